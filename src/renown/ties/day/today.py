"""Today: at most five people to turn to, each with every reason why, and nobody who should be left in peace.

    P = tier min(silence / cadence, 3) + 0.7 [2 < silence / median gap < 12] + 1.0 [promise due] + 0.6 [unthanked]
      + 0.5 [life event] + 0.4 [you owe a give, or an answer]

Nobody is listed who is not to be contacted, who has left two words of the owner unanswered within 30 days, who was put
off, or who has no reason of the day: a cadence that is not over yet is none. Whoever was met at an event less than two
days ago comes first. Invariants: the reasons add up to P; the same tables give the same list in the same order; a
decision about one person never changes what is said of another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ties.bonds import bonds_of, starts_of
from renown.ties.contacts import contacts_of, date_of, days_in_words
from renown.ties.quiet import SHORTEST_GAP, among_few, rhythms_of
from renown.ties.rhythm import DORMANT, FEWEST_TIMES, NOTICED, Numbers

MOST = 5
TIERS = {14: 2.0, 30: 1.6, 90: 1.3, 180: 1.0, 365: 0.7}
"""The cadences in days, and how much each weighs: whom one wants to hear often matters more."""

SUGGESTED = 0.5
"""What a cadence that nobody set weighs beside one that was set."""

CLOSENESS = ((85.0, 14), (70.0, 30), (40.0, 90), (20.0, 180), (0.0, 365))
"""From which warmth or depth on which cadence is suggested."""

MOST_OVERDUE = 3.0
TERMS = {"rhythm": 0.7, "promise": 1.0, "thanks": 0.6, "life": 0.5, "give": 0.4, "follow-up": 0.0}
TRIES_IN_VAIN, TRIES_WITHIN = 2, 30
REST = 7
"""Days after a word during which only a promise that is due, or an event, brings somebody back."""

ONCE = 30
"""Days after a word during which a life event and something owed are not told again."""

_NOBODY = 1 << 62


@dataclass(frozen=True, slots=True)
class Known:
    """What contact alone says of each person, one position per person, by id.

    last: the last day of contact between few. gap: the median gap in days, 0 where there is no rhythm. cadence: the
    suggested one in days, 0 where none is. unanswered: days of the last `TRIES_WITHIN` on which the owner spoke and
    has not been answered since.
    """

    person: Numbers
    last: Numbers
    gap: Numbers
    cadence: Numbers
    unanswered: Numbers


@dataclass(frozen=True, slots=True)
class Occasion:
    """A reason of the day that contact does not show. term: one of `TERMS`. key: what a "not for this" holds on to.

    until: for a follow-up, when it stops being fresh.
    """

    person: int
    term: str
    key: str
    words: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner decided, by person; days are whole numbers since 1970-01-01.

    cadence: days, and the day it was set. never: not to be contacted. later: not before this day. done: the last day
    of a word that no source shows yet. skipped: (person, key of a reason).
    """

    cadence: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    never: frozenset[int] = frozenset()
    later: Mapping[int, int] = field(default_factory=dict)
    done: Mapping[int, int] = field(default_factory=dict)
    skipped: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One term that fired: what it adds to P, and a sentence."""

    term: str
    key: str
    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to turn to today. last is None where no contact was ever seen, which is unknown, not long ago.

    cadence: in days, None without one; suggested: nobody set it.
    """

    person: int
    priority: float
    reasons: tuple[Reason, ...]
    cadence: int | None
    suggested: bool
    last: int | None


