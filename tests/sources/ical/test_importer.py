"""Calendars through the real door, against counts worked out by hand."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import count
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
from renown.sources.ical import importer
from renown.sources.ical.importer import ALONE, CANCELLED, NO_EVENT
from renown.sources.ical.occurrences import CAP
from renown.sources.ical.states import REPEATED

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
    assert {(row.account, row.measure): row.value for row in items if isinstance(row, CountRow) and row.account} == {
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


def test_an_endless_line_is_no_property_and_moves_no_line(own: Callable[..., list[Item]]) -> None:
    long = MADE["event"](
        "l", ":20250303T090000Z", MADE["guest"](MARA), MADE["guest"](ODO), "DESCRIPTION:" + "Y" * 3_000_000
    )
    items = own(long, MADE["event"]("b", ":someday", MADE["guest"](ODO)))
    assert not any(isinstance(item, FieldsUnread) for item in items)
    ((line, found),) = [(item.line, item.found) for item in items if isinstance(item, Problem)]
    lines = MADE["calendar"](long).splitlines()
    assert (found, line) == ("DTSTART:someday", len(lines))


def test_an_unfinished_event_costs_itself_only(own: Callable[..., list[Item]]) -> None:
    unfinished = MADE["GOOGLE"][0].replace("END:VEVENT\r\n", "").replace("e1", "cut")
    items = own(unfinished, MADE["GOOGLE"][0], unfinished)
    problems = [item for item in items if isinstance(item, Problem)]
    assert [item.found for item in problems] == ["BEGIN:VEVENT", "END:VCALENDAR"]
    assert {item.expected for item in problems} == {"END:VEVENT"}
    assert files(items) == [FileRead("own.ics", 3, 1, {"problem": 2})]


@pytest.mark.parametrize("where", ["_parsed", "rank_of", "current", "party_of"])
def test_what_nobody_foresaw_costs_one_event_only(
    where: str, own: Callable[..., list[Item]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever step fails on one event, and for whatever reason, the events before and after it are read."""
    whole, calls = getattr(importer, where), count()

    def failing(*given: object, **more: object) -> object:
        if next(calls) == 0:
            raise ZeroDivisionError("nobody foresaw this")
        return whole(*given, **more)

    monkeypatch.setattr(importer, where, failing)
    items = own(
        *(MADE["event"](f"n{n}", f":2025030{n}T090000Z", MADE["guest"](MARA), MADE["guest"](ODO)) for n in (1, 2))
    )
    assert files(items) == [FileRead("own.ics", 2, 1, {"problem": 1})]
    ((line, found),) = [(item.line, item.found) for item in items if isinstance(item, Problem)]
    assert line > 1 and found == "ZeroDivisionError: nobody foresaw this"
    assert [act[2] for act in acts(items, "meeting")] == [datetime(2025, 3, 2, 9)]


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
