"""DuckDuckGo: profiles that other platforms show to search engines."""

from __future__ import annotations

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect
from renown.recruit.query.dialects.sites import on_each_site


def dialects() -> tuple[Dialect, ...]:
    """DuckDuckGo, once for each network whose profiles it can be asked for."""
    return on_each_site(
        Dialect(
            name="duckduckgo",
            title="DuckDuckGo",
            finds="",
            address="https://duckduckgo.com/?q=",
            fields={"title": "intitle:{}", "current": "intitle:{}", "lang": LEFT_OUT},
            unsure=("OR", "NOT", "brackets"),
            advice="Shows only what members let search engines see. Nobody is followed by what they looked for.",
        )
    )
