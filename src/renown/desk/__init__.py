"""The desk: what people decided and what is under way, kept beside the facts in `<workspace>/desk.sqlite3`.

Invariant: a decision is never edited, only added or marked as undone, with who and when; erasing a person is
the one thing that removes rows, and then nothing of them stays in the file.
"""

from __future__ import annotations

from renown.desk.opening import open_desk
from renown.desk.records import Confirmed, JobState, JobView, Judgement, SeedView

__all__ = ["Confirmed", "JobState", "JobView", "Judgement", "SeedView", "open_desk"]
