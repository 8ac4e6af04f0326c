"""A contact of an address book, whatever file it comes from, and the rows that stand for it.

Invariant: an address book says who somebody is, not what anybody did: a contact yields an account and facts,
never an interaction. The same contact gives the same key in every export that knows the same things of it; a number,
a shared mailbox or a name alone is never the key of somebody of whom more is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from renown.errors import InputError
from renown.model.rows import AccountRow, FactRow, PictureRow, Problem
from renown.model.values import EMAIL, NAME, PHONE, PROFILE
from renown.model.values.date import parse
from renown.model.values.email import is_shared
from renown.model.values.name import fold
from renown.model.values.picture import digest, drawn, packed
from renown.model.values.profile import is_known
from renown.model.values.value import strip_marks

NETWORK = "contacts"
NOBODY = "no name, address or number"
NO_PERSON = "no person or organisation"
NO_PERSONS = frozenset({"location", "application", "device", "thing"})
"""Kinds of cards that stand for no person and no organisation."""

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T[\d:.Z+\-]*| 00:00(?::00)?)?")
_YEARLESS = re.compile(r"--?(\d\d)-?(\d\d)")
_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?|---\d\d")
_NO_DATE = re.compile(r"[0./\- :]*")
_URN = "urn:uuid:"
_SAME_KIND = {"mobile": "cell", "business": "work", "personal": "home", "homepage": "", "private": "home"}
_NO_KIND = frozenset({"pref", "internet", "voice", "msg", "x400", "uri", "other", "default", "smtp", "ex", ""})
_STARS = re.compile(r"(?:\* )+")
_SYSTEM = frozenset({"mycontacts", "my contacts", "contacts", "all contacts", "othercontacts", "other contacts"})

Address = tuple[str, str, str, str, str]


class Employer(NamedTuple):
    """Where somebody works, and as what. department: its units from the largest down, parted by `; `."""

    title: str = ""
    organisation: str = ""
    department: str = ""


@dataclass(slots=True)
class Contact:
    """What one card or row says, as written.

    company: whether the export itself shows it as an organisation. relations: (type, name or uid).
    addresses: street, place, region, code, country. kinds: what the book calls an address, number, page or (by
    `address_text`) place of these: `home`, `work, fax`. also: employers beside the first. dates: (what, when).
    photo: a picture as `values.picture.drawn` gives it.
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
    kinds: dict[str, str] = field(default_factory=dict)
    department: str = ""
    also: list[Employer] = field(default_factory=list)
    dates: list[tuple[str, str]] = field(default_factory=list)
    photo: bytes = b""


def rows(
    contact: Contact, key: str = "", shared: Set[str] = frozenset()
) -> Iterator[AccountRow | FactRow | PictureRow]:
    """The account first, then its facts; nothing at all when nothing tells who is meant.

    The first address is the account's own; numbers and further addresses are facts. key: the account's, when it is
    not what `key_of` says (another contact has the same). shared: addresses and pages that are nobody's own.

    >>> [row.key for row in rows(Contact(name="Jane Doe", emails=["Jane@Example.org"])) if isinstance(row, AccountRow)]
    ['jane doe jane@example.org']
    >>> list(rows(Contact(title="Gardener")))
    []
    """
    contact = _with_work(contact)
    name, emails = _named(contact)
    organisation, phones = NAME.clean(contact.organisation), _numbers(contact)
    key = key or key_of(contact)
    if not key:
        return
    urls = _pages(contact.urls)
    email = next((email for email in [own_address(contact), *emails] if email and email not in shared), None)
    url = next((url for url in urls if url not in shared), None)
    company = contact.company or (organisation is not None and (name is None or name == organisation))
    yield AccountRow(
        NETWORK,
        key,
        None,
        name or organisation,
        email,
        url,
        "organisation" if company else "person",
        headline=NAME.clean(contact.title),
        organisation=organisation,
    )
    kinds = _kinds(contact)
    told = [("email", value) for value in emails if value != email or value in kinds]
    told += [("phone", value) for value in phones]
    told += [("profile", value) for value in urls if value != url or value in kinds]
    told += [("relation", value) for value in dict.fromkeys(map(_relation, contact.relations)) if value]
    told += [("category", value) for value in categories(contact.categories)]
    told += [("nickname", value) for value in _each(map(strip_marks, contact.nicknames))]
    told += [("address", value) for value in _each(map(address_text, contact.addresses))]
    told += [("note", value) for value in _each(map(_note, contact.notes))]
    yield from (FactRow(NETWORK, key, fact, value, place=_kind_of(kinds, fact, value)) for fact, value in told)
    yield from _work(contact, key, organisation)
    yield from _dates(contact, key)
    if contact.photo:
        name = digest(contact.photo)
        yield FactRow(NETWORK, key, "photo", name)
        yield PictureRow(NETWORK, key, name, packed(contact.photo))


