"""The address book by hand: people written down are people like any others, and nobody is written down twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.demo import World
from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


def test_somebody_written_down_is_found_and_can_be_taken_back(own: Workspace) -> None:
    before = own.state()
    person = own.people.add(
        "Odile Brandt", "Odile@Quay.example", "+351 912 345 678", "Quayside Books", "Owner", "Likes; maps\nand oboes"
    )
    assert own.people.find("odile@quay.example") == person == own.people.find("Odile Brandt")
    row = own.people.row(person)
    assert (row.name, row.headline, row.networks) == ("Odile Brandt", "Owner", ("contacts",))
    last = own.imports.reports()[-1]
    assert (last.source, last.name, last.accounts) == ("vcard", "added by hand", 1)
    own.imports.undo(last.import_id)
    assert own.state().data_version == before.data_version
    with pytest.raises(NotFoundError):
        own.people.find("Odile Brandt")
    assert own.people.add("Odile Brandt", "odile@quay.example", "+351912345678", "Quayside Books") == person


def add(own: Workspace, told: dict[str, str]) -> int:
    return own.people.add(**told)  # type: ignore[arg-type]


def test_the_same_words_again_change_nothing(own: Workspace) -> None:
    person = own.people.add("Odile Brandt", organisation="Quayside Books")
    state = own.state()
    assert own.people.add("Odile  Brandt", organisation="Quayside Books", anyway=True) == person
    assert own.state().data_version == state.data_version


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ({"email": "o@quay.example"}, {"name": "Odd", "email": "O@Quay.example"}, "the same address"),
        ({"phone": "+351912345678"}, {"name": "Odd", "phone": "00351 912 345 678"}, "number"),
        ({}, {"name": "ODILE brandt"}, "the same name"),
        ({"organisation": "Quayside Books"}, {"organisation": "quayside books"}, "the same name"),
    ],
)
def test_who_is_here_already_is_named(own: Workspace, first: dict[str, str], second: dict[str, str], what: str) -> None:
    person = add(own, {"name": "Odile Brandt", **first})
    with pytest.raises(InputError, match=f"{what} is here already: Odile Brandt \\({person}\\)"):
        add(own, {"name": "Odile Brandt", **second})


def test_a_namesake_of_another_employer_is_somebody_else(own: Workspace, world: World) -> None:
    a = own.people.add("Odile Brandt", organisation="Quayside Books")
    b = own.people.add("Odile Brandt", organisation="Saltby Council")
    assert a != b
    with pytest.raises(InputError, match="is here already"):
        own.people.add("Somebody Else", world.owner.email)


@pytest.mark.parametrize(
    ("words", "what"), [(("",), "no name"), (("A", "at"), "no mail"), (("A", "", "-"), "no phone")]
)
def test_what_cannot_be_written_down_is_said(own: Workspace, words: tuple[str, ...], what: str) -> None:
    with pytest.raises(InputError, match=what):
        own.people.add(*words)
    assert not [r for r in own.imports.reports() if r.name == "added by hand"]


def test_who_was_forgotten_is_not_written_down_again(own: Workspace) -> None:
    person = own.people.add("Odile Brandt")
    own.people.forget(person)
    with pytest.raises(InputError, match="stays away"):
        own.people.add("Odile Brandt")


CARDS = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af
FN:Bo Quay
EMAIL:bo@quay.example
TEL:+351912345678
BDAY:--0412
RELATED;TYPE=spouse;VALUE=text:Cy Quay
CATEGORIES:Choir
NOTE:Likes maps\\, and oboes
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Cy Quay
ADR:;;1 Quay Lane;Saltby;;SB1;
END:VCARD
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace that holds an address book and nothing else."""
    (tmp_path / "book.vcf").write_text(CARDS, "utf-8")
    with Workspace.create(tmp_path / "book") as made:
        made.imports.add(tmp_path / "book.vcf")
        yield made


