"""A process of its own that imports when told to, for tests that kill it, starve it of disk, or run beside it.

Reads one JSON object a line: `workspace`, `export`, `pause` between rows, `kill_after` seconds (null: let it end),
`file_limit` in bytes (null: none). Answers one line each: "started PID" and then how it ended.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

import ibis
import lines_source  # type: ignore[import-not-found]  # beside this file; loaded here so that forks start at once
import pyarrow as pa

import renown.intake.imports as importing
from renown.errors import RenownError
from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake
from renown.sources import registry
from renown.sources.base import ReadOptions

# Loaded before forking, so that a fork spends its time on the import alone. Building an array loads what pyarrow needs.
LOADED = (ibis.duckdb, pa.array([1]))

registry.SOURCES["lines"] = f"{lines_source.__name__}:SOURCE"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def import_one(order: dict[str, object]) -> None:
    lake = Lake.open(Path(str(order["workspace"])), DuckDBEngine(memory_gb=0.5, threads=1))
    if order["file_limit"]:
        limit = int(str(order["file_limit"]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    options = ReadOptions(extra={"pause": order["pause"]})
    try:
        importing.import_path(
            lake, Path(str(order["export"])), source="lines", options=options, progress=lambda *_told: say("reading")
        )
        say("done")
    except RenownError as error:
        say(f"{type(error).__name__}: {error}")


def run(order: dict[str, object]) -> None:
    child = os.fork()
    if not child:
        import_one(order)
        sys.stdout.flush()
        os._exit(0)
    say(f"started {child}")
    if order["kill_after"] is not None:
        time.sleep(float(str(order["kill_after"])))
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    say("killed" if os.WIFSIGNALED(status) else "ended")


if __name__ == "__main__":
    for line in sys.stdin:
        run(json.loads(line))
