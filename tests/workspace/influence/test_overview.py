"""The first page: useful without an owner, more useful with one, honest about what is missing."""

from __future__ import annotations

from pathlib import Path

from renown.demo import World
from renown.workspace import Workspace


def test_an_empty_workspace_has_an_overview(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "workspace") as ws:
        page = ws.overview()
        assert page.own is None and page.leaders == () and page.picture.nodes == ()
        assert page.state.people == 0 and not page.state.guarded and page.state.newest_fact is None


def test_without_an_owner_the_community_is_shown(world: World, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "workspace") as ws:
        ws.imports.add(world.exports[0])
        page = ws.overview()
        assert page.own is None and page.quiet == () and len(page.leaders) == 8
        assert not page.state.guarded and len(page.picture.nodes) > 20


def test_with_an_owner_it_is_about_them(ws: Workspace, world: World) -> None:
    page = ws.overview()
    assert page.own is not None and page.own.name == world.owner.name
    assert page.trend and page.quiet and page.given and page.owed
    assert sum(node.owner for node in page.picture.nodes) == 1
    assert all(0 <= n.x <= 1 and 0 <= n.y <= 1 and 0 <= n.size <= 1 for n in page.picture.nodes)
    assert all(max(edge) < len(page.picture.nodes) for edge in page.picture.edges)
    assert ws.ties.at(world.company)


def test_old_data_is_called_old(ws: Workspace) -> None:
    newest = ws.state().newest_fact
    assert newest is not None and ws.state().stale_days is None
    late = newest.replace(year=newest.year + 1)
    assert (ws.state(as_of=late).stale_days or 0) > 300
    assert ws.state(as_of="latest").stale_days is None
