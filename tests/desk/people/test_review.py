"""Answers about who is who: one stands on a pair, each is kept, the last is taken back and leaves what stood before."""

from __future__ import annotations

import pytest

from renown.desk import Desk
from renown.desk.people.records import Word


def standing(desk: Desk) -> list[tuple[int, int, str]]:
    return [(answer.a, answer.b, str(answer.word)) for answer in desk.review.standing()]


def test_one_answer_stands_on_a_pair_and_all_are_kept(desk: Desk) -> None:
    for word in (Word.LATER, Word.NO, Word.YES, Word.YES):
        desk.review.answer(2, 1, word, "ana", known="3.5 name:8")
    assert standing(desk) == [(1, 2, "yes")] and (desk.links(), desk.aparts()) == (((1, 2),), ())
    said = desk.review.answers()
    assert [answer.word for answer in said] == [Word.LATER, Word.NO, Word.YES]
    assert said[0].known == "3.5 name:8" and {answer.who for answer in said} == {"ana"}


def test_taking_back_leads_back_step_by_step(desk: Desk) -> None:
    for word in Word:
        desk.review.answer(1, 2, word)
    desk.review.answer(3, 4, Word.YES)
    steps = []
    while desk.review.take_back_last():
        steps.append(standing(desk))
    assert steps == [[(1, 2, "later")], [(1, 2, "no")], [(1, 2, "yes")], []]
    assert desk.audit_findings() == ()


def test_what_was_said_at_once_goes_at_once(desk: Desk) -> None:
    desk.review.answer(1, 2, Word.YES)
    desk.review.answer_all([(1, 2), (1, 3)], Word.NO)
    assert standing(desk) == [(1, 2, "no"), (1, 3, "no")]
    assert len(desk.review.take_back_last()) == 2
    assert standing(desk) == [(1, 2, "yes")]


def test_an_account_is_always_itself(desk: Desk) -> None:
    with pytest.raises(ValueError, match="always itself"):
        desk.review.answer(1, 1, Word.YES)
    assert desk.review.take_back_last() == () and desk.review.take_back(1, 2) is False


def test_erasing_finds_what_was_put_off(desk: Desk) -> None:
    desk.review.answer(1, 2, Word.LATER)
    desk.review.answer(3, 4, Word.LATER)
    desk.erase([2])
    assert standing(desk) == [(3, 4, "later")]
