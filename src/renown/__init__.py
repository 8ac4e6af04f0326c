"""Renown: one private graph of people from the social record you own.

    from renown import Workspace

The import is made when the name is first used, so that tools which only want a value type stay quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renown.workspace import Workspace

__all__ = ["Workspace"]


def __getattr__(name: str) -> Any:
    if name == "Workspace":
        from renown.workspace import Workspace

        return Workspace
    raise AttributeError(f"module 'renown' has no attribute {name!r}")
