"""The candidates as they are ranked for vacancies: read once, kept for as long as their papers and the day stand.

Invariants: whoever is locked is not among them; nothing but their papers and the day goes in. What is kept looks at no
desk: papers, days and vacancies are handed to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from renown.desk.recruit.records import CandidateRecord
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
from renown.workspace.recruit.lives import Life, lives
from renown.workspace.recruit.vacancies import vacancy_of

MOST_READERS = 20_000
MOST_POOLS = 2
MOST_RANKED = 12
MOST_VACANCIES = 200


class Same:
    """Something that is kept elsewhere, and is the same as long as it is there: told apart without a look inside."""

    __slots__ = ("of",)

    def __init__(self, of: object) -> None:
        self.of = of

    def __eq__(self, other: object) -> bool:
        """Whether it is the very same."""
        return isinstance(other, Same) and self.of is other.of

    def __hash__(self) -> int:
        """By which it is found."""
        return id(self.of)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who may be ranked today: those of whom there are papers, and the accounts of all. locked: how many may not."""

    lives: tuple[Life, ...]
    accounts: tuple[int, ...]
    locked: int
    day: date


@dataclass(frozen=True, slots=True)
class Ordered:
    """Everybody who may be ranked, in the order in which to read them. digest: of all that went in."""

    matches: tuple[Match, ...]
    digest: str
    pool: Pool


@dataclass(frozen=True, slots=True)
class _Looked:
    pool: Pool
    digest: str


def standing(context: Context) -> Standing:
    """Who may be ranked."""
    steps, today = by_account(context.desk.candidates.steps()), context.today().date()
    everybody = context.desk.candidates.list()
    accounts = tuple(
        record.account
        for record in everybody
        if not duties.locked(kept_of(record, steps.get(record.account, ()), context.zone), today)
    )
    return Standing(lives(context), accounts, len(everybody) - len(accounts), today)


def why_locked(context: Context, record: CandidateRecord) -> str:
    """Why somebody may not be looked at; empty where they may."""
    steps = by_account(context.desk.candidates.steps()).get(record.account, ())
    return duties.locked(kept_of(record, steps, context.zone), context.today().date())


def wanted_by(context: Context, words: VacancyWords) -> tuple[Vacancy, Wanted]:
    """A vacancy, and what it asks for."""
    key = words.text, tuple(sorted(words.said.items()))
    return context.kept.get("recruit.matched.wanted", key, MOST_VACANCIES, lambda: _wanted(words))


def ordered(context: Context, people: Standing, words: VacancyWords) -> Ordered:
    """Everybody in the order in which to read them for a vacancy."""
    wanted = wanted_by(context, words)[1]
    key = Same(people.lives), people.accounts, people.day, wanted
    return context.kept.get("recruit.matched.ordered", key, MOST_RANKED, lambda: _ordered(context, people, wanted))


def reader_of(context: Context, people: Standing, account: int) -> Reader:
    """One person, read."""
    return _reader(context, next((life for life in people.lives if life.account == account), account), people.day)


def _wanted(words: VacancyWords) -> tuple[Vacancy, Wanted]:
    vacancy = vacancy_of(words)
    return vacancy, wanted_of(vacancy, words.text, load_seed())


def _ordered(context: Context, people: Standing, wanted: Wanted) -> Ordered:
    key = Same(people.lives), people.accounts, people.day
    looked = context.kept.get("recruit.matched.pool", key, MOST_POOLS, lambda: _look(context, people))
    needs = [[one.words, one.strength, one.years] for one in wanted.needs]
    return Ordered(looked.pool.ranked(wanted), digest_of([VERSION, looked.digest, wanted.text, needs]), looked.pool)


def _look(context: Context, people: Standing) -> _Looked:
    known = {life.account: life for life in people.lives}
    who: Iterable[Life | int] = (known.get(account, account) for account in people.accounts)
    readers = [_reader(context, one, people.day) for one in who]
    told = [[one.person.profile.person, one.person.profile.text] for one in readers]
    return _Looked(Pool(readers), digest_of([people.day.isoformat(), told]))


def _reader(context: Context, who: Life | int, day: date) -> Reader:
    """Somebody by what their papers tell, or by their account alone where there are none."""
    if isinstance(who, int):
        return Reader(Matched(Profile(who), day), load_seed())
    key = who.account, tuple(map(Same, who.papers)), day
    return context.kept.get("recruit.matched.reader", key, MOST_READERS, lambda: _read(who, day))


def _read(life: Life, day: date) -> Reader:
    return Reader(matched_by(life.profile, (told.resume for told in life.papers), day), load_seed())
