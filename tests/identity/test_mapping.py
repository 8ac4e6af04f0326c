"""Accounts become people by strong keys alone, whatever the order of rows, and ids survive merges."""

from __future__ import annotations

import time

import networkx as nx
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.identity.mapping import CROWD, resolve


def accounts(*rows: tuple[int, str, str | None, str | None]) -> pa.Table:
    """account, network, mail address, profile address."""
    return pa.table(
        {
            "account": pa.array([r[0] for r in rows], pa.int64()),
            "network": pa.array([r[1] for r in rows], pa.string()),
            "key": pa.array([r[2] if r[1] == "email" else f"k{r[0]}" for r in rows], pa.string()),
            "email": pa.array([None if r[1] == "email" else r[2] for r in rows], pa.string()),
            "url": pa.array([r[3] for r in rows], pa.string()),
        }
    )


def people(table: pa.Table, **words: object) -> dict[int, int]:
    found = resolve(table, **words)  # type: ignore[arg-type]
    return dict(zip(found["account"].to_pylist(), found["person"].to_pylist(), strict=True))


def test_same_mail_address_or_profile_is_one_person() -> None:
    table = accounts(
        (3, "slack", "ana@example.org", None), (5, "email", "ana@example.org", None), (8, "x", None, "ana.example"),
        (9, "linkedin", "other@example.org", "ana.example"),
    )  # fmt: skip
    assert people(table) == {3: 3, 5: 3, 8: 8, 9: 8}


@pytest.mark.parametrize("address", ["info@example.org", "no-reply@example.org", "team@example.org"])
def test_a_shared_mailbox_makes_nobody_the_same(address: str) -> None:
    assert people(accounts((3, "slack", address, None), (5, "email", address, None))) == {3: 3, 5: 5}


def test_same_name_alone_is_not_enough_and_nothing_merges_empty_values() -> None:
    assert people(accounts((3, "slack", None, None), (5, "x", None, None))) == {3: 3, 5: 5}


def test_a_persons_word_outweighs_strong_keys() -> None:
    table = accounts((3, "slack", "ana@example.org", None), (5, "email", "ana@example.org", None), (8, "x", None, None))
    assert people(table, apart=[(3, 5)]) == {3: 3, 5: 5, 8: 8}
    assert people(table, links=[(5, 8)]) == {3: 3, 5: 3, 8: 3}


def test_ids_survive_a_merge_and_come_back_after_it() -> None:
    table = accounts((3, "slack", None, None), (5, "x", None, None), (8, "email", "b@example.org", None))
    merged = people(table, links=[(5, 8)])
    assert merged == {3: 3, 5: 5, 8: 5}
    earlier_joins = accounts(
        (1, "slack", "b@example.org", None), (5, "x", None, None), (8, "email", "b@example.org", None)
    )
    assert people(earlier_joins, links=[(5, 8)], previous=merged) == {1: 5, 5: 5, 8: 5}
    assert people(table, previous=merged) == {3: 3, 5: 5, 8: 8}


words = st.sampled_from([None, "a@example.org", "b@example.org", "info@example.org"])
urls = st.sampled_from([None, "p.example", "q.example"])
rows = st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["slack", "x"]), words, urls), min_size=1, max_size=12)
pairs = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=3)


@settings(max_examples=50, deadline=None)
@given(rows=rows, links=pairs, order=st.randoms())
def test_agrees_with_networkx_and_ignores_the_order_of_rows(
    rows: list[tuple[int, str, str | None, str | None]], links: list[tuple[int, int]], order: object
) -> None:
    graph = nx.Graph()
    for account, _, mail, url in rows:
        graph.add_node(account)
        graph.add_edges_from((account, key) for key in (mail, url) if key and not key.startswith("info@"))
    graph.add_edges_from((a, b) for a, b in links if a in graph and b in graph)
    groups = [{n for n in part if isinstance(n, int)} for part in nx.connected_components(graph)]
    expected = {account: min(group) for group in groups for account in group}
    assert people(accounts(*rows), links=links) == expected
    shuffled = list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert people(accounts(*shuffled), links=links) == expected


