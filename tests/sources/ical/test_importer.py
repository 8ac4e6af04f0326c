"""Calendars through the real door, against counts worked out by hand."""

from __future__ import annotations

import runpy
import warnings
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.model.rows import (
    AccountRow,
    CountRow,
    CoverageRow,
    FactRow,
    FieldsUnread,
    FileRead,
    InteractionRow,
    Item,
    Problem,
)
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.ical.importer import ALONE, CANCELLED, NO_EVENT
from renown.sources.ical.occurrences import CAP
from renown.sources.ical.states import OLDER, REPEATED
from renown.sources.registry import load

Build = Callable[[str, str], Path]
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


@pytest.fixture
def own(tmp_path: Path, read: Read) -> Callable[..., list[Item]]:
    """`own(*events)` reads a calendar of Mara's with these events."""

    def reading(*events: str, more: str = "", **options: str) -> list[Item]:
        path = tmp_path / "own.ics"
        path.write_text(MADE["calendar"](*events, more=more), "utf-8", newline="")
        return read("ical", path, **options)

    return reading


def test_who_invited_whom(build: Build, read: Read) -> None:
    assert acts(read("ical", build("ical", "google")), "invite") == [
        (KIM, ODO, None, 3, "observed"),
        (KIM, ZOE, None, 3, "observed"),
        (ODO, KIM, None, 3, "observed"),
        (ODO, MARA, None, 3, "in"),
        (MARA, ODO, datetime(2025, 2, 20, 8), 3, "out"),
        (MARA, ZOE, datetime(2025, 2, 20, 8), 3, "out"),
        (MARA, ZOE, datetime(2025, 3, 1, 8), 2, "out"),
        (MARA, ZOE, datetime(2025, 3, 1, 9), 2, "out"),
    ]


def test_who_met_whom(build: Build, read: Read) -> None:
    """Of the weekly series the 10th is dropped, the 17th moved, the 24th called off; Berlin is at +1, then +2."""
    first, moved, last = datetime(2025, 3, 3, 9), datetime(2025, 3, 18, 14), datetime(2025, 3, 31, 8)
    assert acts(read("ical", build("ical", "google")), "meeting") == [
        (KIM, ODO, first, 3, "observed"),
        (MARA, KIM, first, 3, "mutual"),
        (MARA, ODO, first, 2, "mutual"),
        (MARA, ODO, first, 3, "mutual"),
        (MARA, ZOE, datetime(2025, 3, 8), 2, "mutual"),
        (KIM, ODO, datetime(2025, 3, 10, 18), 3, "observed"),
        (KIM, ZOE, datetime(2025, 3, 10, 18), 3, "observed"),
        (ODO, ZOE, datetime(2025, 3, 10, 18), 3, "observed"),
        (MARA, ODO, moved, 2, "mutual"),
        (KIM, ODO, last, 3, "observed"),
        (MARA, KIM, last, 3, "mutual"),
        (MARA, ODO, last, 3, "mutual"),
    ]


def test_every_event_is_accounted_for(build: Build, read: Read) -> None:
    items = read("ical", build("ical", "google"))
    assert files(items) == [
        FileRead("Mara_mara@example.org.ics", 11, 6, {ALONE: 2, CANCELLED: 1, NO_EVENT: 1, "problem": 1}),
        FileRead("kim@example.org.ics", 2, 1, {REPEATED: 1}),
    ]
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert (problem.file, problem.found) == ("Mara_mara@example.org.ics", "DTSTART:someday") and problem.line > 100


def test_the_answers_are_counted_a_series_once(build: Build, read: Read) -> None:
    items = read("ical", build("ical", "google"))
    assert {(row.account, row.measure): row.value for row in items if isinstance(row, CountRow)} == {
        (KIM, "invitations accepted"): 1,
        (MARA, "invitations accepted"): 1,
        (ODO, "invitations accepted"): 2,
        (ZOE, "invitations accepted"): 2,
        (ZOE, "invitations declined"): 1,
        (ZOE, "invitations unanswered"): 1,
    }


def test_people_have_names_and_rooms_are_nobody(build: Build, read: Read) -> None:
    items = read("ical", build("ical", "google"))
    names = {row.key: row.name for row in items if isinstance(row, AccountRow)}
    assert names == {MARA: "Mara Lindqvist", ODO: "Brandt, Odo", KIM: "Kim Teal", ZOE: None}
    assert {row.key for row in items if isinstance(row, AccountRow) and row.owner} == {MARA}


