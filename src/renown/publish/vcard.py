"""Contacts as vCards: 4.0 (RFC 6350, RFC 9554), or 3.0 (RFC 2426) for programs that know no other.

Invariant: what is written reads back as the same rows; whatever stands in a value, it cannot end its line or begin
another property.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse
from typing import Literal

from renown.model.values import PROFILE
from renown.model.values.link import would_run
from renown.model.values.picture import MEDIA, packed
from renown.sources.contact import Contact, Employer, address_text

Version = Literal["4.0", "3.0"]

PRODUCT = "-//Renown//Address book//EN"
LINE = 75
"""Bytes on a line, at most; longer ones are folded."""

RELATIONS = frozenset(
    "contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin muse "
    "crush date sweetheart me agent emergency".split()
)
"""The types of RELATED. Other words become a label, as Apple writes them."""

TYPES = frozenset("home work cell fax pager text video textphone car isdn main-number".split())
"""The types of addresses and numbers that the standard has; what else a book calls them becomes a label."""

_ESCAPED = {"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DATE = re.compile(r"[\d\-]+", re.ASCII)
_YEARLESS = re.compile(r"--\d\d-\d\d", re.ASCII)
_URI = re.compile(r"\A[a-z][a-z0-9+.\-]*:\S+", re.IGNORECASE)


def write_cards(contacts: Iterable[Contact], version: Version = "4.0") -> Iterator[bytes]:
    """The cards of a book one after the other, as they stand in a file.

    >>> card = next(write_cards([Contact(uid="c-1", name="Jane Doe", emails=["jane@example.org"])]))
    >>> card.decode().split()[4:]
    ['UID:c-1', 'FN:Jane', 'Doe', 'N:Doe;Jane;;;', 'EMAIL:jane@example.org', 'END:VCARD']
    """
    for contact in contacts:
        lines = ["BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{PRODUCT}"]
        lines += _lines(contact, new=version == "4.0")
        yield b"".join(map(folded, [*lines, "END:VCARD"]))


def folded(line: str) -> bytes:
    r"""A line in UTF-8 with its end, folded where it is too long; no character is cut in two.

    >>> len(folded("NOTE:" + "é" * 40).split(b"\r\n")), folded("FN:é")
    (3, b'FN:\xc3\xa9\r\n')
    """
    raw = line.encode("utf-8", "replace")
    pieces, at, room = [], 0, LINE
    while len(raw) - at > room:
        end = at + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(raw[at:end])
        at, room = end, LINE - 1
    return b"\r\n ".join([*pieces, raw[at:]]) + b"\r\n"


def escape(text: str) -> str:
    r"""A value as text: nothing in it ends the line, or divides it.

    >>> print(escape("Doe; Sons, Ltd\nUpstairs"))
    Doe\; Sons\, Ltd\nUpstairs
    """
    return re.sub(r"[\\,;\n]", lambda match: _ESCAPED[match[0]], "\n".join(text.splitlines()))


def _lines(contact: Contact, *, new: bool) -> Iterator[str]:
    """The properties. A name that is unknown stays empty: FN must be there, and an invented one would come back."""
    yield f"UID:{_uid(contact.uid, new)}"
    if contact.company:
        yield "KIND:org" if new else "X-ABShowAs:COMPANY"
    yield f"FN:{escape(contact.name)}"
    yield f"N:{_name(contact)}"
    yield from _plain(contact)
    for place, address in enumerate(contact.addresses, 1):
        street, *rest = map(escape, address)
        kind = contact.kinds.get(address_text(address), "")
        yield from _of_a_kind(f"adr{place}", f"ADR:;;{street};{';'.join(rest)}", kind)
    yield from _dates(contact, new)
    if contact.photo:
        told = packed(contact.photo)
        yield f"PHOTO:data:{MEDIA};base64,{told}" if new else f"PHOTO;ENCODING=b;TYPE=JPEG:{told}"
    for place, (kind, who) in enumerate(contact.relations, 1):
        yield from _relation(place, kind, who, new)
    for place, (what, when) in enumerate(contact.dates, 1):
        yield f"date{place}.X-ABDATE{_date(when, new)}"
        if what:
            yield f"date{place}.X-ABLabel:{escape(what)}"


def _plain(contact: Contact) -> Iterator[str]:
    """The properties whose value is told without more."""
    if contact.nicknames:
        yield f"NICKNAME:{','.join(map(escape, contact.nicknames))}"
    yield from _work("", Employer(contact.title, contact.organisation, contact.department))
    for place, employer in enumerate(contact.also, 1):
        yield from _work(f"job{place}.", employer)
    for place, email in enumerate(contact.emails, 1):
        yield from _of_a_kind(f"email{place}", f"EMAIL:{escape(email)}", contact.kinds.get(email, ""))
    for place, phone in enumerate(contact.phones, 1):
        yield from _of_a_kind(f"tel{place}", f"TEL:{escape(phone)}", contact.kinds.get(phone, ""))
    for place, url in enumerate(filterfalse(would_run, contact.urls), 1):
        yield from _of_a_kind(f"url{place}", _page(url), contact.kinds.get(url, ""))
    if contact.categories:
        yield f"CATEGORIES:{','.join(map(escape, contact.categories))}"
    yield from (f"NOTE:{escape(note)}" for note in contact.notes)


def _work(group: str, employer: Employer) -> Iterator[str]:
    """An employer and the title there, which their group keeps together."""
    if employer.organisation or employer.department:
        units = filter(None, employer.department.split("; "))
        yield f"{group}ORG:{';'.join(map(escape, (employer.organisation, *units)))}"
    if employer.title or group:  # an empty one keeps the title of another employer away
        yield f"{group}TITLE:{escape(employer.title)}"


def _of_a_kind(group: str, line: str, kind: str) -> Iterator[str]:
    """A property with its kind: as types where all of it are types, else as a label, as Apple writes them."""
    name, colon, value = line.partition(":")
    types = kind.split(", ") if kind else []
    if all(one in TYPES for one in types):
        yield f"{name}{''.join(f';TYPE={one}' for one in types)}{colon}{value}"
    else:
        yield f"{group}.{line}"
        yield f"{group}.X-ABLabel:{escape(kind)}"


def _uid(uid: str, new: bool) -> str:
    return f"urn:uuid:{uid}" if new and _UUID.fullmatch(uid) else escape(uid)


def _name(contact: Contact) -> str:
    """Family name; given names. Renown knows the name as a whole: the last word is taken for the family's."""
    if contact.company:
        return ";;;;"
    given, _, family = contact.name.rpartition(" ")
    return f"{escape(family)};{escape(given)};;;" if given else f";{escape(family)};;;"


