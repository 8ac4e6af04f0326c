"""The owner's own words about themselves: every version is kept, the newest that stands is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Pitch
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class PitchVersion:
    """One version of a text: its number, sort and words, who wrote it and when, and when it was taken back."""

    id: int
    sort: str
    text: str
    who: str
    at: datetime
    undone: datetime | None


class Pitches:
    """Texts of the owner. Reached as `desk.pitches`."""

    def write(self, sort: str, text: str, who: str = OWNER) -> int:
        """Keep a new version; its number. The same words again make none.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     first = desk.pitches.write("pitch", "I draw maps.")
        ...     again = desk.pitches.write("pitch", "I draw maps.")
        ...     [version.text for version in desk.pitches.versions("pitch")], first == again
        (['I draw maps.'], True)
        """
        with store.transaction():
            newest = Pitch.objects.filter(sort=sort, undone_at=None).order_by("pk").last()
            if newest is not None and newest.text == text:
                return newest.pk
            made = Pitch.objects.create(sort=sort, text=text, who=who, at=timezone.now())
            audit.record(who, "write of oneself", sort=sort)
        return made.pk

    def take_back(self, version: int, who: str = OWNER) -> None:
        """Take a version back; the one before is in force again. Raises NotFoundError."""
        with store.transaction():
            if not undo(Pitch.objects.filter(pk=version), who):
                raise NotFoundError(
                    f"there is no version {version} that stands", hint="renown profile pitch lists them"
                )
            audit.record(who, "take a text back")

    @read
    def versions(self, sort: str) -> tuple[PitchVersion, ...]:
        """Every version of a text, newest first, also those taken back."""
        with store.refusals():
            rows = Pitch.objects.filter(sort=sort).order_by("-pk")
            return tuple(recorded(PitchVersion, row, undone=row.undone_at) for row in rows)
