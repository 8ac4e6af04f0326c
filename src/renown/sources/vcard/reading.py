"""What a card says, property by property: from the lines of a vCard to a contact.

Invariant: every property of the standard is either read here or named in `IGNORED` with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from renown.sources.contact import Contact, Employer, address_text
from renown.sources.vcard.scanner import Card, Property, split, unescape

IGNORED: dict[str, str] = {
    **dict.fromkeys(("LOGO", "SOUND", "KEY"), "emblems, sounds and keys are never unpacked"),
    **dict.fromkeys(("LABEL", "GEO", "TZ"), "the same place again, as a label, a point or a time zone"),
    **dict.fromkeys(("EXPERTISE", "HOBBY", "INTEREST"), "no table for them"),
    **dict.fromkeys(("GENDER", "GRAMGENDER", "PRONOUNS", "LANG", "LANGUAGE"), "not needed to know who somebody is"),
    **dict.fromkeys(("BIRTHPLACE", "DEATHPLACE", "DEATHDATE"), "not needed to know who somebody is"),
    **dict.fromkeys(("SORT-STRING", "ROLE"), "another word for what the name and the title say"),
    **dict.fromkeys(("AGENT", "CLASS", "REV", "CREATED", "PRODID", "SOURCE", "PROFILE", "NAME"), "about the card"),
    **dict.fromkeys(("VERSION", "MAILER", "CLIENTPIDMAP", "XML", "JSPROP", "BEGIN"), "about the card"),
    **dict.fromkeys(("FBURL", "CALADRURI", "CALURI", "ORG-DIRECTORY", "CONTACT-URI"), "addresses of services"),
}
"""Property -> why it is left unread. Those that begin with `X-` are a program's own."""

_APPLE_LABEL = re.compile(r"\A_\$!<(.*)>!\$_")
_COMPANY = frozenset({"org", "organization"})
_NOT_A_RELATION = frozenset({"pref", "internet", "home", "work", "other", ""})


@dataclass(slots=True)
class Draft:
    """A contact while its properties are read.

    parts: the name put together from N. kind: KIND, or Apple's. members: uids of a group. labels: Apple's, by group.
    What may have one, or belongs together by its group, waits with it: dates, relations, firms (place in the card,
    group, name, department), titles (place, group, title), and what is of a kind (group, value). photo: as it stands.
    """

    contact: Contact = field(default_factory=Contact)
    parts: str = ""
    kind: str = ""
    members: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    related: list[tuple[str, str, str]] = field(default_factory=list)
    dates: list[tuple[str, str]] = field(default_factory=list)
    firms: list[tuple[int, str, str, str]] = field(default_factory=list)
    titles: list[tuple[int, str, str]] = field(default_factory=list)
    labelled: list[tuple[str, str]] = field(default_factory=list)
    photo: bytes = b""


def draft_of(card: Card) -> Draft:
    """What the card says.

    >>> from renown.sources.vcard.scanner import Parameters
    >>> draft_of(Card(1, [Property("N", "", Parameters(), b"Doe;Jane;;;")])).contact.name
    'Jane Doe'
    """
    draft = Draft()
    for prop in card.properties:
        _TAKE[prop.name](draft, prop)
    contact = draft.contact
    contact.company = contact.company or draft.kind in _COMPANY
    contact.name = contact.name or draft.parts
    _take_dates(draft)
    _take_work(draft)
    for group, value in draft.labelled:
        if label := draft.labels.get(group):
            contact.kinds[value] = label
    contact.relations = [(draft.labels.get(group, kind) or kind, who) for kind, who, group in draft.related]
    return draft


def _name(draft: Draft, prop: Property) -> None:
    draft.contact.name = draft.contact.name or unescape(prop.text()).strip()


def _parts(draft: Draft, prop: Property) -> None:
    """N is family; given; further names; prefix; suffix."""
    family, given, more = [*split(prop.text(), ";"), "", "", ""][:3]
    draft.parts = draft.parts or " ".join(part for raw in (given, more, family) if (part := raw.strip()))


