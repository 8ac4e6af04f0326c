"""A name for a group: what stands out among its people, and nothing that everybody bears."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from renown.topics.names import standing_out

PEOPLE = set(range(20))


def told(labels: Mapping[str, Collection[int]], people: Collection[int], everybody: int) -> list[str]:
    """What stands out among some of a number of people."""
    return standing_out(labels, {p: p in people for p in range(everybody)}).get(True, [])


def test_what_everybody_bears_names_nobody() -> None:
    assert told({"general": set(range(100))}, PEOPLE, 100) == []


def test_the_most_telling_comes_first_and_equal_ones_by_name() -> None:
    labels = {"maps": set(range(18)), "atlas": set(range(18)), "tides": set(range(12)) | {50, 51, 52}}
    assert told(labels, PEOPLE, 100) == ["atlas", "maps", "tides"]


def test_two_people_or_a_small_part_are_not_enough() -> None:
    assert told({"maps": {1, 2}}, PEOPLE, 1000) == []
    assert told({"maps": {1, 2, 3}}, PEOPLE, 1000) == []


def test_who_is_in_no_group_bears_nothing() -> None:
    assert standing_out({"maps": {1, 2, 3}}, {}) == {}
