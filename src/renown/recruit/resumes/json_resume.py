"""JSON Resume, schema 1.0.0 (https://jsonresume.org/schema): a CV from it, and a CV as it.

Invariant: what a CV says comes back the same after it was written and read. What the schema has no place for is
written under its own `meta.renown`, which the schema allows; what we have no place for is listed in `rest`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from renown.recruit.resumes.contacts import network_of
from renown.recruit.resumes.cues import freelance, language_of
from renown.recruit.resumes.resume import (
    Certificate,
    Contact,
    Link,
    Passage,
    Period,
    Position,
    Resume,
    Skill,
    Spoken,
    Study,
    When,
)
from renown.recruit.resumes.tongues import code_of, level_of
from renown.recruit.texts.document import Line

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
Json = Mapping[str, Any]
_DATE = re.compile(r"([12]\d{3})(?:-([01]\d)(?:-([0-3]\d))?)?$")
_READ = {"basics", "work", "education", "skills", "languages", "certificates", "interests", "meta", "$schema"}
_READ_IN = {
    "basics": {"name", "label", "email", "phone", "url", "summary", "profiles", "image", "location"},
    "work": {"name", "company", "position", "location", "startDate", "endDate", "summary", "highlights", "description"},
    "education": {"institution", "studyType", "area", "startDate", "endDate", "location", "score", "courses"},
    "skills": {"name", "keywords"},
    "languages": {"language", "fluency"},
    "certificates": {"name", "issuer", "date"},
    "interests": {"name", "keywords"},
}


def is_json_resume(data: object) -> bool:
    """Whether parsed JSON is a JSON Resume.

    >>> is_json_resume({"basics": {"name": "Ann"}}), is_json_resume([1])
    (True, False)
    """
    return isinstance(data, Mapping) and isinstance(data.get("basics"), Mapping)


def from_json_resume(data: Json, file: str = "") -> Resume:
    """The CV that a JSON Resume holds.

    >>> made = from_json_resume({"basics": {"name": "Ann"}, "work": [{"position": "Cook", "startDate": "2019-03"}]})
    >>> made.positions[0].title, str(made.positions[0].period.start), made.positions[0].period.ongoing
    ('Cook', '2019-03', True)
    """
    basics = _mapping(data.get("basics"))
    own = _mapping(_mapping(data.get("meta")).get("renown"))
    positions = tuple(_position(one) for one in _rows(data, "work"))
    skills = tuple(skill for one in _rows(data, "skills") for skill in _skills(one))
    summary = tuple(line for line in _text(basics, "summary").split("\n") if line.strip())
    told = " ".join((*summary, *(line for job in positions for line in (job.title, *job.description))))
    passages = (*_interests(data), *_passages(own))
    return Resume(
        file,
        _text(own, "language") or language_of(told),
        _contact(basics, own),
        _text(basics, "label"),
        summary,
        positions,
        tuple(_study(one) for one in _rows(data, "education")),
        skills,
        tuple(_spoken(one) for one in _rows(data, "languages")),
        tuple(_links(basics)),
        tuple(_certificate(one) for one in _rows(data, "certificates")),
        passages,
        tuple(Line(words, 0) for words in _unread(data)),
    )


def to_json_resume(resume: Resume) -> dict[str, Any]:
    """A CV as JSON Resume.

    >>> made = to_json_resume(Resume(positions=(Position("Cook", period=Period(When(2019, 3), None, True)),)))
    >>> made["work"]
    [{'position': 'Cook', 'startDate': '2019-03'}]
    """
    contact = resume.contact
    profiles = [{"network": link.network, "url": link.url} for link in resume.links if link.network != "web"]
    webs = [link.url for link in resume.links if link.network == "web"]
    basics = _filled(
        name=contact.name,
        label=resume.headline,
        email=next(iter(contact.emails), ""),
        phone=next(iter(contact.phones), ""),
        url=next(iter(webs), ""),
        summary="\n".join(resume.summary),
        profiles=profiles + [{"network": "web", "url": url} for url in webs[1:]],
    )
    more = _filled(
        language=resume.language,
        emails=list(contact.emails[1:]),
        phones=list(contact.phones[1:]),
        personal=list(contact.personal),
        passages=[{"kind": p.kind, "heading": p.heading, "lines": list(p.lines)} for p in resume.passages],
        rest=[line.text for line in resume.rest],
    )
    return {
        "$schema": SCHEMA,
        "basics": basics,
        **_filled(
            work=[_written_position(job) for job in resume.positions],
            education=[_written_study(study) for study in resume.studies],
            skills=[_written_skill(skill) for skill in resume.skills],
            languages=[_written_spoken(one) for one in resume.languages],
            certificates=[_filled(name=c.name, issuer=c.issuer, date=str(c.when or "")) for c in resume.certificates],
        ),
        "meta": {"version": "v1.0.0", "renown": more},
    }


def _written_position(job: Position) -> dict[str, Any]:
    return _filled(
        position=job.title,
        name=job.employer,
        location=job.place,
        **_written_period(job.period),
        highlights=list(job.description),
        freelance=job.freelance,
    )


def _written_study(study: Study) -> dict[str, Any]:
    return _filled(
        studyType=study.degree,
        institution=study.school,
        location=study.place,
        **_written_period(study.period),
        courses=list(study.description),
    )


def _written_period(period: Period) -> dict[str, Any]:
    """A job without an end lasts, in this schema; one whose end is not told says so."""
    unknown = period.end is None and not period.ongoing
    lasting = period.ongoing and (period.end is not None or period.start is None)
    return _filled(
        startDate=str(period.start or ""), endDate=str(period.end or ""), endUnknown=unknown, ongoing=lasting
    )


def _written_skill(skill: Skill) -> dict[str, Any]:
    return _filled(name=skill.words, label=skill.label, concept=skill.concept, mentioned=not skill.listed)


def _written_spoken(one: Spoken) -> dict[str, Any]:
    return _filled(language=one.words, fluency=one.said, code=one.code, level=one.level)


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value not in ("", [], None, False)}


def _contact(basics: Json, own: Json) -> Contact:
    place = _mapping(basics.get("location"))
    home = ", ".join(str(value) for value in place.values() if value)
    personal = (*_texts(own.get("personal")), *([home] if home else []))
    emails = (_text(basics, "email"), *_texts(own.get("emails")))
    phones = (_text(basics, "phone"), *_texts(own.get("phones")))
    return Contact(_text(basics, "name"), tuple(filter(None, emails)), tuple(filter(None, phones)), personal)


def _links(basics: Json) -> Iterator[Link]:
    if url := _text(basics, "url"):
        yield Link(url, network_of(url))
    for one in _rows(basics, "profiles"):
        url = _text(one, "url") or _text(one, "username")
        if url:
            yield Link(url, _text(one, "network").lower() or network_of(url))


def _position(one: Json) -> Position:
    title, employer = _text(one, "position"), _text(one, "name") or _text(one, "company")
    told = (*_lines(one, "description"), *_lines(one, "summary"), *_texts(one.get("highlights")))
    free = bool(one.get("freelance")) or freelance(f"{title} {employer}")
    return Position(title, employer, _text(one, "location"), _period(one), told, free)


def _study(one: Json) -> Study:
    degree = ", ".join(filter(None, (_text(one, "studyType"), _text(one, "area"))))
    told = (*_lines(one, "score"), *_texts(one.get("courses")))
    return Study(degree, _text(one, "institution"), _text(one, "location"), _period(one), told)


def _period(one: Json) -> Period:
    start, end = _when(_text(one, "startDate")), _when(_text(one, "endDate"))
    lasts = end is None and start is not None and not one.get("endUnknown") and not _text(one, "endDate")
    return Period(start, end, lasts or bool(one.get("ongoing")))


def _skills(one: Json) -> Iterator[Skill]:
    """A skill with keywords is a group: its keywords are the skills."""
    keywords = _texts(one.get("keywords"))
    if keywords:
        yield from (Skill(word) for word in keywords)
    elif name := _text(one, "name"):
        yield Skill(name, not one.get("mentioned"), _text(one, "label"), _text(one, "concept"))


def _spoken(one: Json) -> Spoken:
    words, said = _text(one, "language"), _text(one, "fluency")
    return Spoken(words, _text(one, "code") or code_of(words), level_of(said), said)


def _certificate(one: Json) -> Certificate:
    return Certificate(_text(one, "name"), _text(one, "issuer"), _when(_text(one, "date")))


def _interests(data: Json) -> Iterator[Passage]:
    lines = [" ".join([_text(one, "name"), *_texts(one.get("keywords"))]).strip() for one in _rows(data, "interests")]
    if lines:
        yield Passage("interests", "", tuple(lines))


def _passages(own: Json) -> Iterator[Passage]:
    for one in _rows(own, "passages"):
        yield Passage(_text(one, "kind"), _text(one, "heading"), _texts(one.get("lines")))


def _unread(data: Json) -> Iterator[str]:
    """What the file says in places that we do not know, a line each."""
    own = _mapping(_mapping(data.get("meta")).get("renown"))
    yield from _texts(own.get("rest"))
    for key, value in data.items():
        if key not in _READ:
            yield from _leaves(key, value)
        for number, row in enumerate([value] if key == "basics" else value if isinstance(value, list) else []):
            for name, held in _mapping(row).items():
                if name not in _READ_IN.get(key, {name}) | _OWN:
                    yield from _leaves(f"{key}[{number}].{name}", held)


_OWN = {"freelance", "endUnknown", "ongoing", "label", "concept", "mentioned", "code", "level"}


def _leaves(path: str, value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from _leaves(f"{path}.{key}", held)
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _leaves(f"{path}[{number}]", held)
    elif value not in (None, ""):
        yield f"{path}: {value}"


def _when(written: str) -> When | None:
    match = _DATE.match(written[:10].strip())
    if match is None:
        return None
    when = When(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]
    try:
        when.first.isoformat()
    except ValueError:
        return None
    return when


def _mapping(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def _rows(data: Json, key: str) -> list[Json]:
    value = data.get(key)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _text(data: Json, key: str) -> str:
    value = data.get(key)
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _lines(data: Json, key: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(data, key).split("\n") if line.strip())


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value if isinstance(one, (str, int, float))) if isinstance(value, list) else ()
