"""People to meet and places to go, each with its reasons.

Invariant: everybody named as a reason is somebody the owner is in contact with; who objected was erased, and is in no
table that is read here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from renown.reckoning.presences import place_name
from renown.reckoning.scoring import Scoring
from renown.ties.groups import meetings, places
from renown.ties.groups.meetings import Meeting
from renown.ties.groups.places import WhereTo
from renown.ties.noted import NotedContact
from renown.topics.words import apart
from renown.workspace.answers import Named
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import GoTo, Meet
from renown.workspace.groups.neighbourhood import OWN_NETWORK
from renown.workspace.groups.utterances import utterances
from renown.workspace.kept import kept
from renown.workspace.me import me, not_people
from renown.workspace.register import rows_of, without_hidden

WANTED = 50
"""So many of the people worth meeting count as wanted when places are ranked."""

GROUPS, TOPICS = 2, 3
COMMON = 0.05
"""A term that a larger part of all who write uses joins nobody."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the owner shares with others: terms both use, and places both speak in, by person."""

    topics: dict[int, tuple[str, ...]]
    places: dict[int, tuple[str, ...]]


def people_to_meet(context: Context, limit: int, as_of: AsOf) -> tuple[Meet, ...]:
    """The best strangers two steps away."""
    owner = me(context, as_of).require(OWN_NETWORK)
    found = without_hidden(context, _found(context, owner, as_of), limit)
    persons = [meeting.person for meeting in found]
    rows = {row.person: row for row in rows_of(context, persons, as_of)}
    names = {n.person: n for n in neighbourhood.named(context, [*persons, *(p for m in found for p in m.through)])}
    why = _reasons(context, owner, persons, as_of)
    return tuple(
        _told(m, names, rows[m.person].headline if m.person in rows else "", why) for m in found if m.person in names
    )


def _found(context: Context, owner: int, as_of: AsOf) -> tuple[Meeting, ...]:
    return _ranked(context, context.scoring(as_of), owner, me(context, as_of).noted)


@kept()
def _ranked(context: Context, scoring: Scoring, owner: int, noted: NotedContact) -> tuple[Meeting, ...]:
    decayed = neighbourhood.decayed_of(context, scoring, owner, noted)
    return meetings.worth_meeting(decayed, owner, not_people(context, scoring), 500)


def _told(meeting: Meeting, names: dict[int, Named], headline: str, why: Reasons) -> Meet:
    groups, topics = why.places.get(meeting.person, ()), why.topics.get(meeting.person, ())
    through = tuple(names[person] for person in meeting.through if person in names)
    return Meet(
        person=meeting.person,
        name=names[meeting.person].name,
        headline=headline,
        score=meeting.score,
        shared=meeting.shared,
        through=through,
        groups=groups,
        topics=topics,
        words=_words(meeting.shared, through, groups, topics),
    )


def _words(shared: int, through: Sequence[Named], groups: Sequence[str], topics: Sequence[str]) -> str:
    contacts = "1 shared contact" if shared == 1 else f"{shared} shared contacts"
    said = [f"{contacts}, {'' if shared == 1 else 'the strongest '}{through[0].name}" if through else contacts]
    if groups:
        said.append("both in " + " and ".join(groups))
    if topics:
        said.append("both write of " + ", ".join(topics))
    return "; ".join(said)


def _reasons(context: Context, owner: int, persons: Sequence[int], as_of: AsOf) -> Reasons:
    return Reasons(_topics(context, owner, persons, as_of), _places(context, owner, persons, as_of))


def _topics(context: Context, owner: int, persons: Sequence[int], as_of: AsOf) -> dict[int, tuple[str, ...]]:
    """The terms that the owner and each person both use and few others do, the rarest first."""
    by_person: dict[int, set[str]] = defaultdict(set)
    for said in utterances(context, context.scoring(as_of)):
        by_person[said.person] |= said.terms
    users = Counter(term for terms in by_person.values() for term in terms)
    rare = {term for term in by_person.get(owner, ()) if users[term] <= max(2.0, COMMON * len(by_person))}
    found = {}
    for person in persons:
        both = sorted(by_person.get(person, set()) & rare, key=lambda term: (users[term], -len(term), term))
        found[person] = apart(both, TOPICS)
    return found


def _places(context: Context, owner: int, persons: Sequence[int], as_of: AsOf) -> dict[int, tuple[str, ...]]:
    """The places where the owner and each person both speak, the smallest first."""
    people = neighbourhood.places_of(context, context.scoring(as_of))
    own = sorted((place for place, there in people.items() if owner in there), key=lambda p: (len(people[p]), p))
    return {p: tuple(place_name(place) for place in own if p in people[place])[:GROUPS] for p in persons}


def places_to_go(context: Context, limit: int, as_of: AsOf) -> tuple[GoTo, ...]:
    """The best places to join."""
    owner = me(context, as_of).require(OWN_NETWORK)
    warmth = me(context, as_of).acquaintances
    wanted = frozenset(meeting.person for meeting in _found(context, owner, as_of)[:WANTED])
    found = places.where_to_go(neighbourhood.presences(context, context.scoring(as_of)), owner, warmth, wanted, limit)
    names = {n.person: n for n in neighbourhood.named(context, [p for row in found for p in _shown(row)])}
    return tuple(_go_to(row, tuple(names[p] for p in _shown(row) if p in names)) for row in found)


def _shown(row: WhereTo) -> tuple[int, ...]:
    return (*row.ties, *row.wanted)[: places.NAMED]


def _go_to(row: WhereTo, who: tuple[Named, ...]) -> GoTo:
    return GoTo(
        id=neighbourhood.place_id(row.place),
        name=place_name(row.place),
        network=row.place.network,
        kind=row.place.kind,
        people=row.people,
        ties=len(row.ties),
        warm=row.warm,
        wanted=len(row.wanted),
        who=who,
        words=_go_words(row, who),
    )


def listed(names: Sequence[str]) -> str:
    """Names in a sentence.

    >>> listed(["Bo"]), listed(["Bo", "Eli", "Zoe"])
    ('Bo', 'Bo, Eli and Zoe')
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _go_words(row: WhereTo, who: Sequence[Named]) -> str:
    """Why to go there.

    >>> from renown.ties.groups.places import Place
    >>> row = WhereTo(Place("slack", "channel", "choir"), 1.0, 9, (2, 3), 2, ())
    >>> _go_words(row, (Named(2, "Bo"), Named(3, "Eli")))
    '2 of your warm ties are there, e.g. Bo and Eli'
    """
    said = []
    if row.warm:
        said.append(f"{row.warm} of your warm ties {'is' if row.warm == 1 else 'are'} there")
    elif row.ties:
        said.append(
            f"{len(row.ties)} of your ties {'is' if len(row.ties) == 1 else 'are'} there, none of them warm now"
        )
    if row.wanted:
        also = "also " if said else ""
        said.append(f"{also}{len(row.wanted)} {'person' if len(row.wanted) == 1 else 'people'} you should meet")
    return ", ".join(said) + (f", e.g. {listed([n.name for n in who])}" if who else "")