def _with_work(contact: Contact) -> Contact:
    """The contact with the first of its employers that is one in the first place."""
    if not contact.also or NAME.clean(contact.organisation + contact.title) or _department(contact.department):
        return contact
    first = next((e for e in contact.also if NAME.clean(e.title + e.organisation)), Employer())
    rest = contact.also[contact.also.index(first) + 1 :] if any(first) else []
    return replace(contact, title=first.title, organisation=first.organisation, department=first.department, also=rest)


def _work(contact: Contact, key: str, organisation: str | None) -> Iterator[FactRow]:
    """The department, and employers beside the first."""
    if department := _department(contact.department):
        yield FactRow(NETWORK, key, "department", department, organisation)
    for employer in contact.also:
        title, other = NAME.clean(employer.title) or "", NAME.clean(employer.organisation)
        if title or other:
            yield FactRow(NETWORK, key, "position", title, other, _department(employer.department) or None)


def _dates(contact: Contact, key: str) -> Iterator[FactRow]:
    told: list[tuple[str, str | None, str]] = [("birthday", None, contact.birthday)]
    told += [("anniversary", None, contact.anniversary)]
    told += [("date", strip_marks(what).lower() or None, when) for what, when in contact.dates]
    for fact, what, text in told:
        if text and (found := birthday(text)):
            yield FactRow(NETWORK, key, fact, found[0], what, since=found[1])


def with_picture(contact: Contact, raw: bytes, file: str, line: int) -> Iterator[Problem]:
    """Give the contact its picture; one that cannot be read is a problem, and costs the contact nothing else."""
    if raw:
        try:
            contact.photo = drawn(raw)
        except InputError as error:
            hint = "the contact is kept without its picture"
            yield Problem(file, line, error.message, "a photograph", hint)


def key_of(contact: Contact) -> str:
    """What a contact is known by: its own id, else its name with an address or number; nothing for nobody.

    A name with nothing beside it is known by the employer, birthday, page and place that stand there too.

    >>> [key_of(Contact(name="Jane Doe", phones=told)) for told in ([], ["+44 20 7946 0000"])]
    ['name:jane doe', 'jane doe +442079460000']
    >>> key_of(Contact(uid="C-1", name="Jane Doe")), key_of(Contact(emails=["info@example.org"])), key_of(Contact())
    ('c-1', 'info@example.org', '')
    """
    name, emails = _named(contact)
    phones, shown = _numbers(contact), _plain(name or contact.organisation)
    if not (shown or emails or phones):
        return ""
    if uid := uid_key(contact.uid):
        return uid
    where = next(filter(None, [own_address(contact), *phones, *emails]), "").lower()
    if where:
        return f"{shown} {where}".strip()
    beside = (contact.organisation, contact.birthday, *contact.urls[:1], *map(address_text, contact.addresses[:1]))
    return f"name:{' '.join(filter(None, dict.fromkeys((shown, *map(_plain, beside)))))}"


def own_address(contact: Contact) -> str:
    """The first mail address that is not one which many people share; empty where there is none."""
    return next((email for email in _named(contact)[1] if not is_shared(email)), "")


def places_of(contact: Contact) -> list[str]:
    """The mail addresses and pages of a contact, as they are stored."""
    return [*_named(contact)[1], *_pages(contact.urls)]


