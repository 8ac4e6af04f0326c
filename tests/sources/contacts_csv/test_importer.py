"""Address books as CSV through the real door, against counts worked out by hand."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.rows import AccountRow, FactRow, FieldsUnread, FileRead, InteractionRow, Item, Problem
from renown.sources.archive import open_archive
from renown.sources.book import REPEATED
from renown.sources.contact import NOBODY
from renown.sources.contacts_csv.columns import is_known, layout_of, role_of
from renown.sources.contacts_csv.importer import EXCHANGE
from renown.sources.registry import recognise, unrecognised

Build = Callable[[str, str], Path]
Read = Callable[..., list[Item]]
MADE = runpy.run_path(str(Path(__file__).parent / "exports.py"))


def accounts(items: list[Item]) -> dict[str, AccountRow]:
    return {item.key: item for item in items if isinstance(item, AccountRow)}


def facts(items: list[Item], key: str) -> list[tuple[str, str]]:
    return sorted((item.fact, item.value) for item in items if isinstance(item, FactRow) and item.account == key)


def files(items: list[Item]) -> list[FileRead]:
    return [item for item in items if isinstance(item, FileRead)]


def test_googles_old_form(build: Build, read: Read) -> None:
    items = read("contacts_csv", build("contacts_csv", "google-old"))
    assert accounts(items) == {
        "una vale una@choir.example": AccountRow(
            "contacts",
            "una vale una@choir.example",
            name="Una Vale",
            email="una@choir.example",
            url="linkedin.com/in/una-vale",
            headline="Conductor",
            organisation="Millbrook Choir",
        ),
        "kim@example.org": AccountRow("contacts", "kim@example.org", email="kim@example.org"),
    }
    assert facts(items, "una vale una@choir.example") == [
        ("birthday", "--03-07"),
        ("category", "Choir"),
        ("email", "u.vale@choir.example"),
        ("email", "una@choir.example"),
        ("email", "una@home.example"),
        ("phone", "+4915123456789"),
        ("phone", "030 901820"),
        ("relation", "spouse: Odo Brandt"),
    ]
    assert facts(items, "kim@example.org") == []
    assert files(items) == [FileRead("google.csv", 4, 2, {NOBODY: 1, REPEATED: 1})]


def test_googles_new_form(build: Build, read: Read) -> None:
    items = read("contacts_csv", build("contacts_csv", "google-new"))
    found = {key: (row.name, row.kind, row.organisation) for key, row in accounts(items).items()}
    assert found == {
        "una rose vale una@home.example": ("Una Rose Vale", "person", "Millbrook Choir"),
        "moss mill +12025550123": ("Moss Mill", "organisation", "Moss Mill"),
    }
    assert facts(items, "una rose vale una@home.example") == [
        ("birthday", "1985-04-12"),
        ("category", "Friends"),
        ("email", "una@home.example"),
        ("relation", "manager: Ali Roe"),
    ]


def test_outlooks_form_of_google(build: Build, read: Read) -> None:
    items = read("contacts_csv", build("contacts_csv", "google-as-outlook"))
    assert accounts(items)["una vale una@home.example"].url == "una.example"
    assert facts(items, "una vale una@home.example") == [
        ("category", "Bread"),
        ("category", "Choir"),
        ("relation", "child: Bo"),
        ("relation", "child: Cy"),
    ]


def test_outlook_with_its_empty_dates_and_exchange_addresses(build: Build, read: Read) -> None:
    items = read("contacts_csv", build("contacts_csv", "outlook"))
    assert accounts(items) == {
        "zoe grun zoe@example.org": AccountRow(
            "contacts",
            "zoe grun zoe@example.org",
            name="Zoë Grün",
            email="zoe@example.org",
            headline="Baker",
            organisation="Café du Coin",
        )
    }
    assert facts(items, "zoe grun zoe@example.org") == [
        ("birthday", "1980-12-31"),
        ("phone", "+33145678901"),
        ("relation", "manager: Ali Roe"),
    ]
    assert files(items) == [FileRead("contacts.CSV", 3, 1, {EXCHANGE: 1, NOBODY: 1})]


def test_translated_headers(tmp_path: Path, read: Read) -> None:
    german = read("contacts_csv", MADE["outlook_german"](tmp_path))
    assert accounts(german)["jorg grun joerg@muehle.example"].name == "Jörg Grün"
    assert accounts(german)["jorg grun joerg@muehle.example"].headline == "Müller"
    assert facts(german, "jorg grun joerg@muehle.example") == [
        ("birthday", "1985-04-12"),
        ("category", "Brot"),
        ("category", "Chor"),
        ("phone", "+4915123456789"),
        ("relation", "spouse: Una Vale"),
    ]
    spanish = read("contacts_csv", MADE["outlook_spanish"](tmp_path))
    assert accounts(spanish)["inigo roe vale inigo@molino.example"].organisation == "Molino Sur"
    assert facts(spanish, "inigo roe vale inigo@molino.example") == [
        ("birthday", "1985-04-07"),
        ("category", "Coro"),
        ("phone", "+34612345678"),
    ]


@pytest.mark.parametrize("era", MADE["EXPORTS"])
def test_a_contact_is_no_tie(era: str, build: Build, read: Read) -> None:
    assert not [item for item in read("contacts_csv", build("contacts_csv", era)) if isinstance(item, InteractionRow)]


def test_outlook_for_windows_has_its_92_columns_and_all_are_known() -> None:
    assert len(MADE["CLASSIC"]) == 92
    assert [column for column in MADE["CLASSIC"] if not is_known(column)] == []


def test_a_new_column_is_reported(tmp_path: Path, read: Read) -> None:
    path = MADE["table"](tmp_path / "c.csv", (*MADE["NEW"], "Aura"), {"First Name": "Una", "Aura": "blue"})
    assert [item for item in read("contacts_csv", path) if isinstance(item, FieldsUnread)] == [
        FieldsUnread("c.csv", ("Aura",))
    ]


def test_what_is_no_address_book_is_not_taken_for_one() -> None:
    assert layout_of(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]) is None


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 10**6))
def test_numbered_columns_of_any_count(number: int) -> None:
    assert role_of(f"E-mail {number} - Value") == ("email", number)
    assert role_of(f"Phone {number} - Value") == ("phone", number)
    assert is_known(f"Address {number} - Street") and is_known(f"Custom Field {number} - Label")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40))
def test_any_column_has_a_role_or_none(column: str) -> None:
    role, number = role_of(column)
    assert number >= 0 and (not role or is_known(column))


def test_nicknames_and_notes_are_kept(build: Build, read: Read) -> None:
    told = {
        (item.fact, item.value)
        for item in read("contacts_csv", build("contacts_csv", "outlook-new"))
        if isinstance(item, FactRow)
    }
    assert {("nickname", "Uni"), ("note", "Met at the fair\nlikes oboes")} <= told


@pytest.mark.parametrize(
    ("dates", "read_as", "problems"),
    [
        (["31/12/1985", "25/10/1990", "12/04/1985"], ["1985-12-31", "1990-10-25", "1985-04-12"], []),
        (["12/04/1985", "12/31/1985"], ["1985-12-04", "1985-12-31"], []),
        (["12/04/1985", "31/12/1985", "12/31/1985"], ["1985-12-31", "1985-12-31"], [2]),
        (["31/12/1985", "31/31/1985", "circa 1800", "0/0/00"], ["1985-12-31", "circa 1800"], [3]),
        (["12/04/1985", "05/05/1985"], ["1985-12-04", "1985-05-05"], [0]),
        (["1985-04-12", "12.4.1985"], ["1985-04-12", "1985-04-12"], []),
    ],
)
def test_the_whole_column_says_whether_the_day_comes_first(
    dates: list[str], read_as: list[str], problems: list[int], tmp_path: Path, read: Read
) -> None:
    people = [{"First Name": f"P{n}", "Birthday": date} for n, date in enumerate(dates)]
    items = read("contacts_csv", MADE["table"](tmp_path / "c.csv", MADE["CLASSIC"], *people))
    assert [item.value for item in items if isinstance(item, FactRow)] == read_as
    assert [item.line for item in items if isinstance(item, Problem)] == problems
    assert len(accounts(items)) == len(dates), "nobody is lost by a date"


@pytest.mark.parametrize("language", MADE["LANGUAGES"])
def test_outlook_in_other_languages(language: str, build: Build, read: Read) -> None:
    items = read("contacts_csv", build("contacts_csv", f"outlook-{language}"))
    key = "zoe vale zoe@moss.example"
    row = accounts(items)[key]
    assert (row.name, row.organisation, row.headline, row.email) == ("Zoé Vale", "Moss", "Miller", "zoe@moss.example")
    assert facts(items, key) == [
        ("birthday", "1985-04-12"),
        ("category", "Bread"),
        ("category", "Choir"),
        ("phone", "+48221234567"),
    ]
    assert not [item for item in items if isinstance(item, FieldsUnread | Problem)]


@pytest.mark.parametrize("language", ["Hungarian", "Czech"])
def test_a_book_in_a_language_that_is_not_read_gets_a_hint(language: str, tmp_path: Path) -> None:
    first = {"Hungarian": "Megszólítás,Utónév,Vezetéknév", "Czech": "Oslovení,Křestní jméno,Příjmení"}[language]
    wide = ",".join([first, *(f"Oszlop {n}" for n in range(12))])
    (tmp_path / "book.csv").write_text(f"{wide}\n,Una,Vale,una@vale.example{',' * 11}\n", encoding="utf-8")
    with open_archive(tmp_path) as archive:
        assert recognise(archive) == []
        said = str(unrecognised(archive))
    assert "book.csv looks like an address book whose columns are in a language" in said and "vCard" in said


def test_a_narrow_table_or_one_without_addresses_gets_none(tmp_path: Path) -> None:
    for text in ("a,b\nx@y.example,1\n", ",".join("abcdefghijklmnop") + "\n" + ",".join("1234567890123456") + "\n"):
        (tmp_path / "t.csv").write_text(text)
        with open_archive(tmp_path) as archive:
            assert "language" not in str(unrecognised(archive))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("First Name,Last Name,E-mail 1 - Value,Phone 1 - Value", "Ann,Alder,ann@example.net,"),
        ("First Name,Last Name,E-mail Address,Birthday", "Ann,Alder,ann@example.net,"),
        ("Name,Email", "Ann Alder,ann@example.net"),
        ("Name,Phone", "Ann Alder,+44 20 7946 0001"),
        ("Full Name,Mobile Number", "Ann Alder,+44 20 7946 0001"),
        ("Display Name,Primary Email,Screen Name", "Ann Alder,ann@example.net,"),
        ("First,Middle,Last,Email,Home,Work", "Ann,,Alder,ann@example.net,,"),
        ("Vorname,Name,Telefonnummer", "Ann,Alder,+44 20 7946 0001"),
        ("Nombre,Apellidos,Correo electrónico", "Ann,Alder,ann@example.net"),
        ("Prénom,Nom,Portable", "Ann,Alder,+44 20 7946 0001"),
        ("Nome,Cognome,Cellulare", "Ann,Alder,+44 20 7946 0001"),
        ("sep=,\r\nName,Email", "Ann Alder,ann@example.net"),
    ],
)
def test_columns_that_a_spreadsheet_left(tmp_path: Path, read: Read, header: str, row: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(f"{header}\r\n{row}\r\n", encoding="utf-8")
    with open_archive(path) as archive:
        ((source, sign),) = recognise(archive)
    assert (source.card.name, sign.confidence < 0.9) == ("contacts_csv", True)
    items = read("contacts_csv", path)
    assert [(account.name, account.email or "") for account in accounts(items).values()] == [
        ("Ann Alder", "ann@example.net" if "@" in row else "")
    ]
    assert files(items) == [FileRead("contacts.csv", 1, 1, {})]
    assert not any(isinstance(item, Problem | FieldsUnread) for item in items)


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Email Address,Company,Position,Connected On",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,InstantMessageHandles",
        "name,email,timestamp",
        "actor,target,kind,ts,email,name",
        "Email Address,Confirmed,Primary,Updated On",
        "Company,Phone",
    ],
)
def test_what_people_did_is_no_address_book(header: str) -> None:
    assert layout_of(header.split(",")) is None


def test_day_and_month_are_told_apart_by_the_column_however_few_columns_there_are(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.csv"
    days = ("31/12/1985", "25/10/1990", "12/04/1985", "99/99/1985")
    rows = [f"P{place},p{place}@example.net,{day}" for place, day in enumerate(days)]
    path.write_text("\n".join(("Last Name,E-mail Address,Birthday", *rows)))
    items = read("contacts_csv", path)
    told = [item.value for item in items if isinstance(item, FactRow) and item.fact == "birthday"]
    assert (len(accounts(items)), told) == (4, ["1985-12-31", "1990-10-25", "1985-04-12"])
    assert [(item.line, item.found) for item in items if isinstance(item, Problem)] == [(5, "99/99/1985")]


def test_thunderbird_writes_a_birthday_in_three_columns(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.csv"
    head = "First Name,Last Name,Primary Email,Birth Year,Birth Month,Birth Day"
    path.write_text(f"{head}\nA,One,a@example.net,1985,4,12\nB,Two,b@example.net,,4,12\nC,Three,c@example.net,,,\n")
    items = read("contacts_csv", path)
    told = [item.value for item in items if isinstance(item, FactRow) and item.fact == "birthday"]
    assert (len(accounts(items)), told) == (3, ["1985-04-12", "--04-12"])
    assert not any(isinstance(item, Problem) for item in items)


@pytest.mark.parametrize(
    "cell",
    [
        "a1@example.net; a2@example.net",
        "a1@example.net, a2@example.net",
        "a1@example.net / a2@example.net",
        "a1@example.net ::: a2@example.net",
        "a1@example.net a2@example.net",
        "a1@example.net\na2@example.net",
    ],
)
def test_several_addresses_in_one_cell_are_all_read(cell: str, tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(f'Name,Email\nAnn Alder,"{cell}"\n')
    items = read("contacts_csv", path)
    ((key, account),) = accounts(items).items()
    assert (account.email, facts(items, key)) == ("a1@example.net", [("email", "a2@example.net")])


@pytest.mark.parametrize("after", [1, 60, 5000])
@pytest.mark.parametrize("closed_later", [False, True])
def test_a_quote_that_is_not_closed_swallows_nobody(after: int, closed_later: bool, tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.csv"
    more = "".join(f"C{n},c{n}@example.net\n" for n in range(after))
    last = '"Last, of all",last@example.net\n' if closed_later else ""
    path.write_text(f'Name,Email\nA,a@example.net\n"Open,o@example.net\n{more}{last}')
    items = read("contacts_csv", path)
    mails = [account.email for account in accounts(items).values()]
    assert len(mails) == 2 + after + closed_later
    assert {"a@example.net", "o@example.net", "c0@example.net", f"c{after - 1}@example.net"} <= set(mails)


def test_a_note_of_several_lines_stays_one_cell(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text('Name,Email,Notes\nA,a@example.net,"Met, at last\nin May, and June,\nwrites"\nB,b@example.net,\n')
    items = read("contacts_csv", path)
    assert [account.email for account in accounts(items).values()] == ["a@example.net", "b@example.net"]


def test_googles_numbered_columns_alone_are_enough(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("E-mail 1 - Value,Phone 1 - Value\nann@example.net,\n,+442079460001\n")
    assert layout_of(["E-mail 1 - Value", "Phone 1 - Value"]) is not None
    assert len(accounts(read("contacts_csv", path))) == 2


def test_kinds_of_numbers_and_departments_are_kept(tmp_path: Path, read: Read) -> None:
    book = tmp_path / "contacts.csv"
    book.write_text(
        "First Name,Last Name,File As,Labels,Organization Name,Organization Department,Phone 1 - Label,"
        "Phone 1 - Value\n"
        "Una,Vale,,,Millbrook Choir,Altos,Mobile,+49 151 23456789\n"
    )
    told = [item for item in read("contacts_csv", book) if isinstance(item, FactRow)]
    assert [(row.fact, row.value, row.place or row.organisation) for row in told] == [
        ("phone", "+4915123456789", "cell"),
        ("department", "Altos", "Millbrook Choir"),
    ]
    book.write_text(
        "First Name,Last Name,E-mail Address,Business Phone,Home Phone,Mobile Phone\n"
        "Una,Vale,una@home.example,+49 30 901820,+49 30 901821,+49 151 23456789\n"
    )
    told = [item for item in read("contacts_csv", book) if isinstance(item, FactRow)]
    assert {(row.value, row.place) for row in told} == {
        ("+4930901820", "work"),
        ("+4930901821", "home"),
        ("+4915123456789", "cell"),
    }
