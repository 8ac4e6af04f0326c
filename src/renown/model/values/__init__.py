"""Value types: each owns how a kind of value is cleaned, checked, compared and shown.

Invariant: cleaning twice gives what cleaning once gives; comparing is symmetric and 1.0 for equal values.
"""

from __future__ import annotations

from renown.model.values.email import EMAIL
from renown.model.values.handle import HANDLE
from renown.model.values.name import NAME
from renown.model.values.phone import PHONE
from renown.model.values.profile import PROFILE
from renown.model.values.value import ValueType

VALUE_TYPES: dict[str, ValueType] = {t.name: t for t in (EMAIL, PHONE, HANDLE, PROFILE, NAME)}
"""Every value type by its name."""

__all__ = ["EMAIL", "HANDLE", "NAME", "PHONE", "PROFILE", "VALUE_TYPES", "ValueType"]
