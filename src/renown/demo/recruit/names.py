"""Names of invented people of many origins and scripts, each with an address and a number that reach nobody.

Invariant: no two people have the same name, address or number; domains and numbers are reserved for examples.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from random import Random
from typing import Any

_DOMAINS = ("example.org", "example.com", "example.net")
_NUMBERS = {"de": "+49 30 23125 {:03d}", "en": "+44 20 7946 0{:03d}", "es": "+34 91 555 0{:03d}"}
MOST_CALLED = 1000
"""So many people can have a number of their own in one language."""

_FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "Ł": "L", "Đ": "D"})


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody is called: as they write it, and in Western letters."""

    name: str
    latin: str

    @property
    def western(self) -> str:
        """The name as the standard letters of a PDF can show it."""
        return self.name if fits(self.name) else self.latin


def fits(name: str) -> bool:
    """Whether the standard letters of a PDF can show a name.

    >>> fits("Jörg Nußdorf"), fits("Łucja Głogowska")
    (True, False)
    """
    try:
        name.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def plain(text: str) -> str:
    """Western letters without accents.

    >>> plain("Łucja Głogowska")
    'Lucja Glogowska'
    """
    return unicodedata.normalize("NFKD", text.translate(_FOLDED)).encode("ascii", "ignore").decode()


_HOME = {"de": "german", "en": "british", "es": "spanish"}
_AT_HOME = 0.4
"""So many of the CVs of a language are by people whose names are common where it is spoken."""


@cache
def _origins() -> dict[str, tuple[Named, ...]]:
    """All names that can be made, by origin."""
    told: dict[str, dict[str, Any]] = tomllib.loads(
        files("renown.demo.recruit").joinpath("names.toml").read_text(encoding="utf-8")
    )
    return {origin: tuple(_of_origin(words)) for origin, words in told.items()}


def _of_origin(words: dict[str, Any]) -> Iterator[Named]:
    for first, last in product(words["first"].split(), words["last"].split()):
        parts = (last, first) if words.get("order") == "last" else (first, last)
        told, western = zip(*(_both(part) for part in parts), strict=True)
        yield Named(" ".join(told), " ".join(western))


def _both(part: str) -> tuple[str, str]:
    """A name as it is written at home, and in Western letters."""
    home, _, western = part.partition("|")
    return home, western or plain(home)


def draw(rng: Random) -> Callable[[str], Named]:
    """Whoever is called next, by the language of their CV; nobody twice.

    >>> called = draw(Random(1))
    >>> len({called("de").latin for _ in range(400)})
    400
    """
    pools = {origin: rng.sample(names, len(names)) for origin, names in _origins().items()}
    taken: set[str] = set()

    def called(language: str) -> Named:
        while True:
            origin = _HOME[language] if rng.random() < _AT_HOME else rng.choice(sorted(pools))
            if pools[origin] and (named := pools[origin].pop()).latin not in taken:
                taken.add(named.latin)
                return named

    return called


def address(named: Named, number: int) -> str:
    """An address of somebody that reaches nobody; number: theirs, so that it is nobody else's."""
    first, *more = (re.sub(r"\W", "", part) for part in plain(named.latin).lower().split())
    return f"{'.'.join((first[0], *more))}.{number}@{_DOMAINS[number % len(_DOMAINS)]}"


def phone(language: str, number: int) -> str:
    """A number that rings nowhere.

    >>> phone("de", 7)
    '+49 30 23125 007'
    """
    return _NUMBERS[language].format(number % MOST_CALLED)
