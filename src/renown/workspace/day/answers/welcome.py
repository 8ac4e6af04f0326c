"""What the doors are shown of the first steps: plain, frozen answers. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from renown.workspace.answers import Named

StepState = Literal["open", "done", "skipped"]


@dataclass(frozen=True, slots=True)
class WelcomeStep:
    """One of the first steps: its name, where it stands, and what was done, in words ("" while nothing was)."""

    name: str
    state: StepState
    words: str = ""


@dataclass(frozen=True, slots=True)
class WelcomeSteps:
    """The first steps in their order. under_way: whether they are still to be shown; now: the one to take next.

    passed: how many are done or skipped.
    """

    under_way: bool
    steps: tuple[WelcomeStep, ...]
    now: str
    passed: int


@dataclass(frozen=True, slots=True)
class FirstWord:
    """The first useful sentence about somebody's network. why: what it rests on.

    person: whom it is about, where it is about one; organisation: where it is about one; both empty where it says what
    is missing.
    """

    words: str
    why: str
    person: int | None = None
    name: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class TourStop(Named):
    """Somebody of a made-up world to look at, and what their page should show."""

    role: str
    words: str
