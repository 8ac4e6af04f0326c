"""Notes on a real workspace: all that is written is kept; what is certain counts, the rest waits for a word."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from renown.desk.giving.records import CONTACT
from renown.errors import ChangedError, InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.giving import notes as room
from renown.workspace.giving.answers import NoteCard

CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{1}\nFN:{0}\nEMAIL:{1}@example.org\nEND:VCARD\n"
PEOPLE = (
    "Daniela Copeland",
    "Kadri Macharia",
    "Silvan Redfern",
    "Luca Hayward",
    "Ana Lund",
    "Ana Belén Torres",
    "Me Myself",
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an address book, made once."""
    folder = tmp_path_factory.mktemp("book")
    export = folder / "book.vcf"
    export.write_text("".join(CARD.format(name, f"p{at}") for at, name in enumerate(PEOPLE)))
    with Workspace.create(folder / "workspace") as ws:
        ws.imports.add(export, owner="p6@example.org")
        ws.people.confirm_owner("p6@example.org")
    return folder / "workspace"


@pytest.fixture
def here(book: Path, tmp_path: Path) -> Any:
    import shutil

    shutil.copytree(book, tmp_path / "workspace")
    with Workspace.open(tmp_path / "workspace") as ws:
        yield ws


def names(card: NoteCard) -> list[str]:
    return [choice.name for choice in card.note.people]


def today(ws: Workspace) -> date:
    return ws._context.today().date()


def friday(ws: Workspace) -> date:
    return today(ws) + timedelta((4 - today(ws).weekday()) % 7)


@pytest.mark.parametrize(
    ("line", "what", "who"),
    [
        ("Lunch with Daniela Copeland yesterday", "lunch", ["Daniela Copeland"]),
        ("Coffee with Kadri Macharia this morning", "coffee", ["Kadri Macharia"]),
        ("Silvan Redfern is moving to Lisbon", "fact", ["Silvan Redfern"]),
        ("call Luca Hayward on Friday", "plan", ["Luca Hayward"]),
        ("I owe Kadri 20 euros", "promise_mine", ["Kadri Macharia"]),
        ("the weather is nice", "note", []),
        ("<script>alert(1)</script>", "note", []),
        ("?", "note", []),
        ("silvan rief gestern an", "call", ["Silvan Redfern"]),
    ],
)
def test_a_line_is_kept_whatever_it_says(here: Workspace, line: str, what: str, who: list[str]) -> None:
    card = here.notes.keep(line)
    assert (card.note.words, card.note.what, names(card)) == (line, what, who)
    assert here.notes.list().rows == (card.note,) and here.notes.list(line.split()[0]).total == 1


def test_contact_stands_in_the_desk_with_its_day_and_its_people_alone(here: Workspace) -> None:
    here.notes.keep("Lunch with Daniela Copeland yesterday, Luca Hayward is well she says")
    [row] = here.desk.notes.list()
    persons = here._context.derivation().person_by_account([*row.accounts, *row.mentioned_accounts])
    assert row.what in CONTACT and row.day == today(here) - timedelta(1)
    assert [here.people.name(persons[a]) for a in row.accounts] == ["Daniela Copeland"]
    assert [here.people.name(persons[a]) for a in row.mentioned_accounts] == ["Luca Hayward"]


def test_a_plan_keeps_its_day_until_it_is_left_out(here: Workspace) -> None:
    card = here.notes.keep("call Luca Hayward on Friday")
    assert card.note.due == friday(here)
    assert here.notes.leave_out(card.note.id, 1, "due").note.due is None
    assert here.notes.revert(card.note.id, 2).note.due == friday(here)


def test_a_name_that_fits_several_waits_and_counts_once_it_is_chosen(here: Workspace) -> None:
    card = here.notes.keep("Ana helped me with the talk")
    [open_] = card.open
    assert (names(card), card.waits, open_.text, len(open_.choices)) == ([], True, "Ana", 2)
    assert here.favours.lines() == ()
    chosen = next(c for c in open_.choices if c.name == "Ana Lund")
    card = here.notes.add_person(card.note.id, card.note.version, chosen.person, "with")
    assert (names(card), card.open, card.waits) == (["Ana Lund"], (), False)
    [favour] = here.favours.lines()
    assert (favour.name, favour.kind, favour.given, favour.words) == ("Ana Lund", "help", False, "help with the talk")
    card = here.notes.drop_person(card.note.id, card.note.version, chosen.person)
    assert here.favours.lines() == () and card.open[0].text == "Ana"
    card = here.notes.revert(card.note.id, card.note.version)
    assert names(card) == ["Ana Lund"] and len(here.favours.lines()) == 1


