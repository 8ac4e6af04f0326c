"""What is known of each person: the best name, all handles, networks, headline, organisation.

Invariant: the answer depends on the rows, not on their order; the newest import that says something wins.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def describe(accounts: pa.Table, mapping: pa.Table) -> pa.Table:
    """One row per person: person, name, kind, handles, networks, headline, organisation, owner, keys.

    handles: `network:handle` joined by `;`. networks and keys: bounded by `;` on both sides, so that one is found by
    looking for `;name;`. A person without a name is shown by handle or key.
    """
    rows = accounts.join(mapping, "account")
    shown = pc.coalesce(rows["handle"], rows["key"])
    rows = rows.append_column("label", pc.binary_join_element_wise(rows["network"], shown, ":"))
    rows = rows.append_column("shown", shown).append_column("full", _is_full_name(rows["name"]))
    rows = rows.append_column("rank", _length(rows["name"])).sort_by(
        [
            ("person", "ascending"),
            ("full", "descending"),
            ("import_id", "descending"),
            ("rank", "descending"),
            ("label", "ascending"),
        ]
    )
    skip = pc.ScalarAggregateOptions(skip_nulls=True, min_count=0)
    firsts = [(c, "first", skip) for c in ("name", "shown", "kind", "headline", "organisation")]
    grouped = rows.group_by("person", use_threads=False).aggregate([*firsts, ("owner", "max")])
    table = grouped.rename_columns([n.removesuffix("_first").removesuffix("_max") for n in grouped.column_names])
    name = pc.coalesce(_filled(table["name"]), table["shown"])
    table = table.set_column(table.column_names.index("name"), "name", name).drop_columns(["shown"])
    for column, made in (("handles", "label"), ("networks", "network")):
        table = table.join(_joined(rows, made, column), "person")
    keys = [_joined(rows, c, f"key_{c}") for c in ("key", "handle", "label", "email")]
    for piece in keys:
        table = table.join(piece, "person")
    parts = [pc.fill_null(table[f"key_{c}"], "") for c in ("key", "handle", "label", "email")]
    bounded = pc.binary_join_element_wise("", *parts, "", ";")
    table = table.drop_columns([f"key_{c}" for c in ("key", "handle", "label", "email")]).append_column("keys", bounded)
    networks = pc.binary_join_element_wise("", table["networks"], "", ";")
    return table.set_column(table.column_names.index("networks"), "networks", networks).sort_by("person")


def _filled(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _is_full_name(names: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether a name has two words: better to show than a nickname."""
    return pc.fill_null(pc.match_substring(pc.fill_null(names, ""), " "), fill_value=False)


def _length(names: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_length(pc.fill_null(names, ""))


def _joined(rows: pa.Table, column: str, name: str) -> pa.Table:
    """The distinct values of a column per person, rising, joined by `;`."""
    distinct = (
        rows.select(["person", column]).filter(pc.is_valid(rows[column])).group_by(["person", column]).aggregate([])
    )
    ordered = distinct.sort_by([("person", "ascending"), (column, "ascending")])
    lists = ordered.group_by("person", use_threads=False).aggregate([(column, "list")])
    return pa.table({"person": lists["person"], name: pc.binary_join(lists[f"{column}_list"], ";")})
