"""What the rooms of recruiting are asked, and decisions about a vacancy and its plan, for walks over them."""

from __future__ import annotations

from datetime import date
from typing import Any

from renown.workspace import Workspace

ASKED: dict[str, dict[str, Any]] = {
    "channels": {"name": "linkedin"},
    "sourcing": {"query": "python SQL", "words": "Go", "place": "must", "number": 0, "group": 0},
    "skills": {"word": "nurse", "name": "python"},
    "matching": {"vacancy": 1, "candidate": 1},
    "openness": {"number": 1},
    "candidates": {"query": "python", "number": 1, "address": "p2@example.org"},
    "vacancies": {"vacancy": 1},
    "plans": {"vacancy": 1},
    "searches": {"search": 1},
}
"""By room: names of arguments and what they are given."""

AD = "Nurse (m/f/d)\nWe are a young team.\nPay: 20 euros an hour."


def seen(ws: Workspace) -> int:
    """The version of the vacancy."""
    return ws.vacancies.card(1).version


def finding(ws: Workspace) -> tuple[str, int]:
    """A finding that proposes words: its key, and where it stands."""
    line = next(line for line in ws.vacancies.card(1).checked.lines if line.finding.instead)
    return line.key, line.finding.start


def planned(ws: Workspace) -> int:
    """The version of the vacancy's plan."""
    return ws.plans.show(1).version


VACANCY_DECISIONS: dict[str, Any] = {
    "searches.keep": lambda ws, p: ws.searches.keep("Maps", "maps"),
    "searches.change": lambda ws, p: ws.searches.change(1, "Charts", "charts"),
    "searches.look": lambda ws, p: ws.searches.look(1),
    "searches.take_look_back": lambda ws, p: ws.searches.take_look_back(3),
    "searches.remove": lambda ws, p: ws.searches.remove(1),
    "searches.bring_back": lambda ws, p: ws.searches.bring_back(1),
    "vacancies.add": lambda ws, p: ws.vacancies.add(AD),
    "vacancies.write": lambda ws, p: ws.vacancies.write(1, seen(ws), AD + "\nCome to us."),
    "vacancies.edit": lambda ws, p: ws.vacancies.edit(1, seen(ws), "place", "Cork"),
    "vacancies.reread": lambda ws, p: ws.vacancies.reread(1, seen(ws), "place"),
    "vacancies.dismiss": lambda ws, p: ws.vacancies.dismiss(1, finding(ws)[0], "it is new"),
    "vacancies.undismiss": lambda ws, p: ws.vacancies.undismiss(1, finding(ws)[0]),
    "vacancies.accept": lambda ws, p: ws.vacancies.accept(1, seen(ws), *finding(ws)),
    "vacancies.restore": lambda ws, p: ws.vacancies.restore(1, seen(ws), 1),
    "plans.set_frame": lambda ws, p: ws.plans.set_frame(1, planned(ws), date(2026, 12, 1), minutes=60, budget=5.0),
    "plans.edit": lambda ws, p: ws.plans.edit(1, planned(ws), "step:paid", owner="Ana", minutes=5),
    "plans.add": lambda ws, p: ws.plans.add(1, "brand", "Ask the team"),
    "plans.tick": lambda ws, p: ws.plans.tick(1, planned(ws), "task:1"),
    "plans.drop": lambda ws, p: ws.plans.drop(1, planned(ws), "task:1"),
    "plans.undo": lambda ws, p: ws.plans.undo(1, planned(ws)),
    "plans.set_channel": lambda ws, p: ws.plans.set_channel(1, planned(ws), "x", 20.0),
    "plans.write": lambda ws, p: ws.plans.write(1, planned(ws), "x", "Come to us."),
    "plans.rewrite": lambda ws, p: ws.plans.rewrite(1, planned(ws), "x"),
    "vacancies.remove": lambda ws, p: ws.vacancies.remove(1),
    "vacancies.bring_back": lambda ws, p: ws.vacancies.bring_back(1),
}
"""In an order in which each can be taken."""

KEEP_NOTHING = ("channels.check_text", "skills.mentions", "skills.nearest", "vacancies.check", "law.verify")
ELSEWHERE = (
    *("candidates.add", "candidates.erase", "candidates.object", "candidates.step", "candidates.take_step_back"),
    *("matching.put", "matching.take_off", "matching.put_back"),
    *("candidates.let_go", "candidates.take_up", "law.set_company", "law.do"),
    *("openness.note", "openness.take_back", "acquaintances.take_back"),
    "acquaintances.take_up",
)
"""Taken only in a workspace for recruiting, in which nothing is imported and nobody is scored."""
