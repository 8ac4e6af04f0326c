"""The settings choose the engine, and what it spills stays in the workspace and is removed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa

from renown.lake.engines import open_engine
from renown.lake.lake import Lake
from renown.settings import Settings


def test_a_lake_opened_by_settings_runs(tmp_path: Path) -> None:
    settings = Settings(workspace=tmp_path, memory_gb=0.5, threads=1)
    lake = Lake.create(tmp_path, settings)
    assert lake.engine.fetch(lake.facts("accounts"), "test").num_rows == 0
    lake.close()


def test_spilling_stays_in_the_workspace_and_goes_with_the_engine(tmp_path: Path) -> None:
    engine = open_engine(Settings(workspace=tmp_path, memory_gb=0.1, threads=1), tmp_path)
    assert engine.capabilities.name == "duckdb"
    some = engine.table(pa.table({"a": range(1_200_000)}))
    wide = some.mutate(b=some.a.cast("string") + "-" * 60)
    held = engine.checkpoint(wide.order_by(wide.b.reverse()), "spill")
    spilled = [file.stat().st_size for file in sorted((tmp_path / "spill").rglob("*")) if file.is_file()]
    assert any(spilled)
    del held
    engine.close()
    assert not list((tmp_path / "spill").iterdir())


def test_an_engine_that_was_asked_nothing_never_started(tmp_path: Path) -> None:
    engine = open_engine(Settings(workspace=tmp_path), tmp_path)
    engine.close()
    assert not (tmp_path / "spill").exists()


def test_what_a_dead_process_left_is_swept_and_a_living_one_is_left_alone(tmp_path: Path) -> None:
    code = "import os, socket; print(f'{socket.gethostname()}.{os.getpid()}.1')"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    host, _pid, _random = dead.rsplit(".", 2)
    for name in (dead, f"{host}.1.x"):
        (tmp_path / "spill" / name).mkdir(parents=True)
        (tmp_path / "spill" / name / "duckdb.tmp").write_text("somebody's words")
    open_engine(Settings(workspace=tmp_path), tmp_path).close()
    assert [folder.name for folder in (tmp_path / "spill").iterdir()] == [f"{host}.1.x"]
