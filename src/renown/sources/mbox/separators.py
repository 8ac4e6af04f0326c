"""Which lines of an mbox separate messages: there is no standard, so it goes by what programs write.

| line | by whom | a separator where |
| --- | --- | --- |
| `From jane@example.org Tue Mar  5 07:08:09 2024` | most; Gmail; Eudora, after `???@???`; Thunderbird (`-`) | header |
| `From ` and nothing else, or `From -` | Thunderbird since 2023 | header, empty line before or Thunderbird's note |
| `From jane@example.org` and perhaps a day | some | a header of mail, an empty line before, the file begins so |
| `From jane 10:00 ... 2024`, a time and a year somehow | some | a header of mail |
| `From <hash> Mon Sep 17 00:00:00 2001` | git, at the head of each patch | header, and the file begins so |

Invariant: every separator is followed by a header line, or by a separator that was escaped. A patch within a mail has
no separator of its own, since it is a part of that mail's body.
"""

from __future__ import annotations

import re
from enum import Enum, auto

LOOK = 2048
"""Bytes behind the beginning of a line that are needed to judge it."""

_LONGEST = 1000
# The form that nearly all have, known at one look; git's own is left to the slower one.
_ORDINARY = re.compile(
    rb"From \S{1,200} \w{3} \w{3} [ \d]\d \d\d:(?!00:00 2001)\d\d:\d\d (?:[+-]\d{4} )?\d{4}\r?\n[!-9;-~]{1,80}:"
)
_BARE = re.compile(rb"From -?[ \t\r]*+\Z")
_PATCH = re.compile(rb"From [0-9a-f]{40}(?:[0-9a-f]{24})? Mon Sep 17 00:00:00 2001[ \t\r]*+\Z")
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_STAMPED = re.compile(
    rb"\b(?:%(month)s[a-z]{0,6}[ \t]{1,4}\d{1,2}|\d{1,2}[ \t-]{1,4}%(month)s[ \t-]{1,4}\d{2,4}),?"
    rb"[ \t]{1,4}\d{1,2}:\d\d\b" % {b"month": _MONTH},
    re.IGNORECASE,
)
_CLOCK = re.compile(rb"\b\d{1,2}:\d\d\b")
_YEAR = re.compile(rb"\b(?:19|20)\d\d\b")
_ADDRESSED = re.compile(rb"From [^\s@]{1,200}@[^\s@]{1,200}(?:[ \t][\w ,.:+\-]{0,60})?[ \t\r]*+\Z")
_FIELD = re.compile(rb"[!-9;-~]{1,80}+[ \t]?:|>From ")
_OF_MAIL = re.compile(
    rb"(?:from|to|cc|date|subject|sender|reply-to|message-id|received|return-path|delivered-to|envelope-to|references|"
    rb"in-reply-to|mime-version|content-[a-z\-]+|status|x-[a-z0-9\-]+|arc-[a-z\-]+|dkim-signature|"
    rb"authentication-results|list-[a-z\-]+|return-receipt-to|organization)[ \t]?:|>From ",
    re.IGNORECASE,
)
_THUNDERBIRD = re.compile(rb"X-(?:Mozilla-(?:Status2?|Keys)|Account-Key|UIDL):", re.IGNORECASE)


class Style(Enum):
    """How the separators of a file look that are none elsewhere: none of these, an address alone, or git's."""

    ANY = auto()
    ADDRESSED = auto()
    PATCHES = auto()


def style_of(data: bytes, start: int) -> Style:
    """The style of a file whose first line that is not empty starts there.

    >>> style_of(b"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\\n", 0)
    <Style.PATCHES: 3>
    """
    line = _line(data, start)
    if _PATCH.match(line):
        return Style.PATCHES
    return Style.ADDRESSED if _ADDRESSED.match(line) and not _STAMPED.search(line) else Style.ANY


def separates(data: bytes, start: int, style: Style, blank: bool) -> bool:
    """Whether the line that starts there separates messages. blank: an empty line, or nothing, stands before it.

    >>> separates(b"From \\r\\nSubject: hi\\r\\n", 0, Style.ANY, blank=True)
    True
    >>> separates(b"From my window\\nNote: rain\\n", 0, Style.ANY, blank=True)
    False
    """
    if _ORDINARY.match(data, start):
        return True
    line = _line(data, start)
    after = start + len(line) + 1
    if not line.startswith(b"From ") or not _FIELD.match(data, after):
        return False
    if _BARE.match(line):
        return blank or _THUNDERBIRD.match(data, after) is not None
    if _PATCH.match(line):
        return style is Style.PATCHES
    if _STAMPED.search(line) and _YEAR.search(line):
        return True
    if not _OF_MAIL.match(data, after):
        return False
    timed = _CLOCK.search(line) is not None and _YEAR.search(line) is not None
    return timed or (blank and style is Style.ADDRESSED and _ADDRESSED.match(line) is not None)


def _line(data: bytes, start: int) -> bytes:
    """The line without its line feed; nothing where it is too long to separate anything, or not whole."""
    end = data.find(b"\n", start, start + _LONGEST)
    return data[start:end] if end >= 0 else b""
