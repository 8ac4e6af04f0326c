"""What one could give somebody: up to a few concrete ideas, each with the fact it rests on.

Invariant: no idea without a ground in the data; where there is none, there is no idea. Nothing is said about what
somebody feels or wants.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log

RARE_SHARE = 0.25
"""What more than this share of one's contacts have in common is no reason to introduce two of them."""

IDEA_KINDS = ("thanks", "promise", "answer", "congratulate", "introduction", "article")
"""What one can give, in the order in which it is looked for and shown."""

SHARED_WORDS = 2
COMMON_TERM = 0.1
"""A word that stands in more than this share of the posts tells nothing about a topic."""

SHOWN = 60
_LINK = re.compile(r"https?://\S+|<@\w+>|@\w+")


@dataclass(frozen=True, slots=True)
class Gift:
    """Something to give: what it is (kind), in words, the fact it rests on (ground), and where that can be opened."""

    kind: str
    words: str
    ground: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Idea(Gift):
    """Something that a person could be given. other: a third person; strength orders ideas of one kind."""

    other: int | None = None
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody that two people can share: per thing (an organisation, a group, a skill) its words.

    shares: key of the thing -> how to say it ("both were at Northwind").
    """

    person: int
    name: str
    warmth: float
    shares: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shared:
    """A post that can be passed on. terms: what it is about, as `topics.words.terms_of` reads it."""

    author: int
    name: str
    text: str
    terms: frozenset[str]
    url: str
    day: date


def introductions(
    to: Profile, others: Sequence[Profile], acquainted: Collection[int], warm: float, limit: int = 1
) -> tuple[Idea, ...]:
    """Contacts to introduce somebody to: both warm, sharing something that few share, never seen in contact.

    acquainted: whoever was seen in contact with `to`. The rarer what they share and the warmer the other, the earlier
    it comes: strength = warmth / 100 * sum over what they share of log((1 + people) / holders).

    >>> a, b, c = (Profile(i, n, 60.0, {"skill:r": "both know R"} if i < 3 else {}) for i, n in enumerate("ABC", 1))
    >>> [(idea.words, idea.ground) for idea in introductions(a, [b, c], {1}, 40.0)]
    [('introduce them to B', 'both know R; they were never seen in contact')]
    """
    if to.warmth < warm:
        return ()
    people = [p for p in others if p.person != to.person]
    holders = Counter(key for p in people for key in p.shares)
    most = max(1.0, RARE_SHARE * len(people))
    found = []
    for other in people:
        keys = [k for k in other.shares if k in to.shares and holders[k] <= most]
        if not keys or other.warmth < warm or other.person in acquainted:
            continue
        keys.sort(key=lambda k: (holders[k], k))
        strength = other.warmth / 100 * sum(log((1 + len(people)) / holders[k]) for k in keys)
        ground = " and ".join(other.shares[k] for k in keys[:2])
        found.append(_introduction(other, f"{ground}; they were never seen in contact", strength))
    return _strongest(found, limit)


def articles(
    told: Sequence[frozenset[str]], posts: Sequence[Shared], known: Collection[str], limit: int = 1
) -> tuple[Idea, ...]:
    """Posts to pass on to somebody who writes about the same: at least two telling terms in common.

    told: the terms of each thing the person wrote. known: addresses of posts that they made or reacted to. A term tells
    something when few of all texts hold it (`COMMON_TERM`); strength = sum of log(texts / texts with the term).
    """
    held = Counter(term for terms in (*told, *(post.terms for post in posts)) for term in terms)
    texts = len(told) + len(posts)
    telling = {t for terms in told for t in terms if held[t] <= max(2.0, COMMON_TERM * texts)}
    found = []
    for post in posts:
        both = sorted(_longest(post.terms & telling), key=lambda t: (held[t], t))
        if len(both) < SHARED_WORDS or post.url in known:
            continue
        strength = sum(log(texts / held[t]) for t in both)
        ground = f"they write about {both[0]} and {both[1]}, as {post.name} did on {post.day}"
        found.append(Idea("article", f'send them "{_shortened(post.text)}"', ground, post.url, post.author, strength))
    return _strongest(found, limit)


def best(ideas: Iterable[Idea], limit: int) -> tuple[Idea, ...]:
    """The first ideas in the order of `IDEA_KINDS`: what is open between two comes before what is new.

    One of each kind comes before a second of any.
    """
    ranked: list[tuple[int, int, Idea]] = []
    seen: Counter[str] = Counter()
    for idea in sorted(ideas, key=lambda i: -i.strength):
        ranked.append((seen[idea.kind], IDEA_KINDS.index(idea.kind), idea))
        seen[idea.kind] += 1
    return tuple(idea for _, _, idea in sorted(ranked, key=lambda r: r[:2])[:limit])


def _longest(terms: Collection[str]) -> list[str]:
    """Terms without those that stand in a longer one: "tidal index" is one thing in common, not three."""
    return [t for t in terms if not any(t != other and t in other.split() for other in terms)]


def _introduction(other: Profile, ground: str, strength: float) -> Idea:
    return Idea("introduction", f"introduce them to {other.name}", ground, None, other.person, strength)


def _strongest(found: list[Idea], limit: int) -> tuple[Idea, ...]:
    return tuple(sorted(found, key=lambda i: (-i.strength, i.words))[:limit])


def _shortened(text: str) -> str:
    """The first words of a post, at most `SHOWN` characters."""
    flat = " ".join(_LINK.sub(" ", text).split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN].rsplit(" ", 1)[0] + "..."
