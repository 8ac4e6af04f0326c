"""One timeline of what passed between two people, out of what sources show and what the owner wrote down.

Invariants: newest first; read page by page, every entry comes once, whatever the size of a page; the cursor names a
time and how many entries of that time were given, so that what comes in later moves no older page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renown.errors import InputError
from renown.model.kinds import KINDS as ACTS
from renown.ties.rhythm import Numbers

KINDS: dict[str, tuple[str, ...]] = {
    "mail": ("mail",),
    "message": ("message",),
    "meeting": ("meeting", "invite"),
    "call": ("call",),
    "post": (),
    "note": (),
    "favour": (),
    "request": (),
    "news": (),
    "plan": (),
}
"""The kinds of a timeline, with the kinds of acts that are of it; `post` is what none of the others names."""

_KIND_OF = {act: kind for kind, acts in KINDS.items() for act in acts}

UNTOLD = ("view", "join")
"""Acts that say nothing of two people."""

TOLD = tuple(act for act in ACTS if act not in UNTOLD)

SENTENCES: dict[str, tuple[str, str]] = {
    "mail": ("You wrote a mail", "{} wrote a mail"),
    "message": ("You wrote", "{} wrote"),
    "call": ("A call", "A call"),
    "meeting": ("You met", "You met"),
    "invite": ("You sent an invitation", "{} sent an invitation"),
    "like": ("You liked a post of theirs", "{} liked a post of yours"),
    "repost": ("You passed on a post of theirs", "{} passed on a post of yours"),
    "quote": ("You quoted a post of theirs", "{} quoted a post of yours"),
    "reply": ("You answered", "{} answered you"),
    "comment": ("You commented on their work", "{} commented on your work"),
    "mention": ("You named them", "{} named you"),
    "review_request": ("You asked for a review", "{} asked you for a review"),
    "answer_accepted": ("You accepted their answer", "{} accepted your answer"),
    "list_add": ("You put them on a list", "{} put you on a list"),
    "starter_pack": ("You put them into a starter pack", "{} put you into a starter pack"),
    "endorse": ("You endorsed a skill of theirs", "{} endorsed a skill of yours"),
    "recommend": ("You wrote a recommendation for them", "{} wrote a recommendation for you"),
    "citation": ("You cited their work", "{} cited your work"),
    "reference": ("You gave them a reference", "{} gave you a reference"),
    "follow": ("You followed them", "{} followed you"),
    "connect": ("You connected", "You connected"),
}
"""What each act is called when the owner did it, and when they did."""


def kind_of(act: str) -> str:
    """The kind of a timeline that an act is of.

    >>> kind_of("mail"), kind_of("invite"), kind_of("quote")
    ('mail', 'meeting', 'post')
    """
    return _KIND_OF.get(act, "post")


def acts_of_kind(kind: str) -> tuple[str, ...]:
    """The acts that are of a kind; all for no kind, none for what only the owner writes down."""
    return tuple(act for act in TOLD if kind in ("", kind_of(act)))


def sentence(act: str, name: str, group_size: int, *, mine: bool) -> str:
    """An act in plain words.

    >>> sentence("mail", "Ana", 2, mine=False), sentence("mail", "Ana", 12, mine=True)
    ('Ana wrote a mail', 'You wrote a mail, among 12 people')
    """
    said = SENTENCES[act][0 if mine else 1].format(name)
    return said if group_size <= 2 else f"{said}, among {group_size} people"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: no later than a time (microseconds since 1970), and after so many entries of that time."""

    at: int
    given: int = 0

    def __str__(self) -> str:
        return f"{self.at}.{self.given}"


_CURSOR = re.compile(r"(-?\d{1,18})\.(\d{1,9})", re.ASCII)


def cursor_of(text: str) -> Cursor | None:
    """A cursor as it was given out; None for an empty one. Raises InputError.

    >>> cursor_of(str(Cursor(1709251200000000, 2)))
    Cursor(at=1709251200000000, given=2)
    """
    if not text:
        return None
    found = _CURSOR.fullmatch(text)
    if found is None:
        raise InputError(
            f"found {text[:40]!r} as a place in a timeline", hint="give `more` of the page before, or nothing"
        )
    return Cursor(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Window:
    """What a page holds: (which list, position there), newest first; and where the next one begins, None at the end."""

    places: tuple[tuple[int, int], ...]
    more: Cursor | None


def window(times: Sequence[Numbers], before: Cursor | None, limit: int) -> Window:
    """A page out of several lists of times (microseconds), each newest first; of one time the first list comes first.

    >>> window([np.array([3, 1]), np.array([2])], None, 2)
    Window(places=((0, 0), (1, 0)), more=Cursor(at=2, given=1))
    >>> window([np.array([3, 1]), np.array([2])], Cursor(2, 1), 2)
    Window(places=((0, 1),), more=None)
    """
    wanted = limit + (before.given if before else 0) + 1
    found = sorted((-at, of, place) for of, each in enumerate(times) for place, at in _from(each, before, wanted))
    given = min(before.given, sum(-at == before.at for at, _, _ in found)) if before else 0
    end = given + limit
    here = found[given:end]
    more = Cursor(-here[-1][0], sum(at == here[-1][0] for at, _, _ in found[:end])) if len(found) > end else None
    return Window(tuple((of, place) for _, of, place in here), more)


def _from(times: Numbers, before: Cursor | None, most: int) -> list[tuple[int, int]]:
    start = 0 if before is None else int(np.searchsorted(-times, -before.at))
    return list(enumerate(times[start : start + most].tolist(), start))
