"""Names are taken out of text by the engine exactly as in Python, whole words only."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis import _

from renown.lake.duckdb import DuckDBEngine
from renown.lake.words import words_of

PIECES = st.sampled_from(
    [
        "Änn Lee",
        "änn lee",
        "ann.lee@example.org",
        "U7AB",
        "<@U7AB>",
        "u7abc",
        " ",
        ",",
        "'s",
        "über",
        "\n",
        "x",
        "a+b c",
        "\\",
    ]
)
WORDS = words_of(["Änn Lee", "ann.lee@example.org", "T1/U7AB", "a+b c", "al", "999"])


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_engine_and_python_agree(engine: DuckDBEngine, texts: list[str]) -> None:
    table = engine.table(pa.table({"n": range(len(texts)), "t": texts}))
    rows = engine.fetch(table.mutate(r=WORDS.redacted(_.t), f=WORDS.found(_.t)).order_by("n"), "test").to_pylist()
    assert [row["r"] for row in rows] == [WORDS.redact(text) for text in texts]
    assert [row["f"] for row in rows] == [WORDS.redact(text) != text for text in texts]


def test_short_words_are_left_alone() -> None:
    assert WORDS.redact("al has 999 ideas") == "al has 999 ideas"
    assert WORDS.redact("T1/U7AB wrote <@U7AB>") == "[erased] wrote <@[erased]>"


def test_reports_lose_the_names_and_whole_quotations_of_them() -> None:
    report = {
        "name": "ÄNN LEE.zip",
        "rows": 3,
        "problems": [{"found": "x Änn Lee y", "hint": "ask Änn Lee"}, {"found": "z"}],
    }
    assert WORDS.redact_values(report) == {
        "name": "[erased].zip",
        "rows": 3,
        "problems": [{"found": "[erased]", "hint": "ask [erased]"}, {"found": "z"}],
    }
