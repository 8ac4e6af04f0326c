"""The data points behind a factor: every act that counts, with its part of the factor's points.

Invariant: the points of all data points of a factor add up to the factor's points. What one person did on one network
shares that person's part evenly over their acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from renown.errors import InputError, NotFoundError
from renown.influence.factors import FACTORS
from renown.intake import imports
from renown.lake.expressions import _
from renown.model.kinds import KINDS
from renown.model.values.profile import link_to
from renown.reckoning.derivation import EPOCH
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.influence.answers import Evidence, EvidenceItem
from renown.workspace.register import called

TEXT_SHOWN = 280
NO_POST = {"text": None, "url": None}


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
    """Every dated act because of the person of the kinds that the factor counts."""
    formula = scoring.formula
    first_week = scoring.derivation.day // 7 - formula.weeks + 1
    since = EPOCH + timedelta(weeks=first_week) if factor == "endurance" else datetime.min
    return counting_acts(scoring, person, formula.curation if factor == "curation" else formula.reaction, since)


def counting_acts(scoring: Scoring, person: int, kinds: Iterable[str], since: datetime) -> list[dict[str, Any]]:
    """Every dated act of some kinds because of the person since a moment, with who did it (`person`)."""
    derivation = scoring.derivation
    acts = derivation.told("interactions", derivation.accounts_of(person), by="target")
    acts = acts.filter(pc.is_in(acts["kind"], pa.array(list(kinds), pa.string()))).to_pylist()
    acts = [act for act in acts if act["ts"] is not None and since <= act["ts"] < derivation.before]
    persons = derivation.person_by_account([act["actor"] for act in acts])
    found = ({**act, "person": persons.get(act["actor"])} for act in acts)
    return [act for act in found if act["person"] not in (None, person)]


def _posts(scoring: Scoring, acts: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """The posts that these few acts were about, as far as they are here: post -> its `text` and `url`."""
    wanted = sorted({act["object"] for act in acts if act["object"] is not None})
    if not wanted:
        return {}
    posts = scoring.derivation.lake.facts("posts").select("post", "text", "url").filter(_.post.isin(wanted))
    return {row["post"]: row for row in scoring.derivation.fetch(posts, "posts acted upon").to_pylist()}


def _items(context: Context, scoring: Scoring, acts: list[dict[str, Any]]) -> tuple[EvidenceItem, ...]:
    names, posts = called(context, [act["person"] for act in acts]), _posts(scoring, acts)
    sources = imports.names(context.lake)
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
            text=post["text"] and post["text"][:TEXT_SHOWN],
            url=link_to(post["url"]),
            source=sources.get(act["import_id"], ""),
        )
        for act in acts
        for post in [posts.get(act["object"], NO_POST)]
    )
