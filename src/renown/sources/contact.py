"""A contact of an address book, whatever file it comes from, and the rows that stand for it.

Invariant: an address book says who somebody is, not what anybody did: a contact yields an account and facts,
never an interaction. The same contact gives the same key in every export that knows the same things of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from renown.model.rows import AccountRow, FactRow, Item
from renown.model.values import EMAIL, NAME, PHONE, PROFILE
from renown.model.values.date import parse
from renown.model.values.name import fold
from renown.model.values.profile import is_known
from renown.model.values.value import strip_marks

NETWORK = "contacts"
NOBODY = "no name, address or number"
NO_PERSON = "no person or organisation"
NO_PERSONS = frozenset({"location", "application", "device", "thing"})
"""Kinds of cards that stand for no person and no organisation."""
REPEATED = "the same card stands in another place"

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T[\d:.Z+\-]*| 00:00(?::00)?)?")
_YEARLESS = re.compile(r"--?(\d\d)-?(\d\d)")
_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?|---\d\d")
_NO_DATE = re.compile(r"[0./\- :]*")
_URN = "urn:uuid:"
_STARS = re.compile(r"(?:\* )+")
_SYSTEM = frozenset({"mycontacts", "my contacts", "contacts", "all contacts", "othercontacts", "other contacts"})

Address = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Contact:
    """What one card or row says, as written.

    company: whether the export itself shows it as an organisation. relations: (type, name or uid).
    addresses: street, place, region, code, country.
    """

    uid: str = ""
    name: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    title: str = ""
    organisation: str = ""
    birthday: str = ""
    relations: list[tuple[str, str]] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    company: bool = False
    anniversary: str = ""
    nicknames: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """What is remembered over all files: the keys met, and the groups, whose members may stand behind them."""

    keys: set[str] = field(default_factory=set)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def contact(self, contact: Contact) -> Generator[Item, None, str]:
        """The rows of a contact; ends with the reason it was left out, or with nothing."""
        told = tuple(rows(contact))
        if not told:
            return NOBODY
        # One person's card is often exported twice: by itself and with all others.
        mark = hash(told)
        if mark in self.seen:
            return REPEATED
        self.seen.add(mark)
        self.keys.update(row.key for row in told if isinstance(row, AccountRow))
        yield from told
        return ""

    def group(self, name: str, members: list[str]) -> str:
        """A card that stands for a group; why it was left out, or nothing. members: the ids of cards."""
        self.groups.append((strip_marks(name), members))
        return "" if members else NOBODY

    def memberships(self) -> Iterator[FactRow]:
        """The groups as categories of those members whose cards were there."""
        for name, members in self.groups:
            for key in dict.fromkeys(map(uid_key, members)):
                if name and key in self.keys:
                    yield FactRow(NETWORK, key, "category", name)


def rows(contact: Contact) -> Iterator[AccountRow | FactRow]:
    """The account first, then its facts; nothing at all when nothing tells who is meant.

    The first address is the account's own; numbers and further addresses are facts.

    >>> [row.key for row in rows(Contact(name="Jane Doe", emails=["Jane@Example.org"])) if isinstance(row, AccountRow)]
    ['jane@example.org']
    >>> list(rows(Contact(title="Gardener")))
    []
    """
    name, organisation = NAME.clean(contact.name), NAME.clean(contact.organisation)
    emails = list(dict.fromkeys(filter(None, map(EMAIL.clean, contact.emails))))
    phones = list(dict.fromkeys(filter(None, map(number, contact.phones))))
    if name and EMAIL.clean(name):
        # Books made from mail put the address where the name belongs.
        emails, name = emails or [EMAIL.clean(name) or ""], None
    key = uid_key(contact.uid) or next(iter(emails + phones), "").lower() or f"name:{fold(name or organisation or '')}"
    if key == "name:" or not (name or organisation or emails or phones):
        return
    urls = _pages(contact.urls)
    company = contact.company or (organisation is not None and (name is None or name == organisation))
    yield AccountRow(
        NETWORK,
        key,
        None,
        name or organisation,
        emails[0] if emails else None,
        urls[0] if urls else None,
        "organisation" if company else "person",
        headline=NAME.clean(contact.title),
        organisation=organisation,
    )
    told = [("email", value) for value in emails[1:]]
    told += [("phone", value) for value in phones]
    told += [("profile", value) for value in urls[1:]]
    told += [("relation", value) for value in dict.fromkeys(map(_relation, contact.relations)) if value]
    told += [("category", value) for value in categories(contact.categories)]
    told += [("nickname", value) for value in _each(map(strip_marks, contact.nicknames))]
    told += [("address", value) for value in _each(map(_address, contact.addresses))]
    told += [("note", value) for value in _each(map(_note, contact.notes))]
    yield from (FactRow(NETWORK, key, fact, value) for fact, value in told)
    for fact, text in (("birthday", contact.birthday), ("anniversary", contact.anniversary)):
        if text and (found := birthday(text)):
            yield FactRow(NETWORK, key, fact, found[0], since=found[1])


def contact_of(account: AccountRow, facts: Iterable[FactRow]) -> Contact:
    """The contact that `rows` turns into these rows: what it takes to write them into a card again.

    >>> account, *facts = rows(Contact(uid="c-1", name="Jane Doe", relations=[("Sister", "Una: Vale")], notes=["Oboe"]))
    >>> again = contact_of(account, facts)
    >>> again.name, again.relations, list(rows(again)) == [account, *facts]
    ('Jane Doe', [('sister', 'Una: Vale')], True)
    """
    told: defaultdict[str, list[str]] = defaultdict(list)
    for row in facts:
        told[row.fact].append(row.value)
    return Contact(
        uid=f"{_URN}{account.key}" if account.key.startswith(_URN) else account.key,
        name=account.name or "",
        emails=[*filter(None, [account.email]), *told["email"]],
        phones=told["phone"],
        urls=[*filter(None, [account.url]), *told["profile"]],
        title=account.headline or "",
        organisation=account.organisation or "",
        birthday=next(iter(told["birthday"]), ""),
        relations=[kind_and_name(value) for value in told["relation"]],
        categories=told["category"],
        company=account.kind == "organisation",
        anniversary=next(iter(told["anniversary"]), ""),
        nicknames=told["nickname"],
        addresses=[parts_of(value) for value in told["address"]],
        notes=told["note"],
    )


def uid_key(uid: str) -> str:
    """A card's own id as a key: without `urn:uuid:`, in lower case, since programs change the case of UUIDs.

    >>> uid_key("urn:uuid:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1"), uid_key(" C-17 ")
    ('4fbe8971-0bc3-424c-9c26-36c3e1eff6b1', 'c-17')
    """
    return strip_marks(uid).lower().removeprefix(_URN)


def number(raw: str) -> str:
    """A phone number in E.164; one that names no country as it is written.

    >>> number("+49 (0)30 901820"), number("tel:+1-202-555-0123;ext=5"), number("030 / 901820"), number("-")
    ('+4930901820', '+12025550123', '030 / 901820', '')
    """
    text = strip_marks(raw)
    if text[:4].lower() == "tel:":
        text = text[4:].partition(";")[0]
    return PHONE.clean(text) or (text if any(map(str.isdecimal, text)) else "")


def birthday(text: str) -> tuple[str, datetime | None] | None:
    """A birthday as `1985-04-12`, or `--04-12` where the year is not told, and the day if it is a whole date.

    Years before 1605 are how address books write "no year" (1604 was a leap year). Words stay words.

    >>> birthday("19850412"), birthday("--0412"), birthday("1604-04-12")
    (('1985-04-12', datetime.datetime(1985, 4, 12, 0, 0)), ('--04-12', None), ('--04-12', None))
    >>> birthday("0/0/00"), birthday("4/12/1985"), birthday("circa 1800")
    (None, ('1985-04-12', datetime.datetime(1985, 4, 12, 0, 0)), ('circa 1800', None))
    """
    clean = strip_marks(text)
    if _NO_DATE.fullmatch(clean):
        return None
    if match := _YEARLESS.fullmatch(clean):
        return f"--{match[1]}-{match[2]}", None
    if match := _ISO.fullmatch(clean):
        return _whole(*map(int, match.groups())) or (clean, None)
    if _PARTIAL.fullmatch(clean):
        return clean, None
    moment = parse(clean)
    return (clean, None) if moment is None else _whole(moment.ts.year, moment.ts.month, moment.ts.day)


def categories(names: list[str]) -> list[str]:
    """The groups that somebody chose, each once; not those every contact is in.

    >>> categories(["* myContacts", "Choir", "* Friends", "choir "])
    ['Choir', 'Friends', 'choir']
    """
    clean = (_STARS.sub("", f"{strip_marks(name)} ").strip() if name else "" for name in names)
    return list(dict.fromkeys(name for name in clean if name and name.casefold() not in _SYSTEM))


def _whole(year: int, month: int, day: int) -> tuple[str, datetime | None] | None:
    try:
        date = datetime(year, month, day)
    except ValueError:
        return None
    return (f"--{date:%m-%d}", None) if year < 1605 else (f"{date:%Y-%m-%d}", date)


def _pages(urls: list[str]) -> list[str]:
    """The addresses of pages and chats, canonical where that is known; a profile of a known network first."""
    known: dict[str, bool] = {}
    for url in urls:
        canonical = PROFILE.clean(url)
        known.setdefault(canonical or strip_marks(url), canonical is not None and is_known(canonical))
    known.pop("", None)
    return sorted(known, key=lambda url: not known[url])


def _each(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))


def _address(parts: Address) -> str:
    """Street; place; region; code; country, empty ones kept where something follows, so that each has its place.

    >>> _address(("1 Quay Lane\\nFlat 2", "Saltby", "", "SB1", ""))
    '1 Quay Lane, Flat 2; Saltby; ; SB1'
    """
    clean = [", ".join(filter(None, map(strip_marks, part.splitlines()))).replace(";", ",") for part in parts]
    return "; ".join(clean).rstrip("; ")


def parts_of(address: str) -> Address:
    """The parts of an address as `address` facts write it.

    >>> parts_of("1 Quay Lane; Saltby; ; SB1")
    ('1 Quay Lane', 'Saltby', '', 'SB1', '')
    """
    street, place, region, code, country = [*address.split("; "), "", "", "", ""][:5]
    return street, place, region, code, country


def _note(text: str) -> str:
    """The words with their lines, without marks that nobody sees."""
    return "\n".join(map(strip_marks, text.splitlines())).strip("\n")


def kind_and_name(relation: str) -> tuple[str, str]:
    """The word and the name in a `relation` fact.

    >>> kind_and_name("spouse: Odo Brandt"), kind_and_name("Odo Brandt")
    (('spouse', 'Odo Brandt'), ('', 'Odo Brandt'))
    """
    kind, colon, who = relation.partition(": ")
    return (kind, who) if colon and kind == kind.lower() else ("", relation)


def _relation(relation: tuple[str, str]) -> str:
    kind, who = strip_marks(relation[0]).lower(), strip_marks(relation[1])
    return f"{kind}: {who}" if kind and who else who
