"""What was said by hand: the last word counts, the facts stay, and taking back leaves no trace."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from renown.lake.batch import stored_schema
from renown.reckoning.directory import Directory
from renown.reckoning.edits import BY_HAND, Edit, Edited, said_of

DIRECTORY = Directory(pa.table({"account": [1, 2, 9], "person": [1, 1, 9]}))
ACCOUNT = {
    "account": 1, "network": "contacts", "key": "a", "name": "Ana Ruiz", "email": "ana@a.example", "kind": "person",
    "owner": False, "headline": "Pilot", "organisation": "Tideway", "import_id": 1,
}  # fmt: skip


def facts(*rows: tuple[int, str, str]) -> pa.Table:
    told = [{"account": a, "network": "contacts", "fact": f, "value": v, "import_id": 1} for a, f, v in rows]
    return pa.Table.from_pylist(told, schema=stored_schema("facts"))


def values(edits: list[Edit], rows: pa.Table, accounts: tuple[int, ...] = (1, 2, 9)) -> list[tuple[str, str, bool]]:
    found = Edited(edits, DIRECTORY).applied("facts", rows, accounts).to_pylist()
    return sorted((row["fact"], row["value"], row["import_id"] == BY_HAND) for row in found)


TOLD = facts((1, "phone", "+1"), (2, "phone", "+1"), (2, "birthday", "1990-01-01"), (9, "phone", "+1"))


def test_a_number_taken_away_is_gone_from_every_account_of_the_person_and_nobody_elses() -> None:
    assert values([Edit(1, 2, "phone", "+1", "")], TOLD) == [
        ("birthday", "1990-01-01", False),
        ("phone", "+1", False),
    ]


def test_one_word_takes_the_place_of_what_a_person_has_one_of() -> None:
    words = [Edit(1, 1, "birthday", "", "--04-12"), Edit(2, 2, "birthday", "", "--04-13")]
    assert [v for v in values(words, TOLD) if v[0] == "birthday"] == [("birthday", "--04-13", True)]
    gone = [*words, Edit(3, 1, "birthday", "--04-13", "")]
    assert [v for v in values(gone, TOLD) if v[0] == "birthday"] == []


def test_a_word_stands_once_though_a_person_has_several_accounts() -> None:
    words = [Edit(1, 2, "phone", "", "+5")]
    assert values(words, TOLD).count(("phone", "+5", True)) == 1
    assert ("phone", "+5", True) not in values(words, facts((1, "phone", "+1")), (1,))


def test_names_and_employers_stand_in_the_accounts() -> None:
    rows = pa.Table.from_pylist([ACCOUNT], schema=stored_schema("accounts"))
    words = [Edit(1, 2, "name", "", "Ana Lund"), Edit(2, 1, "organisation", "Tideway", "")]
    words += [Edit(3, 1, "email", "ana@a.example", "ana@b.example")]
    (row,) = Edited(words, DIRECTORY).applied("accounts", rows, (1,)).to_pylist()
    assert (row["name"], row["organisation"], row["headline"], row["email"]) == ("Ana Lund", None, "Pilot", None)
    assert Edited(words, DIRECTORY).keys_of(1) == "ana@b.example;"


def test_who_is_gone_leaves_their_words_without_effect() -> None:
    assert Edited([Edit(1, 77, "phone", "+1", "")], DIRECTORY).accounts == ()


WORDS = st.lists(
    st.tuples(st.sampled_from(["phone", "email", "birthday"]), st.sampled_from("abc"), st.sampled_from(["", *"abc"])),
    max_size=6,
)


@given(words=WORDS)
def test_what_was_said_last_of_a_value_is_what_stands(words: list[tuple[str, str, str]]) -> None:
    edits = [Edit(n, 1, fact, old, new) for n, (fact, old, new) in enumerate(words)]
    said = said_of(edits)
    for fact in ("phone", "email", "birthday"):
        expected: list[str] = []
        for _, old, new in (word for word in words if word[0] == fact):
            expected = [] if fact == "birthday" else [value for value in expected if value != old]
            expected += [new] if new else []
        assert [edit.new for edit in said.stands if edit.fact == fact] == expected