def known_of(contact_days: pa.Table, owner: int, day: int, corrections: Mapping[int, float] | None = None) -> Known:
    """What contact says of everybody the owner was in touch with, as of a day (later rows are left out).

    A day counts when it was between few (`quiet.CLOSE`), as it does for rhythms. corrections: the warmth that the owner
    says a tie has; a cadence is suggested from it instead of the computed warmth and depth.

    >>> row = {"a": [1], "b": [2], "network": ["mail"], "day": [9], "out": [1], "in_": [0], "weight": [1.0]}
    >>> known = known_of(pa.table(row), 1, 10)
    >>> known.person.tolist(), known.last.tolist(), known.unanswered.tolist(), known.cadence.tolist()
    ([2], [9], [1], [0])
    """
    rows = contacts_of(contact_days, owner, day)
    columns = [rows[c].to_numpy() for c in ("person", "day", "said", "heard", "weight")]
    found = rhythms_of(*columns)
    rhythmic = (found["days"] >= FEWEST_TIMES) & found["mutual"]
    near = pc.or_(pc.equal(contact_days["a"], owner), pc.equal(contact_days["b"], owner))
    bonds = bonds_of(contact_days.filter(near), day)
    other = np.where(bonds.a == owner, bonds.b, bonds.a)
    order = np.argsort(other)
    closest = np.maximum(bonds.warmth, bonds.depth)[order][np.searchsorted(other[order], found["person"])]
    for person, said in (corrections or {}).items():
        closest[found["person"] == person] = said
    return Known(
        person=found["person"].astype(np.int64),
        last=found["last"],
        gap=np.where(rhythmic, np.maximum(found["gap"], SHORTEST_GAP), 0.0),
        cadence=np.where(rhythmic, cadence_for(closest), 0),
        unanswered=_unanswered(found["person"], *columns, day=day),
    )


def cadence_for(closeness: Numbers) -> Numbers:
    """The cadence suggested for a warmth or depth.

    >>> cadence_for(np.array([90.0, 71.0, 5.0])).tolist()
    [14, 30, 365]
    """
    least = [closeness >= bound for bound, _ in CLOSENESS]
    found: Numbers = np.select(least, [days for _, days in CLOSENESS])
    return found


def _unanswered(
    people: Numbers, person: Numbers, day_: Numbers, said: Numbers, heard: Numbers, weight: Numbers, *, day: int
) -> Numbers:
    """On how many of the last days the owner spoke to each, with no word back on that day or since."""
    at = np.clip(np.searchsorted(people, person), 0, max(len(people) - 1, 0))
    answered = np.full(len(people), -1, dtype=np.int64)
    np.maximum.at(answered, at[heard > 0], day_[heard > 0])
    tries = (said > 0) & among_few(weight) & (day_ > day - TRIES_WITHIN)
    tries[tries] &= day_[tries] > answered[at[tries]]
    order = np.lexsort((day_[tries], at[tries]))
    starts = starts_of(at[tries][order], day_[tries][order])
    return np.bincount(at[tries][order][starts], minlength=len(people))


def suggest(
    known: Known, occasions: Sequence[Occasion], wishes: Wishes, day: int, limit: int = MOST
) -> tuple[Suggestion, ...]:
    """The people of the day, as of a day number: those met at an event first, then by P, then by id.

    >>> known = Known(*(np.array(x) for x in ([2], [0], [0.0], [0], [0])))
    >>> [(s.person, s.priority, s.reasons[0].words) for s in suggest(known, (), Wishes(cadence={2: (30, 0)}), 45)]
    [(2, 2.4, 'Silent for 45 days; you want to be in touch every 30 days.')]
    """
    told = [o for o in occasions if (o.person, o.key) not in wishes.skipped and not _told_lately(o, wishes, day)]
    table = _Table.of(known, told, wishes, day)
    fired = table.fired()
    order = np.lexsort((table.person, -np.round(table.priority(), 9), table.fresh))
    chosen = order[fired[order]][:limit]
    return tuple(table.suggestion(int(at), told) for at in chosen)


def _told_lately(occasion: Occasion, wishes: Wishes, day: int) -> bool:
    done = wishes.done.get(occasion.person)
    if done is None:
        return False
    return day - done < {"life": ONCE, "give": ONCE, "follow-up": ONCE, "thanks": REST}.get(occasion.term, 1)


