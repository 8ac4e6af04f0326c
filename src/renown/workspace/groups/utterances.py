"""What was written in public places in the last months, as terms, links and questions; read once for all who ask.

Invariant: only posts are read, which are public in their place; private messages have no text here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from renown.lake.expressions import ibis
from renown.reckoning.derivation import day_of
from renown.reckoning.scoring import Scoring
from renown.topics.trends import MONTH, MONTHS_BEFORE
from renown.topics.words import asks, links_of, terms_of
from renown.workspace.context import Context
from renown.workspace.kept import kept

POSTS_READ = 300_000
"""The newest so many posts are read; a larger community is told of by these."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody wrote on a day. question: whether it asks something."""

    person: int
    day: int
    terms: frozenset[str]
    links: frozenset[str]
    question: bool


@kept(most=2)
def utterances(context: Context, scoring: Scoring) -> tuple[Utterance, ...]:
    """Everything written in the last seven months of 30 days."""
    derivation = scoring.derivation
    posts = derivation.lake.facts("posts")
    since = derivation.before - timedelta(days=MONTH * (MONTHS_BEFORE + 1))
    lately = posts.filter((posts.ts < derivation.before) & (posts.ts >= since) & posts.text.notnull())
    rows = lately.inner_join(derivation.mapping, lately.author == derivation.mapping.account)
    newest = rows.select("person", "ts", "text", "post").order_by(ibis.desc("ts"), "post").limit(POSTS_READ)
    return tuple(
        Utterance(r["person"], day_of(r["ts"]), terms_of(r["text"]), links_of(r["text"]), asks(r["text"]))
        for r in derivation.fetch(newest, "what was written lately").to_pylist()
    )
