"""Measures: one function each, from a cell to one number per person.

The docstring of a measure is what its reader sees: one sentence with {acts} and, if it depends on a half-life,
{days}. NaN says that the measure has no meaning for a person (a share of nothing); such values are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from renown.ledger.cells import Cell, Floats, Side


def received(cell: Cell, days: int) -> Floats:
    """How many {acts} others did because of the person, an act counting half after every {days} days."""
    return cell.received.total(cell.received.decayed[days])


def given(cell: Cell, days: int) -> Floats:
    """How many {acts} the person did because of others, an act counting half after every {days} days."""
    return cell.given.total(cell.given.decayed[days])


def people_received(cell: Cell, days: int) -> Floats:
    """How many different people did {acts} because of the person within the last {days} days."""
    return cell.received.total(cell.received.last_age <= days)


def people_given(cell: Cell, days: int) -> Floats:
    """Because of how many different people the person did {acts} within the last {days} days."""
    return cell.given.total(cell.given.last_age <= days)


def new_people(cell: Cell, days: int) -> Floats:
    """How many people did the first of their {acts} because of the person within the last {days} days."""
    return cell.received.total(cell.received.first_age <= days)


def lapsed_people(cell: Cell, days: int) -> Floats:
    """How many people once did {acts} because of the person, but not within the last {days} days."""
    return cell.received.total(cell.received.last_age > days)


def strongest_share_received(cell: Cell, days: int) -> Floats:
    """The share of the {acts} received, halved every {days} days, that one single person did."""
    return _strongest(cell.received, days)


def strongest_share_given(cell: Cell, days: int) -> Floats:
    """The share of the {acts} given, halved every {days} days, that went to one single person."""
    return _strongest(cell.given, days)


def concentration_received(cell: Cell, days: int) -> Floats:
    """How far few people did most {acts} received, halved every {days} days: 1 if one person did all (Herfindahl)."""
    return _herfindahl(cell.received, days)


def concentration_given(cell: Cell, days: int) -> Floats:
    """How far most {acts} given, halved every {days} days, went to few people: 1 if to a single one (Herfindahl)."""
    return _herfindahl(cell.given, days)


def effective_people(cell: Cell, days: int) -> Floats:
    """As many people, doing equally many of the {acts} received, would be as varied, acts halved every {days} days."""
    return 1.0 / _herfindahl(cell.received, days)


def acts_per_person(cell: Cell, days: int) -> Floats:
    """How many {acts} received, halved every {days} days, come on each person who was active in that time."""
    recent = cell.received.last_age <= days
    return _share(cell.received.total(np.where(recent, cell.received.decayed[days], 0.0)), people_received(cell, days))


def still_counting(cell: Cell, days: int) -> Floats:
    """The share of all {acts} ever received that still counts when it is halved every {days} days."""
    return _share(received(cell, days), acts_received(cell))


def balance(cell: Cell, days: int) -> Floats:
    """Received as a share of received and given {acts}, halved every {days} days: one half is even."""
    return _share(received(cell, days), received(cell, days) + given(cell, days))


def mutual_people(cell: Cell, days: int) -> Floats:
    """With how many people {acts} passed both ways within the last {days} days."""
    there, back = cell.mutual
    both = (cell.received.last_age[there] <= days) & (cell.given.last_age[back] <= days)
    return np.bincount(cell.received.who[there], weights=both, minlength=cell.received.size).astype(np.float64)


def reciprocity(cell: Cell, days: int) -> Floats:
    """The share of those who did {acts} because of the person within the last {days} days that got some back."""
    return _share(mutual_people(cell, days), people_received(cell, days))


def acts_received(cell: Cell) -> Floats:
    """How many {acts} others ever did because of the person."""
    return cell.received.total(cell.received.acts)


def acts_given(cell: Cell) -> Floats:
    """How many {acts} the person ever did because of others."""
    return cell.given.total(cell.given.acts)


def all_people_received(cell: Cell) -> Floats:
    """How many different people ever did {acts} because of the person."""
    return cell.received.people


def all_people_given(cell: Cell) -> Floats:
    """Because of how many different people the person ever did {acts}."""
    return cell.given.people


def returning_people(cell: Cell) -> Floats:
    """How many people did {acts} because of the person on two days or more, networks and kinds counted apart."""
    return cell.received.total(cell.received.days >= 2)


def person_days(cell: Cell) -> Floats:
    """On how many days somebody did {acts} because of the person, added over people, networks and kinds."""
    return cell.received.total(cell.received.days)


def tenure_received(cell: Cell) -> Floats:
    """How many days lie between the first and the last of the {acts} that others did because of the person."""
    return cell.received.largest(cell.received.first_age.astype(np.float64)) - newest_received(cell)


def newest_received(cell: Cell) -> Floats:
    """How many days ago others did the last of their {acts} because of the person."""
    return cell.received.smallest(cell.received.last_age)


def newest_given(cell: Cell) -> Floats:
    """How many days ago the person did the last of their {acts} because of others."""
    return cell.given.smallest(cell.given.last_age)


def weeks_received(cell: Cell) -> Floats:
    """In how many of the last 52 weeks, this one included, others did {acts} because of the person."""
    return np.bitwise_count(cell.received.who_weeks).astype(np.float64)


def weeks_given(cell: Cell) -> Floats:
    """In how many of the last 52 weeks, this one included, the person did {acts} because of others."""
    return np.bitwise_count(cell.given.who_weeks).astype(np.float64)


def reciprocity_ever(cell: Cell) -> Floats:
    """The share of those who ever did {acts} because of the person that ever got some back."""
    there, _ = cell.mutual
    return _share(
        np.bincount(cell.received.who[there], minlength=cell.received.size).astype(np.float64), cell.received.people
    )


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def _strongest(side: Side, days: int) -> Floats:
    return _share(side.largest(side.decayed[days]), side.total(side.decayed[days]))


def _herfindahl(side: Side, days: int) -> Floats:
    """Sum of squared shares; shares are taken first, for squares of long decayed sums would vanish."""
    total = side.total(side.decayed[days])
    shares = _share(side.decayed[days], total[side.who])
    return np.where(total > 0, np.minimum(side.total(shares**2), 1.0), np.nan)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its unit and range, and its function, which takes a half-life or does not."""

    unit: str
    low: float
    high: float | None
    fading: Callable[[Cell, int], Floats] | None = None
    lasting: Callable[[Cell], Floats] | None = None

    @property
    def function(self) -> Callable[..., Floats]:
        """The one that is set."""
        function: Callable[..., Floats] | None = self.fading or self.lasting
        assert function is not None
        return function

    @property
    def name(self) -> str:
        """The function's name."""
        return str(self.function.__name__)

    @property
    def sentence(self) -> str:
        """The function's docstring, its places for {acts} and {days} still open."""
        return (self.function.__doc__ or "").strip()


