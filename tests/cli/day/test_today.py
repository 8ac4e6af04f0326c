"""`renown today`, `cadence`, `goals` and `week` as one types them, on a handful of made-up letters."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app

DAY = 86_400
TABLE = ["--as", "table", "--network", "n", "--separator", " ", "--no-header", "--actor", "1", "--target", "2",
         "--time", "3", "--kind", "4"]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ana wrote with Bo every nine days until 40 days ago, and with Cy until yesterday."""
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    now = int(time.time())
    lines = []
    for number in range(12):
        for who, ago in (("bo", 40 + 9 * number), ("cy", 1 + 9 * number)):
            at = now - ago * DAY
            lines += [f"{who} ana {at} message", f"ana {who} {at + 60} message"]
    (tmp_path / "letters.txt").write_text("\n".join(lines) + "\n")
    assert renown("import", tmp_path / "letters.txt", *TABLE).exit_code == 0
    assert renown("owner", "is", "ana").exit_code == 0
    return tmp_path


def renown(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def listed() -> list[str]:
    return [one["name"] for one in json.loads(renown("today", "--json").stdout)["people"]]


def test_the_day_is_said_in_words_and_as_json(folder: Path) -> None:
    words = renown("today").stdout
    assert "bo" in words and "You used to be in touch about every 9 days." in words and "Give: " in words
    (bo,) = json.loads(renown("today", "--json").stdout)["people"]
    assert {reason["term"] for reason in bo["reasons"]} == {"cadence", "rhythm"} and bo["suggested"] is True


def test_done_snooze_skip_are_taken_back(folder: Path) -> None:
    assert "in touch on" in renown("today", "done", "bo", "--how", "by phone").stdout and listed() == []
    assert "1 of 1 done.\nThat is all for today." in renown("today").stdout
    assert "Taken back. bo: in touch on" in renown("today", "undo").stdout and listed() == ["bo"]
    renown("today", "snooze", "bo", "--days", "3")
    assert "not before" in renown("today", "steps").stdout and listed() == []
    renown("today", "undo", "bo")
    renown("today", "skip", "bo", "--ever")
    assert listed() == []
    (step,) = json.loads(renown("today", "steps", "--json").stdout)
    assert renown("today", "undo", step["id"]).exit_code == 0 and listed() == ["bo"]
    assert renown("today", "undo").exit_code == 3
    assert renown("today", "done", "nobody").exit_code == 3


def test_a_cadence_brings_somebody_into_the_list(folder: Path) -> None:
    assert "cy: in touch every 1 day." in renown("cadence", "cy", "1").stdout
    assert set(listed()) == {"bo", "cy"}
    renown("cadence", "cy", "none")
    assert listed() == ["bo"]
    assert renown("cadence", "cy", "often").exit_code == 2 and renown("cadence", "cy", "0").exit_code == 5


def test_the_calendar_is_written_and_mail_needs_a_server_and_an_own_address(folder: Path) -> None:
    assert renown("today", "--ics", folder / "day.ics").exit_code == 0
    calendar = icalendar.Calendar.from_ical((folder / "day.ics").read_text())
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == ["Turn to bo"]
    refused = renown("today", "--email", "--to", "bo@tide.example")
    assert refused.exit_code == 5 and "not confirmed as your own" in " ".join(refused.output.split())


def test_goals_and_the_week(folder: Path) -> None:
    assert "new-ties" in renown("goals", "kinds").stdout and "No goal is set" in renown("goals").stdout
    assert renown("goals", "add", "revived", "2", "--why", "Old friends.").exit_code == 0
    assert "None yet of 2" in renown("goals").stdout
    assert renown("goals", "remove", "1").exit_code == 0 and json.loads(renown("goals", "--json").stdout) == []
    assert renown("goals", "restore", "1").exit_code == 0
    assert "Mentors: cy" in renown("goals", "mentor", "cy").stdout
    week = renown("week", "--answer", "Cy, with the tiles.").stdout
    assert "In numbers" in week and "Cy, with the tiles." in week
    assert json.loads(renown("week", "--json").stdout)["answer"] == "Cy, with the tiles."
    assert renown("goals", "add", "fame", "2").exit_code == 5


def test_an_account_confirmed_by_mistake_is_taken_back(folder: Path) -> None:
    before = json.loads(renown("people", "--json").stdout)["total"]
    renown("owner", "is", "ana")
    assert "renown owner not" in renown("owner", "is", "bo").stdout
    assert json.loads(renown("people", "--json").stdout)["total"] == before - 1
    refused = renown("review", "split", "ana", "n:bo")
    assert (refused.exit_code, "renown owner not n:bo" in refused.output) == (5, True)
    assert "expected one of" in renown("owner", "not", "nobody").output
    assert renown("owner", "not", "n:bo").exit_code == 0
    assert json.loads(renown("people", "--json").stdout)["total"] == before


def test_who_waits_is_told_with_the_last_word_where_those_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "400")
    said = "Shall we row on Sunday?\nI have the keys. " + "And so on " * 40
    when = int(time.time()) - 3 * DAY
    rows = [
        {"id": number, "type": "message", "date": f"{datetime.fromtimestamp(at):%Y-%m-%dT%H:%M:%S}",
         "date_unixtime": str(at), "from": "x", "from_id": f"user{who}", "text": text}
        for number, (who, at, text) in enumerate([(1, when, "hello"), (2, when + 60, said)])
    ]  # fmt: skip
    chat = {"name": "Bo Birch", "type": "personal_chat", "id": 2, "messages": rows}
    about = {"user_id": 1, "first_name": "Me", "last_name": "Myself"}
    whole = {"about": "", "personal_information": about, "chats": {"about": "", "list": [chat]}}
    (tmp_path / "result.json").write_text(json.dumps(whole))
    assert renown("init").exit_code == 0 and renown("words", "on").exit_code == 0
    assert renown("import", tmp_path / "result.json").exit_code == 0
    assert renown("owner", "is", "user1").exit_code == 0
    words = " ".join(renown("today").stdout.split())  # as wide as the first window of this process
    assert "Waiting for your answer" in words and "Shall we row on Sunday? I have the keys." in words
    assert ' …"' in words and words.count("And so on") < 30
    assert json.loads(renown("today", "--json").stdout)["owed"][0]["said"].startswith("Shall we row")
    assert renown("words", "off").exit_code == 0
    assert "Shall we row" not in renown("today").stdout and "Waiting for your answer" in renown("today").stdout
