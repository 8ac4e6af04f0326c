"""Made-up working lives: what a CV is written from, and what its reader should find.

Invariant: the same seed gives the same life; no life is dated after the day it is told on; people, firms and schools
are invented, numbers and domains are reserved ones.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random
from typing import Any

NOW = (2026, 6)
"""The month in which the CVs were written."""

NAMES = {
    "de": "Ann Alder|Jörg Weißdorn|Leyla Yıldız|Björn Ahorn|Oksana Коваль|Nguyễn Thị Mai|Zofia Brzoza"
    "|Hans-Peter Graf von Tann",
    "en": "Rowan Ashby|Siobhán O'Alder|Li Wei 李伟|Amara Okafor|Dmitri Берёзов|Yusuf al-Shajar|Grace Elm"
    "|José Antônio Salgueiro",
    "es": "Begoña Ruiz Ñíguez|Íker Zubeldia|Fátima Aliso Bueno|Jordi Freixe i Pla|Olga Дубова"
    "|María del Pino Roble|Haruki 樺山|Inés Olmo",
}
LATIN = {
    "de": "Ann Alder|Jörg Weißdorn|Björn Ahorn",
    "en": "Rowan Ashby|Amara Okafor|Grace Elm",
    "es": "Begoña Ruiz Ñíguez|Inés Olmo",
}
TOWNS = {
    "de": "Husum|Kiel|Bad Salzungen|Moers|Hamburg|Görlitz|Lerchenau|Sankt Augustin|Ulm|Wien",
    "en": "Leeds|Kendal|Fernbridge|London|Stow-on-the-Wold|Cork|Larkhill|Truro|Bristol|Oban",
    "es": "Cádiz|Madrid|Valdeluz|Teruel|Jerez de la Frontera|Gijón|Montearagón|Mérida|Valencia|Soria",
}
TONGUES = {"de": "Deutsch|Englisch|Spanisch|Türkisch|Polnisch", "en": "English|German|Spanish|French|Arabic"}
TONGUES["es"] = "Español|Inglés|Alemán|Francés|Catalán"
CODES = {"de": "de|en|es|tr|pl", "en": "en|de|es|fr|ar", "es": "es|en|de|fr|ca"}
LEVELS = ("B1", "B2", "C1", "A2", "C2")


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it was: months as (year, month); end None: it lasts."""

    title: str
    employer: str
    town: str
    start: tuple[int, int]
    end: tuple[int, int] | None
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class School:
    """One school or apprenticeship, by its years."""

    degree: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Life:
    """Somebody and what they did, newest first. tongues: word, code and level ("" for one's own language)."""

    name: str
    language: str
    trade: str
    email: str
    phone: str
    street: str
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    skills: tuple[str, ...]
    tongues: tuple[tuple[str, str, str], ...]


@cache
def trades(file: str = "trades") -> dict[str, dict[str, Any]]:
    """The words of each trade by language. file: "trades", or "further" for those of layouts that came later.

    >>> sorted(trades()["kitchen"])
    ['de', 'en', 'es']
    """
    return tomllib.loads(resources.files("renown.demo.resumes").joinpath(f"{file}.toml").read_text(encoding="utf-8"))


def life(
    number: int, language: str, latin: bool = False, grouped: bool = False, trade: str = "", file: str = "trades"
) -> Life:
    """A made-up life. latin: the name is of Western letters; grouped: the last two jobs are at one employer; trade: of
    `trades` of the file, else any.

    >>> life(3, "de") == life(3, "de"), len(life(3, "de").jobs) >= 2
    (True, True)
    """
    rng = Random(f"{number} {language}")
    by_chance = rng.choice(sorted(trades(file)))
    trade = trade or by_chance
    words = trades(file)[trade][language]
    skills = rng.sample(words["skills"], rng.randint(6, 11))
    name = rng.choice((LATIN if latin else NAMES)[language].split("|"))
    jobs = _jobs(rng, words, skills, TOWNS[language].split("|"), grouped)
    plain = "".join(sign for sign in name.lower() if sign.isascii() and sign.isalpha()) or "person"
    tongues = tuple(zip(TONGUES[language].split("|"), CODES[language].split("|"), ("", *LEVELS), strict=False))
    phone = {"de": "+49 30 9018", "en": "+44 20 7946 0", "es": "+34 91 555 01 "}[language] + f"{rng.randint(10, 99)}"
    return Life(
        name,
        language,
        trade,
        f"{plain}{number}@example.org",
        phone,
        {"de": "Ahornweg 7, 24103 Kiel", "en": "12 Larch Road, Leeds LS1 4AP", "es": "Calle Olmo, 5, 28001 Madrid"}[
            language
        ],
        jobs,
        _schools(rng, words, jobs[-1].start[0]),
        tuple(skills),
        (tongues[0], *rng.sample(tongues[1:], rng.randint(1, 2))),
    )


def _jobs(rng: Random, words: dict[str, Any], skills: list[str], towns: list[str], grouped: bool) -> tuple[Job, ...]:
    """Two to five jobs up to now, with pauses here and there, the titles rising."""
    count = rng.randint(2, 5)
    titles = words["titles"][-count:] if rng.random() < 0.5 else words["titles"][:count]
    employers = rng.sample(words["employers"], count)
    made: list[Job] = []
    end: tuple[int, int] | None = None if rng.random() < 0.7 else _before(NOW, rng.randint(2, 9))
    for index in range(count):
        start = _before(end or NOW, rng.randint(9, 50))
        shared = grouped and index == 1
        employer, town = (made[0].employer, made[0].town) if shared else (employers[index], rng.choice(towns))
        made.append(Job(titles[count - 1 - index], employer, town, start, end, _done(rng, words, skills)))
        end = _before(start, rng.choice((1, 1, 1, 2, 14)) if not (grouped and index == 0) else 1)
    return tuple(made)


def _done(rng: Random, words: dict[str, Any], skills: list[str]) -> tuple[str, ...]:
    return tuple(line.format(skill=rng.choice(skills)) for line in rng.sample(words["done"], rng.randint(1, 3)))


def _schools(rng: Random, words: dict[str, Any], until: int) -> tuple[School, ...]:
    made = []
    for degree, name in words["learnt"][: rng.randint(1, 3)]:
        made.append(School(degree, name, until - rng.randint(2, 4), until))
        until = made[-1].start
    return tuple(made)


def _before(month: tuple[int, int], months: int) -> tuple[int, int]:
    """Some months before a month.

    >>> _before((2026, 3), 4)
    (2025, 11)
    """
    count = month[0] * 12 + month[1] - 1 - months
    return count // 12, count % 12 + 1
