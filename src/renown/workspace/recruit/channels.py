"""The room `channels`: the catalogue of ways to reach people for a job, and which of them for whom."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from renown.errors import InputError
from renown.model.local_time import localised
from renown.recruit.advice.advice import Advice, advise
from renown.recruit.advice.target_group import LONGEST_PROFESSION, TargetGroup
from renown.recruit.channels.card import COSTS, FIELDS, KINDS, LEVELS, REGIONS, RULES, SEEKERS, SHOWN_LANGUAGES, Card
from renown.recruit.channels.limits import Fit, check_text
from renown.recruit.channels.registry import all_cards, card_named
from renown.workspace.context import AsOf, Context
from renown.workspace.recruit.answers import ChannelCard, ChannelChoices, ChannelRow
from renown.workspace.recruit.own_network import own_network
from renown.workspace.recruit.vacancies import Vacancies
from renown.workspace.room import Room

LONGEST_CHECKED = 100_000


class Channels(Room):
    """Ways to reach people for a job: networks, boards, advertising, messages, people, and one's own page."""

    def __init__(self, context: Context, vacancies: Vacancies) -> None:
        super().__init__(context)
        self._vacancies = vacancies

    def list(
        self, query: str = "", kind: str = "", field: str = "", seeker: str = "", *, free: bool = False
    ) -> tuple[ChannelRow, ...]:
        """The channels, by title. query: words of the card; kind, field, seeker: a key of `choices`; free: for nothing.

        A key that there is not finds nothing.
        """
        words, today = query.casefold().split(), self._today()
        return tuple(
            _row(card, today)
            for card in all_cards()
            if _suits(card, kind, field, seeker)
            and (card.organic or not free)
            and all(word in _said(card) for word in words)
        )

    def card(self, name: str) -> ChannelCard:
        """Everything that is known of one channel, with the source of each figure. Raises NotFoundError."""
        card = card_named(name)
        seen = own_network(self._context, "", None).networks
        people = [seen[network] for network in card.networks if network in seen]
        return ChannelCard(card, card.is_old(self._today()), max(people) if people else None)

    def choices(self) -> ChannelChoices:
        """What channels and target groups can be asked by."""
        kept = (KINDS, FIELDS, LEVELS, SEEKERS, COSTS, RULES, REGIONS, SHOWN_LANGUAGES)
        return ChannelChoices(*(tuple(words.items()) for words in kept))

    def check_text(self, name: str, text: str, title: str = "", form: str = "") -> tuple[Fit, ...]:
        """Whether a text fits what a channel takes, counted as it counts; against all its formats, or the one named.

        Raises NotFoundError for a channel, InputError for a format that there is not and for more than 100,000 signs.
        """
        card = card_named(name)
        if len(text) + len(title) > LONGEST_CHECKED:
            raise InputError(f"found {len(text) + len(title):,} signs, at most {LONGEST_CHECKED:,} are measured")
        found = check_text(card, text, title, form)
        if form and not found:
            known = ", ".join(one.name for one in card.formats)
            raise InputError(f"{card.title} has no format {form[:40]!r}", hint=f"it has: {known}")
        return found

    def advise(  # noqa: PLR0913 - one argument per thing that can be said of a target group
        self,
        profession: str = "",
        field: str = "",
        level: str = "",
        region: str = "",
        languages: str = "",
        interests: str = "",
        seeker: str = "",
        budget: float | None = None,
        minutes: int | None = None,
        vacancy: int | None = None,
        as_of: AsOf = None,
    ) -> Advice:
        """Which channels for a target group, best first, with the reasons in words, and what is not known.

        field, level, seeker: a key of `choices`. region: a country, like DE. languages: like "de, en". interests: words
        with commas between. budget: to spend in a month; minutes: to work in a week; None: not said.
        vacancy: the number of one whose title and languages stand for what is not said of profession and languages.
        Raises InputError for what makes no sense, NotFoundError for a vacancy that there is not.
        """
        title, spoken = ("", "") if vacancy is None else self._of_vacancy(vacancy)
        group = TargetGroup(
            profession=profession.strip() or title,
            field=field,
            level=level,
            region=region.strip().upper(),
            languages=_languages(languages.strip() or spoken),
            interests=tuple(filter(None, (word.strip() for word in interests.split(",")))),
            seeker=seeker,
            budget=budget,
            minutes=minutes,
        )
        return advise(group, all_cards(), own_network(self._context, group.profession, as_of), self._today())

    def _of_vacancy(self, number: int) -> tuple[str, str]:
        """The title of a vacancy and the languages that it asks for, or else the one that it is written in."""
        told = self._vacancies.card(number).checked.vacancy
        languages = [tongue.value for tongue in told.tongues] or [told.language]
        return told.title.value[:LONGEST_PROFESSION] if told.title else "", " ".join(languages)

    def _today(self) -> date:
        return localised(datetime.now(UTC), self._context.zone).date()


def _languages(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"[^\s,;]+", text.casefold())))


def _row(card: Card, today: date) -> ChannelRow:
    free, paid = bool(card.organic), bool(card.paid)
    return ChannelRow(card.name, card.title, card.kind, card.what, card.minutes, free, paid, card.is_old(today))


def _suits(card: Card, kind: str, field: str, seeker: str) -> bool:
    target = card.target
    return (
        kind in ("", card.kind)
        and (not field or field in target.fields or (target.every and field in FIELDS))
        and (not seeker or seeker in target.seekers)
    )


def _said(card: Card) -> str:
    parts = (card.name, card.title, card.what, card.organic, card.paid, *card.good, *card.target.interests)
    return " ".join((*parts, KINDS[card.kind], *(form.title for form in card.formats))).casefold()
