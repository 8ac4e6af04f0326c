"""What the doors are shown: plain, frozen answers, ready to print, render or turn into JSON. No logic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A person as they are shown everywhere: who it is, and what they are called. Answers say more of them."""

    person: int
    name: str


@dataclass(frozen=True, slots=True)
class PersonRow(Named):
    """One line of a list of people. `score` is the raw number; show it only when `seen` is "enough".

    community: the number of the community they are in, which it keeps, and community_name what it is called everywhere.
    """

    kind: str
    handles: tuple[str, ...]
    networks: tuple[str, ...]
    community: int | None
    headline: str
    score: float
    low: float
    high: float
    seen: str
    percentile: float | None
    community_name: str = ""
