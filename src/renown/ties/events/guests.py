"""Whom to meet at an event: everybody there for whom there is a reason, those with the strongest reasons first.

Invariant: nobody stands high for being influential; only what the owner aims at, owes, or has let slip counts, and each
reason is said in words. Who has no reason is not listed, which says nothing about them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from renown.identity.search import folded

WEIGHTS = {
    "goal": 4.0,
    "target": 3.5,
    "promise": 3.0,
    "quiet": 3.0,
    "owed": 2.0,
    "thanks": 2.0,
    "introduced": 1.5,
}
"""What each reason is worth. goal: the goal of the event names it; target: at a company aimed at; promise: the owner's,
still open; quiet: contact had a rhythm and broke off; owed: their last word has no answer; thanks: not thanked yet;
introduced: hardly known, and somebody both know could introduce. A goal counts by the share of its words that fit."""

COMMON_NAME = 0.5
FEWEST_LETTERS = 3
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    """about after all also and any anybody another are before but can company find for from have head hear here into
    learn like meet more not people person some somebody someone speak talk that the their them there they this three
    two who with work works you
    alguien aus con conocer das dem den der die eine einen finden für hablar jemand kennen lernen para que sprechen
    treffen und unos von über""".split()
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why to meet somebody: the kind, a key of `WEIGHTS`, a sentence, and how much of it holds (0 to 1)."""

    kind: str
    words: str
    share: float = 1.0

    @property
    def weight(self) -> float:
        """What the reason is worth."""
        return WEIGHTS[self.kind] * self.share


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to meet, with the reasons, the strongest first."""

    person: int
    weight: float
    reasons: tuple[Reason, ...]


def suggestions(reasons: Iterable[tuple[int, Reason]], limit: int = 10) -> tuple[Suggestion, ...]:
    """Whom to meet, the strongest reasons together first; equal ones by person. One kind of reason counts once.

    >>> [s.person for s in suggestions([(1, Reason("owed", "")), (2, Reason("goal", "")), (1, Reason("owed", ""))])]
    [2, 1]
    """
    told: dict[int, list[Reason]] = defaultdict(list)
    for person, reason in reasons:
        told[person].append(reason)
    found = [_suggestion(person, own) for person, own in told.items()]
    return tuple(sorted(found, key=lambda s: (-s.weight, s.person))[:limit])


def _suggestion(person: int, own: list[Reason]) -> Suggestion:
    ordered = sorted(own, key=lambda r: (-r.weight, r.words))
    best = {reason.kind: reason.weight for reason in reversed(ordered)}
    return Suggestion(person, sum(best.values()), tuple(ordered))


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a goal that say something, in their order.

    >>> telling_words("Find two people from Lumenfold who work on storage")
    ('lumenfold', 'storage')
    """
    found = (word for word in _WORD.findall(folded(text)) if len(word) >= FEWEST_LETTERS and word not in _EMPTY)
    return tuple(dict.fromkeys(found))


def named_by(goal: str, described: Mapping[int, str]) -> Iterator[tuple[int, Reason]]:
    """Whom a goal names, by what is known of them; a word also fits its plural and the like.

    A word that fits more than `COMMON_NAME` of the people tells none of them apart and is left out.

    >>> people = {1: "Bo Diaz, Data engineer", 2: "Zoe Fox, Teacher", 3: "Ivo Lund, Baker"}
    >>> [(person, reason.words, reason.share) for person, reason in named_by("meet storage engineers", people)]
    [(1, 'Your goal names “engineers”.', 0.5)]
    """
    wanted = telling_words(goal)
    theirs = {person: _WORD.findall(folded(text)) for person, text in described.items()}
    fits = {word: {p for p, own in theirs.items() if any(_akin(word, other) for other in own)} for word in wanted}
    telling = {word: people for word, people in fits.items() if len(people) <= COMMON_NAME * len(theirs)}
    for person in theirs:
        if words := [word for word, people in telling.items() if person in people]:
            yield person, Reason("goal", f"Your goal names “{'”, “'.join(words)}”.", len(words) / len(wanted))


def _akin(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending of up to two letters."""
    short, long = sorted((one, other), key=len)
    return len(short) >= FEWEST_LETTERS and long.startswith(short) and len(long) - len(short) <= 2
