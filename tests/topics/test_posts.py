"""Who speaks of a topic: by their own words, hashtags and channels, before the moment, whole words only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa
import pytest

from renown.errors import InputError
from renown.lake.duckdb import DuckDBEngine
from renown.model.tables import POSTS
from renown.topics.posts import speakers_of

NOW = datetime(2026, 5, 1)


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    made = DuckDBEngine(threads=2)
    yield made
    made.close()


@pytest.fixture
def speakers(engine):
    def ask(topic, *posts):
        columns = [c.name for c in POSTS.columns]
        rows = [
            dict(zip(columns, (i, "slack", str(i), author, ts, place, None, text, None), strict=True))
            for i, (author, text, place, ts) in enumerate(posts)
        ]
        table = engine.table(pa.Table.from_pylist(rows, schema=POSTS.arrow_schema()))
        people = engine.table(pa.table({"account": [1, 2, 20, 3], "person": [1, 2, 2, 3]}))
        found = speakers_of(table, people, topic, NOW)
        return [(r["person"], r["said"], r["placed"], r["place"]) for r in engine.fetch(found, "speakers").to_pylist()]

    return ask


def test_words_hashtags_and_channels_are_found_and_accounts_make_one_person(speakers):
    day = datetime(2026, 4, 1)
    found = speakers(
        "Data quality",
        (1, "On DATA-QUALITY again", None, day),
        (2, "see #DataQuality", None, day),
        (20, "data quality!", "general", day),
        (3, "good morning", "data-quality", day),
        (3, "metadata qualitylike", "general", day),
    )
    assert found == [(2, 2, 0, None), (1, 1, 0, None), (3, 0, 1, "data-quality")]


def test_later_posts_and_posts_of_nobody_do_not_count(speakers):
    assert speakers("kites", (1, "kites", None, NOW), (None, "kites", None, None)) == []
    assert speakers("kites", (1, "kites", None, None)) == [(1, 1, 0, None)]


@pytest.mark.parametrize("topic", ["c++", "a.b", "(", "Übung"])
def test_signs_in_a_topic_are_only_signs(speakers, topic):
    if topic == "(":
        with pytest.raises(InputError):
            speakers(topic)
    else:
        assert speakers(topic, (1, f"we like {topic.upper()}.", None, None)) == [(1, 1, 0, None)]
