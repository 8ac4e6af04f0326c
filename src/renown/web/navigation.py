"""The tabs: every page one can go to from any other, in blocks: the day, the people, what one does with them,
one's own affairs.

Invariant: five of them stand at the bottom of a phone, within reach of a thumb; the last of those leads to the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: the name of its address, its words, the strokes of its sign, and the pages that belong to it.

    thumb: whether it stands at the bottom of a phone. wide: whether it stands at the side of a wide screen.
    first: whether it begins a new block there.
    """

    name: str
    title: str | Promise
    sign: str
    pages: tuple[str, ...] = ()
    thumb: bool = False
    wide: bool = True
    first: bool = False

    def holds(self, page: str) -> bool:
        """Whether a page belongs to this tab."""
        return page == self.name or page in self.pages


TABS = (
    Tab("today", _("Today"), "M5 5.5h14v14H5zM5 10h14M9 3v4M15 3v4M8.5 14.5l2.5 2.5 4.5-4.5", thumb=True),
    Tab("goals", _("Goals"), "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h.01"),
    Tab("overview", _("Influence"), "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z"),
    Tab(
        "people",
        _("People"),
        "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 "
        "6.4M18 14.4c2.1.7 3.5 2.6 3.5 5.6",
        ("person", "evidence", "measures", "farewell", "add-person", "export-contacts", "review"),
        thumb=True,
        first=True,
    ),
    Tab(
        "circles",
        _("Circles"),
        "M9.5 15.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM14.5 20.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12z",
    ),
    Tab(
        "groups",
        _("Groups"),
        "M6 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 "
        "5zM12 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8.5 7h7M7 9.5l3.5 5.5M17 9.5l-3.5 5.5",
        ("group", "meet"),
    ),
    Tab("talk", _("Talk"), "M4 5h16v11H10l-4.5 4v-4H4zM8 9h8M8 12h5"),
    Tab(
        "team",
        _("Team"),
        "M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM19 21a2.5 2.5 0 1 0 0-5 "
        "2.5 2.5 0 0 0 0 5zM12 8v4l-5 4M12 12l5 4",
        ("team-act",),
    ),
    Tab(
        "paths",
        _("Paths"),
        "M5 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM19 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM7.5 5.5H15a3.5 3.5 0 0 "
        "1 0 7H9a3.5 3.5 0 0 0 0 7h7.5",
        ("ask", "requests"),
        thumb=True,
        first=True,
    ),
    Tab("note", _("Note"), "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3M12 20h8", thumb=True),
    Tab(
        "giving",
        _("Give"),
        "M4 10h16v4H4zM6 14v6h12v-6M12 10v10M12 10c-3 0-5-1.200-5-3.200S9 4 12 10c3-6 5-5 5-3.200S15 10 12 10",
        ("warm",),
    ),
    Tab("leads", _("Jobs"), "M4 8h16v11H4zM9 8V5.5h6V8M4 13h16M12 12v2.5"),
    Tab(
        "references",
        _("References"),
        "M4 5h16v11H10l-4 4v-4H4zM12 7.8l.9 1.8 2 .3-1.4 1.4.3 2-1.8-.9-1.8.9.3-2-1.4-1.4 2-.3z",
        ("briefing",),
    ),
    Tab(
        "events",
        _("Events"),
        "M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7M8 14h3M13 14h3M8 17h3",
        ("event",),
    ),
    Tab(
        "profile",
        _("Profile"),
        "M4 5h16v14H4zM8.5 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 16c.4-2 1.5-3 3-3s2.600 1 3 3M14 9h4M14 12h4",
        first=True,
    ),
    Tab(
        "seeds",
        _("Trust"),
        "M12 3l8 3v6c0 4.5-3.2 7.6-8 9-4.8-1.4-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5",
        ("owner",),
    ),
    Tab(
        "sources",
        _("Sources"),
        "M12 15V4M7.5 8.5L12 4l4.5 4.5M4 15v3.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V15",
        ("report", "job", "take-back"),
    ),
    Tab("formula", _("Formula"), "M4 20V10M10 20V4M16 20v-7M21 20H3"),
    Tab("more", _("More"), "M5 12h.01M12 12h.01M19 12h.01", thumb=True, wide=False),
)
