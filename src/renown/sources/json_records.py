"""Records of JSON files: one at a time, with their line, or a problem where the file is damaged.

Reads plain arrays, single objects, arrays inside an object (`{"chats": {"list": [`), arrays behind an assignment
(`window.YTD.tweets.part0 = [`), and several of these one after the other (JSON lines).
Invariants: never more than a few records are in memory; every record before the damage is given, and the damage is
one problem with its line; no text holds a lone surrogate, so that everything can be stored as UTF-8. Numbers keep
all their digits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from renown.errors import InputError, RenownError, UnreadableError, UnsafeArchiveError
from renown.model.rows import Problem
from renown.sources.base import Entry
from renown.sources.text import open_text

_PIECE = 1 << 9
"""Signs asked for at once: so many at most are lost where a packed file is cut off."""
_CHUNK = 1 << 16
_LARGEST = 256 << 20
_ASSIGNMENT = re.compile(r"(?<![\w$.\[\]\"'])\s{0,99}+(?:var\s{1,99}+)?[A-Za-z_$][\w$.\[\]\"']*+\s*+=\s*+")
_MARGIN = 16
_BETWEEN = re.compile(r"[\s,]*+")
_AFTER = re.compile(r"[\s,;]*+")
_DECODER = json.JSONDecoder()
_GET_AGAIN = "download the export again, or mend the file"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the 1-based line it starts in, and what it holds.

    path: the list it stands in ("chats.list.messages"); empty for the file's own. around: what was read so far of the
    objects that hold it, the outermost first. done: how many signs of the file had been read when it began.
    """

    line: int
    value: Any
    path: str = ""
    around: tuple[Mapping[str, Any], ...] = ()
    done: int = 0


def records(entry: Entry, into: Collection[str] = ()) -> Iterator[Record | Problem]:
    """The records of a JSON file, and a problem at the end if it is damaged.

    A file holding one object gives that object as its only record; an empty array gives nothing.
    into: lists inside that object whose items are records of their own, by the names that lead there
    ("chats.list.messages", where each item of `list` has `messages`). What holds them comes after them, without them.
    """
    try:
        with open_text(entry) as text:
            yield from _Reader(entry.path, text, into).records()
    except UnsafeArchiveError:
        raise
    except (InputError, UnreadableError) as error:
        yield Problem(entry.path, 0, error.message, "a file that can be unpacked", _GET_AGAIN)


