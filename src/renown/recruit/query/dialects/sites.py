"""Places whose public profiles a search engine of the web can be restricted to (X-ray)."""

from __future__ import annotations

from dataclasses import replace

from renown.recruit.query.dialects.card import Dialect

SITES = {"linkedin": ("LinkedIn", "linkedin.com/in"), "xing": ("XING", "xing.com/profile")}
"""The name of a network, and where its profiles stand."""


def on_each_site(engine: Dialect) -> tuple[Dialect, ...]:
    """The dialect of an engine, once for each place.

    >>> [dialect.restriction for dialect in on_each_site(Dialect("x", "X", "", "https://example.org/?q="))]
    ['site:linkedin.com/in', 'site:xing.com/profile']
    """
    return tuple(
        replace(engine, name=f"{engine.name}-{key}", finds=f"public profiles of {network}", restriction=f"site:{place}")
        for key, (network, place) in SITES.items()
    )
