"""A process of its own that decides, derives and counts until it is killed; it says each decision that was kept."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

import pyarrow as pa

from renown.workspace import Workspace


def main(path: Path, first: int) -> None:
    with Workspace.open(path) as ws:
        for number in count(first):
            ws.desk.confirm_owner(number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            ws.desk.note()
            rows = {"person": [number], "as_of": pa.array([number % 1000], pa.int32()), "formula": ["f"]}
            ws._context.history.append(pa.table({**rows, "data_version": ["d"]}))
            ids = pa.table({"account": [number], "person": [number]})
            ws._context.derived.ids.remember(ids)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
