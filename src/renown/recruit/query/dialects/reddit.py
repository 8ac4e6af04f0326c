"""Posts on Reddit: where people of a trade talk, and who says what they look for."""

from __future__ import annotations

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect


def dialects() -> tuple[Dialect, ...]:
    """Reddit."""
    return (
        Dialect(
            name="reddit",
            title="Reddit",
            finds="posts; look who wrote them",
            address="https://www.reddit.com/search/?q=",
            joined=" AND ",
            refused="NOT ",
            refuses_groups=True,
            refuses_alternatives=True,
            fields={"school": LEFT_OUT, "lang": LEFT_OUT},
            unsure=("AND", "OR", "NOT", "brackets"),
            advice="Ask the moderators before you write to members about a job: most communities have a rule for it.",
        ),
    )
