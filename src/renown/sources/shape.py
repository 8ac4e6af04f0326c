"""Values of JSON taken for what they should be, without trusting that they are: anything else reads as empty."""

from __future__ import annotations

from typing import Any


def text_of(value: object) -> str | None:
    """A non-empty text; a whole number counts as its digits; else None.

    >>> text_of("a"), text_of(17), text_of(""), text_of([1])
    ('a', '17', None, None)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None


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
