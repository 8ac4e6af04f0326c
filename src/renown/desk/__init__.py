"""The desk: what people decided and what is under way, kept beside the facts in `<workspace>/desk.sqlite3`.

Invariant: a decision is never edited, only added or marked as undone, with who and when; erasing a person is
the one thing that removes rows, and then nothing of them stays in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from renown.desk.access import configure, open_desk
from renown.desk.records import Confirmed, JobRecord, JobState, Judgement, SeedRecord

if TYPE_CHECKING:
    from renown.desk.desk import Desk

__all__ = ["Confirmed", "Desk", "JobRecord", "JobState", "Judgement", "SeedRecord", "open_desk"]


def __getattr__(name: str) -> Any:
    # Django imports this package before its models may be loaded; the desk itself comes when it is first named.
    if name == "Desk":
        configure()
        from renown.desk.desk import Desk

        return Desk
    raise AttributeError(f"module 'renown.desk' has no attribute {name!r}")
