"""What somebody is reached by, each with its source; the owner's word on it counts everywhere, and is taken back."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from renown.errors import InputError, NotFoundError
from renown.model.values.picture import digest, packed
from renown.workspace import Workspace
from renown.workspace.people.said import EDITED, cleaned

Photo = Callable[[str], bytes]

CARD = """BEGIN:VCARD
VERSION:3.0
UID:c-1
FN:Odile Brandt
ORG:Quayside Books;Rare maps
TITLE:Owner
j.ORG:Saltby Council
j.TITLE:Archivist
TEL;TYPE=CELL:+49 30 901820
EMAIL;TYPE=HOME:odile@quay.example
EMAIL;TYPE=WORK:odile@council.example
ADR;TYPE=HOME:;;1 Quay Lane;Lisbon;;1100;Portugal
d.X-ABDATE:2011-06-03
d.X-ABLabel:First boat
PHOTO;ENCODING=b;TYPE=JPEG:{photo}
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:c-2
FN:Bob Birch
TEL:+49 30 901821
END:VCARD
"""


@pytest.fixture
def book(tmp_path: Path, photo: Photo) -> Iterator[Workspace]:
    export = tmp_path / "contacts.vcf"
    export.write_text(CARD.format(photo=packed(photo("teal"))))
    with Workspace.create(tmp_path / "workspace") as ws:
        ws.imports.add(export)
        yield ws


def odile(ws: Workspace) -> int:
    return ws.people.find("c-1")


def told(ws: Workspace, fact: str) -> list[tuple[str, str, str]]:
    known = ws.details.of(odile(ws))
    every = (*known.reach, *known.work, *known.dates, *known.places, *known.more)
    return [(one.value, one.kind or one.beside, one.source) for one in every if one.fact == fact]


def test_everything_a_card_says_is_told_with_its_source(book: Workspace, photo: Photo) -> None:
    known, source = book.details.of(odile(book)), "address book"
    assert told(book, "phone") == [("+4930901820", "cell", source)]
    assert told(book, "email") == [("odile@quay.example", "home", source), ("odile@council.example", "work", source)]
    assert told(book, "date") == [("2011-06-03", "first boat", source)]
    assert [(one.value, one.beside, one.kind) for one in known.work] == [
        ("Owner", "Quayside Books", "Rare maps"),
        ("Archivist", "Saltby Council", ""),
    ]
    assert {one.files for one in known.reach} == {("contacts.vcf",)}
    assert {one.link for one in known.reach} == {
        "tel:+4930901820",
        "mailto:odile@quay.example",
        "mailto:odile@council.example",
    }
    assert known.clock is not None and (known.clock.zone, known.clock.ground) == (
        "Europe/Lisbon",
        "1 Quay Lane, 1100 Lisbon, Portugal",
    )
    assert known.picture == digest(photo("teal")) and book.details.picture(known.person) == packed(photo("teal"))
    with pytest.raises(NotFoundError, match="no picture"):
        book.details.picture(book.people.find("Bob Birch"))


def test_a_word_counts_everywhere_and_taken_back_leaves_no_trace(book: Workspace) -> None:
    who = odile(book)
    before = book.details.of(who), book.people.row(who), book.people.export_contacts().content
    said = [
        book.details.edit(who, "name", "Odile Ming"),
        book.details.edit(who, "organisation", "Tideway Charts"),
        book.details.edit(who, "phone", "+351 21 123 4567", "+4930901820", kind="Work"),
        book.details.edit(who, "email", "od@new.example", "odile@quay.example"),
        book.details.edit(who, "position", "Judge", beside="Boat Club"),
        book.details.edit(who, "birthday", "12 April 1985"),
        book.details.edit(who, "address", old="1 Quay Lane; Lisbon; ; 1100; Portugal"),
    ]
    assert book.people.name(who) == "Odile Ming" and book.people.find("od@new.example") == who
    assert (
        [row.person for row in book.people.page("ming").rows]
        == [who]
        == [row.person for row in book.people.page("tideway").rows]
    )
    assert book.people.person(who).letter == "mailto:od@new.example"
    assert told(book, "phone") == [("+351211234567", "work", "you")]
    assert told(book, "email")[0] == ("od@new.example", "", "you")
    card = book.people.export_contacts("vcard3", person=who).content.decode()
    for line in (
        "FN:Odile Ming", "ORG:Tideway Charts;Rare maps", "TEL;TYPE=work:+351211234567", "EMAIL:od@new.example",
        "job2.ORG:Boat Club", "BDAY:1985-04-12",
    ):  # fmt: skip
        assert f"\n{line}\r" in card
    assert "odile@quay" not in card and "901820" not in card and "Quay Lane" not in card
    with Workspace.open(book.path) as fresh:
        assert fresh.people.person(who) == book.people.person(who)
    for edit in reversed(said):
        assert book.details.undo(edit) == who
    after = book.details.of(who)
    assert (after.reach, after.work, after.dates, after.places) == (
        before[0].reach, before[0].work, before[0].dates, before[0].places,
    )  # fmt: skip
    assert (book.people.row(who), book.people.export_contacts().content) == before[1:]
    assert after.edits == () and [line.edit for line in book.details.edits(who)] == said
    assert all(line.undone for line in book.details.edits(who))
    with pytest.raises(NotFoundError):
        book.details.undo(said[0])


def test_a_birthday_said_by_hand_belongs_to_the_day(own: Workspace) -> None:
    today = datetime.now(UTC).date()
    soon = today + timedelta(days=2)
    friend = next(one.person for one in own.ties.warmth(limit=50) if one.last < today - timedelta(days=3))
    own.details.edit(friend, "birthday", f"--{soon:%m-%d}")
    own.details.edit(friend, "date", f"{soon + timedelta(days=9):%Y-%m-%d}", beside="First boat")
    words = [why.words for line in own.today.list(limit=50) if line.person == friend for why in line.reasons]
    assert any(word.startswith("Birthday on") and word.endswith("in 2 days.") for word in words)
    coming = [(one.name, one.what) for one in own.today.page().coming if one.person == friend]
    assert coming == [(own.people.name(friend), "birthday"), (own.people.name(friend), "First boat")]
    feed = own.today.feed()
    assert f"SUMMARY:Birthday: {own.people.name(friend)}" in feed
    assert f"SUMMARY:First boat: {own.people.name(friend)}" in feed


def test_a_picture_of_ones_own_stands_before_the_books_and_goes_with_the_person(book: Workspace, photo: Photo) -> None:
    who, out = odile(book), io.BytesIO()
    Image.new("RGB", (300, 500), "orange").save(out, "PNG")
    drawn = book.details.draw(who, base64.b64encode(out.getvalue()).decode())
    own = book.details.picture(who)
    assert own != packed(photo("teal")) and book.details.of(who).picture == digest(base64.b64decode(own))
    card = book.people.export_contacts(person=who).content.decode().replace("\r\n ", "")
    assert f"base64,{own}" in card
    book.details.undo(drawn)
    assert book.details.picture(who) == packed(photo("teal"))
    again = book.details.draw(who, base64.b64encode(out.getvalue()).decode())
    book.details.edit(who, "photo", old=book.details.of(who).picture)
    assert book.details.of(who).picture == ""
    book.back_up(book.path.parent / "kept.renown")
    book.people.forget(who)
    book.close()
    left = b"".join(file.read_bytes() for file in book.path.rglob("*") if file.is_file())
    assert own.encode() not in left and base64.b64decode(own) not in left
    Workspace.restore(book.path.parent / "kept.renown", book.path.parent / "elsewhere")
    with Workspace.open(book.path.parent / "elsewhere") as there:
        there.details.undo(there.details.of(who).last)
        assert there.details.picture(who) == own
        assert there.details.undo(again) == who and there.details.picture(who) == packed(photo("teal"))


def test_words_follow_the_account_when_people_turn_out_to_be_one(book: Workspace) -> None:
    who, bob = odile(book), book.people.find("Bob Birch")
    book.details.edit(bob, "phone", "+1 202 555 0123")
    book.people.link(who, bob)
    one = book.details.where(bob)
    assert one == book.details.where(who) and ("+12025550123", "", "you") in [
        (d.value, d.kind, d.source) for d in book.details.of(one).reach
    ]
    book.people.forget(one)
    with pytest.raises(NotFoundError):
        book.details.where(bob)


def test_the_second_of_two_windows_is_told_what_changed(book: Workspace) -> None:
    who = odile(book)
    seen = book.details.of(who).last
    book.details.edit(who, "phone", "+1 202 555 0123", seen=seen)
    with pytest.raises(InputError, match=r"changed meanwhile, in another window: Number: \+1 202-555-0123"):
        book.details.edit(who, "phone", "", "+4930901820", seen=seen)
    book.details.edit(who, "title", "Keeper", seen=seen)
    book.details.edit(who, "phone", "", "+4930901820", seen=book.details.of(who).last)
    assert [value for value, _, _ in told(book, "phone")] == ["+12025550123"]


@pytest.mark.parametrize(
    ("fact", "new", "words"),
    [
        ("email", "odile at quay", "a mail address like name@example.org"),
        ("phone", "none", "a number with its country"),
        ("profile", "javascript:alert(1)", "the address of a page"),
        ("profile", "data:text/html,x", "the address of a page"),
        ("birthday", "soon", "a day like 1985-04-12"),
        ("birthday", "2023-02-30", "a day like 1985-04-12"),
        ("name", "  ", "nothing was said of the name"),
        ("name", "x" * 501, "501 letters, at most 500"),
        ("shoe", "44", "expected one of email, phone"),
    ],
)
def test_what_cannot_be_is_refused_in_words(book: Workspace, fact: str, new: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        book.details.edit(odile(book), fact, new)
    assert book.details.of(odile(book)).edits == ()


@pytest.mark.parametrize("name", ["א" * 500, "🦜🎻 Ana", "مريم حداد", "\u202eevil\u202c Ana"])
def test_names_of_any_script_and_length_are_kept(book: Workspace, name: str) -> None:
    book.details.edit(odile(book), "name", name)
    assert book.people.name(odile(book)) == name.replace("\u202e", "").replace("\u202c", "")


@settings(max_examples=60, deadline=None)
@given(fact=st.sampled_from(EDITED), new=st.text(max_size=60), kind=st.text(max_size=20), beside=st.text(max_size=20))
def test_what_was_cleaned_once_stays_as_it_is(fact: str, new: str, kind: str, beside: str) -> None:
    try:
        word = cleaned(fact, new, "", kind, beside)
    except InputError:
        return
    assert cleaned(fact, word.new, "", word.kind, word.beside) == word
