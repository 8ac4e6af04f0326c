"""The walk through an export that every importer takes: file by file, record by record, with the account of each.

Invariant: a file ends in one account, a record in one of used, left out with a reason, or a problem; how far the
reading has come never runs backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TypeVar

from renown.errors import InputError, UnreadableError, UnsafeArchiveError
from renown.model.rows import FileIgnored, Item, Problem, Progress
from renown.sources.base import Archive, Entry
from renown.sources.json_records import Record, records
from renown.sources.shape import outline
from renown.sources.tally import PROBLEM, Tally
from renown.sources.text import decode

_Read = TypeVar("_Read")

MEND = "mend or remove it"
_EVERY = 2000
"""After so many records of one file it is told how far the reading has come."""

Outcome = Generator[Item, None, str | None]
"""What reading one record gives: its rows; then nothing if it was used, the reason if it was left out, `PROBLEM` after
a problem was given, or None where what stands in it was counted piece by piece."""


def head_of(entry: Entry, limit: int = 65536) -> str:
    """The first signs of a file as text; empty for one that cannot be unpacked."""
    try:
        head = entry.head(limit)
    except UnsafeArchiveError:
        raise
    except InputError:
        return ""
    return head.decode(decode(head), "replace")


def beginning(entry: Entry, limit: int = 65536) -> str:
    """The same from the first sign on that is no space."""
    return head_of(entry, limit).lstrip("\ufeff \t\r\n")


def parted(archive: Archive, wanted: Callable[[Entry], bool]) -> tuple[list[Entry], list[Entry]]:
    """The files that are wanted, and the others, each asked once."""
    asked = [(entry, wanted(entry)) for entry in archive.entries()]
    return [entry for entry, yes in asked if yes], [entry for entry, yes in asked if not yes]


def left_out(entries: Iterable[Entry], reason: str) -> Iterator[FileIgnored]:
    """Files that are not read, and why."""
    yield from (FileIgnored(entry.path, reason if entry.size else "empty") for entry in entries)


def walked(files: Sequence[tuple[Entry, Iterator[Item]]]) -> Iterator[Item]:
    """What the files give, one after the other, and how far the reading has come."""
    total, done = sum(entry.size for entry, _ in files), 0
    for entry, items in files:
        for item in items:
            yield replace(item, done=min(done + item.done, total), total=total) if isinstance(item, Progress) else item
        done += entry.size
        yield Progress(done, total, entry.path)


def read_json(
    entry: Entry, known: Set[str], read: Callable[[Record, Tally], Outcome], into: Collection[str] = ()
) -> Iterator[Item]:
    """The rows of a JSON file and its account. What is no object is a problem.

    known: fields that are read or named as ignored. into: lists inside one object (`json_records.records`).
    """
    tally = Tally(entry.path, known)
    yield from read_objects(entry, tally, read, into)
    yield from tally.results()


def read_objects(
    entry: Entry, tally: Tally, read: Callable[[Record, Tally], Outcome], into: Collection[str] = ()
) -> Iterator[Item]:
    """The same without the account: what became of the records is told later."""
    for number, record in enumerate(records(entry, into), start=1):
        if isinstance(record, Problem):
            tally.problem()
            yield record
        else:
            yield from tally.take(_of_object(record, tally, read), record.line)
            if number % _EVERY == 0:
                yield Progress(min(record.done, entry.size), entry.size, entry.path)


def _of_object(record: Record, tally: Tally, read: Callable[[Record, Tally], Outcome]) -> Outcome:
    if not isinstance(record.value, dict):
        return (yield from refused(tally.file, record, "an object"))
    return (yield from read(record, tally))


def until_damage(entry: Entry, items: Iterator[_Read]) -> Iterator[_Read | Problem]:
    """What a file gives as far as it can be read; then, if it is damaged, a problem.

    What is unsafe is still an error: nothing more of such an archive is to be read.
    """
    try:
        yield from items
    except UnsafeArchiveError:
        raise
    except (InputError, UnreadableError) as error:
        yield Problem(entry.path, 0, error.message, "a file that can be read to its end", f"the rest is lost; {MEND}")


def refused(file: str, record: Record, expected: str, found: str = "") -> Outcome:
    """A record that cannot be used: the problem, as an outcome."""
    yield Problem(file, record.line, found or outline(record.value), expected, MEND)
    return PROBLEM
