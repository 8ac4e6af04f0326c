"""Plans through the door of the workspace: proposed, changed, taken back, exported, and gone with people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.errors import ChangedError, InputError, NotFoundError
from renown.recruit.plan.words import PlanWord
from renown.workspace import Workspace
from renown.workspace.recruit.plan_answers import Plan, PlanItem

AD = """Nurse (m/f/d)
Haven Clinic Ltd. Location: Cork

Requirements:
- three years of care

Pay: 20 to 22 EUR an hour. Contact: Mara Quill, jobs@haven.example
"""
START = date(2026, 12, 1)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as workspace:
        workspace.vacancies.add(AD)
        yield workspace


def item(plan: Plan, key: str) -> PlanItem:
    return next(item for _step, item in plan.items() if item.key == key)


def events(text: str) -> dict[str, Any]:
    return {str(one["uid"]): one for one in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_looking_at_a_plan_keeps_nothing(ws: Workspace) -> None:
    before = ws.desk.audit_entries()
    plan = ws.plans.show(1)
    assert [step.name for step in plan.steps] == [
        *("target", "channels", "brand", "content", "dialogue", "paid", "tracking", "optimisation")
    ]
    assert plan.version == 0 and plan.open == 8 and plan.gaps > 0
    ws.plans.markdown(1), ws.plans.calendar(1), ws.plans.owners(1)
    assert ws.desk.audit_entries() == before and ws.plans.list() == ()
    with pytest.raises(NotFoundError):
        ws.plans.show(2)


def test_what_is_known_is_taken_from_the_rooms_that_know_it(ws: Workspace) -> None:
    plan = ws.plans.set_frame(1, 0, START, minutes=200, seeker="latent", region="ie")
    advice = ws.channels.advise(vacancy=1, minutes=200, seeker="latent", region="IE")
    assert [channel.name for channel in plan.channels] == [row.channel for row in advice.channels if row.chosen]
    there = " ".join(line for step in plan.steps for line in step.there)
    assert "The vacancy: Nurse, Cork." in there and "Questions go to: Mara Quill." in there
    assert "talk about is not known" in there and "your own pool: none at hand" in there.lower()
    assert "does not count clicks and applications yet" in there


def test_a_step_is_edited_ticked_off_put_back_and_each_is_taken_back(ws: Workspace) -> None:
    plan = ws.plans.edit(1, 0, "step:paid", "Ask the bank", "Ana Lund", date(2026, 12, 9), 15)
    told = item(plan, "step:paid")
    assert (told.words, told.own, told.owner, told.day, told.minutes) == (
        *("Ask the bank", True, "Ana Lund", date(2026, 12, 9), 15),
    )
    ticked = ws.plans.tick(1, plan.version, "step:paid")
    assert item(ticked, "step:paid").done and ticked.done == 1 and item(ticked, "step:paid").words == "Ask the bank"
    assert item(ws.plans.undo(1, ticked.version), "step:paid").done is None
    again = ws.plans.undo(1, ws.plans.show(1).version)
    assert item(again, "step:paid").done
    back = ws.plans.tick(1, again.version, "step:paid", done=False)
    proposed = ws.plans.drop(1, back.version, "step:paid")
    assert not item(proposed, "step:paid").own and item(proposed, "step:paid").owner == ""
    actions = [line[2] for line in ws.desk.audit_entries()]
    assert actions[1:] == [
        *("begin plan", "change plan", "tick off in plan", "undo change of plan", "undo change of plan"),
        *("put back in plan", "take off plan"),
    ]


def test_of_two_windows_the_second_is_told_where_both_change_one_thing(ws: Workspace) -> None:
    seen = ws.plans.edit(1, 0, "step:paid", owner="Ana").version
    ws.plans.edit(1, seen, "step:paid", owner="Ben")
    with pytest.raises(ChangedError):
        ws.plans.edit(1, seen, "step:paid", owner="Cem")
    assert item(ws.plans.edit(1, seen, "step:brand", owner="Cem"), "step:paid").owner == "Ben"
    frame = ws.plans.set_frame(1, seen, START, minutes=5)
    with pytest.raises(ChangedError):
        ws.plans.set_frame(1, seen, START, minutes=6)
    with pytest.raises(ChangedError):
        ws.plans.undo(1, seen)
    assert ws.plans.undo(1, frame.version).frame.minutes is None


@pytest.mark.parametrize("number", [0, 1, 50])
def test_own_tasks_are_summed_listed_and_taken_off(ws: Workspace, number: int) -> None:
    ws.plans.set_frame(1, 0, START, weeks=3)
    without = ws.plans.show(1)
    for one in range(number):
        day = START + timedelta(days=one % 10)
        ws.desk.plans.add(1, PlanWord("", "content", f"Film {one} 🎬", owner="Zoë", day=day, minutes=10), START)
    plan = ws.plans.show(1)
    assert len(next(step for step in plan.steps if step.name == "content").tasks) == number
    assert sum(week.minutes for week in plan.weeks) == sum(week.minutes for week in without.weeks) + 10 * number
    assert plan.open == 8 + number and len(events(ws.plans.calendar(1))) == 8 + number
    assert ws.plans.markdown(1).count("Film ") == number
    if number:
        after = ws.plans.drop(1, plan.version, "task:1")
        assert after.open == plan.open - 1
        gone = next(one for uid, one in events(ws.plans.calendar(1)).items() if "task-1@" in uid)
        assert gone["status"] == "CANCELLED"
        with pytest.raises(NotFoundError):
            ws.plans.tick(1, after.version, "task:1")


def test_costs_are_the_recruiters_own_figures_or_unknown(ws: Workspace) -> None:
    plan = ws.plans.set_channel(1, 0, "indeed", 300.0)
    plan = ws.plans.set_frame(1, plan.version, START, budget=250.0)
    assert plan.costs.known == 300.0 and "50.00 above 250.00" in " ".join(plan.verdict)
    assert all(channel.cost in (None, 0.0) for channel in plan.channels if channel.name != "indeed")
    assert {channel.title for channel in plan.channels if channel.cost is None} == set(plan.costs.unknown)
    out = ws.plans.set_channel(1, plan.version, "indeed", use=False)
    assert "indeed" not in [channel.name for channel in out.channels]
    assert "indeed" in [name for name, _title in out.offered]


def test_a_text_of_ones_own_is_kept_measured_and_says_when_the_vacancy_moved_on(ws: Workspace) -> None:
    plan = ws.plans.write(1, 0, "x", "Come and see: " + "a" * 300, "")
    mine = next(channel for channel in plan.channels if channel.name == "x")
    assert mine.kept and not mine.older and mine.post.fit and mine.post.fit.problems
    ws.vacancies.edit(1, 1, "place", "Galway")
    assert next(channel for channel in ws.plans.show(1).channels if channel.name == "x").older
    plan = ws.plans.rewrite(1, plan.version, "x")
    fresh = next(channel for channel in plan.channels if channel.name == "x")
    assert not fresh.kept and "Galway" in fresh.post.text and fresh.post.fit and not fresh.post.fit.problems


def test_bad_input_is_refused_in_words(ws: Workspace) -> None:
    for wrong in (
        lambda: ws.plans.add(1, "nonsense", "a"),
        lambda: ws.plans.add(1, "brand", "  "),
        lambda: ws.plans.add(1, "brand", "x" * 501),
        lambda: ws.plans.edit(1, 0, "step:paid", owner="x" * 201),
        lambda: ws.plans.edit(1, 0, "step:paid", minutes=-1),
        lambda: ws.plans.edit(1, 0, "step:paid", day=date(1, 1, 1)),
        lambda: ws.plans.set_frame(1, 0, START, weeks=0),
        lambda: ws.plans.set_frame(1, 0, START, budget=float("nan")),
        lambda: ws.plans.set_frame(1, 0, START, link="javascript:alert(1)"),
        lambda: ws.plans.set_frame(1, 0, START, region="Germany"),
        lambda: ws.plans.write(1, 0, "x", "a" * 100_001),
        lambda: ws.plans.write(1, 0, "x", " \n"),
    ):
        with pytest.raises(InputError):
            wrong()
    for unknown in (lambda: ws.plans.set_channel(1, 0, "nonsense"), lambda: ws.plans.tick(1, 0, "task:9")):
        with pytest.raises(NotFoundError):
            unknown()
    assert ws.plans.show(1).version == 0


HARD = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=120)


@given(words=HARD, owner=HARD, day=st.dates(date(2000, 1, 1), date(2199, 12, 31)))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_reaches_paper_and_calendar_whole(ws: Workspace, words: str, owner: str, day: date) -> None:
    if not words.replace("\0", " ").strip():
        return
    plan = ws.plans.add(1, "brand", words, owner, day)
    one = max((i for _s, i in plan.items() if i.key.startswith("task:")), key=lambda i: int(i.key[5:]))
    text = ws.plans.calendar(1)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    told = next(event for uid, event in events(text).items() if f"{one.key.replace(':', '-')}@" in uid)
    assert told["dtstart"].dt == day and told["dtend"].dt == day + timedelta(days=1)
    assert ws.plans.markdown(1).count("\n## ") == 10 + len(plan.channels)


def test_an_export_anew_keeps_its_uids_and_counts_on(ws: Workspace, tmp_path: Path) -> None:
    ws.plans.set_frame(1, 0, date(2027, 3, 25), minutes=60)  # over the change of clocks, a weekend and Easter
    first = ws.plans.calendar(1)
    assert ws.plans.calendar(1) == first
    ws.plans.edit(1, 2, "step:paid", owner="Ana", day=date(2027, 4, 9))
    old, new = events(first), events(ws.plans.calendar(1))
    assert old.keys() == new.keys() and all(new[uid]["sequence"] > old[uid]["sequence"] for uid in old)
    ws.plans.edit(1, 3, "step:paid", owner="Ana", day=None)
    gone = [one for one in events(ws.plans.calendar(1)).values() if one.get("status") == "CANCELLED"]
    assert len(gone) == 1 and gone[0]["sequence"] > next(iter(new.values()))["sequence"]
    kept = ws.plans.show(1)
    ws.back_up(tmp_path / "backup.renown")
    Workspace.restore(tmp_path / "backup.renown", tmp_path / "there")
    with Workspace.open(tmp_path / "there") as other:
        assert other.plans.show(1) == kept and events(other.plans.calendar(1)).keys() == new.keys()


def test_an_advertisement_without_anything_has_a_plan_of_gaps(ws: Workspace) -> None:
    ws.vacancies.add(".")
    plan = ws.plans.show(2)
    assert (plan.title and plan.gaps > 3) or not plan.title
    assert ws.plans.markdown(2).startswith("# Plan: ") and events(ws.plans.calendar(2))
    ws.vacancies.add("مطلوب مهندس\n" + "م" * 5_000)
    assert ws.plans.show(3).channels == () and "Choose at least one channel" in ws.plans.markdown(3)


def test_who_is_forgotten_is_in_no_plan(ws: Workspace) -> None:
    ws.plans.add(1, "brand", "Ask Mara Quill", "Mara Quill")
    ws.plans.write(1, 2, "x", "Mara Quill answers.")
    ws.desk.erase([7], ("Mara Quill",))
    assert "Quill" not in ws.plans.markdown(1) and ws.plans.owners(1) == ("(erased)",)
