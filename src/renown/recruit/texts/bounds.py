"""What one file of a stranger may cost."""

from __future__ import annotations

from typing import Final

READER_SECONDS: Final = 25
"""Processor time for one file, after which the process is ended."""

READER_MEMORY: Final = 1_500 << 20
LARGEST_FILE: Final = 512 << 20
"""Bytes of a file that is handed over and not opened on the disk."""

ANSWER_BYTES: Final = 64 << 20
IDLE_SECONDS: Final = 45.0
