"""What leaves as a link goes to one page or one mailbox; what would run, or reach further, does not leave."""

from __future__ import annotations

from email.headerregistry import Address
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.model.values.link import href, mail_link, would_run

HOSTILE = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:x",
    "\x01javascript:x", "\u200bjavascript:x", "vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "blob:x",
    "ms-msdt:/id", "search-ms:query=x", "shell:startup", "view-source:x", "jar:http://x!/", "//evil.example\\@x",
)  # fmt: skip


@pytest.mark.parametrize(
    "address",
    (
        *HOSTILE,
        "/people/",
        "people",
        "#x",
        "?x",
        "mailto:a@b.example?cc=spy@evil.example",
        "tel:1;ext=2",
        "tel:*#06#",
        "mailto:a@b.example?subject=x&bcc=spy@evil.example",
    ),
)
def test_a_page_links_nowhere_else(address: str) -> None:
    assert href(address) == ""


@pytest.mark.parametrize("address", [one for one in HOSTILE if not one.startswith("//")])
def test_what_would_run_is_not_opened(address: str) -> None:
    assert would_run(address)


@pytest.mark.parametrize("address", ["https://a.example", "xmpp:a@b", "a.example/x:y", "a.example:8080", "skype:una",
                                     "SIP:a@b", "plain words", "new-chat:a", "a: b", ""])  # fmt: skip
def test_pages_and_chats_are(address: str) -> None:
    assert not would_run(address)


@given(st.text(), st.text(), st.text())
def test_a_letter_goes_to_one_mailbox_whatever_it_is_called(local: str, subject: str, body: str) -> None:
    """Read as a mail program does: what stands before the question mark is the one reader, behind it nothing else."""
    link = mail_link(f"{local}@tide.example", subject, body)
    if not link:
        return
    parts = urlsplit(link)
    assert unquote(parts.path) == f"{local}@tide.example" and "," not in parts.path
    assert dict(parse_qsl(parts.query, keep_blank_values=True)).keys() <= {"subject", "body"}
    assert parts.fragment == "" and href(link) == link


def test_an_ordinary_address_stays_as_it_is() -> None:
    address = str(Address(username="ana.ruiz+maps", domain="tide.example"))
    assert mail_link(address) == "mailto:ana.ruiz+maps@tide.example"
    assert mail_link("ana&bcc=spy@evil.example") == "mailto:ana%26bcc%3Dspy@evil.example"
    assert mail_link("ana\r\nBcc: spy@evil.example") == "" == mail_link("ana@x.example?bcc=spy")
