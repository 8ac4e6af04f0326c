"""A name for a group: what stands out among its people, and nothing that everybody bears."""

from __future__ import annotations

from renown.topics.names import standing_out

PEOPLE = set(range(20))


def test_what_everybody_bears_names_nobody() -> None:
    assert standing_out({"general": set(range(100))}, PEOPLE, 100) == ()


def test_the_most_telling_comes_first_and_equal_ones_by_name() -> None:
    labels = {"maps": set(range(18)), "atlas": set(range(18)), "tides": set(range(12)) | {50, 51, 52}}
    assert standing_out(labels, PEOPLE, 100, limit=3) == ("atlas", "maps", "tides")


def test_two_people_or_a_small_part_are_not_enough() -> None:
    assert standing_out({"maps": {1, 2}}, PEOPLE, 1000) == ()
    assert standing_out({"maps": {1, 2, 3}}, PEOPLE, 1000) == ()


def test_a_group_of_nobody_has_no_name() -> None:
    assert standing_out({"maps": {1, 2, 3}}, (), 100) == ()
