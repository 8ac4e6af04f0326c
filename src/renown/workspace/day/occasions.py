"""What was written down that makes an occasion: promises, favours without thanks, what is owed back,
and whom one met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.reckoning.scoring import Scoring
from renown.ties.day import occasions
from renown.ties.day.today import Occasion
from renown.workspace.context import Context
from renown.workspace.events.answers import FollowUp
from renown.workspace.events.events import Events
from renown.workspace.giving.answers import GiveIdea, OpenPromise, Unthanked
from renown.workspace.giving.favours import Favours
from renown.workspace.giving.ideas import ideas_for


@dataclass(frozen=True, slots=True)
class Noted:
    """The owner's open promises, favours not thanked for, whom they met, and the occasions.

    state: differs when anything else is written down.
    """

    promises: tuple[OpenPromise, ...]
    unthanked: tuple[Unthanked, ...]
    follow_ups: tuple[FollowUp, ...]
    occasions: tuple[Occasion, ...]
    state: int

    def ideas_for(self, context: Context, person: int, before: datetime) -> tuple[GiveIdea, ...]:
        """The best of what one could give a person, or nothing."""
        thanks = [u for u in self.unthanked if u.person == person]
        return ideas_for(context, person, thanks, [p for p in self.promises if p.person == person], 1, before)


def noted(favours: Favours, events: Events, scoring: Scoring, state: int) -> Noted:
    """What the favour ledger and events make an occasion of, as of the moment of these scores."""
    before = scoring.derivation.before
    promises = tuple(p for p in favours.promises(as_of=before) if p.mine)
    more = {balance.person: balance.words for balance in favours.owes_give(before) if balance.person is not None}
    met, thankless = events.follow_ups(before), favours.unthanked(before)
    told = (
        *occasions.follow_ups(met),
        *occasions.promises_due(promises, before.date()),
        *occasions.unthanked(thankless),
        *occasions.gives_owed(more),
    )
    return Noted(promises, thankless, met, told, state)
