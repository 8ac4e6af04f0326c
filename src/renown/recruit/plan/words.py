"""What the recruiter says of a plan: its frame, and a word on each of its things in place of what is proposed.

Invariant: a word stands for all of its thing: whoever changes one says it whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from renown.errors import InputError
from renown.recruit.advice.target_group import MOST_BUDGET, MOST_MINUTES
from renown.recruit.channels.card import SEEKERS

LONGEST_OWNER, LONGEST_TASK, LONGEST_POST, LONGEST_LINK = 200, 500, 100_000, 2_000
MOST_WEEKS, MOST_TASKS = 52, 200
FIRST_YEAR, LAST_YEAR = 2000, 2199


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """What a plan has to fit. start: its first day; weeks: how long it runs; minutes: at hand in a week; budget: to
    spend in a month, in any currency; None: not said. region, seeker: as a target group has them. link: the page of the
    vacancy, to which the texts lead."""

    start: date
    weeks: int = 4
    minutes: int | None = None
    budget: float | None = None
    region: str = ""
    seeker: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class PlanWord:
    """A word on one thing of a plan.

    key: `step:NAME`, `task:NUMBER` or `channel:NAME`. step: the step that an own task belongs to. words: of a step or
    task what is to be done, of a channel its text; empty: what is proposed. cost: of a channel, in a month. done: the
    day on which it was ticked off. out: a channel that is left out. said: False takes all of it back: a step or channel
    is as proposed again, an own task is gone. written_from: the version of the vacancy that a text was kept for.
    """

    key: str
    step: str = ""
    words: str = ""
    headline: str = ""
    owner: str = ""
    day: date | None = None
    minutes: int | None = None
    cost: float | None = None
    done: date | None = None
    out: bool = False
    said: bool = True
    written_from: int = 0


def checked_frame(frame: PlanFrame) -> PlanFrame:
    """A frame as it is kept. Raises InputError for what makes no sense.

    >>> checked_frame(PlanFrame(date(2026, 12, 1), link=" https://jobs.example.org/7 ", region="de")).region
    'DE'
    """
    checked_day(frame.start)
    if not 1 <= frame.weeks <= MOST_WEEKS:
        raise InputError(f"weeks: found {frame.weeks}, expected 1 to {MOST_WEEKS}")
    _check_number("minutes", frame.minutes, MOST_MINUTES)
    _check_number("budget", frame.budget, MOST_BUDGET)
    region = frame.region.strip().upper()
    if region and not (len(region) == 2 and region.isascii() and region.isalpha()):
        raise InputError(f"region: found {region[:40]!r}, expected a country in two capitals, like DE")
    if frame.seeker and frame.seeker not in SEEKERS:
        raise InputError(f"seeker: found {frame.seeker[:40]!r}, expected one of {', '.join(SEEKERS)}")
    return replace(frame, region=region, link=_checked_link(frame.link.strip()))


def _checked_link(link: str) -> str:
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or len(link) > LONGEST_LINK or any(sign.isspace() or not sign.isprintable() for sign in link):
        raise InputError(f"link: found {link[:60]!r}, expected an address that begins with https://")
    return link


def checked_word(word: PlanWord) -> PlanWord:
    """A word as it is kept. Raises InputError for what makes no sense, and says what is too long.

    >>> checked_word(PlanWord("task:1", "paid", "  Ask  the works council ", owner=" Ana ")).words
    'Ask the works council'
    """
    post = word.key.startswith("channel:")
    words = word.words.replace("\0", " ").replace("\r\n", "\n").replace("\r", "\n")
    words = words.strip() if post else " ".join(words.split())
    headline, owner = " ".join(word.headline.split()), " ".join(word.owner.replace("\0", " ").split())
    for what, text, most in (
        ("the text" if post else "what is to be done", words, LONGEST_POST if post else LONGEST_TASK),
        ("the headline", headline, LONGEST_TASK),
        ("who does it", owner, LONGEST_OWNER),
    ):
        if len(text) > most:
            raise InputError(f"{what}: found {len(text):,} signs, at most {most:,} are kept")
    if word.day is not None:
        checked_day(word.day)
    _check_number("minutes", word.minutes, MOST_MINUTES)
    _check_number("cost", word.cost, MOST_BUDGET)
    return replace(word, words=words, headline=headline.replace("\0", " "), owner=owner)


def checked_day(day: date) -> date:
    """A day that a plan can have. Raises InputError."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(f"found the day {day}, expected one from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _check_number(what: str, value: float | None, most: float) -> None:
    if value is not None and not 0 <= value <= most:
        raise InputError(f"{what}: found {value:g}, expected 0 to {most:,.0f}")
