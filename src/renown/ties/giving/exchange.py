"""Give and take: what passed between the owner and each person, and whether it is time to give before asking.

Favours are those that were noted; acts are those the imports show. Neither is a bill: the sums only say to whom a
thank-you or a gift would be fitting. Invariant: nothing noted is said to be unknown, never even or zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pyarrow as pa

from renown.model.kinds import KindClass, kinds_of
from renown.ties.contacts import date_of

EFFORT: Mapping[str, float] = {
    "introduction": 3.0,
    "reference": 5.0,
    "referral": 5.0,
    "review": 2.0,
    "help": 2.0,
    "advice": 2.0,
    "gift": 2.0,
    "article": 1.0,
    "other": 1.0,
}
"""How much a favour of each kind weighs: 1 a moment, 2 an hour, 3 one's own good name with two people, 5 with a third
party who decides."""

FAVOUR_HALF_LIFE = 365.0
"""After so many days a favour weighs half."""

SMOOTH = 2.0
LEAN = 0.2
"""From here on, either way, one side is said to have given more."""

MANY_ASKS = 2
FAVOUR_WORDS: Mapping[str, str] = {
    "introduction": "an introduction",
    "reference": "a reference",
    "referral": "a referral",
    "review": "a review",
    "help": "help",
    "advice": "advice",
    "gift": "a gift",
    "article": "an article",
    "other": "a favour",
}
_LEADS = frozenset("with on about of for at in to from mit bei beim für über con sobre de para en por von zu".split())
"""Words that may follow the name of a favour as they are; before others stands a colon."""

SIGNS = (*kinds_of(KindClass.CURATION), "repost", "quote")
"""Acts by which one speaks well of somebody before others; they count as something given."""

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Favour:
    """One favour between the owner and a person. given: by the owner."""

    person: int
    kind: str
    given: bool
    day: date
    thanked: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """An open promise. mine: the owner's."""

    person: int
    mine: bool
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The owner asked a person for something on a day."""

    person: int
    day: date


@dataclass(frozen=True, slots=True)
class Acts:
    """How often one acted because of the other on all networks, by kind, and on which day last."""

    person: int
    kind: str
    given: bool
    times: int
    last: date


R = TypeVar("R", Favour, Promised, Acts)


@dataclass(frozen=True, slots=True)
class KindCount:
    """How often one kind of favour was given and received, and how many of those received wait for thanks."""

    kind: str
    given: int
    received: int
    unthanked: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Give and take with one person, or with all of them (person None); see `balance_of`."""

    person: int | None
    given: int
    received: int
    balance: float
    kinds: tuple[KindCount, ...]
    promises_mine: int
    promises_theirs: int
    unthanked: int
    acts_given: int
    acts_received: int
    words: str


@dataclass(frozen=True, slots=True)
class BeforeAsking:
    """What to think of before asking a person; see `before_asking`."""

    person: int
    verdict: str
    asked_since: int
    last_given: date | None
    words: str


def balances(
    favours: Sequence[Favour], promises: Sequence[Promised], acts: Sequence[Acts], day: date
) -> tuple[Balance, ...]:
    """The balance with everybody of whom a favour or a promise was noted; those who gave the owner most come first.

    >>> found = balances([Favour(2, "help", False, date(2026, 1, 1))], [], [], date(2026, 1, 1))
    >>> [(b.person, b.received, b.balance, b.unthanked) for b in found]
    [(2, 1, -0.5, 1)]
    """
    people = sorted({f.person for f in favours} | {p.person for p in promises})
    done, open_, acted = _grouped(favours), _grouped(promises), _grouped(acts)
    found = [balance_of(p, done[p], open_[p], acted[p], day) for p in people]
    return tuple(sorted(found, key=lambda b: (b.balance, b.person or 0)))


def balance_of(
    person: int | None, favours: Sequence[Favour], promises: Sequence[Promised], acts: Sequence[Acts], day: date
) -> Balance:
    """Give and take in these rows.

    balance = (G - T) / (G + T + 2), G and T the efforts (`EFFORT`) of what was given and received, halved after a
    year: -1 is all received, 1 all given. Rows after `day` are left out. Acts are counted, not weighed.
    """
    seen = [f for f in favours if f.day <= day]
    weights = {way: sum(_weight(f, day) for f in seen if f.given is way) for way in (True, False)}
    counts = tuple(_count(kind, seen) for kind in EFFORT if any(f.kind == kind for f in seen))
    given, received = sum(c.given for c in counts), sum(c.received for c in counts)
    balance = (weights[True] - weights[False]) / (weights[True] + weights[False] + SMOOTH)
    unthanked = sum(c.unthanked for c in counts)
    return Balance(
        person,
        given,
        received,
        balance,
        counts,
        sum(p.mine for p in promises),
        sum(not p.mine for p in promises),
        unthanked,
        sum(a.times for a in acts if a.given),
        sum(a.times for a in acts if not a.given),
        _balance_in_words(given, received, balance, unthanked),
    )


def gave_more(found: Iterable[Balance]) -> tuple[Balance, ...]:
    """Those who gave more than they got: the balance leans to the owner by at least `LEAN`."""
    return tuple(b for b in found if b.balance <= -LEAN)


