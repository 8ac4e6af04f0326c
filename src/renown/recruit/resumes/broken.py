"""Dates and headings that a narrow column broke over two lines, made whole before anything is read.

Invariant: only what becomes one span of time, or one known heading, is joined; no word is lost.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from renown.recruit.resumes.dates import MONTH_NAMES, UNTIL_WORDS, periods
from renown.recruit.resumes.headings import known
from renown.recruit.texts.document import Line

_BROKEN = re.compile(rf"(?<!\w)(?:(?:{MONTH_NAMES})\.?(?:\sde)?|{UNTIL_WORDS})\s*$", re.IGNORECASE)
_ENDS = " \t|,;:·•–—-()[]/*>→"
LONGEST_MOMENT = 24
"""Letters of a cell that holds nothing but a part of a span of time."""
MOST_BROKEN = 3
"""So many lines below can hold the rest of one."""


def mended(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with dates that are broken over several lines (in a narrow column) made whole.

    >>> told = ("Köchin | Mai 2019 bis", "Juni 2021", "seit März\\tHotel Post", "2022\\tKellnerin")
    >>> [line.text for line in mended([Line(text, 0) for text in told])]
    ['Köchin | Mai 2019 bis Juni 2021', 'seit März 2022\\tHotel Post', 'Kellnerin']
    >>> told = ("Januar\\tKöchin", "2019 –\\tHotel Post", "heute", "Menü geplant.")
    >>> [line.text for line in mended([Line(text, 0) for text in told])]
    ['Januar 2019 – heute\\tKöchin', 'Hotel Post', 'Menü geplant.']
    """
    waiting = deque(_with_whole_cells(lines))
    while waiting:
        upper = waiting.popleft()
        if waiting and (joined := _one(upper, waiting[0])):
            waiting.popleft()
            whole, left = joined
            waiting.extendleft([left, whole] if left else [whole])
            continue
        yield upper


def _with_whole_cells(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; where the first cell of one has the beginning of a span of time, with what follows of it below."""
    index = 0
    while index < len(lines):
        below = _below(lines[index], lines[index + 1 : index + 1 + MOST_BROKEN])
        if below:
            cell, _, rest = lines[index].text.partition("\t")
            firsts = [line.text.partition("\t")[0].strip() for line in below]
            yield replace(lines[index], text=f"{' '.join([cell.strip(), *firsts])}\t{rest}")
            yield from (left for line in below if (left := _behind_cell(line)))
        else:
            yield lines[index]
        index += 1 + len(below)


def _below(line: Line, others: Sequence[Line]) -> Sequence[Line]:
    """The lines whose first cells end the span of time that the first cell of a line begins."""
    cell, bar, _ = line.text.partition("\t")
    if not bar or len(cell) > LONGEST_MOMENT or _is_closed(cell):
        return ()
    for count, other in enumerate(others, start=1):
        first = other.text.partition("\t")[0]
        if len(first) > LONGEST_MOMENT or _is_closed(first):
            break
        cell = f"{cell} {first}"
        if _is_closed(cell):
            return others[:count]
    return ()


def _behind_cell(line: Line) -> Line | None:
    first, tab, rest = line.text.partition("\t")
    return replace(line, text=rest, at=line.at + len(first) + 1) if tab else None


def _one(upper: Line, lower: Line) -> tuple[Line, Line | None] | None:
    """Two lines as one, with what is left of the lower; None where they are two."""
    if _is_one_heading(upper, lower):
        return replace(upper, text=f"{upper.text.strip()} {lower.text.strip()}"), None
    if not _BROKEN.search(upper.text):
        return None
    first = lower.text.partition("\t")[0]
    right = upper.text.rpartition("\t")[2]
    whole = replace(upper, text=f"{upper.text} {first}")
    return (whole, _behind_cell(lower)) if _joins(f"{right} {first}", len(first)) else None


def _is_one_heading(upper: Line, lower: Line) -> bool:
    """Whether two lines that look alike are one heading that found no room in a narrow column."""
    alike = (upper.size, upper.heading, upper.text.isupper()) == (lower.size, lower.heading, lower.text.isupper())
    dressed = upper.heading or upper.text.isupper()
    kind = known(f"{upper.text} {lower.text}")
    return bool(kind) and alike and dressed and not upper.bullet and known(lower.text) in {None, kind}


def _joins(text: str, added: int) -> bool:
    """Whether text that was put together from two lines is one span of time up to its end."""
    return any(told.ranged and told.end > len(text) - added for told in periods(text)) and added < 40


def _is_closed(text: str) -> bool:
    """Whether a cell holds nothing but a span of time that has its beginning and its end."""
    if _BROKEN.search(text):
        return False
    return any(
        told.ranged
        and told.period.start
        and not told.period.backwards
        and not (text[: told.at] + text[told.end :]).strip(_ENDS)
        for told in periods(text)
    )
