"""Who speaks of a topic: people whose own posts hold its words or its hashtag, or stand in a channel of that name.

No meaning is guessed: "data quality" finds "data quality", "data-quality", "#DataQuality" and posts in the channel
data-quality, and nothing that says the same in other words. Invariant: only posts that somebody wrote count for them,
and private messages, which have no row among posts, never do.
"""

from __future__ import annotations

import re
from datetime import datetime

from renown.errors import InputError
from renown.identity.search import folded
from renown.lake.engine import Expression
from renown.lake.expressions import _

_WORD = re.compile(r"[^\W_]+")
_AROUND = r"[^\pL\pN]"


def pattern_of(topic: str) -> str:
    """The regular expression that finds a topic in text of any case, for the engines. Raises InputError without words.

    >>> import re
    >>> pattern_of("Data quality")
    '(?i)(^|[^\\\\pL\\\\pN])data[^\\\\pL\\\\pN]*quality($|[^\\\\pL\\\\pN])'
    """
    words = _WORD.findall(folded(topic))
    if not words:
        raise InputError(f"found {topic!r} as a topic", hint="give at least one word")
    return f"(?i)(^|{_AROUND})" + f"{_AROUND}*".join(map(re.escape, words)) + f"($|{_AROUND})"


def speakers_of(posts: Expression, mapping: Expression, topic: str, before: datetime) -> Expression:
    """Who posted on a topic before a moment (naive UTC), most posts with its words first.

    posts: the facts. mapping: account to person. Columns: person; said, how many of their posts hold the words;
    placed, how many stand in a channel named so; place, such a channel; last, the time of the newest of them.
    """
    wanted = pattern_of(topic)
    written = posts.filter(_.author.notnull() & (_.ts.isnull() | (_.ts < before)))
    marked = written.mutate(
        says=_.text.re_search(wanted).fill_null(False), stands=_.place.re_search(wanted).fill_null(False)
    ).filter(_.says | _.stands)
    people = marked.inner_join(mapping, marked.author == mapping.account)
    counted = people.group_by("person").agg(
        said=people.says.cast("int64").sum(),
        placed=people.stands.cast("int64").sum(),
        place=people.stands.ifelse(people.place, None).max(),
        last=people.ts.max(),
    )
    return counted.order_by(counted.said.desc(), counted.placed.desc(), counted.person)
