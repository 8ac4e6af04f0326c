"""From the file of a card to the card: strictly, for a key that nobody reads is a figure that nobody sees.

Invariant: whatever the file says is in the card; a key that a card has not, or a word that is not of its list, is
refused with the name of the file.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from renown.errors import InputError
from renown.recruit.channels.card import Ages, Card, Fact, Format, Rule, Source, Target, Utm

T = TypeVar("T")

_SOURCED = ("source", "seen", "published")


def read_card(name: str, text: str) -> Card:
    """The card in a file. name: of the file, without its ending. Raises InputError.

    >>> read_card("x", 'title = "X"\\nkind = "social"\\nwhat = "Short posts."\\nchecked = 2026-11-30').title
    'X'
    """
    try:
        told = tomllib.loads(text)
        parts: dict[str, Callable[[Any], Any]] = {
            "target": partial(_made, Target),
            "utm": partial(_made, Utm),
            "formats": partial(_each, Format),
            "facts": partial(_each, Fact),
            "ages": partial(_each, Ages),
            "rules": partial(_each, Rule),
        }
        read = {key: parts[key](value) if key in parts else value for key, value in told.items()}
        return _made(Card, {"name": name, **read})
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise InputError(f"the card {name} cannot be read: {error}", hint="see recruit/channels/card.py") from error


def _each(kind: Callable[..., T], told: Sequence[Mapping[str, Any]]) -> tuple[T, ...]:
    return tuple(_made(kind, _with_source(row)) for row in told)


def _with_source(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its `source`, `seen` and `published` as one."""
    plain = {key: value for key, value in row.items() if key not in _SOURCED}
    if "source" not in row:
        if set(_SOURCED) & set(row):
            raise ValueError("a date without its source")
        return plain
    if not isinstance(row.get("seen"), date):
        raise ValueError(f"the source {row['source']} lacks the day it was seen")
    return {**plain, "source": Source(row["source"], row["seen"], row.get("published", ""))}


def _made(kind: Callable[..., T], told: Mapping[str, Any]) -> T:
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(told) - known)
    if unknown:
        raise ValueError(f"{unknown[0]!r} is nothing that is read; known are {', '.join(sorted(known))}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in told.items()})
