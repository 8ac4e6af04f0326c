"""What the user says of the columns of an address book that is not recognised.

Invariant: an option that is unknown, or names a column that is not there, is named in the error, with what is possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renown.errors import InputError

ROLES = ("name", "first", "last", "email", "phone", "company", "title", "birthday", "nickname", "url", "note", "label")
"""What a column can be said to hold, as `columns.role_of` names it."""

_KEYS = ("columns", "separator", "no_header", "day_order")
_SEPARATORS = {"tab": "\t", "\\t": "\t", "space": " ", "comma": ",", "semicolon": ";", "pipe": "|"}


@dataclass(frozen=True, slots=True)
class Told:
    """The columns, by name or number from 1, with what each holds."""

    holds: tuple[tuple[str, str], ...]
    separator: str = ""
    header: bool = True
    day_first: bool | None = None

    def roles(self, columns: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """What each of these columns holds; no role for one of which nothing was said.

        >>> Told((("name", "Wer"), ("email", "2"))).roles(["Wer", "Post", "Alter"])
        (('name', 0), ('email', 0), ('', 0))
        """
        found = ["" for _ in columns]
        for role, column in self.holds:
            found[_place(column, columns)] = role
        return tuple((role, 0) for role in found)


def read_told(extra: Mapping[str, object]) -> Told | None:
    """What these options say; None where they say nothing.

    >>> read_told({"columns": "name=Wer, email=2", "no_header": True}).holds
    (('name', 'Wer'), ('email', '2'))
    """
    if not extra:
        return None
    for key in extra:
        if key not in _KEYS:
            raise InputError(f"an address book has no option {key!r}", hint=f"There are: {', '.join(_KEYS)}")
    order = str(extra.get("day_order") or "")
    if order not in ("", "day", "month"):
        raise InputError(f"--day-order is {order!r}", hint="It can be day or month")
    separator = str(extra.get("separator") or "")
    holds = tuple(_pair(text) for text in str(extra.get("columns") or "").split(",") if text.strip())
    if not holds:
        raise InputError("no column was named", hint="Say what they hold: --columns name=1,email=2")
    sign = _SEPARATORS.get(separator, separator)
    return Told(holds, sign, not extra.get("no_header"), order == "day" if order else None)


def _pair(text: str) -> tuple[str, str]:
    role, equals, column = (part.strip() for part in text.partition("="))
    if not equals or role not in ROLES:
        raise InputError(f"--columns holds {text.strip()!r}", hint=f"Write ROLE=column; roles: {', '.join(ROLES)}")
    return role, column


def _place(column: str, columns: Sequence[str]) -> int:
    if column in columns:
        return list(columns).index(column)
    if column.isdecimal() and len(column) < 6 and 1 <= int(column) <= len(columns):
        return int(column) - 1
    raise InputError(f"there is no column {column!r}", hint=f"There are: {', '.join(columns[:40])}")
