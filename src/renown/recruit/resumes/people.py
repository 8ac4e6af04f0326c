"""Several people in one file: where the second one begins.

Invariant: the words of one person are never evidence for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from renown.recruit.resumes.contacts import emails_of
from renown.recruit.resumes.dates import periods
from renown.recruit.resumes.headings import is_title, known
from renown.recruit.texts.document import Line

MOST_HEAD = 4
"""So many lines before an e-mail address can be of its owner's head."""

_PARTS = re.compile(r"[\W\d_]")


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
        strange = seen and not any(_alike(one, before) for one in found for before in seen)
        if found and strange and works[0] < index < works[-1]:
            return _head(lines, index)
        seen |= found
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two addresses can be of one person: the parts of one stand in the other.

    >>> _alike("ann@example.org", "ann.alder@example.net"), _alike("ann.alder@example.org", "ann.birch@example.org")
    (True, False)
    """
    parts = [set(_PARTS.split(address.partition("@")[0])) - {""} for address in (one, other)]
    return one == other or (all(parts) and (parts[0] <= parts[1] or parts[1] <= parts[0]))


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
