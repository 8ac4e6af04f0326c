"""Whatever way a name, a number or an address is typed, the person is found; nobody is found by what is not theirs."""

from __future__ import annotations

import random
import string

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.identity import people
from renown.identity.findable import FACTS, findable
from renown.identity.finder import Finder, Fit, Line
from renown.identity.search import plain, plain_text

ACCOUNT = {
    "account": pa.int64(),
    "import_id": pa.int64(),
    "network": pa.string(),
    "key": pa.string(),
    "handle": pa.string(),
    "name": pa.string(),
    "email": pa.string(),
    "kind": pa.string(),
    "owner": pa.bool_(),
    "headline": pa.string(),
    "organisation": pa.string(),
}
FACT = {"account": pa.int64(), "fact": pa.string(), "value": pa.string(), "organisation": pa.string()}


def finder(*accounts, facts=(), said=(), mapping=None):
    """Accounts (each a dict) of people, one each unless a mapping says otherwise, ready to be searched."""
    usual = {"import_id": 1, "network": "slack", "kind": "person", "owner": False}
    rows = [{**dict.fromkeys(ACCOUNT), **usual, "account": n, "key": f"u{n}", **row} for n, row in enumerate(accounts)]
    table = pa.Table.from_pylist(rows, schema=pa.schema(ACCOUNT))
    told = pa.Table.from_pylist([{**dict.fromkeys(FACT), **fact} for fact in facts], schema=pa.schema(FACT))
    numbers = list(range(len(rows)))
    whose = pa.table({"account": numbers, "person": mapping or numbers})
    return Finder(findable(people.describe(table, whose), table, told, whose), said)


def found(by, query):
    return by.find(query).persons.tolist()


NAMED = finder(
    {"name": "Kadri Macharia", "email": "kadri.m@example.org", "headline": "Engineer", "organisation": "Ashgrove Rail"},
    {"name": "Jürgen Müller", "handle": "jm"},
    {"name": "Mueller Hans"},
    {"name": "Søren Åkerström"},
    {"name": "Ida Groß"},
    {"name": "Siobhán O’Brien-Núñez"},
    {"name": "Ben Lund"},
    {"name": "Ebele Benzoni", "headline": "Ships to Canada"},
    {"name": "🦄"},
    {"name": None, "key": "1077999542831951619", "network": "x"},
    {"name": None, "key": "ben@example.net", "network": "email"},
    facts=[
        {"account": 0, "fact": "phone", "value": "+4930901820"},
        {"account": 3, "fact": "nickname", "value": "Sunny"},
        {"account": 3, "fact": "position", "value": "Head of snow", "organisation": "Northwind"},
        {"account": 4, "fact": "email", "value": "ida@example.com"},
    ],
    said=[Line(6, "tag", "choir"), Line(6, "note", "Collects stamps of Zürich"), Line(99, "note", "nobody’s")],
)


@pytest.mark.parametrize(
    ("query", "persons"),
    [
        ("macharia kadri", [0]),
        ("KAD mach", [0]),
        ("achari", [0]),
        ("ashgrove kadri", [0]),
        ("muller", [1]),
        ("mueller", [1, 2]),
        ("MÜLLER", [1, 2]),
        ("soren akerstrom", [3]),
        ("Søren Aakerstroem", [3]),
        ("gross", [4]),
        ("groß", [4]),
        ("obrien nunez", [5]),
        ("O'Brien", [5]),
        ("🦄", [8]),
        ("sunny", [3]),
        ("northwind", [3]),
        ("snow head", [3]),
        ("ida@example.com", [4]),
        ("kadri.m@", [0]),
        ("+49 30 901820", [0]),
        ("0049 (0)30-901820", [0]),
        ("030 90 18 20", [0]),
        ("030/901820", [0]),
        ("901820", [0]),
        ("30901821", []),
        ("1077999542831951619", [9]),
        ("10779995428319516", []),
        ("choir", [6]),
        ("stamps ben", [6]),
        ("zuerich", [6]),
        ("zurich lund", [6]),
        ("nobody's", []),
        ("ben choir zzz", []),
        ("...", []),
        ("\ud800", []),
        ("(", []),
        ("kadri (", [0]),
        (" ".join(["kadri"] * 5000), [0]),
    ],
)
def test_it_is_found_however_it_is_typed(query, persons):
    assert found(NAMED, query) == persons


def test_with_nothing_typed_everybody_is_found():
    assert found(NAMED, "  ") == list(range(11)) and found(finder(), "ana") == []