@settings(max_examples=50, deadline=None)
@given(rows=rows, before=pairs, after=pairs)
def test_no_two_people_share_an_id_whatever_was_before(
    rows: list[tuple[int, str, str | None, str | None]], before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    table = accounts(*rows)
    plain, kept = people(table, links=after), people(table, links=after, previous=people(table, links=before))
    same_plain = {(a, b) for a in plain for b in plain if plain[a] == plain[b]}
    assert {(a, b) for a in kept for b in kept if kept[a] == kept[b]} == same_plain


@settings(max_examples=50, deadline=None)
@given(rows=rows, links=pairs)
def test_undoing_a_merge_gives_back_the_old_ids(
    rows: list[tuple[int, str, str | None, str | None]], links: list[tuple[int, int]]
) -> None:
    table = accounts(*rows)
    before = people(table)
    merged = people(table, links=links, previous=before)
    assert people(table, previous=merged) == before


@settings(max_examples=50, deadline=None)
@given(rows=rows, links=pairs, apart=pairs, order=st.randoms())
def test_people_said_to_be_two_are_two_unless_linked(
    rows: list[tuple[int, str, str | None, str | None]],
    links: list[tuple[int, int]],
    apart: list[tuple[int, int]],
    order: object,
) -> None:
    table, shuffled = accounts(*rows), list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    found = people(table, links=links, apart=apart)
    assert people(accounts(*shuffled), links=links, apart=[(b, a) for a, b in apart]) == found
    linked = nx.Graph([(a, b) for a, b in links if a in found and b in found])
    for a, b in apart:
        if a != b and a in found and b in found:
            by_word = a in linked and b in linked and nx.has_path(linked, a, b)
            assert (found[a] == found[b]) == by_word
    merged = people(table, links=links)
    assert all(merged[a] == merged[b] for a in found for b in found if found[a] == found[b])


def test_a_shared_family_address_is_split_by_the_narrower_key() -> None:
    family = "home@example.org"
    table = accounts(
        (1, "slack", family, None), (3, "slack", family, "p.example"), (5, "x", family, "p.example"),
    )  # fmt: skip
    assert people(table) == {1: 1, 3: 1, 5: 1}
    assert people(table, apart=[(1, 3)]) == {1: 1, 3: 3, 5: 3}


def test_an_id_whose_account_is_gone_stays_with_the_earliest_that_had_it() -> None:
    table = accounts((5, "x", None, None), (8, "slack", None, None), (9, "slack", None, None))
    assert people(table, links=[(5, 8)], previous={2: 2, 5: 2, 8: 2}) == {5: 2, 8: 2, 9: 9}
    assert people(table, previous={2: 2, 5: 2, 8: 2}) == {5: 2, 8: 8, 9: 9}


def test_case_and_tags_do_not_hide_a_shared_mailbox_or_a_same_address() -> None:
    assert people(accounts((3, "slack", "Ana@example.org", None), (5, "email", "ana@example.org", None)))[5] == 3
    assert people(accounts((3, "x", "No-Reply+7@a.example", None), (5, "x", "No-Reply+7@a.example", None)))[5] == 5
    assert people(accounts((3, "x", "informant@a.example", None), (5, "x", "informant@a.example", None)))[5] == 3


@pytest.mark.parametrize(("accounts_sharing", "people_found"), [(CROWD, 1), (CROWD + 1, CROWD + 1)])
def test_what_a_crowd_shares_is_nobodys(accounts_sharing: int, people_found: int) -> None:
    rows = [(i, "slack", "nobody@example.org", None) for i in range(accounts_sharing)]
    assert len(set(people(accounts(*rows, *rows)).values())) == people_found


def test_no_accounts_are_no_people() -> None:
    assert people(accounts(), previous={1: 1}, links=[(1, 2)], apart=[(1, 2)]) == {}


@pytest.mark.large
def test_a_million_accounts_take_seconds() -> None:
    size = 1_000_000
    rows = pa.table(
        {
            "account": pa.array(range(size), pa.int64()),
            "network": pa.repeat(pa.scalar("slack"), size),
            "key": pa.array([str(i) for i in range(size)]),
            "email": pa.array([f"p{i % 700_000}@example.org" for i in range(size)]),
            "url": pa.nulls(size, pa.string()),
        }
    )
    began = time.process_time()
    first = resolve(rows)
    again = resolve(rows, previous=dict(zip(*(c.to_pylist() for c in first.columns), strict=True)))
    assert again.equals(first)
    assert time.process_time() - began < 10
