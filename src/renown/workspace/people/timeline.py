"""The timeline of one person: what sources show between the owner and them, and what the owner wrote down, as one.

Invariant: what was written down is taken from the desk each time, what sources show is read once per state of the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.errors import InputError
from renown.lake.expressions import _, ibis
from renown.ledger.acts import acts_of
from renown.model.values.profile import link_to
from renown.reckoning.scoring import Scoring
from renown.ties.events.events import THERE
from renown.ties.owed import TOGETHER
from renown.ties.people.timeline import (
    KINDS,
    TOLD,
    Cursor,
    acts_of_kind,
    cursor_of,
    kind_of,
    sentence,
    window,
)
from renown.ties.rhythm import Numbers
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept
from renown.workspace.me import me
from renown.workspace.people.answers.timeline import Timeline, TimelineEntry
from renown.workspace.people.written import Written, written_of
from renown.workspace.register import accounts_of, name_of
from renown.workspace.ties.words import kept_words

MOST = 200
WORDS_TOLD = 600
"""So many characters of what was written are told; the rest is where it stands."""

NEWS = {"position": "Began", "education": "Began", "certificate": "Got"}
"""Facts with a day that are news of somebody."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """What facts say of a person: their news, and the titles of events by the time of their start."""

    news: tuple[Written, ...]
    titles: Mapping[datetime, str]
    said: Mapping[tuple[str, datetime], str] = field(default_factory=lambda: MappingProxyType({}))
    """The words of private messages that are kept, by network and time."""


def timeline(context: Context, person: int, kind: str, before: str, limit: int, as_of: AsOf) -> Timeline:
    """A page of the timeline. Raises NotFoundError for nobody, InputError for a kind or a place that is none."""
    if kind and kind not in KINDS:
        raise InputError(f"found {kind!r} as a kind of entry", hint=f"expected one of: {', '.join(KINDS)}")
    if not 1 <= limit <= MOST:
        raise InputError(f"found {limit} entries at once", hint=f"give 1 to {MOST}")
    cursor, scoring, own = cursor_of(before), context.scoring(as_of), me(context, as_of)
    accounts, name = accounts_of(context, person), name_of(context, person)
    acts = _between(context, scoring, own.person, person)
    facts = _facts(context, scoring, own.persons, person)
    written = _newest_first([*facts.news, *written_of(context, frozenset(accounts), scoring)])
    kinds = _counted(acts, written)
    said = {(row.network, row.ts): row.text for row in kept_words(context, own).get(person, ())}
    facts = replace(facts, said=said)
    entries, more = _page(context, scoring, _only(acts, written, kind), facts, name, cursor, limit)
    total = sum(many for each, many in kinds if kind in ("", each))
    return Timeline(person, name, entries, kinds, kind, total, "" if more is None else str(more))


Lists = tuple[pa.Table, list[Written]]


def _only(acts: pa.Table, written: list[Written], kind: str) -> Lists:
    if not kind:
        return acts, written
    wanted = pa.array(acts_of_kind(kind), pa.string())
    return acts.filter(pc.is_in(acts["kind"], value_set=wanted)), [one for one in written if one.kind == kind]


def _newest_first(written: list[Written]) -> list[Written]:
    return sorted(written, key=lambda one: one.at, reverse=True)


def _counted(acts: pa.Table, written: Sequence[Written]) -> tuple[tuple[str, int], ...]:
    counts = Counter(one.kind for one in written)
    for row in pc.value_counts(acts["kind"].combine_chunks()).to_pylist():
        counts[kind_of(row["values"])] += row["counts"]
    return tuple((kind, counts[kind]) for kind in KINDS if counts[kind])


def _page(
    context: Context, scoring: Scoring, lists: Lists, facts: _Told, name: str, before: Cursor | None, limit: int
) -> tuple[tuple[TimelineEntry, ...], Cursor | None]:
    acts, written = lists
    found = window([_microseconds(acts), _times(written)], before, limit)
    rows = acts.take(pa.array([place for of, place in found.places if of == 0], pa.int64())).to_pylist()
    posts = _posts(context, scoring, tuple(sorted({row["object"] for row in rows if row["object"] is not None})))
    seen = iter([_seen(row, name, posts.get(row["object"], {}), facts) for row in rows])
    return tuple(next(seen) if of == 0 else _noted(written[place]) for of, place in found.places), found.more


def _microseconds(acts: pa.Table) -> Numbers:
    times: Numbers = acts["ts"].cast(pa.timestamp("us")).to_numpy().astype(np.int64)
    return times


def _times(written: Sequence[Written]) -> Numbers:
    times: Numbers = np.array([one.at for one in written], dtype="datetime64[us]").astype(np.int64)
    return times


def _seen(row: Row, name: str, post: Row, facts: _Told) -> TimelineEntry:
    act, both = row["kind"], row["kind"] in TOGETHER
    words = post.get("text") or ""
    if act in ("meeting", "invite"):
        words = facts.titles.get(row["ts"], "")
    elif act == "message":
        words = facts.said.get((row["network"], row["ts"]), "")
    return TimelineEntry(
        kind=kind_of(act),
        at=row["ts"],
        exact=row["precision"] in ("s", "m"),
        mine=None if both else row["mine"],
        sentence=sentence(act, name, row["group_size"], mine=row["mine"]),
        words=words[:WORDS_TOLD],
        cut=len(words) > WORDS_TOLD,
        network=row["network"],
        url=link_to(post.get("url")) or "",
    )


def _noted(one: Written) -> TimelineEntry:
    return TimelineEntry(
        kind=one.kind,
        at=one.at,
        exact=one.exact,
        mine=one.mine,
        sentence=one.sentence,
        words=one.words[:WORDS_TOLD],
        cut=len(one.words) > WORDS_TOLD,
        network=one.network,
        note=one.note,
    )


@kept(most=2)
def _own_acts(context: Context, scoring: Scoring, owner: int) -> pa.Table:
    """Every dated act between the owner and anybody, by person, newest first."""
    derivation = scoring.derivation
    acts = acts_of(derivation.lake.facts("interactions"), derivation.mapping, derivation.before, kinds=TOLD)
    near = acts.filter((_.actor == owner) | (_.target == owner))
    rows = near.mutate(
        person=ibis.ifelse(_.actor == owner, _.target, _.actor), mine=_.actor == owner, object=_.object
    ).select("person", "ts", "precision", "kind", "network", "mine", "object", "group_size")
    return (
        derivation.fetch(rows, "acts between the owner and each person")
        .sort_by(
            [
                ("person", "ascending"),
                ("ts", "descending"),
                ("kind", "ascending"),
                ("mine", "ascending"),
                ("object", "ascending"),
            ]
        )
        .combine_chunks()
    )


@kept(most=4)
def _between(context: Context, scoring: Scoring, owner: int | None, person: int) -> pa.Table:
    """The acts between the owner and one person, newest first."""
    acts = _own_acts(context, scoring, -1 if owner is None else owner)
    persons = acts["person"].to_numpy()
    first, after = np.searchsorted(persons, person), np.searchsorted(persons, person, side="right")
    return acts.slice(first, after - first)


@kept(most=8)
def _posts(context: Context, scoring: Scoring, wanted: tuple[int, ...]) -> Mapping[int, Row]:
    """The posts that a page of acts were about, as far as they are here."""
    if not wanted:
        return MappingProxyType({})
    posts = scoring.derivation.lake.facts("posts").select("post", "text", "url").filter(_.post.isin(wanted))
    rows = scoring.derivation.fetch(posts, "posts of a timeline").to_pylist()
    return MappingProxyType({row["post"]: row for row in rows})


@kept(most=4)
def _facts(context: Context, scoring: Scoring, owners: tuple[int, ...], person: int) -> _Told:
    derivation = scoring.derivation
    rows = derivation.told("facts", derivation.accounts_of(person)).to_pylist()
    dated = [row for row in rows if row["since"] is not None and row["since"] < derivation.before]
    titles = {row["since"]: row["value"] for row in dated if row["fact"] == "event"}
    own = {account for owner in owners for account in derivation.accounts_of(owner)}
    mine = derivation.told("facts", own).to_pylist() if titles and own else []
    at = {(r["value"], r["since"]) for r in mine if r["fact"] == "event" and (r["organisation"] or THERE[0]) in THERE}
    return _Told(
        (*_news(dated), *_events(dated, at, _meetings(context, scoring, owners, person))), MappingProxyType(titles)
    )


def _meetings(context: Context, scoring: Scoring, owners: tuple[int, ...], person: int) -> frozenset[datetime]:
    acts = _between(context, scoring, next(iter(owners), None), person)
    return frozenset(acts.filter(pc.equal(acts["kind"], "meeting"))["ts"].to_pylist())


def _news(rows: Sequence[Row]) -> list[Written]:
    """What began, each once, though several sources tell of it."""
    told = {(r["fact"], r["value"], r["organisation"], r["since"]): r["network"] for r in rows if r["fact"] in NEWS}
    return [
        Written("news", since, False, False, f"{NEWS[fact]}: {_place(value, organisation)}", network=network)
        for (fact, value, organisation, since), network in told.items()
    ]


def _place(value: str, organisation: str | None) -> str:
    return f"{value} at {organisation}" if organisation else value


def _events(rows: Sequence[Row], at: set[tuple[str, datetime]], met: frozenset[datetime]) -> list[Written]:
    """Events at which both were and no meeting of the two tells of it."""
    both = {
        (row["value"], row["since"]): row["network"]
        for row in rows
        if row["fact"] == "event" and (row["organisation"] or THERE[0]) in THERE and row["since"] not in met
    }
    return [
        Written("meeting", since, True, None, "You were both there", words=title, network=network)
        for (title, since), network in both.items()
        if (title, since) in at
    ]
