"""A file that was read becomes a CV: by its data where it holds a known form of them, by its lines otherwise.

Invariant: whatever is handed in, a CV comes back; what could not be understood is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from renown.recruit.resumes import skills as abilities
from renown.recruit.resumes.europass import from_europass, is_europass
from renown.recruit.resumes.json_resume import from_json_resume, is_json_resume
from renown.recruit.resumes.reading import dated, read_lines
from renown.recruit.resumes.resume import Resume
from renown.recruit.taxonomy.taxonomy import Taxonomy
from renown.recruit.texts.document import Document


def resume_of(document: Document, day: date, taxonomy: Taxonomy | None = None) -> Resume:
    """The CV in a document, as seen on a day; taxonomy: whose skills are looked for in what is told.

    >>> from renown.recruit.texts.document import Line
    >>> told = ("Ann Alder", "Experience", "Cook, Gasthof Adler, Kiel  2019 - present")
    >>> made = resume_of(Document("cv.txt", "text", tuple(Line(text, 0) for text in told)), date(2026, 1, 1))
    >>> made.contact.name, made.positions[0].title, made.positions[0].employer, made.positions[0].place
    ('Ann Alder', 'Cook', 'Gasthof Adler', 'Kiel')
    """
    data = document.data
    if isinstance(data, Mapping) and is_json_resume(data):
        return _of_data(from_json_resume(data, document.name), document, day, taxonomy)
    if isinstance(data, Mapping) and is_europass(data):
        return _of_data(from_europass(data, document.name), document, day, taxonomy)
    return read_lines(document, day, taxonomy)


def _of_data(resume: Resume, document: Document, day: date, taxonomy: Taxonomy | None) -> Resume:
    """A CV that came as data, with the places of its skills in the document's words."""
    private = {resume.contact.name, *resume.contact.emails, *resume.contact.phones, *resume.contact.personal}
    lines = [line for line in document.lines if line.text not in private and not line.hidden]
    placed = abilities.placed(resume.skills, lines)
    found = abilities.known(placed, lines, taxonomy, resume.language) if taxonomy else placed
    return replace(resume, skills=tuple(found), remarks=(*document.remarks, *dated(resume, day)))


def fingerprint(document: Document) -> str:
    """What two copies of the same CV have in common, whatever the name or form of the file.

    >>> from renown.recruit.texts.document import Line
    >>> one, two = (Document("cv", "text", (Line(text, 0),)) for text in ("Ann  Alder", "ann alder"))
    >>> fingerprint(one) == fingerprint(two)
    True
    """
    words = "".join(sign for line in document.lines for sign in line.text.casefold() if sign.isalnum())
    return sha256(words.encode()).hexdigest()
