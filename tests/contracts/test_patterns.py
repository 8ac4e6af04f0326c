"""No pattern of the house takes longer than what it reads explains: double the input, at most about double the time.

Every pattern that a module holds or writes down is run over texts made of repeated pieces, some of them made from the
pattern itself. This is the one test that looks at time. It looks at processor time, only where there is enough of it
to tell, and looks again before it complains, so that other work on the machine cannot make it fail.
"""

from __future__ import annotations

import ast
import importlib
import io
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import renown
from renown.desk.access import configure
from renown.model.values import EMAIL, NAME, PHONE, PROFILE
from renown.model.values.date import parse, parse_mail
from renown.sources.contact import birthday
from renown.sources.ical.repairs import repaired
from renown.sources.ical.splitter import pieces
from renown.sources.ical.zones import Zones
from renown.sources.mbox.encoded_words import decode_words
from renown.sources.mbox.folders import folder_of
from renown.sources.mbox.headers import Headers, mailboxes
from renown.sources.mbox.scanner import scan
from renown.sources.mbox.sorting import is_robot
from renown.sources.vcard.scanner import scan as vcard_scan
from renown.sources.vcard.scanner import split as vcard_split
from renown.ties.giving.notes.names import Roster
from renown.ties.giving.notes.reading import read as read_note
from renown.topics.words import links_of, terms_of

SOURCE = Path(renown.__file__).parent
SIZES = (60, 400, 3_000)
ENOUGH, GROWTH, TRIES = 0.002, 2.5, 3
"""Seconds from which growth is looked at; the growth that is too much; how often it must be seen."""

PIECES = (
    *(" ", "a", "1", "\n", "-", ".", ",", ":", '"', "(", "[", "{", "<", "@", "=", "\\", "/", "_", "A", "é", "\t"),
    *("a.", "a@", "a ", "1 ", "1/", "1:", "=?", '\\"', "a-", "re:", "<a", "www.", "http://a", "é ", "&a", "&#", "+1"),
    *(", ", "\r", "on "),
)
HOSTILE = (
    *("=?q?q?x", "=?q?q?", "=?utf-8?b?YQ==?= ", "=?=", '"a" ', "(a\\)", "\\(", "a at a.", "a@b.example,", ";A="),
    *(';A="', "^'", "From ", "\nFrom ", "\n\nFrom \nX: y", ":mailto:", "&APw-", ".sbd/", "no-", "BEGIN:VEVENT\n"),
    *("\n ", "https://", "#a"),
)
SEPARATOR = "From jane@example.org Tue Mar  5 07:08:09 2024\nContent-Length: 9\n"
ZONES = Zones()
KNOWN = Roster.of(["Ana Lund", "Will a", "Jean-Luc O'Hara"])
BRANCHES = 6
"""How many ways of an alternative are walked for pieces."""


def modules() -> Iterator[Any]:
    """The modules that make patterns."""
    configure()
    for file in sorted(SOURCE.rglob("*.py")):
        if "re.compile(" in file.read_text("utf-8"):
            yield importlib.import_module(".".join(("renown", *file.relative_to(SOURCE).with_suffix("").parts)))


