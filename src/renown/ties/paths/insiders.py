"""Whom to talk to about work at an organisation: people there, by how well weak ties carry jobs; and dormant ties.

    J = m exp(1 - m) (1 - warmth / 200) relevance,   m = mutual contacts / 10
    in a less digital industry J is at least 0.8 (warmth / 100) relevance

The shape follows Rajkumar and others (Science 2022): among 20 million people, ties with about ten mutual contacts and
little contact brought jobs most often, and in less digital industries strong ties did. It is a choice that agrees with
that finding, not a curve fitted to it. relevance: 1 for somebody who is there now, 0.5 for somebody who was; where a
role was named, times 1 when their words say it and 0.6 when they do not.

    value of a dormant tie = novelty x trust x willingness

after Levin, Walter and Murnighan (2011): what was once close and has been silent knows other things than one's own
circle, and people wrongly turn to the comfortable ones. novelty: the share of their contacts that the owner does not
know. trust: depth / 100, what lies behind. willingness: the balance of words while there were some. The study took
three years of silence; here it is one, since few exports reach further.
Where nobody else was seen in contact with somebody, their shared contacts are unknown, which is not none: the first
factor of J is then taken as `REACH_UNKNOWN`, and the words say so; where no contact with the owner was seen either,
there is no tie to go by, and J is 0. Invariants: J lies in 0 to 1; the orders are total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

TURN = 10.0
"""As many mutual contacts help most."""

REACH_UNKNOWN = 0.5
"""What stands for m exp(1 - m) where shared contacts cannot be known."""

FLOOR = 0.8
PAST, OTHER_ROLE = 0.5, 0.6
LONG_SILENT = 365


@dataclass(frozen=True, slots=True)
class Insider:
    """Somebody at an organisation. warmth: None where no contact was seen. now: there today. role_fits: None: unasked.

    mutual: how many people were seen in contact with both; None where nobody but the owner was seen with them.
    """

    person: int
    mutual: int | None
    warmth: float | None
    now: bool
    role_fits: bool | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """An insider with J, and what it is made of in words."""

    insider: Insider
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Dormant:
    """A tie that has been silent. contacts: how many people they were seen with; shared: those the owner knows."""

    person: int
    silent_days: int
    depth: float
    balance: float
    contacts: int
    shared: int

    @property
    def novelty(self) -> float:
        """The share of their contacts that the owner does not know; 0 where none were seen.

        >>> Dormant(1, 400, 50.0, 1.0, 8, 2).novelty
        0.75
        """
        return (self.contacts - self.shared) / self.contacts if self.contacts else 0.0

    @property
    def value(self) -> float:
        """novelty x trust x willingness, 0 to 1."""
        return self.novelty * self.depth / 100.0 * self.balance


def helpfulness(mutual: float | None, warmth: float = 0.0, near: float = 1.0, digital: bool | None = None) -> float:
    """J of a tie; near: its relevance.

    >>> [round(helpfulness(n), 2) for n in (0, 2, 10, 40)], round(helpfulness(10, warmth=100), 2)
    ([0.0, 0.45, 1.0, 0.2], 0.5)
    >>> helpfulness(None)
    0.5
    >>> round(helpfulness(0, warmth=90, digital=False), 2)
    0.72
    """
    reach = REACH_UNKNOWN if mutual is None else mutual / TURN * exp(1.0 - mutual / TURN)
    value = reach * (1.0 - warmth / 200.0)
    floor = FLOOR * warmth / 100.0 if digital is False else 0.0
    return max(value, floor) * near


def relevance(insider: Insider) -> float:
    """How near somebody stands to the work aimed at.

    >>> relevance(Insider(1, 3, None, now=True)), relevance(Insider(1, 3, None, now=False, role_fits=False))
    (1.0, 0.3)
    """
    return (1.0 if insider.now else PAST) * (OTHER_ROLE if insider.role_fits is False else 1.0)


def ranked(insiders: Sequence[Insider], digital: bool | None = None) -> tuple[Ranked, ...]:
    """Insiders, those whose tie is likeliest to carry a job first; equal ones by warmth, then by person id."""
    made = [Ranked(one, _value(one, digital), _words(one, digital)) for one in insiders]
    return tuple(sorted(made, key=lambda r: (-r.value, -(r.insider.warmth or 0.0), r.insider.person)))


def most_valuable(ties: Sequence[Dormant], limit: int = 10) -> tuple[Dormant, ...]:
    """Dormant ties by value, not by comfort; equal ones by person id. Ties silent for less than a year are left out."""
    dormant = [tie for tie in ties if tie.silent_days >= LONG_SILENT]
    return tuple(sorted(dormant, key=lambda tie: (-tie.value, tie.person))[:limit])


def _value(one: Insider, digital: bool | None) -> float:
    if one.mutual is None and one.warmth is None:
        return 0.0
    return helpfulness(one.mutual, one.warmth or 0.0, relevance(one), digital)


def _words(one: Insider, digital: bool | None) -> str:
    """Why somebody stands where they stand."""
    if one.mutual is None and one.warmth is None:
        told = ["no tie seen: neither contact between you nor shared contacts"]
    else:
        told = [_shared(one.mutual), "no contact between you seen" if one.warmth is None else _closeness(one.warmth)]
    if not one.now:
        told.append("was there before")
    if one.role_fits is not None:
        told.append("in the role" if one.role_fits else "in another role")
    if digital is False and _value(one, False) > _value(one, None):
        told.append("in a less digital industry a strong tie helps")
    return ", ".join(told)


def _shared(mutual: int | None) -> str:
    if mutual is None:
        return "shared contacts unknown"
    if not mutual:
        return "no shared contact seen"
    side = "near the ten that help most" if 5 <= mutual <= 16 else "few" if mutual < 5 else "much the same circle"
    return f"{mutual} shared contact{'' if mutual == 1 else 's'} ({side})"


def _closeness(warmth: float) -> str:
    return f"a {'close' if warmth >= 70 else 'familiar' if warmth >= 40 else 'light'} tie (warmth {warmth:.0f})"
