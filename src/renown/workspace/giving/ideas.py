"""The grounds of give ideas: what is open between the owner and a person, and what the facts tell of the person.

Invariant: what costs most is looked at last, and only while ideas are missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import pyarrow.compute as pc

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.model.values.profile import link_to
from renown.model.wording import day_in_words
from renown.reckoning.derivation import Derivation
from renown.reckoning.scoring import Scoring
from renown.ties.giving import ideas
from renown.ties.giving.ideas import Idea, Profile, Shared
from renown.ties.warmth import WARM
from renown.topics.words import terms_of
from renown.workspace.context import Context
from renown.workspace.giving.answers import GiveIdea, OpenPromise, Unthanked
from renown.workspace.kept import kept
from renown.workspace.me import Me
from renown.workspace.register import grown, names_of
from renown.workspace.ties.ties import replies_owed

ANSWERS_READ = 1000
NEWS_DAYS, POST_DAYS, TOLD_DAYS = 60, 90, 365
POSTS, TOLD, WARMEST = 2000, 200, 150
IN_COMMON = {"skill": "both know {0}", "membership": "both are in {0}", "education": "both studied at {1}"}
"""Facts that two people can have in common, and how to say it: {0} the value, {1} the organisation."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is open between the owner and a person: favours not thanked for, and promises of the owner's."""

    person: int
    unthanked: tuple[Unthanked, ...]
    promises: tuple[OpenPromise, ...]


@kept(most=256)
def ideas_for(context: Context, scoring: Scoring, own: Me, between: Open, limit: int) -> tuple[GiveIdea, ...]:
    """The best ideas for a person, at most `limit`."""
    found: list[Idea] = []
    grounds = _grounds(context, scoring, own, between)
    for kind in ideas.IDEA_KINDS:
        found.extend(grounds[kind]())
        if len({idea.kind for idea in found}) >= limit:
            break
    best = ideas.best(found, limit)
    return tuple(grown(GiveIdea, i, person=between.person, url=link_to(i.url)) for i in best)


def _grounds(context: Context, scoring: Scoring, own: Me, between: Open) -> Mapping[str, Callable[[], Iterable[Idea]]]:
    """How each kind of idea is looked for."""
    person = between.person
    return {
        "thanks": lambda: [
            Idea("thanks", f"thank them for {u.words}", f"noted for {day_in_words(u.since)}, not thanked yet")
            for u in between.unthanked
        ],
        "promise": lambda: [
            Idea("promise", f"keep your promise: {p.words}", _promise_ground(p)) for p in between.promises
        ],
        "answer": lambda: _answers(context, scoring, own, person),
        "congratulate": lambda: _news(scoring.derivation, person),
        "introduction": lambda: _introductions(context, scoring, own, person),
        "article": lambda: _articles(context, scoring, own, person),
    }


def _promise_ground(promise: OpenPromise) -> str:
    return f"promised on {day_in_words(promise.since)}" + (f", for {day_in_words(promise.due)}" if promise.due else "")


def _answers(context: Context, scoring: Scoring, own: Me, person: int) -> list[Idea]:
    """Their last word, where no answer to it was seen."""
    waiting = () if own.person is None else replies_owed(context, scoring, own, ANSWERS_READ)
    return [Idea("answer", "answer their last word", o.words) for o in waiting if o.person == person]


def _news(derivation: Derivation, person: int) -> list[Idea]:
    """Positions that began lately."""
    since = derivation.before - timedelta(days=NEWS_DAYS)
    began = pc.field("since")
    lately = (began >= since) & (began < derivation.before) & pc.field("until").is_null()
    facts = derivation.told("facts", derivation.accounts_of(person))
    rows = facts.filter((pc.field("fact") == "position") & lately).to_pylist()
    return [Idea("congratulate", f"congratulate them on {_post(row)}", _since(row)) for row in rows]


def _post(row: Mapping[str, Any]) -> str:
    return f"{row['value']} at {row['organisation']}" if row["organisation"] else str(row["value"])


def _since(row: Mapping[str, Any]) -> str:
    return f"since {row['since'].date()}, says {row['network']}"


def _introductions(context: Context, scoring: Scoring, own: Me, person: int) -> tuple[Idea, ...]:
    """One warm contact to bring together with another who shares something, and whom they do not know."""
    known = _profiles(context, scoring, own)
    if person not in known:
        return ()
    near = scoring.derivation.ledger_around(person)
    acquainted = {*near["actor"].to_pylist(), *near["target"].to_pylist()}
    return ideas.introductions(known[person], list(known.values()), acquainted, WARM)


