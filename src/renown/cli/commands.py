"""The application with every command there is: each module adds its own to `app` when it is loaded."""

from __future__ import annotations

from renown.cli.app import app
from renown.cli.index import load

load()

__all__ = ["app"]