def before_asking(
    person: int,
    favours: Sequence[Favour],
    promises: Sequence[Promised],
    asks: Sequence[Ask],
    acts: Sequence[Acts],
    day: date,
) -> BeforeAsking:
    """Whether it is time to ask a person, or to give first; rows about others are left out.

    Give first: something received waits for thanks, a promise of the owner's is past its day, or the owner asked
    twice or more since the person last got something (a favour, or a public good word: `SIGNS`). Nothing known of any
    of that: unknown.
    """
    mine = [f for f in favours if f.person == person and f.day <= day]
    signs = [a for a in acts if a.person == person and a.given and a.kind in SIGNS and a.last <= day]
    asked = [a.day for a in asks if a.person == person and a.day <= day]
    last = max([*(f.day for f in mine if f.given), *(a.last for a in signs)], default=None)
    since = sum(last is None or a > last for a in asked)
    late = sum(p.mine and p.person == person and p.due is not None and p.due < day for p in promises)
    reasons = _reasons(sum(not f.given and not f.thanked for f in mine), late, since, last)
    if reasons:
        return BeforeAsking(person, "give first", since, last, ". ".join(reasons) + ".")
    if not (mine or signs or asked):
        return BeforeAsking(person, "unknown", 0, None, "Nothing given, received or asked is known between you yet.")
    return BeforeAsking(person, "ask", since, last, _fine(since, last))


def said_as(kind: str, words: str, about: str = "") -> str:
    """A favour in words: its kind, whom it led to, and what else was written of it.

    >>> said_as("help", "with the talk"), said_as("introduction", "", "Cara"), said_as("review", "my paper")
    ('help with the talk', 'an introduction to Cara', 'a review: my paper')
    """
    if kind == "other":
        return words or FAVOUR_WORDS[kind]
    told = FAVOUR_WORDS[kind] + (f" to {about}" if about else "")
    return told + (f"{' ' if words.split()[0].lower() in _LEADS else ': '}{words}" if words.split() else "")


def acts_of(ledger: pa.Table, owner: int) -> list[Acts]:
    """The acts between the owner and each person, per kind and way, all networks together.

    ledger: rows of the derived table; those that touch the owner are used.

    >>> row = {"actor": [1], "target": [2], "network": ["slack"], "kind": ["like"], "n": [5], "last": [15525]}
    >>> acts_of(pa.table(row), 1)
    [Acts(person=2, kind='like', given=True, times=5, last=datetime.date(2012, 7, 4))]
    """
    found: dict[tuple[int, str, bool], list[tuple[int, int]]] = defaultdict(list)
    for row in ledger.select(["actor", "target", "kind", "n", "last"]).to_pylist():
        if owner in (row["actor"], row["target"]):
            given = row["actor"] == owner
            person = row["target"] if given else row["actor"]
            found[person, row["kind"], given].append((row["n"], row["last"]))
    return [
        Acts(*key, sum(n for n, _ in seen), date_of(max(last for _, last in seen)))
        for key, seen in sorted(found.items())
    ]


def _grouped(rows: Sequence[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[row.person].append(row)
    return found


def _weight(favour: Favour, day: date) -> float:
    return EFFORT[favour.kind] * float(2.0 ** (-(day - favour.day).days / FAVOUR_HALF_LIFE))


def _count(kind: str, favours: Sequence[Favour]) -> KindCount:
    same = [f for f in favours if f.kind == kind]
    got = [f for f in same if not f.given]
    return KindCount(kind, len(same) - len(got), len(got), sum(not f.thanked for f in got))


def _balance_in_words(given: int, received: int, balance: float, unthanked: int) -> str:
    if not given and not received:
        return "No favour noted yet."
    who = "You gave more" if balance >= LEAN else "They gave more" if balance <= -LEAN else "Much the same both ways"
    waiting = f"; {_number(unthanked)} still to be thanked for" if unthanked else ""
    return f"{who}: you {_times(given)}, they {_times(received)}{waiting}."


def _times(number: int) -> str:
    """How often, as one says it.

    >>> _times(1), _times(2), _times(3), _times(0)
    ('once', 'twice', 'three times', 'not yet')
    """
    return {0: "not yet", 1: "once", 2: "twice"}.get(number, f"{_number(number)} times")


def _number(number: int) -> str:
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else str(number)


def _reasons(unthanked: int, late: int, asked: int, last: date | None) -> list[str]:
    found = []
    if unthanked:
        found.append(f"{_number(unthanked).capitalize()} of their favours {_is(unthanked)} still to be thanked for")
    if late:
        found.append(f"{_number(late).capitalize()} of your promises {_is(late)} past the day")
    if asked >= MANY_ASKS:
        since = f"since they last got something from you ({last})" if last else "and nothing you gave them is noted"
        found.append(f"You have asked {_times(asked)} {since}")
    return found


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _fine(asked: int, last: date | None) -> str:
    if last is None:
        return "Nothing stands in the way of asking, though nothing you gave them is noted yet."
    return f"They last got something from you on {last}; you have asked {_times(asked)} since."
