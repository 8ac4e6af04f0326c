"""What a JSContact card says, property by property.

Invariant: every property of the standard is either read here or named in `IGNORED` with a reason; a value of the
wrong kind reads as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from renown.sources.contact import Address, Contact
from renown.sources.shape import list_of, number_of, object_of, text_of

IGNORED: dict[str, str] = {
    **dict.fromkeys(("@type", "version", "created", "updated", "prodId", "language"), "about the card"),
    **dict.fromkeys(("media", "cryptoKeys"), "pictures, sounds and keys are never unpacked"),
    **dict.fromkeys(("speakToAs", "preferredLanguages"), "not needed to know who somebody is"),
    **dict.fromkeys(("calendars", "schedulingAddresses", "directories"), "addresses of services"),
    "personalInfo": "no table for them",
    "localizations": "the same in other languages",
}
"""Property -> why it is left unread."""

_NAMES = ("given", "given2", "surname", "surname2")
_STREET = ("number", "name", "direction")
_BESIDE = ("postOfficeBox", "building", "apartment", "floor", "room", "block", "subdistrict", "district", "landmark")
_PLACES = ("locality", "region", "postcode", "country")
_LAST = 101


def contact_of(card: dict[str, Any]) -> Contact:
    """What the card says.

    >>> contact_of({"uid": "c-1", "emails": {"e": {"address": "jane@example.org"}}}).emails
    ['jane@example.org']
    """
    contact = Contact(uid=text_of(card.get("uid")) or "", name=_name(object_of(card.get("name"))))
    contact.company = card.get("kind") == "org"
    for name, take in _TAKE.items():
        take(contact, object_of(card.get(name)))
    contact.urls = [*_values(card, "onlineServices", _service), *_values(card, "links", _uri)]
    first = _first_of(card, "onlineServices", "links")
    contact.urls.sort(key=lambda url: url != first)
    for prop in list_of(card.get("vCardProps")):
        _take_vcard(contact, list_of(prop))
    _label_relations(contact, list_of(card.get("vCardProps")))
    return contact


def members_of(card: dict[str, Any]) -> list[str]:
    """The ids of a group's members."""
    return [uid for uid, there in object_of(card.get("members")).items() if there is True]


def _name(name: dict[str, Any]) -> str:
    """The full name, else its parts in their order."""
    if full := text_of(name.get("full")):
        return full
    parts = [object_of(part) for part in list_of(name.get("components"))]
    told = [(text_of(part.get("value")) or "", part.get("kind")) for part in parts]
    if name.get("isOrdered") is not True:
        told.sort(key=lambda part: _NAMES.index(part[1]) if part[1] in _NAMES else len(_NAMES))
    return " ".join(value for value, kind in told if kind in _NAMES and value.strip())


def _sorted(items: dict[str, Any]) -> list[dict[str, Any]]:
    """The values of a map, the preferred one first, else as they stand."""
    return sorted(map(object_of, items.values()), key=_preference)


def _preference(item: dict[str, Any]) -> int:
    return number_of(item.get("pref")) or _LAST


def _values(card: dict[str, Any], name: str, value_of: Callable[[dict[str, Any]], str]) -> list[str]:
    return [value for item in _sorted(object_of(card.get(name))) if (value := value_of(item))]


def _first_of(card: dict[str, Any], *names: str) -> str:
    """The page that is preferred over all others."""
    items = [(item, name) for name in names for item in _sorted(object_of(card.get(name)))]
    ranked = sorted(items, key=lambda item: _preference(item[0]))
    return next(((_service if name == names[0] else _uri)(item) for item, name in ranked), "")


def _uri(item: dict[str, Any]) -> str:
    return text_of(item.get("uri")) or ""


def _service(item: dict[str, Any]) -> str:
    """The address of a profile or chat, else the service's name and that of the user."""
    user, service = text_of(item.get("user")), text_of(item.get("service")) or "profile"
    return _uri(item) or (f"{service.lower()}:{user}" if user else "")


def _each(items: dict[str, Any], field: str) -> list[str]:
    return [text for item in _sorted(items) if (text := text_of(item.get(field)))]


def _organisations(contact: Contact, items: dict[str, Any]) -> None:
    contact.organisation = next(iter(_each(items, "name")), "")


