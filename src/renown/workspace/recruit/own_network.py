"""Where one's own people of a profession are: counts by network and by place, of nobody by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from renown.errors import InputError
from renown.model.rows import NOT_PEOPLE
from renown.reckoning.presences import place_name
from renown.reckoning.scoring import Scoring
from renown.recruit.advice.network import KnownPlace, OwnNetwork
from renown.ties.paths.targets import in_role
from renown.workspace.context import AsOf, Context
from renown.workspace.groups.neighbourhood import places_of
from renown.workspace.kept import kept
from renown.workspace.me import me
from renown.workspace.paths.targets import positions_of

PLACES_KEPT = 20
FEWEST_TOGETHER = 2
"""A place with one of them says nothing about the profession."""

_FORMS = re.compile(r"\([^()]{0,99}\)|[:*/_](?=\w)\S*")


def own_network(context: Context, profession: str, as_of: AsOf) -> OwnNetwork:
    """What one's sources show of people with a profession; of none where no profession is said."""
    scoring, own = context.scoring(as_of), me(context, as_of)
    return _own_network(context, scoring, _spoken(profession), own.persons)


def _spoken(profession: str) -> str:
    """A profession as people write it of themselves, without the forms of an advertisement.

    >>> _spoken("Krankenpfleger:in (m/w/d)"), _spoken("Verkäufer/-in"), _spoken("C++ developer")
    ('Krankenpfleger', 'Verkäufer/-in', 'C++ developer')
    """
    return " ".join(_FORMS.sub(" ", profession).split())


@kept(most=8)
def _own_network(context: Context, scoring: Scoring, profession: str, owners: tuple[int, ...]) -> OwnNetwork:
    derivation = scoring.derivation
    people = derivation.people.select(["person", "kind", "headline", "networks"])
    real = people.filter(pc.invert(pc.is_in(people["kind"], value_set=pa.array(sorted(NOT_PEOPLE)))))
    others = real.filter(pc.invert(pc.is_in(real["person"], value_set=pa.array(owners, pa.int64()))))
    networks = _by_network(others)
    try:
        fits = in_role(others.select(["person", "kind", "headline"]), positions_of(derivation), profession)
    except InputError:  # no word in it
        return OwnNetwork(0, MappingProxyType({}), networks)
    known = frozenset(others["person"].to_pylist())
    persons = frozenset(fit.person for fit in fits) & known
    theirs = others.filter(pc.is_in(others["person"], value_set=pa.array(sorted(persons), pa.int64())))
    return OwnNetwork(len(persons), _by_network(theirs), networks, _places(context, scoring, persons))


def _by_network(people: pa.Table) -> Mapping[str, int]:
    """How many people have an account on which network."""
    names = pc.list_flatten(pc.split_pattern(pc.utf8_trim(people["networks"], characters=";"), ";"))
    counted = pc.value_counts(names)
    return MappingProxyType({row["values"]: row["counts"] for row in counted.to_pylist() if row["values"]})


def _places(context: Context, scoring: Scoring, persons: frozenset[int]) -> tuple[KnownPlace, ...]:
    """The places in which at least two of them are, those with most of them first."""
    found = [
        KnownPlace(place.network, place.kind, place_name(place), len(there & persons))
        for place, there in places_of(context, scoring).items()
        if len(there & persons) >= FEWEST_TOGETHER
    ]
    return tuple(sorted(found, key=lambda place: (-place.people, place.name, place.network))[:PLACES_KEPT])