def held(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value, also within tuples, lists and dictionaries."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        for inner in value.values():
            yield from held(inner, depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from held(inner, depth + 1)


def written() -> Iterator[re.Pattern[Any]]:
    """The patterns that stand as plain text in a call of `re`."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=what),
                    args=[ast.Constant(value=str() | bytes() as text), *_],
                ) if what != "compile":
                    yield re.compile(text)


def patterns() -> dict[str, re.Pattern[Any]]:
    found = {f"{p.pattern!r:.100}|{p.flags}": p for p in written()}
    for module in modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                found |= {f"{p.pattern!r:.100}|{p.flags}": p for p in held(value)}
    return found


def samples(pattern: re.Pattern[Any]) -> set[str]:
    """Texts that the parts of a pattern fit, and that several parts fit which follow each other."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    parsed = re._parser.parse(text, pattern.flags & ~re.UNICODE)  # type: ignore[attr-defined]
    return {piece for piece in parts(parsed) if 0 < len(piece) < 50}


def parts(parsed: Any) -> Iterator[str]:
    """A text for a sequence, for its beginnings and its ends, and for each sequence in it."""
    told = [example(one) for one in parsed]
    yield from ("".join(told), "".join(told[: len(told) // 2]), "".join(told[len(told) // 2 :]))
    for one in parsed:
        yield example(one)
        for below in sequences(one)[:BRANCHES]:
            yield from parts(below)


def example(part: tuple[Any, Any]) -> str:
    """A text that one part fits."""
    name, given = str(part[0]), part[1]
    if name == "LITERAL":
        return chr(given)
    if name == "IN":
        return next(filter(None, map(member, given)), "x")
    if name in {"ANY", "NOT_LITERAL"}:
        return "x"
    first = sequences(part)[:1]
    return "".join(map(example, first[0])) if first and not name.startswith("ASSERT") else ""


def sequences(part: tuple[Any, Any]) -> list[Any]:
    """The sequences right below a part."""
    name, given = str(part[0]), part[1]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return [given[2]]
    if name == "SUBPATTERN":
        return [given[-1]]
    if name == "ATOMIC_GROUP":
        return [given]
    if name == "BRANCH":
        return list(given[1])
    return [given[1]] if name == "ASSERT" else []


def member(part: tuple[Any, Any]) -> str:
    name = str(part[0])
    if name == "LITERAL":
        return chr(part[1])
    if name == "RANGE":
        return chr(part[1][0])
    return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "w"}.get(str(part[1]), "")


def seconds(run: Callable[[Any], object], text: Any, times: int = 1) -> float:
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        run(text)
        best = min(best, time.process_time() - begun)
    return best


def grows(run: Callable[[Any], object], make: Callable[[int], Any]) -> bool:
    """Whether doubling the text takes more than about double the time; small texts first, lest one takes for ever."""
    for size in SIZES:
        if seconds(run, make(size)) > ENOUGH:
            return all(
                seconds(run, make(2 * size), 2) > GROWTH * max(seconds(run, make(size), 3), ENOUGH / 4)
                for _ in range(TRIES)
            )
    return False


def ways(pattern: re.Pattern[Any]) -> tuple[Callable[[Any], object], ...]:
    return (lambda text: sum(1 for _ in pattern.finditer(text)), pattern.fullmatch)


def offences(pattern: re.Pattern[Any], pieces: Iterable[str]) -> Iterator[str]:
    binary = isinstance(pattern.pattern, bytes)
    for piece in dict.fromkeys(pieces):
        for tail in ("", "\0"):

            def make(size: int, piece: str = piece, tail: str = tail) -> Any:
                text = piece * (size // len(piece) + 1) + tail
                return text.encode("latin-1", "replace") if binary else text

            if any(grows(run, make) for run in ways(pattern)):
                yield f"{pattern.pattern!r:.160} over {piece!r} and {tail!r}"


def test_no_pattern_takes_longer_than_what_it_reads_explains() -> None:
    found = patterns()
    assert len(found) > 120
    slow = [next(offences(p, (*PIECES, *sorted(samples(p)))), "") for p in found.values()]
    assert [offence for offence in slow if offence] == []


READERS: dict[str, Callable[[str], object]] = {
    "address lists": mailboxes.__wrapped__,
    "encoded words": decode_words,
    "header fields": lambda text: Headers(f"To: {text}\nCc: {text}\nFrom: x".encode()).mailboxes("from"),
    "many fields": lambda text: Headers(text.replace(",", "\nTo: ").encode()).text("to"),
    "messages of an mbox": lambda text: list(scan(io.BytesIO(f"{SEPARATOR}{text}".encode()))),
    "states of folders": lambda text: folder_of(text, Headers(f"X-Gmail-Labels: {text}".encode())),
    "robots": is_robot,
    "lines of events": lambda text: repaired(f"ATTENDEE;CN={text}:mailto:x\r\nDTSTART;TZID={text}".encode(), ZONES),
    "pieces of calendars": lambda text: list(pieces(text.encode().splitlines(keepends=True), set())),
    "escaped lists": lambda text: vcard_split(text, ";"),
    "cards": lambda text: list(vcard_scan([b"BEGIN:VCARD\n", text.encode()], {b"FN"}, set())),
    "terms": terms_of,
    "links": links_of,
    "dates": parse,
    "dates of mail": parse_mail.__wrapped__,
    "birthdays": birthday,
    "names": NAME.clean,
    "addresses": EMAIL.clean,
    "numbers": PHONE.clean,
    "profiles": PROFILE.clean,
    "notes": lambda text: read_note(text, date(2026, 11, 21), KNOWN),
}
"""What reads text that others wrote, loops and all."""


@pytest.mark.parametrize("what", list(READERS))
def test_no_reader_takes_longer_than_what_it_reads_explains(what: str) -> None:
    read = READERS[what]
    slow = [piece for piece in (*PIECES, *HOSTILE) if grows(read, lambda size, p=piece: p * (size // len(p) + 1))]
    assert slow == []


@pytest.mark.parametrize(("pattern", "piece"), [(r"\w+@\w+", "a"), (r'"(?:\\.|[^"\\])*"', '\\"')])
def test_a_pattern_that_does_is_seen(pattern: str, piece: str) -> None:
    assert next(offences(re.compile(pattern), [piece]), "")
