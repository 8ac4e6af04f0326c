"""The plan of a vacancy, put together from what is known and what the recruiter said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from renown.recruit.channels.card import Card
from renown.recruit.plan.days import working_day
from renown.recruit.plan.ideas import ContentIdea
from renown.recruit.plan.posts import Post
from renown.recruit.plan.steps import STEP_KINDS, Situation, walk
from renown.recruit.plan.sums import Costs, WeekLoad, costs, loads
from renown.recruit.plan.words import PlanFrame, PlanWord

Words = Mapping[str, tuple[PlanWord, int]]
"""By key: the word that stands, and the version of the plan since which it does."""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A step or an own task. words: what is to be done; own: whether these are the recruiter's; since: the version of
    the plan in which it was changed last, 0: never."""

    key: str
    words: str
    own: bool
    owner: str
    day: date | None
    minutes: int | None
    done: date | None
    since: int


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One of the eight steps. there: what is known and done already; item: what is to be done; tasks: own ones."""

    name: str
    title: str
    there: tuple[str, ...]
    proposal: str
    item: PlanItem
    tasks: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class PlanChannel:
    """A channel of the plan. free: nothing there has to be paid for; models: how it is paid; cost: the recruiter's own
    figure for a month, None: not said; kept: whether its text is the recruiter's own; older: that text was written from
    an earlier version of the vacancy."""

    name: str
    title: str
    minutes: int
    free: bool
    models: tuple[str, ...]
    cost: float | None
    post: Post
    kept: bool
    older: bool
    since: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a vacancy. version: 0 while nobody changed anything, then it grows with each change. offered: other
    channels that fit, by name and title. open: what is not done; gaps: left in texts."""

    vacancy: int
    title: str
    version: int
    frame: PlanFrame
    steps: tuple[PlanStep, ...]
    channels: tuple[PlanChannel, ...]
    offered: tuple[tuple[str, str], ...]
    ideas: tuple[ContentIdea, ...]
    weeks: tuple[WeekLoad, ...]
    costs: Costs
    verdict: tuple[str, ...]
    open: int
    done: int
    gaps: int

    def items(self) -> Iterator[tuple[PlanStep, PlanItem]]:
        """Every step and task, in the order of the steps."""
        for step in self.steps:
            for item in (step.item, *step.tasks):
                yield step, item


def item_of(key: str, proposal: str, day: date | None, minutes: int | None, words: Words) -> PlanItem:
    """A thing to do: as proposed, or as the recruiter said."""
    word, since = words.get(key, (None, 0))
    if word is None or not word.said:
        return PlanItem(key, proposal, False, "", day, minutes, None, since)
    own = bool(word.words)
    return PlanItem(key, word.words or proposal, own, word.owner, word.day, word.minutes, word.done, since)


def steps_of(frame: PlanFrame, known: Situation, words: Words) -> tuple[PlanStep, ...]:
    """The eight steps with what is to be done in each."""
    tasks = _tasks(words)
    found = []
    for kind in STEP_KINDS:
        there, proposal = walk(kind.name, known)
        day = working_day(frame.start, kind.after)
        item = item_of(f"step:{kind.name}", proposal, day, kind.minutes, words)
        found.append(PlanStep(kind.name, kind.title, there, proposal, item, tasks.get(kind.name, ())))
    return tuple(found)


def _tasks(words: Words) -> dict[str, tuple[PlanItem, ...]]:
    """The own tasks by step, by day and in the order of writing; those without a day last."""
    found: dict[str, list[tuple[date, int, PlanItem]]] = {}
    for key, (word, _since) in words.items():
        if key.startswith("task:") and word.said:
            place = (word.day or date.max, int(key.partition(":")[2]), item_of(key, "", None, None, words))
            found.setdefault(word.step, []).append(place)
    return {step: tuple(item for *_, item in sorted(rows, key=lambda row: row[:2])) for step, rows in found.items()}


def channel_of(card: Card, post: Post, words: Words, vacancy_version: int) -> PlanChannel:
    """A channel of the plan as its card and the recruiter say it."""
    word, since = words.get(f"channel:{card.name}", (PlanWord(""), 0))
    kept = word.said and bool(word.words)
    free = not card.paid
    cost = word.cost if word.said and word.cost is not None else 0.0 if free else None
    older = kept and 0 < word.written_from < vacancy_version
    return PlanChannel(card.name, card.title, card.minutes, free, card.costs, cost, post, kept, older, since)


def summed(frame: PlanFrame, steps: Sequence[PlanStep], channels: Sequence[PlanChannel]) -> tuple[WeekLoad, ...]:
    """The weeks of a plan; what is ticked off takes no more time."""
    items = [item for step in steps for item in (step.item, *step.tasks) if item.done is None]
    due = [(item.day, item.minutes) for item in items]
    return loads(frame.start, frame.weeks, due, sum(channel.minutes for channel in channels), frame.minutes)


def costs_of(frame: PlanFrame, channels: Sequence[PlanChannel]) -> Costs:
    """What the channels cost in a month, by the recruiter's own figures."""
    return costs(((channel.title, channel.cost) for channel in channels), frame.budget)


def verdict(frame: PlanFrame, weeks: Sequence[WeekLoad], money: Costs) -> tuple[str, ...]:
    """Whether the plan fits, in plain words."""
    return (*_of_time(frame, weeks), *_of_money(money))


def _of_time(frame: PlanFrame, weeks: Sequence[WeekLoad]) -> Iterator[str]:
    if frame.minutes is None:
        yield "How much time you have in a week is not said, so nobody can tell whether the plan fits it."
    else:
        over = [week for week in weeks if week.over]
        most = max((week.over or 0 for week in over), default=0)
        if over:
            which = f"in {len(over)} of {len(weeks)} weeks, by up to {most:,} minutes"
            yield f"The plan does not fit your time: {which}. Leave out a channel, move a step, or take more weeks."
        else:
            yield f"The plan fits the {frame.minutes:,} minutes that you have in a week."
    unknown = sum(week.unknown for week in weeks)
    if unknown:
        yield f"{unknown:,} of the things to do have no minutes; they are in no sum."


def _of_money(money: Costs) -> Iterator[str]:
    if money.unknown:
        yield f"What is spent is not said for {', '.join(money.unknown)}: that is unknown, not zero."
    if money.budget is None:
        yield "What you can spend in a month is not said."
    elif money.over:
        yield f"The plan does not fit your budget: it is {money.over:,.2f} above {money.budget:,.2f} in a month."
    elif money.unknown:
        yield f"Of {money.budget:,.2f} in a month, {money.known:,.2f} are planned; the rest cannot be told yet."
    else:
        yield f"The plan fits your budget: {money.known:,.2f} of {money.budget:,.2f} in a month."
