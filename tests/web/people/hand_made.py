"""Table, tags, timeline, ties and reminders as tests of the pages stand them in, with all that a row can hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from renown.desk.records import recorded
from renown.workspace.answers import PersonRow
from renown.workspace.people.answers.table import BulkStep, SavedView, TablePage, TableRow, TagCount
from renown.workspace.people.answers.timeline import Timeline, WordsKept
from renown.workspace.people.asked import COLUMNS
from renown.workspace.ties.answers import TiesPage, WarmthCheck

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def table_row(one: PersonRow) -> TableRow:
    """The same person as a row of the table, with everything that can stand there."""
    return recorded(
        TableRow,
        one,
        organisation="Atlas & Sons",
        circles=("work", "Choir"),
        tags=("a/b", "likes “maps”"),
        warmth=62.0 if one.person % 3 else None,
        standing="familiar",
        last=date(2026, 11, 1) - timedelta(one.person) if one.person % 3 else None,
        reminder=date(2026, 12, one.person) if one.person % 3 else None,
        contact=tuple(range(26)),
        mail="ana&co@example.org",
        phone="+4930901820",
        hidden=one.person == 2,
        picture="",
    )


def table_room(made: Any) -> SimpleNamespace:
    """A table of the people of the day."""

    def page(query: str = "", **_: object) -> TablePage:
        found = tuple(table_row(one) for one in made.rows if query.lower() in one.name.lower())
        return TablePage(found, 1240, 1, 25, 7, 2, COLUMNS)

    return SimpleNamespace(
        page=page,
        views=lambda: (SavedView(1, "Warm ones", {"warmth": "strong"}, NOW),),
        steps=lambda *_: (BulkStep(1, "tag", "Choir", 3, "3 people tagged Choir", NOW, None),),
        is_hidden=lambda _: False,
    )


def tags_room() -> SimpleNamespace:
    """A tag, on everybody."""
    return SimpleNamespace(list=lambda: (TagCount("Choir", 1),), of=lambda _: ("Choir",))


def ties_room() -> SimpleNamespace:
    """Nobody tied to the owner, and a check of ten who were called warm."""
    check = WarmthCheck((), 30, 10, 8, 0.8, 0.6, 0.9, 20, 2, 0.83, 0.78, "8 of 10 were in touch.")
    return SimpleNamespace(
        page=lambda *_, **__: TiesPage((), 0, 1, 1),
        warmth=lambda *_: (),
        corrections=lambda *_: (),
        backtest=lambda *_: check,
    )


def stand_in(made: Any) -> None:
    """Give a workspace made by hand these rooms."""
    made.table, made.tags, made.reminders = table_room(made), tags_room(), SimpleNamespace(list=lambda *_: ())
    made.ties = ties_room()
    made.people.timeline = lambda person, *_: Timeline(person, "Ana", (), (), "", 0, "")
    made.people.last_words = lambda: WordsKept(True, 7)
    made.people.row, made.details = lambda *_: made.rows[0], SimpleNamespace(where=lambda person: person)
