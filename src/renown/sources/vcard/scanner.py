"""Cards found in a stream of lines, fast: only the properties that are wanted are put together and decoded.

Invariant: a property that nobody wants costs no more than passing its lines; every BEGIN ends in exactly one card or
one damage; whatever bytes come in, no error goes out.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import NamedTuple

_BOM = b"\xef\xbb\xbf"
_QUOTED = re.compile(rb'\A((?:"[^"]*+"|[^":]++)*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'((?:"[^"]*"|[^";])+)')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_SPELLINGS = 4096
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})


class Parameters(NamedTuple):
    """What stands before the colon: types in lower case, the rest by upper-case name.

    encoding: QUOTED-PRINTABLE, B, BASE64 or nothing.
    """

    types: tuple[str, ...] = ()
    other: dict[str, str] = {}
    encoding: str = ""
    charset: str = ""


class Property(NamedTuple):
    """One property: its name in capitals, its group (Apple's `item1`), its parameters, its value undecoded."""

    name: str
    group: str
    parameters: Parameters
    value: bytes

    def text(self) -> str:
        """The value with its encoding undone, escapes as they stand.

        >>> Property("FN", "", parameters(b"CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"), b"Ren=C3=A9").text()
        'René'
        """
        return _decoded(self._raw(), self.parameters.charset)

    def content(self) -> bytes:
        """The bytes that a picture consists of; nothing where the value only says where it lies.

        >>> Property("PHOTO", "", Parameters(), b"data:image/png;base64,aGk=").content()
        b'hi'
        """
        raw = self._raw()
        if not self.parameters.encoding and raw[:5].lower() == b"data:":
            head, _, told = raw.partition(b",")
            return _from_base64(told) if head.lower().endswith(b";base64") else b""
        return raw if self.parameters.encoding else b""

    def _raw(self) -> bytes:
        raw, encoding = self.value, self.parameters.encoding
        if encoding == "QUOTED-PRINTABLE":
            return quopri.decodestring(raw)
        return _from_base64(raw) if encoding in {"B", "BASE64"} else raw


class Head(NamedTuple):
    """What stands before a colon, read once per spelling, since a book has few."""

    name: str
    wanted: bool
    group: str
    parameters: Parameters

    @property
    def quoted(self) -> bool:
        """Whether the value is quoted-printable, whose line breaks are its own."""
        return self.parameters.encoding == "QUOTED-PRINTABLE"


_PLAIN = Parameters()


@dataclass(slots=True)
class Card:
    """One card: the line it begins at, 1-based, and its wanted properties in order."""

    line: int
    properties: list[Property] = field(default_factory=list)


class Damage(NamedTuple):
    """A card without an end: where it begins, and what stood in place of the end."""

    line: int
    found: str


def parameters(head: bytes) -> Parameters:
    """Read parameters: `TYPE=home,work;PREF=1`, the bare `HOME;CELL` of 2.1, quoted and RFC 6868 values.

    >>> parameters(b'TYPE="home,cell";pref=1').types, parameters(b"CELL;QUOTED-PRINTABLE").encoding
    (('home', 'cell'), 'QUOTED-PRINTABLE')
    """
    types: list[str] = []
    other: dict[str, str] = {}
    for part in _PARAMETER.findall(head.decode("utf-8", "replace")):
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        value = _CARET.sub(lambda match: _CARETS[match[1]], value.replace('"', "").strip())
        if not equals and name in _BARE_ENCODINGS:
            other["ENCODING"] = name
        elif not equals or name == "TYPE":
            types += (value if equals else name).lower().split(",")
        else:
            other.setdefault(name, value)
    return Parameters(tuple(types), other, other.get("ENCODING", "").upper(), other.get("CHARSET", ""))


def split(text: str, mark: str) -> list[str]:
    r"""The parts between marks that are not escaped, each with its escapes undone.

    >>> split(r"Doe\; Sons;Sales", ";"), split(r"a\,b,c\nd", ",")
    (['Doe; Sons', 'Sales'], ['a,b', 'c\nd'])
    """
    if "\\" not in text:
        return text.split(mark)
    parts = [""]
    for token in re.findall(rf"\\.|{mark}|[^\\{mark}]+|\\", text, re.DOTALL):
        if token == mark:
            parts.append("")
        else:
            parts[-1] += unescape(token)
    return parts


def unescape(text: str) -> str:
    r"""The text with `\n`, `\,`, `\;` and `\\` undone.

    >>> unescape(r"one\, two\Nthree\\")
    'one, two\nthree\\'
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def scan(lines: Iterable[bytes], wanted: Set[bytes], names: set[bytes]) -> Iterator[Card | Damage]:
    """The cards in the lines. `wanted`: property names in capitals; `names` gathers all that are met.

    >>> cards = list(scan([b"BEGIN:VCARD\\r\\n", b"FN:Jane\\r\\n", b"  Doe\\r\\n", b"END:VCARD\\r\\n"], {b"FN"}, set()))
    >>> cards[0].properties[0].text()
    'Jane Doe'
    """
    return _Scan(wanted, names).cards(lines)


class _Scan:
    """The state between two lines."""

    def __init__(self, wanted: Set[bytes], names: set[bytes]) -> None:
        self._wanted = wanted
        self._names = names
        self._heads: dict[bytes, Head] = {}
        self._card: Card | None = None
        self._depth = 0
        self._head: Head | None = None
        self._pieces: list[bytes] = []
        self._soft = False

    def cards(self, lines: Iterable[bytes]) -> Iterator[Card | Damage]:
        heads = self._heads
        for number, line in enumerate(lines, 1):
            before, _, value = line.partition(b":")
            if before in heads and self._card is not None and not self._soft:
                self._take(heads[before], value)
            elif self._card is not None and (self._soft or line[:1] in b" \t"):
                self._continue(line)
            else:
                yield from self._other(number, line)
        if self._card is not None:
            yield Damage(self._card.line, "the end of the file")

    def _other(self, number: int, line: bytes) -> Iterator[Card | Damage]:
        """A line that begins or ends a card, or a property spelt in a new way."""
        start = line.removeprefix(_BOM)[:6].upper()
        if start == b"BEGIN:":
            yield from self._begin(number, line)
        elif self._card is not None:
            if start[:4] == b"END:":
                yield from self._end()
            else:
                self._property(line)

    def _begin(self, number: int, line: bytes) -> Iterator[Damage]:
        if line.removeprefix(_BOM).strip().upper() != b"BEGIN:VCARD":
            return
        if self._card is not None and self._head is not None and self._head.name == "AGENT":
            # A card within a card (2.1): somebody's secretary, passed over.
            self._depth += 1
            return
        if self._card is not None:
            yield Damage(self._card.line, "the beginning of another card")
        self._card, self._depth, self._pieces, self._head = Card(number), 0, [], None

    def _end(self) -> Iterator[Card]:
        if self._depth:
            self._depth -= 1
            self._head = None
            return
        self._flush()
        if self._card is not None:
            yield self._card
        self._card = None

    def _property(self, line: bytes) -> None:
        before, colon, value = line.partition(b":")
        if b'"' in before and (match := _QUOTED.match(line)):
            self._take(self._read(match[1]), match[2])
        elif not colon:
            self._continue(b"  " + line)
        else:
            if len(self._heads) > _SPELLINGS:
                self._heads.clear()
            head = self._heads[before] = self._read(before)
            self._take(head, value)

    def _read(self, before: bytes) -> Head:
        name, _, rest = before.partition(b";")
        group, _, name = name.strip().upper().rpartition(b".")
        wanted = name in self._wanted
        if not wanted:
            self._names.add(name)
        given = parameters(rest) if rest else _PLAIN
        return Head(name.decode("ascii", "replace"), wanted, group.lower().decode("ascii", "replace"), given)

    def _take(self, head: Head, value: bytes) -> None:
        """A property begins, and the one before it joins its card."""
        if self._pieces:
            self._flush()
        self._head = head
        if head.wanted and not self._depth:
            value = value.rstrip(b"\r\n")
            self._soft = head.quoted and value.endswith(b"=")
            self._pieces.append(value[:-1] if self._soft else value)

    def _continue(self, line: bytes) -> None:
        """A folded line loses its first space; after a soft break of quoted-printable nothing is lost."""
        if not self._pieces or self._head is None:
            self._soft = False
            return
        value = line.rstrip(b"\r\n")
        value = value if self._soft else value[1:]
        self._soft = self._head.quoted and value.endswith(b"=")
        self._pieces.append(value[:-1] if self._soft else value)

    def _flush(self) -> None:
        """The property that has ended joins its card."""
        if self._pieces and self._card is not None and self._head is not None:
            name, _, group, given = self._head
            value = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
            self._card.properties.append(Property(name, group, given, value))
        self._pieces = []
        self._soft = False


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, ValueError):
        # A charset that lies, or that nobody knows.
        return raw.decode("cp1252", "replace") if not _is_utf8(raw) else raw.decode()


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _from_base64(raw: bytes) -> bytes:
    try:
        return base64.b64decode(raw)
    except (binascii.Error, ValueError):
        return raw
