"""Records of JSON files: one at a time, with their line, or a problem where the file is damaged.

Reads plain arrays (Slack), single objects, and arrays behind an assignment (`window.YTD.tweets.part0 = [`).
Invariants: never more than a few records are in memory; every record before the damage is given; no text
holds a lone surrogate, so that everything can be stored as UTF-8. Numbers keep all their digits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from renown.errors import InputError, UnsafeArchiveError
from renown.model.rows import Problem
from renown.sources.base import Entry
from renown.sources.text import open_text

_CHUNK = 1 << 16
_LARGEST = 256 << 20
_ASSIGNMENT = re.compile(r"(?<![\s\w$.\[\]\"'])\s*+(?:var\s++)?[A-Za-z_$][\w$.\[\]\"']*+\s*+=\s*+")
_MARGIN = 16
_SPACE = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_GET_AGAIN = "download the export again, or mend the file"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the 1-based line it starts in, and what it holds."""

    line: int
    value: Any


def records(entry: Entry) -> Iterator[Record | Problem]:
    """The records of a JSON file, and a problem at the end if it is damaged.

    A file holding one object gives that object as its only record; an empty array gives nothing.
    """
    try:
        with open_text(entry) as text:
            yield from _Reader(entry.path, text).records()
    except UnsafeArchiveError:
        raise
    except InputError as error:
        yield Problem(entry.path, 0, error.message, "a file that can be unpacked", _GET_AGAIN)


class _Reader:
    """A window over the text: what was read and not yet used, and the line it starts in."""

    def __init__(self, path: str, text: TextIO) -> None:
        self._path = path
        self._text = text
        self._window = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def records(self) -> Iterator[Record | Problem]:
        """All records, then perhaps a problem."""
        self._more()
        self._skip(_ASSIGNMENT)
        self._skip_space()
        opening = self._window[self._at : self._at + 1]
        if opening == "[":
            self._use(self._at + 1)
            yield from self._items()
        elif opening == "{":
            yield self._one()
        else:
            yield self._no_json()

    def _items(self) -> Iterator[Record | Problem]:
        while True:
            self._skip_space()
            sign = self._window[self._at : self._at + 1]
            if sign == "]":
                return
            if not sign:
                yield self._problem("the end of the file", "a closing ]")
                return
            found = self._one()
            yield found
            if isinstance(found, Problem):
                return

    def _one(self) -> Record | Problem:
        """The record at the window's start; the window grows until it holds all of it."""
        line = self._line
        while True:
            try:
                value, end = _DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if self._ended or len(self._window) > _LARGEST or not self._may_be_cut(error):
                    return self._damage(error)
                self._more(len(self._window))
            except (ValueError, RecursionError) as error:
                return self._problem(str(error), "a record of a sane depth and size")
            else:
                # A number may go on behind the window's end; what stands there already may be a part of it.
                if isinstance(value, int | float) and end > len(self._window) - _MARGIN and not self._ended:
                    self._more()
                    continue
                source = self._use(end)
                return Record(line, _whole(value) if "\\ud" in source.lower() else value)

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether the record may only be cut by the window's end: then the error stands there, or in a text."""
        return error.msg.startswith("Unterminated") or error.pos > len(self._window) - _MARGIN

    def _damage(self, error: json.JSONDecodeError) -> Problem:
        line = self._line + self._window.count("\n", self._at, error.pos)
        found = self._window[error.pos : error.pos + 40] or "the end of the file"
        return Problem(self._path, line, found, f"JSON ({error.msg})", _GET_AGAIN)

    def _problem(self, found: str, expected: str, hint: str = _GET_AGAIN) -> Problem:
        return Problem(self._path, self._line, found, expected, hint)

    def _no_json(self) -> Problem:
        start = self._window[self._at : self._at + 60].strip()
        if not start:
            return Problem(self._path, 0, "an empty file", "JSON", _GET_AGAIN)
        if start.startswith("<"):
            return self._problem(start, "JSON", "you downloaded the HTML version; ask for the JSON version")
        return self._problem(start, "JSON that begins with [ or {")

    def _more(self, size: int = _CHUNK) -> None:
        """Read on; drop what was used."""
        chunk = self._text.read(max(size, _CHUNK))
        self._ended = not chunk
        self._window = self._window[self._at :] + chunk
        self._at = 0

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._window, self._at)
        if found:
            self._use(found.end())

    def _skip_space(self) -> None:
        self._skip(_SPACE)
        while self._at == len(self._window) and not self._ended:
            self._more()
            self._skip(_SPACE)

    def _use(self, end: int) -> str:
        used = self._window[self._at : end]
        self._line += used.count("\n")
        self._at = end
        return used


def _whole(value: Any) -> Any:
    """The value with every lone surrogate replaced.

    >>> _whole({"a": ["ok", "\\ud83d!"]})
    {'a': ['ok', '\ufffd!']}
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
