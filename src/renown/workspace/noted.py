"""What was written down that makes an occasion: promises, favours without thanks, and what is owed back."""

from __future__ import annotations

from dataclasses import dataclass

from renown.intake.scoring import Scoring
from renown.ties import occasions
from renown.ties.today import Occasion
from renown.workspace.favours import Favours
from renown.workspace.views.favours import OpenPromise


@dataclass(frozen=True, slots=True)
class Noted:
    """The owner's open promises, the occasions, and a number that differs when anything else was written down."""

    promises: tuple[OpenPromise, ...]
    occasions: tuple[Occasion, ...]
    state: int


def noted(favours: Favours, scoring: Scoring, state: int) -> Noted:
    """What the favour ledger makes an occasion of, as of the moment of these scores."""
    before = scoring.derivation.before
    promises = tuple(p for p in favours.promises(as_of=before) if p.mine)
    more = {balance.person: balance.words for balance in favours.owes_give(before) if balance.person is not None}
    told = (
        *occasions.promises_due(promises, before.date()),
        *occasions.unthanked(favours.unthanked(before)),
        *occasions.gives_owed(more),
    )
    return Noted(promises, told, state)
