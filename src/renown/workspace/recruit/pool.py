"""The candidates who may be searched, by what they do: their profiles, and the index over these.

Invariants: a profile is made from what was read in papers, never from who somebody is; whoever is locked is not in it;
the index is made again from the papers whenever one changed, and goes whole when somebody is erased.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from renown.desk.recruit.originals import INDEX
from renown.desk.recruit.records import PaperRecord
from renown.recruit.profiles import Profile
from renown.recruit.query.parser import parse
from renown.recruit.resumes.contacts import discloses
from renown.recruit.resumes.json_resume import from_json_resume, is_json_resume
from renown.recruit.resumes.profile import profile_of
from renown.recruit.resumes.resume import Contact, Resume
from renown.recruit.sourcing.index import Found, ProfileIndex
from renown.workspace.context import Context
from renown.workspace.recruit import records
from renown.workspace.recruit.grounds import local_day

DAY_ZERO = date(1970, 1, 1)


def profiles(context: Context) -> tuple[Profile, ...]:
    """The profile of each candidate who is not locked, by account, from the last of their papers that tells one."""
    desk, today = context.desk.candidates, context.today().date()
    names = {
        record.account: row.name
        for record, row in zip(desk.list(), records.rows(context, desk.list()), strict=True)
        if not row.locked
    }
    papers: dict[int, list[PaperRecord]] = {}
    for paper in desk.papers():
        if paper.account in names:
            papers.setdefault(paper.account, []).append(paper)
    return tuple(profile_in(account, own, names[account], today, context.zone) for account, own in papers.items())


def resume_in(paper: PaperRecord) -> Resume:
    """The CV that was read in a paper, without who it is about; an empty one where none was found."""
    held = _parsed(paper.profile)
    return from_json_resume(held) if is_json_resume(held) else Resume()


def profile_in(account: int, papers: Sequence[PaperRecord], name: str, today: date, zone: ZoneInfo) -> Profile:
    """One profile of all papers, the newest first; of one in which no CV was found, its words without who it is."""
    made = []
    for paper in reversed(papers):
        resume = replace(resume_in(paper), contact=Contact(name))
        profile = profile_of(resume, account, today, local_day(paper.at, zone))
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


def search(context: Context, query: str, limit: int, offset: int) -> Found:
    """Whom a query means among the candidates. Raises InputError that points at the place."""
    tree = parse(query).tree
    index = ProfileIndex(context.path / INDEX)
    index.sync(profiles(context))
    return index.search(tree, (context.today().date() - DAY_ZERO).days, limit, offset)


def traces(context: Context, words: Sequence[str]) -> tuple[str, ...]:
    """Which of these words stand in the dictionaries of the index, made anew from who is still here."""
    index = ProfileIndex(context.path / INDEX)
    index.sync(profiles(context))
    return index.traces(words)
