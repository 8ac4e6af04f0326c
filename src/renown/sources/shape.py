"""Values of JSON taken for what they should be, without trusting that they are: anything else reads as empty."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from renown.model.values.name import NAME

_SECONDS = re.compile(r"(\d{1,11})(?:\.(\d{1,6}))?", re.ASCII)


def text_of(value: object) -> str | None:
    """A non-empty text; a whole number counts as its digits; else None.

    >>> text_of("a"), text_of(17), text_of(""), text_of([1])
    ('a', '17', None, None)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None


def name_of(*parts: object) -> str | None:
    """A name as it is shown, from its parts; None where none of them is a text that holds anything.

    >>> name_of(" Jane", None, "\u00a0Doe"), name_of(None)
    ('Jane Doe', None)
    """
    return NAME.clean(" ".join(text_of(part) or "" for part in parts))


def object_of(value: object) -> dict[str, Any]:
    """An object, or an empty one.

    >>> object_of({"a": 1}), object_of(None)
    ({'a': 1}, {})
    """
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """A list, or an empty one.

    >>> list_of([1]), list_of("ab")
    ([1], [])
    """
    return value if isinstance(value, list) else []


def texts_of(value: object) -> list[str]:
    """The texts in a list, each once, in order.

    >>> texts_of(["b", "a", None, "b"])
    ['b', 'a']
    """
    return list(dict.fromkeys(text for item in list_of(value) if (text := text_of(item))))


def whole_of(value: object) -> int | None:
    """A whole number of either sign; else None.

    >>> whole_of(-7), whole_of(True), whole_of("7")
    (-7, None, None)
    """
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number_of(value: object) -> int | None:
    """A whole number from 0 up, also when written as text; else None.

    >>> number_of("12"), number_of(3), number_of(-1), number_of("many")
    (12, 3, None, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 2**63 else None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        return int(value)
    return None


def instant_of(value: object) -> datetime | None:
    """A time in seconds since 1970, UTC, with as many digits behind the point as there are; as text or a whole number.

    >>> instant_of("1736478514.897649"), instant_of(0), instant_of("soon")
    (datetime.datetime(2025, 1, 10, 3, 8, 34, 897649), datetime.datetime(1970, 1, 1, 0, 0), None)
    """
    match = _SECONDS.fullmatch(text_of(value) or "")
    if match is None:
        return None
    return datetime(1970, 1, 1) + timedelta(seconds=int(match[1]), microseconds=int((match[2] or "0").ljust(6, "0")))


def outline(value: object) -> str:
    """What a record looks like, without its content: a problem is listed and kept, and words in it may be private.

    >>> outline({"id": "7", "text": "dear diary"}), outline(["a"]), outline("dear diary")
    ('a record with id, text', 'a list of 1', 'a text')
    """
    if isinstance(value, dict):
        names = [str(name) for name in value]
        more = f" and {len(names) - 8} more" if len(names) > 8 else ""
        return f"a record with {', '.join(names[:8])}{more}" if names else "an empty record"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    return "a text" if isinstance(value, str) else f"{value}"[:40]
