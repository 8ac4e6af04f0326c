"""A program that asks every address about candidates, in a workspace for recruiting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

Ask = Callable[..., Any]
TODAY = datetime.now(UTC).date()
WEIGHED = "We look for a data engineer; their public page says they are one; one message, easily refused."
FOUND = {
    "purpose": "Data engineer",
    "basis": "6(1)(f)",
    "proof": WEIGHED,
    "source": "https://code.example.org/people",
    "visibility": "public",
}


def keep_candidates(ask: Ask) -> None:
    """Keep three people; one is taken up again, one objects, one is erased as the law asks."""
    company = {"name": "Alder GmbH", "address": "Berlin", "contact": "jobs@example.org"}
    assert ask("POST", "/law/company", **company) == ask("GET", "/law/company") == company
    long_ago = f"{TODAY - timedelta(days=60)}"
    ana = ask("POST", "/candidates", name="Ana Lund", **FOUND, email="ana@example.org", text="Keeps a heronry, Python")
    bob = ask("POST", "/candidates", name="Bob Birch", **FOUND, email="bob@example.org")
    late = ask("POST", "/candidates", name="Cy Cedar", **FOUND, email="cy@example.org", collected=long_ago)
    assert [row["number"] for row in ask("GET", "/candidates", query="data")] == [late, bob, ana]
    assert ask("GET", "/candidates/search", query="heronry")["count"] == 1
    assert ask("GET", "/candidates/{number}/marks", number=ana, query="heron* NOT python") == [[8, 15]]
    assert {facet["kind"] for facet in ask("GET", "/candidates/facets", query="heronry", most=5)} == {"sources"}
    assert "the notice" in ask("GET", "/candidates/{number}/writing", number=ana)
    assert "Alder GmbH" in ask("GET", "/candidates/{number}/notice", number=ana)
    step = ask("POST", "/candidates/{number}/steps", number=ana, kind="disclosure", words="Client GmbH")
    assert ask("GET", "/candidates/{number}", number=ana)["recipients"] == ["Client GmbH"]
    assert ask("DELETE", "/candidates/steps/{step}", step=step) is True
    assert ask("POST", "/candidates/{number}/let-go", number=ana) is True
    assert ask("POST", "/candidates/{number}/take-up", number=ana) > ana
    ana = _match(ask)
    _signs(ask, ana)
    assert [line["number"] for line in ask("GET", "/law") if line["state"] == "due"] == [late]
    assert ask("GET", "/law/state")["locked"] == 1 and len(ask("GET", "/law/policies")) == 4
    assert ask("GET", "/law/without-grounds") == []
    gone = ask("POST", "/candidates/{number}/duty", number=late, act="erase")["erased"]
    assert ask("POST", "/law/certificates", text=gone["certificate"])["ours"] is True
    assert ask("POST", "/candidates/{number}/objection", number=bob)["told"]["why"] == "they objected"
    assert "on any channel" in ask("GET", "/suppressed", address="bob@example.org")
    ed = ask("POST", "/candidates", name="Ed Elm", **FOUND, email="ed@example.org")
    assert ask("POST", "/candidates/{number}/act/let-go", number=ed) == 1
    assert ask("POST", "/candidates/{number}/act/take-up", number=ed) == 1
    last = ask("POST", "/candidates", name="Di Dill", **FOUND, email="di@example.org")
    assert ask("DELETE", "/candidates/{number}", number=last)["told"]["files_that_hold_a_trace"] == 0


def _match(ask: Ask) -> int:
    """Rank the two who may be looked at for a vacancy, and put one on its shortlist; who that is."""
    vacancy = ask("POST", "/vacancies", text="Data engineer\nRequirements\n- Python")["number"]
    ana, bob = (row["candidate"] for row in ask("GET", "/vacancies/{vacancy}/matches", vacancy=vacancy)["rows"])
    where = {"vacancy": vacancy, "candidate": ana}
    assert ask("GET", "/vacancies/{vacancy}/matches/{candidate}", **where)["evidence"][0]["found"] == "listed"
    assert ask("GET", "/candidates/{candidate}/vacancies", candidate=bob)["rows"][0]["fit"]["missing"] == ["Python"]
    entry = ask("POST", "/vacancies/{vacancy}/shortlist", **where, words="herons")
    assert ask("DELETE", "/shortlist/{entry}", entry=entry) is True
    assert ask("POST", "/shortlist/{entry}/back", entry=entry) > entry
    assert [line["words"] for line in ask("GET", "/vacancies/{vacancy}/shortlist", vacancy=vacancy)] == ["herons"]
    assert ask("GET", "/rankings", vacancy=vacancy)["count"] == 2
    return int(ana)


def _signs(ask: Ask, number: int) -> None:
    """Note a sign that somebody may be open to another job, and take it back."""
    sign = ask("POST", "/candidates/{number}/signs", number=number, kind="said", words="looks", source="her mail")
    assert [one["number"] for one in ask("GET", "/candidates/{number}/signs", number=number)] == [sign]
    assert ask("GET", "/candidates/{number}/seeking", number=number) == "said so"
    assert ask("GET", "/candidates/usual") is None
    assert ask("DELETE", "/candidates/signs/{sign}", sign=sign) is True
