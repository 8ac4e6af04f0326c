"""Evidence adds up to people: never against a word, never by name alone, whatever the order of rows."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.identity.candidates import pairs_of
from renown.identity.clusters import candidates, joined_edges, waiting
from renown.identity.evidence import AGAINST, FAMILIES, REVIEW, SIGNS, SURE, reasons, weigh
from renown.identity.mapping import CROWD, agreeable, resolve
from renown.identity.traits import traits_of

ACCOUNT = {"network": "x", "handle": None, "name": None, "email": None, "url": None, "organisation": None}
FACTS = ("birthday", "phone", "email", "profile", "place")
Row = dict[str, Any]


def tables(rows: list[Row]) -> tuple[pa.Table, pa.Table]:
    """Accounts (numbered by `id`, or in the order given) and what is told of them."""
    accounts = {
        "account": pa.array([r.get("id", i + 1) for i, r in enumerate(rows)], pa.int64()),
        "key": pa.array([f"k{r.get('id', i + 1)}" for i, r in enumerate(rows)]),
        "kind": pa.array([r.get("kind", "person") for r in rows], pa.string()),
        **{c: pa.array([{**ACCOUNT, **r}[c] for r in rows], pa.string()) for c in ACCOUNT},
    }
    told = [
        (r.get("id", i + 1), "position" if f == "place" else f, r[f])
        for i, r in enumerate(rows)
        for f in FACTS
        if f in r
    ]
    facts = {
        "account": pa.array([t[0] for t in told], pa.int64()),
        "fact": pa.array([t[1] for t in told], pa.string()),
        "value": pa.array([t[2] for t in told], pa.string()),
        "place": pa.array([t[2] if t[1] == "position" else None for t in told], pa.string()),
    }
    return pa.table(accounts), pa.table(facts)


def evidence(*rows: Row) -> Row:
    """The evidence on the first two."""
    accounts, facts = tables(list(rows))
    traits = traits_of(accounts, facts, resolve(accounts))
    found: Row = weigh(traits, *(pa.array([n]).to_numpy() for n in (0, 1))).to_pylist()[0]
    return found


def found(rows: list[Row]) -> pa.Table:
    accounts, facts = tables(rows)
    return candidates(accounts, facts, resolve(accounts))


JANE = {"name": "Jane Doe"}


@pytest.mark.parametrize(
    ("one", "other", "points", "why"),
    [
        (JANE, {"name": "Doe, Jane"}, 3.5, ("the same name, which nobody else here has",)),
        (JANE, {"name": "JANE  DOÉ"}, 3.5, ("the same name, which nobody else here has",)),
        (JANE, {"name": "Jane Doee"}, 1.5, ("nearly the same name",)),
        (JANE, {"name": "Doe"}, 1.0, ("one name within the other",)),
        (JANE, {"name": "Ana Lund"}, -4.0, ("different names",)),
        ({"name": "Mia Lund"}, {"name": "Noa Lund"}, -4.0, ("different names",)),
        (JANE, {"name": "Zephyr"}, -1.0, ("names that share no word",)),
        (JANE, {"name": "Doe Jaen"}, 1.5, ("nearly the same name",)),
        ({"name": "Jack Foster"}, {"name": "Jkc Foster"}, 1.5, ("nearly the same name",)),
        ({"name": "Tose Lund"}, {"name": "Tovi Lund"}, -4.0, ("different names",)),
        (JANE, {}, 0.0, ()),
        ({"handle": "zephyr77"}, {"handle": "Zephyr_77"}, 3.0, ("the same handle, which nobody else here has",)),
        ({"phone": "+4930901820"}, {"phone": "+4930901820"}, 4.5, ("the same phone number",)),
        ({"birthday": "1985-04-12"}, {"birthday": "1985-04-12"}, 5.0, ("the same birthday",)),
        ({"birthday": "1985-04-12"}, {"birthday": "--04-12"}, 2.0, ("the same day of birth, one without its year",)),
        ({"birthday": "1985-04-12"}, {"birthday": "1985-05-12"}, 2.5, ("birthdays that differ in one part",)),
        ({"birthday": "1985-04-12"}, {"birthday": "1971-11-02"}, -1.5, ("different birthdays",)),
        ({"phone": "112"}, {"phone": "112"}, 0.0, ()),
        ({"url": "x.com/jd"}, {"profile": "x.com/jd"}, 7.0, ("the same profile address",)),
        ({"birthday": "circa 1800"}, {"birthday": "circa 1800"}, 0.0, ()),
        ({"organisation": "Tarn Maps"}, {"organisation": "tarn maps"}, 1.0, ("both at tarn maps",)),
        ({"organisation": "Tarn Maps"}, {"email": "j@tarn.example"}, 0.8, ("an address at the employer of the other",)),
        ({"place": "Lisbon"}, {"place": "lisbon"}, 1.0, ("the same place",)),
        ({"network": "slack"}, {"network": "slack"}, -2.0, ("two accounts on a network where one person has one",)),
        (
            {"email": "kestrel81@postbox.example"},
            {"email": "kestrel81@postbx.example"},
            7.0,
            ("nearly the same e-mail address", "the same handle, which nobody else here has"),
        ),
        ({"email": "kestrel81@postbox.example"}, {"email": "kestrel82@postbox.example"}, 0.0, ()),
    ],
)
def test_each_sign_has_its_points_and_its_words(one: Row, other: Row, points: float, why: tuple[str, ...]) -> None:
    said = evidence(one, other)
    assert (said["points"], reasons(said)) == (points, why)
    assert evidence(other, one)["points"] == points


def test_a_further_address_of_a_book_makes_one_unless_the_names_differ() -> None:
    card = {"network": "contacts", "name": "Jane Doe", "email": "jane@tarn.example", "facts": ()}
    alone = evidence(card | {"phone": "+1"}, {"network": "email", "email": None, "name": None})
    assert alone["points"] == 0
    home = card | {"id": 1}
    accounts, facts = tables([home, {"id": 2, "email": "jd@home.example", "name": "J D"}])
    facts = pa.concat_tables([facts, facts_of(1, "email", "jd@home.example")])
    assert candidates(accounts, facts, resolve(accounts))["sure"].to_pylist() == [True]
    accounts, facts = tables([home, {"id": 2, "email": "jd@home.example", "name": "Ben Lund"}])
    facts = pa.concat_tables([facts, facts_of(1, "email", "jd@home.example")])
    pairs = candidates(accounts, facts, resolve(accounts))
    assert pairs["sure"].to_pylist() == [False] and pairs["points"][0].as_py() >= REVIEW


def facts_of(account: int, fact: str, value: str) -> pa.Table:
    row = {"account": [account], "fact": [fact], "value": [value], "place": pa.array([None], pa.string())}
    return pa.table(row)


def test_nobody_is_merged_by_what_a_name_says() -> None:
    by_name = ("name", "work", "place")
    most = sum(max(s.points for s in SIGNS if s.family == family) for family in by_name)
    explained = sum(s.points for s in SIGNS if "the name explains" in s.words)
    assert most + explained < SURE
    twin = {"name": "Ana Lund", "organisation": "Tarn Maps", "place": "Lisbon", "handle": "ana.lund"}
    pairs = found([twin, twin | {"network": "slack", "handle": "analund"}])
    assert pairs.num_rows == 1 and pairs["sure"].to_pylist() == [False]


def test_a_name_that_many_have_says_less_and_a_handle_too() -> None:
    few, many = ([JANE] * n for n in (2, 16))
    assert evidence(*few)["points"] > evidence(*many)["points"] == 3.5 - 0.5 * 2
    assert "16 people here have" in reasons(evidence(*many))[0]
    assert evidence(*[{"handle": "zephyr77"}] * 16)["points"] == 2.0
    assert [evidence(*[{"birthday": "1970-01-01"}] * n)["points"] for n in (16, 32, 512)] == [5.0, 4.0, 1.0]


@pytest.mark.parametrize("other", ["Noa Lund", "Eskil Lund"])
def test_twins_and_families_at_one_address_are_not_merged(other: str) -> None:
    home = {"phone": "+351211234567", "place": "Lisbon"}
    assert not any(found([home | {"name": "Mia Lund"}, home | {"name": other}])["sure"].to_pylist())
    born = {"birthday": "2001-03-05", "place": "Lisbon"}
    assert not any(found([born | {"name": "Mia Lund"}, born | {"name": other}])["sure"].to_pylist())


def test_bots_and_organisations_are_not_asked_about() -> None:
    assert found([JANE | {"kind": "bot"}, JANE | {"network": "slack"}]).num_rows == 0
    assert found([JANE, JANE | {"network": "slack"}]).num_rows == 1


def test_what_a_crowd_shares_makes_no_pairs() -> None:
    for size, pairs in ((CROWD, CROWD * (CROWD - 1) // 2), (CROWD + 1, 0)):
        told, facts = tables([JANE] * size)
        assert pairs_of(traits_of(told, facts, resolve(told)))[0].size == pairs


def test_two_who_are_unlikely_one_are_not_joined_by_way_of_a_third() -> None:
    pairs = pa.table({"a": [1, 1, 2], "b": [2, 3, 3], "points": [8.0, 7.0, AGAINST]})
    assert joined_edges(pairs).tolist() == [True, False, False]


# --- promises --------------------------------------------------------------------------------------------------------

texts = {
    "name": ["Jane Doe", "Doe Jane", "Jane Do", "Ana Lund", "Mia Lund", "Jane"],
    "handle": ["zephyr77", "jdoe", "janedoe"],
    "email": ["j@tarn.example", "jane.doe@tarn.example", "jane.do@tarn.example"],
    "organisation": ["Tarn Maps", "Oakum"],
    "network": ["x", "slack", "linkedin"],
    "birthday": ["1985-04-12", "1985-04-13", "--04-12", "1990-01-01"],
    "phone": ["+351211234567", "+351211234568"],
    "place": ["Lisbon", "Porto"],
}
accounts = st.lists(
    st.fixed_dictionaries({}, optional={key: st.sampled_from(values) for key, values in texts.items()}),
    min_size=2,
    max_size=8,
)
words = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda p: p[0] != p[1]), max_size=4)


def people(rows: list[Row], apart: list[tuple[int, int]] = ()) -> dict[int, int]:  # type: ignore[assignment]
    told, facts = tables(rows)
    pairs = candidates(told, facts, resolve(told, apart=apart))
    sure = pairs.filter(pairs["sure"])
    alike = agreeable(zip(sure["a"].to_pylist(), sure["b"].to_pylist(), strict=True), apart)
    mapping = resolve(told, alike, apart)
    return dict(zip(mapping["account"].to_pylist(), mapping["person"].to_pylist(), strict=True))


@settings(max_examples=25, deadline=None)
@given(rows=accounts, apart=words)
def test_people_said_to_be_two_are_two(rows: list[Row], apart: list[tuple[int, int]]) -> None:
    mapping = people(rows, apart)
    assert all(mapping[a] != mapping[b] for a, b in apart if a in mapping and b in mapping)


@settings(max_examples=25, deadline=None)
@given(rows=accounts, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], order: Random) -> None:
    rows = [row | {"id": i + 1} for i, row in enumerate(rows)]
    mixed = list(rows)
    order.shuffle(mixed)
    assert found(mixed).equals(found(rows))
    assert people(mixed) == people(rows)


@settings(max_examples=25, deadline=None)
@given(rows=accounts, more=st.sampled_from(["name", "handle", "email", "organisation", "birthday", "phone", "place"]))
def test_something_more_that_two_share_never_lowers_their_sum(rows: list[Row], more: str) -> None:
    rows = [{key: value for key, value in row.items() if key != "email"} for row in rows]
    before = evidence(*rows)
    if more in rows[0] or more in rows[1]:
        return
    shared = {"name": "Ines Vale", "handle": "vale9", "organisation": "Quay", "birthday": "1977-07-07"}
    value = {**shared, "email": "own9@quay.example", "phone": "+351219999999", "place": "Faro"}[more]
    told, facts = tables([row | ({more: value} if i < 2 else {}) for i, row in enumerate(rows)])
    apart = resolve(told, apart=[(1, 2)])
    after = weigh(traits_of(told, facts, apart), *(pa.array([n]).to_numpy() for n in (0, 1))).to_pylist()[0]
    assert after["points"] > before["points"]


@settings(max_examples=25, deadline=None)
@given(rows=accounts)
def test_the_sum_is_that_of_the_signs_and_each_family_speaks_once(rows: list[Row]) -> None:
    told, facts = tables(rows)
    traits = traits_of(told, facts, resolve(told))
    pairs = list(combinations(range(traits.ids.size), 2))
    if not pairs:
        return
    a, b = (pa.array([p[i] for p in pairs]).to_numpy() for i in (0, 1))
    for row in weigh(traits, a, b).to_pylist():
        assert all(SIGNS[row[f]].family in ("", f) for f in FAMILIES)
        assert row["points"] <= sum(max(SIGNS[row[f]].points, 0) for f in FAMILIES) + 1e-9


def test_of_several_things_shared_the_same_one_is_told_in_any_order() -> None:
    rows = [
        {"id": i + 1, "organisation": work, "email": mail, "name": "Jane Doe"}
        for i, (work, mail) in enumerate([("Tarn Maps", "a@x.example"), ("Oakum", "a@x.example")] * 2)
    ]
    rows[2]["email"] = rows[3]["email"] = "b@x.example"
    assert found(rows)["at"].to_pylist() == found(rows[::-1])["at"].to_pylist() == ["oakum"]


def test_what_waits_follows_the_answers() -> None:
    rows = [JANE | {"network": "x"}, JANE | {"network": "slack"}, JANE | {"network": "slack"}]
    told, facts = tables(rows)
    pairs = candidates(told, facts, resolve(told))
    asked = waiting(pairs, resolve(told), told, ())
    assert [(r["one"], r["other"]) for r in asked.to_pylist()] == [(1, 2), (1, 3)]
    after_yes = waiting(pairs, resolve(told, links=[(1, 2)]), told, ())
    assert after_yes.num_rows == 0, "one more account of a network where a person has one is not asked about"
    after_no = waiting(pairs, resolve(told, apart=[(1, 2)]), told, [(1, 2)])
    assert [(r["one"], r["other"]) for r in after_no.to_pylist()] == [(1, 3)]


def test_no_accounts_make_no_candidates() -> None:
    assert found([]).num_rows == 0
    assert pc.sum(found([JANE])["points"]).as_py() is None
