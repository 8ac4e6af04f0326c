"""What the doors show of the owner's own profiles, card and texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.ties.people.presentation import Finding

__all__ = ["BusinessCard", "Finding", "PitchText", "ProfileCheck"]


@dataclass(frozen=True, slots=True)
class ProfileCheck:
    """How the owner's profiles stand; `networks` are those whose exports were looked at, `words` says what to bring."""

    networks: tuple[str, ...]
    findings: tuple[Finding, ...]
    words: str


@dataclass(frozen=True, slots=True)
class BusinessCard:
    """A card to hand over: its lines, the vCard, and a QR code of it as SVG.

    choices: what may stand on it: a key, the words, and whether it does now.
    """

    name: str
    lines: tuple[str, ...]
    vcard: str
    qr: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class PitchText:
    """A version of a text: its number and words, how long it takes to say, when it was written, whether it stands."""

    version: int
    sort: str
    text: str
    words: int
    seconds: int
    at: datetime
    stands: bool