@kept()
def _profiles(context: Context, scoring: Scoring, own: Me) -> Mapping[int, Profile]:
    """The warmest ties, and what two of them can have in common; the owner's own word on a tie counts."""
    derivation = scoring.derivation
    warmth = {tie.person: tie.counts for tie in own.ties.values() if tie.counts >= WARM}
    people = sorted(warmth, key=lambda person: (-warmth[person], person))[:WARMEST]
    names = names_of(context, people)
    shares: dict[int, dict[str, str]] = defaultdict(dict)
    for row in _facts_of(derivation, people):
        key, words = f"{row['fact']}:{row['value']}:{row['organisation']}", IN_COMMON[row["fact"]]
        shares[row["person"]][key] = words.format(row["value"], row["organisation"])
    for row in _described(derivation, people):
        for column, words in (("organisation", "both are at {0}"), ("headline", "both work as {0}")):
            if row[column]:
                shares[row["person"]][f"{column}:{row[column].casefold()}"] = words.format(row[column])
    for row in _speakers(derivation, people):
        shares[row["person"]][f"place:{row['network']}:{row['place']}"] = f"both write in {row['place']}"
    found = {p: Profile(p, names[p][0], warmth[p], shares[p]) for p in people if p in names}
    return MappingProxyType(found)


def _facts_of(derivation: Derivation, people: Sequence[int]) -> list[dict[str, Any]]:
    facts = derivation.facts("facts").filter(_.fact.isin(list(IN_COMMON)))
    rows = facts.inner_join(derivation.mapping, "account").filter(_.person.isin(list(people)))
    columns = rows.select("person", "fact", "value", "organisation").distinct()
    return _rows(derivation, columns, "what contacts share")


def _described(derivation: Derivation, people: Sequence[int]) -> list[dict[str, Any]]:
    rows = derivation.described.filter(_.person.isin(list(people)))
    return _rows(derivation, rows.select("person", "organisation", "headline"), "where contacts work")


def _speakers(derivation: Derivation, people: Sequence[int]) -> list[dict[str, Any]]:
    posts = derivation.lake.facts("posts").filter(_.place.notnull() & (_.ts < derivation.before))
    rows = posts.inner_join(derivation.mapping, posts.author == derivation.mapping.account)
    where = rows.filter(_.person.isin(list(people))).select("person", "network", "place").distinct()
    return _rows(derivation, where, "where contacts write")


def _articles(context: Context, scoring: Scoring, own: Me, person: int) -> tuple[Idea, ...]:
    """A post of the last months on what the person writes about, that they did not make or react to."""
    derivation = scoring.derivation
    accounts = derivation.accounts_of(person)
    told = [terms_of(text) for text in _written_by(derivation, accounts)]
    if not told:
        return ()
    posts = _shareable(context, scoring, own.persons)
    others = [post for post in posts if post.author != person]
    return ideas.articles(told, others, _known_to(derivation, accounts))


def _written_by(derivation: Derivation, accounts: Sequence[int]) -> list[str]:
    since = derivation.before - timedelta(days=TOLD_DAYS)
    posts = derivation.told("posts", accounts, by="author").select(["ts", "post", "text"])
    lately = posts.filter(
        (pc.field("ts") >= since) & (pc.field("ts") < derivation.before) & pc.field("text").is_valid()
    )
    texts: list[str] = lately.sort_by([("ts", "descending"), ("post", "ascending")])["text"].to_pylist()
    return texts[:TOLD]


@kept()
def _shareable(context: Context, scoring: Scoring, owners: tuple[int, ...]) -> tuple[Shared, ...]:
    """The newest posts with an address, by anybody but the owner."""
    derivation = scoring.derivation
    since = derivation.before - timedelta(days=POST_DAYS)
    posts = derivation.lake.facts("posts").filter(_.url.notnull() & _.text.notnull())
    lately = posts.filter((_.ts >= since) & (_.ts < derivation.before))
    rows = lately.inner_join(derivation.mapping, lately.author == derivation.mapping.account)
    newest = rows.filter(~_.person.isin(list(owners))).select("person", "text", "url", "ts", "post")
    found = _rows(derivation, newest.order_by(ibis.desc("ts"), "post").limit(POSTS), "posts to pass on")
    names = names_of(context, [row["person"] for row in found])
    return tuple(
        Shared(r["person"], names[r["person"]][0], r["text"], terms_of(r["text"]), r["url"], r["ts"].date())
        for r in found
    )


def _known_to(derivation: Derivation, accounts: Sequence[int]) -> set[str]:
    """Addresses of the posts these accounts reacted to."""
    return set(derivation.addresses_met(accounts)["url"].to_pylist())


def _rows(derivation: Derivation, expression: Expression, step: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = derivation.fetch(expression, step).to_pylist()
    return rows
