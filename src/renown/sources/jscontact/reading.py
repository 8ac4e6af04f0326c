"""What a JSContact card says, property by property.

Invariant: every property of the standard is either read here or named in `IGNORED` with a reason; a value of the
wrong kind reads as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from renown.model.values.picture import unpacked
from renown.sources.contact import Address, Contact, Employer, address_text
from renown.sources.shape import list_of, number_of, object_of, text_of

IGNORED: dict[str, str] = {
    **dict.fromkeys(("@type", "version", "created", "updated", "prodId", "language"), "about the card"),
    "cryptoKeys": "keys are never unpacked",
    **dict.fromkeys(("speakToAs", "preferredLanguages"), "not needed to know who somebody is"),
    **dict.fromkeys(("calendars", "schedulingAddresses", "directories"), "addresses of services"),
    "personalInfo": "no table for them",
    "localizations": "the same in other languages",
}
"""Property -> why it is left unread."""

_WORDS = {"private": "home", "mobile": "cell", "voice": ""}
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
    for name, value_of in (("onlineServices", _service), ("links", _uri)):
        _note_kinds(contact, object_of(card.get(name)), value_of)
    _take_work(contact, object_of(card.get("organizations")), object_of(card.get("titles")))
    first = _first_of(card, "onlineServices", "links")
    contact.urls.sort(key=lambda url: url != first)
    for prop in list_of(card.get("vCardProps")):
        _take_vcard(contact, list_of(prop))
    _take_labelled(contact, list_of(card.get("vCardProps")))
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


def _take_work(contact: Contact, firms: dict[str, Any], titles: dict[str, Any]) -> None:
    """Employers with their titles: a title names its employer, or belongs to the first that has none."""
    told = [object_of(item) for item in titles.values() if object_of(item).get("kind", "title") == "title"]
    found: list[tuple[int, str, Employer]] = []
    for key, item in sorted(firms.items(), key=lambda pair: _preference(object_of(pair[1]))):
        own = next((t for t in told if t.get("organizationId") == key), None)
        own = own or next((t for t in told if not t.get("organizationId")), None)
        if own:
            told.remove(own)
        employer = Employer(_text(own, "name"), _text(item, "name"), _units(object_of(item)))
        found.append((_preference(object_of(item)), key, employer))
    found += [(_LAST, _text(title, "organizationId"), Employer(_text(title, "name"))) for title in told]
    first, *others = [e for _, _, e in sorted(found, key=lambda one: (one[0], len(one[1]), one[1])) if any(e)] or [
        Employer()
    ]
    contact.title, contact.organisation, contact.department = first
    contact.also = others


def _text(item: object, field: str) -> str:
    return text_of(object_of(item).get(field)) or ""


def _units(firm: dict[str, Any]) -> str:
    units = (_text(unit, "name").replace(";", ",").strip() for unit in list_of(firm.get("units")))
    return "; ".join(filter(None, units))


def picture_in(card: dict[str, Any]) -> bytes:
    """The photograph that the card holds itself; one that lies elsewhere is never fetched."""
    for item in _sorted(object_of(card.get("media"))):
        head, comma, told = (text_of(item.get("uri")) or "").partition(",")
        if item.get("kind") == "photo" and comma and head.startswith("data:") and head.endswith(";base64"):
            return unpacked(told)
    return b""


def _note_kinds(contact: Contact, items: dict[str, Any], value_of: Callable[[dict[str, Any]], str]) -> None:
    """What each of these addresses or numbers is for, in the words of address books."""
    for item in map(object_of, items.values()):
        told = [*object_of(item.get("contexts")), *object_of(item.get("features"))]
        kind = text_of(item.get("label")) or ", ".join(_WORDS.get(word, word) for word in told)
        if kind and (value := value_of(item)):
            contact.kinds.setdefault(value, kind)


def _of_kinds(contact: Contact, values: list[str], items: dict[str, Any], field: str) -> None:
    values.extend(_each(items, field))
    _note_kinds(contact, items, lambda item: _text(item, field))


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
    _note_kinds(contact, items, lambda item: address_text(_address(item)))


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


def _take_labelled(contact: Contact, props: list[Any]) -> None:
    """Relations and dates with a label, which stand in two properties of one group, as Apple writes them."""
    told = [(str(p[0]).lower(), text_of(object_of(p[1]).get("group")), text_of(p[3])) for p in props if _is_whole(p)]
    labels = {group: value for name, group, value in told if name == "x-ablabel" and group}
    for name, group, value in told:
        label = (group and labels.get(group)) or ""
        if value and name == "x-abrelatednames":
            contact.relations.append((label, value))
        elif value and name == "x-abdate":
            contact.dates.append((label, value))


def _is_whole(prop: object) -> bool:
    return len(list_of(prop)) > 3


_TAKE: dict[str, Callable[[Contact, dict[str, Any]], None]] = {
    "nicknames": lambda contact, items: contact.nicknames.extend(_each(items, "name")),
    "emails": lambda contact, items: _of_kinds(contact, contact.emails, items, "address"),
    "phones": lambda contact, items: _of_kinds(contact, contact.phones, items, "number"),
    "anniversaries": _anniversaries,
    "addresses": _addresses,
    "relatedTo": _related,
    "keywords": _keywords,
    "notes": lambda contact, items: contact.notes.extend(_each(items, "note")),
}

KNOWN = frozenset(
    {*_TAKE, *IGNORED, "uid", "kind", "name", "members", "onlineServices", "links", "vCardProps", "media"}
    | {"organizations", "titles"}
)
"""The properties that are read, or left unread on purpose."""
