"""The page of the search."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.test import Client


def page(client: Client, **sent: str) -> str:
    response = client.get("/recruit/search/", sent)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_a_search_has_its_chips_its_links_and_what_they_lose(at_home: Client) -> None:
    text = page(at_home, q='python and (a OR b) -"junior x" years:5+')
    assert "'and' is read as AND" in text
    assert re.findall(r"Remove ([^\"]*)\"", text) == ["python", "5 or more", "a", "b", "junior x"]
    links = re.findall(r'href="(https://[^"]+)" target="_blank" rel="noopener noreferrer"', text)
    assert {urlsplit(link).netloc for link in links} == {
        "www.linkedin.com", "www.xing.com", "www.google.com", "www.bing.com", "duckduckgo.com", "github.com",
        "stackoverflow.com", "www.reddit.com",
    }  # fmt: skip
    assert "GitHub cannot be asked for years" in text


def test_a_chip_is_added_dropped_and_taken_back(at_home: Client) -> None:
    added = at_home.get("/recruit/search/", {"q": "python", "add": "C++", "field": "skill", "to": "instead-0"})
    assert parse_qs(urlsplit(added["Location"]).query) == {"q": ["python OR skill:C++"], "was": ["python"]}
    assert 'href="/recruit/search/?q=python#builder"' in at_home.get(added["Location"]).content.decode()
    more = at_home.get("/recruit/search/", {"q": "(a OR b) c", "add": "x", "to": "any-0"})
    assert parse_qs(urlsplit(more["Location"]).query)["q"] == ["c AND (a OR b OR x)"]
    dropped = at_home.get("/recruit/search/", {"q": "(a OR b) c", "drop": "any-0-1"})
    assert parse_qs(urlsplit(dropped["Location"]).query)["q"] == ["c AND a"]


WRONG = [
    ({"q": "python AND ("}, "Character 12: found ( that nothing closes"),
    ({"q": "<script>alert(1)</script> AND"}, "found the end"),
    ({"q": "a", "add": "", "to": "must"}, "Found nothing"),
    ({"q": "a", "add": "x" * 300, "to": "must"}, "300 characters"),
    ({"q": "a", "add": "b", "to": "nowhere"}, "no row"),
    ({"q": "a", "add": "b", "to": "any-7"}, "not there any more"),
    ({"q": "a", "add": "b", "field": "name"}, "no field"),
    ({"q": "a", "drop": "must-0-9"}, "not there any more"),
    ({"q": "a", "drop": "must-0-x"}, "not there any more"),
    ({"q": "a", "drop": ""}, "no row"),
    ({"q": "a" * 5000}, "5,000 characters"),
    ({"q": " OR ".join(["a1"] * 1500)}, "at most"),
]


def test_what_is_wrong_is_said_beside_what_was_typed(at_home: Client) -> None:
    for sent, says in WRONG:
        response = at_home.get("/recruit/search/", sent)
        text = response.content.decode()
        assert response.status_code == 200, sent
        assert says in unescape(text), sent
        assert "<script>alert" not in text
        assert sent["q"][:40] in unescape(text)
        assert 'role="alert"' in text
        assert ("Remove a" in text) == (sent["q"] == "a"), "a good search keeps its chips though a change was refused"


def test_signed_out_nobody_searches(client: Client) -> None:
    assert client.get("/recruit/search/").status_code in (302, 403)
