"""The engines there are, and which one the settings ask for."""

from __future__ import annotations

from renown.lake.duckdb import DuckDBEngine
from renown.lake.engine import Engine
from renown.settings import Settings


def open_engine(settings: Settings) -> Engine:
    """The engine for these settings, ready to run."""
    return DuckDBEngine(settings.memory_gb, settings.threads)