def _page(url: str) -> str:
    """A page with its scheme, which is not stored; a chat as it is."""
    if PROFILE.validate(url):
        return f"URL:https://{escape(url)}"
    return f"{'IMPP' if _URI.fullmatch(url) else 'URL'}:{escape(url)}"


def _dates(contact: Contact, new: bool) -> Iterator[str]:
    if contact.birthday:
        yield f"BDAY{_date(contact.birthday, new)}"
    if contact.anniversary:
        yield f"{'ANNIVERSARY' if new else 'X-ANNIVERSARY'}{_date(contact.anniversary, new)}"


def _date(value: str, new: bool) -> str:
    """A date: 4.0 can leave the year out; in 3.0 Apple's way of it is the one most programs know."""
    if not _DATE.fullmatch(value):
        return f";VALUE=text:{escape(value)}"
    if _YEARLESS.fullmatch(value):
        return f":{value[:4]}{value[5:]}" if new else f";X-APPLE-OMIT-YEAR=1604:1604{value[1:]}"
    return f":{value.replace('-', '')}" if new and len(value) == len("1985-04-12") else f":{value}"


def _relation(place: int, kind: str, who: str, new: bool) -> Iterator[str]:
    """RELATED with one of its types; any other word stands in a label beside it."""
    name = "RELATED" if new else "X-ABRELATEDNAMES"
    as_text = ";VALUE=text" if new and not (_URI.fullmatch(who) and not would_run(who)) else ""
    if not kind or (new and kind in RELATIONS):
        yield f"{name}{f';TYPE={kind}' if kind else ''}{as_text}:{escape(who)}"
    else:
        yield f"item{place}.{name}{as_text}:{escape(who)}"
        yield f"item{place}.X-ABLabel:{escape(kind)}"
