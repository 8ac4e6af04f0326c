"""Where people of a profession already are, as far as one's own sources show it.

Invariant: what no source shows is not there as zero; `networks` names all networks that any source shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place with people of the profession in it. kind: as `ties.groups.places` calls it."""

    network: str
    kind: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class OwnNetwork:
    """One's own people of a profession. people: how many; accounts: on which network how many of them have one;
    networks: how many people of any profession each network has in one's sources; places: largest first."""

    people: int = 0
    accounts: Mapping[str, int] = field(default_factory=dict)
    networks: Mapping[str, int] = field(default_factory=dict)
    places: tuple[KnownPlace, ...] = ()
