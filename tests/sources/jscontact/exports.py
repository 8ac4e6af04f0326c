"""Made-up address books in JSContact: one function per era, each writes into an empty folder and returns the path.

Nobody in here exists.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

UNA: dict[str, Any] = {
    "@type": "Card",
    "version": "1.0",
    "uid": "urn:uuid:03A0E51F-d1aa-4385-8a53-e29025acd8af",
    "kind": "individual",
    "created": "2026-02-03T04:05:06Z",
    "prodId": "-//Made up//EN",
    "name": {
        "@type": "Name",
        "isOrdered": True,
        "components": [
            {"kind": "title", "value": "Dr."},
            {"kind": "given", "value": "Una"},
            {"kind": "given2", "value": "Rose"},
            {"kind": "separator", "value": " "},
            {"kind": "surname", "value": "Vale"},
        ],
    },
    "nicknames": {"k1": {"name": "Uni"}},
    "organizations": {"o": {"name": "Millbrook Choir", "units": [{"name": "Altos"}]}},
    "titles": {"r": {"kind": "role", "name": "Alto"}, "t": {"kind": "title", "name": "Conductor"}},
    "emails": {
        "e1": {"address": "una@choir.example", "contexts": {"work": True}},
        "e2": {"address": "Una.Vale@Example.org", "pref": 1, "label": "home"},
    },
    "phones": {
        "p1": {"number": "tel:+49-1512-3456789", "features": {"mobile": True}},
        "p2": {"number": "030 / 901820"},
    },
    "onlineServices": {
        "s1": {"service": "LinkedIn", "uri": "https://www.linkedin.com/in/Una-Vale"},
        "s2": {"service": "Skype", "user": "una.vale"},
    },
    "links": {"l1": {"uri": "https://una.example/about"}},
    "addresses": {
        "a": {
            "components": [
                {"kind": "number", "value": "1"},
                {"kind": "name", "value": "Quay Lane"},
                {"kind": "apartment", "value": "Flat 2"},
                {"kind": "locality", "value": "Saltby"},
                {"kind": "postcode", "value": "SB1 2CD"},
            ]
        },
        "b": {"full": "Somewhere\nby the sea"},
    },
    "anniversaries": {
        "b": {"kind": "birth", "date": {"@type": "PartialDate", "month": 3, "day": 7}},
        "w": {"kind": "wedding", "date": {"@type": "Timestamp", "utc": "2009-08-08T00:00:00Z"}},
        "d": {"kind": "death", "date": {"year": 2090}},
    },
    "relatedTo": {"Odo Brandt": {"relation": {"spouse": True}}, "urn:uuid:C-2": {"relation": {}}},
    "keywords": {"Choir": True, "Old": False},
    "notes": {"n": {"note": "Met at the fair"}},
    "vCardProps": [
        ["x-abrelatednames", {"group": "item1"}, "text", "Kim Teal"],
        ["x-ablabel", {"group": "item1"}, "text", "Best Man"],
    ],
    "media": {"m": {"kind": "photo", "uri": "data:image/png;base64,AAAA"}},
    "made.example:mood": "sunny",
}
BEANS = {
    "@type": "Card",
    "version": "2.0",
    "kind": "org",
    "name": {"full": "Bean Sellers"},
    "vCardProps": [7, ["bday"]],
}
ALTOS = {
    "@type": "Card",
    "version": "1.0",
    "uid": "g-1",
    "kind": "group",
    "name": {"full": "Altos"},
    "members": {"urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af": True, "gone": True},
}
ROOM = {"@type": "Card", "version": "1.0", "uid": "r-1", "kind": "location", "name": {"full": "The hall"}}
ODD: dict[str, Any] = {
    "@type": "Card",
    "version": "1.0",
    "uid": 17,
    "name": {"components": [{"kind": "surname", "value": "Teal"}, {"kind": "given", "value": "Kim"}, 3]},
    "emails": ["kim@example.org"],
    "phones": {"p": "+1"},
    "anniversaries": {"b": {"kind": "birth", "date": {"year": 1985, "day": 3}}, "x": None},
}


def server(folder: Path) -> Path:
    path = folder / "contacts.json"
    path.write_text(json.dumps([UNA, BEANS, ALTOS, ROOM, ODD], ensure_ascii=False, indent=2), "utf-8")
    return path


def one_card(folder: Path) -> Path:
    path = folder / "una.jscontact"
    path.write_text(json.dumps(UNA), "utf-8")
    return path


EXPORTS: dict[str, Callable[[Path], Path]] = {"server": server, "one-card": one_card}
