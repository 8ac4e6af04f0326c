"""The candidates as they are ranked for vacancies: read once, kept for as long as their papers and the day stand.

Invariants: whoever is locked is not among them; nothing but their papers and the day goes in. What is kept looks at no
desk: papers, days and vacancies are handed to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from renown.desk.recruit.records import CandidateRecord, PaperRecord
from renown.desk.recruit.vacancy_records import VacancyWords
from renown.recruit.law import duties
from renown.recruit.law.journal import digest_of
from renown.recruit.matching.candidate import Matched, matched_by
from renown.recruit.matching.evidence import Reader
from renown.recruit.matching.ranking import VERSION, Match, Pool
from renown.recruit.matching.wanted import Wanted, wanted_of
from renown.recruit.profiles import Profile
from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.vacancies.vacancy import Vacancy
from renown.workspace.context import Context
from renown.workspace.recruit.grounds import by_account, kept_of
from renown.workspace.recruit.pool import profile_in, resume_in
from renown.workspace.recruit.records import names_by_account
from renown.workspace.recruit.vacancies import vacancy_of

MOST_READERS = 20_000
MOST_POOLS = 2
MOST_RANKED = 12
MOST_VACANCIES = 200

Papers = tuple[PaperRecord, ...]
Person = tuple[int, str, Papers]
"""An account, what they are called (so that it can be taken out of their texts), and their papers, oldest first."""


@dataclass(frozen=True, slots=True)
class Read:
    """A pool that was read. digest: of all that went in."""

    pool: Pool
    digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Who may be ranked today. locked: how many may not."""

    people: tuple[Person, ...]
    locked: int
    day: date
    zone: ZoneInfo

    def of(self, account: int) -> Person:
        """One of them."""
        return next(one for one in self.people if one[0] == account)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Everybody who may be ranked, in the order in which to read them. digest: of all that went in."""

    matches: tuple[Match, ...]
    digest: str
    pool: Pool


def unlocked(context: Context) -> tuple[CandidateRecord, ...]:
    """Whoever may be looked at, as the room of candidates says it."""
    steps, today = by_account(context.desk.candidates.steps()), context.today().date()
    return tuple(
        record
        for record in context.desk.candidates.list()
        if not duties.locked(kept_of(record, steps.get(record.account, ()), context.zone), today)
    )


def why_locked(context: Context, record: CandidateRecord) -> str:
    """Why somebody may not be looked at; empty where they may."""
    steps = by_account(context.desk.candidates.steps()).get(record.account, ())
    return duties.locked(kept_of(record, steps, context.zone), context.today().date())


def standing(context: Context) -> Standing:
    """Who may be ranked, with their papers."""
    records = unlocked(context)
    names = names_by_account(context, records)
    papers = _by_account(context.desk.candidates.papers())
    people = tuple((record.account, names[record.account], papers.get(record.account, ())) for record in records)
    locked = len(context.desk.candidates.list()) - len(records)
    return Standing(people, locked, context.today().date(), context.zone)


def wanted_by(context: Context, words: VacancyWords) -> tuple[Vacancy, Wanted]:
    """A vacancy, and what it asks for."""
    key = words.text, tuple(sorted(words.said.items()))
    return context.kept.get("recruit.matched.wanted", key, MOST_VACANCIES, lambda: _wanted(words))


def ordered(context: Context, people: Standing, words: VacancyWords) -> Ordered:
    """Everybody in the order in which to read them for a vacancy."""
    wanted = wanted_by(context, words)[1]
    key = people, wanted
    return context.kept.get("recruit.matched.ordered", key, MOST_RANKED, lambda: _ordered(context, people, wanted))


def reader_of(context: Context, person: Person, day: date, zone: ZoneInfo) -> Reader:
    """One person, read."""
    return context.kept.get(
        "recruit.matched.reader", (person, day, zone), MOST_READERS, lambda: _read(*person, day, zone)
    )


def _wanted(words: VacancyWords) -> tuple[Vacancy, Wanted]:
    vacancy = vacancy_of(words)
    return vacancy, wanted_of(vacancy, words.text, load_seed())


def _ordered(context: Context, people: Standing, wanted: Wanted) -> Ordered:
    read = context.kept.get("recruit.matched.pool", (people,), MOST_POOLS, lambda: _pool(context, people))
    needs = [[one.words, one.strength, one.years] for one in wanted.needs]
    return Ordered(read.pool.ranked(wanted), digest_of([VERSION, read.digest, wanted.text, needs]), read.pool)


def _pool(context: Context, people: Standing) -> Read:
    readers = [reader_of(context, person, people.day, people.zone) for person in people.people]
    told = [[one.person.profile.person, one.person.profile.text] for one in readers]
    return Read(Pool(readers), digest_of([people.day.isoformat(), told]))


def _read(account: int, name: str, papers: Papers, day: date, zone: ZoneInfo) -> Reader:
    if not papers:
        return Reader(Matched(Profile(account), day), load_seed())
    profile = profile_in(account, papers, name, day, zone)
    return Reader(matched_by(profile, map(resume_in, papers), day), load_seed())


def _by_account(papers: Iterable[PaperRecord]) -> Mapping[int, Papers]:
    ordered_ = sorted(papers, key=lambda paper: paper.account)
    return {account: tuple(own) for account, own in groupby(ordered_, key=lambda paper: paper.account)}
