"""The lines of an event, brought into the form that the library reads: people, times and zones as programs write them.

Invariant: what the standard allows (RFC 5545, 6868) means afterwards what it meant before; who stands in a line with
an address stays in it, whatever quotes, colons or semicolons his name holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import unquote

from renown.sources.ical.splitter import unfolded
from renown.sources.ical.zones import Zones
from renown.sources.text import decoded

_NAME = re.compile(r"[A-Za-z0-9-]+")
_PEOPLE = frozenset({"ORGANIZER", "ATTENDEE"})
_TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "CREATED", "DTSTAMP"})
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*+"(?=[;:,]|\Z)|.*?)(?=;[A-Za-z0-9-]+=|\Z)', re.DOTALL)
_READ = frozenset({"CN", "PARTSTAT", "CUTYPE", "EMAIL"})
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": " ", "'": '"', "^": "^"}
_ESCAPED = re.compile(r"\\([\\\";,:])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_FIRST = re.compile(r"[^\s;:,\"]*")
_ONE = r"\d{4}-?\d\d-?\d\d(?:T\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_VALUE = re.compile(rf":\s*({_ONE}(?:[,/](?:{_ONE}|[+-]?P[0-9DTHMSW]+))*)\s*\Z", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?")
_ZONE = re.compile(r';TZID=("[^"]*+"|.*?)(?=;[A-Za-z0-9-]+=|\Z)', re.IGNORECASE | re.DOTALL)


def repaired(data: bytes, zones: Zones) -> bytes:
    r"""The event with its lines unfolded and, where needed, written anew.

    >>> print(repaired(b"ATTENDEE;CN=Jo \"Joey\" Doe:mailto:jo@example.org?subject=x\r\n", Zones()).decode().strip())
    ATTENDEE;CN="Jo ^'Joey^' Doe":mailto:jo@example.org
    >>> print(repaired(b"DTSTART;TZID=Asia/Shanghai:20250701T120000Z\r\n", Zones()).decode().strip())
    DTSTART:20250701T120000Z
    """
    return "".join(f"{line}\r\n" for line in _lines(data, zones)).encode("utf-8", "replace")


def _lines(data: bytes, zones: Zones) -> Iterator[str]:
    for raw in unfolded(data).splitlines():
        line = decoded(raw)
        match = _NAME.match(line)
        name = match[0].upper() if match else ""
        if name in _PEOPLE:
            yield _person(name, line[len(name) :])
        elif name in _TIMES:
            yield _times(name, line[len(name) :], zones)
        else:
            yield line


def _person(name: str, rest: str) -> str:
    head, value = _apart(rest)
    told = {key.upper(): _plain(text) for key, text in reversed(_PARAMETER.findall(head))}
    written = []
    for key in sorted(_READ & told.keys()):
        # Of a word or an address what follows it is something else that lost its way.
        kept = told[key] if key == "CN" else _FIRST.match(told[key])[0]  # type: ignore[index]
        coded = kept.replace("^", "^^").replace('"', "^'")
        written.append(f';{key}="{coded}"' if key in {"CN", "EMAIL"} else f";{key}={kept}")
    return f"{name}{''.join(written)}:mailto:{value}"


def _apart(rest: str) -> tuple[str, str]:
    """What stands before the address, and the address: behind the last `:mailto:`, else behind the last colon."""
    at = rest.lower().rfind(":mailto:")
    head, value = (rest[:at], rest[at + 8 :]) if at >= 0 else (rest.rpartition(":")[0], rest.rpartition(":")[2])
    value = value.partition("?")[0]
    if "<" in value:
        value = value.partition("<")[2].partition(">")[0]
    return head, _CONTROL.sub("", unquote(value).strip(" \"'<>"))


def _plain(text: str) -> str:
    """A parameter's value without the quotes around it; a quote that has no other is no part of it."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        bare = bare[1:-1]
    bare = _ESCAPED.sub(r"\1", bare)
    if bare.count('"') % 2:
        bare = bare.replace('"', "")
    return _CONTROL.sub(" ", _CARET.sub(lambda match: _CARETS[match[1]], bare)).strip()


def _times(name: str, rest: str, zones: Zones) -> str:
    match = _VALUE.search(rest)
    if match is None:
        return name + rest
    head, moments = rest[: match.start()], re.split("([,/])", match[1].upper())
    zone = _ZONE.search(head)
    written = "".join(map(_moment, moments))
    if zone is not None:
        known = zones.named(zone[1])
        # A time that says it is UTC is UTC, and a day is a day, whatever zone stands beside it.
        zoned = known and "T" in written and not written.endswith("Z")
        kept = f';TZID="{known}"' if zoned else ""
        head = head[: zone.start()] + kept + head[zone.end() :]
    return f"{name}{head}:{written}"


def _moment(text: str) -> str:
    """One time in the short form: `20250701T120000Z`; anything else as it stands.

    >>> _moment("2025-07-01T14:00+02:00"), _moment("20250701T240000"), _moment("20250701"), _moment("PT1H")
    ('20250701T120000Z', '20250702T000000', '20250701', 'PT1H')
    """
    match = _MOMENT.fullmatch(text)
    if match is None or match[4] is None:
        return text.replace("-", "") if match else text
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        told = datetime(year, month, day) + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
        told -= _shift(match[7])
    except (ValueError, OverflowError):
        return text
    return f"{told.year:04}{told:%m%dT%H%M%S}{'Z' if match[7] else ''}"


def _shift(zone: str | None) -> timedelta:
    if not zone or zone == "Z":
        return timedelta(0)
    size = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return -size if zone[0] == "-" else size
