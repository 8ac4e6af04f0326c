"""What must hold of the card of every dialect."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from renown.errors import NotFoundError
from renown.recruit.query.dialects.card import LEFT_OUT, OPERATORS, Dialect
from renown.recruit.query.dialects.registry import all_dialects, dialect_named
from renown.recruit.query.tree import TEXT_FIELDS

cards = pytest.mark.parametrize("card", all_dialects(), ids=lambda card: card.name)


@cards
def test_a_card_says_what_it_finds_and_where(card: Dialect) -> None:
    assert dialect_named(card.name) is card or dialect_named(card.name) == card
    assert card.title
    assert card.finds
    assert card.advice
    address = urlsplit(card.address)
    assert address.scheme == "https"
    assert address.query.endswith("=")
    assert not address.fragment


@cards
def test_what_it_claims_is_known_to_the_language(card: Dialect) -> None:
    assert set(card.fields) <= set(TEXT_FIELDS)
    assert all(written == LEFT_OUT or written.count("{}") == 1 for written in card.fields.values())
    assert set(card.unsure) <= set(OPERATORS)
    assert not card.tagged or card.tagged.count("{}") == 1
    assert card.refused in ("-", "NOT ")


@cards
def test_what_has_a_source_has_the_day_it_was_read_and_what_has_none_is_called_so(card: Dialect) -> None:
    for source, seen in ((card.source, card.seen), *((limit.source, limit.seen) for limit in card.limits)):
        assert bool(source) == bool(seen)
        assert not source or source.startswith("https://")
        assert seen is None or date(2026, 1, 1) < seen <= date(2026, 11, 30)
    if not card.source:
        assert card.unsure, "what is read nowhere cannot be sure"
    for limit in card.limits:
        assert limit.of in ("words", "characters", "operators")
        assert limit.most > 0


def test_every_network_of_the_issue_is_there_once() -> None:
    names = [card.name for card in all_dialects()]
    assert len(set(names)) == len(names)
    engines = [f"{engine}-{site}" for engine in ("google", "bing", "duckduckgo") for site in ("linkedin", "xing")]
    assert set(names) == {"linkedin", "xing", "github", "stack-overflow", "reddit", *engines}


def test_an_unknown_dialect_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFoundError, match="stack-overflow"):
        dialect_named("orkut")
