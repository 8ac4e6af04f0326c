"""The way around: few sections, every page in one of them, and the place one is at marked."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client, RequestFactory
from django.urls import URLPattern

from renown.web.navigation import SECTIONS, section_of
from renown.web.urls import urlpatterns

MOST = 7
"""So many fit under a thumb."""


def shows(pattern: URLPattern) -> bool:
    """Whether an address answers to who only looks."""
    refused = pattern.callback(RequestFactory().generic("TRACE", "/"))
    return "GET" in refused.headers["Allow"]


def test_every_page_without_a_number_in_its_address_is_in_one_section(owner: Client, hand_made: Any) -> None:
    assert owner.get("/").status_code == 200
    apart = {"sign-in", "palette", "search", "certificate"}
    plain = {p.name for p in urlpatterns if "<" not in str(p.pattern) and "." not in str(p.pattern) and shows(p)}
    assert {name for name in plain if section_of(str(name)) is None} == apart
    pages = [page for section in SECTIONS for tab in section.tabs for page in (tab.name, *tab.pages)]
    assert len(pages) == len(set(pages)) and len(SECTIONS) <= MOST
    assert set(pages) <= {p.name for p in urlpatterns}


def test_a_page_marks_its_section_and_its_place_there(owner: Client, hand_made: Any) -> None:
    text = owner.get("/people/review/").content.decode()
    side, chips = re.findall(r"<nav.*?</nav>", text, re.DOTALL)[:2]
    assert re.search(r'href="/people/" data-go="p" aria-current="true">\s*<svg', side)
    for part in (side, chips):
        assert 'href="/people/review/" aria-current="page"' in part and 'href="/team/"' in part
        assert 'href="/leads/"' not in part
    assert 'href="/settings/" data-go="s" aria-current="true"' in owner.get("/owner/").content.decode()
