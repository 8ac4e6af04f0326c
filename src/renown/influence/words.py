"""Words: the numbers behind each factor, said in a sentence, and the areas where they can be looked up.

What must stay true: a sentence speaks of counts that anybody can recount in the ledger; "trusted" means a weight of at
least one half.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from renown.influence.deeds import Deeds, Flags
from renown.influence.formula import Formula
from renown.influence.standing import Standing
from renown.model.kinds import KINDS, KindClass

TRUSTED = 0.5
"""From which weight on sentences call a person trusted; the formula itself counts every weight as it is."""

RESTS_ON = {
    "resonance": "365d.people_received",
    "depth": "90d.received",
    "curation": "1826d.people_received",
    "breadth": "365d.people_received",
    "endurance": "ever.weeks_received",
}
"""Which half-life and measure of the catalogue of areas (ledger/areas.py) tells most of each factor."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts behind one person's score. people: who reacted. curators: who curated. weeks: with any reaction."""

    people: int
    trusted: int
    communities: int
    biggest_crowd: int
    action: float
    curators: int
    trusted_curators: int
    weeks: int
    trusted_weeks: int
    of_weeks: int
    guarded: bool
    scopes: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, deeds: Deeds, standing: Standing, formula: Formula) -> Evidence:
        """Count over the deeds of one person."""
        reacted, curated = deeds.presence > 0, deeds.curation > 0
        trusted = standing.weight[deeds.actor] >= TRUSTED
        community = standing.community[np.unique(deeds.actor[reacted & (standing.weight[deeds.actor] > 0)])]
        crowds = np.bincount(community[community >= 0])
        return cls(
            people=_distinct(deeds, reacted),
            trusted=_distinct(deeds, reacted & trusted),
            communities=int((crowds > 0).sum()),
            biggest_crowd=int(crowds.max(initial=0)),
            action=float(deeds.action.sum()),
            curators=_distinct(deeds, curated),
            trusted_curators=_distinct(deeds, curated & trusted),
            weeks=_weeks(deeds, reacted),
            trusted_weeks=_weeks(deeds, reacted & trusted),
            of_weeks=formula.weeks,
            guarded=standing.guarded,
            scopes=deeds.scopes,
        )


def of_factor(name: str, evidence: Evidence, *, observable: bool) -> str:
    """The sentence of a factor; what no source can show is called unknown."""
    if not observable:
        return "No source imported so far can show this: unknown, not zero."
    return _SENTENCES[name](evidence)


def to_you(sentence: str) -> str:
    """A sentence about somebody, said to them.

    >>> to_you("3 people acted because of this person.")
    '3 people acted because of you.'
    """
    return sentence.replace("this person", "you")


def areas(name: str, evidence: Evidence) -> tuple[str, ...]:
    """The areas a factor rests on, one per network and kind of act that was seen."""
    wanted = KindClass.CURATION if name == "curation" else KindClass.REACTION
    seen = (scope for scope in evidence.scopes if KINDS[scope[1]].kind_class is wanted)
    return tuple(f"{network}.{kind}.{RESTS_ON[name]}" for network, kind in seen)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "person", "people"), counted(38, "person", "people")
    ('1 person', '38 people')
    """
    return f"{number:,} {one if number == 1 else many}"


def _resonance(evidence: Evidence) -> str:
    who = counted(evidence.people, "person", "people")
    where = f" in {counted(evidence.communities, 'community', 'communities')}" if evidence.communities else ""
    return f"{who}{where} acted because of this person{_of_them(evidence.trusted, evidence)}."


def _depth(evidence: Evidence) -> str:
    each = evidence.action / max(evidence.people, 1)
    return f"What they did lately adds up to {evidence.action:,.0f} likes, or {each:.1f} likes a person."


def _curation(evidence: Evidence) -> str:
    if not evidence.curators:
        return "Nobody has listed, endorsed, recommended or cited this person yet."
    who = counted(evidence.curators, "person", "people")
    return f"{who} listed, endorsed, recommended or cited this person{_of_them(evidence.trusted_curators, evidence)}."


def _breadth(evidence: Evidence) -> str:
    if not evidence.communities:
        return "Nobody who acted belongs to a community of trusted people."
    where = counted(evidence.communities, "community", "communities")
    return f"Those who acted belong to {where}; the largest brought {evidence.biggest_crowd:,} of them."


def _endurance(evidence: Evidence) -> str:
    trusted = f", in {evidence.trusted_weeks} of them trusted people" if evidence.guarded else ""
    return f"Somebody acted in {evidence.weeks} of the past {evidence.of_weeks} weeks{trusted}."


def _of_them(trusted: int, evidence: Evidence) -> str:
    """How many are trusted; nothing when nobody is vouched for."""
    return f"; {trusted:,} of them trusted" if evidence.guarded else ""


_SENTENCES = {
    "resonance": _resonance,
    "depth": _depth,
    "curation": _curation,
    "breadth": _breadth,
    "endurance": _endurance,
}


def _distinct(deeds: Deeds, which: Flags) -> int:
    """How many different people did these deeds."""
    return int(np.unique(deeds.actor[which]).size)


def _weeks(deeds: Deeds, which: Flags) -> int:
    """In how many weeks any of these deeds happened."""
    return int(np.bitwise_or.reduce(deeds.weeks[which], initial=0)).bit_count()
