"""Words are explained where they stand, without a script; the page for programs says all that programs are told."""

from __future__ import annotations

import re

from django.template import engines
from django.test import Client

from renown.web.api.application import build


def test_each_question_mark_opens_its_own_meaning() -> None:
    page = engines["django"].from_string('{% term "warmth" %}{% term "warmth" %}{% term "depth" %}').render()
    opens, says = re.findall(r'popovertarget="([^"]+)"', page), re.findall(r'popover id="([^"]+)"', page)
    assert opens == says and len(set(says)) == 3
    assert "What warmth means" in page and "How close a tie is now" in page


def test_the_page_for_programs_shows_every_address_and_what_it_takes(owner: Client) -> None:
    page = owner.get("/programs/").content.decode()
    paths = build().get_openapi_schema(path_prefix="")["paths"]
    for path, methods in paths.items():
        assert page.count(f"<code>{path}</code>") == len(methods), path
    assert "<script" not in page.split("<main")[1]
    assert "in the address" in page and "in the body" in page and "after the ?" in page
