"""From the entries of a section to jobs, studies and certificates.

Invariant: what of an entry's head is neither title nor employer nor place stands first in its description.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from renown.recruit.resumes.cues import freelance, looks
from renown.recruit.resumes.dates import Told, periods
from renown.recruit.resumes.entries import Entry
from renown.recruit.resumes.halves import Halves, halves
from renown.recruit.resumes.resume import Certificate, Period, Place, Position, Study
from renown.recruit.texts.document import Line

_ISSUED = re.compile(r"\t|\s[|–—·•-]\s|,\s|\s\((?=[^()]+\)$)|\s{3,}")


def positions(entries: Sequence[Entry]) -> list[Position]:
    """The jobs of a section; several below one employer share its name."""
    parted = halves([entry.head for entry in entries], "title", "employer")
    made: list[Position] = []
    employer, place = "", ""
    for index, (entry, half) in enumerate(zip(entries, parted, strict=True)):
        if _heads_others(entries, parted, index):
            employer, place = half.second or half.first, half.place
            continue
        shared = not half.second and employer and (entry.grouped or _within(entries, index))
        employer, place = (employer, half.place or place) if shared else (half.second, half.place)
        made.append(_position(entry, half, employer, place))
    return made


def studies(entries: Sequence[Entry]) -> list[Study]:
    """The studies of a section."""
    parted = halves([entry.head for entry in entries], "degree", "school")
    return [
        Study(half.first, half.second, half.place, entry.period, (*half.more, *entry.description), entry.stands)
        for entry, half in zip(entries, parted, strict=True)
    ]


def is_study(entry: Entry) -> bool:
    """Whether an entry that stands anywhere is a study, by its words."""
    head = " ".join(entry.head)
    study = looks("degree", head) + looks("school", head)
    return study >= 2 and study > looks("title", head) + looks("employer", head)


def certificate(line: Line) -> Certificate | None:
    """What a line of a list of certificates names.

    >>> found = certificate(Line("AWS Solutions Architect, Amazon, 03/2021", 0))
    >>> (found.name, found.issuer, str(found.when))
    ('AWS Solutions Architect', 'Amazon', '2021-03')
    """
    told = periods(line.text)
    text = _without(line.text, told)
    parts = [part.strip(" ()[],;:|–—-•·\t") for part in _ISSUED.split(text)]
    named = [part for part in parts if part]
    if not named:
        return None
    when = told[0].period.start or told[0].period.end if told else None
    return Certificate(named[0], ", ".join(named[1:]), when, Place(line.at, line.at + len(line.text)))


def _without(text: str, told: Sequence[Told]) -> str:
    for one in reversed(told):
        text = text[: one.at] + "\t" + text[one.end :]
    return text


def _position(entry: Entry, half: Halves, employer: str, place: str) -> Position:
    free = freelance(" ".join(entry.head)) or freelance(employer)
    return Position(half.first, employer, place, entry.period, (*half.more, *entry.description), free, entry.stands)


def _heads_others(entries: Sequence[Entry], parted: Sequence[Halves], index: int) -> bool:
    """Whether an entry is only the employer of the jobs below it: no title, nothing said, and the next lies within."""
    if index + 1 == len(entries) or entries[index].description or parted[index].more:
        return False
    here, below = parted[index], parted[index + 1]
    sole = bool(here.first) != bool(here.second) and bool(below.first) and not below.second
    return sole and not looks("title", here.first) and _covers(entries[index].period, entries[index + 1].period)


def _within(entries: Sequence[Entry], index: int) -> bool:
    """Whether an earlier entry that only names an employer covers this one."""
    return any(not before.description and _covers(before.period, entries[index].period) for before in entries[:index])


def _covers(outer: Period, inner: Period) -> bool:
    if not (outer.start and inner.start) or outer.start.first > inner.start.last:
        return False
    if outer.ongoing:
        return True
    return bool(outer.end and inner.end and outer.end.last >= inner.end.first)
