"""What is shown of a person does not depend on the order of rows, and the newest import wins."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.identity.mapping import resolve
from renown.identity.owner import candidates
from renown.identity.people import describe

ROWS = [
    {"account": 3, "import_id": 1, "network": "slack", "key": "U3", "handle": "ana", "name": "ana",
     "email": "ana@example.org"},
    {"account": 5, "import_id": 2, "network": "email", "key": "ana@example.org", "name": "Ana Kovač", "owner": True},
    {"account": 3, "import_id": 3, "network": "slack", "key": "U3", "handle": "ana.k", "name": "Ana Kovač-Berg",
     "headline": "Data"},
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


def test_the_newest_import_tells_headline_and_kind_and_empty_words_tell_nothing() -> None:
    rows = [
        {"account": 1, "import_id": 1, "network": "x", "key": "1", "name": "Ana Berg", "headline": "Old",
         "kind": "bot"},
        {"account": 1, "import_id": 2, "network": "x", "key": "1", "name": "ana", "headline": "New"},
        {"account": 1, "import_id": 3, "network": "x", "key": "1", "name": "", "headline": "", "kind": "unknown"},
    ]  # fmt: skip
    (ana,) = describe(table(rows), resolve(table(rows))).to_pylist()
    assert (ana["name"], ana["headline"], ana["kind"]) == ("Ana Berg", "New", "person")


def test_nobody_is_described_when_there_is_nobody() -> None:
    assert describe(table([]), resolve(table([]))).num_rows == 0


words = st.sampled_from([None, "", "ana", "Ana Berg", "Bo Lind", "zoë"])
random_rows = st.lists(
    st.fixed_dictionaries(
        {
            "account": st.integers(1, 5),
            "import_id": st.integers(1, 3),
            "network": st.sampled_from(["x", "slack"]),
            "key": st.sampled_from(["k", "l"]),
            "handle": words,
            "name": words,
            "headline": words,
            "kind": st.sampled_from(["person", "unknown", "bot"]),
            "owner": st.booleans(),
        }
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=50, deadline=None)
@given(rows=random_rows, order=st.randoms(), apart=st.integers(1, 5))
def test_descriptions_do_not_depend_on_the_order_of_rows(
    rows: list[dict[str, object]], order: object, apart: int
) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    mapping = resolve(table(rows), links=[(apart, 1), (2, 3)])
    described = describe(table(rows), mapping)
    assert describe(table(shuffled), mapping).equals(described)
    for person in described.to_pylist():
        mine = [r for r in rows if r["account"] in _accounts_of(mapping, person["person"])]
        names = [str(r["name"]) for r in mine if r["name"]]
        full = [n for n in names if " " in n]
        assert person["name"] in (full or names or [str(r["handle"] or r["key"]) for r in mine])
        assert set(person["networks"].strip(";").split(";")) == {r["network"] for r in mine}
        assert person["owner"] == any(r["owner"] for r in mine)


def _accounts_of(mapping: pa.Table, person: int) -> set[int]:
    rows = mapping.to_pylist()
    return {r["account"] for r in rows if r["person"] == person}
