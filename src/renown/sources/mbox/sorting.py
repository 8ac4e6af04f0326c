"""What a message is: a post to a community list, somebody's own mail, or the work of a machine.

Invariant: the rules read headers only, and each message gets at most one reason to be left out.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from renown.model.values.date import Moment, parse_mail, plausible
from renown.sources.mbox.folders import Folder
from renown.sources.mbox.headers import Headers, Mailbox, mailboxes

DRAFT = "draft"
UNSENT = "a template, or waiting to be sent"
JUNK = "spam or trash"
ROBOT = "written by a machine"
NEWSLETTER = "newsletter or bulk mail"

_ROBOTS = re.compile(
    r"\A(?:(?:no|do[._-]?not)[._-]?reply|(?:.+[._+-])?(?:no|do[._-]?not)[._-]?reply(?:[._+-].+)?|mailer-daemon|postmaster|"
    r"bounces?(?:[+._-].+)?|notifications?|notify|alerts?|automated|daemon|root|cron|.+-(?:bounces|noreply))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"<([^<>]+)>")
_MAILTO = re.compile(r"mailto:([^>?,\s]+)", re.IGNORECASE)
_VIA = re.compile(r"(?<!\s)\s++via\s.+", re.IGNORECASE | re.DOTALL)


def is_robot(key: str) -> bool:
    """Whether an address belongs to a machine by its name.

    >>> is_robot("no-reply@example.org"), is_robot("noreply+12@example.org"), is_robot("norbert@example.org")
    (True, True, False)
    """
    return _ROBOTS.fullmatch(key.rpartition("@")[0]) is not None


def reason_to_skip(headers: Headers, folder: Folder, listed: bool) -> str | None:
    """Why a message is left out, or None. `listed`: it is a post to a community list.

    >>> reason_to_skip(Headers(b"Auto-Submitted: auto-replied"), Folder.OTHER, False)
    'written by a machine'
    """
    if folder is Folder.DRAFTS:
        return DRAFT
    if folder is Folder.UNSENT:
        return UNSENT
    if folder is Folder.JUNK:
        return JUNK
    if headers.raw("auto-submitted").strip().lower() not in ("", "no") or _by_robot(headers):
        return ROBOT
    bulk = headers.raw("precedence").strip().lower() in ("bulk", "junk") or "list-unsubscribe" in headers
    return NEWSLETTER if bulk and not listed else None


def list_of(headers: Headers) -> str | None:
    """The community list a message was posted to, or None. A newsletter has no address to post to.

    >>> list_of(Headers(b"List-Id: Gardeners <garden.example.org>\\nList-Post: <mailto:garden@example.org>"))
    'garden.example.org'
    >>> list_of(Headers(b"List-Id: Offers <x.example.com>\\nList-Unsubscribe: <https://example.com>")) is None
    True
    """
    ident, post = headers.text("list-id"), headers.raw("list-post")
    closed = post.strip().upper().startswith("NO")
    if closed or (not post and ("list-unsubscribe" in headers or not ident)):
        return None
    if bracketed := _IN_BRACKETS.search(ident):
        return bracketed[1].strip().casefold()
    return ident.strip().casefold() or post_address(headers)


def post_address(headers: Headers) -> str | None:
    """The address that `List-Post` names.

    >>> post_address(Headers(b"List-Post: <mailto:Garden@example.org>"))
    'garden@example.org'
    """
    found = _MAILTO.search(headers.raw("list-post"))
    return found[1].casefold() if found else None


def author_of(headers: Headers, listed: bool) -> Mailbox | None:
    """Who wrote it. Lists that rewrite `From` (`Jane via garden`) keep the author in `Reply-To`.

    >>> author_of(Headers(b"From: Jane via garden <garden@example.org>\\nReply-To: jane@example.org"), True)
    Mailbox(key='jane@example.org', name='Jane')
    """
    found = headers.mailboxes("from") or headers.mailboxes("sender")
    author = found[0] if found else None
    if author and listed and author.name and _VIA.search(author.name):
        posts = post_address(headers) or author.key
        real = next((box for box in headers.mailboxes("reply-to") if box.key not in (posts, author.key)), None)
        return Mailbox(real.key, real.name or _VIA.sub("", author.name)) if real else author
    return author


def sent_at(headers: Headers, now: datetime, zone: tzinfo | None) -> Moment | None:
    """When it was sent: `Date`, or where that is missing or impossible, what the last server noted.

    >>> sent_at(Headers(b"Date: 1 Jan 1970 00:00:00 +0000\\nReceived: by x; 5 Mar 2024 07:08:09 +0000"),
    ...     datetime(2024, 4, 1), None)
    Moment(ts=datetime.datetime(2024, 3, 5, 7, 8, 9), precision='s', zone_known=True)
    """
    for text in (headers.raw("date"), headers.raw("received").rpartition(";")[2].strip()):
        moment = parse_mail(text) if text else None
        if moment and plausible(moment, now):
            # `-0000` means a time in UTC from an unknown zone: there is nothing to shift.
            return moment if text.endswith("-0000") else _zoned(moment, zone)
    return None


def delivered_to(headers: Headers) -> str | None:
    """The mailbox the message was delivered to, if the server wrote it down."""
    found = mailboxes(headers.raw("delivered-to"))
    return found[0].key if found else None


def _zoned(moment: Moment, zone: tzinfo | None) -> Moment:
    if moment.zone_known or zone is None:
        return moment
    shift = zone.utcoffset(moment.ts)
    return Moment(moment.ts - shift, moment.precision, True) if shift is not None else moment


def _by_robot(headers: Headers) -> bool:
    found = headers.mailboxes("from")
    return bool(found) and is_robot(found[0].key)
