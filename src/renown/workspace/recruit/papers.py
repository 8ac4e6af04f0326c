"""What is read in a file somebody came with: its text, their profile, and, apart from both, who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from renown.desk.recruit.records import NewPaper
from renown.recruit.law.marks import Reach
from renown.recruit.law.portable import kept_profile
from renown.recruit.resumes.reader import resume_of
from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.texts.reader import read
from renown.sources.archive import open_archive

LARGEST = 200 << 20
"""Bytes of a file that is still kept."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was read: what is kept of it, whose it is, and what the reader of it should know."""

    kept: NewPaper
    reach: Reach
    language: str = ""
    remarks: tuple[str, ...] = ()


def named_after(name: str) -> str:
    """What somebody is called by the name of their file, where nothing else says it.

    >>> named_after("CV_Ana-Lund_2026.pdf")
    'Ana Lund'
    """
    words = PurePath(name).stem.replace("_", " ").replace("-", " ").split()
    told = [word for word in words if word.isalpha() and word.casefold() not in _NO_NAMES]
    return " ".join(told) or PurePath(name).stem


_NO_NAMES = frozenset(
    "cv resume résumé lebenslauf curriculum vitae bewerbung application currículum profile profil en de es final neu "
    "new".split()
)


def read_paper(name: str, content: bytes, day: date) -> Paper:
    """Read one file. One that cannot be read is kept all the same; its name tells then whose it is.

    What nobody would see in it (white letters for machines) stays in the file, is remarked upon, and is no text of it.
    """
    document = read(name, content)
    resume = resume_of(document, day, load_seed())
    contact = resume.contact
    links = tuple(link.url for link in resume.links)
    reach = Reach(contact.name or named_after(name), contact.emails, contact.phones, links)
    remarks = tuple(remark.words for remark in (*document.remarks, *resume.remarks))
    seen = "\n".join(line.text for line in document.lines if not line.hidden)
    kept = NewPaper(name, content, seen, kept_profile(resume))
    return Paper(kept, reach, resume.language, tuple(dict.fromkeys(remarks)))


def files_at(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files at a path, in a folder or a zip of them; none larger than `LARGEST`. Raises NotFoundError."""
    if path.is_file() and path.suffix.lower() not in (".zip", ".tar", ".gz", ".tgz"):
        yield path.name, path.read_bytes()
        return
    with open_archive(path) as archive:
        for entry in archive.entries():
            with entry.open() as file:
                yield PurePath(entry.path).name, file.read(LARGEST + 1)