def test_everybody_in_an_event_has_a_part_in_it_but_of_a_private_one_nothing_is_told(build: Build, read: Read) -> None:
    told: dict[tuple[str, datetime], set[tuple[str, str]]] = {}
    for row in read("ical", build("ical", "google")):
        if isinstance(row, FactRow):
            assert (row.fact, row.place) == ("event", "Garden" if row.value.startswith("Beans") else None)
            told.setdefault((row.value, row.since), set()).add((row.account, row.organisation))
    beans = {(MARA, "organiser"), (ODO, "accepted"), (ZOE, "declined")}
    weekly = {(ODO, "organiser"), (MARA, "accepted"), (KIM, "accepted")}
    assert told == {
        ("Beans, and what to do about them", datetime(2025, 3, 3, 9)): beans,
        ("Weekly", datetime(2025, 3, 3, 9)): weekly,
        # The one that was moved does not repeat what it is called.
        ("Weekly", datetime(2025, 3, 18, 14)): {(ODO, "organiser"), (MARA, "accepted"), (KIM, "declined")},
        ("Weekly", datetime(2025, 3, 31, 8)): weekly,
    }


def test_what_is_to_come_is_told_but_is_no_meeting_yet(own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{ODO}", MADE["guest"](MARA, "NEEDS-ACTION"), "SUMMARY:Seed swap")
    once = MADE["event"]("s", ":20280303T090000Z", "DURATION:PT2H", *guests)
    often = MADE["event"]("w", ":20250331T090000Z", "RRULE:FREQ=WEEKLY", *guests)
    items = own(once, often)
    assert len(acts(items, "meeting")) == 0, "the owner has not answered"
    own_rows = [row for row in items if isinstance(row, FactRow) and row.account == MARA]
    assert {row.organisation for row in own_rows} == {"unanswered"}
    assert [(row.since, row.until) for row in own_rows if row.until] == [
        (datetime(2028, 3, 3, 9), datetime(2028, 3, 3, 11))
    ]
    weeks = sorted(row.since for row in own_rows if not row.until)
    assert weeks[0] == datetime(2025, 3, 31, 9)
    assert weeks[-1] == datetime(2025, 5, 26, 9), "a series is told for 60 days beyond the export"


def test_zones_of_ones_own_floating_times_and_the_owner_by_number(build: Build, read: Read) -> None:
    items = read("ical", build("ical", "outlook"))
    assert acts(items, "meeting") == [
        (MARA, ODO, datetime(2025, 3, 3, 7), 2, "mutual"),
        (MARA, ZOE, datetime(2025, 3, 4, 10), 2, "mutual"),
    ]
    assert [row.zone_known for row in items if isinstance(row, InteractionRow) and row.ts] == [True, False]
    assert [(row.kind, row.account) for row in items if isinstance(row, CoverageRow)] == [
        ("invite", MARA),
        ("meeting", MARA),
    ]


def test_the_zone_the_user_names_is_that_of_floating_times(build: Build, read: Read) -> None:
    items = read("ical", build("ical", "outlook"), zone="America/New_York")
    assert (MARA, ZOE, datetime(2025, 3, 4, 15), 2, "mutual") in acts(items, "meeting")


def test_the_owner_the_user_names_wins(build: Build, read: Read) -> None:
    items = read("ical", build("ical", "outlook"), owner="Zoe@Example.org")
    assert {row.key for row in items if isinstance(row, AccountRow) and row.owner} == {ZOE}
    with pytest.raises(InputError, match="no mail address"):
        read("ical", build("ical", "outlook"), owner="Zoe")


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;UNTIL=20250305T090000Z", [3, 4, 5]),
        ("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4", [3, 6, 10, 13]),
        ("FREQ=WEEKLY", [3, 10, 17, 24, 31]),
        ("FREQ=HOURLY", [3]),
        ("FREQ=DAILY;BYHOUR=8,9,10", [3]),
        ("FREQ=DAILY;INTERVAL=0", [3]),
    ],
)
def test_rules_end_with_the_export(rule: str, days: list[int], own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    items = own(MADE["event"]("r", ":20250303T090000Z", f"RRULE:{rule}", *guests))
    assert [act[2] for act in acts(items, "meeting")] == [datetime(2025, 3, day, 9) for day in days]


def test_a_rule_without_end_is_capped(own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    items = own(MADE["event"]("r", ":20150303T090000Z", "RRULE:FREQ=DAILY", *guests))
    met = acts(items, "meeting")
    assert len(met) == CAP and met[-1][2] == datetime(2025, 4, 1, 9), "the last ones count"


def test_pairs_of_guests_are_seen_in_small_groups_only(own: Callable[..., list[Item]]) -> None:
    def party(size: int) -> str:
        guests = [MADE["guest"](f"g{n}@example.org") for n in range(size - 1)]
        return MADE["event"](f"p{size}", ":20250303T090000Z", f"ORGANIZER:mailto:{MARA}", *guests)

    assert Counter(act[4] for act in acts(own(party(8)), "meeting")) == {"mutual": 7, "observed": 21}
    assert Counter(act[4] for act in acts(own(party(9)), "meeting")) == {"mutual": 8}


def test_what_the_owner_declined_is_no_meeting_of_the_owner(own: Callable[..., list[Item]]) -> None:
    guests = (MADE["guest"](MARA, "DECLINED"), MADE["guest"](KIM))
    items = own(MADE["event"]("d", ":20250303T090000Z", f"ORGANIZER:mailto:{ODO}", *guests))
    assert acts(items, "meeting") == [(KIM, ODO, datetime(2025, 3, 3, 9), 2, "observed")]
    assert not [item for item in items if isinstance(item, FactRow)]


def test_a_calendar_of_cancellations_holds_no_meeting(own: Callable[..., list[Item]]) -> None:
    items = own(MADE["GOOGLE"][0], more="METHOD:CANCEL\r\n")
    assert files(items) == [FileRead("own.ics", 1, 0, {CANCELLED: 1})]


def test_a_new_property_is_reported(own: Callable[..., list[Item]]) -> None:
    items = own(MADE["event"]("n", ":20250303T090000Z", "AURA:blue", "X-AURA:blue"))
    assert [item for item in items if isinstance(item, FieldsUnread)] == [FieldsUnread("own.ics", ("AURA",))]


@pytest.mark.parametrize(
    ("lines", "found", "expected"),
    [
        ("DTSTART:someday\r\n", "DTSTART:someday", "a time such as 20250303T090000Z (RFC 5545)"),
        ("", "no DTSTART", "a time such as 20250303T090000Z (RFC 5545)"),
        ("DTSTART:20250303T090000Z\r\nRRULE:FREQ=OFTEN\r\n", "RRULE:FREQ=OFTEN", "a rule such as FREQ=WEEKLY;COUNT=5"),
        ("DTSTART:20250303T090000Z\r\nRDATE:never\r\n", "RDATE:never", "a time such as"),
        ("DTSTART:20250303T090000Z\r\nRECURRENCE-ID:x\r\n", "RECURRENCE-ID:x", "a time such as"),
    ],
)
def test_a_problem_shows_what_is_wrong(lines: str, found: str, expected: str, own: Callable[..., list[Item]]) -> None:
    guests = f"ORGANIZER:mailto:{MARA}\r\n{MADE['guest'](ODO)}\r\n"
    items = own(f"BEGIN:VEVENT\r\nUID:w\r\n{lines}{guests}END:VEVENT\r\n")
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert problem.found == found
    assert problem.expected.startswith(expected)


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
        (";TZID=Europe:20250701T120000", datetime(2025, 7, 1, 12), False),
        (f";TZID={'a' * 300}:20250701T120000", datetime(2025, 7, 1, 12), False),
        (f";TZID={'a/' * 100}b:20250701T120000", datetime(2025, 7, 1, 12), False),
        (";TZID=../../../etc/passwd:20250701T120000", datetime(2025, 7, 1, 12), False),
        (";TZID=:20250701T120000", datetime(2025, 7, 1, 12), False),
        (":2025-07-01T12:00:00Z", datetime(2025, 7, 1, 12), True),
        (":2025-07-01T14:00:00+02:00", datetime(2025, 7, 1, 12), True),
        (":20250701T1200Z", datetime(2025, 7, 1, 12), True),
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
        items = own(text, more="X-WR-TIMEZONE:\r\n", zone="UTC" if known else "")
    rows = [row for row in items if isinstance(row, InteractionRow) and row.kind == "meeting"]
    assert [row.ts for row in rows] == [moment] or not known
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


def state(uid: str, start: str, sequence: int, *lines: str, stamp: str = "20250401T120000Z") -> str:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    text: str = MADE["event"](uid, start, f"SEQUENCE:{sequence}", *guests, *lines)
    return text.replace(MADE["STAMP"], f"DTSTAMP:{stamp}")


FIRST = state("m", ":20250303T090000Z", 0)
MOVED = state("m", ":20250305T090000Z", 1)
STAMPED = state("m", ":20250306T090000Z", 0, stamp="20250402T120000Z")
OFF = state("m", ":20250305T090000Z", 2, "STATUS:CANCELLED")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("states", "days", "reasons"),
    [
        ((FIRST, MOVED), [5], {OLDER: 1}),
        ((FIRST, STAMPED), [6], {OLDER: 1}),
        ((MOVED, STAMPED), [5], {OLDER: 1}),
        ((FIRST, FIRST), [3], {REPEATED: 1}),
        ((FIRST, MOVED, OFF), [], {OLDER: 2, CANCELLED: 1}),
    ],
)
def test_of_the_states_of_an_event_the_newest_counts(
    states: tuple[str, ...], days: list[int], reasons: dict[str, int], turned: bool, read: Read, tmp_path: Path
) -> None:
    for number, text in enumerate(reversed(states) if turned else states):
        (tmp_path / f"{number}.ics").write_text(MADE["calendar"](text, state(f"other{number}", ":20250310T090000Z", 0)))
    items = read("ical", tmp_path)
    assert [act[2].day for act in acts(items, "meeting") if act[2] and act[2].day != 10] == days
    skipped = sum((Counter(file.skipped) for file in files(items)), Counter[str]())
    assert skipped == reasons


def test_a_guests_answer_in_a_file_of_its_own_is_no_state_of_the_event(read: Read, tmp_path: Path) -> None:
    asked = MADE["event"]("a", ":20250303T090000Z", f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO), MADE["guest"](ZOE))
    answer = MADE["event"]("a", ":20250303T090000Z", f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    (tmp_path / "a.ics").write_text(MADE["calendar"](answer, more="METHOD:REPLY\r\n"))
    (tmp_path / "b.ics").write_text(MADE["calendar"](asked, more="METHOD:REQUEST\r\n"))
    assert {act[1] for act in acts(read("ical", tmp_path), "invite")} == {ODO, ZOE}


def test_one_occurrence_called_off_by_a_file_of_its_own(read: Read, tmp_path: Path) -> None:
    series = state("c", ":20250303T090000Z", 0, "RRULE:FREQ=DAILY;COUNT=3")
    off = state("c", ":20250304T090000Z", 1, "RECURRENCE-ID:20250304T090000Z")
    (tmp_path / "a.ics").write_text(MADE["calendar"](off, more="METHOD:CANCEL\r\n"))
    (tmp_path / "b.ics").write_text(MADE["calendar"](series))
    assert [act[2].day for act in acts(read("ical", tmp_path), "meeting") if act[2]] == [3, 5]


def test_one_uid_for_all_events_of_a_file_loses_none(own: Callable[..., list[Item]]) -> None:
    events = [state("same", f":2025030{day}T090000Z", 0) for day in (3, 4, 5)]
    assert len(acts(own(*events), "meeting")) == 3


def test_an_unfinished_event_costs_itself_only(own: Callable[..., list[Item]]) -> None:
    unfinished = MADE["GOOGLE"][0].replace("END:VEVENT\r\n", "").replace("e1", "cut")
    items = own(unfinished, MADE["GOOGLE"][0], unfinished)
    problems = [item for item in items if isinstance(item, Problem)]
    assert [item.found for item in problems] == ["BEGIN:VEVENT", "END:VCALENDAR"]
    assert {item.expected for item in problems} == {"END:VEVENT"}
    assert files(items) == [FileRead("own.ics", 3, 1, {"problem": 2})]


@pytest.mark.parametrize(
    "line",
    [
        "DTSTAMP:nonsense",
        "CREATED:2025",
        "DTEND:later",
        "ATTENDEE;=:x",
        "RDATE:never",
        "SUMMARY",
        "EXDATE:x",
        "ORGANIZER:",
    ],
)
def test_a_broken_line_is_no_error(line: str, own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    items = own(MADE["event"]("b", ":20250303T090000Z", *guests, line), MADE["GOOGLE"][0])
    assert sum(file.read for file in files(items)) == 2 and files(items)[0].kept >= 1


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(
        ["DTSTART", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "ATTENDEE", "DTSTAMP", "DTEND", "CLASS"]
    ),
    value=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabc0123456789;=:,-+/", max_size=30),
)
def test_no_value_raises(name: str, value: str, own: Callable[..., list[Item]]) -> None:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO))
    items = own(MADE["event"]("b", ":20250303T090000Z", "RRULE:FREQ=DAILY;COUNT=2", *guests, f"{name}:{value}"))
    (file,) = files(items)
    assert file.read == file.kept + sum(file.skipped.values()) == 1
