"""Whose calendar it is, by what little there is to go by."""

from __future__ import annotations

from collections import Counter

import pytest

from renown.sources.ical.people import Signs

ANN, BOB, CYD = "ann@example.org", "bob@example.org", "cyd@example.org"


@pytest.mark.parametrize(
    ("claimed", "named", "events", "owner"),
    [
        ([], {}, 0, None),
        ([], {ANN: 1}, 1, None),
        ([], {ANN: 3, BOB: 2}, 3, ANN),
        ([], {ANN: 3, BOB: 3}, 3, None),
        ([], {ANN: 2, BOB: 1, CYD: 1}, 4, None),
        ([BOB], {ANN: 3, BOB: 1}, 3, BOB),
        ([BOB, ANN], {ANN: 3, BOB: 1}, 3, ANN),
        ([BOB], {}, 0, BOB),
    ],
)
def test_the_owner(claimed: list[str], named: dict[str, int], events: int, owner: str | None) -> None:
    assert Signs(claimed, Counter(named), events).owner(None) == owner


def test_an_event_names_people_once_and_rooms_never() -> None:
    signs = Signs()
    signs.add_event(
        b"ORGANIZER;CN=Ann:MAILTO:Ann@Example.org\r\nATTENDEE;CN=Ann:mailto:ann@exam\r\n ple.org\r\n"
        b"ATTENDEE:mailto:c_1@resource.calendar.google.com\r\nATTENDEE:mailto:bob@example.org\r\n"
    )
    assert (signs.named, signs.events) == (Counter({ANN: 1, BOB: 1}), 1)
