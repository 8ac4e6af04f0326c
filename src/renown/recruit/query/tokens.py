"""A query cut into its words, phrases and signs.

Invariants: every character is in one token, or is blank, or a note says that it was passed over; the work grows no
faster than the text. A backslash takes the character behind it as it is: `\\AND` is a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from renown.recruit.query.faults import Note, QueryError
from renown.recruit.query.ranges import RANGES, range_of
from renown.recruit.query.tree import NUMBER_FIELDS, TEXT_FIELDS, Between, Span

TURNING = "\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
"""Marks of direction and of no width: they come with text that was copied and mean nothing in a query."""

BLANK = rf"\s\x00-\x1f\x7f-\x9f{TURNING}"
QUOTES = '"„“”‟«»＂'
"""Any of them opens, any of them closes: programs for writing turn them round as they like."""

SINGLE = "'‘’‚‛‹›"
DASHES = "-–−"
NEAR_BY_DEFAULT = 10
FARTHEST = 100

_HEBREW = "\u0590-\u05ff"
_BLANKS = re.compile(rf"[{BLANK}]+")
_INNER = rf'(?<=[{_HEBREW}])"(?=[{_HEBREW}])'
"""What stands for a Hebrew gershayim: a part of the word, no quotation mark."""

_PHRASE = re.compile(rf"[{QUOTES}]((?:\\.|{_INNER}|[^\\{QUOTES}])*+)(?P<shut>[{QUOTES}])?", re.DOTALL)
_SINGLE = re.compile(rf"[{SINGLE}]((?:\\.|[^\\{SINGLE}{QUOTES}])*)[{SINGLE}](?=[{BLANK})^~]|$)", re.DOTALL)
_WORD = re.compile(rf"(?:\\.|{_INNER}|(?!&&|\|\|)[^{BLANK}{QUOTES}()（）^\\])+|\\", re.DOTALL)
_UNIT = re.compile(r"\\.|.", re.DOTALL)
_PIECE = re.compile(rf"(?:\\.|[^{BLANK}\\])+", re.DOTALL)
_FIELD = re.compile(r"([^\W\d_]{1,40}):(?!//)")
_BOOST = re.compile(r"\^(\d+(?:\.\d+)?)")
_SLOP = re.compile(r"~(\d+)")
_NEAR = re.compile(r"(o?)near(?:/(.*))?", re.IGNORECASE | re.DOTALL)
_ESCAPE = re.compile(rf"\\(.)|[{TURNING}]|\\$", re.DOTALL)
_WILDCARD = re.compile(r"(?<!\\)(?:\\\\)*[*?]")

MEANT = {
    "name": "", "firstname": "", "lastname": "", "email": "", "location": "city", "ort": "city", "place": "city",
    "language": "lang", "sprache": "lang", "employer": "company", "firma": "company", "university": "school",
    "position": "title", "titel": "title", "job": "title", "experience": "years", "jahre": "years",
    "quelle": "source", "origin": "source", "via": "source",
}  # fmt: skip
"""Names of fields elsewhere, and what is called so here; empty: what cannot be searched for."""

GERMAN = {"UND": "AND", "ODER": "OR", "NICHT": "NOT"}


class Kind(Enum):
    """What a token is."""

    WORD = "a word"
    PHRASE = "a phrase"
    FIELD = "a field"
    RANGE = "a range"
    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEAR = "NEAR"
    BOOST = "^"
    SLOP = "~"
    END = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query.

    value: the word, or the name of the field. words: of a phrase. number: of a boost, a slop or a distance.
    ordered: of ONEAR. wild: the word has gaps. range: of a field of numbers.
    """

    kind: Kind
    at: Span
    value: str = ""
    words: tuple[str, ...] = ()
    number: float = 0.0
    ordered: bool = False
    wild: bool = False
    range: Between | None = None


def tokens_of(text: str) -> tuple[list[Token], list[Note]]:
    """The tokens of a query, an END behind them, and how doubtful ones were read. Raises QueryError.

    >>> [token.kind.name for token in tokens_of('title:"data engineer" -junior')[0]]
    ['FIELD', 'PHRASE', 'NOT', 'WORD', 'END']
    """
    cutter = _Cutter(text)
    while cutter.position < len(text):
        cutter.step()
    cutter.add(Kind.END, len(text))
    return cutter.tokens, cutter.notes


def plain(raw: str) -> str:
    """A word without the backslashes that protected its characters, and without marks of direction."""
    return _ESCAPE.sub(lambda found: found[1] or "", raw) if raw != "\\" else raw


