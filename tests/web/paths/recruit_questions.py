"""What the rooms of recruiting are asked, and decisions about a vacancy, for tests that walk over all rooms."""

from __future__ import annotations

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


VACANCY_DECISIONS: dict[str, Any] = {
    "vacancies.add": lambda ws, p: ws.vacancies.add(AD),
    "vacancies.write": lambda ws, p: ws.vacancies.write(1, seen(ws), AD + "\nCome to us."),
    "vacancies.edit": lambda ws, p: ws.vacancies.edit(1, seen(ws), "place", "Cork"),
    "vacancies.reread": lambda ws, p: ws.vacancies.reread(1, seen(ws), "place"),
    "vacancies.dismiss": lambda ws, p: ws.vacancies.dismiss(1, finding(ws)[0], "it is new"),
    "vacancies.undismiss": lambda ws, p: ws.vacancies.undismiss(1, finding(ws)[0]),
    "vacancies.accept": lambda ws, p: ws.vacancies.accept(1, seen(ws), *finding(ws)),
    "vacancies.restore": lambda ws, p: ws.vacancies.restore(1, seen(ws), 1),
    "vacancies.remove": lambda ws, p: ws.vacancies.remove(1),
    "vacancies.bring_back": lambda ws, p: ws.vacancies.bring_back(1),
}
"""In an order in which each can be taken."""

KEEP_NOTHING = ("channels.check_text", "skills.mentions", "skills.nearest", "vacancies.check", "law.verify")
ELSEWHERE = (
    *("candidates.add", "candidates.erase", "candidates.object", "candidates.step", "candidates.take_step_back"),
    *("matching.put", "matching.take_off", "matching.put_back"),
    *("candidates.let_go", "candidates.take_up", "law.set_company", "law.do"),
    *("openness.note", "openness.take_back", "acquaintances.take_in", "acquaintances.take_back"),
    "acquaintances.take_up",
)
"""Taken only in a workspace for recruiting, in which nothing is imported and nobody is scored."""
