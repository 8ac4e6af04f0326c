"""Facts are read without the words that stand in the place of an organisation."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.lake.expressions import ibis
from renown.lake.organisation import naming
from renown.model.values.organisation import is_organisation, is_way_of_working

PIECES = (
    "Freelance",
    "selbständig",
    "Autónomo",
    "n/a",
    "-",
    "Lumenfold",
    "self",
    "employed",
    "in",
    "/",
    "student",
    "É",
    "y",
)
texts = st.one_of(st.text(max_size=12), st.lists(st.sampled_from(PIECES), max_size=4).map(" ".join))


@settings(max_examples=25, deadline=None)
@given(told=st.lists(texts, min_size=1, max_size=30))
def test_an_engine_reads_the_patterns_as_python_does(engine, told: list[str]) -> None:
    rows = pa.table({"organisation": told, "headline": pa.array([None] * len(told), pa.string())})
    found = engine.fetch(naming(ibis.memtable(rows), "accounts"), "organisations")
    assert found["organisation"].to_pylist() == [text if is_organisation(text) else None for text in told]
    assert found["headline"].to_pylist() == [text if is_way_of_working(text) else None for text in told]


def test_how_somebody_works_is_what_they_are_where_they_say_nothing_better(engine) -> None:
    rows = pa.table({"organisation": ["Freelance", "Freelance", None], "headline": ["Potter", "", "Baker"]})
    found = engine.fetch(naming(ibis.memtable(rows), "accounts"), "organisations")
    assert found.to_pylist() == [
        {"organisation": None, "headline": "Potter"},
        {"organisation": None, "headline": "Freelance"},
        {"organisation": None, "headline": "Baker"},
    ]


def test_a_part_in_an_event_is_kept(engine) -> None:
    rows = pa.table({"fact": ["event", "position", "position"], "organisation": ["none", "none", "Tideway"]})
    found = engine.fetch(naming(ibis.memtable(rows), "facts"), "organisations")
    assert found["organisation"].to_pylist() == ["none", None, "Tideway"]
