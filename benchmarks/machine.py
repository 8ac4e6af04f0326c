"""What machine a figure was measured on, in a line, without its name or owner."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def describe_machine() -> str:
    """Cores, memory, system and Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {_system()}, Python {platform.python_version()}"


def _system() -> str:
    told = Path("/etc/os-release")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition("=")[2].strip('"') for line in lines if line.startswith("PRETTY_NAME=")]
    return names[0] if names else platform.system()
