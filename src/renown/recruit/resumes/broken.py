"""Dates that a narrow column broke over two lines, made whole before anything is read.

Invariant: only what becomes one span of time is joined; no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from renown.recruit.resumes.dates import MONTH_NAMES, UNTIL_WORDS, periods
from renown.recruit.texts.document import Line

_BROKEN = re.compile(rf"(?<!\w)(?:(?:{MONTH_NAMES})\.?(?:\sde)?|{UNTIL_WORDS})\s*$", re.IGNORECASE)
_ENDS = " \t|,;:·•–—-()[]/*>→"


def mended(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with dates that are broken over two lines (in a narrow column) made whole.

    >>> told = ("Köchin | Mai 2019 bis", "Juni 2021", "seit März\\tHotel Post", "2022\\tKellnerin")
    >>> [line.text for line in mended([Line(text, 0) for text in told])]
    ['Köchin | Mai 2019 bis Juni 2021', 'seit März 2022\\tHotel Post', 'Kellnerin']
    """
    pending: Line | None = None
    for line in lines:
        if pending is None:
            pending = line
            continue
        upper, lower = _two(pending, line)
        yield from [upper] if lower else []
        pending = lower or upper
    if pending:
        yield pending


def _two(upper: Line, lower: Line) -> tuple[Line, Line | None]:
    """Two lines, or one; what of the lower one belongs to the dates of the upper goes there."""
    left, bar, right = upper.text.rpartition("\t") if _BROKEN.search(upper.text) else upper.text.partition("\t")
    first, tab, others = lower.text.partition("\t")
    if _BROKEN.search(upper.text) and _joins(f"{right or left} {first}", len(first)):
        whole = replace(upper, text=f"{upper.text} {first}")
        return whole, replace(lower, text=others, at=lower.at + len(first) + 1) if tab else None
    cell = upper.text.partition("\t")[0]
    if bar and tab and not _ranged_cell(cell) and _ranged_cell(f"{cell} {first}"):
        whole = replace(upper, text=f"{cell} {first}\t{upper.text.partition(chr(9))[2]}")
        return whole, replace(lower, text=others, at=lower.at + len(first) + 1)
    return upper, lower


def _joins(text: str, added: int) -> bool:
    """Whether text that was put together from two lines is one span of time up to its end."""
    return any(told.ranged and told.end > len(text) - added for told in periods(text)) and added < 40


def _ranged_cell(text: str) -> bool:
    """Whether a cell holds nothing but a span of time."""
    return any(told.ranged and not (text[: told.at] + text[told.end :]).strip(_ENDS) for told in periods(text))
