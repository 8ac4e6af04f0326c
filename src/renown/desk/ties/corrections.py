"""What the owner says of the warmth of their ties.

Invariant: one word per account stands at a time; an older one is undone, never changed.
"""

from __future__ import annotations

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import TieCorrection
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.ties.records import CorrectionRecord
from renown.desk.undo import OWNER, undo
from renown.errors import InputError


class Corrections:
    """The corrected ties of one desk."""

    def correct(self, account: int, value: float, why: str = "", who: str = OWNER) -> None:
        """The tie with this account is this warm, 0 to 100; takes the place of an earlier word. Raises InputError."""
        if not 0 <= value <= 100:
            raise InputError(f"found {value} as a warmth", hint="a warmth lies between 0 and 100")
        with store.transaction():
            undo(TieCorrection.objects.filter(account=account), who)
            TieCorrection.objects.create(account=account, value=value, why=why, who=who, at=timezone.now())
            audit.record(who, "correct tie", [account], value=value)

    def uncorrect(self, account: int, who: str = OWNER) -> bool:
        """Take the word on this account back; False when there was none."""
        with store.transaction():
            undone = undo(TieCorrection.objects.filter(account=account), who)
            if undone:
                audit.record(who, "take back correction", [account])
        return undone

    @read
    def list(self) -> tuple[CorrectionRecord, ...]:
        """What stands, in the order of saying."""
        with store.refusals():
            rows = TieCorrection.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(CorrectionRecord, row) for row in rows)
