"""Contacts as JSContact (RFC 9553), in the way in which RFC 9555 turns a vCard into it.

Invariant: what is written reads back as the same rows; what JSContact has no place for stands in `vCardProps`, where
every reader that follows RFC 9555 finds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse
from typing import Any

from renown.model.values import PROFILE
from renown.model.values.link import would_run
from renown.model.values.picture import MEDIA, packed
from renown.model.values.profile import network_of
from renown.publish.vcard import PRODUCT, RELATIONS
from renown.sources.contact import Address, Contact, Employer, address_text

CONTEXTS = {"home": "private", "work": "work"}
FEATURES = {
    "cell": "mobile",
    "fax": "fax",
    "pager": "pager",
    "text": "text",
    "video": "video",
    "textphone": "textphone",
    "main-number": "main-number",
}
"""The words of a kind -> those of JSContact."""

_PARTS = ("name", "locality", "region", "postcode", "country")
_MONTH, _DAY = "(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_WHOLE = re.compile(rf"\d{{4}}(-{_MONTH}(-{_DAY})?)?|--{_MONTH}-{_DAY}", re.ASCII)


def write_cards(contacts: Iterable[Contact]) -> Iterator[bytes]:
    """The cards as one JSON list, a piece at a time.

    >>> json.loads(b"".join(write_cards([Contact(uid="c-1", name="Jane Doe")])))[0]["name"]
    {'@type': 'Name', 'full': 'Jane Doe'}
    """
    before = "["
    for contact in contacts:
        text = json.dumps(card_of(contact), ensure_ascii=False, indent=1)
        yield f"{before}\n{text}".encode("utf-8", "replace")
        before = ","
    yield b"[\n]\n" if before == "[" else b"\n]\n"


def card_of(contact: Contact) -> dict[str, Any]:
    """One card, without what is not known."""
    told: dict[str, Any] = {
        "name": {"@type": "Name", "full": contact.name} if contact.name else None,
        "nicknames": _numbered("Nickname", "name", contact.nicknames),
        **_work([Employer(contact.title, contact.organisation, contact.department), *contact.also]),
        "emails": _preferred(_of_kinds(_numbered("EmailAddress", "address", contact.emails), "address", contact)),
        "phones": _of_kinds(_numbered("Phone", "number", contact.phones), "number", contact),
        **_pages(contact),
        "addresses": {str(n): _address(address, contact) for n, address in enumerate(contact.addresses, 1)},
        "media": _media(contact),
        "anniversaries": _anniversaries(contact),
        "relatedTo": _related(contact.relations),
        "keywords": dict.fromkeys(contact.categories, True),
        "notes": _numbered("Note", "note", contact.notes),
        "vCardProps": [*_vcard_dates(contact), *_vcard_relations(contact.relations)],
    }
    head = {"@type": "Card", "version": "1.0", "uid": contact.uid, "prodId": PRODUCT}
    return {**head, "kind": "org" if contact.company else "individual", **{k: v for k, v in told.items() if v}}


def _numbered(kind: str, field: str, values: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {str(n): {"@type": kind, field: value} for n, value in enumerate(filter(None, values), 1)}


def _preferred(items: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The first of several is marked as such: the order of a JSON object says nothing."""
    if len(items) > 1:
        next(iter(items.values()))["pref"] = 1
    return items


def _work(employers: list[Employer]) -> dict[str, dict[str, dict[str, Any]]]:
    """Employers, and titles that say at which of them."""
    firms, titles = {}, {}
    for n, (title, organisation, department) in enumerate(employers, 1):
        units = [{"@type": "OrgUnit", "name": unit} for unit in department.split("; ") if unit]
        named = {"name": organisation} if organisation else {}
        if organisation or units:
            firms[str(n)] = {"@type": "Organization", **named, **({"units": units} if units else {})}
        if title:
            titles[str(n)] = {"@type": "Title", "name": title, "organizationId": str(n)}
    return {"organizations": firms, "titles": titles}


def _of_kinds(items: dict[str, dict[str, Any]], field: str, contact: Contact) -> dict[str, dict[str, Any]]:
    """Addresses or numbers with their kinds."""
    return {key: item | kind_told(contact.kinds.get(item[field], "")) for key, item in items.items()}


