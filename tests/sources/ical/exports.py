"""Made-up calendars: one function per kind of export, each writes into an empty folder and returns the path to import.

The owner is Mara Lindqvist (mara@example.org); nobody in here exists.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

MARA = "mailto:mara@example.org"
STAMP = "DTSTAMP:20250401T120000Z"


def guest(address: str, answer: str = "ACCEPTED", name: str = "", kind: str = "INDIVIDUAL") -> str:
    """An attendee; long lines are folded by `calendar`."""
    return f'ATTENDEE;CUTYPE={kind};ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN="{name or address}":mailto:{address}'


def event(uid: str, start: str, *lines: str) -> str:
    """A VEVENT; `start` with its parameters, such as `:20250303T090000Z`."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", STAMP, f"DTSTART{start}", *lines, "END:VEVENT", ""])


def folded(text: str) -> str:
    """Lines of at most 75 signs."""
    out = []
    for line in text.split("\r\n"):
        out += [line[:75], *(f" {line[at : at + 74]}" for at in range(75, len(line), 74))]
    return "\r\n".join(out)


def calendar(*events: str, name: str = "mara@example.org", more: str = "") -> str:
    """A VCALENDAR as Google writes it."""
    head = f"BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\r\nVERSION:2.0\r\n{more}"
    head += f"METHOD:PUBLISH\r\nX-WR-CALNAME:{name}\r\nX-WR-TIMEZONE:Europe/Berlin\r\n"
    return folded(head + "".join(events) + "END:VCALENDAR\r\n")


ODO, ZOE, KIM = ("odo@example.org", "zoe@example.org", "kim@example.org")

GOOGLE = (
    # Mara asks two; Odo comes, Zoe does not: invitations out to both, one meeting.
    event(
        "e1",
        ":20250303T090000Z",
        "DTEND:20250303T100000Z",
        "CREATED:20250220T080000Z",
        f"ORGANIZER;CN=Mara Lindqvist:{MARA}",
        guest("mara@example.org", name="Mara Lindqvist"),
        guest("Odo@Example.org", name="Brandt, Odo"),
        guest(ZOE, "DECLINED"),
        guest("c_188@resource.calendar.google.com", kind="RESOURCE"),
        guest("hall@example.org", kind="ROOM"),
        "SUMMARY:Beans\\, and what to do about them",
        "LOCATION:Garden",
        "DESCRIPTION:secret",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:This is an event reminder",
        "END:VALARM",
    ),
    # Odo asks Mara and Kim every week, five times; one is dropped, one moved and without Kim, one called off.
    event(
        "e2",
        ";TZID=W. Europe Standard Time:20250303T100000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE;TZID=W. Europe Standard Time:20250310T100000",
        "CREATED:19000101T120000Z",
        "ORGANIZER;CN=Odo Brandt:mailto:odo@example.org",
        guest("mara@example.org"),
        guest(KIM, name="Kim Teal"),
        guest(ODO),
        "SUMMARY:Weekly",
    ),
    event(
        "e2",
        ";TZID=W. Europe Standard Time:20250318T150000",
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20250317T100000",
        "ORGANIZER:mailto:odo@example.org",
        guest("mara@example.org"),
        guest(KIM, "DECLINED"),
        guest(ODO),
    ),
    event(
        "e2",
        ";TZID=W. Europe Standard Time:20250324T100000",
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20250324T100000",
        "STATUS:CANCELLED",
        "ORGANIZER:mailto:odo@example.org",
        guest("mara@example.org"),
        guest(KIM),
    ),
    # Cancelled; alone; with nothing but a room; a whole day; after the export.
    event("e3", ":20250305T090000Z", "STATUS:CANCELLED", f"ORGANIZER:{MARA}", guest(ODO)),
    event("e4", ":20250306T090000Z", "SUMMARY:Dentist"),
    event("e5", ":20250307T090000Z", f"ORGANIZER:{MARA}", guest("hall@example.org", kind="ROOM")),
    event(
        "e6",
        ";VALUE=DATE:20250308",
        "CREATED:20250301T080000Z",
        f"ORGANIZER:{MARA}",
        guest(ZOE),
        "CLASS:PRIVATE",
        "SUMMARY:Surprise",
    ),
    event("e7", ":20990101T090000Z", "CREATED:20250301T090000Z", f"ORGANIZER:{MARA}", guest(ZOE, "NEEDS-ACTION")),
    # Broken: no date that is one.
    event("e8", ":someday", f"ORGANIZER:{MARA}", guest(ZOE)),
    "BEGIN:VTODO\r\nUID:t1\r\nSUMMARY:Weed\r\nEND:VTODO\r\n",
)


def google(folder: Path) -> Path:
    """A zip of two calendars; the second repeats an event of the first, and follows somebody else's."""
    path = folder / "mara@example.org.ical.zip"
    shared = event("f1", ":20250310T180000Z", "ORGANIZER:mailto:kim@example.org", guest(KIM), guest(ODO), guest(ZOE))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Mara_mara@example.org.ics", calendar(*GOOGLE))
        archive.writestr("kim@example.org.ics", calendar(shared, GOOGLE[0], name="kim@example.org"))
    return path


ZONE = "\r\n".join(
    [
        *("BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
        *("TZOFFSETFROM:+0300", "TZOFFSETTO:+0300", "TZNAME:MINE", "END:STANDARD", "END:VTIMEZONE", ""),
    ]
)


def outlook(folder: Path) -> Path:
    """A calendar that names nobody: the owner is who is in most events; a zone of its own; floating times."""
    events = (
        event(
            "o1",
            ";TZID=Customized Time Zone:20250303T100000",
            "ORGANIZER:mailto:odo@example.org",
            guest("mara@example.org"),
        ),
        event("o2", ":20250304T100000", f"ORGANIZER:{MARA}", guest(ZOE)),
        event(
            "o3", ":20250305T100000Z", f"ORGANIZER:{MARA}", guest(KIM, "TENTATIVE"), "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"
        ),
    )
    text = folded("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + ZONE + "".join(events) + "END:VCALENDAR\r\n")
    path = folder / "Calendar.ics"
    path.write_text(text, "utf-8", newline="")
    return path


EXPORTS: dict[str, Callable[[Path], Path]] = {"google": google, "outlook": outlook}
