"""The candidates who may be searched, by what they do: their profiles, and the index over these.

Invariants: a profile is made from what was read in papers, never from who somebody is; whoever is locked is not in it;
the index follows what was decided, by whichever process, and the shards of somebody who is erased go at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from weakref import WeakKeyDictionary

from renown.desk import reading
from renown.desk.recruit.originals import INDEX
from renown.desk.recruit.records import PaperRecord
from renown.model.ids import hash63
from renown.recruit.profiles import Profile
from renown.recruit.query.parser import parse
from renown.recruit.sourcing.index import Found, ProfileIndex
from renown.workspace.context import Context
from renown.workspace.recruit.lives import lives

DAY_ZERO = date(1970, 1, 1)


PATIENCE_S = 10.0
"""So long a search waits for another process that brings the index up to date."""

_STANDS: WeakKeyDictionary[Context, tuple[object, ...]] = WeakKeyDictionary()
"""What the index of an open workspace was last brought up to."""


def profiles(context: Context) -> tuple[Profile, ...]:
    """The profile of each candidate who is not locked, by account, from all of their papers; kept while they stand."""
    return tuple(life.profile for life in lives(context))


def _papers(context: Context) -> dict[int, list[PaperRecord]]:
    papers: dict[int, list[PaperRecord]] = {}
    for paper in context.desk.candidates.papers():
        papers.setdefault(paper.account, []).append(paper)
    return papers


def contents(context: Context) -> dict[int, int]:
    """Of each candidate's account a number that is another one once they told something else of their work.

    The same paper once more is nothing new, nor is a name of somebody else that an erasure took out of it.
    """
    found = {}
    for account, papers in _papers(context).items():
        told = {paper.text.strip() or paper.profile: paper.id for paper in reversed(papers)}
        found[account] = hash63(repr(sorted(told.values())))
    return found


def standing(context: Context) -> ProfileIndex:
    """The index, brought up to what was decided; where nothing was decided since, nobody's papers are read again."""
    index = ProfileIndex(context.path / INDEX, patience=PATIENCE_S)
    if _STANDS.get(context) != _state(context) or not index.is_whole:
        states: list[tuple[object, ...]] = []
        index.sync(_read(context, states))
        _STANDS[context] = states[0]
    return index


def _read(context: Context, states: list[tuple[object, ...]]) -> Iterator[Profile]:
    """The profiles by the decisions that stand when the index may be written, not by those at hand; and their state."""
    reading.written()
    states.append(_state(context))
    yield from profiles(context)


def _state(context: Context) -> tuple[object, ...]:
    """What the profiles rest on."""
    return context.desk.folder, context.desk.state(), context.lake.data_version, context.today()


def day(context: Context) -> int:
    """Today, as the index counts days."""
    return (context.today().date() - DAY_ZERO).days


def search(context: Context, query: str, limit: int, offset: int) -> Found:
    """Whom a query means among the candidates. Raises InputError that points at the place."""
    tree = parse(query).tree
    return standing(context).search(tree, day(context), limit, offset)


def everybody(context: Context, query: str) -> tuple[int, ...]:
    """The accounts of all whom a query means."""
    tree = parse(query).tree
    return standing(context).everybody(tree, day(context))


def traces(context: Context, words: Sequence[str]) -> tuple[str, ...]:
    """Which of these words stand in the dictionaries of the index, brought up to who is still here."""
    return standing(context).traces(words)
