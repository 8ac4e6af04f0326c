"""What the rooms of recruiting answer."""

from __future__ import annotations

from dataclasses import dataclass

from renown.recruit.advice.advice import Advice
from renown.recruit.channels.card import Card, Source

__all__ = ["Advice", "Card", "ChannelCard", "ChannelChoices", "ChannelRow", "Choice", "Source"]

Choice = tuple[str, str]
"""A key, and its words."""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel in a list. minutes: what a week there takes, by our own estimate. old: looked at over 18 months ago.

    free: something can be done there for nothing; paid: something for money.
    """

    name: str
    title: str
    kind: str
    what: str
    minutes: int
    free: bool
    paid: bool
    old: bool


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """The card of a channel. old: looked at over 18 months ago. people: how many people of one's own sources have an
    account there; None where no source shows any, which is unknown and not zero."""

    card: Card
    old: bool
    people: int | None


@dataclass(frozen=True, slots=True)
class ChannelChoices:
    """What channels and target groups can be asked by: keys and their words."""

    kinds: tuple[Choice, ...]
    fields: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    seekers: tuple[Choice, ...]
    costs: tuple[Choice, ...]
    rules: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    languages: tuple[Choice, ...]
