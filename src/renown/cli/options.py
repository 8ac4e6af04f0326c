"""Options that many commands share, each said once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from renown.errors import InputError
from renown.settings import DEFAULT_WORKSPACE

WorkspacePath = Annotated[
    Path,
    typer.Option("--workspace", "-w", envvar="RENOWN_WORKSPACE", help="The folder that holds everything."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of words for people.")]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        help="The moment to look from: a date, an ISO time, or 'latest' (the day after the newest fact). "
        "Default: when today begins. Facts at or after it are left out.",
        metavar="T",
    ),
]
PersonName = Annotated[str, typer.Argument(metavar="PERSON", help="A person's id, handle or name.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many lines at most.")]

Port = Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")]

HERE = Path(DEFAULT_WORKSPACE)


def place_for_file(file: Path | None) -> Path | None:
    """The file to write, where one can be: said before anything is worked out. Raises InputError otherwise."""
    if file is not None and file.is_dir():
        raise InputError(f"{file} is a folder", hint="name a file in it")
    if file is not None and not file.parent.is_dir():
        raise InputError(f"there is no folder {file.parent} to write {file.name} into", hint="make it first")
    return file


def parse_as_of(text: str) -> datetime | str | None:
    """The moment a text means: None for today, "latest", or an aware UTC time.

    >>> parse_as_of("2012-07-04T00:00:00Z").isoformat()
    '2012-07-04T00:00:00+00:00'
    >>> parse_as_of("") is None
    True
    """
    if not text or text == "latest":
        return text or None
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"--as-of: found {text!r}, expected a date like 2026-05-01, a time like 2026-05-01T00:00:00Z, or 'latest'"
        ) from error


Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def confirm(question: str, yes: bool) -> None:
    """Ask before something that cannot be taken back."""
    if not yes and not typer.confirm(question):
        raise typer.Abort
