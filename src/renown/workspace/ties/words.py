"""The last words of ties, as far as they are known: a post that anybody may read, or a message where those are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from renown.lake.expressions import _
from renown.model.rows import LastWords
from renown.reckoning.scoring import Scoring
from renown.ties.owed import ReplyOwed
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.me import Me

SAID_LETTERS = 280


def kept_words(context: Context, own: Me) -> Mapping[int, tuple[LastWords, ...]]:
    """The last words kept of the owner's ties, by person; those of imports that were taken back are left out."""
    rows = context.desk.words.list()
    if not rows:
        return {}
    live = {made.id for made in context.lake.manifest.live()}
    persons = context.derivation().person_by_account(sorted({a for row in rows for a in (row.author, row.other)}))
    found: dict[int, tuple[LastWords, ...]] = {}
    for row in rows:
        both = [persons.get(row.author), persons.get(row.other)]
        others = [person for person in both if person is not None and person not in own.persons]
        if row.import_id in live and len(others) == 1 and None not in both:
            found[others[0]] = (*found.get(others[0], ()), row)
    return found


def said_of(context: Context, scoring: Scoring, own: Me, owed: Sequence[ReplyOwed]) -> dict[int, str]:
    """What each of these who wait for an answer said last, as far as it is known."""
    posts = _texts(context, scoring, tuple(sorted({one.object for one in owed if one.object is not None})))
    words = kept_words(context, own)
    found = {}
    for one in owed:
        kept_ = next((row.text for row in words.get(one.person, ()) if row.ts == one.since), "")
        found[one.person] = (posts.get(one.object or -1) or kept_)[:SAID_LETTERS]
    return found


@kept(most=4)
def _texts(context: Context, scoring: Scoring, wanted: tuple[int, ...]) -> Mapping[int, str]:
    """The words of these posts, where they are here."""
    if not wanted:
        return MappingProxyType({})
    posts = scoring.derivation.lake.facts("posts").select("post", "text").filter(_.post.isin(wanted))
    rows = scoring.derivation.fetch(posts.filter(_.text.notnull()), "words of posts").to_pylist()
    return MappingProxyType({row["post"]: row["text"] for row in rows})
