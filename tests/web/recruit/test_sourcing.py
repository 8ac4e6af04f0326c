"""The page of the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from renown.workspace import Workspace

Browser = Callable[[Path], AbstractContextManager[Client]]
GROUNDS = {
    "purpose": "Data engineer",
    "basis": "6(1)(b)",
    "proof": "their mail of 4 May 2026",
    "source": "https://board.example.org/who",
    "visibility": "consent",
}


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


@pytest.fixture
def recruiter(tmp_path: Path, owners_browser: Browser) -> Iterator[Client]:
    """Three people who write Python, two of them in Berlin."""
    with Workspace.create(tmp_path / "recruiting", purpose="recruiting") as ws:
        for name, text in (
            ("Ann Alder", "Data Engineer with Python, C++ and herons"),
            ("Bo Birch", "Python and <b>owls</b>"),
            ("Cy Cedar", "an intern who writes Python"),
        ):
            ws.candidates.add(name, **GROUNDS, text=text)
        job = "Experience\n\nData Engineer, Saltmarsh Analytics, Kiel\n03/2015 - present\nPython\n\n"
        ws.candidates.put(1, "cv.txt", f"Ann Alder\n\n{job}Skills\nPython, SQL".encode())
    with owners_browser(tmp_path / "recruiting") as client:
        yield client


def test_a_search_is_narrowed_by_one_click_which_edits_the_same_tree(recruiter: Client) -> None:
    text = page(recruiter, q="python")
    assert "3 candidates here" in text and "Never by who they are".casefold() in text.casefold()
    forms = re.findall(
        r'<input type="hidden" name="field" value="(\w+)"><input type="hidden" name="to" value="must">(.*?)</form>',
        text,
    )
    assert [field for field, _ in forms][:2] == ["title", "skill"] and "city" in dict(forms)
    assert {"age", "gender", "nationality", "name"}.isdisjoint(dict(forms))
    for field, part in forms:
        for value, people in re.findall(r'value="([^"]+)"><bdi>.*?<span class="facet-count">(\d+)<', part):
            changed = recruiter.get("/recruit/search/", {"q": "python", "add": value, "field": field, "to": "must"})
            now = parse_qs(urlsplit(changed["Location"]).query)
            assert now["was"] == ["python"] and now["q"][0].startswith("python AND ")
            after = page(recruiter, q=now["q"][0], was="python")
            assert f"{people} candidate" in after, (field, value)
            assert 'href="/recruit/search/?q=python#builder">Undo' in after and "Remove python" in after


def test_what_was_found_is_marked_in_the_papers(recruiter: Client) -> None:
    assert "/recruit/candidates/1/?q=herons%20OR%20C%2B%2B#text" in page(recruiter, q="herons OR C++")
    told = recruiter.get("/recruit/candidates/1/", {"q": "herons OR C++ NOT engineer"}).content.decode()
    assert re.findall("<mark>(.*?)</mark>", told) == ["C++", "herons"] and "2 places fit the search" in told
    told = recruiter.get("/recruit/candidates/2/", {"q": "owls AND ("}).content.decode()
    assert "<mark>" not in told and "&lt;b&gt;owls" in told and "0 places fit" in told
    assert "fit the search" not in recruiter.get("/recruit/candidates/2/").content.decode()


def sent(client: Client, what: str, **told: object) -> str:
    answer = client.post(f"/recruit/search/kept/{what}/", told, follow=True)
    return unescape(answer.content.decode())


def undone(client: Client, text: str) -> str:
    """Press the button that takes back what was just said."""
    form = re.search(
        r'<form[^>]*action="(/recruit/search/kept/\w+/)"[^>]*>(.*?)</form>', text.partition('class="told')[2], re.DOTALL
    )
    assert form is not None
    sends = dict(re.findall(r'<input type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', form[2]))
    return unescape(client.post(form[1], sends, follow=True).content.decode())


def test_a_search_is_kept_tells_who_is_new_and_everything_is_taken_back(recruiter: Client, tmp_path: Path) -> None:
    told = sent(recruiter, "keep", name="Snakes <3", query="python NOT intern", place=["here", "xing"])
    assert "Kept. Whom it finds now counts as seen." in told and "Snakes <3" in told
    with Workspace.open(tmp_path / "recruiting") as ws:
        ws.candidates.add("Ed Elm", **GROUNDS, text="Python and newts")
        ws.candidates.put(2, "more.txt", b"even more owls")
    for path in ("/recruit/vacancies/", "/recruit/search/"):
        first = unescape(recruiter.get(path).content.decode())
        assert "1 new" in first and "1 changed" in first and "Snakes <3" in first
    told = page(recruiter, q="python NOT intern")
    assert "In your search “Snakes <3”: 1 new, 1 changed since you looked." in told
    names = re.findall(r'<bdi>(\w+ \w+)</bdi></a><span class="who-sub">Data', told)
    assert names[:2] == ["Ed Elm", "Bo Birch"], "what is new comes first"
    told = sent(recruiter, "look", search=1)
    assert "Seen. New is what comes from now on." in told and "1 new" not in told
    assert "1 new" in undone(recruiter, told)
    told = sent(recruiter, "rename", search=1, name="Pythons")
    assert "Renamed." in told and "Snakes" in undone(recruiter, told)
    told = sent(recruiter, "keep", search=1, query="newts", place="here")
    assert "newts" in told and "python NOT intern" in undone(recruiter, told)
    told = sent(recruiter, "remove", search=1)
    assert "Kept no longer." in told and "Snakes" not in told
    assert "Snakes <3" in undone(recruiter, told)
    for wrong in (
        {"name": "", "query": "x"},
        {"name": "X", "query": "(("},
        {"name": "X", "query": "x", "place": "orkut"},
    ):
        assert recruiter.post("/recruit/search/kept/keep/", wrong).status_code in (400, 404)
    assert recruiter.post("/recruit/search/kept/nonsense/").status_code == 400
    assert recruiter.post("/recruit/search/kept/look/", {"search": 77}).status_code == 404


def test_odd_queries_are_answered_in_words(recruiter: Client) -> None:
    assert "1 candidate here" in page(recruiter, q="NOT intern AND NOT engineer")
    assert "4 candidates here" not in page(recruiter, q="NOT python")
    for query, says in (
        (" OR ".join(f"w{n}" for n in range(700)), "at most 4,000 here"),
        ("x" * 1_000_000, "1,000,000 characters"),
        ('python AND "data', "Character"),
    ):
        assert says in page(recruiter, q=query)
