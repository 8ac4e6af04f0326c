"""Why a person has the score they have, as the doors show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from renown.influence.explain import Explanation
from renown.influence.words import to_you
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.influence.answers import HistoryPoint, Score
from renown.workspace.kept import kept
from renown.workspace.register import name_of

CHANGE_DAYS = 30
POSSIBLE = 100.0


def explain(context: Context, scoring: Scoring, person: int, trend: tuple[HistoryPoint, ...]) -> Score:
    """The score with everything that explains it. Raises NotFoundError when nobody acted because of the person.

    trend: the person's score by day, for the change of late.
    """
    found = _explanation(context, scoring, person)
    owners = scoring.derivation.persons_of(scoring.derivation.judgements.owners)
    said = to_you if person in owners else str
    before = _earlier(trend, scoring.derivation.before.date() - timedelta(days=CHANGE_DAYS))
    return Score(
        person=person,
        name=name_of(context, person),
        score=found.score,
        low=found.low,
        high=found.high,
        seen=scoring.seen(found.enough),
        actors=found.actors,
        guarded=found.guarded,
        as_of=scoring.derivation.before,
        formula=found.formula,
        percentile=scoring.percentile_of(person),
        scope_size=scoring.scope_size,
        observable_points=found.observable_points,
        possible_points=POSSIBLE,
        factors=tuple(replace(f, words=said(f.words), meaning=said(f.meaning)) for f in found.factors),
        holds_down=tuple(map(said, found.holds_down)),
        networks=found.networks,
        change=found.score - before.score if before and before.seen == "enough" and found.enough else None,
        change_since=before.day if before else None,
        change_cause=before.cause if before else "",
    )


@kept(most=64)
def _explanation(context: Context, scoring: Scoring, person: int) -> Explanation:
    return scoring.explanation(person)


def _earlier(trend: tuple[HistoryPoint, ...], day: date) -> HistoryPoint | None:
    """The newest point at or before a day, else the oldest there is if it is at least a week before the last."""
    older = [point for point in trend if point.day <= day]
    return older[-1] if older else None
