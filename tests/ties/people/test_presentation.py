"""A profile is held against what its own export can carry, today's date, and the owner's other profiles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.networks import NETWORKS, name_of
from renown.ties.people.presentation import Position, Profile, check

TODAY = date(2026, 11, 20)
POST = Position("Cartographer", "Saltworks", True)
WELL = Profile(
    "linkedin", "Ana Lund", "analund", "Cartographer, maps that hikers trust", "linkedin.com/in/analund", (POST,), 9, 1,
    TODAY - timedelta(days=9), TODAY - timedelta(days=3),
)  # fmt: skip


def bad(*profiles: Profile) -> list[tuple[str, str]]:
    return [(finding.kind, finding.words) for finding in check(profiles, TODAY) if not finding.good]


def test_a_profile_that_is_well_has_nothing_to_look_at() -> None:
    assert bad(WELL) == []
    assert all(finding.good for finding in check([WELL], TODAY))


def test_what_is_missing_is_named_with_what_to_do() -> None:
    found = [f for f in check([replace(WELL, skills=0, headline="", schools=0)], TODAY) if not f.good]
    assert {f.words for f in found} == {
        "Your LinkedIn profile has no headline.",
        "Your LinkedIn profile has no skill.",
        "Your LinkedIn profile has no education.",
    }
    assert all(f.advice for f in found)


def test_what_an_export_cannot_carry_is_never_missing() -> None:
    assert bad(replace(WELL, network="x", skills=0, schools=0, url="", positions=())) == []
    assert bad(Profile("somewhere", "Ana Lund", "", "", "", (), 0, 0, None, None)) == []


def test_old_exports_silence_and_an_outdated_headline_are_told() -> None:
    old = replace(WELL, seen=TODAY - timedelta(days=400), acted=TODAY - timedelta(days=200), headline="Baker at Crumbs")
    words = " ".join(told for _, told in bad(old))
    assert "is of 16 Oct 2025" in words
    assert "since 4 May 2026" in words
    assert 'says "Baker at Crumbs"; the post you hold is Cartographer at Saltworks' in words


def test_different_names_handles_and_lasting_posts_are_told() -> None:
    other = replace(
        WELL, network="x", name="A. Ferreira", handle="maps4you", positions=(Position("Pilot", "Tides Ltd", True),)
    )
    kinds = [kind for kind, _ in bad(WELL, other)]
    assert kinds.count("consistent") == 3


def test_case_and_order_of_a_name_do_not_make_two() -> None:
    assert bad(WELL, replace(WELL, network="x", name="LUND, Ana")) == []


@settings(max_examples=40, deadline=None)
@given(
    network=st.sampled_from([*NETWORKS, "somewhere"]),
    headline=st.sampled_from(["", "Cartographer"]),
    skills=st.integers(0, 12),
    age=st.integers(0, 900),
)
def test_every_finding_names_its_network_and_an_advice_where_it_is_not_well(
    network: str, headline: str, skills: int, age: int
) -> None:
    profile = replace(WELL, network=network, headline=headline, skills=skills, seen=TODAY - timedelta(days=age))
    for finding in check([profile], TODAY):
        assert finding.network == network
        assert name_of(network) in finding.words
        assert bool(finding.advice) is not finding.good
