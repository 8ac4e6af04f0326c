"""What is answered about people and their accounts."""

from __future__ import annotations

from dataclasses import dataclass

from renown.workspace.answers import PersonRow


@dataclass(frozen=True, slots=True)
class Account:
    """One account of a person: network, key there, and what people type or open."""

    network: str
    key: str
    handle: str | None
    name: str | None
    url: str | None
    headline: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people: the rows, and how many match in all. nameless: how many more match, but have no name."""

    rows: tuple[PersonRow, ...]
    total: int
    page: int
    pages: int
    nameless: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody, or a note about them, that a few letters may mean.

    kind: `person` or `note`. sub: what tells people of one name apart. field, words: where the letters were found
    (`name`, `mail`, `phone`, `organisation`, `tag`, `note`, ...), and what stands there. note: the note's number; a
    note may be about nobody.
    """

    kind: str
    person: int | None
    name: str
    sub: str
    field: str
    words: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class OwnerCandidate:
    """An account an export says, or lets one guess, is the owner's."""

    account: int
    person: int
    network: str
    name: str
    handle: str
    sign: str
    confirmed: bool
