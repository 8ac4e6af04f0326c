"""Private messages: who wrote to whom and when. Subjects are never read, words only where they are asked for.

Invariant: recipients come from their profile addresses; names joined by commas are split only where every
piece is a name the export knows, because names hold commas themselves (`Jane Doe, Ph.D.`).
"""

from __future__ import annotations

import re

from renown.model.rows import WordsRow
from renown.sources.linkedin.people import HIDDEN, NETWORK, People, slug_of
from renown.sources.linkedin.reading import Outcome, Reading
from renown.sources.linkedin.sheets import Record

ADVERT = "advert"
DRAFT = "draft"
UNSENT = "no recipient"

_SPINMAIL = re.compile(r"spinmail-quill-editor|%FIRSTNAME%", re.IGNORECASE)
_BETWEEN_URLS = re.compile(r"[,;]\s*")


def message(record: Record, reading: Reading) -> Outcome:
    """One message, to each of its recipients."""
    if "yes" in (record["ismessagedraft"].casefold(), record["isconversationdraft"].casefold()):
        return DRAFT
    if _is_advert(record):
        return ADVERT
    sender, targets = participants(record, reading.people)
    if sender is None:
        return HIDDEN
    if not targets:
        return HIDDEN if record["to"] else UNSENT
    moment = yield from reading.dated(record, "date", "2024-03-05 07:08:09 UTC")
    yield from reading.people.meet(sender, record["from"])
    for key, name in targets.items():
        yield from reading.people.meet(key, name)
        yield reading.act("message", sender, key, moment, 1 + len(targets))
    if reading.words and moment is not None and len(targets) == 1 and record["content"]:
        yield WordsRow(NETWORK, sender, next(iter(targets)), moment.ts, record["content"])
    return ""


def participants(record: Record, people: People) -> tuple[str | None, dict[str, str]]:
    """The sender's key, and the recipients' keys with the names that are certain."""
    sender = people.key(record["from"], record["senderprofileurl"])
    slugs = [slug for url in _BETWEEN_URLS.split(record["recipientprofileurls"]) if (slug := slug_of(url))]
    if slugs:
        names = [record["to"]] if len(slugs) == 1 else split_names(record["to"], people)
        found = dict(zip(slugs, names if len(names) == len(slugs) else [""] * len(slugs), strict=True))
    else:
        found = {key: name for name in split_names(record["to"], people) if (key := people.key(name))}
    return sender, {key: name for key, name in found.items() if key != sender}


def split_names(text: str, people: People) -> list[str]:
    """Names joined by commas, the longest known ones first; what is not known stays together.

    >>> people = People()
    >>> people.learn("Jane Doe, Ph.D.", "linkedin.com/in/jane"); people.learn("Ali Khan", "linkedin.com/in/ali")
    >>> split_names("Ali Khan, Jane Doe, Ph.D.", people), split_names("Zoe Roe, MBA", people)
    (['Ali Khan', 'Jane Doe, Ph.D.'], ['Zoe Roe, MBA'])
    """
    pieces, found, rest = text.split(", "), [], []
    while pieces:
        size = next((n for n in range(len(pieces), 0, -1) if people.known(", ".join(pieces[:n]))), 0)
        if size:
            found.append(", ".join(pieces[:size]))
            pieces = pieces[size:]
        else:
            rest.append(pieces.pop(0))
    return found + ([", ".join(rest)] if any(rest) else [])


def _is_advert(record: Record) -> bool:
    return not record["senderprofileurl"] and (
        _SPINMAIL.search(record["content"]) is not None or not record["from"].strip()
    )