def test_somebody_unknown_is_offered_and_found_once_they_are_added(here: Workspace) -> None:
    card = here.notes.keep("Coffee with Yolanda Mir")
    assert [(n.text, n.choices) for n in card.open] == [("Yolanda Mir", ())] and names(card) == []
    here.people.add("Yolanda Mir")
    card = here.notes.reread(card.note.id, card.note.version)
    assert names(card) == ["Yolanda Mir"] and card.open == ()


def test_what_is_unclear_stays_out_of_the_ledger_until_it_is_confirmed(here: Workspace) -> None:
    card = here.notes.keep("I promised Silvan the slides by 3/4")
    assert card.waits and card.unclear and here.favours.promises() == ()
    card = here.notes.confirm(card.note.id, card.note.version)
    assert not card.waits and [p.name for p in here.favours.promises()] == ["Silvan Redfern"]


def test_the_owner_says_what_a_note_is(here: Workspace) -> None:
    card = here.notes.keep("Kadri and the ladder")
    assert card.note.what == "note" and not here.favours.lines()
    card = here.notes.change(card.note.id, card.note.version, "given", "help", date(2026, 1, 5))
    [favour] = here.favours.lines()
    assert (favour.name, favour.given, favour.kind, favour.day) == ("Kadri Macharia", True, "help", date(2026, 1, 5))
    here.notes.change(card.note.id, card.note.version, "note")
    assert here.favours.lines() == ()
    with pytest.raises(InputError, match="what: found 'dance'"):
        here.notes.change(card.note.id, card.note.version + 1, "dance")


def test_the_text_is_changed_and_what_it_said_before_is_there(here: Workspace) -> None:
    card = here.notes.keep("Lunch with Daniela Copeland")
    card = here.notes.write(card.note.id, 1, "Coffee with Kadri Macharia\n\n- likes maps")
    assert (card.note.what, names(card), card.changed) == ("coffee", ["Kadri Macharia"], 1)
    assert [v.words for v in here.notes.versions(card.note.id)] == ["Lunch with Daniela Copeland"]
    card = here.notes.change(card.note.id, 2, "met")
    card = here.notes.write(card.note.id, 3, "Lunch with Silvan Redfern")
    assert (card.note.what, names(card)) == ("met", ["Kadri Macharia"]), "what the owner said stands"


def test_the_later_of_two_windows_is_told_and_loses_nothing(here: Workspace) -> None:
    card = here.notes.keep("Lunch with Daniela Copeland")
    here.notes.change(card.note.id, 1, "coffee")
    for late in (
        lambda: here.notes.write(card.note.id, 1, "x"),
        lambda: here.notes.change(card.note.id, 1, "met"),
        lambda: here.notes.drop_person(card.note.id, 1, card.note.people[0].person),
    ):
        with pytest.raises(ChangedError, match="changed meanwhile"):
            late()
    assert here.notes.card(card.note.id).note.what == "coffee"
    here.notes.undo(card.note.id)
    with pytest.raises(ChangedError, match="taken back meanwhile"):
        here.notes.write(card.note.id, 2, "x")


def test_a_note_is_taken_back_with_all_it_told_and_brought_back(here: Workspace) -> None:
    card = here.notes.keep("I owe Kadri Macharia 20 euros")
    [promise] = here.favours.promises()
    assert "20 euros" in promise.words
    here.notes.undo(card.note.id)
    assert here.favours.promises() == () and here.notes.card(card.note.id).note.undone is not None
    assert here.notes.bring_back(card.note.id).note.undone is None
    assert [p.words for p in here.favours.promises()] == [promise.words]


