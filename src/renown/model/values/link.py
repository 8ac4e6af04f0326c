"""What may be handed to a program that opens links: a page, a chat, a letter; never what would run.

Invariant: whatever an import brought, an address that leaves this house says where to go or whom to write to, no more.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from renown.model.values.profile import link_to

RUNS = re.compile(
    r"(?:java|vb|live|j|apple|ecma)script|mocha|data|file|filesystem|blob|view-source|jar|about|shell|search|search-ms|"
    r"ms-[a-z.\-]+|mhtml|mk|its|res|hcp|resource|chrome|chrome-extension|moz-extension|wyciwyg|feed",
    re.IGNORECASE,
)
"""The schemes that run as a script, open what lies on the machine, or start one of its programs. Of others it is not
known: who chats by a scheme that is new to us keeps it."""

_SKIPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_SCHEME = re.compile(r"\A[a-z][a-z0-9+.\-]*(?=:)", re.IGNORECASE)
_MAILBOX = re.compile(r"\A[^\x00-\x20\x7f-\x9f@]+@[^\x00-\x20\x7f-\x9f@/?#]+")


def would_run(address: str) -> bool:
    r"""Whether an address runs something where it is opened; what browsers skip is skipped.

    >>> would_run("java\tscript:x()"), would_run("xmpp:ana@chat.example"), would_run("example.org:8080/a")
    (True, False, False)
    """
    scheme = _SCHEME.match(_SKIPPED.sub("", address))
    return scheme is not None and RUNS.fullmatch(scheme[0]) is not None


def mail_link(address: str | None, subject: str = "", body: str = "") -> str:
    """An address that opens a letter to one mailbox, and to no other; "" where there is none (RFC 6068).

    >>> mail_link("ana@tide.example", "Tides"), mail_link("ana?bcc=spy@evil.example"), mail_link("ana,spy@evil.example")
    ('mailto:ana@tide.example?subject=Tides', 'mailto:ana%3Fbcc%3Dspy@evil.example', 'mailto:ana%2Cspy@evil.example')
    >>> mail_link("ana"), mail_link("a@b@c.example"), mail_link(None)
    ('', '', '')
    """
    if address is None or not _MAILBOX.fullmatch(address):
        return ""
    local, _, domain = address.rpartition("@")
    said = "&".join(f"{name}={quote(text, safe='')}" for name, text in (("subject", subject), ("body", body)) if text)
    return f"mailto:{quote(local, safe='+')}@{quote(domain)}" + (f"?{said}" if said else "")


_LETTER = re.compile(r"mailto:[^\x00-\x20?&#]+(?:\?(?:(?:subject|body)=[^\x00-\x20?&#=]*&?)*)?")
_CALL = re.compile(r"tel:[+\d().\-]+")


def href(address: str | None) -> str:
    """The address as a page may link to it: a page, a letter to one mailbox, a number to call; "" for anything else.

    >>> href("linkedin.com/in/jane"), href("mailto:ana@tide.example?subject=Tides"), href("tel:+442079460000")
    ('https://linkedin.com/in/jane', 'mailto:ana@tide.example?subject=Tides', 'tel:+442079460000')
    >>> href("javascript:x()"), href("mailto:a@b.example?bcc=spy@evil.example"), href("/people/"), href(None)
    ('', '', '', '')
    """
    text = address or ""
    if _LETTER.fullmatch(text) or _CALL.fullmatch(text):
        return text
    return link_to(text) or ""
