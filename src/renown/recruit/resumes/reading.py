"""From the lines of a file to a CV.

Invariant: every line that a person sees is a heading, stands in a fact, or is in `rest`. A line that nobody sees is
evidence of nothing, and neither is one that speaks to machines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from renown.recruit.resumes import skills as abilities
from renown.recruit.resumes.broken import mended
from renown.recruit.resumes.contacts import emails_of, is_personal, is_reach, links_of, name_of, phones_of
from renown.recruit.resumes.contents import told
from renown.recruit.resumes.cues import language_of, looks
from renown.recruit.resumes.dates import moment
from renown.recruit.resumes.entries import Entry, entries
from renown.recruit.resumes.headings import is_title, known
from renown.recruit.resumes.machines import addressed
from renown.recruit.resumes.people import second_person
from renown.recruit.resumes.resume import (
    Certificate,
    Contact,
    Link,
    Passage,
    Place,
    Position,
    Resume,
    Skill,
    Spoken,
    Study,
)
from renown.recruit.resumes.sections import Section, is_rule, sections
from renown.recruit.resumes.tongues import level_of, spoken
from renown.recruit.resumes.work import certificate, is_study, positions, studies
from renown.recruit.taxonomy.taxonomy import Taxonomy
from renown.recruit.texts.document import Document, Line, Remark

Fact = TypeVar("Fact")
_PAGE = re.compile(
    r"\s{0,99}(?:(?:seite|page|página)\s{1,9})?\d{1,4}\s{0,9}(?:(?:von|of|de|/)\s{0,9}\d{1,4})?\s{0,99}", re.IGNORECASE
)
SENTENCE = 60
"""Letters: a longer line in the head of a CV, or one that ends as a sentence does, introduces somebody."""


@dataclass
class _Found:
    """What was read so far."""

    language: str
    name: str = ""
    headline: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    personal: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    studies: list[Study] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    languages: list[Spoken] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def read_lines(document: Document, day: date, taxonomy: Taxonomy | None = None) -> Resume:
    """The CV that the lines of a document are; taxonomy: whose skills are looked for in what is told."""
    shown = [line for line in document.lines if not line.hidden and line.text.strip()]
    spoken_to = [line for line in shown if addressed(line.text)]
    seen, others = _first_person([line for line in shown if not addressed(line.text)])
    found = _Found(language_of("\n".join(line.text for line in seen)))
    parts = told(sections([_unstarred(line) for line in mended(seen) if not _PAGE.fullmatch(line.text)]))
    for part in parts:
        found.rest.extend(_READERS.get(part.kind, _passage)(part, found))
        _keep_heading(part, found)
    _guess(found, parts)
    _skilled(found, seen, taxonomy)
    found.rest.extend(spoken_to)
    hidden = tuple(line for line in document.lines if line.hidden and line.text.strip())
    found.remarks = [*document.remarks, *_remarks(found, document, hidden, spoken_to, others), *dated(found, day)]
    return replace(_resume(found, document.name, hidden), others=tuple(others))


def _unstarred(line: Line) -> Line:
    """A line without the stars by which plain text makes words bold."""
    return replace(line, text=line.text.replace("**", "")) if "**" in line.text else line


def _keep_heading(part: Section, found: _Found) -> None:
    """A heading in words of somebody's own stays, for it may be more than a heading."""
    words = part.heading.text.strip() if part.heading else ""
    if words and not known(words) and not any(passage.heading == words for passage in found.passages):
        found.passages.append(Passage(part.kind, words, ()))


def _first_person(seen: list[Line]) -> tuple[list[Line], list[Line]]:
    second = second_person(seen)
    return (seen, []) if second is None else (seen[:second], seen[second:])


def _resume(found: _Found, file: str, hidden: tuple[Line, ...]) -> Resume:
    return Resume(
        file,
        found.language,
        Contact(
            found.name,
            tuple(dict.fromkeys(found.emails)),
            tuple(dict.fromkeys(found.phones)),
            tuple(dict.fromkeys(found.personal)),
        ),
        found.headline,
        tuple(found.summary),
        _once(found.positions),
        _once(found.studies),
        tuple(found.skills),
        _once(found.languages),
        tuple({link.url.rstrip("/").lower(): link for link in reversed(found.links)}.values())[::-1],
        _once(found.certificates),
        tuple(found.passages),
        tuple(found.rest),
        hidden,
        tuple(dict.fromkeys(found.remarks)),
    )


