"""Local time: known where a place or a number leaves no doubt, unknown where there is any."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from renown.model.values.zone import zone_of_number, zone_of_place


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("1 Quay Lane; Lisbon; ; 1100; Portugal", "Europe/Lisbon"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("München, Deutschland", "Europe/Berlin"),
        ("Greater Oslo Area", "Europe/Oslo"),
        ("New York, NY", "America/New_York"),
        ("Nairobi", "Africa/Nairobi"),
        ("Kenya", "Africa/Nairobi"),
        ("Ponta Delgada, Portugal", "Atlantic/Azores"),
        ("", ""),
        ("Springfield", ""),
        ("United States", ""),
        ("Australia", ""),
        ("Paris, Texas, USA", ""),
        ("Georgia", ""),
        ("Berlin / Lisbon", ""),
        ("Remote", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_place_has_the_zone_that_it_surely_lies_in(place: str, zone: str) -> None:
    assert zone_of_place(place) == zone


@pytest.mark.parametrize(
    ("number", "zone"),
    [
        ("+4930901820", "Europe/Berlin"),
        ("+442079460000", "Europe/London"),
        ("+12025550123", "America/New_York"),
        ("+18005550123", ""),
        ("+79161234567", ""),
        ("+351912345678", ""),
        ("030 901820", ""),
        ("nobody", ""),
    ],
)
def test_a_number_rings_in_one_zone_or_in_an_unknown_one(number: str, zone: str) -> None:
    assert zone_of_number(number) == zone
    assert not zone or ZoneInfo(zone)
