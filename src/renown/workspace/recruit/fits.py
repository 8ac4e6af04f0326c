"""How a candidate and a vacancy go together, in words; and the filters that a person may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from renown.errors import InputError
from renown.recruit.matching.blind import terms_of
from renown.recruit.matching.copies import runs_of
from renown.recruit.matching.evidence import Reader, Support
from renown.recruit.matching.ranking import Match, asks_of
from renown.recruit.matching.wanted import Need, Wanted
from renown.recruit.taxonomy import Kind
from renown.recruit.taxonomy.seed import load_seed
from renown.workspace.recruit.match_answers import MatchSummary, NeedLine

JOBS: tuple[Kind, ...] = ("occupation",)
LONGEST_FILTER = 200
NONE_MISSING = "none"
"""The filter that leaves whoever names every must-have."""

COPIED = (
    "A passage of these papers repeats the advertisement word for word; it does not count, and is worth a question."
)
NO_PAPERS = "Nothing is known of their work yet: no paper of theirs could be read."


def fit_of(evidence: Sequence[Support]) -> MatchSummary:
    """What is named, what partly, what is missing, and what to ask."""
    fits = [one.need.words for one in evidence if one.found == "named"]
    gone = [one.need for one in evidence if one.found == "not named"]
    partly = [one.need.words for one in evidence if one.found not in ("named", "not named")]
    missing, open_ = ([need.words for need in gone if need.strength == how] for how in ("must", "nice"))
    return MatchSummary(tuple(fits), tuple(partly), tuple(missing), tuple(open_), asks_of(evidence))


def need_line(number: int, need: Need, matches: Iterable[Match]) -> NeedLine:
    """One thing that is asked, and how many name it."""
    named = sum(one.evidence[number - 1].found != "not named" for one in matches)
    return NeedLine(number, need.words, need.strength, need.years, need.start, need.end, named)


def remarks_on(reader: Reader, wanted: Wanted) -> tuple[str, ...]:
    """What should be known before the evidence is believed."""
    if not reader.person.profile.text:
        return (NO_PAPERS,)
    return () if reader.runs.isdisjoint(runs_of(terms_of(wanted.text))) else (COPIED,)


@dataclass(frozen=True, slots=True)
class Filter:
    """Whom a person asks to see. missing: 0 for whoever names every must-have, or the number of a need; None: all.

    jobs: ids of occupations, any of which is or was their job; title, place: words of their jobs. words: what is
    filtered, for the answer and the log.
    """

    missing: int | None
    jobs: frozenset[str]
    title: str
    place: str
    words: str

    @classmethod
    def asked(cls, missing: str, profession: str, place: str, needs: Sequence[Need]) -> Filter:
        """The filter that is meant. Raises InputError."""
        title, place = (" ".join(words[:LONGEST_FILTER].split()).casefold() for words in (profession, place))
        number = _number(missing.strip(), len(needs))
        taxonomy = load_seed()
        named = [concept.id for concept in taxonomy.named(title, kind="occupation")] if title else []
        jobs = {below for one in named for below in (one, *taxonomy.narrower_of(one))}
        lacking = (
            "names every must-have" if number == 0 else f"does not name: {needs[number - 1].words}" if number else ""
        )
        told = (lacking, f"profession {title}" if title else "", f"has worked in {place}" if place else "")
        words = "; ".join(filter(None, told))
        return cls(number, frozenset(jobs), title, place, f". Only who {words}" if words else "")

    def leaves(self, match: Match, reader: Reader) -> bool:
        """Whether somebody is shown."""
        profile = reader.person.profile
        return (
            self._lacks(match)
            and (not self.place or any(self.place in city.casefold() for city in profile.cities))
            and (not self.title or self._worked_as((*profile.titles, *profile.past_titles)))
        )

    def _lacks(self, match: Match) -> bool:
        if self.missing is None:
            return True
        if self.missing == 0:
            return not match.missing("must")
        return match.evidence[self.missing - 1].found == "not named"

    def _worked_as(self, titles: Sequence[str]) -> bool:
        text = "\n".join(titles)
        if self.title in text.casefold():
            return True
        found = load_seed().mentions(text, kinds=JOBS) if self.jobs else ()
        return any(not self.jobs.isdisjoint(one.concepts) for one in found)


def _number(missing: str, most: int) -> int | None:
    if not missing:
        return None
    if missing == NONE_MISSING:
        return 0
    if re.fullmatch(r"\d{1,4}", missing) and 1 <= int(missing) <= most:
        return int(missing)
    raise InputError(
        f"found {missing[:40]!r}, expected {NONE_MISSING!r} or the number of a need from 1 to {most}",
        hint="see the needs with: renown recruit match VACANCY",
    )