def contact_of(account: AccountRow, facts: Iterable[FactRow], photo: bytes = b"") -> Contact:
    """The contact that `rows` turns into these rows: what it takes to write them into a card again.

    >>> account, *facts = rows(Contact(uid="c-1", name="Jane Doe", relations=[("Sister", "Una: Vale")], notes=["Oboe"]))
    >>> again = contact_of(account, facts)
    >>> again.name, again.relations, list(rows(again)) == [account, *facts]
    ('Jane Doe', [('sister', 'Una: Vale')], True)
    """
    facts = list(facts)
    told: defaultdict[str, list[str]] = defaultdict(list)
    for row in facts:
        told[row.fact].append(row.value)
    return Contact(
        uid=f"{_URN}{account.key}" if account.key.startswith(_URN) else account.key,
        name=account.name or "",
        emails=_each([account.email or "", *told["email"]]),
        phones=told["phone"],
        urls=_each([account.url or "", *told["profile"]]),
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
        kinds={row.value: row.place for row in facts if row.fact in OF_A_KIND and row.place},
        department=next(iter(told["department"]), ""),
        also=[Employer(r.value, r.organisation or "", r.place or "") for r in facts if r.fact == "position"],
        dates=[(row.organisation or "", row.value) for row in facts if row.fact == "date"],
        photo=photo,
    )


OF_A_KIND = frozenset({"email", "phone", "profile", "address"})
"""The facts that a book says the kind of: home, work."""


def kind_of(words: Iterable[str]) -> str:
    """What a book calls an address or number, in the words that most books have for it; empty where it says nothing.

    >>> kind_of(["HOME", "pref"]), kind_of(["Mobile"]), kind_of(["work", "fax", "voice"]), kind_of(["Summer  house"])
    ('home', 'cell', 'work, fax', 'summer house')
    """
    plain = (strip_marks(word).lower().strip(", ") for word in words)
    return ", ".join(dict.fromkeys(kind for word in plain if (kind := _SAME_KIND.get(word, word)) not in _NO_KIND))


def _kinds(contact: Contact) -> dict[str, str]:
    """The kinds by what is stored of an address, number or page."""
    told = [(raw, EMAIL.clean(raw)) for raw in contact.emails]
    told += [(raw, number(raw)) for raw in contact.phones]
    told += [(raw, PROFILE.clean(raw) or strip_marks(raw)) for raw in contact.urls]
    told += [(text, text) for text in map(address_text, contact.addresses)]
    found: dict[str, str] = {}
    for raw, stored in told if contact.kinds else ():
        if stored and (kind := kind_of(contact.kinds.get(raw, "").split(", "))):
            found.setdefault(stored, kind)
    return found


def _kind_of(kinds: dict[str, str], fact: str, value: str) -> str | None:
    return kinds.get(value) if fact in OF_A_KIND else None


def _department(units: str) -> str:
    return "; ".join(filter(None, map(strip_marks, units.split(";"))))


def _named(contact: Contact) -> tuple[str | None, list[str]]:
    """The name and the mail addresses. Books made from mail put the address where the name belongs."""
    name = NAME.clean(contact.name)
    emails = list(dict.fromkeys(filter(None, map(EMAIL.clean, contact.emails))))
    if name and (address := EMAIL.clean(name)):
        return None, emails or [address]
    return name, emails


def _plain(text: str) -> str:
    """The words of a text for comparing; what holds no words (a star, a heart) as it is."""
    return fold(text) or strip_marks(text).casefold()


def _numbers(contact: Contact) -> list[str]:
    return list(dict.fromkeys(filter(None, map(number, contact.phones))))


def uid_key(uid: str) -> str:
    """A card's own id as a key: without `urn:uuid:`, in lower case, since programs change the case of UUIDs.

    >>> uid_key("urn:uuid:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1"), uid_key(" C-17 ")
    ('4fbe8971-0bc3-424c-9c26-36c3e1eff6b1', 'c-17')
    """
    return strip_marks(uid).lower().removeprefix(_URN)


@lru_cache(maxsize=4096)
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
    # Some programs end every value with the sign that parts values.
    clean = strip_marks(text).strip(" ;,")
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


def address_text(parts: Address) -> str:
    """Street; place; region; code; country, empty ones kept where something follows, so that each has its place.

    >>> address_text(("1 Quay Lane\\nFlat 2", "Saltby", "", "SB1", ""))
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
