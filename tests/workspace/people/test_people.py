"""People are found by id, handle or name, never guessed; they merge and part again without a trace in the facts."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from renown.demo import World
from renown.errors import AmbiguousError, NotFoundError
from renown.workspace import Workspace


def test_one_person_by_id_handle_or_name(ws: Workspace, world: World) -> None:
    person = ws.people.find(world.owner.handle)
    assert ws.people.find(str(person)) == person
    assert ws.people.find(f"@{world.owner.handle}") == person
    known = next(one for one in world.vouched if ws.people.page(one.name).total == 1)
    assert ws.people.find(known.name.upper()) == ws.people.find(known.handle)
    assert ws.people.find(world.owner.email) == person
    assert ws.people.row(person).name == world.owner.name


def test_several_matches_are_listed_and_none_is_said(ws: Workspace) -> None:
    with pytest.raises(AmbiguousError) as several:
        ws.people.find("an")
    assert 2 <= len(several.value.matches) <= 10
    assert all(ws.people.row(int(match.split()[0])) for match in several.value.matches)
    with pytest.raises(NotFoundError, match="nobody here is called"):
        ws.people.find("Nobody Of This Name")


def test_pages_cover_everybody_once_in_every_order(ws: Workspace) -> None:
    total = ws.people.page(per_page=1).total
    for sort in ("score", "name", "community"):
        first = ws.people.page(sort=sort, per_page=40)
        rows = [
            r.person for n in range(1, first.pages + 1) for r in ws.people.page(sort=sort, page=n, per_page=40).rows
        ]
        assert len(rows) == len(set(rows)) == total
    on_linkedin = ws.people.page(network="linkedin", per_page=500)
    assert 0 < on_linkedin.total < total
    assert all("linkedin" in row.networks for row in on_linkedin.rows)


def test_the_owner_is_one_person_on_all_networks(ws: Workspace, world: World) -> None:
    state = ws.state()
    assert state.owner_name == world.owner.name and state.guarded
    page = ws.people.person(state.owner or 0)
    assert {a.network for a in page.accounts} >= {"slack", "email", "x"}
    assert page.owner and page.ties_in and page.ties_out
    candidates = ws.people.owner_candidates()
    assert all(c.sign for c in candidates) and any(c.confirmed for c in candidates)


def test_profiles_are_whole_addresses_wherever_they_are_shown(ws: Workspace) -> None:
    urls = [a.url for row in ws.people.page(per_page=500).rows for a in ws.people.person(row.person).accounts if a.url]
    sides = [a.url for pair in ws.people.review(50) for side in (pair.one, pair.other) for a in side.accounts if a.url]
    assert urls and sides and all(url.startswith("https://") for url in urls + sides)


def test_a_link_and_its_undo_leave_everything_as_before(own: Workspace) -> None:
    rows = own.people.page(sort="name", per_page=50).rows
    a, b = rows[3].person, rows[4].person
    before, version = own.scores.table(), own.state().data_version
    accounts = {p: own.people.person(p).accounts for p in (a, b)}
    own.people.link(a, b)
    merged = own.people.find(str(min(a, b)))
    assert len(own.people.person(merged).accounts) == sum(map(len, accounts.values()))
    own.people.unlink(a, b)
    assert own.state().data_version == version
    assert own.scores.table().equals(before)
    assert {p: own.people.person(p).accounts for p in (a, b)} == accounts


def bytes_of(path: Path) -> bytes:
    """Everything that stands in the files below a folder: Parquet is unpacked, column by column."""
    found = io.BytesIO()
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        found.write(str(file.relative_to(path)).encode() + b"\n" + file.read_bytes())
        if file.suffix == ".parquet":
            table = pq.read_table(file)
            found.write(repr(table.schema).encode() + repr(table.to_pydict()).encode())
    return found.getvalue()


@pytest.mark.parametrize("how", ["forget", "record_objection"])
def test_a_forgotten_person_leaves_no_trace_and_stays_away(own: Workspace, world: World, how: str) -> None:
    own.scores.record(days=6, step=3)
    member = world.vouched[0]
    person = own.people.find(member.handle)
    page = own.people.person(person)
    traces = {member.name, member.handle, member.slack_id, member.email, str(person)} | {a.key for a in page.accounts}
    held = bytes_of(own.path)
    assert all(trace.encode() in held for trace in (member.name, member.slack_id, str(person)))
    others = {r["person_id"]: r for r in own.scores.table().to_pylist() if r["person_id"] != person}
    certificate = getattr(own.people, how)(person)
    assert certificate["fact_rows"] > 0 and certificate["history_rows"] > 0

    def assert_gone() -> None:
        for word in traces:
            with pytest.raises(NotFoundError):
                own.people.find(word)
        own.scores.rebuild()
        left = bytes_of(own.path)
        assert [word for word in traces if word.encode() in left] == []

    assert_gone()
    assert set(own.scores.table()["person_id"].to_pylist()) <= set(others)
    slack = own.imports.reports()[0]
    own.imports.undo(slack.import_id)
    again = own.imports.add(world.exports[0], owner=world.owner_email)
    assert not again[0].already
    assert_gone()


def test_an_erasure_that_was_cut_short_is_finished_at_the_next_start(built: Path, tmp_path: Path, world: World) -> None:
    path = tmp_path / "workspace"
    shutil.copytree(built, path)
    with Workspace.open(path) as ws:
        person = ws.people.find(world.vouched[1].handle)
        accounts = ws._context.derivation().accounts_of(person)
    (path / "erasing.json").write_text(f'{{"person": {person}, "accounts": {list(accounts)}}}')
    with Workspace.open(path) as ws, pytest.raises(NotFoundError):
        ws.people.find(world.vouched[1].handle)
    assert not (path / "erasing.json").exists()


def test_the_ids_of_others_stay_when_somebody_is_erased(own: Workspace, world: World) -> None:
    rows = sorted(row.person for row in own.people.page(sort="name", per_page=40).rows)
    own.people.link(rows[5], rows[20])
    kept = own.people.find(str(rows[5]))
    own.people.forget(own.people.find(world.vouched[2].handle))
    assert own.people.find(str(rows[5])) == kept
    assert len(own.people.person(kept).accounts) >= 2