def rows_in(ws: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Accounts and facts as they stand in the tables, without the import they came with."""
    lake = ws._context.lake
    fetched = {t: lake.engine.fetch(lake.facts(t).drop("import_id"), "read") for t in ("accounts", "facts")}
    return {t: sorted((tuple(row.values()) for row in rows.to_pylist()), key=repr) for t, rows in fetched.items()}


@pytest.mark.parametrize("form", ["vcard4", "vcard3", "jscontact"])
def test_an_address_book_comes_back_as_it_left(book: Workspace, tmp_path: Path, form: str) -> None:
    file = tmp_path / "out"
    assert book.people.export_contacts(form, file=file).people == 2
    with Workspace.create(tmp_path / "second") as second:
        second.imports.add(file)
        assert rows_in(second) == rows_in(book)
    book.imports.add(file)
    assert book.state().people == 2


def card(name: str, *lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


SHARING = [
    *(card(name, "TEL:+442079460000") for name in ("Ann Alder", "Bob Birch", "Cy Cedar")),
    *(card(name, "EMAIL:home@elm.example") for name in ("Dee Elm", "Flo Elm")),
    *(card(name, "EMAIL:info@mill.example") for name in ("Gus Gray", "Hal Hill")),
    *(card(name, "URL:https://mill.example") for name in ("Ivy Ives", "Jo Jarvis")),
    card("Anna"),
    card("Anna"),
    card("Kim Kay", "EMAIL:kim@kay.example"),
]


def test_people_who_share_a_number_or_an_address_stay_as_many_as_they_are(tmp_path: Path) -> None:
    book, mail = tmp_path / "book.vcf", tmp_path / "Inbox.mbox"
    book.write_text("".join(SHARING))
    mail.write_text(
        "From kim@kay.example Tue Mar  5 07:08:09 2024\nFrom: Kim <kim@kay.example>\nTo: home@elm.example\n"
        "Date: Tue, 5 Mar 2024 07:08:09 +0000\nMessage-ID: <1@kay.example>\n\nhello\n\n"
    )
    with Workspace.create(tmp_path / "one") as one:
        one.imports.add(book)
        assert one.state().people == len(SHARING)
        written = one.people.export_contacts("vcard4", file=tmp_path / "out.vcf")
        assert written.people == written.content.count(b"BEGIN:VCARD") == len(SHARING)
        assert written.content.count(b"TEL:+442079460000") == 3 and written.content.count(b"EMAIL:info@") == 2
        before = rows_in(one)
        one.imports.add(tmp_path / "out.vcf")
        book.write_text("".join(reversed([entry.replace("END", "TITLE:Miller\nEND") for entry in SHARING])))
        one.imports.add(book)
        assert one.state().people == len(SHARING), "neither its own copy nor a newer version makes more of them"
        one.imports.add(mail)
        assert one.state().people == len(SHARING) + 1, "Kim's mail is Kim's; the mailbox of two is neither's"
        assert "contacts" in one.people.row(one.people.find("kim@kay.example")).networks
    with Workspace.create(tmp_path / "two") as two:
        two.imports.add(tmp_path / "out.vcf")
        assert rows_in(two) == before


def test_a_circle_or_one_person_leaves_with_its_circles(book: Workspace) -> None:
    bo = book.people.find("Bo Quay")
    book.circles.put(bo, "friends")
    only = book.people.export_contacts(circle="friends")
    assert only.people == 1 and b"CATEGORIES:Choir,friends\r\n" in only.content
    assert book.people.export_contacts(person=bo).content == only.content
    assert book.desk.audit_entries()[-1][2] == "export contacts"
    with pytest.raises(NotFoundError, match="nobody is there to be written down"):
        book.people.export_contacts(circle="clients")
    with pytest.raises(InputError, match="vcard4, vcard3, jscontact"):
        book.people.export_contacts("csv")


def test_who_comes_from_other_networks_is_one_card(ws: Workspace, world: World) -> None:
    person = ws.people.find(world.vouched[0].handle)
    card = ws.people.export_contacts("vcard4", person=person).content.decode().replace("\r\n ", "")
    assert card.count("BEGIN:VCARD") == 1 and f"FN:{world.vouched[0].name}\r\n" in card
    assert f"EMAIL:{world.vouched[0].email}\r\n" in card
