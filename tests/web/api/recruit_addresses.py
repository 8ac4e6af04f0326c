"""Every address of recruiting in a personal workspace, asked as a program would; see `every_address`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Ask = Callable[..., Any]


def recruiting(ask: Ask) -> None:
    """Ask for channels, and work on a vacancy."""
    assert ask("GET", "/channels", query="linkedin", field="software")
    assert ask("GET", "/channels/{name}", name="linkedin")["card"]["formats"]
    assert ask("POST", "/channels/{name}/check", name="x", text="a" * 281)[0]["problems"]
    assert len(ask("GET", "/channels/choices")["fields"]) > 9
    advice = ask("GET", "/channels/advice", profession="nurse", region="DE", languages="de", minutes=200, budget=10.5)
    assert advice["fields"] == ["health"] and advice["channels"][0]["reasons"]
    assert ask("POST", "/skills/mentions", text="Wundversorgung, SQL", kind="skill", language="de")[1]["label"] == "SQL"
    assert ask("POST", "/skills/nearest", words=["kubernets"], limit=2)[0][0]["label"] == "Kubernetes"
    assert "Pflegefachfrau" in ask("GET", "/skills/synonyms", word="Krankenschwester", language="de")
    assert ask("GET", "/skills/{name}", name="python")["occupations"]
    _searches(ask)
    _vacancies(ask)
    _plans(ask)


def _searches(ask: Ask) -> None:
    assert "linkedin" in {platform["key"] for platform in ask("GET", "/sourcing/platforms")}
    kept = ask("POST", "/searches", name="Cooks", query="cook")["search"]
    assert ask("GET", "/searches")[0]["query"] == "cook" and ask("GET", "/searches/fresh") == []
    one = {"search": kept}
    assert ask("POST", "/searches/{search}", name="Chefs", query="chef", **one)["found"] is None
    look = ask("POST", "/searches/{search}/looks", **one)
    assert ask("DELETE", "/searches/looks/{look}", look=look) is True
    assert ask("DELETE", "/searches/{search}", **one) is True
    assert ask("POST", "/searches/{search}/back", **one)["name"] == "Chefs"
    assert ask("GET", "/searches/{search}", **one)["new"] == []


def _vacancies(ask: Ask) -> None:
    text = "Nurse (m/f/d)\nWe are a young team.\nPay: 20 euros an hour."
    assert ask("POST", "/vacancies/check", text=text)["vacancy"]["title"]["value"] == "Nurse"
    vacancy = ask("POST", "/vacancies", text=text)["number"]
    assert ask("GET", "/vacancies")[0]["title"] == "Nurse"
    line = next(
        x for x in ask("GET", "/vacancies/{vacancy}", vacancy=vacancy)["checked"]["lines"] if x["finding"]["end"]
    )
    where = {"vacancy": vacancy, "finding": line["key"]}
    ask("POST", "/vacancies/{vacancy}/dismissed", reason="it is new", **where)
    ask("DELETE", "/vacancies/{vacancy}/dismissed", **where)
    ask("POST", "/vacancies/{vacancy}/accepted", version=1, start=line["finding"]["start"], **where)
    ask("POST", "/vacancies/{vacancy}/fields", vacancy=vacancy, version=2, field="place", value="Cork")
    ask("DELETE", "/vacancies/{vacancy}/fields/{field}", vacancy=vacancy, version=3, field="place")
    ask("POST", "/vacancies/{vacancy}/text", vacancy=vacancy, version=4, text="Nurse\nCome to us.")
    ask("POST", "/vacancies/{vacancy}/versions/{earlier}", vacancy=vacancy, version=5, earlier=1)
    assert [row["version"] for row in ask("GET", "/vacancies/{vacancy}/versions", vacancy=vacancy)] == [5, 4, 3, 2, 1]
    ask("DELETE", "/vacancies/{vacancy}", vacancy=vacancy)
    ask("POST", "/vacancies/{vacancy}/back", vacancy=vacancy)


def _plans(ask: Ask) -> None:
    vacancy = ask("POST", "/vacancies", text="Nurse (m/f/d)\nPay: 20 euros an hour, for a plan.")["number"]
    at = {"vacancy": vacancy}
    plan = ask("GET", "/vacancies/{vacancy}/plan", **at)
    assert plan["version"] == 0 and len(plan["steps"]) == 8 and plan["costs"]["budget"] is None
    link = "https://jobs.example.org/1"
    frame = "/vacancies/{vacancy}/plan/frame"
    plan = ask("POST", frame, seen=0, start="2026-12-01", minutes=90, budget=100.5, region="DE", link=link, **at)
    assert plan["frame"]["link"] == link and plan["weeks"][0]["over"]
    ask("POST", "/vacancies/{vacancy}/plan/items", seen=2, item="step:paid", owner="Ana", day="2026-12-07", **at)
    ask("POST", "/vacancies/{vacancy}/plan/tasks", step="paid", words="Ask the works council", minutes=15, **at)
    plan = ask("POST", "/vacancies/{vacancy}/plan/ticks", seen=4, item="task:1", done=True, **at)
    assert plan["done"] == 1 and ask("GET", "/plans")[0]["done"] == 1
    ask("DELETE", "/vacancies/{vacancy}/plan/items", seen=5, item="task:1", **at)
    plan = ask("POST", "/vacancies/{vacancy}/plan/undo", change=6, **at)
    assert plan["done"] == 1 and ask("GET", "/vacancies/{vacancy}/plan/owners", **at)[0] == "Ana"
    ask("POST", "/vacancies/{vacancy}/plan/channels/{channel}", seen=7, channel="x", cost=20, use=True, **at)
    plan = ask("POST", "/vacancies/{vacancy}/plan/texts/{channel}", seen=8, channel="x", text="a" * 281, **at)
    post = next(channel["post"] for channel in plan["channels"] if channel["name"] == "x")
    assert post["fit"]["problems"] and "utm_source=x" in post["link"]
    ask("DELETE", "/vacancies/{vacancy}/plan/texts/{channel}", seen=9, channel="x", **at)
    assert ask("GET", "/vacancies/{vacancy}/plan/markdown", **at).startswith("# Plan: Nurse")
    assert ask("GET", "/vacancies/{vacancy}/plan/calendar", **at).startswith("BEGIN:VCALENDAR")
