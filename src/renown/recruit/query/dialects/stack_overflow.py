"""Questions and answers on Stack Overflow: who answers well is found through them."""

from __future__ import annotations

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect


def dialects() -> tuple[Dialect, ...]:
    """Stack Overflow."""
    return (
        Dialect(
            name="stack-overflow",
            title="Stack Overflow",
            finds="questions and answers; look who answered",
            address="https://stackoverflow.com/search?q=",
            either="",
            fields=dict.fromkeys(("title", "current", "past", "company", "school", "city", "lang"), LEFT_OUT),
            tagged="[{}]",
            ends=True,
            unsure=("NOT",),
            advice="People are not searched here: open an answer, then its writer.",
        ),
    )
