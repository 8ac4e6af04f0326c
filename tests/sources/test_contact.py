"""A contact as rows: keys, names, and nothing for nobody."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.rows import AccountRow, FactRow
from renown.sources.contact import Contact, birthday, number, rows

WORDS = st.text(max_size=30)
CONTACTS = st.builds(
    Contact,
    uid=WORDS,
    name=WORDS,
    emails=st.lists(WORDS | st.emails(), max_size=3),
    phones=st.lists(WORDS, max_size=3),
    urls=st.lists(WORDS, max_size=3),
    title=WORDS,
    organisation=WORDS,
    birthday=WORDS,
    relations=st.lists(st.tuples(WORDS, WORDS), max_size=3),
    categories=st.lists(WORDS, max_size=3),
    company=st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(CONTACTS)
def test_any_contact_is_one_account_with_its_facts_or_nothing(contact: Contact) -> None:
    told = list(rows(contact))
    if not told:
        return
    account, *facts = told
    assert isinstance(account, AccountRow) and account.key and account.key != "name:"
    assert all(isinstance(fact, FactRow) and fact.account == account.key and fact.value for fact in facts)
    assert len(set(facts)) == len(facts)


@pytest.mark.parametrize(
    ("contact", "key", "name", "kind"),
    [
        (Contact(uid="U-1", name="Jane"), "u-1", "Jane", "person"),
        (Contact(name="jane@example.org"), "jane@example.org", None, "person"),
        (Contact(name="jane@example.org", emails=["jd@example.org"]), "jd@example.org", None, "person"),
        (Contact(name="Jane", phones=["030 901820"]), "jane 030 901820", "Jane", "person"),
        (Contact(organisation="Mill"), "name:mill", "Mill", "organisation"),
        (Contact(name="Jane", organisation="Mill"), "name:jane mill", "Jane", "person"),
    ],
)
def test_what_an_account_is_known_by(contact: Contact, key: str, name: str | None, kind: str) -> None:
    account = next(iter(rows(contact)))
    assert isinstance(account, AccountRow)
    assert (account.key, account.name, account.kind) == (key, name, kind)


@pytest.mark.parametrize("contact", [Contact(), Contact(uid="U-1"), Contact(name=" \u200b"), Contact(emails=["@"])])
def test_nobody_is_nobody(contact: Contact) -> None:
    assert list(rows(contact)) == []


@settings(max_examples=50, deadline=None)
@given(st.datetimes(datetime(1905, 1, 1), datetime(2025, 1, 1)))
def test_every_way_to_write_a_birthday(day: datetime) -> None:
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    for shape in ("%Y-%m-%d", "%Y%m%d", "%Y-%m-%dT00:00:00Z", "%m/%d/%Y", "%d.%m.%Y"):
        assert birthday(day.strftime(shape)) == (f"{day:%Y-%m-%d}", midnight)
    assert birthday(f"{day:%Y-%m-%d};") == (f"{day:%Y-%m-%d}", midnight), "some programs end all values with a sign"
    for shape in ("--%m-%d", "--%m%d", "1604-%m-%d"):
        assert birthday(day.strftime(shape)) == (f"--{day:%m-%d}", None)


@settings(max_examples=50, deadline=None)
@given(WORDS)
def test_a_number_stays_what_it_is(text: str) -> None:
    assert number(number(text)) == number(text)
