"""The room of goals on a made-up world: set, let go, taken up again; mentors; the week on one page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace

TODAY = datetime.now(UTC).date()


def test_a_goal_is_set_let_go_and_taken_up_again(own: Workspace) -> None:
    number = own.goals.add("revived", 3, weeks=8, words="Old friends.", setback="Write to one of them.")
    (goal,) = own.goals.list()
    assert (goal.id, goal.title, goal.own, goal.until - goal.since) == (
        number, "Dormant ties revived", "Old friends.", timedelta(weeks=8),
    )  # fmt: skip
    assert own.goals.remove(number) and not own.goals.remove(number) and own.goals.list() == ()
    assert own.goals.restore(number) != number
    assert own.goals.list()[0].setback == "Write to one of them."
    with pytest.raises(NotFoundError):
        own.goals.remove(99)


@pytest.mark.parametrize(("kind", "target"), [("fame", 3), ("revived", 0), ("diversity", 2), ("replies", 101)])
def test_a_goal_that_cannot_be_is_refused(own: Workspace, kind: str, target: float) -> None:
    with pytest.raises(InputError):
        own.goals.add(kind, target)


def test_new_ties_in_a_circle_count_its_people_only(own: Workspace) -> None:
    own.goals.add("new-ties", 3, circle="clients", since=TODAY - timedelta(800), weeks=200)
    own.goals.add("new-ties", 3, since=TODAY - timedelta(800), weeks=200)
    empty, anybody = own.goals.list()
    assert empty.standing == "unknown" and "nobody is in the circle" in empty.words
    assert anybody.value is not None and anybody.value > 0
    somebody = own.ties.warmth(limit=1)[0].person
    own.circles.put(somebody, "clients")
    assert own.goals.list()[0].value in (0.0, 1.0)


def test_mentors_are_named_and_counted(own: Workspace) -> None:
    own.goals.add("mentors", 1, since=TODAY - timedelta(400), weeks=60)
    assert own.goals.list()[0].standing == "unknown"
    close = own.ties.warmth(limit=1)[0]
    own.goals.add_mentor(close.person)
    assert own.goals.mentors() == ((close.person, close.name),)
    assert own.goals.list()[0].standing == "reached"
    assert own.goals.remove_mentor(close.person) and own.goals.mentors() == ()


def test_the_week_tells_who_was_met_and_keeps_an_answer(own: Workspace) -> None:
    week = own.goals.week()
    assert week.week.weekday() == 0 and week.week <= week.until == TODAY - timedelta(1)
    assert week.met_count >= len(week.met) and all(n.now and n.before for n in week.numbers)
    own.goals.answer("Bo, with the tiles.")
    own.goals.answer("Bo, and she said so.")
    assert own.goals.week().answer == "Bo, and she said so."
    later = own.goals.week(datetime.combine(TODAY + timedelta(7), datetime.min.time()))
    assert later.answer == "" and later.earlier[0].answer == "Bo, and she said so."
    with pytest.raises(InputError):
        own.goals.answer("  ")


def test_a_week_before_all_data_is_empty_and_says_unknown(ws: Workspace) -> None:
    week = ws.goals.week(datetime(2001, 1, 10))
    assert week.met == () and week.well == () and week.week == date(2001, 1, 8)
    assert {n.name: n.now for n in week.numbers}["answered within 3 days"] == "unknown"
