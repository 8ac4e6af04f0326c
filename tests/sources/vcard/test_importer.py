"""Address books through the real door, against counts worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.model.rows import AccountRow, FactRow, FieldsUnread, FileIgnored, FileRead, InteractionRow, Item, Problem
from renown.sources.archive import open_archive
from renown.sources.book import REPEATED
from renown.sources.contact import NO_PERSON, NOBODY
from renown.sources.text import LINE_LIMIT
from renown.sources.vcard.importer import SOURCE

Build = Callable[[str, str], Path]
Read = Callable[..., list[Item]]
SAMPLES = Path(__file__).parents[3] / ".." / "shared" / "samples" / "vcard"


def accounts(items: list[Item]) -> dict[str, AccountRow]:
    return {item.key: item for item in items if isinstance(item, AccountRow)}


def facts(items: list[Item], key: str) -> list[tuple[str, str]]:
    return sorted((item.fact, item.value) for item in items if isinstance(item, FactRow) and item.account == key)


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "book.vcf"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_apples_groups_labels_and_companies(build: Build, read: Read) -> None:
    items = read("vcard", build("vcard", "apple"))
    assert accounts(items) == {
        "5c1d-una": AccountRow(
            "contacts",
            "5c1d-una",
            name="Dr. Una Rose Vale",
            email="una.vale@example.org",
            url="linkedin.com/in/una-vale",
            headline="Conductor, second",
            organisation="Millbrook Choir",
        ),
        "5c1d-bean": AccountRow(
            "contacts", "5c1d-bean", name="Bean Sellers", kind="organisation", organisation="Bean Sellers"
        ),
    }
    assert facts(items, "5c1d-una") == [
        ("birthday", "--03-07"),
        ("category", "Altos"),
        ("department", "Altos"),
        ("email", "una.vale@example.org"),
        ("email", "una@choir.example"),
        ("note", "Met at the fair\nowes mea book"),
        ("phone", "+4915123456789"),
        ("phone", "030 / 901820"),
        ("profile", "una.example/about"),
        ("relation", "spouse: Odo Brandt"),
    ]
    assert [item for item in items if isinstance(item, FileRead)] == [FileRead("All Contacts.vcf", 4, 3, {NOBODY: 1})]


def test_the_oldest_form_with_its_encodings(build: Build, read: Read) -> None:
    items, zoe = read("vcard", build("vcard", "2.1")), "zoe grun zoe@example.org"
    assert list(accounts(items)) == [zoe]
    assert accounts(items)[zoe].name == "Zoë Grün"
    assert accounts(items)[zoe].organisation == "Café du Coin"
    assert facts(items, zoe) == [
        ("address", "1, rue, du Pré; Lyon; ; 69001; France"),
        ("birthday", "1980-12-31"),
        ("phone", "+33145678901"),
        ("phone", "+33612345678"),
        ("relation", "spouse: Ali Roe"),
    ]
    born = next(item for item in items if isinstance(item, FactRow) and item.fact == "birthday")
    assert born.since == datetime(1980, 12, 31)


def test_the_newest_form_and_a_card_that_is_there_twice(build: Build, read: Read) -> None:
    items = read("vcard", build("vcard", "4.0"))
    key = "0b7d6a58-0000-4000-8000-000000000001"
    assert {key: row.kind for key, row in accounts(items).items()} == {
        key: "person",
        "name:moss mill https mill example": "organisation",
    }
    assert accounts(items)[key].url == "social.example/@ida"
    assert facts(items, key) == [
        ("birthday", "--04-12"),
        ("category", "Bread, cake"),
        ("category", "Choir"),
        ("phone", "+12025550123"),
        ("profile", "xmpp:ida@chat.example"),
        ("relation", "co-worker: Jo, the baker"),
        ("relation", "friend: urn:uuid:0b7d6a58-0000-4000-8000-000000000002"),
    ]
    assert [item for item in items if isinstance(item, FileRead | FileIgnored)] == [
        FileIgnored("list.txt", "no vCard file"),
        FileRead("everybody.vcf", 3, 2, {NO_PERSON: 1}),
        FileRead("ida.vcf", 1, 0, {REPEATED: 1}),
    ]


@pytest.mark.parametrize("era", ["apple", "2.1", "4.0"])
def test_a_card_in_a_book_is_no_tie(era: str, build: Build, read: Read) -> None:
    assert not [item for item in read("vcard", build("vcard", era)) if isinstance(item, InteractionRow)]


def test_an_unfinished_card_costs_itself_only(tmp_path: Path, read: Read) -> None:
    text = "BEGIN:VCARD\nFN:Ali\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\n"
    items = read("vcard", written(tmp_path, text))
    assert [row.name for row in accounts(items).values()] == ["Bo"]
    assert [(item.line, item.found) for item in items if isinstance(item, Problem)] == [
        (1, "the beginning of another card"),
        (6, "the end of the file"),
    ]
    assert [item for item in items if isinstance(item, FileRead)] == [FileRead("book.vcf", 3, 1, {"problem": 2})]


def test_a_new_property_of_the_standard_is_reported_and_a_programs_own_is_not(tmp_path: Path, read: Read) -> None:
    items = read("vcard", written(tmp_path, "BEGIN:VCARD\nFN:Ali\nAURA:blue\nX-AURA:blue\nEND:VCARD\n"))
    assert [item for item in items if isinstance(item, FieldsUnread)] == [FieldsUnread("book.vcf", ("AURA",))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_encodings_and_line_ends_are_found_by_looking(encoding: str, end: str, tmp_path: Path, read: Read) -> None:
    text = end.join(["BEGIN:VCARD", "VERSION:3.0", "FN:Zoë", "  Grün", "EMAIL:zoe@example.org", "END:VCARD", ""])
    path = written(tmp_path, text.encode(encoding))
    with open_archive(path) as archive:
        assert SOURCE.recognise(archive) is not None
    assert [row.name for row in accounts(read("vcard", path)).values()] == ["Zoë Grün"]


def test_keys_fall_back_from_uid_to_the_name_with_address_or_number(tmp_path: Path, read: Read) -> None:
    lines = ["UID:u1", "EMAIL:a@example.org", "TEL:+4930901820", "FN:Zoë Doe"]
    cards = ["\n".join(["BEGIN:VCARD", *lines[at:], "END:VCARD\n"]) for at in range(4)]
    items = read("vcard", written(tmp_path, "".join(cards)))
    assert list(accounts(items)) == ["u1", "zoe doe a@example.org", "zoe doe +4930901820", "name:zoe doe"]


def test_among_other_things_a_card_hardly_counts(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (tmp_path / name).write_bytes(b"\xff\xd8")
    (tmp_path / "me.vcf").write_text("BEGIN:VCARD\nFN:Ali\nEND:VCARD\n")
    with open_archive(tmp_path) as archive:
        found = SOURCE.recognise(archive)
    assert found is not None and found.confidence < 0.5


@pytest.mark.parametrize(
    ("sample", "key", "name"),
    [
        ("unknown-extensions", "name:alice example", "Alice Example"),
        ("v21-quoted-printable", "rene dupont +33612345678", "René Dupont"),
        ("v3-apple-groups", "alice example alice@example.com", "Alice Example"),
        ("v4-registry-smoke", "00000000-0000-4000-8000-000000000001", "Alice Example"),
        ("v4-rfc9554", "name:alice example 0412 123 example st exampleville ca 90000 us", "Alice Example"),
    ],
)
def test_the_shared_samples(sample: str, key: str, name: str, read: Read) -> None:
    items = read("vcard", SAMPLES / f"{sample}.vcf")
    assert {key: row.name for key, row in accounts(items).items()} == {key: name}
    problems = [item.expected for item in items if isinstance(item, Problem | FieldsUnread)]
    assert problems == (["a photograph"] if sample == "v4-registry-smoke" else [])  # of four bytes


def test_nul_bytes_do_not_hide_a_card(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "book.vcf"
    path.write_bytes(b"BEGIN:VCARD\0\r\nVERSION:3.0\r\nFN:N\0ul\r\nEMAIL:nul@example.net\r\nEND:VCARD\0\r\n")
    assert [item.name for item in read("vcard", path) if isinstance(item, AccountRow)] == ["Nul"]


def test_an_overlong_line_ends_at_the_limit(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "book.vcf"
    note = b"NOTE:" + b"a" * (LINE_LIMIT - 5) + b"FN:not a property\n"
    path.write_bytes(b"BEGIN:VCARD\n" + note + b"FN:Jane\nEMAIL:jane@example.net\nEND:VCARD\nBEGIN:VCARD\nFN:No End\n")
    items = read("vcard", path)
    assert [item.name for item in items if isinstance(item, AccountRow)] == ["Jane"]
    assert [item.line for item in items if isinstance(item, Problem)] == [6], "a long line is one line"
