"""The lines of a CV, parted at its headings.

Invariant: every line stands in exactly one section, in its order; what stands before the first heading is the head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from renown.recruit.resumes.cues import looks
from renown.recruit.resumes.dates import periods
from renown.recruit.resumes.headings import guessed, is_duties, is_title, known, plain
from renown.recruit.texts.document import Line

_RULE = re.compile(r"[\s\-=_*~#–—─━•·.]{3,}")
_INLINE = re.compile(r"\s{0,9}([^\s:|][^\t:|]{2,39}?)\s{0,9}(?::|\t|\s\|\s|\s{3,40})\s{0,9}(?=\S)")
_NO_HEADING = re.compile(r"[,@|\t\d]|\.$")
_WEAK = frozenset(
    "web online tools beruf schule jobs profile about career links edv informática otros projects".split()
)
"""Words that are headings only where they look like one."""

Look = tuple[int, bool, bool]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a CV. kind: one of `headings.SECTION_KINDS`, "head", or "" for not known."""

    kind: str
    heading: Line | None
    lines: tuple[Line, ...]


def sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The parts of a CV; kind "" where a heading says nothing that we know (`contents` tells by what stands below).

    >>> told = ("Ann Alder", "Berufserfahrung", "2019 - heute Köchin", "Sprachen: Deutsch, Englisch C1")
    >>> [(part.kind, len(part.lines)) for part in sections([Line(text, 0) for text in told])]
    [('head', 1), ('experience', 1), ('languages', 1)]
    """
    shape = _shape(lines)
    found: list[tuple[str, Line | None, list[Line]]] = [("head", None, [])]
    for index, line in enumerate(lines):
        begun = ("head", None, line) if index == shape.name and index else _begun(lines, index, found[-1][0], shape)
        if begun is None:
            found[-1][2].append(line)
        else:
            found.append((begun[0], begun[1], [begun[2]] if begun[2] else []))
    return tuple(Section(kind, heading, tuple(held)) for kind, heading, held in found if heading or held)


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: a row of dashes or the like.

    >>> is_rule("-----"), is_rule("C++")
    (True, False)
    """
    return bool(_RULE.fullmatch(text))


