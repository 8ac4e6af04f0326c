"""Every card of the catalogue keeps the promises of a card, whoever wrote it."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from renown.errors import InputError, NotFoundError
from renown.recruit.channels.card import COSTS, FIELDS, KINDS, LEVELS, REGIONS, RULES, SEEKERS, SHOWN_LANGUAGES, Card
from renown.recruit.channels.card_file import read_card
from renown.recruit.channels.registry import all_cards, card_named

CARDS = all_cards()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_says_what_every_card_says(card: Card) -> None:
    assert card_named(card.name) is card
    assert card.title and card.what.endswith(".") and card.effort and card.minutes > 0
    assert card.good and card.bad and (card.organic or card.paid)
    assert card.utm.source == card.utm.source.lower() and card.utm.source and card.utm.medium
    assert bool(card.paid) == bool(card.utm.paid_medium) or card.kind in ("advertising", "board")
    assert card.target.levels and card.target.seekers and (card.target.every != bool(card.target.fields))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_the_words_of_a_card_are_of_their_lists(card: Card) -> None:
    target = card.target
    assert card.kind in KINDS and set(card.costs) <= set(COSTS)
    assert set(target.fields) <= set(FIELDS) and set(target.levels) <= set(LEVELS)
    assert set(target.seekers) <= set(SEEKERS)
    assert set(target.regions) <= set(REGIONS) and set(target.languages) <= set(SHOWN_LANGUAGES)
    assert {rule.kind for rule in card.rules} <= set(RULES)
    assert set(target.first) <= set(FIELDS if target.every else target.fields)
    assert all(len(region) == 2 and region.isupper() for region in target.regions)
    assert all(len(language) == 2 and language.islower() for language in target.languages)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_no_figure_without_its_source_and_day(card: Card) -> None:
    sourced = [fact.source for fact in card.facts] + [ages.source for ages in card.ages]
    sourced += [form.source for form in card.formats if form.has_limits]
    assert all(source is not None for source in sourced)
    for source in filter(None, sourced):
        address = urlsplit(source.where)
        assert (address.scheme in ("https", "http") and address.netloc) or " " in source.where, source.where
        assert date(2025, 1, 1) < source.seen <= card.checked
    notes = [form.notes for form in card.formats if form.source is None]
    told = (
        card.what,
        card.effort,
        card.needs,
        *notes,
        card.organic,
        card.paid,
        *card.good,
        *card.bad,
        *(r.says for r in card.rules if not r.source),
    )
    assert not any(sign.isdigit() for text in told for sign in text), "a figure in words that name no source"


def test_a_card_that_cannot_be_right_is_refused() -> None:
    good = 'title = "X"\nkind = "social"\nwhat = "Posts."\nchecked = 2026-11-30\n'
    assert read_card("x", good).name == "x"
    for bad in (
        "title = ",
        good + 'reach = "30 million"\n',
        good + '[[facts]]\nsays = "30 million"\n',
        good + '[[facts]]\nsays = "30 million"\nsource = "https://x.example"\n',
        good + '[[formats]]\nname = "post"\ntitle = "Post"\ncharacters = 3\nseen = 2026-11-30\n',
        'title = "X"\n',
    ):
        with pytest.raises(InputError, match="the card x cannot be read"):
            read_card("x", bad)


def test_a_channel_that_is_none_is_said_to_be_none() -> None:
    with pytest.raises(NotFoundError, match="there is no channel 'nowhere'"):
        card_named("nowhere")
