"""Whom a goal in words means: people in a role, at a place, or who speak of a topic, each with the ground for it.

A phrase fits where its words stand in a text, whole and in order: "head of data" finds "Head of Data, Ashgrove", "data
head" does not. Nobody fits by a guess: what was never said is not found, and that is said too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from renown.errors import InputError
from renown.identity.search import folded
from renown.model.rows import NOT_PEOPLE

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody whom a goal means: on what ground (headline, position, place, posts, channel, ...), and the words."""

    person: int
    ground: str
    words: str


def phrase(text: str) -> re.Pattern[str]:
    """What finds a phrase in a folded text. Raises InputError when it holds no word.

    >>> bool(phrase("Head of data").search(folded("HEAD OF DATA, Ashgrove Rail"))), phrase("rail").search("trailer")
    (True, None)
    """
    words = _WORD.findall(folded(text))
    if not words:
        raise InputError(f"found {text!r} as a goal", hint="give at least one word")
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(words) + r"(?![^\W_])")


def in_role(described: pa.Table, positions: pa.Table, role: str) -> tuple[Fit, ...]:
    """People whose headline, or a position that has not ended, says the role; each once, by person id.

    described: what `identity.people.describe` gives. positions: facts with `person` in place of `account`.
    """
    held = positions.filter(pc.and_(pc.equal(positions["fact"], "position"), pc.is_null(positions["until"])))
    there = {row["person"]: _as_position(row) for row in _holding(held, "value", role)}
    return _fits(described, role, "position", there)


def in_place(described: pa.Table, positions: pa.Table, place: str) -> tuple[Fit, ...]:
    """People whom a position that has not ended, or their headline, puts at a place; each once, by person id."""
    held = positions.filter(pc.and_(pc.equal(positions["fact"], "position"), pc.is_null(positions["until"])))
    there = {row["person"]: f"{row['place']}, {_as_position(row)}" for row in _holding(held, "place", place)}
    return _fits(described, place, "place", there)


def grounds(fits: Iterable[Fit]) -> tuple[tuple[str, int], ...]:
    """How many fit on which ground, most first.

    >>> grounds([Fit(1, "headline", ""), Fit(2, "position", ""), Fit(3, "position", "")])
    (('position', 2), ('headline', 1))
    """
    counted = Counter(fit.ground for fit in fits)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _holding(rows: pa.Table, column: str, text: str) -> Sequence[dict[str, Any]]:
    """The rows whose text in a column holds the phrase, in a fixed order."""
    wanted = phrase(text)
    texts = [value for value in pc.unique(rows[column]).to_pylist() if value and wanted.search(folded(value))]
    found: list[dict[str, Any]] = rows.filter(
        pc.is_in(rows[column], value_set=pa.array(texts, pa.string()))
    ).to_pylist()
    return sorted(found, key=lambda row: (row["person"], row[column]))


def _fits(described: pa.Table, text: str, ground: str, there: dict[int, str]) -> tuple[Fit, ...]:
    """Those a fact names, and then those whose headline does."""
    kinds = dict(zip(described["person"].to_pylist(), described["kind"].to_pylist(), strict=True))
    found = {person: Fit(person, ground, words) for person, words in there.items()}
    for row in _holding(described, "headline", text):
        found.setdefault(row["person"], Fit(row["person"], "headline", row["headline"]))
    return tuple(found[person] for person in sorted(found) if kinds.get(person) not in NOT_PEOPLE)


def _as_position(row: dict[str, Any]) -> str:
    return f"{row['value']} at {row['organisation']}" if row["organisation"] else str(row["value"])
