"""The room `welcome`: the first steps in a new workspace, the first useful word, and the tour of the made-up world.

Invariant: a step is done when what it asks for is there, whoever did it and where; what was said of it counts only
while it is not. Each can be skipped, and taken up again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from renown.desk.day.welcome_records import StopRecord
from renown.errors import InputError
from renown.model.networks import name_of as network_name
from renown.model.rows import NOT_PEOPLE
from renown.model.wording import day_in_words
from renown.reckoning.scoring import Scoring
from renown.ties.contacts import days_in_words
from renown.ties.day.first_word import FirstTie, first_tie
from renown.workspace.context import AsOf, Context
from renown.workspace.data.state import state
from renown.workspace.day.answers.welcome import FirstWord, StepState, TourStop, WelcomeStep, WelcomeSteps
from renown.workspace.me import me, not_people
from renown.workspace.register import account_of, called, name_of
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.workspace.people.people import People
    from renown.workspace.ties.ties import Ties

FIRST_STEPS = ("bring", "you", "vouch", "word")
TOUR = "tour"
WORDS = ("done", "skipped")
NAMED = 3
FEWEST_AT_ONE_PLACE = 2


class Welcome(Room):
    """The first steps, the first word, and the tour."""

    def __init__(self, context: Context, people: People, ties: Ties) -> None:
        super().__init__(context)
        self._people = people
        self._ties = ties

    def steps(self, as_of: AsOf = None) -> WelcomeSteps:
        """Where the owner stands in the first steps, what was done, and which comes next."""
        said, done = self._context.desk.welcome.words(), self._done(as_of)
        found = tuple(
            WelcomeStep(name, _state(name, done[name], said.get(name, "")), done[name]) for name in FIRST_STEPS
        )
        still = [step.name for step in found if step.state == "open"]
        begun = any(name in said for name in FIRST_STEPS)
        under_way = not done["bring"] or ("word" in still and (begun or not done["you"]))
        return WelcomeSteps(under_way, found, still[0] if still else FIRST_STEPS[-1], len(found) - len(still))

    def say(self, step: str, word: str = "done") -> None:
        """Say of a step (bring, you, vouch, word), or of the tour, that it is done or skipped. Raises InputError."""
        if word not in WORDS:
            raise InputError(f"word: found {word[:40]!r}, expected {' or '.join(WORDS)}")
        self._context.desk.welcome.say(_known(step), word)

    def take_up(self, step: str) -> bool:
        """Take a step, or the tour, up again; False where nothing was said of it. Raises InputError."""
        return self._context.desk.welcome.take_back(_known(step))

    def first_word(self, as_of: AsOf = None) -> FirstWord | None:
        """The first useful sentence about the owner's network; None while nobody has come in."""
        own, scoring = me(self._context, as_of), self._context.scoring(as_of)
        if own.person is not None:
            others = not_people(self._context, scoring) | {own.person}
            tie = first_tie(own.days, own.person, scoring.derivation.day, others)
            if tie is not None and tie.faded:
                return _of_faded(tie, name_of(self._context, tie.person), scoring.derivation.before.date())
            if owed := self._ties.owed(as_of, 1):
                return FirstWord(f"{owed[0].name} waits for your answer.", owed[0].words, owed[0].person, owed[0].name)
            if tie is not None:
                return _of_close(tie, name_of(self._context, tie.person))
        return _of_places(self._context, scoring, own.person)

    def tour(self) -> tuple[TourStop, ...]:
        """Whom to look at in a made-up world, and what their pages should show; empty anywhere else, and once over."""
        desk = self._context.desk.welcome
        stops = desk.tour()
        if not stops or TOUR in desk.words():
            return ()
        persons = self._context.derivation().person_by_account([stop.account for stop in stops])
        names = called(self._context, list(persons.values()))
        there = ((stop, persons[stop.account]) for stop in stops if stop.account in persons)
        return tuple(TourStop(person, names[person], stop.role, stop.words) for stop, person in there)

    def keep_tour(self, stops: Sequence[tuple[int, str, str]]) -> None:
        """Lay out a tour: whom to look at, in which role, and what their pages should show."""
        records = [StopRecord(account_of(self._context, person), role, words) for person, role, words in stops]
        self._context.desk.welcome.keep_tour(records)

    def _done(self, as_of: AsOf) -> dict[str, str]:
        """What was done of each step, in words; empty where nothing was."""
        now = state(self._context, as_of)
        vouched = called(self._context, self._context.derivation().persons_of(self._seeded()))
        return {
            "bring": f"{_counted(now.imports, 'export')}, {_counted(now.people, 'person', 'people')}, "
            f"{_counted(now.interactions, 'act')}"
            if now.imports
            else "",
            "you": f"{now.owner_name}{self._networks()}" if now.owner is not None else "",
            "vouch": _listed(sorted(vouched.values())),
            "word": "",
        }

    def _seeded(self) -> tuple[int, ...]:
        return tuple(seed.account for seed in self._context.desk.seeds())

    def _networks(self) -> str:
        names = dict.fromkeys(network_name(c.network) for c in self._people.owner_candidates() if c.confirmed)
        return f" ({', '.join(names)})" if names else ""


