"""What the desk answers about plans: a plain, frozen record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from renown.recruit.plan.words import PlanFrame, PlanWord


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan as it stands. words: by key, what was said last and in which version; at: of the last change."""

    vacancy: int
    version: int
    frame: PlanFrame
    words: Mapping[str, tuple[PlanWord, int]]
    at: datetime
