"""`renown events` and `renown met`, as typed, on a calendar of two events."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app

NOW = datetime.now(UTC).replace(microsecond=0)


def renown(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def event(uid: str, title: str, begin: datetime) -> list[str]:
    guests = [
        f"ATTENDEE;PARTSTAT=ACCEPTED;CN={name}:mailto:{name.split()[0].lower()}@maps.example"
        for name in ("Ana Lund", "Bo Diaz", "Zoe Fox")
    ]
    lines = [f"UID:{uid}", f"SUMMARY:{title}", f"DTSTAMP:{NOW:%Y%m%dT%H%M%SZ}", f"DTSTART:{begin:%Y%m%dT%H%M%SZ}"]
    return ["BEGIN:VEVENT", *lines, "ORGANIZER:mailto:bo@maps.example", *guests, "END:VEVENT"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("renown.cli.show.console.width", 200)
    body = [*event("a", "Map fair", NOW - timedelta(days=2)), *event("b", "Tile meetup", NOW + timedelta(days=5))]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:ana@maps.example", *body, "END:VCALENDAR", ""]
    (tmp_path / "ana.ics").write_text("\r\n".join(lines), newline="")
    assert renown("import", tmp_path / "ana.ics").exit_code == 0
    assert renown("owner", "is", "Ana Lund").exit_code == 0
    return tmp_path


def test_before_during_and_after_an_event(folder: Path) -> None:
    (coming,) = json.loads(renown("events", "--json").stdout)
    assert (coming["title"], coming["kind"], coming["answer"], coming["people"]) == (
        "Tile meetup",
        "meetup",
        "accepted",
        2,
    )
    assert "goal" not in renown("events", "set", "Tile", "--goal", "meet Zoe Fox").stdout.lower()
    (zoe,) = json.loads(renown("events", "whom", "Tile", "--json").stdout)[:1]
    assert (zoe["name"], zoe["reasons"][0][0]) == ("Zoe Fox", "goal")
    assert "Zoe Fox: knows tides" in renown("met", "Zoe: knows tides").stdout
    (due,) = json.loads(renown("events", "due", "--json").stdout)
    assert (due["name"], due["event"], due["thing"]) == ("Zoe Fox", "Map fair", "knows tides")
    assert "Noted" in renown("events", "followed", str(due["met"])).stdout
    assert json.loads(renown("events", "due", "--json").stdout) == []
    assert "already" in renown("events", "followed", str(due["met"])).stdout
    assert "Taken back" in renown("met", "--undo", str(due["met"])).stdout


def test_no_name_at_all_fits_no_event(folder: Path) -> None:
    found = renown("events", "show", " ")
    assert (found.exit_code, "no event was named" in found.output) == (5, True)


def test_a_name_nobody_has_is_kept(folder: Path) -> None:
    assert "the name is kept" in renown("met", "Quill - sundials", "--at", "Map fair").stdout
    assert "Quill" in renown("events", "show", "Map fair").stdout


def test_people_whom_a_name_may_mean_are_offered_without_an_empty_place(folder: Path) -> None:
    assert renown("contacts", "add", "Zoe Nobody").exit_code == 0
    assert renown("contacts", "add", "Zoe Elsewhere", "--title", "Tide clerk").exit_code == 0
    assert renown("events", "add", "Sundial summit", "--on", f"{NOW:%Y-%m-%dT%H:%M}").exit_code == 0
    offered = renown("met", "Zoe: knows tides", "--at", "Sundial").stdout
    assert "may be Zoe Nobody: renown events who" in offered
    assert "may be Zoe Elsewhere, Tide clerk: renown events who" in offered


def test_an_event_by_hand_and_what_events_gave(folder: Path) -> None:
    assert renown("events", "add", "Sundial summit", "--on", f"{NOW + timedelta(days=9):%Y-%m-%dT%H:%M}").exit_code == 0
    assert "Sundial summit" in renown("events").stdout
    assert renown("events", "expect", "Sundial", "Zoe Fox").exit_code == 0
    assert "Not due yet: 2 new to you" in renown("events", "yields").stdout
    assert renown("events", "add", "Nothing", "--on", "soon").exit_code == 5
    assert "Map fair" in renown("events", "past").stdout
