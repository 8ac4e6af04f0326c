"""The groups there are: communities, channels, lists, events and the circles that the owner picked, each with a name.

Invariant: a community is named after places and organisations; after a person only in a personal workspace.
"""

from __future__ import annotations

from renown.model.ids import hash63
from renown.model.networks import name_of
from renown.reckoning.presences import place_name
from renown.reckoning.scoring import Scoring
from renown.ties.groups.network import Network
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import GroupRow
from renown.workspace.groups.neighbourhood import FEWEST_PEOPLE, Held
from renown.workspace.kept import kept
from renown.workspace.me import Me, me

KIND_WORDS = {
    "community": "a community",
    "circle": "a circle that you picked",
    "event": "an event",
}


def held_groups(context: Context, as_of: AsOf) -> tuple[Held, ...]:
    """All groups with their people; what rests on facts alone is worked out once."""
    seen = _held(context, context.scoring(as_of), me(context, as_of))
    own = neighbourhood.own_circles(context).items()
    picked = (Held(f"b{hash63(name)}", "circle", "", name, people) for name, people in own)
    return (*seen, *(group for group in picked if len(group.people) >= FEWEST_PEOPLE))


@kept()
def _held(context: Context, scoring: Scoring, own: Me) -> tuple[Held, ...]:
    found = _communities(context, scoring, neighbourhood.network(context, scoring, own))
    for place, people in neighbourhood.places_of(context, scoring).items():
        found.append(Held(neighbourhood.place_id(place), place.kind, place.network, place_name(place), people))
    return tuple(group for group in found if len(group.people) >= FEWEST_PEOPLE)


def _communities(context: Context, scoring: Scoring, network: Network) -> list[Held]:
    """Communities, of those people who are in contact with anybody."""
    in_contact = set(network.people.tolist())
    members: dict[int, set[int]] = {}
    for person, label in neighbourhood.communities_of(context, scoring).items():
        if label >= 0 and person in in_contact:
            members.setdefault(label, set()).add(person)
    return [
        Held(f"c{label}", "community", "", scoring.community_names[label], frozenset(people), label)
        for label, people in sorted(members.items())
    ]


def row_of(group: Held, own: Me) -> GroupRow:
    """A group in the list, as the owner sees it."""
    ties = own.acquaintances
    known = sum(person in ties for person in group.people)
    what = KIND_WORDS.get(group.kind, f"a {group.kind} on {name_of(group.network)}")
    return GroupRow(
        group.id,
        group.name,
        group.kind,
        len(group.people),
        known,
        own.person in group.people,
        group.community,
        what,
    )
