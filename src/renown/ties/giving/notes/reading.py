"""From a line to a draft: cut the days out, find the first way of saying that fits, read the rest for kind and names.

Invariant: names are pieces of the line itself; nothing is stored or looked up here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from renown.ties.giving.notes.dates import Found, find_days
from renown.ties.giving.notes.draft import (
    ASKED,
    GIVEN,
    MET,
    NOTE,
    NOTHING,
    PROMISE_MINE,
    PROMISE_THEIRS,
    PROMISES,
    RECEIVED,
    THANKS,
    Draft,
    Reading,
    Span,
)
from renown.ties.giving.notes.kinds import KIND_OF, kind_in
from renown.ties.giving.notes.phrases import ANYBODY, LANGUAGES, PARTICLES, PIECES, SMALL

LONGEST_LINE = 400
"""Longer lines are cut: a note is one line."""

MEANINGS = {
    PROMISE_MINE: "you promised",
    PROMISE_THEIRS: "they promised",
    GIVEN: "you gave",
    RECEIVED: "you got",
    THANKS: "you said thanks",
    ASKED: "you asked",
    MET: "you met",
    NOTE: "a note",
}
HINT = 'write it like "Ben promised an introduction to Cara by Friday" or "Ana helped me with the talk yesterday"'
WITH_ABOUT = ("introduction", "referral", "reference")

_MASK = "ж"
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
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")
_PREPOSITION = re.compile(r"\S\s+(?:with|for|about|of|on|in|at|mit|fur|uber|bei|con|por|sobre|para|en)\b")
_TO_ME = re.compile(r"^(?:me|us|mir|mich|uns|nos)\b", re.IGNORECASE)
_EDGES = " ,;.!:-–"


@dataclass(frozen=True, slots=True)
class _Line:
    """The line as it is read: as typed, and folded with its days blanked out; both of the same length."""

    text: str
    folded: str
    days: tuple[Found, ...]
    wrong: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A way of saying that fits."""

    what: str
    kind: str
    language: str
    found: re.Match[str]


def read(text: str, today: date) -> Draft:
    """What a line says, as of a day.

    >>> draft = read("Ben promised an introduction to Cara by Friday", date(2026, 11, 21))
    >>> draft.what, draft.kind, draft.people[0].text, draft.about.text, str(draft.due)
    ('promise_theirs', 'introduction', 'Ben', 'Cara', '2026-11-27')
    """
    line = _line(text, today)
    match = _first(line.folded)
    unclear = [f'"{line.text[a:b]}" is no day of the calendar' for a, b in line.wrong]
    unclear += [f'"{m[0]}" can be read two ways: write it like 3 Apr' for m in _SLASHED.finditer(line.folded)]
    if match is None:
        unclear.append(f"what happened could not be read; {HINT}")
        return Draft(line.text, NOTHING, "", (), None, today, None, line.text, "", (), tuple(unclear))
    return _draft(line, match, today, unclear)


def folded(text: str) -> str:
    """Lower case without accents, letter for letter; a small word with a capital inside the line is taken for a name.

    >>> folded("Señor Müller"), folded("helped Al with it")
    ('senor muller', 'helped жж with it')
    """
    plain = "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in text)
    for match in re.finditer(r"(?<=[\w,;] )[A-ZÀ-Þ]\w*", text):
        word = plain[slice(*match.span())]
        if word in SMALL and word not in ("i", "ich", "yo"):
            plain = plain[: match.start()] + _MASK * len(word) + plain[match.end() :]
    return plain


def _line(text: str, today: date) -> _Line:
    flat = unicodedata.normalize("NFC", " ".join(text.split()))[:LONGEST_LINE].strip()
    plain = folded(flat)
    days, wrong = find_days(plain, today)
    for start, end in [*((d.start, d.end) for d in days), *wrong]:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return _Line(flat, plain, days, wrong)


@cache
def _patterns() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    phrases = [(lang, *phrase) for lang, table in (*LANGUAGES, ("", ANYBODY)) for phrase in table]
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


def _draft(line: _Line, match: _Match, today: date, unclear: list[str]) -> Draft:
    people, left = _people(line, match)
    about = _group_span(line, match.found, "q")
    rest_start = left if left is not None else (_start(match.found, "x"))
    rest = (rest_start, match.found.end("x")) if rest_start is not None else (0, 0)
    kind, about, words = _thing(line, match, rest, about)
    words = _with_after(line, match.found, words)
    day, due = _days(line, match.what, today, unclear)
    if not people:
        unclear.append("whom it is about could not be read")
    draft = Draft(line.text, match.what, kind, people, about, day, due, words, match.language, (), tuple(unclear))
    return _with_readings(draft, line, match)