class _BrokenOffError(RenownError):
    """The file cannot be read further; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Reader:
    """A window over the text: what was read and not yet used, and the line it starts in."""

    def __init__(self, path: str, text: TextIO, into: Collection[str]) -> None:
        self._path = path
        self._text = text
        self._into = {"", *into}
        self._above = {".".join(names[:n]) for names in (path.split(".") for path in into) for n in range(len(names))}
        self._window = ""
        self._at = 0
        self._line = 1
        self._done = 0
        self._ended = False
        self._cut: RenownError | None = None

    def records(self) -> Iterator[Record | Problem]:
        """All records, then perhaps a problem."""
        broken: Problem | None = None
        try:
            yield from self._roots()
        except _BrokenOffError as error:
            broken = error.problem
        if self._cut is not None:
            yield self._problem(self._cut.message, "a file that can be unpacked to its end")
        elif broken is not None:
            yield broken

    def _roots(self) -> Iterator[Record]:
        self._more()
        several = False
        while self._next() or not several:
            self._skip(_ASSIGNMENT)
            self._skip_all(_BETWEEN)
            if self._next() not in ("[", "{"):
                raise _BrokenOffError(self._no_json(several))
            yield from self._root()
            self._skip_all(_AFTER)
            several = True

    def _root(self) -> Iterator[Record]:
        line, done = self._line, self._done
        if self._next() == "[":
            yield from self._items("", ())
        elif (value := (yield from self._value("", ()))) is not None:
            yield Record(line, value, done=done)

    def _value(self, path: str, around: tuple[Mapping[str, Any], ...]) -> Generator[Record, None, Any]:
        """The records inside the value at the window's start; ends with what else it holds, None for a list of them."""
        sign = self._next()
        if sign == "[" and path in self._into | self._above:
            yield from self._items(path, around)
            return None
        if sign == "{" and path in self._above:
            return (yield from self._members(path, around))
        return self._one()

    def _items(self, path: str, around: tuple[Mapping[str, Any], ...]) -> Iterator[Record]:
        self._use(self._at + 1)
        while (sign := self._following("]")) != "]":
            line, done = self._line, self._done
            value = (yield from self._members(path, around)) if sign == "{" and path in self._above else self._one()
            if path in self._into:
                yield Record(line, value, path, around, done)
        self._use(self._at + 1)

    def _members(self, path: str, around: tuple[Mapping[str, Any], ...]) -> Generator[Record, None, dict[str, Any]]:
        held: dict[str, Any] = {}
        self._use(self._at + 1)
        while self._following("}") != "}":
            name = self._one()
            if not isinstance(name, str) or self._following(":") != ":":
                raise _BrokenOffError(self._problem(self._window[self._at : self._at + 40], 'JSON ("name": value)'))
            self._use(self._at + 1)
            self._following("a value")
            value = yield from self._value(f"{path}.{name}" if path else name, (*around, held))
            if value is not None:
                held[name] = value
        self._use(self._at + 1)
        return held

    def _one(self) -> Any:
        """The value at the window's start; the window grows until it holds all of it."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if self._ended or len(self._window) > _LARGEST or not self._may_be_cut(error):
                    raise _BrokenOffError(self._damage(error)) from error
                self._more(len(self._window) - self._at)
            except (ValueError, RecursionError) as error:
                raise _BrokenOffError(self._problem(str(error), "a record of a sane depth and size")) from error
            else:
                # A number may go on behind the window's end; what stands there already may be a part of it.
                if isinstance(value, int | float) and end > len(self._window) - _MARGIN and not self._ended:
                    self._more()
                    continue
                source = self._use(end)
                return _whole(value) if "\\ud" in source.lower() else value

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether the record may only be cut by the window's end: then the error stands there, or in a text."""
        return error.msg.startswith("Unterminated") or error.pos > len(self._window) - _MARGIN

    def _damage(self, error: json.JSONDecodeError) -> Problem:
        line = self._line + self._window.count("\n", self._at, error.pos)
        found = self._window[error.pos : error.pos + 40] or "the end of the file"
        began = f" of the record that begins in line {self._line}" if line != self._line else ""
        return Problem(self._path, line, found, f"JSON ({error.msg}){began}", _GET_AGAIN)

    def _problem(self, found: str, expected: str, hint: str = _GET_AGAIN) -> Problem:
        return Problem(self._path, self._line, found, expected, hint)

    def _no_json(self, several: bool) -> Problem:
        start = self._window[self._at : self._at + 60].strip()
        if several:
            return self._problem(start, "the end of the file, or further JSON")
        if not start:
            return Problem(self._path, 0, "an empty file", "JSON", _GET_AGAIN)
        if start.startswith("<"):
            return self._problem(start, "JSON", "you downloaded the HTML version; ask for the JSON version")
        return self._problem(start, "JSON that begins with [ or {")

    def _next(self) -> str:
        return self._window[self._at : self._at + 1]

    def _following(self, awaited: str) -> str:
        """The next sign that is no space or comma; the file may not end before it."""
        self._skip_all(_BETWEEN)
        sign = self._next()
        if not sign:
            raise _BrokenOffError(self._problem("the end of the file", f"a closing {awaited}"))
        return sign

    def _more(self, size: int = _CHUNK) -> None:
        """Read on; drop what was used. A file that cannot be unpacked further ends where it still could."""
        pieces = [self._window[self._at :]]
        left = max(size, _CHUNK)
        try:
            while left > 0 and not self._ended:
                pieces.append(self._text.read(min(left, _PIECE)))
                left -= len(pieces[-1])
                self._ended = not pieces[-1]
        except UnsafeArchiveError:
            raise
        except (InputError, UnreadableError) as error:
            self._ended, self._cut = True, error
        self._window = "".join(pieces)
        self._at = 0

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._window, self._at)
        if found:
            self._use(found.end())

    def _skip_all(self, pattern: re.Pattern[str]) -> None:
        """Skip what the pattern matches, also where the window ends within it."""
        self._skip(pattern)
        while self._at == len(self._window) and not self._ended:
            self._more()
            self._skip(pattern)

    def _use(self, end: int) -> str:
        used = self._window[self._at : end]
        self._line += used.count("\n")
        self._done += len(used)
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
