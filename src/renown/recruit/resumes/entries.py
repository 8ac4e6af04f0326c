"""The entries of a section whose entries have dates: jobs, studies.

Invariant: a line with a span of time at its edge is an entry's; which lines before and after it belong to its head is
told by how the first entry of the section stands, so a CV is read by its own order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from renown.recruit.resumes.dates import Told, lasted, periods
from renown.recruit.resumes.headings import is_duties
from renown.recruit.resumes.places import is_known
from renown.recruit.resumes.resume import Period, Place
from renown.recruit.resumes.sections import look
from renown.recruit.texts.document import Line

MOST_BEFORE = 3
"""So many lines before its dates can belong to the head of an entry."""
LONGEST_HEAD = 110
"""A longer line is no head."""
_ENDS = " \t|,;:·•–—-[/*>→"
_EDGE = " \t|,;:·•–—-()[]/*>→"
_MARK = re.compile(r"[-•*▪●◦–]\s")
_SENTENCE = re.compile(r"[.!?…]$")
_NO_SENTENCE = re.compile(
    r"(?:\b(?:inc|ltd|co|corp|gmbh|e\.\s?v|s\.l|s\.a|s\.l\.u|s\.a\.u|b\.sc|m\.sc|dipl|bzw|ca|etc|univ|dr|ing|st|a\.s|b\.v)\.)$",
    re.I,
)
_CONNECTED = re.compile(r"\b(?:und|and|y|of|de|der|die|für|for|with|mit|con|the|the|von)$|[,/&-]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. head: the lines of its head without their dates.

    grouped: it stands below the employer of the one before.
    """

    period: Period
    head: tuple[str, ...]
    description: tuple[str, ...]
    stands: Place
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A line with the dates of an entry."""

    index: int
    told: Told
    rest: str


def entries(lines: Sequence[Line], single: bool = False) -> tuple[list[Entry], list[Line]]:
    """The entries of a section, and the lines that belong to none. single: whether one moment alone makes an entry.

    >>> told = ("Köchin", "2019 - heute", "Gasthof Adler", "Menü geplant.", "Aushilfe", "2017 - 2019", "Hotel Post")
    >>> [(entry.head, entry.description) for entry in entries([Line(text, 0) for text in told])[0]]
    [(('Köchin', 'Gasthof Adler'), ('Menü geplant.',)), (('Aushilfe', 'Hotel Post'), ())]
    """
    lines = [line for line in lines if line.text.strip()]
    anchors = _anchors(lines, single)
    if not anchors:
        return [], list(lines)
    starts = _starts(lines, anchors)
    ends = [*starts[1:], len(lines)]
    heads = _after(lines, anchors, starts, ends)
    made = [
        _entry(lines, anchor, start, head, end)
        for anchor, start, head, end in zip(anchors, starts, heads, ends, strict=True)
    ]
    return _grouped(made, anchors, starts), lines[: starts[0]]


def _anchors(lines: Sequence[Line], single: bool) -> list[_Anchor]:
    """The lines with dates at an edge; single moments count only where they are asked for, or nothing else is there."""
    found = [anchor for index, line in enumerate(lines) if (anchor := _anchor(lines, index))]
    ranged = [anchor for anchor in found if anchor.told.ranged]
    if single or not ranged:
        return [anchor for anchor in found if anchor.told.ranged or not lines[anchor.index].bullet]
    return ranged


def _anchor(lines: Sequence[Line], index: int) -> _Anchor | None:
    line = lines[index]
    if len(line.text) > 2 * LONGEST_HEAD:
        return None
    told = periods(line.text)
    best = next((one for one in told if one.ranged), told[0] if told else None)
    if best is None:
        return None
    left, right = line.text[: best.at].rstrip(), line.text[best.end :].lstrip()
    edge = not left.strip(_EDGE) or not right.strip(_EDGE) or left[-1:] in "|\t(·" or "\t" in line.text[best.end :][:3]
    if not edge or (line.bullet and not _dated_bullet(left, best)) or (_is_text(line) and left.strip(_EDGE)):
        return None
    rest = f"{_balanced(left.rstrip(_ENDS))}\t{_balanced(right.lstrip(_ENDS))}".strip("\t ")
    return _Anchor(index, best, rest)


def _balanced(text: str) -> str:
    """A text without the bracket that stood around the dates.

    >>> _balanced("Koch (Adler, Kiel)"), _balanced("Koch ("), _balanced(") Koch"), _balanced("] Koch [Kiel]")
    ('Koch (Adler, Kiel)', 'Koch', 'Koch', 'Koch [Kiel]')
    """
    for begin, end in ("()", "[]"):
        if text.startswith(end):
            text = text[1:].lstrip(_ENDS)
        if text.endswith(begin) or (text.endswith(end) and text.count(begin) < text.count(end)):
            text = text[:-1].rstrip(_ENDS)
    return text


def _dated_bullet(left: str, told: Told) -> bool:
    """A list of jobs with bullets begins each with its dates."""
    return told.ranged and not left.strip(_EDGE)


def _is_text(line: Line) -> bool:
    """Whether a line is running text, not a part of a head."""
    text = line.text.strip()
    ended = bool(_SENTENCE.search(text)) and not _NO_SENTENCE.search(text)
    marked = line.bullet or bool(_MARK.match(text)) or is_duties(text)
    return marked or len(text) > LONGEST_HEAD or (ended and len(text.split()) > 2) or text[:1].islower()


def _starts(lines: Sequence[Line], anchors: Sequence[_Anchor]) -> list[int]:
    """Where the head of each entry begins."""
    lead = min(anchors[0].index, MOST_BEFORE)
    first = anchors[0].index - lead
    while first < anchors[0].index and _is_text(lines[first]):
        first += 1
    lead = anchors[0].index - first
    pattern = [lines[anchors[0].index - distance] for distance in range(1, lead + 1)]
    starts = [first]
    for before, anchor in pairwise(anchors):
        starts.append(anchor.index - _lead(lines, before.index, anchor.index, pattern))
    return starts


def _lead(lines: Sequence[Line], before: int, at: int, pattern: Sequence[Line]) -> int:
    """How many lines before a later entry's dates are of its head: as many as at the first, if they look like those."""
    taken = 0
    for distance, wanted in enumerate(pattern, start=1):
        index = at - distance
        if index <= before or (_is_text(lines[index]) and not lasted(lines[index].text.strip())):
            break
        if lines[index].size and look(lines[index])[:2] != look(wanted)[:2]:
            break
        if lasted(wanted.text.strip()) and not lasted(lines[index].text.strip()):
            break
        if _CONNECTED.search(lines[index].text.strip()):
            break
        taken = distance
    return taken


