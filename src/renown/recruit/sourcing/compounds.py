"""German compounds of the world of work: Softwareentwickler is software, entwickler.

Invariant: a word is taken apart only where all of it is known (`compounds.txt`), or where it ends in the name of a
trade that nothing else ends in. What must not be found by its end (Datenbank is no bank) stands in the list whole.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from renown.recruit.sourcing.spellings import small, spellings

SHORTEST_COMPOUND = 8
"""Words of fewer letters are never taken apart."""

_LINKS = ("", "s", "n", "en", "es")
_INFLECTIONS = ("", "n", "s", "en", "es")
_REST = 4
"""Before the name of a trade at least so many letters must stand."""


def parts(word: str) -> tuple[str, ...]:
    """The parts of a word in small letters, without what links them; the word itself where it is one.

    >>> parts("softwareentwickler"), parts("pflegefachkraft"), parts("datenbankentwicklern"), parts("vertriebsleiter")
    (('software', 'entwickler'), ('pflege', 'fachkraft'), ('datenbank', 'entwicklern'), ('vertrieb', 'leiter'))
    >>> parts("begleiter"), parts("datenbank"), parts("wirtschaftsingenieur")
    (('begleiter',), ('datenbank',), ('wirtschaft', 'ingenieur'))
    """
    if len(word) < SHORTEST_COMPOUND or not word.isalpha():
        return (word,)
    return _known(word) or _trade(word) or (word,)


def _known(word: str) -> tuple[str, ...]:
    """All parts from the list, the longest ones first; nothing where a piece is not in it."""
    words = _words()
    if _head(word):
        return (word,)
    for end in range(len(word) - 3, 1, -1):
        if word[:end] not in words["first"]:
            continue
        for link in _LINKS:
            rest = word[end + len(link) :]
            if word.startswith(link, end) and (found := _known(rest)):
                return (word[:end], *found)
    return ()


def _head(word: str) -> bool:
    last = _words()["last"]
    return any(word.endswith(ending) and word[: len(word) - len(ending)] in last for ending in _INFLECTIONS)


def _trade(word: str) -> tuple[str, ...]:
    for ending in _INFLECTIONS:
        stem = word[: len(word) - len(ending)] if word.endswith(ending) else ""
        for size in range(len(stem) - _REST, 5, -1):
            if stem[-size:] in _words()["trade"]:
                at = len(stem) - size
                return (word[:at], word[at:])
    return ()


@cache
def _words() -> dict[str, frozenset[str]]:
    """The list by use, in every spelling."""
    found: dict[str, set[str]] = {"first": set(), "last": set(), "trade": set()}
    use = ""
    for line in files(__package__).joinpath("compounds.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            use = line.strip("[]")
        elif not line.startswith("#"):
            found[use] |= {form for word in line.split() for form in (small(word), *spellings(word))}
    return {name: frozenset(words | (found["trade"] if name == "last" else set())) for name, words in found.items()}
