"""All dialects there are, in the order in which they are shown."""

from __future__ import annotations

from functools import cache

from renown.errors import NotFoundError
from renown.recruit.query.dialects import bing, duckduckgo, github, google, linkedin, reddit, stack_overflow, xing
from renown.recruit.query.dialects.card import Dialect

_MODULES = (linkedin, xing, google, bing, duckduckgo, github, stack_overflow, reddit)


@cache
def all_dialects() -> tuple[Dialect, ...]:
    """Every dialect."""
    return tuple(dialect for module in _MODULES for dialect in module.dialects())


def dialect_named(name: str) -> Dialect:
    """The dialect of a name. Raises NotFoundError.

    >>> dialect_named("github").title
    'GitHub'
    """
    found = next((dialect for dialect in all_dialects() if dialect.name == name), None)
    if found is None:
        known = ", ".join(dialect.name for dialect in all_dialects())
        raise NotFoundError(f"there is no dialect {name[:40]!r}", hint=f"write one of {known}")
    return found