def _take_dates(draft: Draft) -> None:
    """Dates with a label; of those called an anniversary the first is the anniversary."""
    for group, date in draft.dates:
        what = draft.labels.get(group, "")
        if what != "anniversary":
            draft.contact.dates.append((what, date))
        draft.contact.anniversary = draft.contact.anniversary or (date if what == "anniversary" else "")


def _take_work(draft: Draft) -> None:
    """Employers with their titles: those of one group belong together, the others by their order in the card."""
    titles = list(draft.titles)
    found: list[tuple[int, Employer]] = []
    for place, group, organisation, department in draft.firms:
        own = next((t for t in titles if group and t[1] == group), None) or next((t for t in titles if not t[1]), None)
        if own:
            titles.remove(own)
        at = min(place, own[0]) if own else place
        found.append((at, Employer(own[2] if own else "", organisation, department)))
    found += [(place, Employer(title)) for place, _, title in titles if title]
    first, *others = [employer for _, employer in sorted(found)] or [Employer()]
    draft.contact.title, draft.contact.organisation, draft.contact.department = first
    draft.contact.also = others


def _organisation(draft: Draft, prop: Property) -> None:
    firm, *units = (part.strip() for part in split(prop.text(), ";"))
    department = "; ".join(unit.replace(";", ",") for unit in units if unit)
    if firm or department:
        draft.firms.append((len(draft.firms) + len(draft.titles), prop.group, firm, department))


def _title(draft: Draft, prop: Property) -> None:
    """A title; an empty one says that its group has none."""
    title = unescape(prop.text()).strip()
    if title or prop.group:
        draft.titles.append((len(draft.firms) + len(draft.titles), prop.group, title))


def _email(draft: Draft, prop: Property) -> None:
    _of_a_kind(draft, prop, draft.contact.emails, unescape(prop.text()))


def _phone(draft: Draft, prop: Property) -> None:
    _of_a_kind(draft, prop, draft.contact.phones, unescape(prop.text()))


def _url(draft: Draft, prop: Property) -> None:
    _of_a_kind(draft, prop, draft.contact.urls, unescape(prop.text()))


def _of_a_kind(draft: Draft, prop: Property, values: list[str], value: str) -> None:
    """An address or number with its kind: its types, or the label of its group, which says it better."""
    values.append(value)
    _kind_told(draft, prop, value)


def _kind_told(draft: Draft, prop: Property, value: str) -> None:
    if prop.parameters.types:
        draft.contact.kinds.setdefault(value, ", ".join(prop.parameters.types))
    if prop.group:
        draft.labelled.append((prop.group, value))


def _social(draft: Draft, prop: Property) -> None:
    """A profile: mostly an address; Apple writes `x-apple:name` where it knows only the name."""
    value, given = unescape(prop.text()), prop.parameters
    user = given.other.get("USERNAME") or given.other.get("X-USER") or ""
    if "." not in value or value.lower().startswith("x-apple:"):
        service = given.other.get("SERVICE-TYPE") or next(iter(given.types), "") or "profile"
        value = f"{service.lower()}:{user or value.partition(':')[2] or value}"
    draft.contact.urls.append(value)


def _chat(draft: Draft, prop: Property) -> None:
    service = prop.name.removeprefix("X-").removesuffix("-USERNAME").lower()
    draft.contact.urls.append(f"{service}:{unescape(prop.text())}")


def _birthday(draft: Draft, prop: Property) -> None:
    draft.contact.birthday = draft.contact.birthday or _date(prop)


def _anniversary(draft: Draft, prop: Property) -> None:
    draft.contact.anniversary = draft.contact.anniversary or _date(prop)


def _labelled_date(draft: Draft, prop: Property) -> None:
    """Apple's dates say in a label what they are."""
    draft.dates.append((prop.group, _date(prop)))


