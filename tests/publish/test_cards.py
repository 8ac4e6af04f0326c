"""Nothing that is kept is lost on the way out and in again, in each form, whatever stands in the cards."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from renown.model.rows import AccountRow, FactRow
from renown.model.values.picture import drawn
from renown.publish import jscontact, vcard
from renown.sources.contact import Contact, Employer, address_text, contact_of, rows

ReadBack = Callable[[str, bytes], Any]
Write = Callable[[list[Contact]], bytes]

FORMS: dict[str, tuple[str, Write]] = {
    "vcard4": ("vcard", lambda made: b"".join(vcard.write_cards(made, "4.0"))),
    "vcard3": ("vcard", lambda made: b"".join(vcard.write_cards(made, "3.0"))),
    "jscontact": ("jscontact", lambda made: b"".join(jscontact.write_cards(made))),
}
form = pytest.mark.parametrize("form", FORMS)


def test_the_hard_cards_are_read_as_they_are_meant(hard: Any) -> None:
    una, facts = hard["4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"]
    assert (una.name, una.organisation, una.headline) == (
        "Dr. Una Rose Vale, MD",
        "Doe; Sons, Ltd",
        "Conductor, second",
    )
    said = {(fact.fact, fact.value) for fact in facts}
    assert {
        ("birthday", "--02-29"),
        ("anniversary", "2011-06-18"),
        ("relation", "spouse: Odo Brandt"),
        ("relation", "best man; twice: Kim, the tall one: always"),
        ("category", "Choir, altos"),
        ("nickname", "Rosie, dear"),
        ("profile", "skype:una.vale"),
        ("email", "una@choir.example"),
    } < said
    assert any(value.endswith("漢字漢字 and\nover lines \\ with a backslash") for _, value in said)
    zoe = {(fact.fact, fact.value) for fact in hard["zoe grun zoe@example.org"][1]}
    assert ("note", "Erste Zeile\nzweite; Zeile, mit é und =") in zoe
    assert ("address", "1, rue, du Pré; Lyon; ; 69001; France") in zoe
    assert len(hard) == 7 and hard["bean sellers +442079460018"][0].kind == "organisation"


@form
def test_hard_cards_come_back_as_they_were(form: str, hard: Any, contacts: Any, read_back: ReadBack) -> None:
    source, write = FORMS[form]
    written = write(contacts(hard))
    assert read_back(source, written) == hard
    assert write(contacts(read_back(source, written))) == written


def made(size: tuple[int, int], colour: str) -> bytes:
    """A picture of one colour, as a PNG."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=24)
WORD = TEXT | st.sampled_from(["Jane Doe", "a: b", "urn:uuid:C-1", "x;y,z\\", "line\nline", "https://a.example/", "@x"])
MAIL = st.from_regex(r"[a-z.]{1,8}@[a-z]{1,8}\.example", fullmatch=True) | WORD
PAGE = st.sampled_from(
    [
        "https://una.example/about",
        "linkedin.com/in/una",
        "x.com/una",
        "skype:una",
        "xmpp:u@j.example",
        "HTTP://B.example",
    ]
)
DAY = st.dates().map(str) | st.from_regex(r"--\d\d-?\d\d|\d{4}(-\d\d)?|---\d\d", fullmatch=True) | WORD
PICTURES = [drawn(made(size, colour)) for size, colour in (((40, 30), "teal"), ((400, 500), "orange"))]
CARDS = st.builds(
    Contact,
    uid=WORD,
    name=WORD,
    emails=st.lists(MAIL, max_size=3),
    phones=st.lists(st.from_regex(r"\+49301[0-9]{6}|[0-9 /]{1,9}", fullmatch=True) | WORD, max_size=3),
    urls=st.lists(PAGE | WORD, max_size=4),
    title=WORD,
    organisation=WORD,
    birthday=DAY,
    relations=st.lists(st.tuples(st.sampled_from(["", "spouse", "Best Man", "friend"]) | WORD, WORD), max_size=3),
    categories=st.lists(WORD, max_size=3),
    company=st.booleans(),
    anniversary=DAY,
    nicknames=st.lists(WORD, max_size=2),
    addresses=st.lists(st.tuples(WORD, WORD, WORD, WORD, WORD), max_size=2),
    notes=st.lists(WORD, max_size=2),
    department=st.lists(WORD, max_size=2).map("; ".join),
    also=st.lists(st.builds(Employer, WORD, WORD, st.lists(WORD, max_size=2).map("; ".join)), max_size=3),
    dates=st.lists(st.tuples(WORD | st.just("First boat"), DAY), max_size=2),
    photo=st.sampled_from([b"", *PICTURES]),
).flatmap(lambda contact: kinds_of(contact).map(lambda kinds: replace(contact, kinds=kinds)))


