"""Every expression of the ledger and the ties as Spark SQL, word for word, so that nothing unportable creeps in.

Spark itself need not be here. RENOWN_REWRITE_SNAPSHOTS=1 writes the files anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import ibis
import pytest
from ibis.config import Config

from renown.ledger.area_sums import area_sums_of
from renown.ledger.contact_days import contact_days_of
from renown.ledger.fold import fold, rebuild_touched, touched_by
from renown.ledger.ledger import ledger_of
from renown.model.tables import INTERACTIONS
from renown.ties.owed import exchanges_of

FOLDER = Path(__file__).with_suffix("")
BEFORE = datetime(2024, 3, 1)
INTERACTIONS_TABLE = ibis.table(ibis.schema(INTERACTIONS.arrow_schema()), name="interactions")
PEOPLE = ibis.table({"account": "int64", "person": "int64"}, name="people")
LEDGER = ledger_of(INTERACTIONS_TABLE, PEOPLE, None).schema()
OLD, NEW = ibis.table(LEDGER, name="old"), ibis.table(LEDGER, name="new")
EXPRESSIONS: dict[str, Callable[[], Any]] = {
    "ledger": lambda: ledger_of(INTERACTIONS_TABLE, PEOPLE, BEFORE),
    "ledger_in_buckets": lambda: ledger_of(INTERACTIONS_TABLE, PEOPLE, BEFORE, [0, 63]),
    "contact_days": lambda: contact_days_of(INTERACTIONS_TABLE, PEOPLE, BEFORE),
    "fold": lambda: fold(OLD, NEW),
    "touched": lambda: touched_by(INTERACTIONS_TABLE, PEOPLE),
    "rebuild_touched": lambda: rebuild_touched(OLD, INTERACTIONS_TABLE, PEOPLE, [5], BEFORE),
    "area_sums": lambda: area_sums_of(OLD, 20_000),
    "exchanges": lambda: exchanges_of(INTERACTIONS_TABLE, PEOPLE, 7, BEFORE),
}
TRAPS = {
    r"SHIFT(LEFT|RIGHT)\(\s*\d": "Spark shifts a bare number within 32 bits: cast it",
    r"\b\d+\.\d+ / (?!CAST)": "Spark divides a bare 1.0 as a decimal and cuts the digits: cast the other side",
    r"(?i)approx|percentile": "approximate answers differ by engine",
    r"(?i)HUGEINT|LIST_|EPOCH_": "this is DuckDB's word, not Spark's",
}


@pytest.fixture(scope="module", autouse=True)
def spark_options() -> Iterator[None]:
    """What Ibis asks of an installed pyspark before it writes Spark SQL."""

    class SparkOptions(Config):
        treat_nan_as_null: bool = False

    before = ibis.options.pyspark
    ibis.options.pyspark = before or SparkOptions()
    yield
    ibis.options.pyspark = before


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_spark_sql_is_as_kept(name):
    sql = str(ibis.to_sql(EXPRESSIONS[name](), dialect="pyspark")) + "\n"
    file = FOLDER / f"{name}.sql"
    if os.environ.get("RENOWN_REWRITE_SNAPSHOTS") == "1":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(sql)
    assert file.read_text() == sql


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_spark_sql_steps_into_no_known_trap(name):
    sql = str(ibis.to_sql(EXPRESSIONS[name](), dialect="pyspark"))
    for pattern, why in TRAPS.items():
        assert not re.search(pattern, sql), why


def test_the_ledger_has_no_window_and_no_distinct_count():
    sql = str(ibis.to_sql(EXPRESSIONS["ledger"](), dialect="pyspark"))
    assert not re.search(r"\bOVER\b|COUNT\(\s*DISTINCT", sql)


def test_every_kept_file_belongs_to_an_expression():
    assert {file.stem for file in FOLDER.iterdir()} == EXPRESSIONS.keys()
