"""How the owner wants things, and the time that follows from it, from one end of the world to the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from renown.errors import InputError
from renown.workspace import Workspace

FIRST, LAST = "Pacific/Kiritimati", "Pacific/Pago_Pago"
"""The zones whose day begins first and last: they never have the same one."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory):
    with Workspace.create(tmp_path_factory.mktemp("empty") / "workspace") as made:
        yield made


def test_what_is_wished_for_stands_until_it_is_taken_back_and_has_a_line_in_the_log(empty):
    before = len(empty.desk.audit_entries())
    assert empty.preferences.set(zone="Europe/Berlin", theme="dark", letters="de", keys=False).theme == "dark"
    wishes = empty.preferences.all()
    assert (wishes.zone, wishes.zone_from, wishes.letters, wishes.keys) == ("Europe/Berlin", "owner", "de", False)
    assert len(empty.desk.audit_entries()) == before + 4
    assert empty.preferences.set(theme="", zone="").theme == "system"
    assert empty.preferences.all().zone_from == "machine"


@pytest.mark.parametrize(
    "wish", [{"zone": "Mars/Base"}, {"zone": "../../etc/passwd"}, {"theme": "pink"}, {"letters": "tlh"}]
)
def test_what_there_is_not_is_refused_and_nothing_kept(empty, wish):
    before = empty.preferences.all()
    with pytest.raises(InputError):
        empty.preferences.set(**wish, keys=not before.keys)
    assert empty.preferences.all() == before


def test_a_browser_is_heard_only_where_nobody_named_a_zone(empty):
    empty.preferences.set(zone="")
    assert not empty.preferences.hear_zone("Nowhere/Land") and not empty.preferences.hear_zone("")
    assert empty.preferences.hear_zone("America/Los_Angeles")
    assert (empty.preferences.all().zone, empty.preferences.all().zone_from) == ("America/Los_Angeles", "browser")
    assert not empty.preferences.hear_zone("Europe/Berlin")
    assert empty.preferences.set(zone="Europe/Berlin").zone_from == "owner"


@pytest.mark.parametrize("zone", [FIRST, LAST, "Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin"])
def test_today_is_the_day_on_the_owners_own_clocks(own, zone):
    before = datetime.now(ZoneInfo(zone)).date()
    own.preferences.set(zone=zone)
    assert own.today.page(quick=True).day in (before, datetime.now(ZoneInfo(zone)).date())


def test_an_event_is_over_when_it_is_and_whole_days_end_with_the_owners_day(own):
    own.preferences.set(zone=FIRST)
    here, now = ZoneInfo(FIRST), datetime.now(UTC)
    today = now.astimezone(here).date()
    begin = datetime(today.year, today.month, today.day)
    morning = own.events.add("Sunrise talk", begin + timedelta(minutes=1), begin + timedelta(hours=23, minutes=50))
    days = own.events.add("Two long days", begin.replace(tzinfo=UTC), (begin + timedelta(2)).replace(tzinfo=UTC))
    gone = own.events.add("One day gone", (begin - timedelta(1)).replace(tzinfo=UTC), begin.replace(tzinfo=UTC))
    assert {own.events.event(key).over for key in (morning, days)} == {False}
    assert own.events.event(morning).begun and own.events.event(gone).over
    (line,) = [line for line in own.events.coming() if line.id == morning]
    assert line.since.replace(tzinfo=UTC).astimezone(here).replace(tzinfo=None) == begin + timedelta(minutes=1)
    own.preferences.set(zone=LAST)
    assert not own.events.event(gone).over or today - timedelta(1) < datetime.now(ZoneInfo(LAST)).date()


def test_a_zone_that_this_machine_does_not_know_falls_back(empty: Workspace, tmp_path: Path):
    empty.desk.preferences.set("zone", "Atlantis/Harbour")
    assert empty.zone == ZoneInfo("UTC")
    empty.desk.preferences.set("zone", "")


def test_backups_lie_in_the_folder_that_was_named_and_hold_the_workspace(tmp_path):
    with Workspace.create(tmp_path / "workspace") as ws:
        with pytest.raises(InputError, match="no folder"):
            ws.preferences.back_up_now()
        for wrong in (tmp_path / "none", ws.path, ws.path / "desk.sqlite3"):
            with pytest.raises(InputError):
                ws.preferences.keep_backups_in(wrong)
        ws.preferences.keep_backups_in(tmp_path)
        ws.preferences.set(theme="dark")
        file, made = ws.preferences.back_up_now()
        assert file.parent == tmp_path and made.files > 1
        ws.preferences.keep_backups_in(None)
        assert ws.preferences.all().backups == ""
    Workspace.restore(file, tmp_path / "again")
    with Workspace.open(tmp_path / "again") as again:
        assert (again.preferences.all().theme, again.preferences.all().backups) == ("dark", str(tmp_path))
