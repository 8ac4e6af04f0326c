"""The ranking says why, keeps to the time and the money, and never looks at what nobody may be chosen by."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.recruit.advice.advice import Advice, Advised, advise
from renown.recruit.advice.network import KnownPlace, OwnNetwork
from renown.recruit.advice.results import Result
from renown.recruit.advice.target_group import TargetGroup
from renown.recruit.channels.card import FIELDS, LEVELS, SEEKERS, Ages, Source
from renown.recruit.channels.registry import all_cards

NOBODY = OwnNetwork()
TODAY = date(2026, 11, 30)
CARDS = all_cards()
NURSE = TargetGroup("Pflegefachkraft", level="skilled", region="DE", languages=("de",), seeker="latent", minutes=300)


def ask(group: TargetGroup, network: OwnNetwork = NOBODY, results: tuple[Result, ...] = ()) -> Advice:
    return advise(group, CARDS, network, TODAY, results)


def row(advice: Advice, channel: str) -> Advised:
    return next(one for one in advice.channels if one.channel == channel)


def place(advice: Advice, channel: str) -> int:
    return [one.channel for one in advice.channels].index(channel)


def test_who_is_sought_decides_where() -> None:
    nurse = ask(NURSE)
    engineer = ask(replace(NURSE, profession="Data Engineer", level="senior"))
    assert nurse.fields == ("health",) and engineer.fields == ("software",) and nurse.guessed
    assert place(nurse, "facebook") < place(nurse, "linkedin") and place(engineer, "linkedin") < 5
    assert place(engineer, "github") < place(nurse, "github")
    apprentice = ask(TargetGroup("Elektroniker", level="apprentice", seeker="active"))
    assert place(apprentice, "schools") < place(ask(TargetGroup("Elektroniker", level="senior")), "schools")


def test_points_are_the_sum_of_reasons_and_reasons_are_words() -> None:
    for one in ask(NURSE).channels:
        assert one.points == pytest.approx(sum(reason.points for reason in one.reasons), abs=0.01)
        assert all(reason.words for reason in one.reasons) and one.reasons


def test_time_and_money_are_kept_to() -> None:
    for minutes in (0, 14, 60, 200, 1000):
        found = ask(replace(NURSE, minutes=minutes))
        assert found.minutes == sum(r.minutes for r in found.channels if r.chosen) <= minutes
    rich = ask(replace(NURSE, budget=900.0))
    parts = [r.money for r in rich.channels if r.money is not None]
    assert parts and sum(parts) == pytest.approx(900, abs=0.1) and all(r.chosen for r in rich.channels if r.money)
    poor = ask(replace(NURSE, budget=0.0))
    assert row(poor, "social-ads").left_out and not row(poor, "social-ads").chosen
    assert "only what costs nothing is meant here" in row(poor, "facebook").cautions
    assert not any(r.money for r in poor.channels)


def test_a_channel_of_another_country_is_left_out_with_the_reason() -> None:
    assert "Japan" in row(ask(NURSE), "line").left_out and not row(ask(replace(NURSE, region="JP")), "line").left_out
    last = [bool(r.left_out) for r in ask(NURSE).channels]
    assert last == sorted(last)


def test_ones_own_people_lift_a_channel_by_their_number() -> None:
    bare, few, many = (
        row(ask(NURSE, OwnNetwork(60, {"xing": n}, {"xing": 99})), "xing").points for n in (0, 2, 40)
    )  # fmt: skip
    assert bare < few < many <= bare + 3.0
    placed = OwnNetwork(
        5, {}, {"slack": 9}, (KnownPlace("slack", "channel", "#care", 4), KnownPlace("x", "event", "Fair", 2))
    )
    found = ask(NURSE, placed)
    assert any("#care (4)" in reason.words for reason in row(found, "slack").reasons)
    assert any("Fair (2)" in reason.words for reason in row(found, "events").reasons)


def test_own_results_move_a_channel_and_only_as_far_as_numbers_carry() -> None:
    weak = tuple(Result(c.name, c.kind, 200, 20) for c in CARDS if c.kind == "social")
    before, after = ask(NURSE, results=weak), ask(NURSE, results=(*weak, Result("reddit", "community", 300, 150)))
    assert row(after, "reddit").points > row(before, "reddit").points
    one_click = ask(NURSE, results=(*weak, Result("reddit", "community", 1, 1)))
    assert row(one_click, "reddit").points < row(after, "reddit").points
    assert any("150 of 300" in reason.words for reason in row(after, "reddit").reasons)
    assert not any("no results of your own" in line for line in after.unknown)


def test_what_is_not_known_is_said() -> None:
    found = " ".join(ask(TargetGroup("Xylophagist")).unknown)
    for words in (
        "was not recognised",
        "whether they look",
        "where they live",
        "how much time",
        "no results",
        "no part",
    ):
        assert words in found
    assert "unknown, not zero" in " ".join(ask(NURSE).unknown)
    later = advise(NURSE, CARDS, OwnNetwork(), date(2028, 11, 30))
    assert any(line.startswith("Looked at more than 18 months ago") for line in later.unknown)


def test_ages_on_cards_move_nothing_and_no_target_has_one() -> None:
    source = Source("https://example.org", TODAY)
    aged = [replace(card, ages=(Ages("14-29", 99.0, "everybody", source),)) for card in CARDS]
    assert advise(NURSE, aged, OwnNetwork(), TODAY) == ask(NURSE)
    asked = {field.name for field in fields(TargetGroup)}
    assert not asked & {"age", "ages", "gender", "sex", "origin", "nationality", "postcode", "name"}


@pytest.mark.parametrize(
    "bad",
    [{"field": "magic"}, {"level": "young"}, {"seeker": "x"}, {"region": "Germany"}, {"languages": ("german",)},
     {"budget": -1.0}, {"budget": float("nan")}, {"minutes": -5}, {"minutes": 10**9}, {"profession": "x" * 500},
     {"interests": ("a",) * 99}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(bad: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        TargetGroup(**bad)


GROUPS = st.builds(
    TargetGroup,
    st.text(max_size=40), st.sampled_from(["", *FIELDS]), st.sampled_from(["", *LEVELS]),
    st.sampled_from(["", "DE", "JP", "US"]), st.sampled_from([(), ("de",), ("en", "ja")]),
    st.sampled_from([(), ("gaming", "music", "technology")]), st.sampled_from(["", *SEEKERS]),
    st.sampled_from([None, 0.0, 250.0]), st.sampled_from([None, 0, 90, 600]),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(GROUPS)
def test_every_question_has_every_channel_once_in_one_order(group: TargetGroup) -> None:
    found = ask(group)
    assert replace(found.group, level=group.level) == group
    assert sorted(r.channel for r in found.channels) == sorted(c.name for c in CARDS)
    assert found == advise(group, CARDS[::-1], OwnNetwork(), TODAY)
    assert not any(r.chosen and r.left_out for r in found.channels)
