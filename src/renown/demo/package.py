"""Files into a zip, the same bytes every time.

Invariant: neither the clock, nor the machine, nor the order of a set enters the archive.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path


def write_zip(path: Path, entries: Mapping[str, str | bytes], day: date) -> Path:
    """Write the entries, in the order given, into a zip dated on one day."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in entries.items():
            about = zipfile.ZipInfo(name, (day.year, day.month, day.day, 9, 30, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, content)
    return path


def as_json(value: object) -> str:
    """JSON as the platforms write it: pretty, with letters kept as they are."""
    return json.dumps(value, ensure_ascii=False, indent=4)
