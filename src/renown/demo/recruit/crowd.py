"""Who writes the CVs: the people of the story with their lives, and ordinary people by chance.

Invariant: the same seed gives the same people; nobody of the crowd has a name, address or number of somebody else.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from random import Random
from typing import Any

from renown.demo.recruit import forms
from renown.demo.recruit.names import Named, address, draw, phone
from renown.demo.resumes.layouts import LAST, LAYOUTS, Layout
from renown.demo.resumes.lives import Job, Life, School
from renown.demo.resumes.sheet import Sheet, sheet
from renown.demo.resumes.wording import headings, spelling

DATA = (
    Layout("JSON Resume", "seen", "json", forms.json_resume),
    Layout("Europass XML", "seen", "xml", forms.europass_xml),
    Layout("Europass JSON", "seen", "json", forms.europass_json),
)
ODD = (
    Layout("scanned", "seen", "pdf", forms.scanned, latin=True),
    Layout("damaged", "seen", "pdf", forms.damaged, latin=True),
    Layout("stuffed", "seen", "docx", forms.stuffed),
    Layout("prompt", "seen", "txt", forms.prompt),
)
"""Layouts that only the story has."""

_PLAIN = "ruled text"
_STORY_NUMBERS = 900
"""Telephone numbers from this one on are those of the story."""


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody of the story. batch: the papers they came with; beat: what to see in them."""

    role: str
    file: str
    layout: str
    batch: str
    beat: str
    sheet: Sheet

    @property
    def name(self) -> str:
        """What they are called."""
        return self.sheet.life.name

    def write(self) -> bytes:
        """Their file."""
        return layout_of(self.layout).write(self.sheet)

    @property
    def filename(self) -> str:
        """What their file is called; of text where PDFs cannot be written here."""
        layout = layout_of(self.layout)
        return self.file if self.file.endswith(layout.ending) else f"{self.file.rpartition('.')[0]}.{layout.ending}"


def layouts() -> tuple[Layout, ...]:
    """The ways in which the crowd lays its CVs out: those in PDF only where what writes them is installed."""
    every = (*LAYOUTS, *LAST, *DATA)
    return every if find_spec("reportlab") else tuple(layout for layout in every if layout.ending != "pdf")


def layout_of(name: str) -> Layout:
    """A layout by its name; plain text in place of one that cannot be written here."""
    by_name = {layout.name: layout for layout in (*layouts(), *ODD)}
    return by_name.get(name, by_name[_PLAIN])


@cache
def story() -> tuple[Character, ...]:
    """The people of the story."""
    told = tomllib.loads(files("renown.demo.recruit").joinpath("cast.toml").read_text(encoding="utf-8"))
    return tuple(_character(role, number, held) for number, (role, held) in enumerate(told.items()))


def _character(role: str, number: int, held: dict[str, Any]) -> Character:
    rng = Random(role)
    language = held["language"]
    half = layout_of(held["layout"]).half
    life = Life(
        held["name"],
        language,
        "",
        address(Named(held["name"], held["name"]), number),
        phone(language, _STORY_NUMBERS + number),
        "12 Larch Road, Leeds LS1 4AP",
        tuple(_job(*job) for job in held["jobs"]),
        tuple(School(*school) for school in held["schools"]),
        tuple(held["skills"]),
        tuple((word, code, level) for word, code, level in held["tongues"]),
    )
    own = Sheet(life, half, headings(half, language, rng), spelling(half, language, rng), rng)
    return Character(role, held["file"], held["layout"], held["batch"], held["beat"], own)


def _job(title: str, employer: str, town: str, start: str, end: str, done: list[str]) -> Job:
    return Job(title, employer, town, _month(start), _month(end) if end else None, tuple(done))


def _month(text: str) -> tuple[int, int]:
    year, _, month = text.partition("-")
    return int(year), int(month)


class Crowd:
    """Ordinary people, one after the other, each with a layout of their own turn."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"crowd {seed}")
        self._called = draw(self._rng)
        self._seed, self._count = seed, 0

    def next(self, languages: str, trade: str = "", layout: str = "") -> tuple[Layout, Sheet]:
        """The next one. languages: of the CV, by chance one of them, like "de de en"; trade: theirs, else any;
        layout: by its name, else the next one."""
        self._count += 1
        language = self._rng.choice(languages.split())
        every = layouts()
        own = layout_of(layout) if layout else every[self._count % len(every)]
        number = self._seed * 10_000 + self._count
        made = sheet(number, own.half, language, own.latin, grouped=self._count % 3 == 2, trade=trade)
        return own, _renamed(made, self._called(language), self._count, own.latin)


def _renamed(made: Sheet, named: Named, number: int, latin: bool) -> Sheet:
    """The same life under another name, with ways to reach it that are nobody else's."""
    language = made.life.language
    told = replace(
        made.life,
        name=named.western if latin else named.name,
        email=address(named, number + 100),
        phone=phone(language, number),
    )
    return replace(made, life=told)
