"""JSContact files through the real door, against rows worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from renown.model.rows import AccountRow, FactRow, FieldsUnread, FileRead, Item, Problem
from renown.sources.book import REPEATED
from renown.sources.contact import NO_PERSON

Build = Callable[[str, str], Path]
Read = Callable[..., list[Item]]
UNA = "03a0e51f-d1aa-4385-8a53-e29025acd8af"


def accounts(items: list[Item]) -> dict[str, AccountRow]:
    return {item.key: item for item in items if isinstance(item, AccountRow)}


def facts(items: list[Item], key: str) -> list[tuple[str, str]]:
    return sorted((item.fact, item.value) for item in items if isinstance(item, FactRow) and item.account == key)


def test_a_whole_card(build: Build, read: Read) -> None:
    items = read("jscontact", build("jscontact", "server"))
    una = accounts(items)[UNA]
    assert (una.name, una.email, una.url) == ("Una Rose Vale", "una.vale@example.org", "linkedin.com/in/una-vale")
    assert (una.headline, una.organisation, una.kind) == ("Conductor", "Millbrook Choir", "person")
    assert facts(items, UNA) == [
        ("address", "1 Quay Lane, Flat 2; Saltby; ; SB1 2CD"),
        ("address", "Somewhere, by the sea"),
        ("anniversary", "2009-08-08"),
        ("birthday", "--03-07"),
        ("category", "Altos"),
        ("category", "Choir"),
        ("department", "Altos"),
        ("email", "una.vale@example.org"),
        ("email", "una@choir.example"),
        ("nickname", "Uni"),
        ("note", "Met at the fair"),
        ("phone", "+4915123456789"),
        ("phone", "030 / 901820"),
        ("profile", "skype:una.vale"),
        ("profile", "una.example/about"),
        ("relation", "best man: Kim Teal"),
        ("relation", "spouse: Odo Brandt"),
        ("relation", "urn:uuid:C-2"),
    ]


def test_what_is_odd_reads_as_nothing_and_what_stands_for_nobody_is_told(build: Build, read: Read) -> None:
    items = read("jscontact", build("jscontact", "server"))
    assert set(accounts(items)) == {UNA, "name:bean sellers", "17"}
    assert accounts(items)["name:bean sellers"].kind == "organisation"
    assert accounts(items)["17"].name == "Kim Teal" and facts(items, "17") == [("birthday", "1985")]
    account = next(item for item in items if isinstance(item, FileRead))
    assert (account.read, account.kept, account.skipped) == (5, 4, {NO_PERSON: 1})


def test_other_records_and_new_properties_are_reported(tmp_path: Path, read: Read) -> None:
    card = {"@type": "Card", "uid": "c-1", "name": {"full": "Jane Doe"}, "mood": "sunny"}
    path = tmp_path / "book.json"
    path.write_text(json.dumps([card, {"@type": "Group"}, card]), "utf-8")
    items = read("jscontact", path)
    assert [(item.line, item.found) for item in items if isinstance(item, Problem)] == [(1, "a record with @type")]
    assert [item.fields for item in items if isinstance(item, FieldsUnread)] == [("mood",)]
    account = next(item for item in items if isinstance(item, FileRead))
    assert account.skipped == {"problem": 1, REPEATED: 1} and list(accounts(items)) == ["c-1"]
