"""The search for members on XING, for whoever is signed in there."""

from __future__ import annotations

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect


def dialects() -> tuple[Dialect, ...]:
    """XING."""
    return (
        Dialect(
            name="xing",
            title="XING",
            finds="members",
            address="https://www.xing.com/search/members?keywords=",
            joined=" AND ",
            refused="NOT ",
            refuses_groups=True,
            refuses_alternatives=True,
            fields={"lang": LEFT_OUT},
            unsure=("AND", "OR", "NOT", "brackets"),
            advice="Sign in first. The TalentManager reads AND, OR and NOT; of the free search nobody says.",
        ),
    )
