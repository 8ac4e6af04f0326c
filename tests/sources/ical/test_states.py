"""Which state of an event counts, whatever the order in which they are told."""

from __future__ import annotations

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from renown.sources.ical.states import Told, current, rank_of


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
