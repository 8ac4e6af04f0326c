"""Where people can be written to: whole addresses that say no more than whom they reach, whatever an export holds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from renown.workspace import Workspace
from renown.workspace.people.addresses import addresses_of

CARDS = """BEGIN:VCARD
VERSION:4.0
UID:{0}
FN:Hostile {0}
{1}
END:VCARD
"""
HOSTILE = (
    "EMAIL:friend?bcc=spy@evil.example",
    "EMAIL:friend&body=x@evil.example",
    "EMAIL:a%0abcc=spy@evil.example",
    "URL:javascript:alert(1)//example.org",
    "URL:data:text/html;base64,x",
    "URL://evil.example/a",
    "IMPP:javascript:alert(1)",
    "URL:linkedin.com/in/zoe-doe",
    "URL:http://example.org/a",
)
PAGES = {"https://evil.example/a", "https://linkedin.com/in/zoe-doe", "https://example.org/a"}
"""What of this is a page of the web, with the scheme that address books leave out."""


@pytest.fixture
def hostile(tmp_path: Path) -> Workspace:
    cards = "".join(CARDS.format(f"c-{number}", line) for number, line in enumerate(HOSTILE))
    (tmp_path / "book.vcf").write_text(cards, encoding="utf-8")
    made = Workspace.create(tmp_path / "workspace")
    made.imports.add(tmp_path / "book.vcf")
    return made


def test_a_link_to_write_reaches_whom_it_names_and_says_no_more(hostile: Workspace) -> None:
    with hostile as ws:
        links = addresses_of(ws.people._context.derivation()).values()
        mails = [urlsplit(link) for link in links if link.startswith("mailto:")]
        assert mails and all(mail.query == mail.fragment == "" for mail in mails)
        assert "friend?bcc=spy@evil.example" in {unquote(mail.path) for mail in mails}
        assert {link for link in links if not link.startswith("mailto:")} == PAGES


def test_a_page_of_a_person_links_to_pages_of_the_web_only(hostile: Workspace) -> None:
    with hostile as ws:
        rows = ws.people.page(per_page=50).rows
        urls = [account.url for row in rows for account in ws.people.person(row.person).accounts if account.url]
    assert len(rows) == len(HOSTILE) and set(urls) == PAGES
