"""Killed at any moment, a workspace opens again: what was kept is there, and nothing is taken for damaged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import renown
from renown.workspace import Workspace

HERE = Path(__file__).parent


def decided(path: Path, first: int, after: float) -> list[int]:
    """The decisions that a process said it had kept before it was killed."""
    paths = os.pathsep.join(str(Path(place).parent) for place in renown.__path__)
    process = subprocess.Popen(
        [sys.executable, str(HERE / "deciding_process.py"), str(path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert process.stdout is not None
    told = [process.stdout.readline()]
    time.sleep(after)
    process.kill()
    told += process.stdout.read().splitlines(keepends=True)
    process.wait(30)
    process.stdout.close()
    return [int(line) for line in told if line.endswith("\n")]


def test_what_was_decided_stands_and_no_count_is_ahead_of_it(tmp_path: Path) -> None:
    path, draw, kept = tmp_path / "workspace", random.Random(), set()
    Workspace.create(path).close()
    for trial in range(3):
        kept |= set(decided(path, 1000 * (trial + 1), draw.uniform(0, 0.4)))
        bad = [found for found in Workspace.examine(path) if not found[1] and found[0] != "free disk"]
        assert bad == []
        with Workspace.open(path) as ws:
            assert kept <= set(ws.desk.owners())
            assert len(ws.desk.audit_entries()) == len(ws.desk.owners())


def test_two_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "workspace"
    with Workspace.create(path) as ws:
        ws.desk.note()
    paths = os.pathsep.join(str(Path(place).parent) for place in renown.__path__)
    running = [
        subprocess.Popen(
            [sys.executable, str(HERE / "deciding_process.py"), str(path), str(first)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        for first in (1000, 2000)
    ]
    told = [process.stdout.readline() for process in running if process.stdout]
    time.sleep(0.3)
    for process in running:
        process.kill()
    for process in running:
        out, _errors = process.communicate(timeout=30)
        told += [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
    assert [found for found in Workspace.examine(path) if not found[1] and found[0] != "free disk"] == []
    with Workspace.open(path) as ws:
        assert {int(line) for line in told if line.strip()} <= set(ws.desk.owners())
