"""What a section is about, by what stands in it: for headings that say nothing we know.

Invariant: a section whose lines fit no kind stays as it is written; nothing is guessed from a single line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from renown.recruit.resumes.contacts import is_reach
from renown.recruit.resumes.cues import looks
from renown.recruit.resumes.dates import periods
from renown.recruit.resumes.entries import Entry, entries
from renown.recruit.resumes.headings import known
from renown.recruit.resumes.sections import Section, is_rule
from renown.recruit.resumes.skills import listed
from renown.recruit.resumes.tongues import spoken
from renown.recruit.resumes.work import is_study
from renown.recruit.texts.document import Line

FEWEST_ITEMS = 3
"""So many short items are a list of skills."""


def told(parts: Sequence[Section]) -> list[Section]:
    """The sections, each with its kind.

    >>> strange = Section("", Line("Was ich kann", 0), (Line("Python, SQL, Kafka", 13),))
    >>> [part.kind for part in told([strange])]
    ['skills']
    """
    taken = {part.kind for part in parts}
    made = []
    for part in parts:
        if part.kind and not _doubtful(part):
            made.append(part)
            continue
        kind = _kind([line for line in part.lines if line.text.strip() and not is_rule(line.text)], taken)
        taken.add(kind)
        made.append(replace(part, kind=kind))
    return made


def _doubtful(part: Section) -> bool:
    """Whether a heading that only seemed to say so has nothing below it that is dated."""
    sure = part.kind not in {"experience", "education"} or part.heading is None or bool(known(part.heading.text))
    return not sure and not any(periods(line.text) for line in part.lines)


def _kind(lines: Sequence[Line], taken: set[str]) -> str:
    if not lines:
        return "other"
    if _are_tongues(lines):
        return "languages"
    found, _ = entries(lines, single=True)
    if any(entry.period.start != entry.period.end or entry.period.ongoing for entry in found) or len(found) > 1:
        return _dated_kind(found, taken)
    if any(is_reach(line.text) for line in lines):
        return "contact"
    return "skills" if "skills" not in taken and _are_items(lines) else "other"


def _are_tongues(lines: Sequence[Line]) -> bool:
    found = [spoken(line.text) for line in lines]
    named = sum(any(one.code for one in line) for line in found)
    return named * 2 >= len(lines) and any(one.level for line in found for one in line)


def _dated_kind(found: Sequence[Entry], taken: set[str]) -> str:
    """Jobs or studies, by the words of the heads; where these are silent, what the CV does not have yet."""
    study = sum(1 if is_study(entry) else -1 for entry in found)
    heads = " ".join(text for entry in found for text in entry.head)
    schooled = looks("degree", heads) + looks("school", heads)
    employed = looks("title", heads) + looks("employer", heads)
    missing = "experience" in taken and "education" not in taken
    return "education" if study > 0 or schooled > employed or (missing and schooled == employed) else "experience"


def _are_items(lines: Sequence[Line]) -> bool:
    """Whether the lines are short items, not sentences."""
    items = [skill.words for line in lines for skill in listed(line)]
    words = sum(len(item.split()) for item in items)
    plain = sum(line.text.rstrip().endswith(".") and line.text.count(",") < 3 for line in lines) * 2 < len(lines)
    return len(items) >= FEWEST_ITEMS and words <= 3 * len(items) and plain
