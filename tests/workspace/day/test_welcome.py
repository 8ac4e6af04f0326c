"""The first steps: what is done stands by what is there, what is skipped can be taken up again, and the first word."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from renown.demo import World
from renown.demo.decisions import tour
from renown.errors import InputError
from renown.workspace import Workspace

BOOK = "BEGIN:VCARD\nVERSION:3.0\nFN:{0} Quillon\nEMAIL:{0}@example.org\nORG:Heron Works\nEND:VCARD\n"


def states(ws: Workspace) -> list[str]:
    return [step.state for step in ws.welcome.steps().steps]


@pytest.fixture
def fresh(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "fresh")


def test_the_steps_are_taken_skipped_and_taken_up_again(fresh: Workspace, tmp_path: Path) -> None:
    with fresh as ws:
        first = ws.welcome.steps()
        assert (first.under_way, first.now, first.passed) == (True, "bring", 0) and ws.welcome.first_word() is None
        book = tmp_path / "book.vcf"
        book.write_text(BOOK.format("zed") + BOOK.format("yva"))
        [made] = ws.imports.add(book)
        assert states(ws) == ["done", "open", "open", "open"] and ws.welcome.steps().now == "you"
        assert ws.welcome.steps().steps[0].words == "1 export, 2 people, 0 acts"
        ws.welcome.say("you", "skipped")
        ws.welcome.say("vouch", "skipped")
        assert states(ws) == ["done", "skipped", "skipped", "open"] and ws.welcome.steps().passed == 3
        assert ws.welcome.take_up("you") and not ws.welcome.take_up("you") and ws.welcome.steps().now == "you"
        ws.people.confirm_owner("zed@example.org")
        ws.welcome.say("you")
        assert ws.welcome.steps().steps[1].words.startswith("zed Quillon")
        ws.seeds.add("yva@example.org")
        assert states(ws) == ["done", "done", "done", "open"] and ws.welcome.steps().under_way
        ws.welcome.say("word")
        assert not ws.welcome.steps().under_way
        ws.imports.undo(made.import_id)
        assert states(ws)[0] == "open" and ws.welcome.steps().under_way


def test_what_was_said_stays_where_another_process_opens_the_workspace(fresh: Workspace) -> None:
    with fresh as ws:
        ws.welcome.say("vouch", "skipped")
    with Workspace.open(ws.path) as again:
        assert states(again) == ["open", "open", "skipped", "open"]


def test_a_workspace_that_was_made_in_the_terminal_has_no_first_steps_to_take(own: Workspace) -> None:
    assert not own.welcome.steps().under_way


@pytest.mark.parametrize(("step", "word"), [("cook", "done"), ("you", "perhaps"), ("", "done")])
def test_other_words_are_refused(fresh: Workspace, step: str, word: str) -> None:
    with fresh as ws, pytest.raises(InputError, match="expected"):
        ws.welcome.say(step, word)


def test_the_first_word_says_where_one_knows_people_while_no_contact_is_seen(fresh: Workspace, tmp_path: Path) -> None:
    with fresh as ws:
        book = tmp_path / "book.vcf"
        book.write_text(BOOK.format("zed"))
        ws.imports.add(book)
        found = ws.welcome.first_word()
        assert found is not None and found.words.startswith("1 person came in, and no contact")
        book.write_text(BOOK.format("zed") + BOOK.format("yva"))
        ws.imports.add(book)
        found = ws.welcome.first_word()
        assert found is not None and (found.words, found.organisation) == (
            "You know 2 people at Heron Works, more than anywhere else.",
            "Heron Works",
        )


def test_the_first_word_speaks_of_somebody_by_name(own: Workspace, sixty: World) -> None:
    found = own.welcome.first_word()
    assert found is not None and found.person is not None and found.name == own.people.name(found.person)
    assert found.name in found.words and found.why
    later = own.welcome.first_word(datetime(sixty.today.year + 1, 12, 1))
    assert later is not None and "have not been in touch for" in later.words and "closer to you" in later.words


def test_the_tour_leads_to_the_people_of_the_story_until_it_is_over_or_they_are_forgotten(
    own: Workspace, sixty: World
) -> None:
    assert own.welcome.tour() == ()
    tour.tell(own, sixty)
    stops = own.welcome.tour()
    assert {stop.name for stop in stops} >= {beat.who[0].name for beat in sixty.beats if beat.who}
    own.people.forget(stops[0].person)
    assert [stop.name for stop in own.welcome.tour()] == [stop.name for stop in stops[1:]]
    own.welcome.say("tour")
    assert own.welcome.tour() == ()
    own.welcome.take_up("tour")
    assert len(own.welcome.tour()) == len(stops) - 1
