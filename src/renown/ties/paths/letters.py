"""The text of a request for an introduction, made of what is really shared; nothing is claimed that was not seen.

The words come from a wording: named sentences with {fields}, one set per language and tone. A sentence about something
unknown is left out. Double opt-in: the introducer is asked to ask the target first, gets a note to forward, and is
told that no is fine. Invariants: every field of a wording is one that is known here, and a wording with another is
refused; nobody is told what was observed of them and others (when and where they write to whom), so there is no field
for it, and nobody is praised for working where the owner does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from renown.errors import InputError

LETTER_PARTS = {
    "name": (),
    "subject": ("target",),
    "greeting": ("first_name", "introducer"),
    "channels": ("channels",),
    "last": ("last",),
    "ask": ("target", "role"),
    "ask_next": ("target", "role", "next"),
    "before": ("before", "target"),
    "why": ("why",),
    "bond": ("target",),
    "bond_channels": ("target", "bond_channels"),
    "bond_next": ("next",),
    "note": (),
    "way_out": ("target",),
    "close": ("owner",),
    "blurb": ("owner", "target"),
    "blurb_about": ("about",),
    "blurb_why": ("why",),
    "blurb_close": ("owner",),
    "and": (),
    "date": ("month", "year"),
}
"""The sentences of a wording, and the fields each may hold. `months` stands beside them: twelve names."""

_FIELD = re.compile(r"\{(\w+)\}")
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language and tone, and the names of its months."""

    texts: Texts
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """What two people were seen to share: networks and last day of contact, and channels."""

    networks: tuple[str, ...] = ()
    last: date | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a letter can rest on. next: whom the introducer would ask, where not the target; before: who led to them.

    own: what the owner shares with the introducer; bond: what the introducer shares with the next or the target.
    role: what the target is, in their own words. about: what the owner is. why: what the owner hopes for.
    """

    owner: str
    introducer: str
    target: str
    own: Bond = Bond()
    bond: Bond = Bond()
    role: str = ""
    about: str = ""
    why: str = ""
    next: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A request ready to be read over: subject, text, and the note to forward (part of the text too)."""

    subject: str
    text: str
    blurb: str


def wording(texts: Mapping[str, object], source: str) -> Wording:
    """Check a wording as it was read from a file. Raises InputError with the sentence that is wrong.

    >>> wording({"months": ["Jan"] * 12, "hello": "x"}, "en.toml")
    Traceback (most recent call last):
        ...
    renown.errors.InputError: en.toml: found 'hello', expected one of the sentences this wording has...
    """
    months = texts.get("months")
    if not isinstance(months, list) or len(months) != 12:
        raise InputError(f"{source}: months: expected a list of twelve names")
    sentences = {name: text for name, text in texts.items() if name != "months"}
    for name, text in sentences.items():
        _check(name, text, source)
    missing = sorted(set(LETTER_PARTS) - set(sentences))
    if missing:
        raise InputError(f"{source}: found no {', '.join(missing)}")
    return Wording({name: str(text).strip() for name, text in sentences.items()}, tuple(map(str, months)))


def letter(ground: Ground, words: Wording) -> Letter:
    """Fill a wording with what is known."""
    fields = _fields(ground, words)
    blurb = _paragraph(words, fields, ("blurb", "blurb_about", "blurb_why"))
    blurb = f"{blurb}\n{_filled(words, 'blurb_close', fields)}"
    paragraphs = [
        _filled(words, "greeting", fields),
        _paragraph(words, fields, ("before",) if ground.before else ("last", "channels")),
        _paragraph(words, fields, _asking(ground)),
        _filled(words, "why", fields),
        _filled(words, "way_out", fields),
        _filled(words, "note", fields),
        _filled(words, "close", fields),
        f"---\n{blurb}",
    ]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return Letter(_filled(words, "subject", fields), text + "\n", blurb)


def listed(items: Sequence[str], word: str) -> str:
    """Several names in a row.

    >>> listed(["maps"], "and"), listed(["a", "b", "c"], "and")
    ('maps', 'a, b and c')
    """
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if len(items) > 1 else "".join(items)


def _asking(ground: Ground) -> tuple[str, ...]:
    """What the introducer is thought to have to do with whom, and what is asked of them."""
    if ground.next:
        return "bond_next", "ask_next"
    return ("bond", "ask") if ground.bond.networks else ("bond_channels", "ask")


def _fields(ground: Ground, words: Wording) -> dict[str, str]:
    """Every field that is known; what is empty is unknown."""
    joint = words.texts["and"]
    return {
        "owner": ground.owner,
        "introducer": ground.introducer,
        "first_name": (ground.introducer.split() or [""])[0],
        "target": ground.target,
        "role": f" ({ground.role})" if ground.role else "",
        "about": ground.about.strip().rstrip("."),
        "why": ground.why.strip().rstrip("."),
        "next": ground.next,
        "before": ground.before,
        "channels": listed(ground.own.channels, joint),
        "bond_channels": listed(ground.bond.channels, joint),
        "last": _month(ground.own.last, words),
    }


def _paragraph(words: Wording, fields: Mapping[str, str], names: Sequence[str]) -> str:
    return " ".join(filter(None, (_filled(words, name, fields) for name in names)))


def _filled(words: Wording, name: str, fields: Mapping[str, str]) -> str:
    """A sentence with its fields; nothing where one of them is unknown (a role is said in passing, so it may lack)."""
    text = words.texts[name]
    if any(not fields[field] for field in _FIELD.findall(text) if field != "role"):
        return ""
    return _FIELD.sub(lambda found: fields[found[1]], text)


def _month(when: date | None, words: Wording) -> str:
    if when is None:
        return ""
    told = {"month": words.months[when.month - 1], "year": str(when.year)}
    return _FIELD.sub(lambda found: told[found[1]], words.texts["date"])


def _check(name: str, text: object, source: str) -> None:
    if name not in LETTER_PARTS:
        raise InputError(f"{source}: found {name!r}, expected one of the sentences this wording has")
    if not isinstance(text, str):
        raise InputError(f"{source}: {name}: expected a text")
    strange = sorted(set(_FIELD.findall(text)) - set(LETTER_PARTS[name]))
    if strange:
        known = ", ".join(f"{{{field}}}" for field in LETTER_PARTS[name]) or "no field"
        raise InputError(f"{source}: {name}: found {{{strange[0]}}}, expected {known}")
