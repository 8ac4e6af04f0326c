"""Which state of an event counts, whatever the order in which they are told."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.model.rows import FileRead, InteractionRow, Item
from renown.sources.ical.importer import CANCELLED
from renown.sources.ical.states import OLDER, REPEATED, Told, current, rank_of

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


def told(file: int, line: int, sequence: int, stamp: int, occurrence: int = 0) -> Told:
    change = f"RECURRENCE-ID:202503{occurrence:02}T090000Z\r\n" if occurrence else ""
    text = f"BEGIN:VEVENT\r\nUID:u\r\nSEQUENCE:{sequence}\r\nDTSTAMP:202504{stamp:02}T000000Z\r\n{change}"
    event = icalendar.Event.from_ical(f"{text}DTSTART:20250303T090000Z\r\nEND:VEVENT\r\n")
    return Told(file, line, event, rank_of(event, ""))


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 2, st.integers(1, 3), st.integers(0, 2)), min_size=1), st.randoms())
def test_the_newest_counts_and_every_state_is_accounted_for(rows, random):
    states = [told(file, line, sequence, stamp, change) for line, (file, sequence, stamp, change) in enumerate(rows)]
    kept, left = current(states)
    mixed = states[:]
    random.shuffle(mixed)
    assert current(mixed) == (kept, left)
    assert sorted(one.line for one in kept + [one for one, _ in left]) == list(range(len(rows)))
    for one in kept:
        assert one.rank == max(other.rank for other in states if other.occurrence == one.occurrence)
    assert len({one.occurrence for one in kept}) == len(kept)
