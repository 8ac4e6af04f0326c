"""Whatever happens to the process, the disk or the neighbour: the state is the one before or the one after."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import renown
from renown.errors import LockedError, StorageError
from renown.intake.imports import import_path
from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake
from renown.model.rows import InteractionRow, PostRow

T = datetime(2024, 1, 1)
HERE = Path(__file__).parent
Export = Callable[..., Path]


class Other:
    """Another process that imports."""

    def __init__(self) -> None:
        paths = os.pathsep.join([str(HERE), *(str(Path(path).parent) for path in renown.__path__)])
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "importing_process.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )

    def start(
        self, lake: Lake, export: Path, *, pause: float = 0, kill_after: float | None = None, limit: int | None = None
    ) -> int:
        order = {"workspace": str(lake.path), "export": str(export), "pause": pause}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({**order, "kill_after": kill_after, "file_limit": limit}) + "\n")
        self.process.stdin.flush()
        return int(self.until("started").split()[1])

    def until(self, *starts: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(starts):
                return line.strip()
        raise AssertionError("the other process has died")

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def other() -> Iterator[Other]:
    made = Other()
    yield made
    made.close()


def many(n: int, start: int = 0) -> list[InteractionRow]:
    return [InteractionRow("x", "like", f"a{i}", "t", T + timedelta(minutes=start + i)) for i in range(n)]


def texts(n: int) -> list[PostRow]:
    """Posts that do not pack well."""
    draw = random.Random(7)
    return [PostRow("x", str(i), text=f"{draw.getrandbits(8 * 400):x}") for i in range(n)]


def facts(lake: Lake) -> set[int]:
    return set(lake.engine.fetch(lake.facts("interactions"), "test")["actor"].to_pylist())


def files_of(lake: Lake) -> set[str]:
    return {str(file.relative_to(lake.path)) for file in (lake.path / "facts").rglob("*") if file.is_file()}


def test_killed_at_any_moment_the_state_is_before_or_after(
    lake: Lake, export: Export, other: Other, engine: DuckDBEngine
) -> None:
    draw = random.Random()
    before = time.monotonic()
    other.start(lake, export("0.txt", many(100, -1000)))
    other.until("ended")
    usual = time.monotonic() - before
    for trial in range(1, 7):
        known = facts(Lake.open(lake.path, engine))
        path = export(f"{trial}.txt", [InteractionRow("x", "like", f"new{trial}", "t", T), *many(100, trial * 1000)])
        other.start(lake, path, kill_after=draw.uniform(0, 1.2 * usual))
        other.until("killed", "ended")
        after = Lake.open(lake.path, engine)
        found = facts(after)
        assert known <= found
        assert len(found) in (len(known), len(known) + 1)
        with after.writing("sweep"):
            assert files_of(after) == set(after.manifest.paths())
        assert {name for name, fine, _what in after.examine() if not fine} == set()
    other.start(lake, export("last.txt", many(3, 99_000)))
    assert other.until("done", "LockedError", "StorageError") == "done"


def test_a_full_disk_is_one_clear_error_and_changes_nothing(lake: Lake, export: Export, other: Other) -> None:
    import_path(lake, export("first.txt", many(5)))
    before = files_of(lake), (lake.path / "manifest.json").read_bytes()
    other.start(lake, export("big.txt", [*many(5, 50), *texts(2000)]), limit=64 * 1024)
    answer = other.until("done", "StorageError", "EngineError", "killed", "ended")
    assert answer.startswith("StorageError: cannot write")
    assert "What stood before still stands" in answer
    assert (files_of(lake), (lake.path / "manifest.json").read_bytes()) == before


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "tiny"
    place.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True)
    if not made or made.returncode:
        pytest.skip("mounting a small disk needs root; the file limit above tests the same promise")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_really_full_disk_too(tiny_disk: Path, export: Export, engine: DuckDBEngine) -> None:
    lake = Lake.create(tiny_disk / "workspace", engine)
    import_path(lake, export("first.txt", many(5)))
    before = files_of(lake), (lake.path / "manifest.json").read_bytes()
    with pytest.raises(StorageError, match="No space left"):
        import_path(lake, export("big.txt", [*many(5, 50), *texts(4000)]))
    assert (files_of(lake), (lake.path / "manifest.json").read_bytes()) == before
    import_path(lake, export("small.txt", many(5, 100)))
    assert lake.engine.fetch(lake.facts("interactions"), "test").num_rows == 10


def test_of_two_imports_at_once_the_second_is_told_about_the_first(lake: Lake, export: Export, other: Other) -> None:
    pid = other.start(lake, export("slow.txt", many(60)), pause=0.05)
    other.until("reading")
    with pytest.raises(LockedError, match=rf"process {pid} on .* since .* \(import of slow\.txt\)"):
        import_path(lake, export("quick.txt", many(1)))
    assert other.until("done", "LockedError") == "done"
    import_path(lake, export("quick.txt", many(1, 500)))
