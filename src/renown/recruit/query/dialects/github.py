"""The search for people on GitHub: by the languages of their programs and by place."""

from __future__ import annotations

from datetime import date

from renown.recruit.query.dialects.card import LEFT_OUT, Dialect, Limit

_LIMITS = "https://docs.github.com/articles/troubleshooting-search-queries"
_UNKNOWN = ("title", "current", "past", "company", "skill", "school", "lang", "topic")


def dialects() -> tuple[Dialect, ...]:
    """GitHub."""
    return (
        Dialect(
            name="github",
            title="GitHub",
            finds="people by the programs they publish",
            address="https://github.com/search?type=users&q=",
            restriction="type:user",
            either="",
            fields={"city": "location:{}"}
            | dict.fromkeys(("title", "current", "past", "company", "school", "lang"), LEFT_OUT),
            tagged="language:{}",
            plain=False,
            limits=(
                Limit("characters", 256, _LIMITS, date(2026, 11, 30)),
                Limit("operators", 5, _LIMITS, date(2026, 11, 30)),
            ),
            source="https://github.com/github/docs/blob/main/content/search-github/searching-on-github/searching-users.md",
            seen=date(2026, 11, 30),
            advice="Other words are looked up in names and addresses, so they are not sent.",
        ),
    )
