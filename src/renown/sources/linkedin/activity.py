"""What the owner did in public: own posts are kept; acts on others' posts cannot be told whom they were for.

Invariant: a reaction, comment, vote or repost names a post but not its author, so it never becomes an
interaction: nobody is invented.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from renown.model.rows import PostRow
from renown.sources.linkedin.people import NETWORK
from renown.sources.linkedin.reading import Outcome, Reading, undated
from renown.sources.linkedin.sheets import Record

AUTHOR_UNKNOWN = "whose post it was is not given"
CONTINUED = "a further line of the row before"
_URN = re.compile(r"urn:li:(activity|share|ugcPost|groupPost):(?:\d+-)?(\d{10,})", re.IGNORECASE)
_BREAK = re.compile(r'"(?:\r?\n")+|\r\n')


def share(record: Record, reading: Reading) -> Outcome:
    """A post of the owner's. Times bear no mark but are UTC, as the ids show."""
    link = unquote(record["sharelink"])
    moment = reading.moment(record, "date", UTC)
    if moment is None and not _URN.search(link):
        yield undated(record, "date", "2024-03-05 07:08:09")
    ts = moment.ts if moment else posted_at(link)
    yield PostRow(
        NETWORK,
        post_key(link) or f"{reading.people.owner}/{record['date']}",
        reading.people.owner,
        ts,
        text=lines(record["sharecommentary"]) or None,
        url=link or None,
    )
    return ""


def lines(text: str) -> str:
    r"""A text whose lines LinkedIn puts into quotes of their own; an empty one is a single quote.

    >>> lines('Line one"\r\n"\r\n"line three')
    'Line one\n\nline three'
    """
    return _BREAK.sub(lambda found: "\n" * found[0].count("\n"), text)


def act_on_post(record: Record, reading: Reading) -> Outcome:
    """A reaction, comment, vote or repost; a row that begins with no date is the rest of a comment before it."""
    yield from ()
    return AUTHOR_UNKNOWN if record.moment("date") and record["link"] else CONTINUED


def post_key(link: str) -> str | None:
    """What identifies a post, from any link to it.

    >>> post_key("https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000000")
    'share:7170000000000000000'
    """
    found = _URN.search(unquote(link))
    return f"{found[1].lower()}:{found[2]}" if found else None


def posted_at(link: str) -> datetime | None:
    """When a post was made, from its id: the upper bits count milliseconds since 1970, UTC.

    >>> posted_at("urn:li:share:7170000000000000000").year
    2024
    """
    found = _URN.search(unquote(link))
    return datetime(1970, 1, 1) + timedelta(milliseconds=int(found[2]) >> 22) if found else None