MEASURES: tuple[Measure, ...] = (
    Measure("acts", 0, None, received),
    Measure("acts", 0, None, given),
    Measure("people", 0, None, people_received),
    Measure("people", 0, None, people_given),
    Measure("people", 0, None, new_people),
    Measure("people", 0, None, lapsed_people),
    Measure("share", 0, 1, strongest_share_received),
    Measure("share", 0, 1, strongest_share_given),
    Measure("share", 0, 1, concentration_received),
    Measure("share", 0, 1, concentration_given),
    Measure("people", 1, None, effective_people),
    Measure("acts per person", 0, None, acts_per_person),
    Measure("share", 0, 1, still_counting),
    Measure("share", 0, 1, balance),
    Measure("people", 0, None, mutual_people),
    Measure("share", 0, 1, reciprocity),
    Measure("acts", 0, None, lasting=acts_received),
    Measure("acts", 0, None, lasting=acts_given),
    Measure("people", 0, None, lasting=all_people_received),
    Measure("people", 0, None, lasting=all_people_given),
    Measure("people", 0, None, lasting=returning_people),
    Measure("days", 0, None, lasting=person_days),
    Measure("days", 0, None, lasting=tenure_received),
    Measure("days", 0, None, lasting=newest_received),
    Measure("days", 0, None, lasting=newest_given),
    Measure("weeks", 0, 52, lasting=weeks_received),
    Measure("weeks", 0, 52, lasting=weeks_given),
    Measure("share", 0, 1, lasting=reciprocity_ever),
)
"""Every measure. Adding one is a function above and a line here; a contract test looks at each."""
