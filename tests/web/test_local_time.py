"""Every time on a page is the owner's: written by one module, and never said to be UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.test import Client

from renown.web.templatetags.words import day, moment, span

SOURCE = Path(__file__).parents[2] / "src" / "renown"
HOURS = re.compile(r"\bH:i\b|\|time\b|\bUTC\b")
SHOWN = {"show.py: return value.isoformat()", 'show.py: return f"{value:%Y-%m-%d %H:%M}"'}
"""JSON for programs, and cells, which refuse a time without a zone."""


def test_no_page_and_no_command_writes_hours_but_by_the_module_for_it():
    pages = list((SOURCE / "web" / "templates").rglob("*.html"))
    assert len(pages) > 50
    assert [file.name for file in pages if HOURS.search(file.read_text(encoding="utf-8"))] == []
    for door in ("web/views", "cli"):
        words = {
            f"{file.name}: {line.strip()}"
            for file in (SOURCE / door).rglob("*.py")
            for line in file.read_text(encoding="utf-8").splitlines()
            if re.search(r"%H|\.isoformat\(", line) and ">>>" not in line
        }
        assert words <= SHOWN, words - SHOWN


def test_times_on_a_page_are_those_of_the_owners_clocks(owner: Client, hand_made: Any) -> None:
    hand_made.people.forget = lambda _: {"at": "2026-11-21T23:30:00", "accounts": 2}
    assert "22 Nov 2026, 05:15" in owner.post("/people/1/forget/").content.decode()
    assert moment(datetime(2026, 11, 21, 23, 30)) == "22 Nov 2026, 05:15"
    assert span(datetime(2026, 11, 21, 18, 0), datetime(2026, 11, 21, 18, 30)).endswith("23:45 – 22 Nov 2026, 00:15")
    assert day(datetime(2026, 11, 21, 20, tzinfo=UTC)) == "22 Nov 2026" and day(datetime(2026, 11, 21)) == "21 Nov 2026"
