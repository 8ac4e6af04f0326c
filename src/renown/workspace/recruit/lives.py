"""The working life of each candidate, as their papers tell it: one answer for the search, matching, checks and signs.

Invariants: what is told is read in papers, never from who somebody is; whoever is locked is not among them; a paper is
read once for as long as it stands, whoever else comes or goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from renown.desk.recruit.records import PaperRecord
from renown.reckoning.scoring import Scoring
from renown.recruit.profiles import Profile
from renown.recruit.resumes.contacts import discloses
from renown.recruit.resumes.json_resume import from_json_resume, is_json_resume
from renown.recruit.resumes.profile import profile_of
from renown.recruit.resumes.resume import Contact, Resume
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.recruit import records
from renown.workspace.recruit.grounds import local_day

FILES = "files"
"""The source of whoever came as a file, whose own name would tell who they are."""

LONGEST_SOURCE = 80

MOST_PAPERS = 20_000
"""Of so many papers it stays at hand what they tell."""

_NAME = "what a paper tells"


@dataclass(frozen=True, slots=True)
class Told:
    """What one paper tells. on: the day it came."""

    on: date
    resume: Resume
    profile: Profile


@dataclass(frozen=True, slots=True)
class Life:
    """What all papers of one candidate tell. account: theirs; papers: the newest first."""

    account: int
    profile: Profile
    papers: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the working lives rest on. named: account, name and source of everybody who is not locked."""

    named: tuple[tuple[int, str, str], ...]
    papers: tuple[PaperRecord, ...]
    today: date
    zone: ZoneInfo


def asked(context: Context) -> Asked:
    """Who is asked for: each candidate who is not locked, oldest record first."""
    desk = context.desk.candidates
    rows = records.rows(context, desk.list())
    named = tuple(
        (record.account, row.name, record.source)
        for record, row in zip(desk.list(), rows, strict=True)
        if not row.locked
    )
    return Asked(named, desk.papers(), context.today().date(), context.zone)


def lives(context: Context) -> tuple[Life, ...]:
    """The working life of each candidate who is not locked and of whom there is a paper, oldest record first."""
    return lives_of(context, context.scoring(), asked(context))


@kept(most=2)
def lives_of(context: Context, scoring: Scoring, wanted: Asked) -> tuple[Life, ...]:
    """The working lives of those asked for; they rest on no score and no fact."""
    newest_first = sorted(wanted.papers, key=lambda paper: (paper.account, -paper.id))
    own = {account: tuple(some) for account, some in groupby(newest_first, key=lambda paper: paper.account)}
    return tuple(
        _life(account, source, own[account], tuple(_kept(context, own[account], name, wanted.today, wanted.zone)), name)
        for account, name, source in wanted.named
        if account in own
    )


def _kept(context: Context, papers: Sequence[PaperRecord], name: str, today: date, zone: ZoneInfo) -> Iterator[Told]:
    for paper in papers:
        key = paper, name, today, zone
        yield context.kept.get(_NAME, key, MOST_PAPERS, lambda key=key: _told(*key))  # type: ignore[misc]


def _life(account: int, source: str, papers: Sequence[PaperRecord], told: tuple[Told, ...], name: str) -> Life:
    profile = replace(_together([one.profile for one in told]), sources=_sources(source, papers, name))
    return Life(account, profile, told)


def _told(paper: PaperRecord, name: str, today: date, zone: ZoneInfo) -> Told:
    """What one paper tells; of one in which no CV was found, its words without who it is."""
    held, on = _parsed(paper.profile), local_day(paper.at, zone)
    resume = from_json_resume(held) if is_json_resume(held) else Resume()
    profile = profile_of(replace(resume, contact=Contact(name)), paper.account, today, on)
    return Told(on, resume, profile if profile.text else replace(profile, text=_nameless(paper.text, name)))


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
    """Words of a paper without the name of whose it is, the ways to reach them, and lines that say who they are.

    >>> _nameless("Ana Lund, ana@example.org\\nlikes herons", "Ana Lund").split()
    [',', 'likes', 'herons']
    """
    parts = "|".join(re.escape(part) for part in sorted(name.split(), key=len, reverse=True))
    bare = _REACH.sub(" ", "\n".join(line for line in text.split("\n") if not discloses(line)))
    return re.sub(rf"(?<!\w)(?:{parts})(?!\w)", " ", bare, flags=re.IGNORECASE) if parts else bare


_REACH = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|(?:https?://|www\.)\S+|\+?\d[\d ()/-]{6,40}\d")


def _parsed(profile: str) -> dict[str, object]:
    try:
        held = json.loads(profile) if profile else {}
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _sources(source: str, papers: Sequence[PaperRecord], name: str) -> tuple[str, ...]:
    """Where somebody came from, without the page or the file that names them."""
    if source in {paper.name for paper in papers}:
        return (FILES,)
    if place := _SITE.search(source):
        return (place[1].casefold().removeprefix("www."),)
    told = " ".join(_nameless(source, name).split())[:LONGEST_SOURCE]
    return (told,) if told else ()


_SITE = re.compile(r"(?:https?://|(?=www\.))([\w.-]{3,255})", re.IGNORECASE)
