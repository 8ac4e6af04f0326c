"""What the doors show of how the owner wants things."""

from __future__ import annotations

from dataclasses import dataclass

from renown.desk.records import DeviceRecord

__all__ = ["DeviceRecord", "Wishes"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the owner wants things.

    zone: where the owner's clocks stand, and zone_from who said so: owner, browser or machine. theme: light, dark, or
    system for what the device shows otherwise. letters: the language that letters begin with. backups: the folder that
    backups are written to, empty where none was named. keys: whether single keys do something on the pages.
    """

    zone: str
    zone_from: str
    theme: str
    letters: str
    backups: str
    keys: bool
