"""Bonds: the numbers equal their definition, and what another day, time and order may and may not change."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.bonds import bonds_of

MODEST = settings(max_examples=50, deadline=None)
NAMES = ("a", "b", "network", "day", "out", "in_", "weight")
TYPES = (pa.int64(), pa.int64(), pa.string(), pa.int32(), pa.int32(), pa.int32(), pa.float64())


def table(rows):
    """Rows of (a, b, network, day, out, in_, share of a word) as contact days."""
    full = [(*row[:6], (row[4] + row[5]) * row[6]) for row in rows]
    columns = list(zip(*full, strict=True)) or [()] * 7
    return pa.table({n: pa.array(c, t) for n, c, t in zip(NAMES, columns, TYPES, strict=True)})


words = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)
rows_of_many = st.lists(
    st.builds(
        lambda pair, network, day, said, share: (*pair, network, day, *said, share),
        st.sampled_from([(1, 2), (1, 3), (2, 3)]),
        st.sampled_from(["mail", "slack"]),
        st.integers(0, 400),
        words,
        st.sampled_from([1.0, 0.5, 1 / 29]),
    ),
    max_size=40,
    unique_by=lambda row: row[:4],
)
rows_of_two = st.lists(
    st.builds(lambda day, said: (1, 2, "mail", day, *said, 1.0), st.integers(0, 400), words),
    min_size=1,
    max_size=40,
    unique_by=lambda row: row[3],
)


def expected(rows, a, b, day):
    """Warmth and depth by their definition, in plain sums."""
    mine = [r for r in rows if r[:2] == (a, b) and r[3] <= day]
    days = {d: min(sum((r[4] + r[5]) * r[6] for r in mine if r[3] == d), 1.0) for d in {r[3] for r in mine}}
    out, in_ = (sum(r[i] * r[6] for r in mine) for i in (4, 5))
    balance = 2 * (min(out, in_) + 1) / (out + in_ + 2)
    bond = sum(w * (day - d + 0.5) ** -0.6 * 2 ** (-(day - d) / 365) for d, w in days.items())
    factor = 0.85 + 0.15 * balance
    deep = 100 * (1 - math.exp(-sum(days.values()) * factor / 27))
    return bond, balance, 100 * (1 - math.exp(-bond * factor / 1.5)), deep, len(days)


def warmth(rows, day):
    """The warmth of a table of one pair."""
    return bonds_of(table(rows), day).warmth[0]


def test_accounts_of_one_person_and_networks_of_one_day_are_one_day(house, act):
    acts = [act(1, 9, 5.1), act(90, 1, 5.2, network="x"), act(1, 9, 7)]
    bonds = bonds_of(house.contact_days(acts), 9)
    assert (bonds.days.tolist(), bonds.weighted_days.tolist(), bonds.last.tolist()) == ([2], [2.0], [7])
    assert (bonds.out.tolist(), bonds.in_.tolist()) == ([2.0], [1.0])


def test_a_mail_to_thirty_counts_little(house, act):
    one = bonds_of(house.contact_days([act(1, 2, 5)]), 9)
    many = bonds_of(house.contact_days([act(1, 2, 5, group_size=30)]), 9)
    assert many.bond[0] == pytest.approx(one.bond[0] / 29)


def test_a_year_of_weekly_contact_is_as_deep_as_it_is_warm():
    rows = [(1, 2, "mail", day, 1, 1, 1.0) for day in range(1, 365, 7)]
    bonds = bonds_of(table(rows), 361)
    assert bonds.warmth[0] == pytest.approx(85, abs=2)
    assert bonds.depth[0] == pytest.approx(bonds.warmth[0], abs=2)
    later = bonds_of(table(rows), 361 + 365)
    assert later.warmth[0] == pytest.approx(26, abs=3) and later.depth[0] == bonds.depth[0]


def test_nothing_known_is_no_bond():
    assert bonds_of(table([]), 5).a.tolist() == []


@MODEST
@given(rows=rows_of_many, day=st.integers(0, 600))
def test_equals_its_definition(rows, day):
    bonds = bonds_of(table(rows), day)
    pairs = list(zip(bonds.a.tolist(), bonds.b.tolist(), strict=True))
    assert pairs == sorted({r[:2] for r in rows if r[3] <= day})
    for i, (a, b) in enumerate(pairs):
        found = [c[i] for c in (bonds.bond, bonds.balance, bonds.warmth, bonds.depth, bonds.days)]
        assert found == pytest.approx(expected(rows, a, b, day))


@MODEST
@given(rows=rows_of_many, day=st.integers(0, 600), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_does_not_matter_to_the_last_bit(rows, day, seed):
    shuffled = table(rows).take(pa.array(np.random.default_rng(seed).permutation(len(rows))))
    one, other = bonds_of(table(rows), day), bonds_of(shuffled, day)
    assert all(getattr(one, f).tolist() == getattr(other, f).tolist() for f in type(one).__slots__)


@MODEST
@given(rows=rows_of_two, day=st.integers(0, 400), said=st.integers(1, 4))
def test_one_more_day_on_which_both_spoke_never_lowers_warmth(rows, day, said):
    if day in {r[3] for r in rows}:
        return
    more = [*rows, (1, 2, "mail", day, said, said, 1.0)]
    assert warmth(more, 400) >= warmth(rows, 400) - 1e-9


@MODEST
@given(rows=rows_of_two, day=st.integers(0, 400), said=words)
def test_one_more_day_of_any_kind_adds_to_the_bond_and_to_the_warmth_at_equal_balance(rows, day, said):
    if day in {r[3] for r in rows}:
        return
    before, after = (bonds_of(table(r), 400) for r in (rows, [*rows, (1, 2, "mail", day, *said, 1.0)]))
    assert after.bond[0] > before.bond[0] and after.weighted_days[0] == before.weighted_days[0] + 1
    assert after.warmth[0] >= before.warmth[0] - 1e-9 or after.balance[0] < before.balance[0]


@MODEST
@given(rows=rows_of_many.filter(bool), more=st.integers(0, 900))
def test_without_contact_warmth_never_rises_and_depth_stays(rows, more):
    now, later = bonds_of(table(rows), 400), bonds_of(table(rows), 400 + more)
    assert (later.warmth <= now.warmth).all() and later.depth.tolist() == now.depth.tolist()


@MODEST
@given(rows=rows_of_many)
def test_both_people_see_the_same_numbers(rows):
    turned = [(r[1], r[0], *r[2:4], r[5], r[4], r[6]) for r in rows]
    one, other = bonds_of(table(rows), 400), bonds_of(table(turned), 400)
    seen = {(a, b): w for a, b, w in zip(other.b.tolist(), other.a.tolist(), other.warmth.tolist(), strict=True)}
    assert seen == pytest.approx(dict(zip(zip(one.a.tolist(), one.b.tolist(), strict=True), one.warmth, strict=True)))
