"""A child process that does not outlive the process it was started for."""

from __future__ import annotations

import os
import signal
import threading
import time

LOOK_SECONDS = 0.5


def leave_with_parent() -> None:
    """End this process, as by SIGTERM, soon after its parent is gone, however the parent went."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
