"""Long posts: their full words lie in a file of their own and are joined to the posts by time and beginning.

Invariant: a note is used for one post at most, and only if the post begins with the same words.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from renown.model.values.date import parse
from renown.sources.shape import list_of, object_of, text_of
from renown.sources.tally import Tally

_BEGINNING = 60
_NEAR = timedelta(minutes=1)

NOTE_FIELDS = frozenset(
    {"noteTweet", "noteTweetId", "createdAt", "core", "updatedAt", "lifecycle"}
    | {f"core.{name}" for name in ("text", "mentions", "urls", "hashtags", "cashtags", "styletags", "media")}
)


@dataclass(slots=True)
class Note:
    """A long post's words, and the handles they name."""

    text: str
    created: datetime | None
    handles: tuple[str, ...]
    used: bool = field(default=False)


def note_of(raw: dict[str, Any], tally: Tally) -> Note | None:
    """The note in a record of `note-tweet.js`, or None when it has no words; its fields are noted."""
    note = object_of(raw.get("noteTweet")) or raw
    core = object_of(note.get("core"))
    tally.note(raw)
    tally.note(note)
    tally.note(core, "core.")
    text = text_of(core.get("text"))
    if text is None:
        return None
    created = parse(text_of(note.get("createdAt")) or "")
    named = (text_of(object_of(mention).get("screenName")) for mention in list_of(core.get("mentions")))
    return Note(html.unescape(text), created.ts if created else None, tuple(name for name in named if name))


class Notes:
    """All notes, found by how they begin."""

    def __init__(self) -> None:
        self.all: list[Note] = []
        self._by_beginning: dict[str, list[Note]] = {}

    def add(self, note: Note) -> None:
        """Keep a note to be found."""
        self.all.append(note)
        self._by_beginning.setdefault(_beginning(note.text), []).append(note)

    def take(self, text: str, ts: datetime) -> Note | None:
        """The unused note that goes with a post of these words and time, nearest in time first."""
        candidates = [
            note
            for note in self._by_beginning.get(_beginning(text), ())
            if not note.used and note.created and abs(note.created - ts) <= _NEAR
        ]
        if not candidates:
            return None
        nearest = min(candidates, key=lambda note: abs((note.created or ts) - ts))
        nearest.used = True
        return nearest


def _beginning(text: str) -> str:
    return " ".join(text.split())[:_BEGINNING]
