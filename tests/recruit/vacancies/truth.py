"""Advertisements made up by us with the findings they should have, and how well a check finds them.

In a text `[[rule:words]]` marks a finding with its place; a first line `! rule rule` names findings of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renown.recruit.vacancies.advert import pasted
from renown.recruit.vacancies.check import AdCheck, check_advert
from renown.recruit.vacancies.reading import read_vacancy

ADS = Path(__file__).parent / "ads"
_MARKED = re.compile(r"\[\[([a-z.]+):(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Told:
    """An advertisement. right: what should be found, (rule, start, end) each, both ends 0 for the whole text."""

    name: str
    text: str
    right: frozenset[tuple[str, int, int]]


def told(path: Path) -> Told:
    """One advertisement with its marks taken out."""
    text, right = path.read_text(encoding="utf-8"), set()
    if text.startswith("! "):
        head, text = text.split("\n", 1)
        right = {(rule, 0, 0) for rule in head[2:].split()}
    while mark := _MARKED.search(text):
        text = text[: mark.start()] + mark[2] + text[mark.end() :]
        right.add((mark[1], mark.start(), mark.start() + len(mark[2])))
    return Told(path.stem, text, frozenset(right))


def ads(kind: str) -> Iterator[Told]:
    """All of a kind: clean or flawed."""
    yield from (told(path) for path in sorted((ADS / kind).glob("*.txt")))


def checked(text: str) -> AdCheck:
    advert = pasted(text)
    return check_advert(advert, read_vacancy(advert))


def found_in(text: str) -> frozenset[tuple[str, int, int]]:
    return frozenset((f.rule, f.start, f.end) for f in checked(text).findings)
