"""Guests, zones and times as programs write them, and as nobody should."""

from __future__ import annotations

import runpy
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.model.rows import AccountRow, FactRow, FileRead, InteractionRow, Item, Problem
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.registry import load

Read = Callable[..., list[Item]]
MADE = runpy.run_path(str(Path(__file__).parent / "exports.py"))
MARA, ODO, ZOE, KIM = "mara@example.org", "odo@example.org", "zoe@example.org", "kim@example.org"


def acts(items: list[Item], kind: str) -> list[tuple[str, str, datetime | None, int, str]]:
    found = [item for item in items if isinstance(item, InteractionRow) and item.kind == kind]
    return sorted(
        ((row.actor, row.target, row.ts, row.group_size, row.direction) for row in found),
        key=lambda act: (act[2] or datetime.min, act),
    )


def files(items: list[Item]) -> list[FileRead]:
    return [item for item in items if isinstance(item, FileRead)]


HARD = [
    f"ATTENDEE;PARTSTAT=ACCEPTED;{name}:mailto:odo@example.org"
    for name in (
        'CN="Odo \\"Nick\\" Last"', 'CN=Odo "Joey" Doe', 'CN="Odo unclosed', "CN=Semi; Colon", "CN=Colon: In",
        "CN=Odo:mailto:odo@example.org", 'SENT-BY="mailto:zoe@example.org"', "CN=Odo\\, Brandt", "CN=", "X-A",
        'SCHEDULE-STATUS="3.7;Invalid calendar user";INVALID CALENDAR USER"', 'MEMBER="mailto:a@b","mailto:c@d"',
    )
] + [
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:odo@example.org?subject=x",
    "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Odo@Example.org",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto: Odo Brandt <odo@example.org>",
    'ATTENDEE;PARTSTAT=ACCEPTED;CN="A: b":odo@example.org',
    "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=odo@example.org:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=odo@example.org:/principals/17/",
    "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=odo@example.org:invalid:nomail",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:odo%40example.org",
    "attendee;partstat=accepted:mailto:odo@example.org",
]  # fmt: skip


@pytest.mark.parametrize("line", HARD)
def test_no_spelling_of_a_guest_loses_him(line: str, own: Callable[..., list[Item]]) -> None:
    items = own(MADE["event"]("h", ":20250303T090000Z", f"ORGANIZER:mailto:{MARA}", line))
    assert acts(items, "meeting") == [(MARA, ODO, datetime(2025, 3, 3, 9), 2, "mutual")]


