"""The data points behind a factor: every act that counts, with its part of the factor's points.

Invariant: the points of all data points of a factor add up to the factor's points. What one person did on one network
shares that person's part evenly over their acts.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from renown.errors import InputError, NotFoundError
from renown.influence.factors import FACTORS
from renown.intake import imports
from renown.lake.engine import Expression
from renown.lake.expressions import _
from renown.model.kinds import KINDS
from renown.model.values.profile import link_to
from renown.reckoning.derivation import EPOCH
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.influence.answers import Evidence, EvidenceItem
from renown.workspace.register import called

TEXT_SHOWN = 280


def evidence(context: Context, scoring: Scoring, person: int, factor: str, window: tuple[int, int]) -> Evidence:
    """A window (offset, limit) of the data points behind a factor, strongest first, then newest, then by actor.

    Raises InputError for a factor that is not one, NotFoundError when nobody acted because of the person.
    """
    if factor not in FACTORS:
        raise InputError(f"factor: found {factor!r}, expected one of {', '.join(FACTORS)}")
    part = points_of_deeds(scoring, person, factor)
    acts = [a for a in _acts(scoring, person, factor) if (a["person"], a["network"]) in part]
    shared = Counter((a["person"], a["network"]) for a in acts)
    for act in acts:
        deed = act["person"], act["network"]
        act["points"] = part[deed][0] / shared[deed]
        act["trust"] = part[deed][1]
    acts.sort(key=lambda a: (-a["points"], -a["ts"].timestamp(), a["person"], a["kind"]))
    offset, limit = window
    return Evidence(person, factor, _items(context, scoring, acts[offset : offset + limit]), len(acts))


def points_of_deeds(scoring: Scoring, person: int, factor: str) -> dict[tuple[int, str], tuple[float, float]]:
    """(actor, network) -> points of the factor, and how far the actor is trusted; only deeds that count."""
    deeds = scoring.deeds_towards(person)
    if not deeds.subjects.size:
        raise NotFoundError("nobody was seen to act because of this person")
    standing = scoring.standing(deeds)
    parts = FACTORS[factor](deeds, standing, scoring.formula)
    total = parts.sum()
    points = parts * (scoring.formula.curves[factor].points(total) / total) if total > 0 else parts
    actors, weights = deeds.people[deeds.actor], standing.weight[deeds.actor]
    return {
        (int(actors[i]), deeds.networks[deeds.network[i]]): (float(points[i]), float(weights[i]))
        for i in range(points.size)
        if points[i] > 0
    }


def _acts(scoring: Scoring, person: int, factor: str) -> list[dict[str, Any]]:
    """Every dated act because of the person of the kinds that the factor counts, with the post it was about."""
    derivation, formula = scoring.derivation, scoring.formula
    kinds = formula.curation if factor == "curation" else formula.reaction
    rows = derivation.lake.facts("interactions", derivation.before)
    rows = rows.filter(_.target.isin(derivation.accounts_of(person)) & _.kind.isin(list(kinds)) & _.ts.notnull())
    if factor == "endurance":
        first_week = derivation.day // 7 - formula.weeks + 1
        rows = rows.filter(_.ts >= EPOCH + timedelta(weeks=first_week))
    actors = derivation.mapping.select(actor=_.account, person=_.person)
    posts = derivation.lake.facts("posts").select("post", "text", "url")
    acts = _with_posts(rows.inner_join(actors, "actor"), posts).filter(_.person != person)
    found: list[dict[str, Any]] = derivation.fetch(acts, f"acts behind {factor}").to_pylist()
    return found


def _with_posts(acts: Expression, posts: Expression) -> Expression:
    wanted = ("ts", "network", "kind", "person", "place", "import_id", "text", "url")
    return acts.left_join(posts, acts.object == posts.post).select(*wanted)


def _items(context: Context, scoring: Scoring, acts: list[dict[str, Any]]) -> tuple[EvidenceItem, ...]:
    names = called(context, [act["person"] for act in acts])
    sources = {report.import_id: report.name for report in imports.reports(context.lake)}
    return tuple(
        EvidenceItem(
            ts=act["ts"],
            network=act["network"],
            kind=act["kind"],
            sentence=KINDS[act["kind"]].sentence,
            actor=act["person"],
            actor_name=names[act["person"]],
            trust=act["trust"],
            points=act["points"],
            place=act["place"],
            text=act["text"] and act["text"][:TEXT_SHOWN],
            url=link_to(act["url"]),
            source=sources.get(act["import_id"], ""),
        )
        for act in acts
    )
