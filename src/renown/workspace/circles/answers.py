"""What the doors are shown of circles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle and how many people are in it. own: the owner made it up; the others are there for everybody."""

    name: str
    people: int
    own: bool


@dataclass(frozen=True, slots=True)
class CircleMember(Named):
    """Somebody in a circle: who put them there, and when."""

    networks: tuple[str, ...]
    circle: str
    since: datetime
    who: str


@dataclass(frozen=True, slots=True)
class CircleSuggestion(Named):
    """Somebody who may belong to a circle, and what in the data says so. Nobody is in it until the owner says so."""

    networks: tuple[str, ...]
    circle: str
    reasons: tuple[str, ...]
