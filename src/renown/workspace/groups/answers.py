"""What the doors are shown about groups, diversity, whom to meet and where to go: plain, frozen answers. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renown.ties.groups.diversity import Figures
from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in the list. kind: community, channel, list, group, event or circle; community: its number, for colours.

    ties: how many of the people are in contact with the owner. own: whether the owner is in it.
    """

    id: str
    name: str
    kind: str
    people: int
    ties: int
    own: bool
    community: int | None
    words: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A position in a group. who: the people in it that may be named; people: how many are in it, named or not."""

    role: str
    meaning: str
    people: int
    who: tuple[tuple[Named, str], ...]


@dataclass(frozen=True, slots=True)
class RiskLine:
    """What could break, in words, and what would help."""

    kind: str
    words: str
    advice: str


@dataclass(frozen=True, slots=True)
class SubGroup:
    """A part of a group whose people have more to do with each other: how many, and the best connected by name."""

    people: int
    who: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """Everything the page of one group shows.

    outward: the E-I index between the sub-groups, -1 (no contact across) to 1; None where there are no two.
    leanings: who has most of their contact here with one other, in words. members: by name.
    """

    row: GroupRow
    ties: int
    subgroups: tuple[SubGroup, ...]
    outward: float | None
    line: str
    roles: tuple[RoleLine, ...]
    leanings: tuple[str, ...]
    risks: tuple[RiskLine, ...]
    members: tuple[Named, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class CircleShare:
    """A circle that somebody's warmth goes to."""

    id: str
    name: str
    people: int
    share: float
    community: int


@dataclass(frozen=True, slots=True)
class Bottleneck(Named):
    """How many people are within two steps only through one contact."""

    people: int
    words: str


@dataclass(frozen=True, slots=True)
class WhatIf(Named):
    """What meeting somebody would change; figures before and after, None where unknown."""

    spread: tuple[float | None, float | None]
    constraint: tuple[float | None, float | None]
    effective_size: tuple[float, float]
    reached: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiversityPage(Figures):
    """How many-sided the network of a person is; docs/groups.md has the formulas."""

    person: int
    name: str
    circles: tuple[CircleShare, ...]
    circles_seen: int
    bottlenecks: tuple[Bottleneck, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Meet(Named):
    """Somebody the owner should meet, and why: who joins them, where both are, what both talk about."""

    headline: str
    score: float
    shared: int
    through: tuple[Named, ...]
    groups: tuple[str, ...]
    topics: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """A place to join, with how many of one's own are there already."""

    id: str
    name: str
    network: str
    kind: str
    people: int
    ties: int
    warm: int
    wanted: int
    who: tuple[Named, ...]
    words: str


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """Everybody with a tie, laid out. x, y: 0 to 1; size: 0 to 1; edges: the strongest ties, as positions in pairs.

    left_out: how many people there are beyond those drawn.
    """

    people: tuple[Named, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    size: tuple[float, ...]
    community: tuple[int, ...]
    edges: tuple[tuple[int, int], ...]
    communities: tuple[tuple[int, str], ...]
    owner: int | None
    left_out: int


@dataclass(frozen=True, slots=True)
class TalkedOf(Named):
    """Somebody whom a topic or a link would help, and why."""

    words: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A rising topic: who talks of it this month, how many each month before, and whom it would help."""

    term: str
    score: float
    people: int
    usual: float
    who: tuple[Named, ...]
    helps: tuple[TalkedOf, ...]
    links: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class TalkLink:
    """A page that several people passed on this month, what they wrote with it, and whom it would help."""

    url: str
    host: str
    people: int
    who: tuple[Named, ...]
    topics: tuple[str, ...]
    last: date
    helps: tuple[TalkedOf, ...]
    words: str
