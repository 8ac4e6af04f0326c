"""The calendar of the day in khal, a program of others: it takes the feed in, and shows what is due on its days."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from renown.workspace import Workspace

KHAL = shutil.which("khal")
REQUIRED = os.environ.get("RENOWN_REQUIRE_ALL") == "1"

CONFIG = """
[calendars]
[[renown]]
path = {folder}/calendar
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""


@pytest.mark.skipif(KHAL is None and not REQUIRED, reason="khal is not on this machine (Debian: khal)")
def test_khal_shows_reminders_birthdays_and_the_people_of_the_day(own: Workspace, tmp_path: Path) -> None:
    today, close = own.today.page().day, own.ties.warmth(limit=1)[0].person
    own.reminders.add("water the plants", "tomorrow", "2 weeks")
    own.reminders.add("their day", "2024-02-29", "year", close)
    own.today.cadence(close, 1)
    turn_to = own.today.page().people[0].name
    feed = tmp_path / "day.ics"
    own.today.write_feed(feed)
    (tmp_path / "calendar").mkdir()
    (tmp_path / "config").write_text(CONFIG.format(folder=tmp_path))

    def khal(*arguments: str) -> str:
        home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
        command = [str(KHAL), "-c", str(tmp_path / "config"), *arguments]
        environment = {**os.environ, **home, "LC_ALL": "C.UTF-8", "PYTHONPATH": ""}
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=120).stdout

    khal("import", "--batch", "-a", "renown", str(feed))
    shown = khal("list", "--notstarted", "--format", "{start-date} {title}", "-df", "", str(today), "800d").splitlines()
    plants = [today + timedelta(ahead) for ahead in range(1, 800, 14)]
    assert [line[:10] for line in shown if line.endswith("Remember water the plants")] == [str(day) for day in plants]
    feb = [line[:10] for line in shown if "their day" in line]
    assert len(feb) >= 2 and all((date.fromisoformat(day) + timedelta(1)).day == 1 for day in feb)
    assert any(line.startswith(f"{today} Turn to {turn_to}") for line in shown)
    assert any(" Birthday: " in line for line in shown)
