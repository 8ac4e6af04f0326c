"""Several people in one file: where the second one begins.

Invariant: the words of one person are never evidence for another.
"""

from __future__ import annotations

from collections.abc import Sequence

from renown.recruit.resumes.contacts import emails_of
from renown.recruit.resumes.dates import periods
from renown.recruit.resumes.headings import is_title, known
from renown.recruit.texts.document import Line

MOST_HEAD = 4
"""So many lines before an e-mail address can be of its owner's head."""


def second_person(lines: Sequence[Line]) -> int | None:
    """The first line of a second person, or None: after a working life comes another address and another one.

    >>> one = ("Ann Alder", "ann@example.org", "Experience", "Cook 2019 - 2020")
    >>> two = ("Bo Birch", "bo@example.org", "Experience", "Nurse 2015 - 2020")
    >>> second_person([Line(text, 0) for text in one + two]), second_person([Line(text, 0) for text in one])
    (4, None)
    """
    works = [index for index, line in enumerate(lines) if known(line.text) == "experience"]
    if len(works) < 2:
        return None
    seen: set[str] = set()
    for index, line in enumerate(lines):
        found = {email.lower() for email in emails_of(line.text)}
        if found and seen and not found & seen and works[0] < index < works[-1]:
            return _head(lines, index)
        seen |= found
    return None


def _head(lines: Sequence[Line], index: int) -> int:
    """The first line of the head that an address stands in."""
    start = index
    for _ in range(MOST_HEAD):
        before = lines[start - 1]
        content = start > 1 and known(lines[start - 2].text)
        if content or lines[start].page != before.page or is_title(lines[start].text) or not _short(before):
            break
        start -= 1
    return start


def _short(line: Line) -> bool:
    ended = line.text.rstrip().endswith((".", ";"))
    return not (line.bullet or ended or len(line.text) > 60 or known(line.text) or periods(line.text))