@dataclass(frozen=True, slots=True)
class _Table:
    """Everybody who may be listed, as columns; -1 in `last` and `since` says that it is not known."""

    day: int
    person: Numbers
    last: Numbers
    since: Numbers
    gap: Numbers
    cadence: Numbers
    chosen: Numbers
    refused: Numbers
    skips_cadence: Numbers
    skips_rhythm: Numbers
    terms: Mapping[str, Numbers]
    fresh: Numbers

    @classmethod
    def of(cls, known: Known, occasions: Sequence[Occasion], wishes: Wishes, day: int) -> _Table:
        """The table of a day."""
        others = {o.person for o in occasions} | set(wishes.cadence)
        person = np.union1d(known.person, np.fromiter(others, np.int64, len(others)))
        at = np.searchsorted(person, known.person)
        place = {name: _spread(getattr(known, name), at, len(person), empty) for name, empty in _EMPTY}
        done = _placed(person, wishes.done, -1)
        cadence = _placed(person, {p: days for p, (days, _) in wishes.cadence.items()}, 0)
        last = np.maximum(place["last"], done)
        set_on = _placed(person, {p: on for p, (_, on) in wishes.cadence.items()}, -1)
        resting = (done >= 0) & (day - done < REST)
        later = _placed(person, wishes.later, -1) > day
        terms = {term: _among(person, [o.person for o in occasions if o.term == term]) for term in TERMS}
        urgent = terms["promise"] | terms["follow-up"]
        silent = (place["unanswered"] >= TRIES_IN_VAIN) | _among(person, wishes.never) | later
        return cls(
            day=day,
            person=person,
            last=last,
            since=np.where(last >= 0, last, set_on),
            gap=place["gap"],
            cadence=np.where(cadence > 0, cadence, place["cadence"]),
            chosen=cadence > 0,
            refused=silent | (resting & ~urgent),
            skips_cadence=_among(person, [p for p, key in wishes.skipped if key == "cadence"]),
            skips_rhythm=_among(person, [p for p, key in wishes.skipped if key == "rhythm"]),
            terms=terms,
            fresh=_freshness(person, occasions),
        )

    @property
    def silence(self) -> Numbers:
        """Days since the last contact; where none was seen, since the cadence was set."""
        return self.day - self.since

    def cadence_points(self) -> Numbers:
        """The first term of P. A suggested cadence says nothing of a tie whose rhythm is long over."""
        asleep = ~self.chosen & (self.silence >= DORMANT * np.maximum(self.gap, SHORTEST_GAP))
        counts = (self.cadence > 0) & ~self.skips_cadence & ~asleep
        over = np.minimum(self.silence / np.maximum(self.cadence, 1), MOST_OVERDUE)
        return np.where(counts, weight_of(self.cadence) * np.where(self.chosen, 1.0, SUGGESTED) * over, 0.0)

    def overdue(self) -> Numbers:
        """Whether the cadence is over."""
        due: Numbers = (self.cadence_points() > 0) & (self.silence >= self.cadence)
        return due

    def drifting(self) -> Numbers:
        """Whether the silence is long for their own rhythm, yet the rhythm is not over."""
        ratio = self.silence / np.maximum(self.gap, 1.0)
        off: Numbers = (self.gap > 0) & (ratio > NOTICED) & (ratio < DORMANT) & ~self.skips_rhythm
        return off

    def fired(self) -> Numbers:
        """Who has a reason of the day and may be listed."""
        reasons = np.logical_or.reduce([self.overdue(), self.drifting(), *self.terms.values()])
        found: Numbers = reasons & ~self.refused
        return found

    def priority(self) -> Numbers:
        """P for everybody."""
        told = {**self.terms, "rhythm": self.drifting()}
        total: Numbers = self.cadence_points() + sum(TERMS[term] * where for term, where in told.items())
        return total

    def suggestion(self, at: int, occasions: Sequence[Occasion]) -> Suggestion:
        """One person with the reasons in words, the weightiest first."""
        person = int(self.person[at])
        reasons = [*self._from_contact(at), *_told([o for o in occasions if o.person == person])]
        reasons.sort(key=lambda reason: (reason.term != "follow-up", -reason.points, reason.key))
        return Suggestion(
            person=person,
            priority=round(float(self.priority()[at]), 9),
            reasons=tuple(reasons),
            cadence=int(self.cadence[at]) or None,
            suggested=bool(self.cadence[at]) and not bool(self.chosen[at]),
            last=int(self.last[at]) if self.last[at] >= 0 else None,
        )

    def _from_contact(self, at: int) -> list[Reason]:
        points = round(float(self.cadence_points()[at]), 9)
        found = [Reason("cadence", "cadence", points, self._cadence_words(at))] if points else []
        if self.drifting()[at]:
            every = days_in_words(float(self.gap[at]))
            words = f"You used to be in touch about every {every}."
            found.append(Reason("rhythm", "rhythm", TERMS["rhythm"], words))
        return found

    def _cadence_words(self, at: int) -> str:
        silence, cadence = int(self.silence[at]), days_in_words(int(self.cadence[at]))
        if self.last[at] < 0:
            return f"No contact seen since you wished for one every {cadence}, on {date_of(int(self.since[at]))}."
        last = f"Silent for {days_in_words(silence)}"
        if silence < self.cadence[at]:
            last = "In touch today" if silence == 0 else f"In touch {days_in_words(silence)} ago"
        if self.chosen[at]:
            return f"{last}; you want to be in touch every {cadence}."
        return f"{last}; every {cadence} is suggested for a tie this close."


