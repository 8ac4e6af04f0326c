"""What is lent, asked and answered stands until undone; an erased address is never lent again and nowhere readable."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from renown.desk import Desk
from renown.desk.team.records import ALL, CIRCLE, NEVER, PERSON, AnswerRecord, AskRecord

ANA, BO = 4_611_686_018_427_387_901, 17
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def scopes(desk: Desk) -> list[tuple[str, int | None, str]]:
    return [(loan.scope, loan.account, loan.circle) for loan in desk.team.loans()]


def test_what_is_lent_is_said_once_and_taken_back_alone(desk: Desk) -> None:
    for _ in range(2):
        desk.team.lend_all()
        desk.team.lend_circle("friends")
        desk.team.lend_person([ANA, BO])
    assert scopes(desk) == [(ALL, None, ""), (CIRCLE, None, "friends"), (PERSON, ANA, "")]
    assert desk.team.take_back(CIRCLE, "Friends") and not desk.team.take_back(CIRCLE, "friends")
    assert desk.team.take_back(PERSON, accounts=[BO, ANA])
    assert scopes(desk) == [(ALL, None, "")]


def test_the_last_word_on_a_person_counts(desk: Desk) -> None:
    desk.team.lend_person([ANA])
    desk.team.never_lend([ANA])
    assert scopes(desk) == [(NEVER, ANA, "")]
    assert not desk.team.unlend_everything()
    desk.team.lend_person([BO, ANA])
    assert scopes(desk) == [(PERSON, BO, "")]
    assert desk.audit_findings() == ()


def test_an_erased_address_is_kept_as_a_digest_only(desk: Desk, tmp_path: Path) -> None:
    desk.team.keep_erased(["email:xia@maps.example"])
    desk.team.keep_erased(["email:xia@maps.example"])
    asked = ["email:xia@maps.example", "email:eli@maps.example"]
    assert desk.team.erased(asked) == {"email:xia@maps.example"}
    desk.erase([ANA])
    assert desk.team.erased(asked) == {"email:xia@maps.example"}
    assert b"xia@maps" not in b"".join(file.read_bytes() for file in desk.folder.rglob("*") if file.is_file())


def test_asks_and_answers_are_kept_and_go_with_their_person(desk: Desk) -> None:
    until = date(2026, 12, 21)
    desk.team.asked(AskRecord("a" * 32, b"nonce", ANA, "about Ana Lund", 1, until, (), NOW, False))
    desk.team.asked(AskRecord("b" * 32, b"other", BO, "Ana Lund told me of you", 1, until, (), NOW, False))
    assert desk.team.agreed("a" * 32, "Bo") and not desk.team.agreed("a" * 32, "Bo")
    assert not desk.team.agreed("c" * 32, "Bo")
    for yes in (False, True):
        desk.team.answer(AnswerRecord("d" * 32, ANA, "Cy", "please", yes, NOW))
    assert [(a.ask, a.yes) for a in desk.team.answers()] == [("d" * 32, True)]
    assert [(a.name, a.nonce, a.agreed, a.withdrawn) for a in desk.team.asks()] == [
        ("a" * 32, b"nonce", ("Bo",), False),
        ("b" * 32, b"other", (), False),
    ]
    assert desk.team.withdraw_ask("b" * 32) and not desk.team.withdraw_ask("b" * 32)
    desk.erase([ANA], ["Ana Lund"])
    assert [(a.name, a.words) for a in desk.team.asks()] == [("b" * 32, "(erased) told me of you")]
    assert desk.team.answers() == ()
