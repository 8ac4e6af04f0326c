"""Who is worth meeting: the score against its definition, and who is never named."""

from __future__ import annotations

import math
from collections import defaultdict

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.everybody import Everybody
from renown.ties.groups.meetings import Decayed, worth_meeting

MODEST = settings(max_examples=40, deadline=None)
DAY = 60

people = st.integers(1, 9)
rows_of_many = st.lists(
    st.tuples(people, people, st.sampled_from(["mail", "slack"]), st.integers(0, 80), st.floats(0.1, 3.0))
    .filter(lambda row: row[0] != row[1])
    .map(lambda row: (min(row[:2]), max(row[:2]), *row[2:])),
    max_size=40,
    unique_by=lambda row: row[:4],
)


def table(rows: list[tuple[int, int, str, int, float]]) -> pa.Table:
    columns = [*(list(zip(*rows, strict=True)) or [()] * 5), [1] * len(rows), [0] * len(rows)]
    names = ("a", "b", "network", "day", "weight", "out", "in_")
    types = (pa.int64(), pa.int64(), pa.string(), pa.int32(), pa.float64(), pa.int64(), pa.int64())
    return pa.table({n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)})


def close_pairs(rows: list[tuple[int, int, str, int, float]]) -> dict[tuple[int, int], float]:
    """How much contact each pair had, at most 1 a day."""
    days: dict[tuple[int, int, int], float] = defaultdict(float)
    for a, b, _, day, weight in rows:
        if day <= DAY:
            days[a, b, day] += weight
    found: dict[tuple[int, int], float] = defaultdict(float)
    for (a, b, _), weight in days.items():
        found[a, b] += min(weight, 1.0)
    return dict(found)


def expected(rows: list[tuple[int, int, str, int, float]], owner: int) -> dict[int, tuple[float, int]]:
    """Scores and shared contacts by the definition, in plain Python."""
    tie: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    seen = close_pairs(rows)
    for a, b, _, day, weight in rows:
        if day <= DAY and seen[a, b] >= 0.5 - 1e-9:
            tie[a][b] += weight * 2 ** (-(DAY - day) / 30)
            tie[b][a] += weight * 2 ** (-(DAY - day) / 30)
    found: dict[int, tuple[float, int]] = {}
    for z, mine in tie[owner].items():
        for v, theirs in tie[z].items():
            if v != owner and v not in tie[owner]:
                more = (math.log(1 + mine) + math.log(1 + theirs)) / math.log(2 + sum(tie[z].values()))
                score, shared = found.get(v, (0.0, 0))
                found[v] = score + more, shared + 1
    return found


@MODEST
@given(rows_of_many, people)
def test_the_score_is_that_of_its_definition(rows: list[tuple[int, int, str, int, float]], owner: int) -> None:
    found = {
        m.person: (m.score, m.shared) for m in worth_meeting(Decayed(Everybody(table(rows), DAY)), owner, limit=99)
    }
    wanted = expected(rows, owner)
    assert found.keys() == wanted.keys()
    for person, (score, shared) in wanted.items():
        assert found[person] == (pytest.approx(score), shared)


@MODEST
@given(rows_of_many, people)
def test_best_first_and_joined_by_people_both_know(rows: list[tuple[int, int, str, int, float]], owner: int) -> None:
    near: dict[int, set[int]] = defaultdict(set)
    close = close_pairs(rows)
    for a, b, _, day, _ in rows:
        if day <= DAY and close[a, b] >= 0.5 - 1e-9:
            near[a].add(b)
            near[b].add(a)
    found = worth_meeting(Decayed(Everybody(table(rows), DAY)), owner, limit=99)
    assert [(-m.score, m.person) for m in found] == sorted((-m.score, m.person) for m in found)
    for meeting in found:
        assert meeting.person not in near[owner] and meeting.person != owner
        assert set(meeting.through) <= near[owner] & near[meeting.person]
        assert len(meeting.through) == min(3, meeting.shared)


def test_who_adds_most_is_named_first() -> None:
    rows = [(1, 2, "mail", 59, 3.0), (2, 4, "mail", 59, 3.0), (1, 3, "mail", 5, 0.6), (3, 4, "mail", 5, 0.6)]
    assert worth_meeting(Decayed(Everybody(table(rows), DAY)), 1)[0].through == (2, 3)


def test_bots_and_who_objected_are_left_out_and_the_limit_is_filled_by_others() -> None:
    rows = [(1, 2, "mail", 59, 1.0), (2, 3, "mail", 59, 9.0), (2, 4, "mail", 59, 1.0)]
    ties = Decayed(Everybody(table(rows), DAY))
    assert [m.person for m in worth_meeting(ties, 1, limit=1)] == [3]
    assert [m.person for m in worth_meeting(ties, 1, frozenset({3}), limit=1)] == [4]


def test_a_contact_of_long_ago_is_no_stranger() -> None:
    rows = [(1, 2, "mail", 59, 1.0), (2, 3, "mail", 59, 1.0), (1, 3, "mail", -40_000, 1.0)]
    assert worth_meeting(Decayed(Everybody(table(rows), DAY)), 1) == ()


def test_a_circular_makes_neither_a_way_nor_an_acquaintance() -> None:
    way = [(1, 2, "mail", 59, 0.1), (2, 3, "mail", 59, 1.0)]
    assert worth_meeting(Decayed(Everybody(table(way), DAY)), 1) == ()
    known = [(1, 2, "mail", 59, 1.0), (2, 3, "mail", 59, 1.0), (1, 3, "mail", 59, 0.1)]
    assert [m.person for m in worth_meeting(Decayed(Everybody(table(known), DAY)), 1)] == [3]


def test_nobody_seen_nobody_to_meet() -> None:
    assert worth_meeting(Decayed(Everybody(table([]), DAY)), 1) == ()
