"""A line break in a name adds no property to a card, no event to a calendar, and no header to a mail."""

from __future__ import annotations

import json
from datetime import date, datetime
from email import message_from_bytes

import pytest
from icalendar import Calendar

from renown.errors import InputError
from renown.publish import jscontact
from renown.publish.calendar_feed import Entry, calendar_text
from renown.publish.mail import message_of
from renown.sources.contact import Contact

NOW = datetime(2026, 5, 4)
BREAKS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029", "\n\r\n")


@pytest.fixture(params=BREAKS, ids=ascii)
def sign(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_name_adds_nothing_to_a_card_in_json(sign: str) -> None:
    name = f'Bo{sign}"}},{{"@type":"Card","uid":"evil"{sign}'
    cards = json.loads(b"".join(jscontact.write_cards([Contact(uid="c-1", name=name), Contact(uid="c-2", name="Cy")])))
    assert [card["uid"] for card in cards] == ["c-1", "c-2"]
    assert set(cards[0]) == set(cards[1])


@pytest.mark.parametrize("task", [False, True])
def test_a_name_adds_no_event_and_no_property_to_a_calendar(sign: str, task: bool) -> None:
    evil = f"Bo{sign}END:VEVENT{sign}BEGIN:VEVENT{sign}UID:evil{sign}ATTACH:file:///etc/passwd{sign}"
    text = calendar_text(
        [Entry("key", date(2026, 5, 4), evil, evil, task), Entry("other", date(2026, 5, 5), "Cy")], NOW
    )
    lines = [line for part in text.split("\r\n") for line in part.split("\n")]
    assert sum(line.startswith(("BEGIN:VEVENT", "BEGIN:VTODO")) for line in lines) == 2
    assert not any(line.startswith(("UID:evil", "ATTACH")) for line in lines) and "\r" not in "".join(lines)
    found = [part for part in Calendar.from_ical(text).walk() if part.name in ("VEVENT", "VTODO")]
    assert len(found) == 2 and all("ATTACH" not in part and part["UID"] != "evil" for part in found)


def test_a_name_adds_no_header_to_a_mail(sign: str) -> None:
    evil = f"Bo{sign}Bcc: spy@evil.example{sign}{sign}hidden"
    message = message_of("ana@tide.example", f"Today: {evil}", f"Write to {evil}.", "BEGIN:VCALENDAR")
    read = message_from_bytes(message.as_bytes())
    assert read["Bcc"] is None and read["To"] == "ana@tide.example"
    assert read.is_multipart() and len(read.get_payload()) == 2
    with pytest.raises(InputError, match="no address"):
        message_of(f"ana@tide.example{sign}Bcc: spy@evil.example", "Today", "", "")
