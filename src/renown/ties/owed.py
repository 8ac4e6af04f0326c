"""Replies owed: people whose last word to the owner has no answer that the imports can show.

Unknown is not zero: an answer given elsewhere, or in an export not imported, cannot be seen. So the words say "no
answer seen", and anything of the owner's that may be an answer counts as one. Invariant: one word of the owner to
somebody, after theirs and on any network, takes them off the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger.acts import acts_of
from renown.ledger.days import naive
from renown.model.kinds import EXCHANGES
from renown.model.networks import name_of
from renown.ties.contacts import days_in_words

PRIVATE = {"message": "wrote", "mail": "wrote"}
ADDRESSED = {
    "mention": "named you",
    "reply": "answered you",
    "quote": "quoted you",
    "comment": "commented on your work",
    "invite": "invited you",
    "review_request": "asked you for a review",
}
"""What each kind of word that may ask for an answer is called. A private word counts among few only (`FEW_PRESENT`)."""

RESPONSES = ("reply", "quote", "comment")
"""Words about something the owner made: they may end a talk as well as ask for more, so they come last."""

TOGETHER = ("call", "meeting", "connect")
"""Kinds in which both have a part, whoever is the actor; to connect is how an invitation is answered."""

NODS = ("like",)
FEW_PRESENT = 3
NEWEST = [("last_in", "descending"), ("network", "ascending")]
YOUNGEST, OLDEST = timedelta(days=1), timedelta(days=180)


@dataclass(frozen=True, slots=True)
class ReplyOwed:
    """Somebody whose last word has no answer seen: since when, where, the post if there is one, and a sentence."""

    person: int
    networks: tuple[str, ...]
    since: datetime
    waiting_days: int
    words: str
    object: int | None = None


def exchanges_of(interactions: Expression, people: Expression, owner: int, before: datetime | None) -> Expression:
    """The last words between the owner and each other person, per network.

    Columns: person, network, last_in (when they last said something that may ask for an answer), last_in_kind,
    last_in_object, last_in_group_size, last_out (when the owner last spoke to them, at the latest). Of several words at
    one instant the first by kind, then object, stands. The owner's emoji under a word is an answer to that word.
    Dated rows only; parameters are those of `ledger.ledger_of`, duplicates do no harm.
    """
    acts = acts_of(interactions, people, before, kinds=(*EXCHANGES, *NODS, *TOGETHER))
    words = _with_nods(acts.filter((_.actor == owner) | (_.target == owner)), owner)
    told = words.mutate(
        person=ibis.ifelse(_.actor == owner, _.target, _.actor),
        heard=(_.target == owner) & _asks(),
        said=((_.actor == owner) & ~_.kind.isin(NODS)) | _.kind.isin(TOGETHER),
        thing=ibis.coalesce(_.object, -1),
    ).filter(_.heard | _.said)
    newest = ibis.window(group_by=("person", "network", "heard"), order_by=(_.ts.desc(), _.kind, _.thing, _.group_size))
    ranked = told.mutate(rank=ibis.row_number().over(newest))
    shown = ranked.heard & (ranked.rank == 0)
    return ranked.group_by("person", "network").agg(
        last_in=ranked.ts.max(where=shown),
        last_in_kind=ranked.kind.max(where=shown),
        last_in_object=ranked.object.max(where=shown),
        last_in_group_size=ranked.group_size.max(where=shown),
        last_out=_latest(ranked).max(where=ranked.said | ranked.nodded),
    )


def _latest(rows: Expression) -> Expression:
    """When it was at the latest: where only the day is known, its end."""
    return ibis.ifelse(rows.precision == "d", rows.ts + ibis.interval(days=1), rows.ts)


def _asks() -> Expression:
    return _.kind.isin(tuple(ADDRESSED)) | (_.kind.isin(tuple(PRIVATE)) & (_.group_size <= FEW_PRESENT))


def _with_nods(near: Expression, owner: int) -> Expression:
    """The rows with `nodded`: whether the owner put an emoji under the post of somebody's word."""
    nods = near.filter((_.actor == owner) & _.kind.isin(NODS) & _.object.notnull())
    under = nods.select(under=_.object).distinct()
    joined = near.left_join(under, near.object == under.under)
    return joined.mutate(nodded=joined.under.notnull() & (joined.target == owner)).drop("under")


def replies_owed(exchanges: pa.Table, now: datetime, limit: int = 20) -> tuple[ReplyOwed, ...]:
    """Who waits for a word of the owner, as of an instant.

    exchanges: what `exchanges_of` gives. A word waits when it is later than the owner's last word to that person on
    any network; it is listed when it is 1 to 180 days old. First come those who wrote, named or asked the owner, then
    those whose waiting words are all `RESPONSES`; within each the newest, where an answer helps most, then by id.
    """
    instant = naive(now)
    waiting = _waiting(exchanges)
    people = _newest_in_time(waiting, instant).slice(0, limit)["person"]
    found: dict[int, list[dict[str, Any]]] = {person: [] for person in people.to_pylist()}
    for row in waiting.filter(pc.is_in(waiting["person"], value_set=people)).sort_by(NEWEST).to_pylist():
        found[row["person"]].append(row)
    return tuple(_entry(words, instant) for words in found.values())


def _waiting(exchanges: pa.Table) -> pa.Table:
    """The words later than anything the owner said to that person."""
    spoke = exchanges.group_by("person").aggregate([("last_out", "max")])
    rows = exchanges.filter(pc.is_valid(exchanges["last_in"])).join(spoke, "person")
    later = pc.fill_null(pc.greater(rows["last_in"], rows["last_out_max"]), fill_value=True)
    return rows.filter(later)


def _newest_in_time(waiting: pa.Table, now: datetime) -> pa.Table:
    """The people whose newest waiting word is neither too young nor too old, in the order of the list."""
    responses = pc.is_in(waiting["last_in_kind"], value_set=pa.array(RESPONSES))
    ranked = waiting.append_column("response", responses)
    people = ranked.group_by("person").aggregate([("last_in", "max"), ("response", "min")])
    oldest, youngest = (pa.scalar(now - age, waiting["last_in"].type) for age in (OLDEST, YOUNGEST))
    newest = people["last_in_max"]
    in_time = pc.and_(pc.greater_equal(newest, oldest), pc.less_equal(newest, youngest))
    return people.filter(in_time).sort_by(
        [("response_min", "ascending"), ("last_in_max", "descending"), ("person", "ascending")]
    )


def _entry(words: list[dict[str, Any]], now: datetime) -> ReplyOwed:
    newest = words[0]
    waiting = (now - newest["last_in"]).days
    verb = (PRIVATE | ADDRESSED)[newest["last_in_kind"]]
    return ReplyOwed(
        newest["person"],
        tuple(sorted(row["network"] for row in words)),
        newest["last_in"],
        waiting,
        f"{verb} on {name_of(newest['network'])} {days_in_words(waiting)} ago; no answer seen",
        newest["last_in_object"],
    )
