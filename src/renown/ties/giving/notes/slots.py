"""Ways of saying a favour, a promise, thanks or a question: the first phrase that fits a whole line, and what stands in
its slots.

Invariant: a phrase fits the whole line or not at all, so what it says is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from renown.ties.giving.notes.dates import Found
from renown.ties.giving.notes.draft import NOTE, Span
from renown.ties.giving.notes.kinds import KIND_OF, kind_in
from renown.ties.giving.notes.phrases import LANGUAGES, PARTICLES, PIECES, SMALL

MASK = "ж"
"""What stands for each letter of a name that was found, so that the name is one word."""

WITH_ABOUT = ("introduction", "referral", "reference")

_WORD = r"@?[^\W_][\w.'’-]*[^\W_]|@?[^\W_]"
_STOPS = "|".join(sorted(SMALL | set(KIND_OF), key=lambda w: (-len(w), w)))
_ONE = rf"(?!(?:{_STOPS})(?![\w'’-]))(?:{_WORD})"
_NAME = rf"{_ONE}(?: (?:(?:{PARTICLES}) )?{_ONE}){{0,3}}"
_NAMES = rf"{_NAME}(?:(?:, | and | und | y | e | & ){_NAME})*"
_SLOTS = {
    "<P>": rf"(?P<p>{_NAMES})",
    "<O>": rf"(?P<o>{_NAMES})",
    "<Q>": rf"(?P<q>{_NAME})",
    "<X>": r"(?:(?<!\w)|(?!\w))(?P<x>.*?)",
    "<Z>": r"(?:(?<!\w)|(?!\w))(?P<z>.*?)",
    "<k>": r"(?P<k>[a-z]+)",
    "<v>": r"(?P<v>",
    "</v>": r")",
}
_TO = re.compile(rf"\b(?:to|with|mit|zu|bei|an|a|con) (?P<q>{_NAME})")
_SPLIT = re.compile(r", | and | und | y | e | & ")
_PREPOSITION = re.compile(r"\S\s+(?:with|for|about|of|on|in|at|mit|fur|uber|bei|con|por|sobre|para|en)\b")
_TO_ME = re.compile(r"^(?:me|us|mir|mich|uns|nos)\b", re.IGNORECASE)
_EDGES = " ,;.!:-–"


@dataclass(frozen=True, slots=True)
class Line:
    """The line as it is read: as typed, and folded with days blanked out and names masked; both of the same length."""

    text: str
    folded: str
    days: tuple[Found, ...]
    wrong: tuple[tuple[int, int], ...]
    names: tuple[Span, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Phrased:
    """A phrase that fits, and what stands in its slots."""

    what: str
    kind: str
    language: str
    verb: str
    people: tuple[Span, ...]
    about: Span | None
    words: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A way of saying that fits."""

    what: str
    kind: str
    language: str
    found: re.Match[str]


def phrased(line: Line) -> Phrased | None:
    """The first phrase that fits; None where none does."""
    match = _first(line.folded)
    if match is None:
        return None
    people, left = _people(line, match)
    about = _group_span(line, match.found, "q")
    rest_start = left if left is not None else (_start(match.found, "x"))
    rest = (rest_start, match.found.end("x")) if rest_start is not None else (0, 0)
    kind, about, words = _thing(line, match, rest, about)
    words = _with_after(line, match.found, words)
    return Phrased(match.what, kind, match.language, line.text[slice(*match.found.span("v"))], people, about, words)


@cache
def _patterns() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    phrases = [(lang, *phrase) for lang, table in LANGUAGES for phrase in table]
    return tuple((lang, what, kind, _compiled(pattern)) for lang, what, kind, pattern in phrases)


def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern
    for piece, words in PIECES.items():
        body = body.replace(piece, words)
    body = body.replace(" ", r"\s+")
    for slot, meaning in _SLOTS.items():
        body = body.replace(slot, meaning)
    return re.compile(rf"^[\s,;.:!-]*{body}[\s,;.!]*$")


def _first(plain: str) -> _Match | None:
    for language, what, kind, pattern in _patterns():
        found = pattern.match(plain)
        if found:
            return _Match(what, kind, language, found)
    return None


