"""The papers as they came in: folders and zips of CVs, each with the grounds on which the people in it may be kept.

Invariant: the same seed, number and day give the same people, words and names of files.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from renown.demo.package import write_zip
from renown.demo.recruit import forms
from renown.demo.recruit.crowd import Crowd, layout_of, story
from renown.demo.resumes.layouts import Layout
from renown.demo.resumes.sheet import Sheet
from renown.errors import InputError

FEWEST_CVS = 24
_RIGHT_TRADE = 3
"""Of so many who apply, all but one come from the trade that is asked for."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why some people may be kept. days: how many ago they came; lasts: days until a consent ends, None for none."""

    purpose: str
    basis: str
    proof: str
    visibility: str
    days: int
    source: str = ""
    lasts: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One batch before it is written. share: of all ordinary people; packed: as a zip."""

    share: float
    languages: str
    trade: str
    grounds: Grounds
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A folder or zip of CVs. files: their names."""

    name: str
    path: Path
    files: tuple[str, ...]
    grounds: Grounds

    def until(self, today: date) -> date | None:
        """The last day of a consent."""
        return None if self.grounds.lasts is None else today + timedelta(days=self.grounds.lasts)


_BALANCE = (
    "We look for a data engineer and found a talk on that very subject, given in public. Only name, work and the way "
    "to write are kept; whoever speaks about their work in public can expect to be asked about it, and may say no."
)
_TALKS = "https://fernbridge-data-meetup.example/speakers"
_APPLIED, _AGREED = "6(1)(b)", "6(1)(a)"
DATA_JOB, CARE_JOB, COOK_JOB = "Senior Data Engineer, Leeds", "Pflegefachkraft, Kiel", "Koch, Husum"
TALENT_POOL = "Talent pool of Brightwater"

PLANS = {
    "told": Plan(0.08, "en", "data", Grounds(DATA_JOB, "6(1)(f)", _BALANCE, "public", 20, _TALKS)),
    "untold": Plan(0.02, "en", "data", Grounds(DATA_JOB, "6(1)(f)", _BALANCE, "public", 27, _TALKS)),
    "pool": Plan(
        0.12,
        "de en es",
        "",
        Grounds(TALENT_POOL, _AGREED, "agreed to the pool on its form, version 3", "consent", 60, lasts=400),
    ),
    "expiring": Plan(
        0.02,
        "en es",
        "data",
        Grounds(TALENT_POOL, _AGREED, "agreed to the pool on its form, version 1", "consent", 700, lasts=20),
    ),
    "colleague": Plan(
        0.0,
        "en",
        "data",
        Grounds(
            TALENT_POOL, _AGREED, "agreed on the phone, and sent the CV herself the same day", "consent", 12, lasts=500
        ),
    ),
    "kitchen": Plan(
        0.20,
        "de de de en es",
        "kitchen",
        Grounds(COOK_JOB, _APPLIED, "Bewerbung per Mail an kueche@seehotel-lerchenau.example", "consent", 30),
        packed=True,
    ),
    "care": Plan(
        0.26,
        "de de de en es",
        "care",
        Grounds(CARE_JOB, _APPLIED, "Bewerbung per Mail an bewerbung@klinikum-lerchenau.example", "consent", 16),
    ),
    "data": Plan(
        0.30,
        "en en en de es",
        "data",
        Grounds(DATA_JOB, _APPLIED, "applied by mail to jobs@brightwater.example", "consent", 9),
        packed=True,
    ),
}


Papers = dict[str, Callable[[], bytes]]
"""Names of files, each with what writes it."""


def papers(seed: int, cvs: int) -> dict[str, Papers]:
    """Who comes in with which batch: nothing is written yet. Raises InputError for too few to hold the story."""
    if cvs < FEWEST_CVS:
        raise InputError(f"{cvs} CVs are too few for their story", hint=f"ask for {FEWEST_CVS} or more, or for none")
    crowd, told = Crowd(seed), dict[str, Papers]()
    for name, count in _counts(cvs).items():
        own = told[name] = dict(_story(name, crowd))
        while len(own) < count:
            layout, made = crowd.next(*_asked(PLANS[name], len(own)))
            own[_filename(layout, made)] = partial(layout.write, made)
    return told


def write_batches(folder: Path, seed: int, cvs: int, today: date, progress: Progress | None = None) -> list[Batch]:
    """Write so many CVs into folders and zips, in the order to bring them in; what lay in the folder goes.

    Raises InputError for too few to hold the story.
    """
    told = papers(seed, cvs)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    batches = list[Batch]()
    for name, own in told.items():
        if progress:
            progress(sum(len(batch.files) for batch in batches), cvs, "writing CVs")
        batches.append(_written(folder, name, {file: write() for file, write in own.items()}, today))
    return batches


def _counts(cvs: int) -> dict[str, int]:
    """How many files each batch has: those of the story, and its share of the others; the first takes what is left."""
    told = {name: len(list(_story(name, Crowd(0)))) for name in PLANS}
    others = cvs - sum(told.values())
    counts = {name: told[name] + int(plan.share * others) for name, plan in PLANS.items()}
    return {**counts, "data": counts["data"] + cvs - sum(counts.values())}


def _asked(plan: Plan, place: int) -> tuple[str, str]:
    """The languages and the trade of the next one of a batch."""
    return plan.languages, "" if place % _RIGHT_TRADE == 0 else plan.trade


def _story(batch: str, crowd: Crowd) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of the story in a batch, each with what writes it: its people, and what is odd."""
    people = {one.role: one for one in story()}
    for one in people.values():
        if one.batch == batch:
            yield one.filename, one.write
    if batch == "data":  # the same CV once more, under another name and in another form
        yield "Holloway_Maren_2026.html", partial(layout_of("saved page").write, people["unnamed"].sheet)
    if batch == "pool":  # whoever objected is in an old list
        yield people["objected"].filename, people["objected"].write
    if batch == "care":
        yield "Scan0042.pdf", lambda: _alone(crowd, "scanned")
        yield "Bewerbung (1).pdf", lambda: _alone(crowd, "damaged")
    if batch == "kitchen":
        yield "wir bewerben uns zu zweit.txt", lambda: forms.together(_cook(crowd), _cook(crowd))


def _alone(crowd: Crowd, name: str) -> bytes:
    layout, made = crowd.next("de", "care", name)
    return layout.write(made)


def _cook(crowd: Crowd) -> Sheet:
    return crowd.next("de", "kitchen", "ruled text")[1]


def _filename(layout: Layout, made: Sheet) -> str:
    """What people call their files."""
    name, ending = made.life.name, "html" if layout.ending == "print" else layout.ending
    by_language = {"de": "Lebenslauf {}", "en": "{} CV", "es": "CV {}"}
    return f"{by_language[made.life.language].format(name)}.{ending}"


def _written(folder: Path, name: str, files: dict[str, bytes], today: date) -> Batch:
    plan = PLANS[name]
    came = today - timedelta(days=plan.grounds.days)
    if plan.packed:
        path = write_zip(folder / f"{name}.zip", files, came)
    else:
        path = folder / name
        path.mkdir()
        for file, content in files.items():
            (path / file).write_bytes(content)
    return Batch(name, path, tuple(files), plan.grounds)
