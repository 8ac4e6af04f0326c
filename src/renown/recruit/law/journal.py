"""The log of every ranking that was shown and every decision that was made about candidates.

A3: AI Act 12, 19, 26(6). Each is a line of the audit log, which is append-only and hash-chained; people stand in it by
a pseudonym that says nothing once they are gone, so that the line outlives them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

KEPT_MONTHS = 6
"""At least so long; the log is never shortened."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One place of a ranking. person: a pseudonym; place: from 1, shared by who is equal.

    score: how much of what is asked was named, 0 to 1; nobody is shown it but whoever asks for their own data.
    """

    person: str
    place: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking as it was shown. inputs: `digest_of` all that went in; version: of what ranked; criteria: in words.

    rows: what was shown of it, which may be one page. vacancy: its number and version, both 0 for none; people: how
    many were ranked.
    """

    inputs: str
    version: str
    criteria: str
    rows: tuple[Ranked, ...]
    override: str = ""
    vacancy: tuple[int, int] = (0, 0)
    people: int = 0

    def line(self) -> dict[str, object]:
        """The details of its line in the log."""
        return {**asdict(self), "rows": [[row.person, row.place, row.score] for row in self.rows]}


def digest_of(inputs: object) -> str:
    """The digest of what went into a ranking: the same for the same, whatever the order of keys.

    >>> digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    True
    """
    return hashlib.sha256(json.dumps(inputs, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def wrong_with(number: int, details: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with a ranking in the log, one sentence each."""
    needed = ("inputs", "version", "criteria", "rows")
    if missing := [name for name in needed if name not in details]:
        yield f"line {number}: a ranking without {', '.join(missing)}"
        return
    rows = details["rows"]
    places = [row[1] for row in rows] if isinstance(rows, list) else []
    if places != sorted(places) or any(place < 1 for place in places):
        yield f"line {number}: the places of a ranking are not in order"