def _with_after(line: _Line, found: re.Match[str], words: str) -> str:
    """The rest with what stands behind the verb."""
    if _start(found, "z") is None:
        return words
    after = _told(line, *found.span("z"))
    gap = ": " if words and found["z"].lstrip().startswith(":") else " "
    return f"{words}{gap}{after}".strip()


def _start(found: re.Match[str], group: str) -> int | None:
    return found.start(group) if found.re.groupindex.get(group) and found.start(group) >= 0 else None


def _people(line: _Line, match: _Match) -> tuple[tuple[Span, ...], int | None]:
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


def _pieces(line: _Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    for gap in [*_SPLIT.finditer(line.folded, start, end), None]:
        yield start, gap.start() if gap else end
        start = gap.end() if gap else end


def _trimmed(line: _Line, start: int, end: int) -> Span:
    """A name without the words behind it that are none: a name with a capital ends where a small word does not lead
    to another capital. One in small letters is all there is: who that is, is asked of those who know the people.
    """
    words = list(re.finditer(r"\S+", line.text[start:end]))
    if _capital(words[0][0]):
        last = max(i for i, word in enumerate(words) if _capital(word[0]))
        small = [i for i, word in enumerate(words[:last]) if not _capital(word[0]) and not _is_particle(word[0])]
        words = words[: (small[0] if small else last + 1)]
    bare = re.sub(r"['’]s$", "", line.text[start : start + words[-1].end()])
    return Span(start, start + len(bare), bare)


def _is_particle(word: str) -> bool:
    return word in PARTICLES.replace("|", " ").split()


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0] == "@" or word[0].isdigit()


def _group_span(line: _Line, found: re.Match[str], group: str) -> Span | None:
    return None if _start(found, group) is None else _trimmed(line, *found.span(group))


def _thing(line: _Line, match: _Match, rest: tuple[int, int], about: Span | None) -> tuple[str, Span | None, str]:
    """Kind, third person, and what remains to be said; what stands before the noun of the favour says nothing more."""
    start, end = rest
    if about is not None and _start(match.found, "x") is not None and match.found.start("x") >= about.end:
        start = about.end
    if match.what in (MET, NOTE):
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


def _told(line: _Line, start: int, end: int) -> str:
    """The words of a piece of the line, without its days and the marks at its edges."""
    kept = "".join(
        t if f != " " or t == " " else " " for t, f in zip(line.text[start:end], line.folded[start:end], strict=True)
    )
    return _TO_ME.sub("", " ".join(kept.split()).strip(_EDGES)).strip()


def _days(line: _Line, what: str, today: date, unclear: list[str]) -> tuple[date, date | None]:
    """When it was, and until when it was promised."""
    day, due = today, None
    limits = [f for f in line.days if f.by] or [f for f in line.days if f.ahead]
    for found in line.days:
        words = line.text[found.start : found.end]
        if what in PROMISES and found in limits[:1]:
            due = found.ahead
            if due is None:
                unclear.append(f'"{words}" lies behind, so it cannot be the day until which it was promised')
        elif found.past is not None:
            day = found.past
        else:
            unclear.append(f'"{words}" lies ahead, so it cannot be the day on which it was')
    return day, due


def _with_readings(draft: Draft, line: _Line, match: _Match) -> Draft:
    read = [Reading("what", MEANINGS[draft.what], line.text[slice(*match.found.span("v"))])]
    if draft.kind:
        read.append(Reading("kind", draft.kind, _kind_words(draft, line, match)))
    read += [Reading("person", p.text, p.text) for p in draft.people]
    if draft.about:
        read.append(Reading("about", draft.about.text, draft.about.text))
    for found in line.days:
        words = line.text[found.start : found.end]
        if draft.due and found.ahead == draft.due:
            read.append(Reading("due", str(draft.due), words))
        elif found.past == draft.day:
            read.append(Reading("day", str(draft.day), words))
    return replace(draft, read=tuple(read))


def _kind_words(draft: Draft, line: _Line, match: _Match) -> str:
    named = kind_in(line.folded)
    return line.text[named[1] : named[2]] if named and named[0] == draft.kind else ""
