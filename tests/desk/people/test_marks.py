"""Tags, hiding and views as they are kept: one of each stands, all of it can be read afterwards, many at once."""

from __future__ import annotations

import json

from renown.desk import Desk
from renown.desk.models import BulkStep, CircleWord, Hidden, Tag
from renown.desk.people.mark_records import NewStep


def test_a_tag_stands_once_and_its_end_stays_to_be_read(desk: Desk) -> None:
    assert desk.marks.tag([3, 5, 3], "Straße 7") == (3, 5)
    assert desk.marks.tag([5, 7], "STRASSE 7") == (7,)
    assert desk.marks.untag([5, 9], "strasse 7") == (5,) and desk.marks.untag([5], "strasse 7") == ()
    assert [(entry.account, entry.tag) for entry in desk.marks.tags()] == [(3, "Straße 7"), (7, "STRASSE 7")]
    assert Tag.objects.count() == 3 and desk.audit_findings() == ()


def test_more_are_marked_at_once_than_a_question_of_the_database_may_name(desk: Desk) -> None:
    many = list(range(40_000, 0, -1))
    before = len(desk.audit_entries())
    assert desk.marks.hide(many) == tuple(many) and len(desk.marks.hidden()) == len(many)
    assert len(desk.marks.show([*many, 50_000])) == len(many) and desk.marks.hidden() == ()
    assert desk.circles.say_of_all(many, "tide", belongs=True) == (tuple(many), ())
    assert desk.circles.say_of_all(many[:7], "TIDE", belongs=False) == (tuple(many[:7]), tuple(many[:7]))
    desk.circles.take_back_all(many, "tide")
    assert desk.circles.words() == () and Hidden.objects.count() == len(many) == CircleWord.objects.count() - 7
    assert len(desk.audit_entries()) == before + 5


def test_one_view_stands_of_a_name_and_a_removed_one_comes_back(desk: Desk) -> None:
    first = desk.marks.save_view("Choir", {"tag": "Übung"})
    second = desk.marks.save_view("choir", {"sort": "last"})
    assert [(view.id, view.name) for view in desk.marks.views()] == [(second, "choir")]
    assert desk.marks.remove_view(second) and not desk.marks.remove_view(second) and desk.marks.views() == ()
    assert desk.marks.bring_back_view(first) and not desk.marks.bring_back_view(first)
    assert [json.loads(view.asked) for view in desk.marks.views()] == [{"tag": "Übung"}]
    assert not desk.marks.bring_back_view(99)


def test_a_step_goes_with_whoever_is_erased_and_a_name_in_it_too(desk: Desk) -> None:
    gone = desk.marks.note_step(NewStep("tag", "of Ana Lund", (3, 5)))
    stays = desk.marks.note_step(NewStep("tag", "of Ana Lund", (7,), (7,)))
    desk.erase([5], ["Ana Lund"])
    assert desk.marks.step(gone) is None and [step.words for step in desk.marks.steps()] == ["of (erased)"]
    assert desk.marks.end_step(stays) and not desk.marks.end_step(stays) and BulkStep.objects.count() == 1
