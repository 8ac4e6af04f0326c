"""An export counts once, and taking it back takes everything back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from renown.demo import World
from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


def test_importing_twice_changes_nothing(own: Workspace, world: World) -> None:
    before, version = own.scores.table(), own.state().data_version
    for export in world.exports:
        assert [r.already for r in own.imports.add(export, owner=world.owner_email)] == [True]
    assert own.state().data_version == version
    assert own.scores.table().equals(before)


def test_undo_restores_the_state_before_and_redo_the_state_after(world: World, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "workspace") as ws:
        ws.imports.add(world.exports[0])
        first = ws.state(), ws.scores.table()
        [second] = ws.imports.add(world.exports[1])
        after = ws.scores.table()
        assert not after.equals(first[1])
        ws.imports.undo(second.import_id)
        state = ws.state()
        assert (state.data_version, state.people) == (first[0].data_version, first[0].people)
        assert ws.scores.table().equals(first[1])
        ws.imports.redo(second.import_id)
        assert ws.scores.table().equals(after)
        with pytest.raises(NotFoundError):
            ws.imports.undo(99)


def test_reports_account_for_every_row(ws: Workspace) -> None:
    for report in ws.imports.reports():
        assert report.rows_read == report.rows_kept + report.rows_skipped
        assert report.rows_read == sum(f.rows_read for f in report.files)
        if report.source != "vcard":  # an address book says who somebody is, not what anybody did
            assert report.interactions > 0 and report.since is not None
            assert ws.imports.coverage(report.import_id)
    assert sum(r.problem_count for r in ws.imports.reports()) > 0


def test_a_folder_with_other_things_is_not_made_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="not empty"):
        Workspace.create(tmp_path)
    with pytest.raises(NotFoundError, match="renown init"):
        Workspace.open(tmp_path)


def test_the_number_of_interactions_counts_overlapping_exports_once(
    own: Workspace, tmp_path: Path, world: World
) -> None:
    before = own.state().interactions
    copy = tmp_path / "again"
    with zipfile.ZipFile(world.exports[0]) as archive:
        archive.extractall(copy)
    (copy / "canvases.json").write_text("[]")
    assert not own.imports.add(copy)[0].already
    assert own.state().interactions == before
