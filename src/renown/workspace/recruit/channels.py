"""The room `channels`: the catalogue of ways to reach people for a job."""

from __future__ import annotations

from datetime import UTC, datetime

from renown.model.local_time import localised
from renown.recruit.channels.card import Card
from renown.recruit.channels.registry import all_cards, card_named
from renown.workspace.recruit.answers import ChannelRow
from renown.workspace.room import Room


class Channels(Room):
    """Ways to reach people for a job: networks, boards, advertising, messages, people, and one's own page."""

    def list(self, query: str = "", kind: str = "", field: str = "", seeker: str = "") -> tuple[ChannelRow, ...]:
        """The channels, by title. query: words of the card; kind, field, seeker: a key of `Channels.choices`."""
        today = localised(datetime.now(UTC), self._context.zone).date()
        words = query.casefold().split()
        return tuple(
            ChannelRow(card.name, card.title, card.kind, card.what, card.minutes, bool(card.paid), card.is_old(today))
            for card in all_cards()
            if _suits(card, kind, field, seeker) and all(word in _said(card) for word in words)
        )

    def card(self, name: str) -> Card:
        """Everything that is known of one channel, with the source of each figure. Raises NotFoundError."""
        return card_named(name)


def _suits(card: Card, kind: str, field: str, seeker: str) -> bool:
    target = card.target
    return (
        (not kind or card.kind == kind)
        and (not field or target.every or field in target.fields)
        and (not seeker or seeker in target.seekers)
    )


def _said(card: Card) -> str:
    parts = (card.name, card.title, card.what, card.organic, card.paid, *card.good, *card.target.interests)
    return " ".join(parts).casefold()
