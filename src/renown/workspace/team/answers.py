"""What the doors are shown of a team: plain, frozen answers. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody in the team. sign: eight letters by which two people can compare that they mean the same member."""

    id: str
    name: str
    role: str
    you: bool
    sign: str


@dataclass(frozen=True, slots=True)
class LentTie(Named):
    """A tie that is lent: how well (`well` or `some`), by what a colleague can recognise the person, and by which rule.

    words: exactly what a colleague who has the same address, page or number can learn.
    """

    level: str
    known_by: tuple[str, ...]
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class LendRule:
    """A word on lending that stands: `all`, `circle`, `person` or `not`, and whom it names."""

    scope: str
    name: str
    person: int | None
    since: date


@dataclass(frozen=True, slots=True)
class Knows:
    """Whether somebody in the team knows a person: `well`, `some`, or None where nobody lends a tie."""

    level: str | None
    words: str


@dataclass(frozen=True, slots=True)
class TeamAsk:
    """An ask of one's own. state: waiting, agreed (introducers says who), or over."""

    id: str
    person: int
    name: str
    words: str
    asked: date
    until: date
    state: str
    introducers: tuple[str, ...]
    state_words: str


@dataclass(frozen=True, slots=True)
class InboxAsk:
    """A colleague's ask about somebody whom one lends. answer: yes, no, or None while there is none."""

    id: str
    asker: str
    person: int
    name: str
    words: str
    until: date
    answer: str | None


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Everything about the team that a workspace is in."""

    folder: str
    you: TeamMember
    members: tuple[TeamMember, ...]
    rules: tuple[LendRule, ...]
    lent: tuple[LentTie, ...]
    inbox: tuple[InboxAsk, ...]
    asks: tuple[TeamAsk, ...]
    warnings: tuple[str, ...]
