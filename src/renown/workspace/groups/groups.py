"""The room `groups`: what groups there are and look like, how many-sided a network is, whom to meet, where to go."""

from __future__ import annotations

from renown.errors import NotFoundError
from renown.graph.map import MOST_ON_MAP
from renown.workspace.context import AsOf
from renown.workspace.groups import diversity, meetings, network_map, page, surroundings
from renown.workspace.groups.answers import DiversityPage, GoTo, GroupPage, GroupRow, Meet, NetworkMap, WhatIf
from renown.workspace.groups.rows import held_groups, row_of
from renown.workspace.me import me
from renown.workspace.room import Room


class Groups(Room):
    """Communities, places and circles, seen from the ties in them."""

    def list(self, as_of: AsOf = None) -> tuple[GroupRow, ...]:
        """Every group of at least three people; one's own first, then by how many of one's ties are there."""
        own = me(self._context, as_of)
        rows = [row_of(group, own) for group in held_groups(self._context, as_of)]
        return tuple(sorted(rows, key=lambda r: (not r.own, -r.ties, -r.people, r.name, r.id)))

    def group(self, group: str, as_of: AsOf = None) -> GroupPage:
        """One group: positions, sub-groups, who leans on whom, risks, members. Raises NotFoundError."""
        found = next((held for held in held_groups(self._context, as_of) if held.id == group), None)
        if found is None:
            raise NotFoundError(f"there is no group {group!r}", hint="look with: renown groups")
        own = me(self._context, as_of)
        return page.page_of(self._context, found, row_of(found, own), own.person, as_of)

    def diversity(self, person: int | None = None, as_of: AsOf = None) -> DiversityPage:
        """How many-sided a network is; of the owner, or of somebody else in a personal workspace.

        Raises NotFoundError for nobody, InputError for somebody else in a workspace with another purpose.
        """
        return diversity.diversity_page(self._context, person, as_of)

    def what_if(self, person: int, as_of: AsOf = None) -> WhatIf:
        """What would change if the owner met somebody. Raises NotFoundError, or InputError for the owner."""
        return diversity.what_if(self._context, person, as_of)

    def meet(self, limit: int = 20, as_of: AsOf = None) -> tuple[Meet, ...]:
        """People the owner should meet, best first, with reasons."""
        return meetings.people_to_meet(self._context, limit, as_of)

    def where_to_go(self, limit: int = 20, as_of: AsOf = None) -> tuple[GoTo, ...]:
        """Places to join, from where one's ties and the people worth meeting already are."""
        return meetings.places_to_go(self._context, limit, as_of)

    def around(self, person: int, as_of: AsOf = None) -> NetworkMap:
        """A person in the middle of the warmest of their ties, and the ties among those. Raises NotFoundError.

        In a workspace that is not personal only the owner's is drawn; InputError for anybody else's.
        """
        return surroundings.around(self._context, person, as_of)

    def map(self, as_of: AsOf = None, limit: int = MOST_ON_MAP) -> NetworkMap:
        """Everybody with a tie, laid out so that groups can be seen; the best connected where there are too many."""
        return network_map.map_of(self._context, limit, as_of)
