"""The way around: few sections, and the pages that each of them holds.

Invariant: the sections are few enough to stand at the bottom of a phone, within reach of a thumb, all of them; the
pages of the section one is in stand below it on a wide screen, and on top of a phone's page.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a section: the name of its address, its words, and the pages reached from it that belong to it."""

    name: str
    title: str | Promise
    pages: tuple[str, ...] = ()

    def holds(self, page: str) -> bool:
        """Whether a page belongs to this one."""
        return page == self.name or page in self.pages


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the way around: its words, the strokes of its sign, and its pages; it opens with the first.

    key: after g it leads there.
    """

    title: str | Promise
    key: str
    sign: str
    tabs: tuple[Tab, ...]

    @property
    def name(self) -> str:
        """The name of the address that it opens with."""
        return self.tabs[0].name

    def tab_of(self, page: str) -> Tab | None:
        """The page of this section that a page belongs to."""
        return next((tab for tab in self.tabs if tab.holds(page)), None)


SECTIONS = (
    Section(
        _("Today"),
        "t",
        "M5 5.5h14v14H5zM5 10h14M9 3v4M15 3v4M8.5 14.5l2.5 2.5 4.5-4.5",
        (
            Tab("today", _("Your day")),
            Tab("note", _("Note"), ("note-shown", "note-change")),
            Tab("reminders", _("Reminders")),
            Tab("goals", _("Goals")),
        ),
    ),
    Section(
        _("People"),
        "p",
        "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 "
        "6.4M18 14.4c2.1.7 3.5 2.6 3.5 5.6",
        (
            Tab(
                "people",
                _("Everybody"),
                ("person", "details", "timeline", "evidence", "measures", "moved", "around", "farewell", "add-person"),
            ),
            Tab("circles", _("Circles"), ("export-contacts",)),
            Tab("groups", _("Groups"), ("group", "meet")),
            Tab("talk", _("Talk")),
            Tab("warm", _("Ties")),
            Tab("giving", _("Give and take")),
            Tab("review", _("Who is who")),
            Tab("team", _("Team"), ("team-act",)),
        ),
    ),
    Section(
        _("Paths"),
        "w",
        "M5 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM19 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM7.5 5.5H15a3.5 3.5 0 0 "
        "1 0 7H9a3.5 3.5 0 0 0 0 7h7.5",
        (
            Tab("paths", _("Find a path"), ("ask",)),
            Tab("requests", _("Requests")),
            Tab("leads", _("Jobs")),
            Tab("references", _("References"), ("briefing",)),
        ),
    ),
    Section(
        _("Events"),
        "e",
        "M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7M8 14h3M13 14h3M8 17h3",
        (Tab("events", _("Events"), ("event",)),),
    ),
    Section(
        _("Influence"),
        "i",
        "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z",
        (Tab("overview", _("Overview")), Tab("seeds", _("Trust")), Tab("formula", _("Formula"))),
    ),
    Section(
        _("Recruit"),
        "r",
        "M3 7.5h18V19H3zM9 7.5V5h6v2.5M3 12.5c6 2.4 12 2.4 18 0M12 12.8v2.4",
        (
            Tab("vacancies", _("Vacancies"), ("vacancy", "vacancy-check", "plan", "matches", "match", "shortlist-do")),
            Tab("channels", _("Channels"), ("channel",)),
            Tab("advice", _("Which channels")),
            Tab("sourcing", _("Search"), ("search-do",)),
            Tab("candidates", _("Candidates"), ("candidate", "candidate-act", "fits", "known")),
            Tab("law", _("Law"), ("law-do", "rankings")),
        ),
    ),
    Section(
        _("Settings"),
        "s",
        "M4 7h8M18 7h2M4 17h2M12 17h8M15 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 20a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
        (
            Tab("settings", _("General")),
            Tab("sources", _("Sources"), ("report", "job", "take-back")),
            Tab("owner", _("Your accounts")),
            Tab("profile", _("Profile")),
            Tab("devices", _("Devices")),
            Tab("programs", _("For programs")),
        ),
    ),
)


RECRUITING = tuple(
    section for name in ("vacancies", "people", "settings") for section in SECTIONS if section.name == name
)
"""The sections of a workspace for candidates: nobody in it has a day, a tie or a score."""


def section_of(page: str) -> Section | None:
    """The section that a page belongs to.

    >>> [str(section_of(page).title) for page in ("person", "requests", "job")]
    ['People', 'Paths', 'Settings']
    """
    return next((section for section in SECTIONS if section.tab_of(page)), None)
