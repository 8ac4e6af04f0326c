"""Profile addresses: one form, and what they name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renown.model.values.profile import PROFILE, key_of, link_to, network_of

CASES = [
    ("https://www.linkedin.com/in/jane-doe-1", "linkedin.com/in/jane-doe-1", "linkedin", "jane-doe-1"),
    ("www.linkedin.com/in/jane-doe-1/", "linkedin.com/in/jane-doe-1", "linkedin", "jane-doe-1"),
    ("http://uk.linkedin.com/in/Jane-Doe-1/en?trk=a", "linkedin.com/in/jane-doe-1", "linkedin", "jane-doe-1"),
    ("https://linkedin.com/in/zo%C3%AB", "linkedin.com/in/zoë", "linkedin", "zoë"),
    ("https://linkedin.com/in/zoe%CC%88", "linkedin.com/in/zoë", "linkedin", "zoë"),
    ("https://www.linkedin.com/company/acme", "linkedin.com/company/acme", None, None),
    ("https://twitter.com/@JaneDoe?s=20", "x.com/@janedoe", "x", "janedoe"),
    ("mobile.twitter.com/janedoe", "x.com/janedoe", "x", "janedoe"),
    ("https://x.com/i/user/12", "x.com/i/user/12", "x", "12"),
    ("https://x.com/home", "x.com/home", None, None),
    ("https://github.com/Jane", "github.com/jane", "github", "jane"),
    ("https://github.com/jane/repo", "github.com/jane/repo", None, None),
    ("https://www.facebook.com/profile.php?id=100001&sk=x", "facebook.com/100001", "facebook", "100001"),
    ("https://social.example/@Jane", "social.example/@jane", "mastodon", "jane@social.example"),
    ("https://social.example/users/jane", "social.example/users/jane", "mastodon", "jane@social.example"),
    ("@jane@social.example", "social.example/@jane", "mastodon", "jane@social.example"),
    ("https://bsky.app/profile/jane.example.org", "bsky.app/profile/jane.example.org", "bluesky", "jane.example.org"),
    ("https://orcid.org/0000-0002-1825-009X", "orcid.org/0000-0002-1825-009x", "orcid", "0000-0002-1825-009x"),
    ("https://example.org/Jane/", "example.org/jane", None, None),
    ("jane doe", None, None, None),
    ("jane", None, None, None),
    ("jane@example.org", None, None, None),
]


@pytest.mark.parametrize(("raw", "url", "network", "key"), CASES)
def test_one_form_and_what_it_names(raw: str, url: str | None, network: str | None, key: str | None) -> None:
    assert (PROFILE.clean(raw), network_of(raw), key_of(raw)) == (url, network, key)


LINKS = [
    ("linkedin.com/in/zoë", "https://linkedin.com/in/zoë"),
    ("http://example.org", "http://example.org"),
    ("HTTPS://example.org/A?b#c", "HTTPS://example.org/A?b#c"),
    ("\u200ehttps://example.org/a\u200e", "https://example.org/a"),
    ("example.org:8080/a", "https://example.org:8080/a"),
    ("http://[::1]/", "http://[::1]/"),
    ("javascript:alert(1)", None),
    ("java\nscript:alert(1)//example.org", None),
    ("JavaScript://example.org/%0aalert(1)", None),
    ("data:text/html,example.org", None),
    ("mailto:jane@example.org", None),
    ("skype:jane.example", None),
    ("ftp://example.org/a", None),
    ("//example.org/a", None),
    ("\\\\example.org/a", None),
    ("https://example.org\\@other.example", None),
    ("https://user@example.org", None),
    ("https:/example.org", None),
    ("https://", None),
    ("/people/1/", None),
    ("jane doe", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("raw", "link"), LINKS)
def test_a_page_links_to_whole_addresses_of_pages_only(raw: str | None, link: str | None) -> None:
    assert link_to(raw) == link


@given(st.one_of(st.text(), st.from_regex(r"(javascript|https?|data|//|\\s)*[:/.\w\\]*", fullmatch=True)))
@example("https:example.org")
def test_whatever_stands_there_a_link_leaves_for_a_page(raw: str) -> None:
    link = link_to(raw)
    if link is not None:
        assert re.match(r"https?://", link, re.IGNORECASE) and urlsplit(link).hostname
        assert not re.search(r"[\s\x00-\x1f\\]", link)
