"""What was written down that makes an occasion: promises, favours without thanks, what is owed back,
and whom one met."""

from __future__ import annotations

from dataclasses import dataclass

from renown.reckoning.scoring import Scoring
from renown.ties.day import occasions
from renown.ties.day.today import Occasion
from renown.workspace.events.answers import FollowUp
from renown.workspace.events.events import Events
from renown.workspace.giving.answers import OpenPromise, Unthanked
from renown.workspace.giving.favours import Favours
from renown.workspace.giving.ideas import Open


@dataclass(frozen=True, slots=True)
class Noted:
    """The owner's open promises, favours not thanked for, whom they met, and the occasions."""

    promises: tuple[OpenPromise, ...]
    unthanked: tuple[Unthanked, ...]
    follow_ups: tuple[FollowUp, ...]
    occasions: tuple[Occasion, ...]

    def about(self, person: int) -> Open:
        """What is open between the owner and one person."""
        thanks = tuple(u for u in self.unthanked if u.person == person)
        return Open(person, thanks, tuple(p for p in self.promises if p.person == person))


def noted(favours: Favours, events: Events, scoring: Scoring) -> Noted:
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
    return Noted(promises, thankless, met, told)
