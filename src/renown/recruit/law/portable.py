"""What somebody gets who asks for their data: a JSON Resume beside the files as they came, and the record itself.

G8 (access) and G12 (portability): machine readable, and everything that is kept. Not legal advice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from renown.recruit.law.marks import Reach

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def resume_of(reach: Reach, profile: str) -> dict[str, Any]:
    """A JSON Resume from what was read of somebody, with their name and the way to reach them put in again.

    >>> resume_of(Reach("Ana Lund", ("ana@example.org",)), '{"work": [{"position": "Cook"}]}')["work"]
    [{'position': 'Cook'}]
    """
    told = _mapping(profile)
    basics = dict(_mapping_of(told.get("basics")))
    basics["name"] = reach.name
    if reach.emails:
        basics["email"] = reach.emails[0]
    if reach.phones:
        basics["phone"] = reach.phones[0]
    if reach.links and "profiles" not in basics:
        basics["profiles"] = [{"network": "", "url": link} for link in reach.links]
    return {"$schema": SCHEMA, **told, "basics": basics}


def without_reach(resume: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON Resume without who somebody is: what is kept as their profile.

    >>> without_reach({"basics": {"name": "Ana", "label": "Cook", "email": "a@example.org"}, "work": []})
    {'basics': {'label': 'Cook'}, 'work': []}
    """
    basics = {key: value for key, value in _mapping_of(resume.get("basics")).items() if key in ("label", "summary")}
    return {**{key: value for key, value in resume.items() if key != "$schema"}, "basics": basics}


def file_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names for the files of a packed folder: each once, none that leads elsewhere.

    >>> file_names(["cv.pdf", "../cv.pdf", "cv.pdf", ""])
    ('cv.pdf', 'cv-2.pdf', 'cv-3.pdf', 'file')
    """
    taken: list[str] = []
    for name in names:
        plain = re.sub(r"[^\w.\- ]", "_", re.split(r"[/\\]", name)[-1]).strip(". ")[-120:] or "file"
        stem, dot, suffix = plain.rpartition(".")
        number, free = 2, plain
        while free in taken:
            free, number = (f"{stem}-{number}.{suffix}" if dot else f"{plain}-{number}"), number + 1
        taken.append(free)
    return tuple(taken)


def _mapping(text: str) -> dict[str, Any]:
    try:
        return dict(_mapping_of(json.loads(text)))
    except (ValueError, RecursionError):
        return {}


def _mapping_of(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
