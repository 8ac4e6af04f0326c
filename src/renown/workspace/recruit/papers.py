"""What is read in a file somebody came with: its text, their profile, and, apart from both, who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from renown.desk.recruit.records import NewPaper
from renown.errors import InputError, RenownError
from renown.recruit.law.marks import Job, Reach
from renown.recruit.law.portable import kept_profile
from renown.recruit.resumes.reader import resume_of
from renown.recruit.resumes.resume import Resume
from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.texts.folder import LIMITS
from renown.recruit.texts.forms import is_office
from renown.recruit.texts.reader import read
from renown.sources.archive import FileEntry, open_archive

LARGEST = 200 << 20
"""Bytes of a file that is still kept."""

MOST_TOGETHER = 512 << 20
"""Bytes of all files that are kept together: they are kept all or none, so all are held at once."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was read: what is kept of it, whose it is, where they worked, and what its reader should know."""

    kept: NewPaper
    reach: Reach
    jobs: tuple[Job, ...] = ()
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

    Raises InputError for a file that tells of two people: one of them would be kept without grounds (G1).
    """
    document = read(name, content)
    resume = resume_of(document, day, load_seed())
    if resume.others:
        begins = resume.others[0].text.strip()[:80]
        raise InputError(
            f"{name} tells of more than one person: another one seems to begin with “{begins}”",
            hint="give each of them a file of their own",
        )
    contact = resume.contact
    links = tuple(link.url for link in resume.links)
    reach = Reach(contact.name or named_after(name), contact.emails, contact.phones, links)
    remarks = tuple(remark.words for remark in (*document.remarks, *resume.remarks))
    seen = "\n".join(line.text for line in document.lines if not line.hidden)
    kept = NewPaper(name, content, seen, kept_profile(resume))
    return Paper(kept, reach, _jobs(resume), resume.language, tuple(dict.fromkeys(remarks)))


def _jobs(resume: Resume) -> tuple[Job, ...]:
    """Where somebody worked, and since which month or year."""
    return tuple(Job(job.employer, str(job.period.start)[:7]) for job in resume.positions if job.period.start)


def files_at(path: Path) -> Iterator[tuple[str, bytes | str]]:
    """The files at a path, in a folder or a zip of them: what each holds, or in words why that cannot be had.

    Raises NotFoundError where nothing is there, InputError where what is there is damaged or unsafe as a whole.
    """
    held = 0
    with open_archive(path, LIMITS, is_office) as archive:
        for entry in archive.entries():
            content = _content(entry)
            held += len(content) if isinstance(content, bytes) else 0
            if held > MOST_TOGETHER:
                held -= len(content)
                content = f"more than {MOST_TOGETHER >> 20} MiB come together; bring this one by itself"
            yield PurePath(entry.path).name, content
        yield from ((PurePath(left.path).name, left.reason) for left in archive.left)


def _content(entry: FileEntry) -> bytes | str:
    try:
        with entry.open() as file:
            content = file.read(LARGEST + 1)
    except RenownError as error:
        return str(error)
    return content if len(content) <= LARGEST else f"it is larger than {LARGEST >> 20} MiB; give the CV alone"
