"""Header fields of mail: found fast in a raw block, decoded only when asked for.

Invariant: whatever bytes stand in a header, text comes out, in time that grows with its length and no faster; an
address that cannot be read is left out, and a name is decoded after the list is split, so that commas inside names
never cut it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from renown.model.values import EMAIL, NAME
from renown.sources.mbox.encoded_words import WORD, decode_words

_NAMES = ("from", "to", "cc", "date", "message-id", "in-reply-to", "references", "subject", "sender", "reply-to")
_MORE = ("received", "delivered-to", "list-id", "list-post", "list-unsubscribe", "auto-submitted", "precedence")
_GMAIL = ("x-gm-thrid", "x-gmail-labels")
STATES = ("x-mozilla-status", "x-mozilla-status2", "x-mozilla-draft-info", "x-status", "x-unsent")
_WANTED = {name.encode(): name for name in _NAMES + _MORE + _GMAIL + STATES}
_REPEATED = frozenset({"to", "cc"})
_LINES = re.compile(rb"\n(?![ \t])")
_FOLD = re.compile(r"\r?\n[ \t]*")
# An escaped quote or bracket outside of a quoted name opens nothing, so that nothing is looked through twice.
_TOKENS = re.compile(
    rf'"(?:\\.|[^"\\])*+"|\((?:\\.|[^()\\])*+\)|<[^<>]*+>|[,;:]|{WORD}|'
    rf'(?:[^",;:<(\\=]++|\\.|=(?!{WORD[1:]}))++|.',
    re.DOTALL | re.IGNORECASE,
)
_SIMPLE = re.compile(r'\A(?:"?([^"<>,;:()@\\]*+)"?\s*+<)?([^\s"<>,;:()@\\]++@[\w.\-]++)>?')
_VEILED = re.compile(
    r"(?<![^\s<>()@,;:\"])([^\s<>()@,;:\"]++)(?: at |\(a\)| \[at\] )((?:[\w\-]++\.)+[\w\-]+)", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_RAW = re.compile(r"=\?[^?]*\?[bq]\?|\?=\Z", re.IGNORECASE)
_IMCEA = re.compile(r"\Aimcea(\w++)-(.+)@[^@]+", re.IGNORECASE)
_HEX = re.compile(r"\+([0-9a-f]{2})", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")


class Mailbox(NamedTuple):
    """Somebody in a header: the key of the account (a cleaned address, or `x500:` and an Exchange name) and a name."""

    key: str
    name: str | None


class Headers:
    """The wanted fields of one header block; the first of each counts, `To` and `Cc` are joined.

    >>> Headers(b"Subject: =?utf-8?q?Caf=C3=A9?=\\nTo: a@example.org,\\n b@example.org").text("subject")
    'Café'
    """

    __slots__ = ("_raw",)

    def __init__(self, block: bytes) -> None:
        self._raw = _fields(block)

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether any of these fields is there.

        >>> Headers(b"To: a@example.org").has_any(frozenset({"to", "cc"}))
        True
        """
        return not names.isdisjoint(self._raw)

    def raw(self, name: str) -> str:
        """The field unfolded but not decoded; empty when it is not there.

        >>> Headers(b"To: a@example.org,\\n b@example.org").raw("to")
        'a@example.org, b@example.org'
        """
        value = self._raw.get(name)
        return _unfolded(value) if value else ""

    def text(self, name: str) -> str:
        """The field with RFC 2047 words decoded."""
        return decode_words(self.raw(name))

    def mailboxes(self, name: str) -> tuple[Mailbox, ...]:
        """Everybody the field names, in order, each account once.

        >>> Headers(b'Cc: "Doe, Jane" <jane@example.org>, team: Ali <ali@example.org>;').mailboxes("cc")
        (Mailbox(key='jane@example.org', name='Doe, Jane'), Mailbox(key='ali@example.org', name='Ali'))
        """
        return mailboxes(self.raw(name))

    def ids(self, name: str) -> list[str]:
        """The message ids in the field, without brackets.

        >>> Headers(b"References: <a@x> <b@x>").ids("references")
        ['a@x', 'b@x']
        """
        return _MESSAGE_ID.findall(self.raw(name))


