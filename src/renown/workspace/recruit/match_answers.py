"""What the room `matching` answers. None of it holds a score: what is named, what is not, and what to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.recruit.matching.evidence import Found, Support
from renown.recruit.matching.wanted import Need, Strength

__all__ = ["Found", "Need", "Strength", "Support"]


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One thing a vacancy asks for. number: from 1; start, end: where the advertisement says it, both 0: it does not.

    named: how many of the pool name it.
    """

    number: int
    words: str
    strength: Strength
    years: float | None
    start: int
    end: int
    named: int


@dataclass(frozen=True, slots=True)
class ShortlistLine:
    """Somebody on a shortlist. number: of the entry, candidate: of the record; words: why, by whoever put them there.

    locked: why nothing may be done with them, empty where it may.
    """

    number: int
    candidate: int
    name: str
    words: str
    who: str
    at: datetime
    locked: str


@dataclass(frozen=True, slots=True)
class MatchSummary:
    """How somebody and a vacancy go together, in the words of the advertisement.

    fits: named; partly: named for fewer years, in a list only, or something near; missing: must-haves that are not
    named, open: nice-to-haves that are not. asks: what a person would have to ask, must-haves first.
    """

    fits: tuple[str, ...]
    partly: tuple[str, ...]
    missing: tuple[str, ...]
    open: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchRow:
    """Somebody in the order in which to read a pool. candidate: the number of the record; place: shared by equals.

    seeking: what signs of openness come to, as the list of candidates has it; it moves nobody. years: of experience.
    shortlist: the number of their entry, if any.
    """

    candidate: int
    person: int
    name: str
    seeking: str
    place: int
    years: float | None
    fit: MatchSummary
    shortlist: int | None


@dataclass(frozen=True, slots=True)
class Matches:
    """A page of the pool in the order in which to read it for a vacancy.

    pool: who may be looked at; locked: who may not, and is left out; count: who is left by the filter. criteria: what
    the order rests on and what was filtered, as the log has it.
    """

    vacancy: int
    version: int
    title: str
    needs: tuple[NeedLine, ...]
    pool: int
    locked: int
    count: int
    rows: tuple[MatchRow, ...]
    criteria: str


@dataclass(frozen=True, slots=True)
class MatchCard:
    """One candidate and one vacancy, both texts and the evidence in them.

    text: what the papers say of their work, without who they are; places of the evidence are characters of it.
    remarks: what should be known before the evidence is believed.
    """

    vacancy: int
    version: int
    title: str
    advert: str
    text: str
    row: MatchRow
    evidence: tuple[Support, ...]
    remarks: tuple[str, ...]
    shortlist: ShortlistLine | None


@dataclass(frozen=True, slots=True)
class VacancyFit:
    """One of the vacancies and how a candidate fits it."""

    vacancy: int
    title: str
    place: str
    fit: MatchSummary
    shortlist: int | None


@dataclass(frozen=True, slots=True)
class VacanciesFor:
    """The vacancies for a candidate, that first of which most is named."""

    candidate: int
    name: str
    rows: tuple[VacancyFit, ...]


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place in a ranking that was shown. candidate, name: None and empty for whoever is here no longer."""

    place: int
    candidate: int | None
    name: str


@dataclass(frozen=True, slots=True)
class ShownRanking:
    """A ranking that was shown, as the log has it. line: in the log; version: of what ranked; people: were ranked.

    title: of the vacancy, as it is called now.
    """

    line: int
    at: datetime
    on: date
    who: str
    vacancy: int
    vacancy_version: int
    title: str
    version: str
    criteria: str
    people: int
    rows: tuple[ShownPlace, ...]


@dataclass(frozen=True, slots=True)
class ShownRankings:
    """The log of shown rankings, the last first. count: of all. wrong: what is wrong with the log, if anything."""

    count: int
    rows: tuple[ShownRanking, ...]
    wrong: tuple[str, ...]
