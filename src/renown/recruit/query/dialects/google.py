"""Google: profiles that other platforms show to search engines."""

from __future__ import annotations

from datetime import date

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect, Limit
from renown.recruit.query.dialects.sites import on_each_site

_LIMIT = "https://en.wikisource.org/wiki/Page:Untangling_the_Web.pdf/59"


def dialects() -> tuple[Dialect, ...]:
    """Google, once for each network whose profiles it can be asked for."""
    return on_each_site(
        Dialect(
            name="google",
            title="Google",
            finds="",
            address="https://www.google.com/search?q=",
            alternatives_first=True,
            near="AROUND({})",
            fields={"title": "intitle:{}", "current": "intitle:{}", "lang": LEFT_OUT},
            unsure=("near",),
            limits=(
                Limit("words", 32, "https://en.wikisource.org/wiki/Page:Untangling_the_Web.pdf/59", date(2026, 11, 30)),
            ),
            source="https://www.googleguide.com/interpreting_queries.html",
            seen=date(2026, 11, 30),
            advice="Shows only what members let search engines see, as it was when the page was last read.",
        )
    )
