"""Requests for introductions on the desk: steps in their order, taken back one by one, gone with the erased."""

from __future__ import annotations

from datetime import date

import pytest

from renown.desk import Desk
from renown.desk.paths.request_records import NewRequest
from renown.errors import InputError, NotFoundError

DAY = date(2026, 5, 4)
NEW = NewRequest(target=30, chain=(10, 20), words="Dear Bo, ask Cy about Dee Vale", language="en", expected=0.4)


def test_a_request_goes_its_way_step_by_step(desk: Desk) -> None:
    number = desk.requests.add(NEW, "asked", DAY)
    for status in ("agreed", "introduced", "met", "thanked"):
        desk.requests.step(number, status, DAY, f"{status}!")
    (row,) = desk.requests.list()
    assert (row.id, row.introducer, row.chain, row.status, row.asked) == (number, 10, (10, 20), "thanked", DAY)
    assert [step.words for step in row.steps] == ["", "agreed!", "introduced!", "met!", "thanked!"]
    assert desk.audit_findings() == ()


def test_steps_that_cannot_follow_are_refused(desk: Desk) -> None:
    number = desk.requests.add(NEW, "draft", DAY)
    assert desk.requests.list()[0].asked is None
    with pytest.raises(InputError, match="'agreed' after 'draft'"):
        desk.requests.step(number, "agreed", DAY)
    with pytest.raises(InputError):
        desk.requests.add(NEW, "met", DAY)
    with pytest.raises(NotFoundError):
        desk.requests.step(99, "agreed", DAY)


def test_undoing_goes_back_step_by_step_and_then_takes_the_request(desk: Desk) -> None:
    number = desk.requests.add(NEW, "asked", DAY)
    desk.requests.step(number, "declined", DAY)
    assert desk.requests.undo(number) == "declined" and desk.requests.list()[0].status == "asked"
    desk.requests.step(number, "agreed", DAY)
    assert [desk.requests.undo(number) for _ in range(2)] == ["agreed", "asked"]
    assert desk.requests.list() == ()
    with pytest.raises(NotFoundError):
        desk.requests.undo(number)


@pytest.mark.parametrize("gone", [10, 20, 30])
def test_whoever_is_erased_takes_the_requests_they_stand_in(desk: Desk, gone: int) -> None:
    number = desk.requests.add(NEW, "asked", DAY)
    other = desk.requests.add(NewRequest(5, (6,), "Dee Vale told me", "en", 0.5), "asked", DAY)
    desk.requests.step(number, "agreed", DAY, "with Dee Vale")
    desk.requests.step(other, "agreed", DAY, "by dee vale")
    desk.erase([gone], ["Dee Vale"])
    (row,) = desk.requests.list()
    assert (row.id, row.words, row.steps[1].words) == (other, "(erased) told me", "by (erased)")
