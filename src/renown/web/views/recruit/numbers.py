"""Numbers as people type them: with a comma or a point, with or without marks between thousands."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from renown.errors import InputError

_THOUSANDS = re.compile(r"(?<=\d)[.,'\s](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(\.\d*)?")


def typed_number(text: str, what: str) -> float | None:
    """A number as it is typed; None for nothing. Raises InputError.

    >>> [typed_number(text, "budget") for text in (" 1,5 ", "", "1.500", "12,000.5")]
    [1.5, None, 1500.0, 12000.5]
    """
    plain = _THOUSANDS.sub("", text.strip()).replace(",", ".")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise InputError(_("%(what)s: found “%(text)s”, expected a number") % {"what": what, "text": text})
    return float(plain)
