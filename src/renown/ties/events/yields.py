"""What an event was worth: ties that were new there and are alive after 90 days, and what each of them cost.

    new    = there with the owner; in the year before no close day with them, and at no other of the events together
    alive  = a close day from the 31st to the 90th day after the end

A close day is one on which the weights of what passed add up to `quiet.CLOSE`: a hall full of people is none. So the
thank-you of the next morning alone keeps no tie alive. Invariants: before 90 days have passed nothing is said; a share
has its interval, and no two kinds are called different while their intervals overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from renown.model.wording import day_in_words
from renown.ties.quiet import CLOSE
from renown.ties.share import interval

DAYS = 90
SETTLED = 30
BEFORE = 365
FEW_NEW = 10
"""With fewer new ties than this a share says little."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Held:
    """An event to be judged: first and last day (since 1970), its kind, who was there, and what it cost the owner.

    cost and hours are None where nobody said. known: who was at another event in the year before, see `in_turn`.
    """

    key: str
    kind: str
    first: int
    last: int
    there: frozenset[int]
    cost: float | None = None
    hours: float | None = None
    known: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Gave:
    """What one event, or all of one kind, gave: ties new there, and those of them that are alive after 90 days.

    alive and what follows from it are None while it is not due. share: alive of new, with its 95 %
    interval (Wilson). cost_each, hours_each: per living tie, None where there is none or nothing was said.
    """

    events: int
    new: int
    alive: int | None
    share: float | None
    low: float | None
    high: float | None
    cost: float | None
    hours: float | None
    cost_each: float | None
    hours_each: float | None
    due: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield(Gave):
    """The same, by the key of the event or the name of the kind."""

    name: str


def close_days(days: Iterable[tuple[int, int, float]]) -> dict[int, tuple[int, ...]]:
    """Per person the close days, from (person, day, weight).

    >>> close_days([(2, 5, 0.4), (2, 5, 0.2), (2, 6, 0.1)])
    {2: (5,)}
    """
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for person, day, weight in days:
        sums[person, day] += weight
    found: dict[int, list[int]] = defaultdict(list)
    for (person, day), weight in sums.items():
        if weight >= CLOSE - _ROUNDING:
            found[person].append(day)
    return {person: tuple(sorted(own)) for person, own in found.items()}


def in_turn(events: Iterable[Held]) -> tuple[Held, ...]:
    """The events in order, each knowing whom the owner had been with at others in the year before."""
    ordered = sorted(events, key=lambda e: (e.first, e.key))
    return tuple(
        replace(event, known=frozenset[int]().union(*(o.there for o in ordered if _year_before(o, event))))
        for event in ordered
    )


def _year_before(one: Held, event: Held) -> bool:
    return event.first - BEFORE <= one.last < event.first


def new_at(event: Held, close: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """Who was there and was neither close nor met at another event in the year before."""
    strangers = event.there - event.known
    return frozenset(p for p in strangers if not _any(close.get(p, ()), event.first - BEFORE, event.first - 1))


def alive_after(event: Held, close: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """Those of the new whose tie is alive after 90 days."""
    from_, until = event.last + SETTLED + 1, event.last + DAYS
    return frozenset(p for p in new_at(event, close) if _any(close.get(p, ()), from_, until))


def yield_of(event: Held, close: Mapping[int, Sequence[int]], day: int) -> Yield:
    """What one event gave, as of a day."""
    new = len(new_at(event, close))
    alive = len(alive_after(event, close)) if day > event.last + DAYS else None
    due = date(1970, 1, 1) + timedelta(days=event.last + DAYS)
    return _yield(event.key, 1, (new, alive), (event.cost, event.hours), due)


def by_kind(events: Sequence[Held], close: Mapping[int, Sequence[int]], day: int) -> tuple[Yield, ...]:
    """The events that are due, added up by kind; the kind with most living ties per event first.

    Costs add up only where every event of the kind has one: a sum with holes would look cheap.
    """
    kinds: dict[str, list[Held]] = defaultdict(list)
    for event in events:
        if day > event.last + DAYS:
            kinds[event.kind].append(event)
    found = [_kind(kind, held, close) for kind, held in sorted(kinds.items())]
    return tuple(sorted(found, key=lambda y: -(y.alive or 0) / y.events))


def _kind(kind: str, held: Sequence[Held], close: Mapping[int, Sequence[int]]) -> Yield:
    new = sum(len(new_at(event, close)) for event in held)
    alive = sum(len(alive_after(event, close)) for event in held)
    last = date(1970, 1, 1) + timedelta(days=max(event.last for event in held) + DAYS)
    costs = _whole([event.cost for event in held]), _whole([event.hours for event in held])
    return _yield(kind, len(held), (new, alive), costs, last)


def compared(kinds: Sequence[Yield]) -> str:
    """Whether the kinds can be told apart, in a sentence: only where two intervals do not overlap.

    >>> compared([])
    'No event is 90 days past yet, so nothing can be compared.'
    """
    told = [y for y in kinds if y.low is not None and y.high is not None]
    if not told:
        return "No event is 90 days past yet, so nothing can be compared."
    best = max(told, key=lambda y: y.low or 0.0)
    worse = [y.name for y in told if (y.high or 0.0) < (best.low or 0.0)]
    if not worse:
        return "The kinds cannot be told apart yet: their ranges overlap. More events will tell."
    return f"From {best.name} a larger share of new ties stays alive than from {' and '.join(worse)}."


def _any(days: Sequence[int], first: int, last: int) -> bool:
    return any(first <= day <= last for day in days)


def _whole(amounts: Sequence[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _yield(
    name: str,
    events: int,
    found: tuple[int, int | None],
    costs: tuple[float | None, float | None],
    due: date,
) -> Yield:
    (new, alive), (cost, hours) = found, costs
    told = alive is not None and new > 0
    share = alive / new if alive is not None and told else None
    low, high = interval(alive, new) if alive is not None and told else (None, None)
    each = [None if amount is None or not alive else amount / alive for amount in costs]
    words = _in_words(new, alive, low, high, due)
    return Yield(events, new, alive, share, low, high, cost, hours, each[0], each[1], due, words, name=name)


def _in_words(new: int, alive: int | None, low: float | None, high: float | None, due: date) -> str:
    if new == 0:
        return "Nobody there was new to you."
    if alive is None:
        return f"Not due yet: {new} new to you, to be seen on {day_in_words(due)}."
    words = f"{alive} of {new} new to you are in touch after {DAYS} days"
    if new < FEW_NEW or low is None or high is None:
        return f"{words}; too few to say how it goes in general."
    return f"{words} (in general {100 * low:.0f} to {100 * high:.0f} in 100)."
