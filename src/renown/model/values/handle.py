"""Handles: what people type to reach an account, without `@`, in one case. `user@host` names a server's user."""

from __future__ import annotations

import re
from dataclasses import dataclass

from renown.model.values.value import strip_marks

_HANDLE = re.compile(r"[\w.\-]{1,100}(?:@[\w.\-]{1,100})?")
_SEPARATORS = re.compile(r"[._\-]")


@dataclass(frozen=True, slots=True)
class HandleType:
    """Handles."""

    name: str = "handle"
    telling: float = 0.5

    def clean(self, raw: str) -> str | None:
        """The handle without `@`, folded to one case, or None.

        >>> HANDLE.clean(" @Jane_Doe "), HANDLE.clean("@jane@Social.example"), HANDLE.clean("two words")
        ('jane_doe', 'jane@social.example', None)
        """
        text = strip_marks(strip_marks(raw).casefold()).lstrip("@")
        return text if _HANDLE.fullmatch(text) and any(c.isalnum() for c in text) else None

    def validate(self, value: str) -> bool:
        """Whether this is a cleaned handle.

        >>> HANDLE.validate("jane"), HANDLE.validate("@jane")
        (True, False)
        """
        return self.clean(value) == value

    def compare(self, a: str, b: str) -> float:
        """1.0 for the same handle, 0.9 when only dots, dashes and underscores differ, else 0.0.

        >>> HANDLE.compare("jane.doe", "jane_doe"), HANDLE.compare("jane", "john")
        (0.9, 0.0)
        """
        if a == b:
            return 1.0
        return 0.9 if _SEPARATORS.sub("", a) == _SEPARATORS.sub("", b) else 0.0

    def show(self, value: str) -> str:
        """The handle with `@`.

        >>> HANDLE.show("jane")
        '@jane'
        """
        return f"@{value}"


HANDLE = HandleType()
"""The value type of handles."""