class _Cutter:
    """The text, how far it has been read, and what was found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.tokens: list[Token] = []
        self.notes: list[Note] = []

    def step(self) -> None:
        """Read one token, or one stretch of blanks."""
        if blanks := _BLANKS.match(self.text, self.position):
            self.position = blanks.end()
        elif sign := self._sign():
            self.add(sign, self.position + len("&&" if sign in (Kind.AND, Kind.OR) else "("))
        else:
            _ = self._phrase() or self._mark() or self._prefix() or self._field() or self._word()

    def add(self, kind: Kind, end: int, token: Token | None = None) -> bool:
        """Keep what was read up to an end."""
        self.tokens.append(token or Token(kind, Span(self.position, end)))
        self.position = end
        return True

    def note(self, end: int, message: str) -> None:
        """Say how the characters up to an end are read."""
        self.notes.append(Note(Span(self.position, end), message))

    def fault(self, end: int, found: str, expected: str, hint: str) -> QueryError:
        """What is wrong with the characters up to an end."""
        return QueryError(self.text, Span(self.position, end), found, expected, hint=hint)

    def _sign(self) -> Kind | None:
        two = self.text[self.position : self.position + 2]
        signs = {"&&": Kind.AND, "||": Kind.OR}
        brackets = {"(": Kind.OPEN, "（": Kind.OPEN, ")": Kind.CLOSE, "）": Kind.CLOSE}
        return signs.get(two) or brackets.get(two[0])

    def _phrase(self) -> bool:
        found = _PHRASE.match(self.text, self.position)
        if found is None or found["shut"] is None:  # one that nothing closes is read once, to its end
            found = _SINGLE.match(self.text, self.position)
        if found is None:
            if self.text[self.position] in QUOTES:
                raise self.fault(
                    self.position + 1,
                    f"found {self.text[self.position]} that nothing closes",
                    "expected another quotation mark behind it",
                    'close the phrase: "data engineer"',
                )
            return False
        words = tuple(filter(None, map(plain, _PIECE.findall(found[1]))))
        if not words:
            raise self.fault(found.end(), "found an empty phrase", "expected words in it", "write them or leave it out")
        if _WILDCARD.search(found[1]):
            self.note(found.end(), "in quotation marks * and ? stand for themselves, not for other characters")
        return self.add(Kind.PHRASE, found.end(), Token(Kind.PHRASE, Span(self.position, found.end()), words=words))

    def _mark(self) -> bool:
        """A boost or a slop behind a word, a phrase or a bracket."""
        sign = self.text[self.position]
        if sign == "^":
            return self._number(_BOOST, Kind.BOOST, "python^2")
        if sign == "~" and self._touches(Kind.PHRASE):
            return self._number(_SLOP, Kind.SLOP, '"data engineer"~3')
        return False

    def _touches(self, *kinds: Kind) -> bool:
        return bool(self.tokens) and self.tokens[-1].kind in kinds and self.tokens[-1].at.end == self.position

    def _number(self, pattern: re.Pattern[str], kind: Kind, example: str) -> bool:
        found = pattern.match(self.text, self.position)
        sign = self.text[self.position]
        if found is None or len(found[1]) > len("100.0000000000000000"):
            raise self.fault(
                self.position + 1, f"found {sign} without a number", "expected one behind it", f"write {example}"
            )
        token = Token(kind, Span(self.position, found.end()), number=float(found[1]))
        return self.add(kind, found.end(), token)

    def _prefix(self) -> bool:
        """A dash or a plus in front of something; alone it says nothing."""
        sign, behind = self.text[self.position], self.text[self.position + 1 : self.position + 2]
        if sign not in DASHES and sign != "+":
            return False
        end = self.position + 1
        if not behind or behind in "),;" or _BLANKS.match(behind):
            self.note(end, f"{sign} alone is passed over; to leave a word out, put - right in front of it")
        elif sign == "+":
            self.note(end, "+ is not needed: every word without OR is wanted")
        else:
            return self.add(Kind.NOT, end)
        self.position = end
        return True

    def _field(self) -> bool:
        found = _FIELD.match(self.text, self.position)
        if found is None:
            return False
        name = found[1].casefold()
        if name in NUMBER_FIELDS:
            return self._range(name, found.end())
        if name not in TEXT_FIELDS:
            raise self._unknown(found[1], found.end())
        return self.add(Kind.FIELD, found.end(), Token(Kind.FIELD, Span(self.position, found.end()), name))

    def _range(self, name: str, start: int) -> bool:
        behind = _BLANKS.match(self.text, start)
        found = RANGES.match(self.text, behind.end() if behind else start)
        end = found.end() if found else start
        read = range_of(name, found[0], Span(self.position, end)) if found else None
        if read is None:
            shown = _next_piece(self.text, start)
            self.position = min(start, len(self.text))
            raise self.fault(
                start + max(1, len(shown)),
                f"found {shown!r} behind {name}:" if shown else f"found nothing behind {name}:",
                "expected a number or a range",
                f"write {name}:>=5, {name}:5 or {name}:[5 TO 10]; * stands for an open end",
            )
        if name == "years" and found and re.match("[<>](?!=)", found[0]):
            self.note(end, "both ends of a range are included: < is read as <=, > as >=")
        return self.add(Kind.RANGE, end, Token(Kind.RANGE, Span(self.position, end), range=read))

    def _unknown(self, name: str, end: int) -> QueryError:
        known = (*TEXT_FIELDS, *NUMBER_FIELDS)
        meant = MEANT.get(name.casefold())
        if meant == "":
            expected, hint = "expected what people do", "nobody is searched for by who they are: leave it out"
        else:
            near = [meant] if meant else get_close_matches(name.casefold(), known, 1)
            hint = f"write {near[0]}:, or " if near else ""
            expected = f"expected one of {', '.join(f'{field}:' for field in known)}"
            hint += "put the words in quotation marks if the colon is part of them"
        return self.fault(end, f"found the field {name}:", expected, hint)

    def _word(self) -> bool:
        found = _WORD.match(self.text, self.position)
        if found is None or self.text[self.position] in "[]{}":
            raise self.fault(
                self.position + 1,
                f"found {self.text[self.position]}",
                "expected a word",
                "use ( and ) around words; [ and ] stand only behind years: and seen:",
            )
        kept = _without_commas(found[0])
        if len(kept) < len(found[0]):
            start = self.position
            self.position += len(kept)
            self.note(found.end(), "a comma is read as AND; write OR where one of them is enough")
            self.position = start
        end = self.position + len(kept)
        _ = not kept or self._operator(kept, end) or self._near(kept, end) or self._plain_word(kept, end)
        self.position = found.end()
        return True

    def _operator(self, raw: str, end: int) -> bool:
        operator = {"and": Kind.AND, "or": Kind.OR, "not": Kind.NOT}.get(raw.lower())
        if operator is None:
            return False
        if raw != operator.value:
            self.note(end, f"{raw!r} is read as {operator.value}: write it in capitals, or the word in quotation marks")
        return self.add(operator, end)

    def _near(self, raw: str, end: int) -> bool:
        found = _NEAR.fullmatch(raw)
        if found is None or (found[2] is None and not raw.isupper()):
            return False
        if found[2] is None:
            self.note(end, f"{raw} without a number is read as {raw}/{NEAR_BY_DEFAULT}")
        told = found[2] if found[2] is not None else str(NEAR_BY_DEFAULT)
        if not re.fullmatch("[0-9]{1,4}", told) or not 1 <= int(told) <= FARTHEST:
            raise self.fault(end, f"found {raw}", f"expected a number of words from 1 to {FARTHEST}", "write NEAR/5")
        token = Token(Kind.NEAR, Span(self.position, end), raw.upper(), number=int(told), ordered=bool(found[1]))
        return self.add(Kind.NEAR, end, token)

    def _plain_word(self, raw: str, end: int) -> bool:
        wild = bool(_WILDCARD.search(raw))
        value = plain(raw)
        if re.search(r"(?<!\\)~\d*$", raw):
            raise self.fault(
                end, f"found {value}", "expected ~ behind a phrase only",
                'write "data engineer"~3 for words near each other, engin* for words that begin so',
            )  # fmt: skip
        if wild and value != "*" and not any(character.isalnum() for character in value):
            raise self.fault(end, f"found {value}", "expected a letter or digit in it", "write engin* or *script")
        if raw.upper() in GERMAN:
            self.note(end, f"{raw} is read as a word: to join words write {GERMAN[raw.upper()]}")
        if value:
            self.add(Kind.WORD, end, Token(Kind.WORD, Span(self.position, end), value, wild=wild))
        return True


def _without_commas(raw: str) -> str:
    """A word without the commas behind it, those kept that a backslash protects."""
    units = _UNIT.findall(raw)
    while units and units[-1] in (",", ";"):
        units.pop()
    return "".join(units)


def _next_piece(text: str, start: int) -> str:
    found = re.compile(r"\s*(\S*)").match(text, start)
    return found[1][:20] if found else ""
