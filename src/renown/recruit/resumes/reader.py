"""A file that was read becomes a CV: by its data where it holds a known form of them, by its lines otherwise.

Invariant: whatever is handed in, a CV comes back; what could not be understood is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from renown.recruit.resumes import skills as abilities
from renown.recruit.resumes.europass import from_europass, is_europass
from renown.recruit.resumes.json_resume import from_json_resume, is_json_resume
from renown.recruit.resumes.reading import dated, read_lines
from renown.recruit.resumes.resume import Resume
from renown.recruit.resumes.skills import Finder
from renown.recruit.texts.document import Document


def resume_of(document: Document, day: date, mentions: Finder | None = None) -> Resume:
    """The CV in a document, as seen on a day; mentions: what finds the skills of a taxonomy in a text.

    >>> from renown.recruit.texts.document import Line
    >>> told = ("Ann Alder", "Experience", "Cook, Gasthof Adler, Kiel  2019 - present")
    >>> made = resume_of(Document("cv.txt", "text", tuple(Line(text, 0) for text in told)), date(2026, 1, 1))
    >>> made.contact.name, made.positions[0].title, made.positions[0].employer, made.positions[0].place
    ('Ann Alder', 'Cook', 'Gasthof Adler', 'Kiel')
    """
    data = document.data
    if isinstance(data, Mapping) and is_json_resume(data):
        return _of_data(from_json_resume(data, document.name), document, day, mentions)
    if isinstance(data, Mapping) and is_europass(data):
        return _of_data(from_europass(data, document.name), document, day, mentions)
    return read_lines(document, day, mentions)


def _of_data(resume: Resume, document: Document, day: date, mentions: Finder | None) -> Resume:
    """A CV that came as data, with the places of its skills in the document's words."""
    private = {resume.contact.name, *resume.contact.emails, *resume.contact.phones, *resume.contact.personal}
    lines = [line for line in document.lines if line.text not in private and not line.hidden]
    placed = abilities.placed(resume.skills, lines)
    found = abilities.known(placed, lines, mentions) if mentions else placed
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


def twins(documents: Sequence[Document]) -> dict[int, int]:
    """Which documents say the same as an earlier one: the number of the later to that of the first.

    >>> from renown.recruit.texts.document import Line
    >>> twins([Document(name, "text", (Line("Ann Alder", 0),)) for name in "ab"])
    {1: 0}
    """
    return dict(_twins(documents))


def _twins(documents: Sequence[Document]) -> Iterable[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        if document.lines:
            before = first.setdefault(fingerprint(document), number)
            if before != number:
                yield number, before
