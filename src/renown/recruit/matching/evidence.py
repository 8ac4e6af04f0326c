"""What speaks for somebody, need by need, with the words of both texts; and what would have to be asked.

Invariant: silence is not a no. What a profile does not name is "not named", and is a question, not a minus of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from renown.recruit.matching.blind import terms_of
from renown.recruit.matching.candidate import Matched, Spell
from renown.recruit.matching.copies import runs_of
from renown.recruit.matching.wanted import SKILLS, Need
from renown.recruit.resumes.tongues import LANGUAGE_NAMES
from renown.recruit.sourcing.tokens import places
from renown.recruit.taxonomy import Taxonomy

Found = Literal["named", "listed", "less", "close", "not named"]
"""named: it stands there. listed: it stands there, but no job tells of it. less: named, for fewer years than asked.
close: something it belongs to stands there."""

WORTH: Mapping[Found, float] = {"named": 1.0, "listed": 0.75, "less": 0.75, "close": 0.5, "not named": 0.0}
"""How far each meets a need. The steps are our own word; only their order is meant."""

TONGUES = "field:languages"
"""What all languages belong to: they are spoken, not used in a job."""

AROUND_EVIDENCE = 60
"""Letters of the profile shown on either side of what was found."""


@dataclass(frozen=True, slots=True)
class Support:
    """One need beside what the profile has. words: the line of the profile, "" where nothing was found.

    start, end: where the text of the profile has it, both 0 where it stands in a list only. label: what was recognised.
    years, last: of experience with it and when it was last used, where jobs tell. ask: what a person would have to ask,
    "" where nothing is open.
    """

    need: Need
    found: Found
    label: str = ""
    words: str = ""
    start: int = 0
    end: int = 0
    years: float | None = None
    last: date | None = None
    ask: str = ""


class Reader:
    """Finds evidence in one person's profile; what the profile names is looked up once.

    terms: all its words; runs: of them.
    """

    def __init__(self, person: Matched, taxonomy: Taxonomy) -> None:
        self.person, self._taxonomy = person, taxonomy
        self._text = person.profile.text
        self.terms = terms_of(self._text)
        self.runs = runs_of(self.terms)
        self._named: dict[str, tuple[int, int]] = {}
        for one in taxonomy.mentions(self._text, kinds=SKILLS):
            self._named.setdefault(one.concept, (one.start, one.end))
        spoken = [name for code in person.profile.languages for name in LANGUAGE_NAMES.get(code, "").split()]
        for skill in (*person.profile.skills, *spoken):
            for concept in taxonomy.named(skill, kind="skill"):
                self._named.setdefault(concept.id, (0, 0))
        self._broader = {above for one in self._named for above in taxonomy.broader_of(one)}
        self._words = frozenset((*self.terms, *spoken))
        self._in_spell: dict[int, frozenset[str]] = {}

    def of(self, need: Need) -> Support:
        """What speaks for a need."""
        if not need.concepts:
            return self._by_words(need)
        found = [self._by_concept(need, *named) for named in zip(need.concepts, need.called, strict=True)]
        order = max if need.either else min
        return order(found, key=lambda one: WORTH[one.found])

    def _by_concept(self, need: Need, concept: str, label: str) -> Support:
        ids = {concept, *self._taxonomy.narrower_of(concept)}
        if held := next((one for one in (concept, *sorted(ids & self._named.keys())) if one in self._named), ""):
            return self._named_one(need, ids, held, label if held == concept else self._taxonomy[held].label())
        if above := [one for one in self._taxonomy.broader_of(concept) if one in self._named]:
            near = self._taxonomy[above[0]].label()
            return Support(need, "close", near, *self._excerpt(above[0]), ask=f"{near} is named; ask about {label}.")
        if concept in self._broader or self._beside(concept):
            return Support(need, "close", label, ask=f"Something of the same kind is named; ask about {label}.")
        return Support(need, "not named", label, ask=f"{label} is not named; ask about it.")

    def _named_one(self, need: Need, ids: set[str], held: str, label: str) -> Support:
        spells = [spell for spell in self.person.spells if ids & self._concepts(spell)]
        years = self.person.experience(spells)
        last = max((spell.until for spell in spells if spell.until), default=None)
        if TONGUES in self._taxonomy[held].broader:
            return Support(need, "named", label, *self._excerpt(held), years, last, f"How well? Asked: {need.words}")
        found, ask = self._how_long(need, label, years, bool(spells))
        return Support(need, found, label, *self._excerpt(held), years, last, ask)

    def _how_long(self, need: Need, label: str, years: float | None, in_a_job: bool) -> tuple[Found, str]:
        """How far something that is named meets a need, and what to ask."""
        if not in_a_job:
            long = f", and for how long; {need.years:g} years are asked" if need.years else ""
            return "listed", f"{label} is named, but in no job of theirs; ask where they used it{long}."
        if need.years and years is None:
            return "named", f"How long with {label}? {need.years:g} years are asked."
        if need.years and years is not None and years < need.years:
            return "less", f"{years:g} years with {label} are seen, {need.years:g} are asked; ask about more."
        return "named", ""

    def _by_words(self, need: Need) -> Support:
        """A need that no list knows: by its own words, and by years where it asks for nothing else."""
        total = self.person.profile.years
        if need.years and total is not None and total < need.years:
            return Support(need, "less", years=total, ask=f"{total:g} years are seen, {need.years:g} are asked.")
        asked = [terms_of(place[0]) for place in places(need.words)]
        terms = [place for place in asked if place and not place[0].isdigit()]
        hit = [place for place in terms if set(place) & self._words]
        if need.years and not terms and total is not None:
            return Support(need, "named", years=total)
        if terms and len(hit) == len(terms):
            return Support(need, "named", "", *self._around(hit))
        if len(hit) * 2 >= len(terms) > 0:
            return Support(need, "close", "", *self._around(hit), ask=f"Only a part is named; ask: {need.words}")
        return Support(need, "not named", ask=f"Not named; ask: {need.words}")

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

    def _excerpt(self, concept: str) -> tuple[str, int, int]:
        """The line that names something, and where the name stands."""
        start, end = self._named[concept]
        if end == 0:
            return self._taxonomy[concept].label(), 0, 0
        left, right = self._text.rfind("\n", 0, start) + 1, self._text.find("\n", end)
        right = right if right >= 0 else len(self._text)
        if right - left > 3 * AROUND_EVIDENCE:
            left, right = max(left, start - AROUND_EVIDENCE), min(right, end + AROUND_EVIDENCE)
        return self._text[left:right].strip(), start, end

    def _around(self, hit: Sequence[Sequence[str]]) -> tuple[str, int, int]:
        """The line in which most of these words stand, and where it stands."""
        wanted = [set(place) for place in hit]
        best, most, at = (0, 0), 0, 0
        for line in self._text.split("\n"):
            held = set(terms_of(line))
            many = sum(not one.isdisjoint(held) for one in wanted)
            if many > most:
                best, most = (at, at + len(line)), many
            at += len(line) + 1
        start, end = best
        return self._text[start:end][: 2 * AROUND_EVIDENCE], start, min(end, start + 2 * AROUND_EVIDENCE)
