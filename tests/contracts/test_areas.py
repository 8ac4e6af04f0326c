"""What every area must have: a sentence, a unit, a range it keeps to; and there are at least 400 per person."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from renown.ledger.areas import catalogue, values
from renown.ledger.decay import HALF_LIVES, name_of
from renown.ledger.measures import MEASURES

NETWORKS, KINDS = ("slack", "mastodon"), ("like", "reply", "mention")
AREAS = catalogue(NETWORKS, KINDS)
DAY = 20_000


@pytest.fixture(scope="module")
def measured() -> pa.Table:
    """Values over a random ledger of 60 people, some rows fresh, some so old that their sums are nearly nothing."""
    rng = np.random.default_rng(3)
    rows = 3_000
    last = DAY - rng.choice([1, 5, 20, 80, 300, 4_000, 15_000], size=rows)
    n = rng.integers(1, 50, size=rows)
    pairs = rng.permutation(60 * 60)[:rows]  # self-pairs do no harm here
    table = {
        "actor": pairs // 60,
        "target": pairs % 60,
        "network": rng.choice(NETWORKS, size=rows),
        "kind": rng.choice(KINDS, size=rows),
        "n": n,
        "days": np.minimum(n, rng.integers(1, 9, size=rows)),
        "first": last - rng.integers(0, 9, size=rows),
        "last": last,
        **{name_of(h): rng.uniform(1, n) for h in HALF_LIVES},
        "weeks": rng.integers(0, 2**52, size=rows) * 2 + 1,
    }
    return values(pa.table(table), None, DAY)


def test_an_ordinary_community_has_at_least_400_areas_per_person():
    assert len(catalogue(["slack"], ["like", "reply", "mention"])) >= 400


def test_names_are_unique():
    assert len({area.name for area in AREAS}) == len(AREAS)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_every_measure_has_one_sentence_a_unit_and_a_range(measure):
    assert (measure.fading is None) != (measure.lasting is None)
    assert measure.sentence.endswith(".") and "\n" not in measure.sentence and measure.sentence.count(". ") == 0
    assert "{acts}" in measure.sentence
    assert ("{days}" in measure.sentence) == (measure.fading is not None)
    assert measure.unit
    assert measure.high is None or measure.low < measure.high


def test_every_sentence_is_filled_in():
    for area in AREAS:
        assert "{" not in area.sentence, area.name
        assert area.network in area.sentence or area.network == "all", area.name
        assert area.kind in area.sentence or area.kind == "all", area.name


def test_values_lie_in_range_and_have_an_area(measured):
    areas = {area.name: area for area in AREAS}
    seen = set()
    for row in measured.to_pylist():
        area = areas[row["area"]]
        seen.add(area.name)
        assert np.isfinite(row["value"]), row
        assert row["value"] >= area.low - 1e-9, row
        assert area.high is None or row["value"] <= area.high + 1e-9, row
    assert seen == areas.keys()
