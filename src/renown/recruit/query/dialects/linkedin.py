"""The search for people on LinkedIn, for whoever is signed in there."""

from __future__ import annotations

from datetime import date

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect, Limit


def dialects() -> tuple[Dialect, ...]:
    """LinkedIn."""
    return (
        Dialect(
            name="linkedin",
            title="LinkedIn",
            finds="members, seen from your network",
            address="https://www.linkedin.com/search/results/people/?keywords=",
            joined=" AND ",
            refused="NOT ",
            refuses_groups=True,
            refuses_alternatives=True,
            fields={"lang": LEFT_OUT},
            limits=(Limit("operators", 5),),
            source="https://www.linkedin.com/help/recruiter/answer/a415295",
            seen=date(2026, 11, 30),
            advice="Sign in first. Titles, companies, schools and places have filters of their own under All filters.",
        ),
    )
