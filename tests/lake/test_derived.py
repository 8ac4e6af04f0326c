"""Derived tables stand under their version, are swept, and people keep their ids."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from ibis import _

from renown.errors import InputError, NotFoundError
from renown.lake.derived import Derived
from renown.lake.duckdb import DuckDBEngine

PEOPLE = pa.table({"account": [3, 5, 7], "person": [3, 3, 7]})


@pytest.fixture
def derived(engine: DuckDBEngine, tmp_path: Path) -> Derived:
    return Derived(tmp_path, engine)


def test_a_table_stands_under_its_version_only(derived: Derived, engine: DuckDBEngine) -> None:
    assert derived.write("v1", "people", PEOPLE) == 3
    assert derived.write("v1", "few", engine.table(PEOPLE).filter(_.person == 7)) == 1
    assert derived.has("v1", "people")
    assert not derived.has("v2", "people")
    assert engine.fetch(derived.read("v1", "people"), "test").equals(PEOPLE)
    with pytest.raises(NotFoundError, match="people was not derived for version v2"):
        derived.read("v2", "people")


def test_sweeping_keeps_what_is_to_be_kept(derived: Derived) -> None:
    for version in ("v1", "v2", "v3"):
        derived.write(version, "people", PEOPLE)
    derived.sweep({"v2", "never"})
    assert derived.versions() == ("v2",)


def test_people_keep_their_ids_through_sweeps_and_erasing_forgets_only_the_erased(derived: Derived) -> None:
    assert derived.person_ids() == {}
    derived.write("v1", "people", PEOPLE)
    derived.write("v2", "ledger", PEOPLE)
    assert derived.person_ids() == {3: 3, 5: 3, 7: 7}
    derived.sweep(())
    assert derived.person_ids() == {3: 3, 5: 3, 7: 7}
    derived.erase([7])
    assert derived.person_ids() == {3: 3, 5: 3}
    derived.write("v4", "people", pa.table({"account": [2], "person": [2]}))
    assert derived.person_ids() == {2: 2}


@pytest.mark.parametrize("name", ["../x", "a/b", "", "..", ".hidden"])
def test_names_that_lead_elsewhere_are_refused(derived: Derived, name: str) -> None:
    with pytest.raises(InputError, match="expected a name"):
        derived.file("v1", name)
