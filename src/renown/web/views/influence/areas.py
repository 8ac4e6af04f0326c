"""Lists of areas, as two pages show them.

Invariant: the telling ones come first, each network's by themselves; a search looks through all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from renown.model import networks
from renown.workspace.influence.answers import AreaLine

AREAS_SHOWN = 40
TELLING = (
    "365d.people_received", "90d.received", "ever.weeks_received", "365d.people_given", "90d.given",
    "365d.mutual_people", "ever.returning_people", "ever.tenure_received", "365d.balance", "ever.reciprocity_ever",
)  # fmt: skip
"""What tells most of a person: how many act because of them, lately and how long; then the other way, then both."""

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The telling areas of one network, or of all together, and how many more there are."""

    network: str
    title: str
    areas: tuple[AreaLine, ...]
    more: int


def listed(areas: Iterable[AreaLine], query: str) -> dict[str, Any]:
    """What a list of areas shows: the telling ones by network; of a search, the first whose name or sentence holds
    every word looked for. And how many there are."""
    words = query.casefold().split()
    found = [area for area in areas if all(word in f"{area.name} {area.sentence}".casefold() for word in words)]
    if words:
        return {"areas": sorted(found, key=_rank)[:AREAS_SHOWN], "total": len(found), "query": query}
    return {"groups": tuple(_grouped(found)), "total": len(found), "query": query}


def _grouped(areas: list[AreaLine]) -> Iterator[AreaGroup]:
    """Each network with its telling areas over acts of every kind; all networks together first."""
    for network in sorted({_network(area) for area in areas}, key=lambda name: (name != EVERYTHING, name)):
        here = [area for area in areas if _network(area) == network]
        telling = sorted(
            (area for area in here if _rank(area)[0] < len(TELLING) and _kind(area) == EVERYTHING), key=_rank
        )
        title = _("Everywhere") if network == EVERYTHING else networks.name_of(network)
        yield AreaGroup(network, title, tuple(telling), len(here) - len(telling))


def _rank(area: AreaLine) -> tuple[int, bool, bool, str]:
    """The telling ones first, and of those the ones over all networks and all kinds of acts."""
    what = area.name.split(".", 2)[2]
    rank = TELLING.index(what) if what in TELLING else len(TELLING)
    return rank, _network(area) != EVERYTHING, _kind(area) != EVERYTHING, area.name


def _network(area: AreaLine) -> str:
    return area.name.split(".", 1)[0]


def _kind(area: AreaLine) -> str:
    return area.name.split(".", 2)[1]
