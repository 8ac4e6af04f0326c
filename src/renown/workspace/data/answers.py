"""Servers as the doors see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.desk.data.records import KnownServer
from renown.intake.report import CoverageLine, FileReport, Imported, ImportReport
from renown.sources.archive import LeftOut

__all__ = ["CoverageLine", "FileReport", "ImportReport", "Imported", "LeftOut"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the log of decisions: its number, when, what was done, in words, and the people it is about."""

    number: int
    at: datetime
    action: str
    words: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What can be imported. ways: programs that give an export, each with the steps to it. seen: year and month of the
    newest export this was checked against."""

    name: str
    title: str
    tier: str
    ways: tuple[tuple[str, tuple[str, ...]], ...]
    how_to_get: str
    reads: str
    seen: str


@dataclass(frozen=True, slots=True)
class State:
    """The workspace at a glance: what stands at the head of every page."""

    path: str
    people: int
    interactions: int
    imports: int
    networks: tuple[str, ...]
    newest_fact: datetime | None
    as_of: datetime | None
    stale_days: int | None
    guarded: bool
    seeds: int
    owner: int | None
    owner_name: str | None
    scored_at: datetime | None
    data_version: str


@dataclass(frozen=True, slots=True)
class ServerLine(KnownServer):
    """A server that is brought in, and how many of its places were read.

    asks: whether its password has to be given each time.
    """

    server: int
    asks: bool
    places: int


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought in: the imports made, new mails, collections that had changed, notes, and a sentence."""

    server: int
    imports: tuple[int, ...]
    mails: int
    changed: tuple[str, ...]
    notes: tuple[str, ...]
    words: str
