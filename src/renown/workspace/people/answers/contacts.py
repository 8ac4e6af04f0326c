"""What the doors are shown of an address book that leaves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportedBook:
    """An address book as it was written: a name for its file, its media type, how many people, and the bytes."""

    name: str
    media: str
    people: int
    content: bytes
