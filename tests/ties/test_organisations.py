"""Contacts at an organisation: names found by whole words, and what is told of each contact."""

from __future__ import annotations

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.organisations import LEGAL_FORMS, contacts_at, words_of

OWNER = 1
NO_CONTACT = pa.table(
    {
        **{name: pa.array([], pa.int64()) for name in ("a", "b")},
        "network": pa.array([], pa.string()),
        **{name: pa.array([], pa.int32()) for name in ("day", "out", "in_")},
        "weight": pa.array([], pa.float64()),
    }
)


def person(number, organisation="Northwind Labs GmbH", **more):
    return {
        "person": number,
        "name": f"Person {number}",
        "kind": "person",
        "handles": "",
        "networks": ";linkedin;",
        "headline": None,
        "organisation": organisation,
        "owner": False,
        "keys": "",
        **more,
    }


TEXTS = ("name", "kind", "handles", "networks", "headline", "organisation", "keys")
DESCRIBED = pa.schema([("person", pa.int64()), *((t, pa.string()) for t in TEXTS), ("owner", pa.bool_())])
FACTS = pa.schema(
    [
        ("person", pa.int64()),
        *((t, pa.string()) for t in ("network", "fact", "value", "organisation")),
        ("since", pa.timestamp("us")),
        ("until", pa.timestamp("us")),
    ]
)


def described(*people):
    return pa.Table.from_pylist(list(people), schema=DESCRIBED)


def position(number, organisation="Northwind Labs", value="Head of Data", since=datetime(2020, 4, 1), until=None):
    return {
        "person": number,
        "network": "linkedin",
        "fact": "position",
        "value": value,
        "organisation": organisation,
        "since": since,
        "until": until,
    }


def facts(*rows):
    return pa.Table.from_pylist(list(rows), schema=FACTS)


def at(name, *people, positions=None, days=NO_CONTACT, owner=OWNER, **more):
    return contacts_at(described(*people), positions, name, days, owner, **more)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("Northwind", "Northwind Labs GmbH"),
        ("northwind labs", "NORTHWIND LABS, INC."),
        ("Northwind Labs Ltd", "Northwind Labs GmbH & Co. KG"),
        ("labs", "Northwind Labs"),
        ("Ｎｏｒｔｈｗｉｎｄ", "Northwind"),
        ("STRASSENBAU MAYR", "Straßenbau Mayr AG"),
        ("Óptica Sur", "Óptica Sur S.A."),
        ("Sur", "Óptica Sur, S. A."),
        ("kiosk", "Kiosk.example"),
        ("O'Hara", "Brick & O’Hara LLC"),
        ("ohara", "O'Hara plc"),
        ("X.Y.Z.", "XYZ Oy"),
        ("Nordlys", "Nordlys A/S"),
        ("AB", "AB"),
    ],
)
def test_finds_by_whole_words(asked, stated):
    assert [c.person for c in at(asked, person(7, stated))] == [7]


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("north", "Northwind Labs"),
        ("wind", "Northwind Labs"),
        ("Labs Northwind", "Northwind Labs"),
        ("Northwind Labs", "Northwind"),
        ("GmbH", "Northwind GmbH"),
        ("Northwind", None),
        ("Northwind", ""),
    ],
)
def test_does_not_find_parts_of_words(asked, stated):
    assert at(asked, person(7, stated)) == ()


@pytest.mark.parametrize("asked", ["", "  ", "&", "--"])
def test_a_name_without_words_is_refused(asked):
    with pytest.raises(InputError, match="at least one word"):
        at(asked, person(7))


def test_tells_role_source_and_last_contact(house, act):
    days = house.contact_days([act(OWNER, 7, 3), act(7, OWNER, 9)])
    (contact,) = at("Northwind", person(7, headline="Head of Data"), days=days)
    assert (contact.organisation, contact.headline) == ("Northwind Labs GmbH", "Head of Data")
    assert (contact.since, contact.last) == (None, date(1970, 1, 10))
    assert contact.words == "Head of Data at Northwind Labs GmbH, said LinkedIn; last contact on 10 Jan 1970"


def test_does_not_guess_which_of_several_networks_said_it():
    (contact,) = at("Northwind", person(7, networks=";linkedin;slack;"))
    assert contact.words == "at Northwind Labs GmbH; no contact seen"


def test_without_an_owner_no_contact_is_told_and_nobody_left_out():
    (contact,) = at("Northwind", person(OWNER), owner=None)
    assert (contact.person, contact.last, contact.words) == (OWNER, None, "at Northwind Labs GmbH, said LinkedIn")


def test_a_position_gives_the_date_and_finds_those_whose_description_is_silent():
    (contact,) = at("Northwind", person(7, None, networks=";linkedin;slack;"), positions=facts(position(7)))
    assert (contact.organisation, contact.headline, contact.since) == (
        "Northwind Labs",
        "Head of Data",
        date(2020, 4, 1),
    )
    assert contact.words == "Head of Data at Northwind Labs, said LinkedIn; no contact seen"


def test_a_position_that_ended_is_past():
    assert at("Northwind", person(7, None), positions=facts(position(7, until=datetime(2021, 1, 1)))) == ()


def test_of_several_positions_the_latest_begun_stands():
    rows = [
        position(7, value="Trainee", since=None),
        position(7),
        position(7, value="Analyst", since=datetime(2018, 1, 1)),
    ]
    for order in (rows, rows[::-1]):
        (contact,) = at("Northwind", person(7), positions=facts(*order))
        assert contact.headline == "Head of Data"


def test_the_owner_organisations_and_bots_are_no_contacts():
    others = (person(5, kind="organisation"), person(6, kind="bot"), person(8, kind="unknown"))
    assert [c.person for c in at("Northwind", person(OWNER), *others)] == [8]


def test_the_latest_contact_comes_first_then_names(house, act):
    days = house.contact_days([act(OWNER, 7, 3), act(OWNER, 8, 9)])
    people = [person(5, name="Cleo"), person(6, name="Bea"), person(7), person(8)]
    assert [c.person for c in at("Northwind", *people, days=days)] == [8, 7, 6, 5]
    assert [c.person for c in at("Northwind", *people[::-1], days=days, limit=3)] == [8, 7, 6]


@settings(max_examples=50, deadline=None)
@given(
    words=st.lists(st.text("abcdefghijßéø", min_size=4, max_size=9), min_size=1, max_size=4),
    form=st.sampled_from(sorted(LEGAL_FORMS)),
    part=st.data(),
)
def test_any_run_of_its_words_finds_a_name_in_any_dress(words, form, part):
    start = part.draw(st.integers(0, len(words) - 1))
    stop = part.draw(st.integers(start + 1, len(words)))
    stated = f"  {' - '.join(words).upper()}, {form.upper()}."
    assert words_of(stated) == words_of(" ".join(words))
    assert at(" ".join(words[start:stop]), person(7, stated))