def _known(step: str) -> str:
    if step not in (*FIRST_STEPS, TOUR):
        raise InputError(f"step: found {step[:40]!r}, expected one of {', '.join((*FIRST_STEPS, TOUR))}")
    return step


def _state(step: str, done: str, said: str) -> StepState:
    """Where a step stands: only the last of them leaves nothing behind by which one sees that it is done."""
    if done or (said == "done" and step == FIRST_STEPS[-1]):
        return "done"
    return "skipped" if said == "skipped" else "open"


def _counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> _counted(1, "act"), _counted(1200, "person", "people")
    ('1 act', '1,200 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _listed(names: list[str]) -> str:
    """Some of the names, and how many more.

    >>> _listed(["Ana", "Bo"]), _listed(["Ana", "Bo", "Cy", "Di"])
    ('Ana, Bo', 'Ana, Bo, Cy and 1 more')
    """
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _of_faded(tie: FirstTie, name: str, today: date) -> FirstWord:
    silence = span_in_words((today - tie.last).days)
    closer = "nobody was" if tie.rank == 1 else f"only {tie.rank - 1} {'was' if tie.rank == 2 else 'were'}"
    return FirstWord(
        f"You and {name} have not been in touch for {silence}. In {tie.year} {closer} closer to you.",
        f"{days_in_words(tie.days)} of contact in {tie.year}, the last on {day_in_words(tie.last)}.",
        tie.person,
        name,
    )


def _of_close(tie: FirstTie, name: str) -> FirstWord:
    return FirstWord(
        f"{name} is whom you are in touch with most.",
        f"{days_in_words(tie.days)} of contact in the last twelve months seen, the last on {day_in_words(tie.last)}.",
        tie.person,
        name,
    )


def _of_places(context: Context, scoring: Scoring, owner: int | None) -> FirstWord | None:
    """Where the owner knows most people; else what is missing."""
    people = scoring.derivation.people
    rows = people.filter(pc.invert(pc.is_in(people["kind"], value_set=pc.cast(list(NOT_PEOPLE), "string"))))
    rows = rows.filter(pc.not_equal(rows["person"], -1 if owner is None else owner))
    if not rows.num_rows:
        return None
    places = Counter(name for name in rows["organisation"].to_pylist() if name)
    place, number = max(places.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if number >= FEWEST_AT_ONE_PLACE:
        return FirstWord(
            f"You know {number:,} people at {place}, more than anywhere else.",
            "That is what profiles and address books say. Paths show who of them can bring you to whom.",
            organisation=place,
        )
    return FirstWord(
        f"{_counted(rows.num_rows, 'person', 'people')} came in, and no contact with any of them is seen yet.",
        "Address books and profiles say who somebody is. Mail, messages and calendars show who is close to you.",
    )


def span_in_words(days: int) -> str:
    """A long time as one says it.

    >>> span_in_words(9), span_in_words(75), span_in_words(250), span_in_words(800)
    ('9 days', '10 weeks', '8 months', '2 years')
    """
    if days < 28:
        return days_in_words(days)
    if days < 84:
        return _counted(days // 7, "week")
    return _counted(days // 30, "month") if days < 730 else _counted(days // 365, "year")
