"""Europass: the CV of the European Union as data, in both forms that people still have.

`SkillsPassport` (Cedefop, schema 3.0 to 3.4, XML and JSON, until 2020) and `Candidate` (the portal of 2020, XML after
HR-XML 3). Looked at in November 2026. Elements are dicts by their bare names, attributes by "@name" (`texts`).

Invariant: what stands in elements that we do not know is listed in `rest`, a line each, by its path.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from renown.recruit.resumes import skills as abilities
from renown.recruit.resumes.contacts import network_of
from renown.recruit.resumes.cues import freelance, language_of
from renown.recruit.resumes.dates import moment
from renown.recruit.resumes.resume import (
    Certificate,
    Contact,
    Link,
    Period,
    Position,
    Resume,
    Skill,
    Spoken,
    Study,
    When,
)
from renown.recruit.resumes.tongues import LANGUAGE_NAMES, code_of, level_of
from renown.recruit.texts.document import Line

Json = Mapping[str, Any]
_ROOTS = ("SkillsPassport", "Europass", "Candidate")
_TAG = re.compile(r"<[^<>]{1,200}>")
_BREAK = re.compile(r"</(?:p|li|div|h\d)>|<br\s*/?>", re.IGNORECASE)
_READ = frozenset(
    "Identification Headline WorkExperienceList WorkExperience EducationList Education Skills CandidatePerson "
    "EmploymentHistory EducationHistory PersonQualifications ExecutiveSummary Certifications".split()
)
_SILENT = frozenset(
    "DocumentInfo PrintingPreferences Attachment AttachmentList DocumentID Locale locale ID Photo".split()
)
_THREE = {
    "deu": "de",
    "ger": "de",
    "eng": "en",
    "spa": "es",
    "fra": "fr",
    "fre": "fr",
    "ita": "it",
    "por": "pt",
    "nld": "nl",
    "pol": "pl",
    "tur": "tr",
    "ara": "ar",
    "rus": "ru",
    "ukr": "uk",
    "cat": "ca",
    "ces": "cs",
    "ell": "el",
    "ron": "ro",
}


def is_europass(data: object) -> bool:
    """Whether parsed XML or JSON is a Europass CV.

    >>> is_europass({"SkillsPassport": {"LearnerInfo": {}}}), is_europass({"basics": {}})
    (True, False)
    """
    return isinstance(data, Mapping) and (any(root in data for root in _ROOTS) or "LearnerInfo" in data)


def from_europass(data: Json, file: str = "") -> Resume:
    """The CV that a Europass file holds.

    >>> job = {"Period": {"From": {"@year": "2019", "@month": "--03"}, "Current": "true"}, "Position": "Cook"}
    >>> made = from_europass({"SkillsPassport": {"LearnerInfo": {"WorkExperienceList": {"WorkExperience": job}}}})
    >>> made.positions[0].title, str(made.positions[0].period.start), made.positions[0].period.ongoing
    ('Cook', '2019-03', True)
    """
    root = next((data[name] for name in _ROOTS if name in data), data)
    info = _map(_map(root).get("LearnerInfo")) or _map(root)
    profile = _map(info.get("CandidateProfile"))
    positions = (*_learner_jobs(info), *_candidate_jobs(profile))
    studies = (*_learner_studies(info), *_candidate_studies(profile))
    tongues = (*_learner_tongues(info), *_candidate_tongues(profile))
    summary = (*_told(info.get("Headline")), *_told(profile.get("ExecutiveSummary")))
    told = " ".join((*summary, *(line for job in positions for line in (job.title, *job.description))))
    return Resume(
        file,
        language_of(told),
        _contact(info),
        summary=summary,
        positions=positions,
        studies=studies,
        skills=tuple(abilities.merged([*_learner_skills(info), *_candidate_skills(profile)])),
        languages=tongues,
        links=tuple(_links(info)),
        certificates=tuple(_certificates(profile)),
        rest=tuple(Line(words, 0) for words in (*_unread(info), *_unread(profile, "CandidateProfile."))),
    )


def _contact(info: Json) -> Contact:
    who = _map(info.get("Identification")) or _map(info.get("CandidatePerson"))
    name = " ".join(filter(None, (_first(who, key) for key in ("FirstName", "GivenName", "Surname", "FamilyName"))))
    emails = [text for text in (*_texts(who, "Email"), *_texts(who, "URI")) if "@" in text]
    phones = [*_texts(who, "Telephone"), *_texts(who, "DialNumber")]
    private = ("Address", "Birthdate", "BirthDate", "Gender", "GenderCode", "Nationality", "NationalityCode")
    personal = [", ".join(_leaves(value)) for key in private for value in _all(who, key)]
    return Contact(name, tuple(dict.fromkeys(emails)), tuple(dict.fromkeys(phones)), tuple(filter(None, personal)))


def _links(info: Json) -> Iterator[Link]:
    who = _map(info.get("Identification")) or _map(info.get("CandidatePerson"))
    for text in dict.fromkeys((*_texts(who, "Website"), *_texts(who, "URI"))):
        if "@" not in text and "." in text:
            yield Link(text, network_of(text))


def _learner_jobs(info: Json) -> Iterator[Position]:
    for one in _rows(info, "WorkExperience"):
        title, employer = _first(one, "Position"), _first(_map(one.get("Employer")), "Name")
        place = _first(_map(one.get("Employer")), "Municipality")
        yield Position(title, employer, place, _learner_period(one), _told(one.get("Activities")), freelance(title))


def _learner_studies(info: Json) -> Iterator[Study]:
    for one in _rows(info, "Education"):
        school = _map(one.get("Organisation"))
        told = (*_told(one.get("Skills")), *_told(one.get("Activities")))
        yield Study(
            _first(one, "Title"), _first(school, "Name"), _first(school, "Municipality"), _learner_period(one), told
        )


def _learner_period(one: Json) -> Period:
    period = _map(one.get("Period"))
    start, end = _learner_when(period.get("From")), _learner_when(period.get("To"))
    now = str(period.get("Current", "")).lower() == "true"
    return Period(start, None if now else end, now)


def _learner_when(value: object) -> When | None:
    """Years, months and days as attributes ('--03') or as numbers."""
    told = {key.lstrip("@").lower(): str(part).strip("- ") for key, part in _map(value).items()}
    parts = [int(part) if (part := told.get(key, "")).isdigit() else None for key in ("year", "month", "day")]
    return _real(*parts)


def _real(year: int | None, month: int | None, day: int | None) -> When | None:
    if year is None:
        return None
    when = When(year, month, day if month else None)
    try:
        when.first.isoformat()
    except ValueError:
        return None
    return when


def _learner_tongues(info: Json) -> Iterator[Spoken]:
    linguistic = _map(_map(info.get("Skills")).get("Linguistic"))
    for one in _rows(linguistic, "MotherTongue"):
        words = _first(one, "Label")
        yield Spoken(words, _first(one, "Code")[:2].lower() or code_of(words), "native")
    for one in _rows(linguistic, "ForeignLanguage"):
        words, levels = _first(one, "Label"), sorted(_leaves(_map(one.get("ProficiencyLevel"))))
        said = _middle(levels)
        yield Spoken(words, _first(one, "Code")[:2].lower() or code_of(words), level_of(said), said)


def _middle(levels: list[str]) -> str:
    """The middle of the levels of listening, reading, speaking and writing."""
    return levels[(len(levels) - 1) // 2] if levels else ""


def _learner_skills(info: Json) -> Iterator[Skill]:
    for key, value in _map(info.get("Skills")).items():
        if key != "Linguistic":
            for text in _told(value):
                yield from (Skill(skill.words) for skill in abilities.listed(Line(text, 0)))


def _candidate_jobs(profile: Json) -> Iterator[Position]:
    for one in _rows(_map(profile.get("EmploymentHistory")), "EmployerHistory"):
        employer, place = _first(one, "OrganizationName"), _first(one, "CityName")
        for job in _rows(one, "PositionHistory"):
            title = _first(job, "PositionTitle")
            where = _first(job, "City") or _first(job, "CityName") or place
            told = _told(job.get("Description"))
            yield Position(title, employer, where, _candidate_period(job, "EmploymentPeriod"), told, freelance(title))


def _candidate_studies(profile: Json) -> Iterator[Study]:
    for one in _rows(_map(profile.get("EducationHistory")), "EducationOrganizationAttendance"):
        degree = _first(one, "DegreeName") or _first(one, "ProgramName")
        period = _candidate_period(one, "AttendancePeriod")
        yield Study(
            degree,
            _first(one, "OrganizationName"),
            _first(one, "CityName"),
            period,
            _told(one.get("OccupationalSkillsCovered")),
        )


def _candidate_period(one: Json, key: str) -> Period:
    period = _map(one.get(key))
    start, end = (moment(_first(_map(period.get(name)), "FormattedDateTime")) for name in ("StartDate", "EndDate"))
    now = _first(period, "CurrentIndicator").lower() == "true" or _first(period, "Ongoing").lower() == "true"
    return Period(start, None if now else end, now)


def _candidate_tongues(profile: Json) -> Iterator[Spoken]:
    for one in _competencies(profile, True):
        code = _THREE.get(_first(one, "CompetencyID").lower(), _first(one, "CompetencyID").lower()[:2])
        said = _middle(sorted(_texts(one, "ScoreText")))
        name = LANGUAGE_NAMES.get(code, code).split()[0].capitalize()
        native = _first(one, "TaxonomyID").lower() == "language" and not said
        yield Spoken(name, code, "native" if native else level_of(said), said)


def _candidate_skills(profile: Json) -> Iterator[Skill]:
    for one in _competencies(profile, False):
        if name := _first(one, "CompetencyName") or _first(one, "CompetencyID"):
            yield Skill(name)


def _competencies(profile: Json, tongues: bool) -> Iterator[Json]:
    for one in _rows(_map(profile.get("PersonQualifications")), "PersonCompetency"):
        if ("language" in _first(one, "TaxonomyID").lower()) == tongues:
            yield one


def _certificates(profile: Json) -> Iterator[Certificate]:
    for one in _rows(_map(profile.get("Certifications")), "Certification"):
        when = moment(_first(one, "FormattedDateTime"))
        yield Certificate(_first(one, "CertificationName"), _first(one, "IssuingAuthorityName"), when)


def _unread(info: Json, path: str = "") -> Iterator[str]:
    """What stands in parts that we do not read."""
    for key, value in info.items():
        if key not in _READ and key not in _SILENT and not key.startswith("@") and key != "CandidateProfile":
            yield from (f"{path}{key}: {text}" for text in _leaves(value))


def _map(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def _rows(node: object, key: str) -> list[Json]:
    """All elements of a name below a node that are more than a text."""
    found: list[Any] = []
    for value in _all(node, key):
        found.extend(value if isinstance(value, list) else [value])
    return [one for one in found if _map(one)]


def _all(node: object, key: str) -> Iterator[object]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name == key:
                yield value
            else:
                yield from _all(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _all(value, key)


def _leaves(value: object) -> list[str]:
    """All texts below a node, attributes left out."""
    if isinstance(value, Mapping):
        return [text for key, held in value.items() if not str(key).startswith("@") for text in _leaves(held)]
    if isinstance(value, list):
        return [text for held in value for text in _leaves(held)]
    return [str(value).strip()] if value not in (None, "") else []


def _texts(node: object, key: str) -> list[str]:
    return [text for value in _all(node, key) for text in _leaves(value)]


def _first(node: object, key: str) -> str:
    """The first text below an element of a name; of a name and its code the name."""
    for value in _all(node, key):
        labelled = [*_all(value, "Label"), value]
        texts = _leaves(labelled[0])
        if texts:
            return " ".join(texts[0].split())
    return ""


def _told(value: object) -> tuple[str, ...]:
    """The lines of a text, which Europass writes as HTML."""
    lines: list[str] = []
    for text in _leaves(value):
        bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", html.unescape(text))))
        lines.extend(line.strip(" \t•-") for line in bare.split("\n"))
    return tuple(line for line in lines if line)
