"""The tables: whole in themselves, and in step with the rows that importers yield."""

from __future__ import annotations

import dataclasses

import pytest

from renown.model.rows import AccountRow, CountRow, CoverageRow, FactRow, InteractionRow, PictureRow, PostRow
from renown.model.tables import TABLES, Table
from renown.model.tables.table import ARROW_TYPES

ROWS = {
    "accounts": AccountRow,
    "posts": PostRow,
    "interactions": InteractionRow,
    "facts": FactRow,
    "counts": CountRow,
    "coverage": CoverageRow,
    "pictures": PictureRow,
}
MADE_OF_NETWORK_AND_KEY = {"accounts": {"account"}, "posts": {"post"}}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_is_whole(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert table.prose and all(column.prose and column.type in ARROW_TYPES for column in table.columns)
    assert table.arrow_schema().names == names


@pytest.mark.parametrize("name", ROWS)
def test_a_row_fills_the_columns_of_its_table(name: str) -> None:
    fields = {field.name: field for field in dataclasses.fields(ROWS[name])}
    columns = {column.name: column for column in TABLES[name].columns}
    assert set(columns) - MADE_OF_NETWORK_AND_KEY.get(name, set()) == set(fields)
    for column, field in fields.items():
        assert columns[column].optional == ("None" in str(field.type)), column


def test_there_is_a_row_for_every_table() -> None:
    assert set(ROWS) == set(TABLES)
