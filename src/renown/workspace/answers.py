"""What the doors are shown: plain, frozen answers, ready to print, render or turn into JSON. No logic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people. `score` is the raw number; show it only when `seen` is "enough"."""

    person: int
    name: str
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
