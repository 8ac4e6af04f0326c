"""What every room is: a part of the workspace whose public methods are questions, answered one at a time.

Invariant: a room holds the workspace in every question that it answers; no room does so by itself.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from renown.workspace.context import Context

F = TypeVar("F", bound=Callable[..., Any])

_FREE = "_answers_freely"


class Room:
    """A room of one open workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        for name, method in list(vars(cls).items()):
            if inspect.isfunction(method) and not name.startswith("_") and not hasattr(method, _FREE):
                setattr(cls, name, _question(method))


def freely(method: F) -> F:
    """Mark a method during which others may ask: it waits for a server, or asks nothing."""
    setattr(method, _FREE, True)
    return method


def _question(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def ask(self: Room, *arguments: Any, **named: Any) -> Any:
        with self._context.question():
            return method(self, *arguments, **named)

    return ask