def _date(prop: Property) -> str:
    value = prop.text()
    if (unknown := prop.parameters.other.get("X-APPLE-OMIT-YEAR")) and value.startswith(unknown):
        value = f"-{value[len(unknown) :]}" if value[len(unknown) :].startswith("-") else f"--{value[len(unknown) :]}"
    return unescape(value)


def _nickname(draft: Draft, prop: Property) -> None:
    draft.contact.nicknames += split(prop.text(), ",")


def _address(draft: Draft, prop: Property) -> None:
    """ADR is post box; flat; street; place; region; code; country; more parts (RFC 9554) say the same again."""
    box, flat, street, place, region, code, country = [*split(prop.text(), ";"), *[""] * 7][:7]
    lines = "\n".join(filter(None, (box, street, flat)))
    address = (lines, place, region, code, country)
    draft.contact.addresses.append(address)
    _kind_told(draft, prop, address_text(address))


def _note(draft: Draft, prop: Property) -> None:
    draft.contact.notes.append(unescape(prop.text()))


def _uid(draft: Draft, prop: Property) -> None:
    draft.contact.uid = draft.contact.uid or unescape(prop.text())


def _categories(draft: Draft, prop: Property) -> None:
    draft.contact.categories += split(prop.text(), ",")


def _related(draft: Draft, prop: Property) -> None:
    kind = next((kind for kind in prop.parameters.types if kind not in _NOT_A_RELATION), "")
    draft.related.append((kind, unescape(prop.text()), prop.group))


def _named_relation(draft: Draft, prop: Property) -> None:
    """Some programs have a property of their own for each relation: X-SPOUSE, X-EVOLUTION-MANAGER."""
    draft.related.append((prop.name.rpartition("-")[2].lower(), unescape(prop.text()), ""))


def _label(draft: Draft, prop: Property) -> None:
    text = unescape(prop.text())
    match = _APPLE_LABEL.fullmatch(text)
    draft.labels[prop.group] = (match[1] if match else text).lower()


def _photo(draft: Draft, prop: Property) -> None:
    """A picture in the card itself; one that lies elsewhere is never fetched."""
    draft.photo = draft.photo or prop.content()


def _kind(draft: Draft, prop: Property) -> None:
    draft.kind = prop.text().strip().lower()


def _shown_as(draft: Draft, prop: Property) -> None:
    draft.contact.company = prop.text().strip().upper() == "COMPANY"


def _member(draft: Draft, prop: Property) -> None:
    draft.members.append(unescape(prop.text()))


_CHATS = ("AIM", "ICQ", "JABBER", "MSN", "YAHOO", "SKYPE", "SKYPE-USERNAME", "QQ", "GADUGADU")

_TAKE: dict[str, Callable[[Draft, Property], None]] = {
    "FN": _name,
    "N": _parts,
    "ORG": _organisation,
    "TITLE": _title,
    "EMAIL": _email,
    "TEL": _phone,
    "URL": _url,
    "IMPP": _url,
    "SOCIALPROFILE": _social,
    "X-SOCIALPROFILE": _social,
    "BDAY": _birthday,
    **dict.fromkeys(("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY"), _anniversary),
    "X-ABDATE": _labelled_date,
    "NICKNAME": _nickname,
    "ADR": _address,
    "NOTE": _note,
    "UID": _uid,
    "CATEGORIES": _categories,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "X-ABLABEL": _label,
    "PHOTO": _photo,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _shown_as,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
    **{f"X-{chat}": _chat for chat in _CHATS},
    **{f"X-EVOLUTION-{name}": _named_relation for name in ("SPOUSE", "MANAGER", "ASSISTANT")},
    **{f"X-{name}": _named_relation for name in ("SPOUSE", "MANAGER", "ASSISTANT")},
}

WANTED = frozenset(name.encode() for name in _TAKE)
"""The properties that are read."""
