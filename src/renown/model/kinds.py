"""The kind registry: every kind of interaction has exactly one class, one direction and one sentence.

Invariant: `actor` acted because of `target`. A kind that is not listed here cannot be stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KindClass(StrEnum):
    """What an interaction counts as."""

    REACTION = "reaction"
    CURATION = "curation"
    CONTACT = "contact"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of interaction.

    exchange: whether it makes the day a day of contact between the two (a message does, a like does not).
    """

    name: str
    kind_class: KindClass
    exchange: bool
    sentence: str


_R, _C, _T, _N = KindClass.REACTION, KindClass.CURATION, KindClass.CONTACT, KindClass.NONE

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("like", _R, False, "liked a post, or put an emoji under it"),
        Kind("repost", _R, False, "passed a post on"),
        Kind("quote", _R, True, "passed a post on with words of their own"),
        Kind("reply", _R, True, "answered a post"),
        Kind("comment", _R, True, "commented on something made"),
        Kind("mention", _R, True, "named the person in a post"),
        Kind("review_request", _R, True, "asked for a review"),
        Kind("answer_accepted", _R, True, "accepted an answer"),
        Kind("list_add", _C, False, "put the person on a list"),
        Kind("starter_pack", _C, False, "put the person into a starter pack"),
        Kind("endorse", _C, False, "endorsed a skill"),
        Kind("recommend", _C, True, "wrote a recommendation"),
        Kind("citation", _C, False, "cited a work"),
        Kind("reference", _C, False, "gave a reference"),
        Kind("follow", _T, False, "followed"),
        Kind("connect", _T, False, "connected, by consent of both"),
        Kind("message", _T, True, "wrote a private message"),
        Kind("mail", _T, True, "wrote a mail"),
        Kind("call", _T, True, "called"),
        Kind("meeting", _T, True, "met"),
        Kind("invite", _T, True, "sent an invitation"),
        Kind("view", _N, False, "looked at something"),
        Kind("join", _N, False, "joined a group"),
    )
}


def kinds_of(kind_class: KindClass) -> tuple[str, ...]:
    """The names of all kinds of one class, in registry order.

    >>> kinds_of(KindClass.REACTION)[:2]
    ('like', 'repost')
    """
    return tuple(k.name for k in KINDS.values() if k.kind_class is kind_class)


EXCHANGES: tuple[str, ...] = tuple(k.name for k in KINDS.values() if k.exchange)
"""The kinds that make a day a day of contact."""
