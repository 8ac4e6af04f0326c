"""How answers are printed: JSON for programs, tables and sentences for people, progress on long work."""

from __future__ import annotations

import dataclasses
import json
import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from renown.errors import StorageError
from renown.model.local_time import hourless, localised

console = Console(highlight=False)
warnings = Console(stderr=True, highlight=False)

STEERING = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

ReportProgress = Callable[[int, int, str], None]


def plain(value: object) -> Any:
    """A dataclass, date or container as what JSON knows; a number that is not finite becomes null.

    >>> plain((1, float("nan"), date(2026, 5, 1)))
    [1, None, '2026-05-01']
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def print_json(value: object) -> None:
    """Print an answer as JSON, one document, UTF-8."""
    console.file.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> None:
    """Print rows under headings; numbers stand to the right."""
    table = Table(title=title or None, title_justify="left", box=None, header_style="bold", pad_edge=False)
    numeric = [all(isinstance(r[i], (int, float)) for r in rows) for i in range(len(columns))] if rows else []
    for i, column in enumerate(columns):
        number = bool(rows) and numeric[i]
        table.add_column(column, justify="right" if number else "left", no_wrap=number, overflow="ellipsis")
    for row in rows:
        table.add_row(*(cell(v) for v in row))
    console.print(table)


def counted(number: object, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "account"), counted(2, "person", "people")
    ('1 account', '2 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def harmless(text: str) -> str:
    """A text without signs that steer a terminal or turn the writing direction round; they may stand in any name.

    >>> harmless("a\\x1b[2Jb\\u202ec")
    'a[2Jbc'
    """
    return STEERING.sub("", text)


def cell(value: object) -> str:
    """A value as a table shows it.

    >>> cell(3.14159), cell(None), cell(("slack", "x"))
    ('3.1', '', 'slack, x')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}"
    if isinstance(value, (list, tuple)):
        return escape(harmless(", ".join(str(v) for v in value)))
    if isinstance(value, datetime):
        if value.tzinfo in (None, UTC):
            raise TypeError("a time is shown where the owner's clocks stand: see `local`")
        return f"{value:%Y-%m-%d %H:%M}"
    return escape(harmless(str(value)))


def local(moment: datetime | None, zone: tzinfo) -> date | None:
    """A moment as the owner's clocks show it; a day whose hour nobody told stays a day.

    >>> from zoneinfo import ZoneInfo
    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> cell(local(datetime(2026, 5, 1, 12), berlin)), cell(local(datetime(2026, 5, 1), berlin))
    ('2026-05-01 14:00', '2026-05-01')
    """
    if moment is None:
        return None
    return moment.date() if hourless(moment) else localised(moment, zone)


def say(text: str) -> None:
    """Print a sentence for people."""
    console.print(escape(harmless(text)))


def say_whole(text: str) -> None:
    """Print a line that somebody copies: nothing breaks it where the window ends."""
    console.print(escape(harmless(text)), soft_wrap=True)


def warn(text: str) -> None:
    """Print a sentence that matters even when the output is piped away."""
    warnings.print(f"[yellow]{escape(harmless(text))}[/yellow]")


def warn_whole(text: str) -> None:
    """Print lines that stand under each other on the error stream, unbroken."""
    warnings.print(escape(harmless(text)), soft_wrap=True)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[ReportProgress]:
    """A bar for long work on the error stream, so that it never mixes with the answer.

    Yields a function that takes (done, total, what is being done).
    """
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=warnings, disable=quiet or not warnings.is_terminal, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def report(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total or None, description=escape(what))

        yield report


def write_file(file: Path, text: str) -> None:
    """Write words about people to a file that only its owner may read. Raises StorageError."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(text.encode())
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {error.strerror}", hint="name another file") from error
