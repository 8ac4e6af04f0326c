"""The room of law: what is due about whom, done by one word, and taken back where that is lawful."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from renown.errors import InputError
from renown.workspace import Workspace

WEIGHED = "We look for a data engineer; their public page says they are one; one message, easily refused."
FOUND = {
    "purpose": "Data engineer",
    "basis": "6(1)(f)",
    "proof": WEIGHED,
    "source": "https://code.example.org/people",
    "visibility": "public",
}
APPLIED = {**FOUND, "basis": "6(1)(b)", "proof": "a mail of their own", "visibility": "consent"}
POOL = {**FOUND, "basis": "6(1)(a)", "proof": "a form of their own", "visibility": "consent"}


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as made:
        yield made


def add(ws: Workspace, name: str, days: int = 0, **more: Any) -> int:
    on = ws._context.today().date() - timedelta(days=days)
    return ws.candidates.add(
        name, **{**FOUND, "email": f"{name.split()[0].lower()}@example.org", "collected": on, **more}
    )


def lines(ws: Workspace) -> list[tuple[str, str, str, str]]:
    return [(line.name, line.rule, line.act, line.state) for line in ws.law.due()]


def test_what_is_due_stands_in_the_order_of_days_and_is_done_by_one_word(ws: Workspace) -> None:
    today = ws._context.today().date()
    ana, bob, cy = add(ws, "Ana Lund", 26), add(ws, "Bob Birch", 60), add(ws, "Cy Cedar", 3)
    pool = add(ws, "Di Dill", 300, **{**POOL, "until": today + timedelta(days=20)})
    assert lines(ws) == [
        ("Bob Birch", "G2", "erase", "due"),
        ("Di Dill", "D2", "ask", "due"),
        ("Ana Lund", "G2", "notice", "soon"),
    ]
    assert len(ws.law.due(everything=True)) > 3
    told, sought = ws.law.do(ana, "notice"), ws.law.do(pool, "ask")
    assert told.step and sought.step and told.erased is None
    done = ws.law.do(bob, "erase")
    assert done.erased is not None and lines(ws) == []
    assert ws.candidates.take_step_back(told.step) and lines(ws) == [("Ana Lund", "G2", "notice", "soon")]
    for act in ("erase", "tell"):
        with pytest.raises(InputError, match=r"need not be erased yet|nothing of that kind"):
            ws.law.do(cy, act)  # type: ignore[arg-type]


def test_all_who_have_to_go_go_at_once_but_for_a_dispute(ws: Workspace) -> None:
    held = add(ws, "Ana Lund", 60)
    ws.candidates.step(held, "hold", "claim of 3 March")
    for name in ("Bob Birch", "Cy Cedar"):
        add(ws, name, 60)
    add(ws, "Di Dill", 1)
    gone = ws.law.erase_due()
    assert len(gone) == 2 and all(ws.law.verify(one.erased.certificate).ours for one in gone if one.erased)
    assert [row.name for row in ws.candidates.list()] == ["Di Dill", "Ana Lund"]
    assert lines(ws) == [("Ana Lund", "G2", "erase", "held")]
    state = ws.law.state()
    assert (state.kept, state.locked, state.due, state.held, state.log) == (2, 1, 0, 1, ())


def test_d1_after_183_days_a_rejected_applicant_is_due(ws: Workspace) -> None:
    number = add(ws, "Ana Lund", 250, **APPLIED)
    ws.candidates.reject(number, "no Python yet", 60)
    assert lines(ws) == []
    with sqlite3.connect(ws.path / "desk.sqlite3") as desk:
        desk.execute("""UPDATE desk_candidatestep SET "on" = datetime("on", '-184 days')""")
    ws.desk.audit("test", "the clock went on")
    assert lines(ws) == [("Ana Lund", "D1", "erase", "due")]


def test_g10_a_certificate_verifies_here_elsewhere_and_not_when_changed(ws: Workspace, tmp_path: Path) -> None:
    number = add(ws, "Ana Lund")
    text = ws.candidates.erase(number).certificate
    assert ws.law.verify(text).ours and ws.law.verify(text).told["files_that_hold_a_trace"] == 0
    with Workspace.create(tmp_path / "other", purpose="recruiting") as other:
        read = other.law.verify(text)
        assert not read.ours and read.told == json.loads(text)["told"]
    with pytest.raises(InputError, match="changed"):
        Workspace.open(ws.path).law.verify(text.replace('"accounts": 1', '"accounts": 2'))


def test_who_keeps_the_data_is_said_once_and_whole(ws: Workspace) -> None:
    with pytest.raises(InputError, match="company address missing"):
        ws.law.set_company("Alder GmbH", " ", "jobs@example.org")
    assert ws.law.set_company("Alder GmbH", "Berlin\n10115", "jobs@example.org").address == "Berlin 10115"
    assert "Alder GmbH" in ws.candidates.notice(add(ws, "Ana Lund"))


def test_g1_nobody_is_here_without_a_record(ws: Workspace) -> None:
    add(ws, "Ana Lund")
    assert ws.law.without_grounds() == ()
    assert [policy.place for policy in ws.law.policies()] == ["Germany", "Austria", "California", "elsewhere"]
    assert date.today() - ws.candidates.list()[0].collected <= timedelta(days=1)
