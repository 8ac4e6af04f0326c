"""The candidates who may be searched, by what they do: their profiles, and the index over these.

Invariants: a profile is made from what was read in papers, never from who somebody is; whoever is locked is not in it;
the index follows what was decided, by whichever process, and the shards of somebody who is erased go at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from renown.desk import reading
from renown.desk.recruit.originals import INDEX
from renown.desk.recruit.records import PaperRecord
from renown.model.ids import hash63
from renown.recruit.profiles import Profile
from renown.recruit.query.parser import parse
from renown.recruit.resumes.json_resume import from_json_resume, is_json_resume
from renown.recruit.resumes.profile import profile_of
from renown.recruit.resumes.resume import Resume
from renown.recruit.sourcing.index import Found, ProfileIndex
from renown.workspace.context import Context
from renown.workspace.recruit import records
from renown.workspace.recruit.grounds import local_day

DAY_ZERO = date(1970, 1, 1)


PATIENCE_S = 10.0
"""So long a search waits for another process that brings the index up to date."""

FILES = "files"
"""The source of whoever came as a file, whose own name would tell who they are."""

LONGEST_SOURCE = 80

_STANDS: WeakKeyDictionary[Context, tuple[object, ...]] = WeakKeyDictionary()
"""What the index of an open workspace was last brought up to."""


def profiles(context: Context) -> tuple[Profile, ...]:
    """The profile of each candidate who is not locked, by account, from the last of their papers that tells one."""
    desk, today, papers = context.desk.candidates, context.today().date(), _papers(context)
    open_ones = [
        (record, row.name, papers[record.account])
        for record, row in zip(desk.list(), records.rows(context, desk.list()), strict=True)
        if not row.locked and record.account in papers
    ]
    return tuple(
        replace(_profile(context, record.account, own, name, today), sources=_sources(record.source, own, name))
        for record, name, own in open_ones
    )


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


def _sources(source: str, papers: Sequence[PaperRecord], name: str) -> tuple[str, ...]:
    """Where somebody came from, without the page or the file that names them."""
    if source in {paper.name for paper in papers}:
        return (FILES,)
    if place := _SITE.search(source):
        return (place[1].casefold().removeprefix("www."),)
    told = " ".join(_nameless(source, name).split())[:LONGEST_SOURCE]
    return (told,) if told else ()


_SITE = re.compile(r"(?:https?://|(?=www\.))([\w.-]{3,255})", re.IGNORECASE)


def _profile(context: Context, account: int, papers: Sequence[PaperRecord], name: str, today: date) -> Profile:
    """One profile of all papers, the newest first; of one in which no CV was found, its words without who it is."""
    made = []
    for paper in reversed(papers):
        held = _parsed(paper.profile)
        resume = from_json_resume(held) if is_json_resume(held) else Resume()
        profile = profile_of(resume, account, today, local_day(paper.at, context.zone))
        made.append(profile if profile.text else replace(profile, text=_nameless(paper.text, name)))
    return _together(made)


def _together(profiles: Sequence[Profile]) -> Profile:
    """What several papers of one person tell; how long they work is told by the newest that says it."""
    lists: dict[str, Any] = {
        column.name: tuple(dict.fromkeys(word for one in profiles for word in getattr(one, column.name)))
        for column in fields(Profile)
        if isinstance(getattr(profiles[0], column.name), tuple)
    }
    text = "\n".join(one.text for one in profiles if one.text)
    years = next((one.years for one in profiles if one.years is not None), None)
    return replace(profiles[0], text=text, years=years, **lists)


def _nameless(text: str, name: str) -> str:
    """Words of a paper without the name of whose it is and the ways to reach them.

    >>> _nameless("Ana Lund, ana@example.org\\nlikes herons", "Ana Lund").split()
    [',', 'likes', 'herons']
    """
    parts = "|".join(re.escape(part) for part in sorted(name.split(), key=len, reverse=True))
    bare = _REACH.sub(" ", text)
    return re.sub(rf"(?<!\w)(?:{parts})(?!\w)", " ", bare, flags=re.IGNORECASE) if parts else bare


_REACH = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|(?:https?://|www\.)\S+|\+?\d[\d ()/-]{6,40}\d")


def _parsed(profile: str) -> dict[str, object]:
    try:
        held = json.loads(profile) if profile else {}
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


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
