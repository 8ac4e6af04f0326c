"""What somebody gets who asks for their data: a JSON Resume beside the files as they came, and the record itself.

G8 (access) and G12 (portability): machine readable, and everything that is kept. Not legal advice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from renown.model.values.profile import network_of
from renown.recruit.law.marks import Reach
from renown.recruit.resumes.json_resume import from_json_resume, is_json_resume, to_json_resume
from renown.recruit.resumes.resume import Contact, Link, Resume


def kept_profile(resume: Resume) -> str:
    """A CV as it is kept: a JSON Resume without who it is about and how they are reached.

    >>> "Ana" in kept_profile(Resume(contact=Contact("Ana Lund")))
    False
    """
    return json.dumps(to_json_resume(replace(resume, contact=Contact(), links=())), ensure_ascii=False)


def resume_of(reach: Reach, profile: str) -> dict[str, Any]:
    """A JSON Resume from what is kept of somebody, with their name and the way to reach them put in again.

    >>> made = resume_of(Reach("Ana Lund", ("ana@example.org",)), '{"basics": {}, "work": [{"position": "Cook"}]}')
    >>> made["basics"]["name"], made["work"][0]["position"]
    ('Ana Lund', 'Cook')
    """
    links = tuple(Link(link, network_of(link) or "web") for link in reach.links)
    contact = Contact(reach.name, reach.emails, reach.phones)
    return to_json_resume(replace(_parsed(profile), contact=contact, links=links))


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


def _parsed(profile: str) -> Resume:
    try:
        held = json.loads(profile)
    except (ValueError, RecursionError):
        return Resume()
    return from_json_resume(held) if is_json_resume(held) else Resume()
