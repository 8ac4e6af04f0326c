"""What is shown of a person does not depend on the order of rows, and the newest import wins."""

from __future__ import annotations

import pyarrow as pa

from renown.identity.mapping import resolve
from renown.identity.owner import candidates
from renown.identity.people import describe

ROWS = [
    {"account": 3, "import_id": 1, "network": "slack", "key": "U3", "handle": "ana", "name": "ana", "email": "ana@example.org"},
    {"account": 5, "import_id": 2, "network": "email", "key": "ana@example.org", "name": "Ana Kovač", "owner": True},
    {"account": 3, "import_id": 3, "network": "slack", "key": "U3", "handle": "ana.k", "name": "Ana Kovač-Berg", "headline": "Data"},
    {"account": 9, "import_id": 1, "network": "x", "key": "77", "kind": "organisation"},
]  # fmt: skip
SCHEMA = pa.schema(
    [
        ("account", pa.int64()), ("import_id", pa.int32()), ("network", pa.string()), ("key", pa.string()),
        ("handle", pa.string()), ("name", pa.string()), ("email", pa.string()), ("url", pa.string()),
        ("kind", pa.string()), ("owner", pa.bool_()), ("headline", pa.string()), ("organisation", pa.string()),
    ]
)  # fmt: skip


def table(rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist([{"kind": "person", "owner": False, **row} for row in rows], schema=SCHEMA)


def test_the_best_name_and_all_handles() -> None:
    for rows in (ROWS, ROWS[::-1]):
        ana, other = describe(table(rows), resolve(table(rows))).to_pylist()
        assert ana["name"] == "Ana Kovač-Berg"
        assert ana["handles"] == "email:ana@example.org;slack:ana;slack:ana.k"
        assert ana["networks"] == ";email;slack;"
        assert ana["headline"] == "Data" and ana["owner"] is True
        assert ";ana.k;" in ana["keys"] and ";U3;" in ana["keys"]
        assert (other["name"], other["kind"]) == ("77", "organisation")


def test_owner_candidates_are_what_exports_say_and_what_was_confirmed() -> None:
    found = candidates(table(ROWS), confirmed=(9,))
    assert [(c.account, c.handle) for c in found] == [(5, "ana@example.org"), (9, "77")]