def test_a_promise_that_was_kept_and_thanks_that_were_said_outlive_a_change(here: Workspace) -> None:
    promised = here.notes.keep("Kadri Macharia promised me a map").note
    here.favours.end(here.favours.promises()[0].id, kept=True)
    helped = here.notes.keep("Silvan Redfern helped me with the tent").note
    here.favours.thank(next(f.id for f in here.favours.lines() if f.name == "Silvan Redfern"))
    here.notes.change(promised.id, 1, day=date(2026, 2, 3))
    here.notes.change(helped.id, 1, day=date(2026, 2, 4))
    assert here.favours.promises() == () and here.favours.ended()[0].kept
    assert [(f.day, f.thanked is not None) for f in here.favours.lines() if f.name == "Silvan Redfern"] == [
        (date(2026, 2, 4), True)
    ]


def test_the_words_stand_when_the_reading_fails(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the reader is broken")

    with monkeypatch.context() as broken:
        broken.setattr(room, "understand", fail)
        card = here.notes.keep("Lunch with Daniela Copeland")
        assert (card.note.words, card.note.what) == ("Lunch with Daniela Copeland", "note")
        assert card.unclear == ("this note could not be read",)
    assert here.notes.reread(card.note.id, 1).note.what == "lunch"


def test_the_words_stand_when_what_they_tell_cannot_be_written(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from renown.desk.giving import notes as desk_notes

    def fail(*_: object, **__: object) -> None:
        raise OSError("no room")

    with monkeypatch.context() as broken:
        broken.setattr(desk_notes, "add_favour", fail)
        card = here.notes.keep("Silvan Redfern helped me")
    assert (card.note.words, card.note.what) == ("Silvan Redfern helped me", "note") and here.favours.lines() == ()
    assert names(here.notes.reread(card.note.id, 1)) == ["Silvan Redfern"] and len(here.favours.lines()) == 1


def test_a_long_note_is_kept_whole_and_read_by_its_first_line(here: Workspace) -> None:
    text = (
        "# Lunch with Daniela Copeland\n\nWe spoke of @Silvan Redfern and of Luca Hayward.\n\n"
        + "- a line of it\n" * 7_000
    )
    card = here.notes.keep(text)
    assert len(text) > 100_000 and card.note.words == text and card.note.what == "lunch"
    assert names(card) == ["Daniela Copeland"]
    assert sorted(c.name for c in card.note.mentioned) == ["Luca Hayward", "Silvan Redfern"]
    with pytest.raises(InputError, match="characters"):
        here.notes.keep("x" * (room.LONGEST_KEPT + 1))
    with pytest.raises(InputError, match="empty"):
        here.notes.keep(" \n ")


def test_notes_are_found_by_words_people_and_meaning_page_by_page(here: Workspace) -> None:
    for at in range(5):
        here.notes.keep(f"Idea number {at}: café maps")
    here.notes.keep("Lunch with Daniela Copeland")
    here.notes.keep("Daniela Copeland likes tea")
    daniela = here.people.find("Daniela Copeland")
    found = here.notes.list("CAFE idea", page=2, per_page=2)
    assert (found.total, found.page, [n.words[:13] for n in found.rows]) == (5, 2, ["Idea number 2", "Idea number 1"])
    assert here.notes.list(person=daniela).total == 2 and here.notes.list(person=daniela, what="lunch").total == 1
    assert here.notes.list(person=0).total == 5 and here.notes.list(page=99, per_page=4).page == 2
    assert here.notes.list("nothing of the kind").total == 0


def test_a_note_belongs_to_an_event(here: Workspace) -> None:
    card = here.notes.keep("The hall was cold", event="0123456789ab")
    assert here.notes.list(event="0123456789ab").rows == (card.note,)
    assert here.notes.leave_out(card.note.id, 1, "event").note.event == ""
    assert here.notes.attach(card.note.id, 2, "0123456789ab").note.event == "0123456789ab"
    with pytest.raises(InputError, match="key of an event"):
        here.notes.attach(card.note.id, 3, "../etc/passwd")


def test_what_was_said_of_somebody_goes_with_them_and_a_note_that_names_them_stays(here: Workspace) -> None:
    here.notes.keep("Lunch with Silvan Redfern")
    first = here.notes.keep("Coffee with Kadri Macharia").note
    here.notes.write(first.id, 1, "Coffee with Kadri Macharia: Silvan Redfern was named, silvan again")
    here.notes.keep("redfern's map of the wells")
    here.people.forget(here.people.find("Silvan Redfern"))
    told = [note.words for note in here.notes.list().rows]
    assert len(told) == 2 and not any("silvan" in words.lower() or "redfern" in words.lower() for words in told)
    [row] = [r for r in here.desk.notes.list() if r.accounts]
    assert row.mentioned_accounts == ()
    with pytest.raises(NotFoundError):
        here.notes.card(99)


def test_a_note_survives_a_merge_of_its_people(here: Workspace) -> None:
    card = here.notes.keep("Lunch with Silvan Redfern and Luca Hayward")
    here.people.link(here.people.find("Silvan Redfern"), here.people.find("Luca Hayward"))
    shown = here.notes.card(card.note.id)
    assert len(shown.note.people) == 1 and here.notes.list(person=shown.note.people[0].person).total == 1


def test_a_plan_becomes_a_reminder_that_follows_it(here: Workspace) -> None:
    card = here.notes.keep("call Luca Hayward on Friday")
    [reminder] = here.reminders.list()
    assert (reminder.day, reminder.name, reminder.words) == (friday(here), "Luca Hayward", card.note.words)
    later = friday(here) + timedelta(7)
    card = here.notes.change(card.note.id, 1, due=later)
    assert [r.day for r in here.reminders.list()] == [later]
    here.notes.undo(card.note.id)
    assert here.reminders.list() == ()
    card = here.notes.bring_back(card.note.id)
    assert [r.id for r in here.reminders.list()] == [card.note.reminder]
    assert here.notes.leave_out(card.note.id, card.note.version, "due") and here.reminders.list() == ()


def test_a_reminder_that_was_removed_stays_removed_and_a_promise_needs_none(here: Workspace) -> None:
    card = here.notes.keep("call Luca Hayward on Friday")
    here.reminders.remove(here.reminders.list()[0].id)
    card = here.notes.change(card.note.id, 1, topic="the roof")
    assert here.reminders.list() == ()
    assert here.notes.remind(card.note.id, card.note.version).note.reminder and len(here.reminders.list()) == 1
    here.notes.keep("I owe Kadri Macharia 20 euros by 2030-01-04")
    assert len(here.reminders.list()) == 1
    with pytest.raises(InputError, match="no day"):
        here.notes.remind(here.notes.keep("Kadri Macharia likes tea").note.id, 1)


def test_what_is_not_to_be_done_is_reminded_of_only_when_the_owner_says_so(here: Workspace) -> None:
    card = here.notes.keep(f"Kadri Macharia starts at the museum on {today(here) + timedelta(9)}")
    assert card.note.due == today(here) + timedelta(9) and here.reminders.list() == ()
    here.notes.remind(card.note.id, 1)
    assert [r.name for r in here.reminders.list()] == ["Kadri Macharia"]


@pytest.mark.parametrize(
    "line",
    [
        "Kadri Macharia's birthday is on 12 April",
        "Kadri Macharia hat am 12. April Geburtstag",
        "El cumpleaños de Kadri Macharia es el 12 de abril",
    ],
)
def test_a_birthday_is_remembered_every_year_until_the_note_is_taken_back(here: Workspace, line: str) -> None:
    card = here.notes.keep(line)
    (line_,) = here.reminders.list()
    assert (line_.every, line_.day.month, line_.day.day) == ("every year", 4, 12) and line_.id == card.note.reminder
    assert line_.name == "Kadri Macharia" and line_.again and line_.again.year == line_.day.year + 1
    here.notes.undo(card.note.id)
    assert here.reminders.list() == ()
    here.notes.bring_back(card.note.id)
    assert [one.every for one in here.reminders.list()] == ["every year"]
    here.notes.keep("Kadri Macharia turned up at the birthday party of Luca Hayward yesterday")
    here.notes.keep("Buy a present for Kadri Macharia on 20 December")
    assert sorted(one.every for one in here.reminders.list()) == ["every year", "once"]
