"""What the desk answers about the first steps and the tour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StopRecord:
    """Somebody to look at: by account, in which role of the story, and what their page should show."""

    account: int
    role: str
    words: str
