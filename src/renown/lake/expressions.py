"""Ibis, loaded when the first expression is written: what is read from tables at hand needs none.

    from renown.lake.expressions import _, ibis

Invariant: importing this module, or a module that writes expressions, loads neither Ibis nor an engine
(tests/contracts/test_light.py). The package costs a fifth of a second, more than most answers do.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Loaded:
    """Stands for a module, or for an object in it, until something is asked of it."""

    def __init__(self, module: str, name: str = "") -> None:
        self._module = module
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whoever looks round at modules asks for those, and means no column
            raise AttributeError(name)
        return getattr(self._found(), name)

    def __getitem__(self, key: str) -> Any:
        return self._found()[key]

    def _found(self) -> Any:
        module = import_module(self._module)
        return getattr(module, self._name) if self._name else module


ibis: Any = _Loaded("ibis")
"""The package."""

_: Any = _Loaded("ibis", "_")
"""The table an expression is about, as Ibis writes it: `rows.filter(_.ts.isnull())`."""
