"""The address book by hand: people written down are people like any others, and nobody is written down twice."""

from __future__ import annotations

import pytest

from renown.demo import World
from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


def test_somebody_written_down_is_found_and_can_be_taken_back(own: Workspace) -> None:
    before = own.state()
    person = own.people.add(
        "Odile Brandt", "Odile@Quay.example", "+351 912 345 678", "Quayside Books", "Owner", "Likes; maps\nand oboes"
    )
    assert own.people.find("odile@quay.example") == person == own.people.find("Odile Brandt")
    row = own.people.row(person)
    assert (row.name, row.headline, row.networks) == ("Odile Brandt", "Owner", ("contacts",))
    last = own.imports.reports()[-1]
    assert (last.source, last.name, last.accounts) == ("vcard", "added by hand", 1)
    own.imports.undo(last.import_id)
    assert own.state().data_version == before.data_version
    with pytest.raises(NotFoundError):
        own.people.find("Odile Brandt")
    assert own.people.add("Odile Brandt", "odile@quay.example", "+351912345678", "Quayside Books") == person


def add(own: Workspace, told: dict[str, str]) -> int:
    return own.people.add(**told)  # type: ignore[arg-type]


def test_the_same_words_again_change_nothing(own: Workspace) -> None:
    person = own.people.add("Odile Brandt", organisation="Quayside Books")
    state = own.state()
    assert own.people.add("Odile  Brandt", organisation="Quayside Books", anyway=True) == person
    assert own.state().data_version == state.data_version


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ({"email": "o@quay.example"}, {"name": "Odd", "email": "O@Quay.example"}, "the same address"),
        ({"phone": "+351912345678"}, {"name": "Odd", "phone": "00351 912 345 678"}, "number"),
        ({}, {"name": "ODILE brandt"}, "the same name"),
        ({"organisation": "Quayside Books"}, {"organisation": "quayside books"}, "the same name"),
    ],
)
def test_who_is_here_already_is_named(own: Workspace, first: dict[str, str], second: dict[str, str], what: str) -> None:
    person = add(own, {"name": "Odile Brandt", **first})
    with pytest.raises(InputError, match=f"Odile Brandt \\({person}\\) has .*{what}"):
        add(own, {"name": "Odile Brandt", **second})


def test_a_namesake_of_another_employer_is_somebody_else(own: Workspace, world: World) -> None:
    a = own.people.add("Odile Brandt", organisation="Quayside Books")
    b = own.people.add("Odile Brandt", organisation="Saltby Council")
    assert a != b
    with pytest.raises(InputError, match="is here already"):
        own.people.add("Somebody Else", world.owner.email)


@pytest.mark.parametrize(
    ("words", "what"), [(("",), "no name"), (("A", "at"), "no mail"), (("A", "", "-"), "no phone")]
)
def test_what_cannot_be_written_down_is_said(own: Workspace, words: tuple[str, ...], what: str) -> None:
    with pytest.raises(InputError, match=what):
        own.people.add(*words)
    assert not [r for r in own.imports.reports() if r.name == "added by hand"]


def test_who_was_forgotten_is_not_written_down_again(own: Workspace) -> None:
    person = own.people.add("Odile Brandt")
    own.people.forget(person)
    with pytest.raises(InputError, match="stays away"):
        own.people.add("Odile Brandt")