def test_whole_names_come_before_beginnings_and_those_before_parts():
    by = finder(
        {"name": "Lund"}, {"name": "Ida Lundgren"}, {"name": "Ana", "organisation": "Lund & Co"}, {"name": "Oslund"}
    )
    fits = by.find("lund")
    assert dict(zip(fits.persons.tolist(), fits.fit.tolist(), strict=True)) == {
        0: Fit.WHOLE,
        1: Fit.NAME,
        2: Fit.WORD,
        3: Fit.PART,
    }


@pytest.mark.parametrize(
    ("text", "whole", "begun", "part"),
    [
        ("Ben", [6], [6, 10], [6, 7, 10]),
        ("Lund Ben", [6], [], [6]),
        ("Kadr", [], [0], [0]),
        ("kadri.m@ex", [], [0], [0]),
        ("Canada", [], [], []),
        ("sunny", [3], [3], [3]),
        ("!", [], [], []),
    ],
)
def test_a_name_means_whole_words_or_a_beginning_and_a_part_is_told_apart(text, whole, begun, part):
    assert [some.tolist() for some in NAMED.called(text)] == [whole, begun, part]


def test_it_is_said_where_it_was_found():
    assert NAMED.whys([0], "030 901820")[0] == Line(0, "phone", "+4930901820")
    assert NAMED.whys([6], "stamps")[0] == Line(6, "note", "Collects stamps of Zürich")
    assert NAMED.whys([0], "rail kadri")[0].field in ("name", "organisation") and NAMED.whys([0], "zebra")[0] is None


def test_who_is_shown_by_a_number_or_an_id_is_nameless():
    by = finder(
        {"key": "1077999542831951619", "network": "x"},
        {"key": "U02A7BCD9EF"},
        {"key": "user123456789", "network": "telegram"},
        {"key": "c1", "network": "contacts", "name": "+1 555 0100"},
        {"key": "0f4639a6-46bd-48ba-b95f-eaa27075972e", "network": "contacts"},
        {"key": "U0ZZZZZZZZ9", "name": "R2D2AAAA9"},
        {"key": "U0ZZZZZZZZ8", "handle": "ana_f"},
        {"key": "ana@example.org", "network": "email"},
        {"name": "名無し"},
        {"name": "🦄"},
    )
    assert np.flatnonzero(by.nameless).tolist() == [0, 1, 2, 3, 4]


def test_accounts_of_one_person_are_searched_together_whatever_their_order():
    accounts = [{"name": "Ana Lund"}, {"handle": "foxglove", "network": "x"}, {"name": "Bo"}]
    by, turned = finder(*accounts, mapping=[0, 0, 2]), finder(*accounts[::-1], mapping=[0, 1, 1])
    assert found(by, "foxglove lund") == [0] and found(turned, "lund foxglove") == [1]


WORD = st.text(alphabet=string.ascii_letters + "äöüßøéçñłı’", min_size=1, max_size=9).filter(lambda w: plain_text(w))


@settings(deadline=None, max_examples=40)
@given(st.lists(WORD, min_size=1, max_size=4), st.randoms(use_true_random=False), st.data())
def test_every_order_of_beginnings_of_a_name_finds_it(words, order, data):
    by = finder({"name": "Zoe Quist"}, {"name": " ".join(words)})
    begun = [plain_text(word)[: data.draw(st.integers(1, 9))] for word in words]
    order.shuffle(begun)
    assert 1 in found(by, " ".join(begun)) and 1 in found(by, " ".join(words).upper())


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_column_and_a_single_text_are_folded_alike_and_twice_is_once(text):
    once = plain(pa.array([text]))[0].as_py()
    assert plain_text(text) == once and plain_text(once) == once


def test_what_is_said_of_many_is_found_of_each_and_of_no_other():
    chance = random.Random(7)
    names = ["".join(chance.choices("abcde", k=6)) for _ in range(300)]
    tagged = sorted(chance.sample(range(300), 40))
    by = finder(*({"name": name} for name in names), said=[Line(n, "tag", "quartz") for n in tagged])
    assert found(by, "quartz") == tagged
    one = names[tagged[0]]
    assert found(by, f"{one} quar") == [n for n in tagged if one in names[n]]


def test_every_kind_of_fact_that_is_searched_has_its_field():
    by = finder(
        {"name": "Ana"},
        facts=[
            {"account": 0, "fact": fact, "value": f"thing{n}", "organisation": None} for n, fact in enumerate(FACTS)
        ],
    )
    assert [by.whys([0], f"thing{n}")[0].words for n in range(len(FACTS))] == [f"thing{n}" for n in range(len(FACTS))]
