"""Whom a goal means: whole words in order, current positions, no machines, and the ground for each."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa
import pytest

from renown.errors import InputError
from renown.ties.paths.targets import grounds, in_place, in_role

ENDED = datetime(2020, 1, 1)


def people(*rows):
    columns = ("person", "kind", "headline")
    return pa.table({c: [row[i] for row in rows] for i, c in enumerate(columns)})


def positions(*rows):
    schema = pa.schema(
        [
            ("person", pa.int64()),
            ("fact", pa.string()),
            ("value", pa.string()),
            ("organisation", pa.string()),
            ("place", pa.string()),
            ("until", pa.timestamp("us")),
        ]
    )
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)


CROWD = people(
    (1, "person", "HEAD OF DATA, Tern & Tallow"),
    (2, "unknown", "Data head"),
    (3, "bot", "Head of data"),
    (4, "person", None),
    (5, "person", None),
    (6, "person", "Overhead of database"),
    (7, "person", "Painter in Porto"),
)
HELD = positions(
    (4, "position", "Head of Data", "Oakum", "Porto, Portugal", None),
    (5, "position", "Head of data", "Oakum", "Porto", ENDED),
    (6, "education", "Head of data", "School", "Porto", None),
)


def test_a_role_is_said_by_a_headline_or_by_a_position_that_lasts():
    found = in_role(CROWD, HELD, "head of  DATA")
    assert [(f.person, f.ground) for f in found] == [(1, "headline"), (4, "position")]
    assert found[1].words == "Head of Data at Oakum" and grounds(found) == (("headline", 1), ("position", 1))


def test_a_place_is_said_by_a_position_or_a_headline():
    found = in_place(CROWD, HELD, "porto")
    assert [(f.person, f.ground) for f in found] == [(4, "place"), (7, "headline")]
    assert found[0].words == "Porto, Portugal, Head of Data at Oakum"


def test_a_goal_without_a_word_is_refused():
    with pytest.raises(InputError):
        in_role(CROWD, HELD, " -- ")
