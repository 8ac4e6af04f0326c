"""How well CVs are read: made-up ones in many layouts, written by real tools, against what stands in them.

The reader was built while looking at six of the layouts ("seen"); every other set ("held", "last", "fresh", "spare")
has headings, spellings of dates, orders and signs of its own, was read once and widened the reader then. What only
LibreOffice can write is left out where there is no `soffice`, and `left_out` says so.
Positions: found with exactly their title and employer (F1). Skills: those that are listed,
word by word (F1). Dates: both ends of each job, to the month or year that is told. It needs no data from outside.

    python benchmarks/evaluate_resumes.py src/renown/demo/resumes --each 5
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from renown.demo.resumes.layouts import FRESH, LAST, LAYOUTS, SPARE, Layout, Written, written
from renown.demo.resumes.sheet import TrueJob
from renown.recruit.resumes.reader import resume_of
from renown.recruit.resumes.resume import Position, Resume
from renown.recruit.texts.reader import Reader

DAY = date(2026, 7, 1)
GATES = {"positions": 0.90, "skills": 0.85, "dates": 0.95}
SETS = ("seen", "held", "last", "fresh", "spare")
SECONDS = 60
"""Processor seconds that a hundred CVs may take, with reading the files."""


@dataclass
class Tally:
    """Right, found and true ones, by part."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)

    def count(self, part: str, found: Sequence[object], true: Sequence[object]) -> None:
        """Add one CV's found and true ones."""
        self.right[part] += (Counter(found) & Counter(true)).total()
        self.found[part] += len(found)
        self.true[part] += len(true)

    def f1(self, part: str) -> float:
        """Twice the right ones by all found and true ones."""
        return 2 * self.right[part] / max(1, self.found[part] + self.true[part])

    def add(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.right + other.right, self.found + other.found, self.true + other.true)


def judged(cv: Written, made: Resume) -> Tally:
    """One CV against its truth."""
    tally = Tally()
    tally.count(
        "positions",
        [_head(job.title, job.employer) for job in made.positions],
        [_head(job.title, job.employer) for job in cv.truth.jobs],
    )
    tally.count(
        "skills",
        [skill.words.casefold() for skill in made.skills if skill.listed],
        [skill.casefold() for skill in cv.truth.skills],
    )
    tally.count("tongues", [(one.code, one.level) for one in made.languages], cv.truth.tongues)
    right = [day for job in cv.truth.jobs for day in _dates(job, made.positions)]
    tally.right["dates"] += sum(right)
    tally.found["dates"] += len(right)
    tally.true["dates"] += len(right)
    return tally


def _head(title: str, employer: str) -> tuple[str, str]:
    return " ".join(title.casefold().split()), " ".join(employer.casefold().split())


def _dates(job: TrueJob, found: Sequence[Position]) -> tuple[bool, bool]:
    """Whether begin and end of a job were read: of the one that has its title or its employer."""
    alike = [one for one in found if one.title == job.title] + [one for one in found if one.employer == job.employer]
    told = [(str(one.period.start), "" if one.period.ongoing else str(one.period.end)) for one in alike]
    best = max(told, key=lambda pair: (pair[0] == job.start) + (pair[1] == job.end), default=("", "-"))
    return best[0] == job.start, best[1] == job.end


def printed(pages: Sequence[bytes]) -> list[bytes]:
    """Web pages as PDF, printed by Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        made = []
        for source in pages:
            page.set_content(source.decode())
            made.append(page.pdf(format="A4", print_background=True))
        browser.close()
    return made


def files(each: int, layouts: tuple[Layout, ...] = LAYOUTS, first: int = 0) -> Iterator[tuple[Written, bytes]]:
    """The made-up CVs as the files that are read."""
    cvs = list(written(each, layouts, first))
    pages = [cv for cv in cvs if cv.layout.ending == "print"]
    paper = dict(zip((cv.name for cv in pages), printed([cv.content for cv in pages]) if pages else [], strict=True))
    paper |= saved_by_writer([cv for cv in cvs if cv.layout.ending.startswith("writer-")])
    for cv in cvs:
        yield cv, paper.get(cv.name, cv.content)


def saved_by_writer(cvs: Sequence[Written]) -> dict[str, bytes]:
    """Files that LibreOffice Writer made of others; they are of `soffice`, which Renown does not need otherwise."""
    made = {}
    with tempfile.TemporaryDirectory() as held:
        home = Path(held)
        for ending in sorted({cv.layout.ending for cv in cvs}):
            ours = [cv for cv in cvs if cv.layout.ending == ending]
            kind = ending.removeprefix("writer-")
            (home / kind).mkdir()
            sources = [home / f"{cv.name}{'.docx' if cv.content[:2] == b'PK' else '.fodt'}" for cv in ours]
            for cv, source in zip(ours, sources, strict=True):
                source.write_bytes(cv.content)
            told = ["soffice", "--headless", f"-env:UserInstallation=file://{home}/own", "--convert-to", kind]
            subprocess.run([*told, "--outdir", str(home / kind), *map(str, sources)], check=True, capture_output=True)
            for cv, source in zip(ours, sources, strict=True):
                made[cv.name] = (home / kind / f"{source.stem}.{kind}").read_bytes()
    return made


def figures(each: int, first: int = 0) -> dict[str, object]:
    """The figures of every set and layout, and the seconds of a hundred CVs."""
    every = (*LAYOUTS, *LAST, *FRESH, *SPARE)
    layouts = tuple(one for one in every if shutil.which("soffice") or not one.ending.startswith("writer-"))
    tallies = {layout.name: Tally() for layout in layouts}
    sources = list(files(each, layouts, first))
    before = _seconds()
    with Reader() as reader:
        for cv, content in sources:
            made = resume_of(reader.read(_file(cv), content), DAY)
            tallies[cv.layout.name] = tallies[cv.layout.name].add(judged(cv, made))
    spent = (_seconds() - before) * 100 / len(sources)
    sets = {name: _sum([tallies[one.name] for one in layouts if one.half == name]) for name in SETS}
    both = sets["seen"].add(sets["held"])
    parts = (*GATES, "tongues")
    return {
        "cvs": len(sources),
        "left_out": len(every) - len(layouts),
        **{name: {part: tally.f1(part) for part in parts} for name, tally in {"twelve": both, **sets}.items()},
        "layouts": {name: {part: tally.f1(part) for part in parts} for name, tally in tallies.items()},
        "seconds": spent,
        "gates_held": all(both.f1(part) >= gate for part, gate in GATES.items()) and spent <= SECONDS,
    }


def _file(cv: Written) -> str:
    """The name of the file that is read."""
    return cv.name.replace("print", "pdf").replace("writer-", "")


def _sum(tallies: Sequence[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole = whole.add(tally)
    return whole


def _seconds() -> float:
    """Processor seconds of this process and of those it ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", help="where the words of the made-up CVs are: they come with Renown")
    parser.add_argument("--each", type=int, default=5, help="CVs of each layout")
    parser.add_argument("--first", type=int, default=0, help="the number of the first made-up life")
    told = parser.parse_args()
    print(json.dumps(figures(told.each, told.first)))


if __name__ == "__main__":
    main()
