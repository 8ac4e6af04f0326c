"""What of a tie may be lent to a team: how well somebody is known in one of two words, and what they are known by.

Invariant: never a number; only what is one person's own (an address, a profile page, a phone number) is compared, so
a shared mailbox like info@ makes nobody known.
"""

from __future__ import annotations

from collections.abc import Iterable

from renown.model.values.email import EMAIL, is_shared
from renown.model.values.phone import PHONE
from renown.model.values.profile import PROFILE
from renown.ties.warmth import FEWEST_DAYS, WARM

WELL, SOME = "well", "some"
LEVELS = (WELL, SOME)


def level_of(warmth: float, days: int) -> str:
    """How well somebody is known, from warmth (0 to 100) and distinct days of contact.

    >>> level_of(71.0, 30), level_of(71.0, 2), level_of(5.0, 30)
    ('well', 'some', 'some')
    """
    return WELL if warmth >= WARM and days >= FEWEST_DAYS else SOME


def known_by(addresses: Iterable[str], profiles: Iterable[str], phones: Iterable[str]) -> tuple[str, ...]:
    """What tells that two members mean the same person, in one form for all; what names nobody alone is left out.

    >>> known_by(["Jane@Example.org", "info@example.org"], ["https://www.linkedin.com/in/jane/"], ["030 1"])
    ('email:jane@example.org', 'profile:linkedin.com/in/jane')
    """
    cleaned = (
        *(("email", EMAIL.clean(raw)) for raw in addresses if not is_shared(raw)),
        *(("profile", PROFILE.clean(raw)) for raw in profiles),
        *(("phone", PHONE.clean(raw)) for raw in phones),
    )
    return tuple(sorted({f"{kind}:{value}" for kind, value in cleaned if value}))


def meant(text: str) -> tuple[str, ...]:
    """What a typed text is as an address, a phone number or a profile page; nothing when it is none of them.

    >>> meant("jane@example.org"), meant("Jane Doe"), meant("github.com/jane")
    (('email:jane@example.org',), (), ('profile:github.com/jane',))
    """
    address = EMAIL.clean(text)
    if address:
        return (f"email:{address}",)
    return known_by([], [text] if "/" in text else [], [text] if text.startswith(("+", "00")) else [])
