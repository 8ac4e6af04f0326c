"""The room `goals`: goals on what is measured here, mentors, and the week on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from renown.desk.day.goal_records import GoalRecord
from renown.errors import InputError, NotFoundError
from renown.reckoning.scoring import Scoring
from renown.ties.day.goals import MEASURES, Measure, Seen, Span, in_number, monday_of, progress_of, question_of, seen_of
from renown.workspace.circles.circles import Circles
from renown.workspace.context import AsOf, Context
from renown.workspace.day.answers.goals import GoalLine, WeekReview
from renown.workspace.day.week import Week, review_of
from renown.workspace.giving.favours import Favours
from renown.workspace.groups.groups import Groups
from renown.workspace.kept import kept
from renown.workspace.me import Me, me
from renown.workspace.register import names_of
from renown.workspace.room import Room
from renown.workspace.ties.ties import Ties

WEEKS = 12
"""How long a goal lasts when nobody says."""

WHOSE = "goals are about you"


class Goals(Room):
    """What the owner wants to change, how far it has come, and the weekly review."""

    def __init__(self, context: Context, ties: Ties, favours: Favours, circles: Circles, groups: Groups) -> None:
        super().__init__(context)
        self._ties = ties
        self._favours = favours
        self._circles = circles
        self._groups = groups

    @staticmethod
    def kinds() -> tuple[Measure, ...]:
        """What a goal can be set on."""
        return tuple(MEASURES.values())

    def add(
        self,
        kind: str,
        target: float,
        *,
        circle: str = "",
        weeks: int = WEEKS,
        since: date | None = None,
        words: str = "",
        setback: str = "",
    ) -> int:
        """Set a goal; returns its number. Raises InputError for a kind, a target or a time that cannot be."""
        if kind not in MEASURES:
            raise InputError(f"found {kind!r} as a kind of goal", hint=f"expected one of: {', '.join(MEASURES)}")
        if not 0 < target < 1e6 or (kind == "diversity" and target > 1) or (kind == "replies" and target > 100):
            raise InputError(f"a target of {target:g} cannot be reached", hint=MEASURES[kind].meaning)
        if not 1 <= weeks <= 520:
            raise InputError(f"{weeks} weeks is no time for a goal", hint="give 1 to 520 weeks")
        about = circle if MEASURES[kind].needs_circle else ""
        start = since or self._context.today().date()
        until = start + timedelta(weeks=weeks)
        return int(
            self._context.desk.goals.add(
                GoalRecord(0, kind, target, about.strip(), start, until, words.strip(), setback.strip())
            )
        )

    def remove(self, goal: int) -> bool:
        """Let a goal go; False when that was done already. Raises NotFoundError."""
        return bool(self._context.desk.goals.remove(goal))

    def restore(self, goal: int) -> int:
        """Take up again a goal that was let go; returns its new number. Raises NotFoundError."""
        return int(self._context.desk.goals.restore(goal))

    def list(self, as_of: AsOf = None) -> tuple[GoalLine, ...]:
        """The goals with how far each has come, in the order of setting."""
        seen, day = self._seen(as_of), self._context.moment(as_of).date()
        return tuple(self._line(goal, seen, day) for goal in self._context.desk.goals.list())

    def week(self, as_of: AsOf = None) -> WeekReview:
        """The week up to the day looked from, on one page; on a Monday morning, the week that is over."""
        last = self._context.moment(as_of).date() - timedelta(1)
        week = Week(monday_of(last), last, self._seen(as_of), self.list(as_of), self._context.desk.goals.answers())
        return review_of(self._context, self._favours, week)

    def answer(self, text: str, as_of: AsOf = None) -> None:
        """Keep the answer to the week's question. Raises InputError for an empty one."""
        if not text.strip():
            raise InputError("there is no answer to keep", hint="write a word or two")
        week = monday_of(self._context.moment(as_of).date() - timedelta(1))
        self._context.desk.goals.answer(week, question_of(week)[0], text.strip())

    # --- mentors ---------------------------------------------------------------------------------------------

    def mentors(self) -> tuple[tuple[int, str], ...]:
        """Those the owner learns from: (person, name), by name."""
        persons = self._context.derivation().persons_of(self._context.desk.goals.mentors())
        names = names_of(self._context, persons)
        return tuple(sorted(((p, names[p][0]) for p in persons if p in names), key=lambda m: (m[1], m[0])))

    def add_mentor(self, person: int) -> None:
        """This person is somebody to learn from. Raises NotFoundError."""
        derivation = self._context.derivation()
        accounts = derivation.accounts_of(person)
        if not accounts:
            raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
        self._context.desk.goals.add_mentor(person if person in accounts else accounts[0])

    def remove_mentor(self, person: int) -> bool:
        """They are no longer; False when they were not."""
        accounts = self._context.derivation().accounts_of(person)
        gone = [self._context.desk.goals.remove_mentor(account) for account in accounts]
        return any(gone)

    # --- what progress rests on ------------------------------------------------------------------------------

    def _seen(self, as_of: AsOf) -> Seen:
        scoring = self._context.scoring(as_of)
        own = me(self._context, as_of)
        own.require(WHOSE)
        seen = _contact(self._context, scoring, own)
        lines = self._favours.lines(limit=1 << 30)
        mentors = frozenset(person for person, _ in self.mentors())
        return replace(
            seen,
            given=tuple(line.day for line in lines if line.given),
            got=tuple(line.day for line in lines if not line.given),
            mentors=mentors,
            diversity=self._spread(as_of),
        )

    def _spread(self, as_of: AsOf) -> float | None:
        """How evenly the owner's ties spread, asked only where a goal is about it, for it takes the whole network."""
        if not any(goal.kind == "diversity" for goal in self._context.desk.goals.list()):
            return None
        return self._groups.diversity(None, as_of).spread

    def _line(self, goal: GoalRecord, seen: Seen, day: date) -> GoalLine:
        measure = MEASURES[goal.kind]
        members = {m.person for m in self._circles.members(goal.about)} if goal.about else None
        today = Span.of(day, day).first
        found = progress_of(goal.kind, goal.target, Span.of(goal.since, goal.until), today, seen, members)
        words = found.words
        if goal.about and not members:
            words = f"Unknown: nobody is in the circle {goal.about} yet."
        unknown = goal.about != "" and not members
        return GoalLine(
            id=goal.id,
            kind=goal.kind,
            title=measure.title + (f": {goal.about}" if goal.about else ""),
            about=goal.about,
            since=goal.since,
            until=goal.until,
            target=goal.target,
            value=None if unknown else found.value,
            share=0.0 if unknown else found.share,
            standing="unknown" if unknown else found.standing,
            words=words,
            step="" if found.step is None or unknown else _step_words(goal.kind, found.step),
            own=goal.words,
            setback=goal.setback,
        )


@kept()
def _contact(context: Context, scoring: Scoring, own: Me) -> Seen:
    return seen_of(own.days, own.require(WHOSE), scoring.derivation.day)


def _step_words(kind: str, step: float) -> str:
    return f"A smaller step: {in_number(kind, step)}, a little more than you did before in as many days."