def kind_told(kind: str) -> dict[str, Any]:
    """A kind as contexts and features; as a label where JSContact has no word for it.

    >>> kind_told("home, cell"), kind_told("summer house")
    ({'contexts': {'private': True}, 'features': {'mobile': True}}, {'label': 'summer house'})
    """
    words = kind.split(", ") if kind else []
    if any(word not in CONTEXTS and word not in FEATURES for word in words):
        return {"label": kind}
    contexts = {CONTEXTS[word]: True for word in words if word in CONTEXTS}
    features = {FEATURES[word]: True for word in words if word in FEATURES}
    return ({"contexts": contexts} if contexts else {}) | ({"features": features} if features else {})


def _media(contact: Contact) -> dict[str, dict[str, Any]]:
    if not contact.photo:
        return {}
    uri = f"data:{MEDIA};base64,{packed(contact.photo)}"
    return {"1": {"@type": "Media", "kind": "photo", "uri": uri, "mediaType": MEDIA}}


def _pages(contact: Contact) -> dict[str, dict[str, dict[str, Any]]]:
    """Profiles and chats are services, other pages are links."""
    services, links = {}, {}
    for place, url in enumerate(filterfalse(would_run, contact.urls), 1):
        uri = f"https://{url}" if PROFILE.validate(url) else url
        first = {"pref": 1} if place == 1 and len(contact.urls) > 1 else {}
        first |= kind_told(contact.kinds.get(url, ""))
        if uri == url or network_of(url):
            services[str(place)] = {"@type": "OnlineService", "uri": uri, **first}
        else:
            links[str(place)] = {"@type": "Link", "uri": uri, **first}
    return {"onlineServices": services, "links": links}


def _address(address: Address, contact: Contact) -> dict[str, Any]:
    parts = [
        {"@type": "AddressComponent", "kind": kind, "value": value}
        for kind, value in zip(_PARTS, address, strict=True)
        if value
    ]
    kind = kind_told(contact.kinds.get(address_text(address), ""))
    return {"@type": "Address", "components": parts, **kind}


def _anniversaries(contact: Contact) -> dict[str, dict[str, Any]]:
    dates = (("birth", contact.birthday), ("wedding", contact.anniversary))
    return {
        kind: {"@type": "Anniversary", "kind": kind, "date": _date(value)}
        for kind, value in dates
        if _WHOLE.fullmatch(value)
    }


def _date(value: str) -> dict[str, Any]:
    """`1985-04-12`, `--04-12`, `1985-04` or `1985` as a PartialDate."""
    year, month, day = ("", *value[2:].split("-")) if value.startswith("--") else (*value.split("-"), "", "")[:3]
    parts = {"year": year, "month": month, "day": day}
    return {"@type": "PartialDate", **{name: int(part) for name, part in parts.items() if part}}


def _vcard_dates(contact: Contact) -> Iterator[list[Any]]:
    """Dates in words, and days of another name, which JSContact cannot say."""
    for name, value in (("bday", contact.birthday), ("anniversary", contact.anniversary)):
        if value and not _WHOLE.fullmatch(value):
            yield [name, {}, "text", value]
    for place, (what, when) in enumerate(contact.dates, 1):
        yield ["x-abdate", {"group": f"date{place}"}, "text", when]
        if what:
            yield ["x-ablabel", {"group": f"date{place}"}, "text", what]


def _related(relations: list[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for kind, who in relations:
        if _is_standard(kind, who, relations):
            relation = found.setdefault(who, {"@type": "Relation", "relation": {}})["relation"]
            relation.update({kind: True} if kind else {})
    return found


def _vcard_relations(relations: list[tuple[str, str]]) -> Iterator[list[Any]]:
    """Relations in words of one's own, and those without a word for somebody who has one elsewhere."""
    for place, (kind, who) in enumerate(relations, 1):
        if not _is_standard(kind, who, relations):
            yield ["x-abrelatednames", {"group": f"item{place}"}, "text", who]
            if kind:
                yield ["x-ablabel", {"group": f"item{place}"}, "text", kind]


def _is_standard(kind: str, who: str, relations: list[tuple[str, str]]) -> bool:
    return kind in RELATIONS if kind else not any(other and name == who for other, name in relations)