def _once(found: Sequence[Fact]) -> tuple[Fact, ...]:
    """What stands twice counts once."""
    return tuple(dict.fromkeys(found))


def _reach(line: Line, found: _Found) -> bool:
    """Take the ways to reach somebody out of a line; whether there were any."""
    emails, links = emails_of(line.text), links_of(line)
    phones = phones_of(line.text, found.language)
    found.emails.extend(emails)
    found.phones.extend(phones)
    found.links.extend(links)
    return bool(emails or links or phones)


def _head(part: Section, found: _Found) -> list[Line]:
    """Name, headline, ways to reach; what is left is told as introduction, or not understood."""
    left = []
    if not found.name:
        found.name, named = name_of(part.lines)
    else:
        named = None
    for line in part.lines:
        reached = _reach(line, found)
        text = line.text.strip()
        if line is named or is_title(text) or is_rule(text):
            _beside_name(text, found)
        elif reached or is_personal(text) or is_reach(text):
            found.personal.append(text)
        elif not found.headline and len(text) <= SENTENCE and looks("title", text) and not moment(text):
            found.headline = text
        else:
            left.append(line)
    return _introduced(left, found)


def _beside_name(text: str, found: _Found) -> None:
    """What stands behind the name on its line is personal, so that nothing of it is lost."""
    behind = text.partition(found.name)[2].strip(" |•·,\t–—-:") if found.name else ""
    if behind:
        found.personal.append(behind)


def _introduced(left: list[Line], found: _Found) -> list[Line]:
    words = [line for line in left if len(line.text) > SENTENCE or line.text.rstrip().endswith(".")]
    if any(entry for entry in entries(left)[0]):
        return left
    found.summary.extend(line.text.strip() for line in words)
    return [line for line in left if line not in words]


def _contact(part: Section, found: _Found) -> list[Line]:
    """Everything under this heading is about who somebody is."""
    for line in part.lines:
        _reach(line, found)
        if not is_rule(line.text):
            found.personal.append(line.text.strip())
    if not found.name:
        found.name = name_of(line for line in part.lines if "ame" in line.text[:24] or "ombre" in line.text[:10])[0]
    return []


def _experience(part: Section, found: _Found) -> list[Line]:
    made, left = entries([line for line in part.lines if not is_rule(line.text)])
    found.studies.extend(studies([entry for entry in made if is_study(entry)]))
    found.positions.extend(positions([entry for entry in made if not is_study(entry)]))
    return left


def _education(part: Section, found: _Found) -> list[Line]:
    made, left = entries([line for line in part.lines if not is_rule(line.text)], single=True)
    found.studies.extend(studies(made))
    return left


def _skills(part: Section, found: _Found) -> list[Line]:
    left = []
    for line in abilities.whole(part.lines):
        tongues = [one for one in spoken(line.text, line.at) if one.code and one.level]
        items = [] if tongues else abilities.listed(line)
        found.languages.extend(tongues)
        found.skills.extend(items)
        if not (items or tongues or is_rule(line.text)):
            left.append(line)
    _passage(Section("skills", part.heading, tuple(line for line in part.lines if line not in left)), found)
    return left


def _languages(part: Section, found: _Found) -> list[Line]:
    left = []
    for line in part.lines:
        made = [one for one in spoken(line.text, line.at) if one.code]
        alone = not made and found.languages and not found.languages[-1].level and level_of(line.text)
        if alone:
            last = found.languages[-1]
            level, place = level_of(line.text), Place(last.stands.at, line.at + len(line.text))
            found.languages[-1] = replace(last, level=level, said=line.text.strip(), stands=place)
        found.languages.extend(made)
        if not (made or alone or is_rule(line.text)):
            left.append(line)
    return left


def _certificates(part: Section, found: _Found) -> list[Line]:
    made = [(line, certificate(line)) for line in part.lines if not is_rule(line.text)]
    found.certificates.extend(one for _, one in made if one)
    return [line for line, one in made if one is None]