NAMES = [
    ('CN="Odo \\"Nick\\" Last"', 'Odo "Nick" Last'), ('CN=Odo "Joey" Doe', 'Odo "Joey" Doe'),
    ("CN=Semi; Colon", "Semi; Colon"),
    ('CN="Odo unclosed', "Odo unclosed"), ("CN=Colon: In", "Colon: In"), ("CN=\"Odo ^'Nick^' ^^\"", 'Odo "Nick" ^'),
    ('CN="Brandt, Odo"', "Brandt, Odo"), ("CN=Brandt, Odo", "Brandt, Odo"),
    ('CN="Odo;PARTSTAT=DECLINED"', "Odo;PARTSTAT=DECLINED"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_every_name_is_read_as_it_was_meant(written: str, name: str, own: Callable[..., list[Item]]) -> None:
    line = f"ATTENDEE;{written};PARTSTAT=ACCEPTED:mailto:odo@example.org"
    items = own(MADE["event"]("h", ":20250303T090000Z", f"ORGANIZER:mailto:{MARA}", line))
    assert {row.name for row in items if isinstance(row, AccountRow) and row.key == ODO} == {name}
    assert len(acts(items, "meeting")) == 1


@pytest.mark.parametrize("width", range(70, 76))
def test_a_letter_cut_by_a_fold_is_whole_again(width: int, own: Callable[..., list[Item]], tmp_path: Path) -> None:
    called = "Zoë Äé from a place with a long long name ñññññ ☕☕☕☕☕☕☕"
    line = f"ATTENDEE;PARTSTAT=ACCEPTED;CN={called}:mailto:odo@example.org"
    raw = line.encode()
    folded = b"\r\n ".join([raw[:width], *(raw[at : at + 20] for at in range(width, len(raw), 20))])
    text = MADE["calendar"](MADE["event"]("h", ":20250303T090000Z", f"ORGANIZER:mailto:{MARA}", "GUEST"))
    own()
    (tmp_path / "own.ics").write_bytes(text.encode().replace(b"GUEST", folded))
    with open_archive(tmp_path / "own.ics") as archive:
        items = list(load("ical").read(archive, ReadOptions()))
    (name,) = {row.name for row in items if isinstance(row, AccountRow) and row.key == ODO}
    assert name == called


def test_a_moved_occurrence_that_repeats_no_guests_has_those_of_its_series(own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO), "CLASS:PRIVATE", "SUMMARY:Secret")
    series = MADE["event"]("r", ":20250303T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3", *guests)
    moved = MADE["event"]("r", ":20250312T090000Z", "RECURRENCE-ID:20250310T090000Z")
    items = own(moved, series)
    assert [act[2] for act in acts(items, "meeting")] == [datetime(2025, 3, day, 9) for day in (3, 12, 17)]
    assert not [item for item in items if isinstance(item, FactRow)], "what is private stays so"


@pytest.mark.parametrize(
    ("start", "moment", "known"),
    [
        (";TZID=Asia/Shanghai:20250701T120000Z", datetime(2025, 7, 1, 12), True),
        (";TZID=Asia/Shanghai:20250701T120000", datetime(2025, 7, 1, 4), True),
        (";TZID=europe/berlin:20250701T120000", datetime(2025, 7, 1, 10), True),
        (";TZID=(UTC+01:00) Amsterdam, Berlin, Bern:20250701T120000", datetime(2025, 7, 1, 10), True),
        (';TZID="(UTC-05:00) Eastern Time (US & Canada)":20250701T120000', datetime(2025, 7, 1, 16), True),
        (";TZID=W. Europe Standard Time:20250701T120000", datetime(2025, 7, 1, 10), True),
        (";TZID=/freeassociation.sourceforge.net/Europe/Berlin:20250701T120000", datetime(2025, 7, 1, 10), True),
        (";TZID=GMT+0200:20250701T120000", datetime(2025, 7, 1, 10), True),
        (";TZID=Europe:20250701T120000", datetime(2025, 7, 1, 10), False),
        (f";TZID={'a' * 300}:20250701T120000", datetime(2025, 7, 1, 10), False),
        (f";TZID={'a/' * 100}b:20250701T120000", datetime(2025, 7, 1, 10), False),
        (";TZID=../../../etc/passwd:20250701T120000", datetime(2025, 7, 1, 10), False),
        (";TZID=:20250701T120000", datetime(2025, 7, 1, 10), False),
        (":2025-07-01T12:00:00Z", datetime(2025, 7, 1, 12), True),
        (":2025-07-01T14:00:00+02:00", datetime(2025, 7, 1, 12), True),
        (":20250701T1200Z", datetime(2025, 7, 1, 12), True),
        (":20250701t120000z", datetime(2025, 7, 1, 12), True),
        (";VALUE=DATE;TZID=Europe/Berlin:20250701", datetime(2025, 7, 1), True),
        (";TZID=Asia/Shanghai:20250701", datetime(2025, 7, 1), True),
        (";TZID=Europe/Berlin:20250630T240000", datetime(2025, 6, 30, 22), True),
    ],
)
def test_zones_and_times_as_programs_write_them(
    start: str, moment: datetime, known: bool, own: Callable[..., list[Item]]
) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO), "CREATED:20250801T000000Z")
    text = MADE["event"]("z", start, *guests)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # What is in no zone that is known is read in the user's.
        items = own(text, zone="Europe/Berlin" if not known else "Pacific/Auckland")
    rows = [row for row in items if isinstance(row, InteractionRow) and row.kind == "meeting"]
    assert [row.ts for row in rows] == [moment]
    assert not [item for item in items if isinstance(item, Problem)]


ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Garden\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0300\r\n"
    "TZOFFSETTO:+0300\r\n{rule}END:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def test_a_zone_may_be_defined_after_it_is_used_and_holds_in_its_file_only(read: Read, tmp_path: Path) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    event = MADE["event"]("g", ";TZID=Garden:20250303T090000", *guests)
    (tmp_path / "a.ics").write_text(MADE["calendar"](event, ZONE.format(rule="")), newline="")
    (tmp_path / "b.ics").write_text(MADE["calendar"](event.replace("UID:g", "UID:h")), newline="")
    # What b names is defined in a only: it is read in the calendar's own zone, Berlin.
    assert [act[2] for act in acts(read("ical", tmp_path), "meeting")] == [
        datetime(2025, 3, 3, 6),
        datetime(2025, 3, 3, 8),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY\r\nRRULE:FREQ=SECONDLY\r\n",
        "RRULE:FREQ=DAILY\r\n",
        "RRULE:FREQ=YEARLY;BYSECOND=1,2,3\r\n",
        "RRULE:FREQ=YEARLY;INTERVAL=0\r\n",
        "RRULE:FREQ=YEARLY;BYYEARDAY=1,2,3,4,5\r\n",
        "rrule:freq=minutely\r\n",
        "RDATE:nonsense\r\nRRULE:nonsense\r\n",
    ],
)
def test_no_zone_keeps_the_import_busy(rule: str, own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    items = own(ZONE.format(rule=rule), MADE["event"]("g", ";TZID=Garden:20250303T090000", *guests))
    assert [act[2] for act in acts(items, "meeting")] == [datetime(2025, 3, 3, 8)]


@pytest.mark.parametrize(
    "lines",
    [
        ("DURATION:P99999999999W",),
        ("DTEND:99991231T235959",),
        ("RRULE:FREQ=DAILY;UNTIL=99991231T235959Z",),
        ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",),
        ("RRULE:FREQ=DAILY;BYSETPOS=3",),
        ("RRULE:FREQ=YEARLY;INTERVAL=99999999",),
        ("RRULE:FREQ=DAILY;COUNT=999999999999",),
        ("RDATE:00010101T000000Z,99991231T235959Z",),
        ("EXDATE:20250303",),
        ("EXDATE;TZID=Europe/Berlin:20250304T100000",),
    ],
)
def test_times_out_of_range_are_no_error(lines: tuple[str, ...], own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    items = own(MADE["event"]("t", ":20250303T090000Z", *guests, *lines), MADE["GOOGLE"][0])
    (file,) = files(items)
    assert file.read == 2 and file.kept >= 1
    assert datetime(2025, 3, 3, 9) in [act[2] for act in acts(items, "meeting")]


def test_occurrences_that_are_dropped_in_another_zone_are_dropped(own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    rule = ("RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20250304T090000Z", "EXDATE;TZID=America/New_York:20250305T040000")
    moved = MADE["event"]("x", ";TZID=Europe/Berlin:20250306T150000", "RECURRENCE-ID:20250306T090000Z")
    items = own(MADE["event"]("x", ";TZID=Europe/Berlin:20250303T100000", *rule, *guests), moved)
    days = [datetime(2025, 3, 3, 9), datetime(2025, 3, 6, 14), datetime(2025, 3, 7, 9)]
    assert [act[2] for act in acts(items, "meeting")] == days


def test_a_change_to_this_and_all_that_follow(own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    series = MADE["event"]("f", ":20250303T090000Z", "RRULE:FREQ=DAILY;COUNT=4", *guests)
    moved = MADE["event"]("f", ":20250305T110000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20250305T090000Z", *guests)
    hours = [act[2].hour for act in acts(own(series, moved), "meeting") if act[2]]
    assert hours == [9, 9, 11, 11]


def test_a_rule_from_before_all_calendars_is_not_followed_day_by_day(own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    old = [MADE["event"](f"d{n}", ":00010101T000000Z", "RRULE:FREQ=DAILY", *guests) for n in range(50)]
    yearly = MADE["event"]("y", ":19500303T090000Z", "RRULE:FREQ=YEARLY", *guests)
    items = own(*old, yearly)
    assert len(acts(items, "meeting")) == 2025 - 1990 + 1


def test_an_invitation_of_all_the_world_every_day_is_bounded(
    own: Callable[..., list[Item]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("renown.sources.ical.importer.MOST", 500)
    guests = [MADE["guest"](f"g{n}@example.org") for n in range(99)]
    items = own(MADE["event"]("w", ":20200303T090000Z", "RRULE:FREQ=DAILY", f"ORGANIZER:mailto:{MARA}", *guests))
    assert sorted({act[2] for act in acts(items, "meeting")}) == [
        *(datetime(2025, 3, day, 9) for day in range(28, 32)),
        datetime(2025, 4, 1, 9),
    ]
