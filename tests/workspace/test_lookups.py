"""What is looked up in kept tables is what a query over the facts says."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from renown.workspace import Workspace


def rows(table: pa.Table) -> list[tuple[Any, ...]]:
    columns = sorted(table.column_names)
    return sorted(zip(*(table[c].to_pylist() for c in columns), strict=True), key=repr)


@pytest.mark.parametrize(("table", "by"), [("accounts", "account"), ("facts", "account"), ("posts", "author")])
def test_what_is_told_of_somebody_is_what_the_facts_say(ws: Workspace, table: str, by: str) -> None:
    derivation = ws._context.derivation()
    people = [row.person for row in ws.people.page(per_page=12).rows]
    groups = [derivation.accounts_of(person) for person in people]
    seen = 0
    for accounts in (*groups, tuple(a for group in groups for a in group), (5,), ()):
        facts = derivation.lake.facts(table)
        found = derivation.told(table, accounts, by=by)
        assert rows(found) == rows(derivation.fetch(facts.filter(facts[by].isin(list(accounts))), "test"))
        assert found["import_id"].to_pylist() == sorted(found["import_id"].to_pylist())
        seen += found.num_rows
    assert seen


def test_addresses_met_are_those_of_posts_reacted_to(ws: Workspace) -> None:
    derivation = ws._context.derivation()
    acts, posts = (
        derivation.lake.facts("interactions"),
        derivation.lake.facts("posts").filter(lambda t: t.url.notnull()),
    )
    met = derivation.fetch(acts.inner_join(posts, acts.object == posts.post).select("actor", "url").distinct(), "test")
    assert met.num_rows
    actors = met["actor"].to_pylist()[:3]
    wanted = {(a, u) for a, u in zip(met["actor"].to_pylist(), met["url"].to_pylist(), strict=True) if a in actors}
    found = derivation.addresses_met(actors)
    assert set(zip(found["actor"].to_pylist(), found["url"].to_pylist(), strict=True)) == wanted


def test_positions_are_those_of_the_facts_with_their_people(ws: Workspace) -> None:
    derivation = ws._context.derivation()
    facts = derivation.lake.facts("facts")
    told = facts.filter(facts.fact == "position").inner_join(derivation.mapping, "account")
    assert rows(derivation.positions) == rows(derivation.fetch(told, "test")) != []
