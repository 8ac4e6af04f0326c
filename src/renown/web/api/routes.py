"""Every address of the interface for programs, and the method of the workspace that answers there.

Invariant: a public method of a room is either here or in `ELSEWHERE`, with the reason (a contract test compares).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from renown.workspace.people import People

Method = Literal["GET", "POST", "DELETE"]


@dataclass(frozen=True, slots=True)
class Route:
    """An address and what answers: `room.method` of the workspace. Names in braces are arguments of the method."""

    method: Method
    path: str
    answers: str

    @property
    def room(self) -> str:
        """The room asked."""
        return self.answers.partition(".")[0]

    @property
    def verb(self) -> str:
        """The room's method."""
        return self.answers.partition(".")[2]


def _read(text: str) -> tuple[Route, ...]:
    lines = (line.split() for line in text.strip().splitlines() if line.strip())
    return tuple(Route(method, path, answers) for method, path, answers in lines)  # type: ignore[arg-type]


ROUTES = _read("""
GET    /people                           people.page
POST   /people                           people.add
GET    /people/find                      people.find
GET    /people/{person}                  people.person
DELETE /people/{person}                  people.forget
POST   /people/{person}/objection        people.record_objection
""")

ROOMS: dict[str, type] = {
    "people": People,
}
"""The class of every room that answers here."""

ELSEWHERE: dict[str, str] = {}
"""Methods without an address of their own, each with the reason."""
