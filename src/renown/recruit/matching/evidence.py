"""What speaks for somebody, need by need, with the words of both texts; and what would have to be asked.

Invariant: silence is not a no. What a profile does not name is "not named", and is a question, not a minus of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from renown.recruit.matching.candidate import Matched, Spell
from renown.recruit.matching.wanted import SKILLS, Need
from renown.recruit.sourcing.tokens import places
from renown.recruit.taxonomy import Taxonomy

Found = Literal["named", "less", "close", "not named"]
"""named: it stands there. less: named, for fewer years than asked. close: something it belongs to stands there."""

WORTH: Mapping[Found, float] = {"named": 1.0, "less": 0.75, "close": 0.5, "not named": 0.0}
"""How far each meets a need. The steps are our own word; only their order is meant."""

AROUND_EVIDENCE = 60
"""Letters of the profile shown on either side of what was found."""

_EMPTY = frozenset(
    "and or of in the a an to with for on at as good very strong solid first knowledge experience skills years year "
    "und oder der die das in im mit von für gute sehr kenntnisse erfahrung jahre jahr sowie ein eine "
    "y o de la el en con conocimientos experiencia años".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One need beside what the profile has. words: of the profile, "" where nothing was found; at: where they stand.

    label: what was recognised. years, last: of experience with it and when it was last used, where jobs tell. ask:
    what a person would have to ask, "" where nothing is open.
    """

    need: Need
    found: Found
    label: str = ""
    words: str = ""
    at: int = 0
    years: float | None = None
    last: date | None = None
    ask: str = ""


class Reader:
    """Finds evidence in one person's profile; what the profile names is looked up once."""

    def __init__(self, person: Matched, taxonomy: Taxonomy) -> None:
        self._person, self._taxonomy = person, taxonomy
        self._named: dict[str, tuple[int, int]] = {}
        for one in taxonomy.mentions(person.profile.text, kinds=SKILLS):
            self._named.setdefault(one.concept, (one.start, one.end))
        for skill in person.profile.skills:
            for concept in taxonomy.named(skill, kind="skill"):
                self._named.setdefault(concept.id, (0, 0))
        self._broader = {above for one in self._named for above in taxonomy.broader_of(one)}
        self._words = {term for place in places(person.profile.text) for term in place}
        self._in_spell: dict[int, frozenset[str]] = {}

    def of(self, need: Need) -> Evidence:
        """What speaks for a need."""
        if not need.concepts:
            return self._by_words(need)
        found = [self._by_concept(need, *named) for named in zip(need.concepts, need.called, strict=True)]
        order = max if need.either else min
        return order(found, key=lambda one: WORTH[one.found])

    def _by_concept(self, need: Need, concept: str, label: str) -> Evidence:
        ids = {concept, *self._taxonomy.narrower_of(concept)}
        if held := next((one for one in (concept, *sorted(ids & self._named.keys())) if one in self._named), ""):
            return self._named_one(need, ids, held, label if held == concept else self._taxonomy[held].label())
        if above := [one for one in self._taxonomy.broader_of(concept) if one in self._named]:
            near = self._taxonomy[above[0]].label()
            return Evidence(need, "close", near, *self._excerpt(above[0]), ask=f"{near} is named; ask about {label}.")
        if concept in self._broader or self._beside(concept):
            return Evidence(need, "close", label, ask=f"Something of the same kind is named; ask about {label}.")
        return Evidence(need, "not named", label, ask=f"{label} is not named; ask about it.")

    def _named_one(self, need: Need, ids: set[str], held: str, label: str) -> Evidence:
        spells = [spell for spell in self._person.spells if ids & self._concepts(spell)]
        years = self._person.experience(spells)
        last = max((spell.until for spell in spells if spell.until), default=None)
        words, at = self._excerpt(held)
        if need.years and years is None:
            asked = f"How long with {label}? {need.years:g} years are asked."
            return Evidence(need, "named", label, words, at, years, last, asked)
        if need.years and years is not None and years < need.years:
            said = f"{years:g} years with {label} are seen, {need.years:g} are asked; ask about more."
            return Evidence(need, "less", label, words, at, years, last, said)
        return Evidence(need, "named", label, words, at, years, last)

    def _by_words(self, need: Need) -> Evidence:
        """A need that no list knows: by its own words, and by years where it asks for nothing else."""
        total = self._person.profile.years
        if need.years and total is not None and total < need.years:
            return Evidence(need, "less", years=total, ask=f"{total:g} years are seen, {need.years:g} are asked.")
        terms = [place for place in places(need.words) if not set(place) & _EMPTY and not place[0].isdigit()]
        hit = [place for place in terms if set(place) & self._words]
        if need.years and not terms and total is not None:
            return Evidence(need, "named", years=total)
        if terms and len(hit) == len(terms):
            return Evidence(need, "named", words=self._around(hit[0][0]))
        if len(hit) * 2 >= len(terms) > 0:
            return Evidence(
                need, "close", words=self._around(hit[0][0]), ask=f"Only a part is named; ask: {need.words}"
            )
        return Evidence(need, "not named", ask=f"Not named; ask: {need.words}")

    def _beside(self, concept: str) -> bool:
        """Whether the profile names another skill right under the same head (MySQL beside PostgreSQL)."""
        heads = set(self._taxonomy[concept].broader) - {one for one in self._taxonomy[concept].broader if ":" in one}
        return any(heads & set(self._taxonomy[one].broader) for one in self._named)

    def _concepts(self, spell: Spell) -> frozenset[str]:
        key = id(spell)
        if key not in self._in_spell:
            found = self._taxonomy.mentions(spell.text, kinds=SKILLS)
            self._in_spell[key] = frozenset(one.concept for one in found)
        return self._in_spell[key]

    def _excerpt(self, concept: str) -> tuple[str, int]:
        start, end = self._named[concept]
        text = self._person.profile.text
        if end == 0:
            return self._taxonomy[concept].label(), 0
        left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        right = right if right >= 0 else len(text)
        if right - left > 3 * AROUND_EVIDENCE:
            left, right = max(left, start - AROUND_EVIDENCE), min(right, end + AROUND_EVIDENCE)
        return text[left:right].strip(), start

    def _around(self, term: str) -> str:
        lines = self._person.profile.text.split("\n")
        found = next((line for line in lines if any(term in place for place in places(line))), "")
        return found[: 2 * AROUND_EVIDENCE]
