"""Texts are counted as each channel counts, against truths that were not worked out by the same code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.channels.card import Format
from renown.recruit.channels.limits import COUNTS, check_text, graphemes, measured
from renown.recruit.channels.registry import all_cards, card_named

LENGTHS = [
    ("weighted", "We are hiring", 13),
    ("weighted", "café", 4),  # as one sign, however it is composed
    ("weighted", "cafe\u0301", 4),
    ("weighted", "こんにちは", 10),
    ("weighted", "👨‍👩‍👧‍👦", 2),  # a family is one emoji, and an emoji is two
    ("weighted", "🇩🇪", 2),
    ("graphemes", "👨‍👩‍👧‍👦👍🏽🇩🇪🇦🇹", 4),
    ("graphemes", "Straße", 6),
    ("graphemes", "a\r\nb", 3),
    ("units", "👍", 2),
    ("points", "👍", 1),
    ("sms", "Grüße an {alle}", 17),
    ("sms", "Привет", 6),
]


@pytest.mark.parametrize(("counts", "text", "length"), LENGTHS)
def test_signs_are_counted_as_the_channel_counts(counts: str, text: str, length: int) -> None:
    assert measured(text, Format("post", "Post", counts=counts)) == length


def test_an_address_counts_what_the_channel_says() -> None:
    text = "Apply: https://example.org/" + "x" * 300
    post = check_text(card_named("mastodon"), text)[0]
    assert post.length == len("Apply: ") + 23 and post.fits
    assert not check_text(card_named("bluesky"), text)[0].fits  # there all of it counts


@pytest.mark.parametrize("card", all_cards(), ids=lambda card: card.name)
def test_at_the_limit_a_text_fits_and_one_more_does_not(card) -> None:
    for form in card.formats:
        if form.characters is not None:
            assert check_text(card, "a" * form.characters, form=form.name)[0].fits
            over = check_text(card, "a" * (form.characters + 1), form=form.name)[0]
            assert over.problems == (f"the text is {form.characters + 1:,}, at most {form.characters:,} are taken",)
        if form.title_characters is not None:
            assert not check_text(card, "", "a" * (form.title_characters + 1), form.name)[0].fits


def test_an_emoji_shortens_what_fits_into_a_short_message() -> None:
    sms = card_named("sms")
    assert check_text(sms, "a" * 160)[0].fits and not check_text(sms, "a" * 80 + "👍")[0].fits
    assert check_text(sms, "a" * 80 + "👍")[0].most == 70


def test_hashtags_are_counted_and_what_only_looks_like_one_is_not() -> None:
    post = check_text(card_named("instagram"), "C# &#39; a#b #one #two #drei #vier #fünf", form="post")[0]
    assert post.fits
    more = check_text(card_named("instagram"), "#one #two #three #four #five #six", form="post")[0]
    assert more.problems == ("the number of hashtags is 6, at most 5 are taken",)


def test_where_no_limit_is_known_none_is_said_to_be_kept() -> None:
    found = check_text(card_named("xing"), "a" * 100_000)
    assert found and not any(fit.known or fit.problems for fit in found)
    assert check_text(card_named("x"), "a", form="poem") == ()


@settings(deadline=None)
@given(st.text())
def test_pieces_make_the_text_and_every_way_of_counting_ends(text: str) -> None:
    assert "".join(graphemes(text)) == text
    assert all(count(text) >= 0 for count in COUNTS.values())
    assert all(COUNTS[c](text + "a") == COUNTS[c](text) + 1 for c in ("points", "units"))
