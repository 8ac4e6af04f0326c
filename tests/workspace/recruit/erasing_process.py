"""Erases candidate 1 of a workspace and is killed where the disk is touched for the n-th time: PATH N."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from renown.workspace import Workspace

TOUCHES = frozenset(
    "open os.rename os.remove os.rmdir os.mkdir os.truncate shutil.rmtree sqlite3.connect fcntl.flock".split()
)


def main(path: Path, fatal: int) -> None:
    """Erase, and die at that moment."""
    touched, counting = 0, False

    def touch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touched
        if counting and event in TOUCHES and (event != "open" or str(path) in str(arguments[0])):
            touched += 1
            if touched == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(touch)
    with Workspace.open(path) as ws:
        ws.candidates.list()
        counting = True
        ws.candidates.erase(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), int(sys.argv[2]))
