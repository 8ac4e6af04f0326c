"""Whoever changes the log by hand is found out; an erasure is not taken for tampering."""

from __future__ import annotations

import sqlite3

import pytest

from renown.desk import Desk

TAMPERINGS = [
    ("update desk_auditentry set who = 'mallory' where number = 2", "line 2 was changed"),
    ("update desk_auditentry set action = 'nothing' where number = 1", "line 1 was changed"),
    ("update desk_auditentry set accounts = '[9]' where number = 3", "the details of line 3 were changed"),
    ("update desk_auditentry set salt = '', accounts = '[]' where number = 2", "line 2 were removed without"),
    ("delete from desk_auditentry where number = 2", "line 2 is missing"),
    ("update desk_auditentry set number = 9 where number = 3", "line 3 is missing"),
]


@pytest.fixture
def written(desk: Desk) -> Desk:
    desk.confirm_owner(1)
    desk.add_seeds([2, 3], why="friends")
    desk.link(1, 2)
    return desk


def test_the_log_says_who_did_what_in_order(written: Desk) -> None:
    assert [(who, action) for _, who, action in written.audit_entries()] == [
        ("owner", "confirm owner"),
        ("owner", "vouch"),
        ("owner", "link"),
    ]
    assert written.audit_findings() == ()


@pytest.mark.parametrize(("statement", "finding"), TAMPERINGS)
def test_tampering_is_found(written: Desk, statement: str, finding: str) -> None:
    written.close()
    with sqlite3.connect(written.folder / "desk.sqlite3") as connection:
        connection.execute(statement)
    connection.close()
    assert finding in " ".join(written.audit_findings())


def test_an_erasure_wipes_details_and_the_chain_still_holds(written: Desk) -> None:
    written.erase([2])
    assert written.audit_findings() == ()
    assert [action for _, _, action in written.audit_entries()] == ["confirm owner", "vouch", "link", "erase"]
    written.audit("ana", "export", [1], rows=3)
    assert written.audit_findings() == ()
