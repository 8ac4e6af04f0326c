"""The grounds of give ideas: what is open between the owner and a person, and what the facts tell of the person."""

from __future__ import annotations

from collections.abc import Sequence

from renown.ties import ideas
from renown.ties.ideas import Idea
from renown.workspace.context import AsOf, Context
from renown.workspace.ties import Ties
from renown.workspace.views import Owed
from renown.workspace.views.favours import GiveIdea, OpenPromise, Unthanked

ALL = 1000


def ideas_for(
    context: Context, person: int, unthanked: Sequence[Unthanked], promises: Sequence[OpenPromise], as_of: AsOf
) -> tuple[GiveIdea, ...]:
    """Every idea for a person, the best first."""
    found = [
        *(Idea("thanks", f"thank them for {u.words}", f"noted for {u.since}, not thanked yet") for u in unthanked[:1]),
        *(Idea("promise", f"keep your promise: {p.words}", _promise_ground(p)) for p in promises[:1]),
        *_answers(context, person, as_of),
    ]
    return tuple(GiveIdea(person, i.kind, i.words, i.ground, i.url, i.other) for i in ideas.best(found, ALL))


def _promise_ground(promise: OpenPromise) -> str:
    return f"promised on {promise.since}" + (f", for {promise.due}" if promise.due else "")


def _answers(context: Context, person: int, as_of: AsOf) -> list[Idea]:
    """Their last word, where no answer to it was seen."""
    return [Idea("answer", "answer their last word", o.words) for o in _owed(context, as_of) if o.person == person]


def _owed(context: Context, as_of: AsOf) -> tuple[Owed, ...]:
    scoring = context.scoring(as_of)
    derivation = scoring.derivation
    if not derivation.persons_of(derivation.judgements.owners):
        return ()
    return context.remembered("all owed", scoring, lambda: Ties(context).owed(as_of, ALL))
