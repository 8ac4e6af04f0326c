"""A source made up for tests: a file whose lines are rows as JSON, so that a test says exactly what an export holds."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from renown.model.rows import (
    AccountRow,
    FieldsUnread,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
    Progress,
    Row,
)
from renown.sources.base import Archive, Card, ReadOptions, Recognition

SIGN = "lines of renown's tests"
ROWS = {"account": AccountRow, "post": PostRow, "interaction": InteractionRow}


CARD = Card("lines", "Lines", "community", (("anywhere", ("made up",)),), "everything", "2024-01", {"interactions": 1})


@dataclass(frozen=True)
class LinesSource:
    card: Card = CARD

    def recognise(self, archive: Archive) -> Recognition | None:
        found = any(entry.head(100).decode("utf-8", "replace").startswith(SIGN) for entry in archive.entries())
        return Recognition(0.9, "first line") if found else None

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        total = sum(entry.size for entry in archive.entries())
        for entry in archive.entries():
            yield Progress(0, total, f"reading {entry.path}")
            read = bad = 0
            with entry.open() as stream:
                lines = stream.read().decode().splitlines()
            for number, line in enumerate(lines[1:], 2):
                read += 1
                item = parsed(line)
                bad += item is None
                yield item or Problem(entry.path, number, line, "a row", "mend the line")
                time.sleep(float(options.extra.get("pause", 0)))  # type: ignore[arg-type]
            yield FieldsUnread(entry.path, ("novelty",))
            yield FileRead(entry.path, read, read - bad, {"problem": bad})


SOURCE = LinesSource()


def parsed(line: str) -> Row | None:
    try:
        content: dict[str, Any] = json.loads(line)
    except ValueError:
        return None
    kind = ROWS[content.pop("row")]
    if content.get("ts"):
        content["ts"] = datetime.fromisoformat(content["ts"])
    return kind(**content)


def line_of(row: Row) -> str:
    """How a row stands in a file."""
    name = next(name for name, kind in ROWS.items() if isinstance(row, kind))
    content = {field.name: getattr(row, field.name) for field in fields(row)}
    return json.dumps({"row": name, **content}, default=datetime.isoformat)
