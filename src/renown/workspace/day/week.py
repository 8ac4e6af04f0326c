"""The week on one page, from what was seen and what was written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from renown.desk.day.goal_records import AnswerRecord
from renown.ties.contacts import days_in_words
from renown.ties.day.goals import QUESTIONS, Seen, Span, answers, met, new_ties, question_of, revived
from renown.workspace.context import Context
from renown.workspace.day.answers.goals import GoalLine, MetPerson, WeekAnswer, WeekNumber, WeekReview
from renown.workspace.giving.answers import PastPromise
from renown.workspace.giving.favours import Favours
from renown.workspace.register import called

PEOPLE_LISTED = 8
EARLIER = 4
ENDED = 200


@dataclass(frozen=True, slots=True)
class Week:
    """What a review rests on: the Monday, the last day looked at, what was seen, the goals, and answers kept."""

    monday: date
    until: date
    seen: Seen
    goals: tuple[GoalLine, ...]
    answers: tuple[AnswerRecord, ...]

    @property
    def span(self) -> Span:
        """The days of the week so far."""
        return Span.of(self.monday, self.until)

    @property
    def last(self) -> Span:
        """The same days of the week before."""
        return Span(self.span.first - 7, self.span.last - 7)


def review_of(context: Context, favours: Favours, week: Week) -> WeekReview:
    """The review of a week."""
    touched, fresh, back = met(week.seen, week.span), new_ties(week.seen, week.span), revived(week.seen, week.span)
    names = called(context, list(touched))
    kept = tuple(p for p in favours.ended(ENDED) if p.kept and p.mine and week.monday <= p.day <= week.until)
    name, question = question_of(week.monday)
    answer = next((a.answer for a in week.answers if (a.week, a.question) == (week.monday, name)), "")
    return WeekReview(
        week=week.monday,
        until=week.until,
        well=tuple(_well(week, kept, [names[p] for p in sorted(fresh & names.keys())], len(back))),
        met=_people(touched, names, fresh, back),
        met_count=len(names),
        kept=kept,
        open=tuple(p for p in favours.promises() if p.mine),
        numbers=tuple(_numbers(week)),
        goals=week.goals,
        question=question,
        answer=answer,
        earlier=_earlier(week),
    )


def _well(week: Week, kept: Sequence[PastPromise], fresh: Sequence[str], back: int) -> Iterator[str]:
    for promise in kept:
        yield f"You kept your promise to {promise.name}: {promise.words.rstrip('.')}."
    if fresh:
        more = f" and {len(fresh) - 3} more" if len(fresh) > 3 else ""
        yield f"New in touch: {', '.join(fresh[:3])}{more}."
    if back:
        yield f"{_people_in_words(back)} heard from you again after half a year or more."
    quick, told = answers(week.seen, week.span)
    if quick and not _fell(week):
        yield f"{quick} of {told} times that somebody wrote to you, you answered within three days."
    for goal in week.goals:
        if goal.standing == "reached":
            yield f"Reached: {goal.title}. {goal.words}"


def _fell(week: Week) -> bool:
    """Whether a smaller share was answered in time than in the week before: that is not what went well."""
    (quick, told), (before, of) = answers(week.seen, week.span), answers(week.seen, week.last)
    return bool(told and of) and quick * of < before * told


def _people_in_words(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _people(
    touched: dict[int, int], names: dict[int, str], fresh: frozenset[int], back: frozenset[int]
) -> tuple[MetPerson, ...]:
    order = sorted(names, key=lambda p: (p not in fresh, p not in back, -touched[p], names[p], p))
    return tuple(
        MetPerson(p, names[p], touched[p], p in fresh, _met_words(touched[p], p in fresh, p in back))
        for p in order[:PEOPLE_LISTED]
    )


def _met_words(days: int, new: bool, again: bool) -> str:
    first = "first contact, " if new else "again after a long silence, " if again else ""
    return f"{first}{days_in_words(days)} this week"


def _numbers(week: Week) -> Iterator[WeekNumber]:
    now, before = (_figures(week.seen, span) for span in (week.span, week.last))
    for name, value in now.items():
        yield WeekNumber(name, value, before[name])


def _figures(seen: Seen, span: Span) -> dict[str, str]:
    return {
        "people in touch": str(len(met(seen, span))),
        "new ties": str(len(new_ties(seen, span))),
        "dormant ties revived": str(len(revived(seen, span))),
        "answered within 3 days": _share(seen, span),
    }


def _share(seen: Seen, span: Span) -> str:
    quick, told = answers(seen, span)
    return f"{100 * quick / told:.0f} %" if told else "unknown"


def _earlier(week: Week) -> tuple[WeekAnswer, ...]:
    words = dict(QUESTIONS)
    told = [a for a in week.answers if a.week < week.monday]
    return tuple(WeekAnswer(a.week, words.get(a.question, a.question), a.answer, a.at) for a in told[:EARLIER])