def _summary(part: Section, found: _Found) -> list[Line]:
    """What somebody says of themselves; ways to reach them and what is personal stand apart from it here too."""
    for line in part.lines:
        text = line.text.strip()
        reached = _reach(line, found) and len(text) <= SENTENCE
        if not is_rule(text):
            (found.personal if reached or is_personal(text) or is_reach(text) else found.summary).append(text)
    return []


def _links(part: Section, found: _Found) -> list[Line]:
    return [line for line in part.lines if not _reach(line, found) and not is_rule(line.text)]


def _passage(part: Section, found: _Found) -> list[Line]:
    lines = tuple(line.text.strip() for line in part.lines if not is_rule(line.text))
    for line in part.lines:
        found.links.extend(links_of(line))
    if lines:
        found.passages.append(Passage(part.kind, part.heading.text.strip() if part.heading else "", lines))
    return []


_READERS: dict[str, Callable[[Section, _Found], list[Line]]] = {
    "head": _head,
    "contact": _contact,
    "experience": _experience,
    "education": _education,
    "skills": _skills,
    "languages": _languages,
    "certificates": _certificates,
    "summary": _summary,
    "links": _links,
}


def _guess(found: _Found, parts: Sequence[Section]) -> None:
    """Where no heading says what is what, entries with a span of time are told apart by their words."""
    if found.positions or any(part.kind == "experience" for part in parts):
        return
    made, left = entries(found.rest)
    ranged = [entry for entry in made if entry.period.start and entry.period.start != entry.period.end]
    if not ranged:
        return
    found.rest = [*left, *_lines_of([entry for entry in made if entry not in ranged], found.rest)]
    found.studies.extend(studies([entry for entry in ranged if is_study(entry)]))
    found.positions.extend(positions([entry for entry in ranged if not is_study(entry)]))
    found.remarks.append(
        Remark("guessed", "No heading says where the working life begins: jobs were told by their dates.")
    )


def _lines_of(made: Iterable[Entry], lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if any(entry.stands.at <= line.at < entry.stands.end for entry in made)]


def _skilled(found: _Found, seen: Sequence[Line], taxonomy: Taxonomy | None) -> None:
    """Every place of the listed skills, and what a taxonomy finds in what is told about work."""
    merged = abilities.placed(abilities.merged(found.skills), seen)
    personal = set(found.personal)
    public = [line for line in seen if line.text.strip() not in {*personal, found.name}]
    found.skills = abilities.known(merged, public, taxonomy, found.language) if taxonomy else merged


def _remarks(
    found: _Found, document: Document, hidden: Sequence[Line], spoken_to: Sequence[Line], others: Sequence[Line]
) -> list[Remark]:
    """What the reader of a CV should know about how it was read."""
    made = list(found.remarks)
    if hidden and not any(remark.kind == "hidden" for remark in document.remarks):
        made.append(Remark("hidden", f"{len(hidden)} lines are not visible to a person and count as nothing."))
    made.extend(
        Remark("prompt", f"Addressed to machines, not to people; read as text: {line.text.strip()[:200]}", line.page)
        for line in spoken_to
    )
    if others:
        words = f"Another person seems to begin here: {others[0].text.strip()[:80]}. Only the first was read."
        made.append(Remark("people", words, others[0].page))
    if not found.language and document.lines:
        words = (
            "The words are not German, English or Spanish: what needs no words (dates, links) was read, the rest shown."
        )
        made.append(Remark("language", words))
    if len(found.positions) != len(set(found.positions)):
        made.append(Remark("twice", "The same jobs stand in this file more than once and were counted once."))
    return made


def dated(found: _Found | Resume, day: date) -> list[Remark]:
    """What is odd about the dates: an end before its beginning, a beginning in the future."""
    made = []
    for words, period in (
        *((job.title or job.employer, job.period) for job in found.positions),
        *((study.degree or study.school, study.period) for study in found.studies),
    ):
        if period.backwards:
            made.append(
                Remark("dates", f"{words}: ends ({period.end}) before it begins ({period.start}); kept as written.")
            )
        elif period.start and period.start.first > day:
            made.append(
                Remark("dates", f"{words}: begins in the future ({period.start}); does not count as experience.")
            )
    return made
