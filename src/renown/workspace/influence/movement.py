"""Why a score moved between two days: the people and acts behind the change, in points.

The score of the earlier day is worked out again from the acts that had happened by then, with today's trust,
communities and formula held fixed; so what each person's acts add or take is only what they did and what faded.
Invariant: the points of all people add up to the change of the score; what else changed meanwhile (another formula,
other people vouched for, imports) is named as a cause and never put on anybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

import pyarrow.compute as pc

from renown.errors import NotFoundError
from renown.influence.deeds import deeds_of
from renown.influence.explain import explain
from renown.influence.factors import FACTORS
from renown.ledger.ledger import ledger_of
from renown.reckoning.derivation import day_of
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.influence.answers import Movement, Mover
from renown.workspace.influence.evidence import counting_acts
from renown.workspace.kept import kept
from renown.workspace.register import called, name_of

MOVERS = 8
LEAST_MOVED = 0.01
"""Points below which a person is not worth a line."""

NOUNS = {"endorse": "endorsement", "recommend": "recommendation", "list_add": "listing"}
"""Acts whose name is no noun."""

Points = dict[int, float]


@kept(most=8)
def movement(context: Context, scoring: Scoring, person: int, since: datetime) -> Movement:
    """What moved a score since a moment. Raises NotFoundError when nobody acted because of the person."""
    deeds = scoring.deeds_towards(person)
    if not deeds.subjects.size:
        raise NotFoundError("nobody was seen to act because of them")
    now = explain(deeds, scoring.standing(deeds), scoring.formula, scoring.observable)
    was = _before(scoring, person, since)
    points = {name: (was[name][0], next(f.points for f in now.factors if f.name == name)) for name in FACTORS}
    after, before = _by_person(now.contributions), _summed(parts for _, parts in was.values())
    changes = {who: after.get(who, 0.0) - before.get(who, 0.0) for who in after.keys() | before.keys()}
    return Movement(
        person=person,
        name=name_of(context, person),
        since=since.date(),
        before=sum(pair[0] for pair in points.values()),
        after=now.score,
        factors=tuple((name, after - before) for name, (before, after) in points.items()),
        up=_movers(context, scoring, person, since, {w: c for w, c in changes.items() if c >= LEAST_MOVED}),
        down=_movers(context, scoring, person, since, {w: c for w, c in changes.items() if c <= -LEAST_MOVED}),
        others=max(0, sum(c >= LEAST_MOVED for c in changes.values()) - MOVERS)
        + max(0, sum(c <= -LEAST_MOVED for c in changes.values()) - MOVERS),
    )


def _before(scoring: Scoring, person: int, since: datetime) -> dict[str, tuple[float, Points]]:
    """Factor -> its points at a moment, and each person's part of them."""
    derivation = scoring.derivation
    facts = derivation.lake.facts("interactions")
    towards = facts.filter(facts.target.isin(list(derivation.accounts_of(person))))
    rows = derivation.fetch(ledger_of(towards, derivation.mapping, since), "what had happened by then")
    deeds = deeds_of(rows.filter(pc.equal(rows["target"], person)), day_of(since), scoring.formula)
    if not deeds.subjects.size:
        return {name: (0.0, {}) for name in FACTORS}
    then = explain(deeds, scoring.standing(deeds), scoring.formula, scoring.observable)
    return {f.name: (f.points, _column(then.contributions, f.name)) for f in then.factors}


def _column(contributions: Any, factor: str) -> Points:
    found: Points = defaultdict(float)
    columns = (contributions[name].to_pylist() for name in ("actor", factor))
    for actor, points in zip(*columns, strict=True):
        found[actor] += points
    return dict(found)


def _by_person(contributions: Any) -> Points:
    return _summed(_column(contributions, name) for name in FACTORS)


def _summed(parts: Any) -> Points:
    found: Points = defaultdict(float)
    for part in parts:
        for who, points in part.items():
            found[who] += points
    return dict(found)


def _movers(context: Context, scoring: Scoring, person: int, since: datetime, changes: Points) -> tuple[Mover, ...]:
    """The people whose part changed most, with what they did since then."""
    best = sorted(changes, key=lambda who: (-abs(changes[who]), who))[:MOVERS]
    did: dict[int, Counter[str]] = defaultdict(Counter)
    for act in counting_acts(scoring, person, [*scoring.formula.reaction, *scoring.formula.curation], since):
        did[act["person"]][act["kind"]] += 1
    names = called(context, best)
    return tuple(Mover(who, names[who], changes[who], _words(did[who])) for who in best)


def _words(did: Counter[str]) -> str:
    """What somebody did since then.

    >>> _words(Counter({"reply": 2, "like": 1})), _words(Counter())
    ('2 replies, 1 like since then', 'nothing new since then: what they did before fades')
    """
    if not did:
        return "nothing new since then: what they did before fades"
    return ", ".join(f"{many} {_plural(kind, many)}" for kind, many in did.most_common()) + " since then"


def _plural(kind: str, many: int) -> str:
    """A kind of act as a noun.

    >>> _plural("reply", 2), _plural("like", 1), _plural("watch", 3)
    ('replies', 'like', 'watches')
    """
    word = NOUNS.get(kind, kind.replace("_", " "))
    if many == 1:
        return word
    if word.endswith("y"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ch", "sh", "s", "x")) else f"{word}s"
