"""The workspace at a glance."""

from __future__ import annotations

from renown.workspace.context import AsOf, Context
from renown.workspace.data.answers import State
from renown.workspace.me import me
from renown.workspace.register import name_of


def state(context: Context, as_of: AsOf) -> State:
    """What stands at the head of every page: sizes, freshness, whose it is, whether it is guarded."""
    scoring = context.scoring(as_of)
    derivation = scoring.derivation
    live = [made for made in context.lake.imports() if not made.undone]
    owner = me(context, as_of).person
    return State(
        path=str(context.path),
        people=derivation.people_count(),
        interactions=derivation.interaction_count,
        imports=len(live),
        networks=derivation.networks(),
        newest_fact=derivation.newest,
        as_of=derivation.before,
        stale_days=derivation.stale_days(),
        guarded=scoring.guarded,
        seeds=len(scoring.seeds),
        owner=owner,
        owner_name=name_of(context, owner) if owner is not None else None,
        scored_at=scoring.made_at(),
        data_version=scoring.version,
    )