def kinds_of(contact: Contact) -> st.SearchStrategy[dict[str, str]]:
    """Kinds of some of the addresses, numbers and pages of a contact."""
    said = [*contact.emails, *contact.phones, *contact.urls, *map(address_text, contact.addresses)]
    kinds = st.sampled_from(["home", "Mobile", "work, fax", "summer house", "text"]) | WORD
    return st.dictionaries(st.sampled_from(said), kinds) if said else st.just({})


@form
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contact=CARDS)
def test_any_contact_comes_back_as_it_was(form: str, contact: Contact, read_back: ReadBack) -> None:
    source, write = FORMS[form]
    told = list(rows(contact))
    accounts = [row for row in told if isinstance(row, AccountRow)]
    facts = [row for row in told if isinstance(row, FactRow)]
    kept = [contact_of(account, facts, contact.photo) for account in accounts]
    assert not accounts or read_back(source, write(kept)) == {accounts[0].key: (accounts[0], frozenset(facts))}


@settings(max_examples=50, deadline=None)
@given(contact=CARDS)
def test_no_value_ends_its_line_or_begins_a_property(contact: Contact) -> None:
    versions: tuple[vcard.Version, ...] = ("4.0", "3.0")
    for version in versions:
        text = b"".join(vcard.write_cards([contact], version))
        lines = text.split(b"\r\n")
        assert lines[0] == b"BEGIN:VCARD" and lines[-2:] == [b"END:VCARD", b""] and b"\n" not in b"".join(lines)
        assert all(len(line) <= 75 for line in lines)
        assert sum(line.startswith(b"END:VCARD") for line in lines) == 1


def test_jscontact_is_what_the_standard_says(hard: Any, contacts: Any) -> None:
    cards = {card["uid"]: card for card in map(jscontact.card_of, contacts(hard))}
    una = cards["4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"]
    assert (una["@type"], una["version"], una["kind"]) == ("Card", "1.0", "individual")
    assert una["anniversaries"]["birth"]["date"] == {"@type": "PartialDate", "month": 2, "day": 29}
    assert una["relatedTo"] == {"Odo Brandt": {"@type": "Relation", "relation": {"spouse": True}}}
    assert ["x-ablabel", {"group": "item2"}, "text", "best man; twice"] in una["vCardProps"] or [
        "x-ablabel",
        {"group": "item1"},
        "text",
        "best man; twice",
    ] in una["vCardProps"]
    assert una["emails"]["1"]["pref"] == 1 and set(una["keywords"]) == {"Family", "Choir, altos"}
    assert json.loads(b"".join(jscontact.write_cards([]))) == []


def test_vcard_4_uses_its_own_words(hard: Any, contacts: Any) -> None:
    text = b"".join(vcard.write_cards(contacts(hard), "4.0")).decode().replace("\r\n ", "")
    for line in (
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "BDAY:--0412",
        "ANNIVERSARY:20090808",
        "RELATED;TYPE=spouse;VALUE=text:Odo Brandt",
        "RELATED;TYPE=friend:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "KIND:org",
        "URL:https://linkedin.com/in/una-vale",
        "IMPP:xmpp:maryam@jabber.example",
        "BDAY;VALUE=text:circa 1800\\, in spring",
    ):
        assert f"{line}\r\n" in text


ENDINGS = ("\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\\n", "\\\n", "\n ", "\r\n\t")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_no_value_adds_a_property(ending: str, version: Any) -> None:
    """Read by another program: a card has the lines it was given, whatever stands in them."""
    evil = f"Ana{ending}EMAIL:spy@evil.example{ending}END:VCARD{ending}BEGIN:VCARD"
    made = Contact(
        uid=evil, name=evil, organisation=evil, title=evil, nicknames=[evil], categories=[evil], notes=[evil]
    )
    made.phones, made.urls, made.relations = [evil], [f"xmpp:{evil}"], [(evil, evil)]
    made.birthday = made.anniversary = evil
    (card,) = vobject.readComponents(b"".join(vcard.write_cards([made], version)).decode())
    assert "email" not in card.contents and len(card.contents["fn"]) == len(card.contents["uid"]) == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "java\tscript:x", "data:text/html,x", "file:///x"]
)
@form
def test_what_would_run_leaves_in_no_form(form: str, url: str) -> None:
    _, write = FORMS[form]
    assert b"script" not in (text := write([Contact(uid="1", name="Ana", urls=[url, "xmpp:ana@chat.example"])]).lower())
    assert b"data:" not in text and b"file:" not in text and b"xmpp:ana@chat.example" in text
