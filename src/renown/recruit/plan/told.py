"""What a vacancy gives to write with, in the language of its advertisement.

Invariant: what the vacancy does not say is a gap, `[...]`, for somebody to fill in; nothing else stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renown.recruit.vacancies.advert import Advert
from renown.recruit.vacancies.sections import placed
from renown.recruit.vacancies.vacancy import Demand, Pay, Said, Vacancy

GAP = re.compile(r"\[[^\[\]\n]{1,200}\]")
PERIOD_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {"year": "im Jahr", "month": "im Monat", "week": "in der Woche", "day": "am Tag", "hour": "in der Stunde"},
    "en": {"year": "a year", "month": "a month", "week": "a week", "day": "a day", "hour": "an hour"},
}
_SPOKEN = {
    "year": "jahr|jährl|year|annum|annual|año",
    "month": "monat|month|mes",
    "week": "woche|week",
    "day": "tag|day",
}
_SPOKEN |= {"hour": "stunde|hour|/ ?h|hora"}
_PERIOD = {name: re.compile(words, re.IGNORECASE) for name, words in _SPOKEN.items()}

MOST_LISTED, LONGEST_VALUE = 3, 160
WRITTEN_IN = ("de", "en")
"""The languages that texts are written in; an advertisement in another gets them in English."""


@dataclass(frozen=True, slots=True)
class Told:
    """A vacancy as material. An empty word: the vacancy does not say it. shown_title: with its gender form, as the
    advertisement has it. tasks, must: at most three of each. language: that of the texts."""

    language: str
    title: str = ""
    shown_title: str = ""
    employer: str = ""
    place: str = ""
    pay: str = ""
    terms: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    contact: str = ""


def gaps(text: str) -> int:
    """How many gaps a text has left.

    >>> gaps("Come to [employer], [place]!"), gaps("arr[] = {}")
    (2, 0)
    """
    return len(GAP.findall(text))


def told_by(vacancy: Vacancy, advert: Advert) -> Told:
    """What a vacancy gives to write with."""
    tasks = (line.text for line in placed(advert.lines) if line.part == "tasks" and line.bullet)
    title = vacancy.title
    terms = (vacancy.hours, vacancy.remote, vacancy.contract, vacancy.start)
    return Told(
        language=vacancy.language if vacancy.language in WRITTEN_IN else "en",
        title=_plain(title.value) if title else "",
        shown_title=_plain(title.words) if title else "",
        employer=_of(vacancy.employer),
        place=_of(vacancy.place),
        pay=_paid(vacancy.pay, vacancy.language),
        terms=tuple(_plain(said.value) for said in terms if said),
        tasks=_listed(tasks),
        must=_listed(demand.value for demand in vacancy.of("must") if not _holds(demand, vacancy)),
        contact=_of(vacancy.contacts[0]) if vacancy.contacts else "",
    )


def _holds(demand: Demand, vacancy: Vacancy) -> bool:
    """Whether a line that was read as a demand is rather the one with the pay or the contact."""
    others = (vacancy.pay, *vacancy.contacts)
    return any(one and one.end and demand.start <= one.start and one.end <= demand.end for one in others)


def _paid(pay: Pay | None, language: str) -> str:
    """The pay with its period, which may stand apart from the figures.

    >>> _paid(Pay("20 to 22 EUR", "20 to 22 EUR", low=20, high=22, period="hour"), "en")
    '20 to 22 EUR an hour'
    """
    told, period = _of(pay), pay.period if pay else ""
    words = PERIOD_WORDS["de" if language == "de" else "en"].get(period, "")
    speaks = period in _PERIOD and bool(_PERIOD[period].search(told))
    return f"{told} {words}" if told and words and not speaks else told


def _of(said: Said | None) -> str:
    return _plain(said.value) if said else ""


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    told = dict.fromkeys(_plain(value) for value in values)
    return tuple(value for value in told if value)[:MOST_LISTED]


def _plain(value: str) -> str:
    """A value on one line, not too long, and without brackets, which are for gaps.

    >>> _plain("Knowledge of  [SQL]; "), len(_plain("x" * 500))
    ('Knowledge of (SQL)', 160)
    """
    bare = " ".join(value.replace("[", "(").replace("]", ")").split()).strip(" .;,")
    return bare if len(bare) <= LONGEST_VALUE else bare[: LONGEST_VALUE - 1].rstrip() + "…"
