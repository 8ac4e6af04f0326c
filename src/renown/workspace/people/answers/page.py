"""The page of one person, as the doors show it."""

from __future__ import annotations

from dataclasses import dataclass, field

from renown.workspace.answers import PersonRow
from renown.workspace.circles.answers import CircleSuggestion
from renown.workspace.influence.answers import HistoryPoint, Score
from renown.workspace.people.answers.details import PersonDetails
from renown.workspace.people.answers.people import Account
from renown.workspace.ties.answers import Tie, Warmth


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the page of one person shows."""

    row: PersonRow
    accounts: tuple[Account, ...]
    score: Score | None
    trend: tuple[HistoryPoint, ...]
    ties_in: tuple[Tie, ...]
    ties_out: tuple[Tie, ...]
    counts: tuple[tuple[str, str, int], ...] = ()
    vouched: bool = False
    owner: bool = False
    warmth: Warmth | None = None
    """The owner's tie with this person; None where no contact was seen, which is not the same as weak."""
    letter: str = ""
    """Where to write: a mailto address, or a profile's page; "" where neither is known."""
    circles: tuple[str, ...] = ()
    details: PersonDetails = field(default_factory=PersonDetails)
    """How they are reached, their days, work and places."""
    circle_hints: tuple[CircleSuggestion, ...] = ()