def look(line: Line) -> Look:
    """How a line looks: the size of its letters, whether the file calls it a heading, all capitals."""
    return round(line.size * 2), line.heading, line.text.isupper()


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a CV is built: the looks of its known headings, the line of the name, the lines that head single entries."""

    looks: frozenset[Look]
    name: int | None
    entry_heads: frozenset[int]


def _shape(lines: Sequence[Line]) -> _Shape:
    known_ones = frozenset(look(line) for line in lines if not line.bullet and known(line.text))
    return _Shape(known_ones, _largest(lines), _entry_heads(lines))


def _entry_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that look like headings and belong to single entries: so many stand before most of the spans of time.

    One more before the first of them is the heading of the section, and so is one where the others have several.
    They look alike: a line that does not is the heading of something else.
    """
    every = list(_runs(lines))
    looks_ = Counter(look(lines[run[-1]])[:2] for run in every if run)
    runs = [run for run in every if run and look(lines[run[-1]])[:2] == looks_.most_common(1)[0][0]]
    lengths = Counter(len(run) for run in runs)
    if lengths.total() < max(2, 0.6 * len(every)):
        return frozenset()
    usual = max(lengths, key=lambda length: (lengths[length], -length))
    return frozenset(index for run in runs if len(run) >= usual for index in run[len(run) - usual :])


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The lines that look like headings before each span of time; those of studies that have none are left out."""
    studying = False
    for index, line in enumerate(lines):
        if _dates(line):
            run = _run(lines, index)
            if run or not studying:
                yield run
        elif _tells(line.text) and (line.heading or known(line.text)):
            studying = (known(line.text) or guessed(line.text)) == "education"


def _run(lines: Sequence[Line], index: int) -> list[int]:
    """The lines that look like headings just before a line, in order."""
    start = index
    while start and lines[start - 1].heading and not _tells(lines[start - 1].text) and not _dates(lines[start - 1]):
        start -= 1
    return list(range(start, index))


def _tells(text: str) -> bool:
    """Whether a heading tells a section: it is known, or its stems are and nothing in it names a job or a firm."""
    return bool(known(text) or (guessed(text) and not looks("title", text) and not looks("employer", text)))


def _dates(line: Line) -> bool:
    return len(line.text) < 120 and not line.bullet and any(told.ranged for told in periods(line.text))


def _largest(lines: Sequence[Line]) -> int | None:
    """The one line with by far the largest letters: the name, wherever the columns of a page put it."""
    sizes = [line.size for line in lines if line.size]
    if not sizes:
        return None
    top = max(sizes)
    at = [index for index, line in enumerate(lines) if line.size == top]
    alone = len(at) == 1 or (len(at) == 2 and at[1] == at[0] + 1)
    name = lines[at[0]].text
    worded = 1 <= len(name.split()) <= 6 and not any(sign.isdigit() for sign in name) and not known(name)
    return at[0] if alone and worded and not is_title(name) and top >= 1.25 * median(sizes) else None


Begun = tuple[str, Line | None, Line | None]


def _begun(lines: Sequence[Line], index: int, now: str, shape: _Shape) -> Begun | None:
    """The section a line begins: its kind, the heading, and what stands on the same line; None where it begins none."""
    line = lines[index]
    if line.bullet or not line.text.strip() or len(line.text) > 200:
        return None
    if is_duties(line.text) and (now == "experience" or (not now and not known(line.text))):
        return None
    kind = known(line.text)
    if kind and (plain(line.text) not in _WEAK or _dressed(lines, index)):
        return kind, line, None
    return _inline(line, now) or _dressed_up(lines, index, now, shape)


def _inline(line: Line, now: str) -> Begun | None:
    """A heading with its content behind it on the same line."""
    match = _INLINE.match(line.text)
    kind = known(match[1]) if match else None
    if match is None or kind is None or plain(match[1]) in _WEAK:
        return None
    if kind == now or (now in {"experience", "education"} and kind in {"skills", "summary", "experience", "education"}):
        return None
    if kind == "languages" and now == "skills" and not _tongue(line.text[match.end() :]):
        return None
    rest = replace(line, text=line.text[match.end() :], at=line.at + match.end())
    return kind, replace(line, text=match[1]), rest


def _tongue(text: str) -> bool:
    from renown.recruit.resumes.tongues import code_of

    return bool(code_of(text))


def _dressed(lines: Sequence[Line], index: int) -> bool:
    """Whether a line looks like a heading at all."""
    line = lines[index]
    text = line.text.strip()
    underlined = index + 1 < len(lines) and is_rule(lines[index + 1].text)
    capitals = text.isupper() and sum(sign.isalpha() for sign in text) > 4
    return line.heading or capitals or text.endswith(":") or underlined


def _dressed_up(lines: Sequence[Line], index: int, now: str, shape: _Shape) -> Begun | None:
    """A heading that is not known word by word, or says nothing that we know: told by how it looks."""
    line = lines[index]
    if not _dressed(lines, index) or is_title(line.text) or index in {shape.name, *shape.entry_heads}:
        return None
    if _dates(line) or (shape.looks and look(line) not in shape.looks):
        return None
    if now in {"experience", "education", ""} and (looks("employer", line.text) or looks("title", line.text)):
        return None
    if now == "education" and (looks("degree", line.text) or looks("school", line.text)):
        return None
    kind = guessed(line.text)
    if kind:
        return kind, line, None
    strange = _strange(lines, index, now, shape)
    return ("", line, None) if strange else None


def _strange(lines: Sequence[Line], index: int, now: str, shape: _Shape) -> bool:
    """Whether a line is a heading that says nothing we know: it looks like one, and no name can be meant."""
    line = lines[index]
    named = shape.name is not None and index > shape.name
    above = (named or now != "head" or index > 1) and not looks("title", line.text) and not looks("employer", line.text)
    sure = line.heading or (index + 1 < len(lines) and is_rule(lines[index + 1].text)) or look(line) in shape.looks
    return above and sure and len(line.text.split()) <= 6 and not _NO_HEADING.search(line.text)
