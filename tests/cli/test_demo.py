"""`renown demo` serves both its worlds at once, says which is which, and ends both."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

from renown.workspace import Workspace

WAIT_S = 180


def test_both_worlds_are_served_named_and_ended(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "world").close()
    Workspace.create(tmp_path / "world-recruiting", purpose="recruiting").close()
    port = free_pair()
    command = [sys.executable, "-m", "renown.cli", "demo", "-w", str(tmp_path / "world"), "--port", str(port)]
    env = {**os.environ, "COLUMNS": "300"}
    demo = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)
    assert demo.stdout is not None
    told: dict[str, str] = {}
    try:
        while len(told) < 2:
            line = demo.stdout.readline()
            assert line, demo.stderr.read() if demo.stderr else ""
            if found := re.match(r"(\w+): Renown is open at http://127\.0\.0\.1:(\d+)/enter/", line):
                told[found[1]] = found[2]
        assert told == {"People": str(port), "Recruiting": str(port + 1)}
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=WAIT_S)
    for one in (port, port + 1):
        with socket.socket() as again:  # nobody is left behind
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", one))


def free_pair() -> int:
    """A port that is free, and the next one too."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port