@lru_cache(maxsize=16384)
def mailboxes(text: str) -> tuple[Mailbox, ...]:
    """Everybody an address field names, in order, each account once.

    Reads quoted commas, groups, comments as names, veiled addresses of list archives (`jane at example.org`)
    and Exchange's encapsulated ones.

    >>> mailboxes("jane at example.org (Jane Doe)")
    (Mailbox(key='jane@example.org', name='Jane Doe'),)
    """
    if simple := _SIMPLE.fullmatch(text):
        found = [_mailbox(simple[1] or "", simple[2])]
    else:
        found = [_mailbox(name, address) for name, address in _split(_unveiled(text))]
    told = tuple({box.key: box for box in reversed(found) if box}.values())[::-1]
    # Some programs encode a field whole, address and all.
    plain = text if told else decode_words(text)
    return told if plain == text else mailboxes(plain)


def _fields(block: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    more: dict[str, list[bytes]] = {}
    for line in _LINES.split(block):
        name, _, value = line.partition(b":")
        wanted = _WANTED.get(name.lower())
        if wanted is None:
            continue
        if wanted not in found:
            found[wanted] = value
        elif wanted in _REPEATED:
            more.setdefault(wanted, [found[wanted]]).append(value)
    found.update((name, b",".join(values)) for name, values in more.items())
    return found


def _unfolded(value: bytes) -> str:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("cp1252", "replace")
    text = text.strip()
    return _FOLD.sub(" ", text) if "\n" in text else text


def _unveiled(text: str) -> str:
    return text if "@" in text else _VEILED.sub(r"\1@\2", text)


def _split(text: str) -> list[tuple[str, str]]:
    """(name, address) pairs of an address list."""
    found: list[tuple[str, str]] = []
    words: list[str] = []
    for token in [*_TOKENS.findall(text), ","]:
        if token in ",;":
            found.append(_pair(words))
            words = []
        elif token == ":":
            # What stands before a colon is the name of a group.
            words = []
        else:
            words.append(token)
    return found


def _pair(words: list[str]) -> tuple[str, str]:
    angle = next((word[1:-1] for word in words if word.startswith("<")), None)
    comments = [word[1:-1] for word in words if word.startswith("(") and word.endswith(")")]
    plain = [_unquoted(word) for word in words if not word.startswith(("<", "("))]
    if angle is None:
        return " ".join(comments), "".join(plain).strip()
    return " ".join(" ".join(plain).split()) or " ".join(comments), angle


def _unquoted(word: str) -> str:
    if word.startswith('"') and word.endswith('"') and len(word) > 1:
        word = word[1:-1]
    return _ESCAPED.sub(r"\1", word) if "\\" in word else word


def _mailbox(name: str, address: str) -> Mailbox | None:
    key = _encapsulated(address) if address[:5].lower() == "imcea" else EMAIL.clean(address)
    if key is None:
        return None
    decoded = decode_words(name)
    # A word that cannot be read is no name, nor is the half of one that was cut.
    shown = None if _RAW.search(decoded.strip()) else NAME.clean(decoded.strip("'\" "))
    return Mailbox(key, None if shown is None or shown.lower() == key or "@" in shown else shown)


def _encapsulated(address: str) -> str | None:
    """The account behind an address that Exchange wrapped: a mail address again, or its directory name."""
    match = _IMCEA.fullmatch(address.strip())
    if match is None:
        return EMAIL.clean(address)
    inner = _HEX.sub(lambda m: chr(int(m[1], 16)), match[2].replace("_", "/"))
    if match[1].lower() == "smtp":
        return EMAIL.clean(inner.replace("/", "_"))
    return f"x500:{inner.casefold()}"
