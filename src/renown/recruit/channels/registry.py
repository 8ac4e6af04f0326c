"""All channels there are: every file in `cards/`, read once.

Invariant: a card's name is the name of its file; nothing else registers one.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from renown.errors import NotFoundError
from renown.recruit.channels.card import Card
from renown.recruit.channels.card_file import read_card


@cache
def all_cards() -> tuple[Card, ...]:
    """Every card, by title."""
    files = resources.files("renown.recruit.channels").joinpath("cards").iterdir()
    found = [read_card(f.name.removesuffix(".toml"), f.read_text("utf-8")) for f in files if f.name.endswith(".toml")]
    return tuple(sorted(found, key=lambda card: card.title.casefold()))


def card_named(name: str) -> Card:
    """The card of a name. Raises NotFoundError.

    >>> card_named("linkedin").title
    'LinkedIn'
    """
    found = next((card for card in all_cards() if card.name == name), None)
    if found is None:
        raise NotFoundError(f"there is no channel {name[:40]!r}", hint="look with: renown recruit channels")
    return found