_EMPTY = (("last", -1), ("gap", 0.0), ("cadence", 0), ("unanswered", 0))


def weight_of(cadence: Numbers) -> Numbers:
    """How much a cadence weighs: that of the first tier that is not shorter.

    >>> weight_of(np.array([7, 30, 60, 900])).tolist()
    [2.0, 1.6, 1.3, 0.7]
    """
    at = np.minimum(np.searchsorted(np.array(list(TIERS)), cadence), len(TIERS) - 1)
    found: Numbers = np.array(list(TIERS.values()))[at]
    return found


def _told(occasions: Sequence[Occasion]) -> list[Reason]:
    """Each term counts once, however many occasions there are; each occasion is told."""
    seen: set[str] = set()
    found = []
    for occasion in sorted(occasions, key=lambda o: (o.term, o.key)):
        points = 0.0 if occasion.term in seen else TERMS[occasion.term]
        seen.add(occasion.term)
        found.append(Reason(occasion.term, occasion.key, points, occasion.words))
    return found


def _freshness(person: Numbers, occasions: Sequence[Occasion]) -> Numbers:
    """When the first follow-up of each goes stale, as seconds; far away for everybody else."""
    fresh = np.full(len(person), _NOBODY, dtype=np.int64)
    for occasion in occasions:
        if occasion.term == "follow-up" and occasion.until is not None:
            at = np.searchsorted(person, occasion.person)
            fresh[at] = min(int(fresh[at]), int((occasion.until - datetime(1970, 1, 1)).total_seconds()))
    return fresh


def _spread(values: Numbers, at: Numbers, size: int, empty: float) -> Numbers:
    found = np.full(size, empty, dtype=values.dtype if values.dtype.kind == "f" else np.int64)
    found[at] = values
    return found


def _placed(person: Numbers, values: Mapping[int, int], empty: int) -> Numbers:
    """One value per person; those of people who are not in the table are left out."""
    found = np.full(len(person), empty, dtype=np.int64)
    keys = np.fromiter(values, np.int64, len(values))
    inside = np.isin(keys, person)
    found[np.searchsorted(person, keys[inside])] = np.fromiter(values.values(), np.int64, len(values))[inside]
    return found


def _among(person: Numbers, some: Sequence[int] | frozenset[int]) -> Numbers:
    found: Numbers = np.isin(person, np.fromiter(some, np.int64, len(some)))
    return found
