"""A disk that takes nothing, or is read-only, can be read; what was begun says the truth about itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from renown.errors import StorageError
from renown.lake.history import History
from renown.workspace import Workspace

MAIL = "From a@example.org Sat Jan  6 10:00:00 2024\nFrom: Ann <ann@example.org>\nTo: {0}\n"
MAIL += "Date: Sat, 06 Jan 2024 10:00:00 +0000\nMessage-ID: <{0}>\n\nb\n\n"
Mount = Callable[[str], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "workspace"
    with Workspace.create(path) as ws:
        mail = path.parent / "a.mbox"
        mail.write_text("".join(MAIL.format(f"{name}@example.org") for name in ("bob", "cy", "dee")))
        ws.imports.add(mail, source="mbox", owner="ann@example.org")
        ws.people.confirm_owner("ann@example.org")
        ws.desk.tokens.create("a notebook")
    return path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place, mount = tmp_path / "disk", shutil.which("mount")
    place.mkdir()
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True)
    if not made or made.returncode:
        pytest.skip("mounting a disk needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> None:
    """Write until not one byte fits."""
    with (disk / "full").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            os.fsync(file.fileno())


def test_a_read_only_workspace_is_read_and_refuses_to_be_changed(whole: Path, disk: Path) -> None:
    shutil.copytree(whole, disk / "ws")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with Workspace.open(disk / "ws") as ws:
        assert ws.people.page().total == 4
        assert ws.today.page() is not None and ws.scores.table().num_rows == 0
        for change in (
            lambda: ws.desk.confirm_owner(7),
            lambda: ws.people.forget(ws.people.find("cy@example.org")),
            lambda: ws.imports.add(whole.parent / "a.mbox", source="mbox"),
        ):
            with pytest.raises(StorageError):
                change()
    assert {name for name, fine, _found in Workspace.examine(disk / "ws") if not fine} <= {"may write", "free disk"}


def test_a_full_disk_is_read_and_nothing_is_lost(whole: Path, disk: Path, tmp_path: Path) -> None:
    token = "renown_not-one-of-ours"
    shutil.copytree(whole, disk / "ws")
    with Workspace.open(disk / "ws") as ws:
        token = ws.desk.tokens.create("another")
    fill(disk)
    with Workspace.open(disk / "ws") as ws:
        assert ws.people.page().total == 4
        assert (bearer := ws.desk.tokens.bearer(token)) is not None and bearer.name == "another"
        with pytest.raises(StorageError):
            ws.imports.add(whole.parent / "a.mbox", source="mbox", owner="dee@example.org")
    (disk / "full").unlink()
    with Workspace.open(disk / "ws") as ws:
        ws.desk.confirm_owner(7)
        assert len(ws.imports.add(whole.parent / "a.mbox", source="mbox", owner="dee@example.org")) == 1


def test_an_erasure_that_is_stopped_says_that_it_goes_on(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copytree(whole, tmp_path / "ws"))
    with Workspace.open(path) as ws, monkeypatch.context() as patch:

        def full(*_arguments: object) -> None:
            raise StorageError("cannot write facts: No space left on device", hint="What stood before still stands")

        patch.setattr(History, "erase", full)
        with pytest.raises(StorageError) as stopped:
            ws.people.forget(ws.people.find("cy@example.org"))
    assert "noted and goes on when the workspace is opened again" in str(stopped.value)
    assert "still stands" not in str(stopped.value)
    assert ("erasing", False) in {(name, fine) for name, fine, _found in Workspace.examine(path)}
    with Workspace.open(path) as ws:
        assert ws.people.page().total == 3
    assert {name for name, fine, _found in Workspace.examine(path) if not fine} <= {"free disk"}