def _titles(contact: Contact, items: dict[str, Any]) -> None:
    titles = {key: item for key, item in items.items() if object_of(item).get("kind", "title") == "title"}
    contact.title = next(iter(_each(titles, "name")), "")


def _anniversaries(contact: Contact, items: dict[str, Any]) -> None:
    for item in _sorted(items):
        date = _date(object_of(item.get("date")))
        if item.get("kind") == "birth":
            contact.birthday = contact.birthday or date
        elif item.get("kind") == "wedding":
            contact.anniversary = contact.anniversary or date


def _date(date: dict[str, Any]) -> str:
    """A date as an address book writes it: `1985-04-12`, `--04-12`, `1985-04` or `1985`."""
    if moment := text_of(date.get("utc")):
        return moment[:10]
    year, month, day = (number_of(date.get(part)) for part in ("year", "month", "day"))
    if year is None:
        return f"--{month:02}-{day:02}" if month and day else ""
    return "-".join([f"{year:04}", *(f"{part:02}" for part in _leading(month, day))])


def _leading(*parts: int | None) -> Iterable[int]:
    for part in parts:
        if not part:
            return
        yield part


def _addresses(contact: Contact, items: dict[str, Any]) -> None:
    contact.addresses = [_address(item) for item in _sorted(items)]


def _address(item: dict[str, Any]) -> Address:
    """The parts that are told, else the whole as the street."""
    parts = [object_of(part) for part in list_of(item.get("components"))]
    told = [(part.get("kind"), text_of(part.get("value")) or "") for part in parts]
    if not told:
        return text_of(item.get("full")) or "", "", "", "", ""
    street = " ".join(value for kind, value in told if kind in _STREET)
    lines = "\n".join([street, *(value for kind, value in told if kind in _BESIDE)])
    place, region, code, country = (next((v for k, v in told if k == kind), "") for kind in _PLACES)
    return lines, place, region, code, country


def _related(contact: Contact, items: dict[str, Any]) -> None:
    for who, item in items.items():
        kinds = [kind for kind, there in object_of(object_of(item).get("relation")).items() if there is True]
        contact.relations += [(kind, who) for kind in kinds] or [("", who)]


def _keywords(contact: Contact, items: dict[str, Any]) -> None:
    contact.categories = [word for word, there in items.items() if there is True]


def _take_vcard(contact: Contact, prop: list[Any]) -> None:
    """A vCard property that JSContact has no place for (RFC 9555): name, parameters, type of value, value."""
    name, value = (str(prop[0]).lower(), text_of(prop[3])) if len(prop) > 3 else ("", None)
    if value and name == "bday":
        contact.birthday = contact.birthday or value
    elif value and name == "anniversary":
        contact.anniversary = contact.anniversary or value


def _label_relations(contact: Contact, props: list[Any]) -> None:
    """Relations with a label, which stand in two properties of one group, as Apple writes them."""
    told = [(str(p[0]).lower(), text_of(object_of(p[1]).get("group")), text_of(p[3])) for p in props if _is_whole(p)]
    labels = {group: value for name, group, value in told if name == "x-ablabel" and group}
    named = [(group, value) for name, group, value in told if name == "x-abrelatednames" and value]
    contact.relations += [((group and labels.get(group)) or "", value) for group, value in named if value]


def _is_whole(prop: object) -> bool:
    return len(list_of(prop)) > 3


_TAKE: dict[str, Callable[[Contact, dict[str, Any]], None]] = {
    "nicknames": lambda contact, items: contact.nicknames.extend(_each(items, "name")),
    "organizations": _organisations,
    "titles": _titles,
    "emails": lambda contact, items: contact.emails.extend(_each(items, "address")),
    "phones": lambda contact, items: contact.phones.extend(_each(items, "number")),
    "anniversaries": _anniversaries,
    "addresses": _addresses,
    "relatedTo": _related,
    "keywords": _keywords,
    "notes": lambda contact, items: contact.notes.extend(_each(items, "note")),
}

KNOWN = frozenset({*_TAKE, *IGNORED, "uid", "kind", "name", "members", "onlineServices", "links", "vCardProps"})
"""The properties that are read, or left unread on purpose."""
