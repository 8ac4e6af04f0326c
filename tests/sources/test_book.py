"""Every card stands for somebody: whatever cards have in common, none is lost in another, in any order."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.model.rows import AccountRow, FactRow, FileRead, Item
from renown.publish.vcard import write_cards
from renown.sources.book import REPEATED
from renown.sources.contact import Contact, contact_of

Read = Callable[..., list[Item]]
NAMES = ("Ann Alder", "Bob Birch", "Cy Cedar", "Anna", "")
PHONE, MAIL, ROLE, PAGE = "+442079460000", "moss@mill.example", "info@mill.example", "https://mill.example/"


def as_vcard(cards: Iterable[Contact]) -> bytes:
    lines = []
    for card in cards:
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"FN:{card.name}", *(f"EMAIL:{email}" for email in card.emails)]
        lines += [*(f"TEL:{phone}" for phone in card.phones), *(f"URL:{url}" for url in card.urls)]
        lines += [f"UID:{card.uid}"] * bool(card.uid) + [f"TITLE:{card.title}"] * bool(card.title) + ["END:VCARD"]
    return "\r\n".join([*lines, ""]).encode()


def as_jscontact(cards: Iterable[Contact]) -> bytes:
    told = [
        {
            "@type": "Card",
            "version": "1.0",
            "name": {"full": card.name},
            "emails": {str(n): {"address": email} for n, email in enumerate(card.emails)},
            "phones": {str(n): {"number": phone} for n, phone in enumerate(card.phones)},
            "links": {str(n): {"uri": url} for n, url in enumerate(card.urls)},
            "titles": {"t": {"name": card.title}},
            **({"uid": card.uid} if card.uid else {}),
        }
        for card in cards
    ]
    return json.dumps(told).encode()


def as_csv(header: str, columns: tuple[str, str, str, str, str]) -> Callable[[Iterable[Contact]], bytes]:
    def write(cards: Iterable[Contact]) -> bytes:
        out = io.StringIO()
        writer = csv.DictWriter(out, header.split(","), restval="", extrasaction="ignore")
        writer.writeheader()
        for card in cards:
            name, *told = columns
            values = [*card.emails[:1], ""], [*card.phones[:1], ""], [*card.urls[:1], ""], [card.title]
            writer.writerow({name: card.name, **{c: v[0] for c, v in zip(told, values, strict=True)}})
        return out.getvalue().encode()

    return write


GOOGLE = "First Name,Last Name,File As,Labels,Organization Title,E-mail 1 - Value,Phone 1 - Value,Website 1 - Value"
OUTLOOK = "First Name,Last Name,E-mail Address,Home Phone,Mobile Phone,Job Title,Web Page"
FORMS: dict[str, tuple[str, Callable[[Iterable[Contact]], bytes]]] = {
    "vcard": ("vcard", as_vcard),
    "jscontact": ("jscontact", as_jscontact),
    "google": (
        "contacts_csv",
        as_csv(
            GOOGLE, ("First Name", "E-mail 1 - Value", "Phone 1 - Value", "Website 1 - Value", "Organization Title")
        ),
    ),
    "outlook": (
        "contacts_csv",
        as_csv(OUTLOOK, ("First Name", "E-mail Address", "Mobile Phone", "Web Page", "Job Title")),
    ),
}
form = pytest.mark.parametrize("form", FORMS)


def read_in(read: Read, folder: Path, form: str, cards: Iterable[Contact], name: str = "book.csv") -> list[Item]:
    source, write = FORMS[form]
    (folder / name).write_bytes(write(cards))
    return read(source, folder)


def keys(items: list[Item]) -> list[str]:
    return [item.key for item in items if isinstance(item, AccountRow)]


def rows_of(items: list[Item]) -> Counter[Item]:
    return Counter(item for item in items if isinstance(item, AccountRow | FactRow))


@form
@pytest.mark.parametrize(
    "told",
    [{"phones": [PHONE]}, {"emails": [MAIL]}, {"emails": [ROLE]}, {"urls": [PAGE]}, {"emails": [ROLE], "urls": [PAGE]}],
)
def test_what_people_share_makes_nobody_one(form: str, told: dict[str, list[str]], tmp_path: Path, read: Read) -> None:
    items = read_in(read, tmp_path, form, [Contact(name=name, **told) for name in NAMES[:3]])  # type: ignore[arg-type]
    accounts = [item for item in items if isinstance(item, AccountRow)]
    assert [row.name for row in accounts] == list(NAMES[:3]) and len({row.key for row in accounts}) == 3
    assert not any(row.email or row.url for row in accounts), "what several share is nobody's own"
    assert sum(isinstance(item, FactRow) for item in items) == 3 * sum(map(len, told.values())), "and is kept"


@form
def test_two_cards_that_say_only_a_name_are_two_people(form: str, tmp_path: Path, read: Read) -> None:
    items = read_in(read, tmp_path, form, [Contact(name="Anna"), Contact(name="Anna")])
    assert keys(items) == ["name:anna", "name:anna #2"]


def test_a_card_with_its_own_address_that_stands_there_twice_is_one(tmp_path: Path, read: Read) -> None:
    items = read_in(read, tmp_path, "vcard", [Contact(name="Anna", emails=[MAIL])] * 2)
    assert [item for item in items if isinstance(item, FileRead)] == [FileRead("book.csv", 2, 1, {REPEATED: 1})]


def test_a_book_beside_its_own_copy_is_told_once(tmp_path: Path, read: Read) -> None:
    cards = [Contact(name="Anna"), Contact(name="Anna"), Contact(name="Bo", phones=[PHONE])]
    once = rows_of(read_in(read, tmp_path, "vcard", cards, "a.vcf"))
    assert rows_of(read_in(read, tmp_path, "vcard", cards, "b.vcf")) == once


def test_one_file_per_card_is_one_book(tmp_path: Path, read: Read) -> None:
    for n, card in enumerate([Contact(name="Anna"), Contact(name="Anna"), Contact(name="Bo", emails=[MAIL])]):
        read_in(read, tmp_path, "vcard", [card], f"{n}.vcf")
    items = read_in(read, tmp_path, "vcard", [Contact(name="Cy", emails=[MAIL])], "all.vcf")
    assert sorted(keys(items)) == ["bo moss@mill.example", "cy moss@mill.example", "name:anna", "name:anna #2"]
    assert not any(item.email for item in items if isinstance(item, AccountRow))


def test_an_id_that_a_program_gave_to_everybody_is_nobodys(tmp_path: Path, read: Read) -> None:
    items = read_in(read, tmp_path, "vcard", [Contact(uid="1", name=name, phones=[PHONE]) for name in NAMES[:3]])
    assert len(set(keys(items))) == 3 and "1" not in keys(items)
    renamed = [Contact(uid="1", name="Ann Alder"), Contact(uid="1", name="Ann B. Alder")]
    assert set(keys(read_in(read, tmp_path, "vcard", renamed))) == {"1"}


def test_an_edited_book_gives_the_same_people(tmp_path: Path, read: Read) -> None:
    cards = [Contact(name=name, phones=[PHONE]) for name in NAMES[:3]] + [Contact(name="Dee", emails=[MAIL])]
    before = keys(read_in(read, tmp_path, "vcard", cards))
    for card in cards:
        card.title, card.phones = "Miller", [*card.phones, "+4930901820"]
    assert keys(read_in(read, tmp_path, "vcard", cards)) == before


CARDS = st.lists(
    st.builds(
        Contact,
        uid=st.sampled_from(["", "", "u-1", "u-2"]),
        name=st.sampled_from(NAMES),
        emails=st.lists(st.sampled_from([MAIL, ROLE, "a@b.example"]), max_size=2, unique=True),
        phones=st.lists(st.sampled_from([PHONE, "030 1234"]), max_size=2, unique=True),
        urls=st.lists(st.sampled_from([PAGE, "https://linkedin.com/in/ann"]), max_size=1),
        title=st.sampled_from(["", "Miller"]),
    ),
    max_size=8,
)


def is_somebody(card: Contact) -> bool:
    return bool(card.name or card.emails or card.phones)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cards=CARDS, order=st.randoms())
def test_no_card_is_lost_in_any_order(
    cards: list[Contact], order: object, tmp_path_factory: pytest.TempPathFactory, read: Read
) -> None:
    folder = tmp_path_factory.mktemp("book")
    items = read_in(read, folder, "vcard", cards)
    somebody = [card for card in cards if is_somebody(card)]
    found = set(keys(items))
    assert {card.name for card in somebody} - {""} <= {item.name for item in items if isinstance(item, AccountRow)}
    plain = [card for card in somebody if not card.uid and set(card.emails) <= {ROLE}]
    assert sum(key.split(" ")[0] not in ("u-1", "u-2") for key in found) >= len(plain)
    read_rows = [item for item in items if isinstance(item, FileRead)]
    assert sum(row.read for row in read_rows) == len(cards)
    shuffled = list(cards)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(rows_of(read_in(read, folder, "vcard", shuffled))) == set(rows_of(items))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cards=CARDS)
def test_what_is_written_out_comes_back(
    cards: list[Contact], tmp_path_factory: pytest.TempPathFactory, read: Read
) -> None:
    folder = tmp_path_factory.mktemp("book")
    items = read_in(read, folder, "vcard", cards)
    accounts = {item.key: item for item in items if isinstance(item, AccountRow)}
    facts = sorted((item for item in items if isinstance(item, FactRow)), key=lambda fact: fact.value)
    again = [contact_of(row, [fact for fact in facts if fact.account == key]) for key, row in accounts.items()]
    (folder / "book.csv").write_bytes(b"".join(write_cards(again)))
    assert set(keys(read("vcard", folder))) == set(accounts)
