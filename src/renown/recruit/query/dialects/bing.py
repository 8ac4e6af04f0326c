"""Bing: profiles that other platforms show to search engines."""

from __future__ import annotations

from datetime import date

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect, Limit
from renown.recruit.query.dialects.sites import on_each_site

_HELP = "https://help.bing.microsoft.com/apex/index/18/ta/10002"


def dialects() -> tuple[Dialect, ...]:
    """Bing, once for each network whose profiles it can be asked for."""
    return on_each_site(
        Dialect(
            name="bing",
            title="Bing",
            finds="",
            address="https://www.bing.com/search?q=",
            refused="NOT ",
            refuses_groups=True,
            fields={"title": "intitle:{}", "current": "intitle:{}", "lang": LEFT_OUT},
            quotes_signs=True,
            limits=(Limit("words", 10, _HELP, date(2026, 11, 30)),),
            source=_HELP,
            seen=date(2026, 11, 30),
            advice="Shows only what members let search engines see, as it was when the page was last read.",
        )
    )