def _with_after(line: Line, found: re.Match[str], words: str) -> str:
    """The rest with what stands behind the verb."""
    if _start(found, "z") is None:
        return words
    after = _told(line, *found.span("z"))
    gap = ": " if words and found["z"].lstrip().startswith(":") else " "
    return f"{words}{gap}{after}".strip()


def _start(found: re.Match[str], group: str) -> int | None:
    return found.start(group) if found.re.groupindex.get(group) and found.start(group) >= 0 else None


def _people(line: Line, match: _Match) -> tuple[tuple[Span, ...], int | None]:
    """The names in their slot; and, when words behind the last name went into the slot, where they begin."""
    found = match.found
    if _start(found, "p") is not None:
        spans = [_trimmed(line, *span) for span in _pieces(line, *found.span("p"))]
        return tuple(spans), None
    if _start(found, "o") is None:
        return (), None
    start, end = found.span("o")
    spans = [_trimmed(line, *span) for span in _pieces(line, start, end)]
    cut = spans[-1].end < end and found.re.groupindex.get("x") and found.start("x") >= end
    return tuple(spans), spans[-1].end if cut else None


def _pieces(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    for gap in [*_SPLIT.finditer(line.folded, start, end), None]:
        yield start, gap.start() if gap else end
        start = gap.end() if gap else end


def _trimmed(line: Line, start: int, end: int) -> Span:
    """A name without the words behind it that are none: a name with a capital ends where a small word does not lead
    to another capital. One in small letters is all there is: who that is, is asked of those who know the people.
    """
    known = next((name for name in line.names if start <= name.start < end), None)
    if known is not None:
        return known
    words = list(re.finditer(r"\S+", line.text[start:end]))
    if _capital(words[0][0]):
        last = max(i for i, word in enumerate(words) if _capital(word[0]))
        small = [i for i, word in enumerate(words[:last]) if not _capital(word[0]) and not _is_particle(word[0])]
        words = words[: (small[0] if small else last + 1)]
    number = next((i for i, word in enumerate(words) if word[0].isdecimal()), len(words))
    words = words[: max(number, 1)]
    bare = re.sub(r"['’]s$", "", line.text[start : start + words[-1].end()])
    return Span(start, start + len(bare), bare)


def _is_particle(word: str) -> bool:
    return word in PARTICLES.replace("|", " ").split()


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0] == "@"


def _group_span(line: Line, found: re.Match[str], group: str) -> Span | None:
    return None if _start(found, group) is None else _trimmed(line, *found.span(group))


def _thing(line: Line, match: _Match, rest: tuple[int, int], about: Span | None) -> tuple[str, Span | None, str]:
    """Kind, third person, and what remains to be said; what stands before the noun of the favour says nothing more."""
    start, end = rest
    if about is not None and _start(match.found, "x") is not None and match.found.start("x") >= about.end:
        start = about.end
    if match.what == NOTE:
        return "", about, _told(line, start, end)
    named = None if match.kind else kind_in(line.folded[start:end])
    if named is None or _PREPOSITION.search(line.folded, start, start + named[1]):
        return match.kind or _kind_of_verb(match.found), about, _told(line, start, end)
    kind, stop = named[0], start + named[2]
    to = _TO.search(line.folded, stop, end) if kind in WITH_ABOUT and about is None else None
    if to is None:
        return kind, about, _told(line, stop, end)
    about = _trimmed(line, *to.span("q"))
    return kind, about, f"{_told(line, stop, to.start())} {_told(line, about.end, end)}".strip()


def _kind_of_verb(found: re.Match[str]) -> str:
    """The kind that the verb of a promise names: "to help"."""
    return KIND_OF.get(found["k"], "other") if _start(found, "k") is not None else "other"


def _told(line: Line, start: int, end: int) -> str:
    """The words of a piece of the line, without its days and the marks at its edges."""
    kept = "".join(
        t if f != " " or t == " " else " " for t, f in zip(line.text[start:end], line.folded[start:end], strict=True)
    )
    return _TO_ME.sub("", " ".join(kept.split()).strip(_EDGES)).strip()