def _after(lines: Sequence[Line], anchors: Sequence[_Anchor], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Where the head of each entry ends: as many lines below the dates as most entries have before their texts.

    Where the entries have no texts that show it, lines belong to the head while it has too little to be one; one with
    fewer lines above its dates than the first has shares the employer of the one before.
    """
    runs = [_run_below(lines, anchor.index + 1, end) for anchor, end in zip(anchors, ends, strict=True)]
    usual = _usual(lines, [anchor.index + 1 + run for anchor, run in zip(anchors, runs, strict=True)], runs, ends)
    heads = []
    for anchor, start, end, run in zip(anchors, starts, ends, runs, strict=True):
        index, have = anchor.index + 1, _parts(lines, start, anchor)
        have += anchor.index - start < anchors[0].index - starts[0]
        most = index + min(run, MOST_BEFORE)
        while index < most and (have < 2 or index - anchor.index <= usual):
            have += 0 if is_known(lines[index].text) else 1
            index += 1
        if index < end and is_known(lines[index].text.strip()) and not lines[index].bullet:
            index += 1
        heads.append(index)
    return heads


def _run_below(lines: Sequence[Line], index: int, end: int) -> int:
    """How many lines below the dates could be of the head: until a list, a sentence or the next entry."""
    run = 0
    while index + run < end and not _is_text(lines[index + run]):
        run += 1
    return run


def _usual(lines: Sequence[Line], after: Sequence[int], runs: Sequence[int], ends: Sequence[int]) -> int:
    """The number of lines below the dates that most entries have, where most have a text below them; else 0."""
    texts = sum(index < end and _is_text(lines[index]) for index, end in zip(after, ends, strict=True))
    length, count = Counter(runs).most_common(1)[0]
    return length if texts * 2 >= len(runs) and count * 5 >= 3 * len(runs) and length <= 2 else 0


def _parts(lines: Sequence[Line], start: int, anchor: _Anchor) -> int:
    """How many parts the head has so far: lines before, and cells or halves of the line with the dates."""
    texts = [lines[index].text for index in range(start, anchor.index)] + ([anchor.rest] if anchor.rest else [])
    return sum(len(_cells(text)) for text in texts if not lasted(text.strip()))


def _cells(text: str) -> list[str]:
    parts = re.split(r"\t|\s[|·•@–—-]\s|,\s|\s{3,}|\s(?:bei|at)\s", text)
    return [part for part in parts if part.strip(_EDGE) and not is_known(part.strip(_EDGE))]


def _entry(lines: Sequence[Line], anchor: _Anchor, start: int, head: int, end: int) -> Entry:
    own = [
        anchor.rest if index == anchor.index else lines[index].text.strip()
        for index in range(start, head)
        if index != anchor.index or anchor.rest
    ]
    description = tuple(line.text.strip() for line in lines[head:end])
    last = lines[end - 1]
    return Entry(anchor.told.period, tuple(own), description, Place(lines[start].at, last.at + len(last.text)))


def _grouped(made: list[Entry], anchors: Sequence[_Anchor], starts: Sequence[int]) -> list[Entry]:
    """Mark the entries that stand below the employer of the one before: their head is shorter than the first one's."""
    most = anchors[0].index - starts[0]
    marked: list[Entry] = []
    for entry, anchor, start in zip(made, anchors, starts, strict=True):
        short = most >= 1 and anchor.index - start < most and bool(marked)
        marked.append(Entry(entry.period, entry.head, entry.description, entry.stands, short))
    return marked
