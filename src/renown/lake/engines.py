"""The engines there are, and which one the settings ask for.

Invariant: what an engine spills to disk stays inside the workspace, so that nothing personal is left elsewhere,
and is removed: when the engine closes, or, if its process was killed, when the workspace is opened again.
"""

from __future__ import annotations

import os
import shutil
import socket
import uuid
from pathlib import Path

from renown.lake.duckdb import DuckDBEngine
from renown.lake.engine import Engine
from renown.settings import Settings


def open_engine(settings: Settings, workspace: Path) -> Engine:
    """The engine for these settings, ready to run, spilling below the workspace."""
    spill = workspace / "spill"
    _sweep(spill)
    own = spill / f"{socket.gethostname()}.{os.getpid()}.{uuid.uuid4().hex[:8]}"
    return DuckDBEngine(settings.memory_gb, settings.threads, own)


def _sweep(spill: Path) -> None:
    """Remove what processes of this machine that are gone have left."""
    for folder in spill.glob(f"{socket.gethostname()}.*.*"):
        if not _is_alive(int(folder.name.rsplit(".", 2)[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
