"""The engines there are, and which one the settings ask for.

Invariant: what an engine spills to disk stays inside the workspace, so that nothing personal is left elsewhere,
and is removed: when the engine closes, or, if its process was killed, when the workspace is opened again.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from renown.lake.engine import Engine
from renown.settings import Settings


def open_engine(settings: Settings, workspace: Path) -> Engine:
    """The engine for these settings, spilling below the workspace. It starts when it is first asked to run something.

    What is read from tables at hand needs no engine, and starting one costs more than most such answers.
    """
    spill = workspace / "spill"
    _sweep(spill)

    def start() -> Engine:
        from renown.lake.duckdb import DuckDBEngine

        own = spill / f"{socket.gethostname()}.{os.getpid()}.{uuid.uuid4().hex[:8]}"
        return DuckDBEngine(settings.memory_gb, settings.threads, own)

    return cast(Engine, _Started(start))


class _Started:
    """An engine that starts when it is first asked something; closing one that never did starts none."""

    def __init__(self, start: Callable[[], Engine]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # the contract has no private names; who asks for one would start it for nothing
            raise AttributeError(name)
        with self._lock:
            self._engine = self._engine or self._start()
        return getattr(self._engine, name)

    def close(self) -> None:
        """Let go of memory and files, if any were taken."""
        if self._engine is not None:
            self._engine.close()


def _sweep(spill: Path) -> None:
    """Remove what processes of this machine that are gone have left, and whatever stands in the folder's place."""
    if spill.exists() and not spill.is_dir():
        with suppress(OSError):
            spill.unlink()
    for folder in spill.glob(f"{socket.gethostname()}.*.*"):
        process = folder.name.rsplit(".", 2)[1]
        if not (process.isdecimal() and _is_alive(int(process))):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
