"""Advertisements made up by us with the findings they should have, and how well a check finds them.

How they are marked stands in `benchmarks/evaluate_ads.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluate_ads import marked

from renown.recruit.vacancies.advert import pasted
from renown.recruit.vacancies.check import AdCheck, check_advert
from renown.recruit.vacancies.reading import read_vacancy

ADS = Path(__file__).parent / "ads"


@dataclass(frozen=True)
class Told:
    """An advertisement. right: what should be found, (rule, start, end) each, both ends 0 for the whole text."""

    name: str
    text: str
    right: frozenset[tuple[str, int, int]]


def told(path: Path) -> Told:
    """One advertisement with its marks taken out."""
    text, right = marked(path)
    return Told(path.stem, text, frozenset(right))


def ads(kind: str) -> Iterator[Told]:
    """All of a kind: clean, flawed, or wider (both sorts, written after the rules)."""
    yield from (told(path) for path in sorted((ADS / kind).glob("*.txt")))


def checked(text: str) -> AdCheck:
    advert = pasted(text)
    return check_advert(advert, read_vacancy(advert))


def found_in(text: str) -> frozenset[tuple[str, int, int]]:
    return frozenset((f.rule, f.start, f.end) for f in checked(text).findings)
