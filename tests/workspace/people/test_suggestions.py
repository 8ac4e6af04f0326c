"""A few letters: whom they may mean, the best fit first and the warmest of those; notes; nobody without a name."""

from __future__ import annotations

import pytest

from renown.demo import World
from renown.errors import NotFoundError
from renown.workspace import Workspace


def test_the_words_of_a_name_are_found_in_any_order_by_every_door(ws: Workspace, world: World) -> None:
    known = next(one for one in world.vouched if ws.people.page(one.name).total == 1)
    turned = " ".join(reversed(known.name.split()))
    person = ws.people.find(known.handle)
    assert ws.people.find(turned) == person
    assert [row.person for row in ws.people.page(turned).rows] == [person]
    first = ws.people.suggest(turned)[0]
    assert (first.kind, first.person, first.name, first.field) == ("person", person, known.name, "name")


def test_the_warmest_come_first_and_with_nothing_typed_too(ws: Workspace) -> None:
    warm = {tie.person: tie.warmth for tie in ws.ties.warmth(limit=500)}
    first = ws.people.suggest("", limit=3)
    assert [warm[one.person] for one in first] == sorted(warm.values(), reverse=True)[:3]
    alike = [one.person for one in ws.people.suggest("a", limit=50) if one.kind == "person"]
    begun = [p for p in alike if any(word.startswith("a") for word in ws.people.name(p).casefold().split())]
    assert begun == alike[: len(begun)] and len(begun) > 2
    assert [warm.get(p, -1.0) for p in begun] == sorted((warm.get(p, -1.0) for p in begun), reverse=True)


def test_a_note_is_found_at_once_and_no_more_when_it_is_taken_back(own: Workspace, world: World) -> None:
    known = next(one for one in world.vouched if own.people.page(one.name).total == 1)
    person = own.people.find(known.handle)
    number = own.notes.keep(f"{known.name} helped me with the greenhouse").note.id
    assert [row.person for row in own.people.page("greenhouse").rows] == [person]
    found = own.people.suggest("greenhou")
    assert [(one.kind, one.person, one.field, one.note) for one in found] == [
        ("person", person, "note", None),
        ("note", person, "note", number),
    ]
    alone = own.notes.keep("the greenhouse leaks").note.id
    assert [(one.kind, one.person, one.note) for one in own.people.suggest("greenhouse leak")] == [
        ("note", None, alone)
    ]
    own.notes.undo(alone)
    own.circles.put(person, "Allotment")
    assert own.people.suggest("allot")[0].field == "circle"
    own.notes.undo(number)
    assert own.people.suggest("greenhou") == ()


def test_the_nameless_are_left_out_and_said_so_unless_the_number_is_searched(ws: Workspace) -> None:
    named, whole = ws.people.page(per_page=500), ws.people.page(nameless=True, per_page=5000)
    unnamed = {row.person for row in whole.rows} - {row.person for row in named.rows}
    assert 0 < len(unnamed) == named.nameless == whole.total - named.total and whole.nameless == 0
    one = next(row for row in whole.rows if row.person in unnamed)
    assert [row.person for row in ws.people.page(one.name).rows] == [one.person]
    assert [found.person for found in ws.people.suggest(one.name)] == [one.person]
    assert ws.people.page(one.name[:-1]).total == 0
    assert not unnamed & {found.person for found in ws.people.suggest("1", limit=50)}


def test_a_mere_part_of_a_name_is_offered_and_never_taken(ws: Workspace, world: World) -> None:
    known = next(one for one in world.vouched if ws.people.page(one.name).total == 1)
    person, inner = ws.people.find(known.handle), known.name.split()[-1][1:]
    with pytest.raises(NotFoundError) as refused:
        ws.people.find(f"{known.name.split()[0][1:]} {inner}")
    assert f"{known.name} ({person})" in refused.value.hint
    with pytest.raises(NotFoundError):
        ws.people.find("engineer")


def test_what_is_not_there_is_answered_with_what_is(ws: Workspace) -> None:
    with pytest.raises(NotFoundError, match="nonsense") as network:
        ws.people.page(network="nonsense")
    assert "slack" in network.value.hint
    with pytest.raises(NotFoundError, match="nonsense") as circle:
        ws.people.page(circle="nonsense")
    assert "family" in circle.value.hint
    assert ws.people.page(circle="family").total == 0


def test_what_was_said_by_hand_is_found_at_once_and_no_more_when_it_is_taken_back(own: Workspace, world: World) -> None:
    known = next(one for one in world.vouched if own.people.page(one.name).total == 1)
    person = own.people.find(known.handle)
    told = {
        "phone": ("+49 30 901820 77", "030 9018 2077"),
        "email": ("heron@postbox.example", "heron@post"),
        "nickname": ("Grauwürger", "grauwurger"),
        "position": ("Ferrywoman", "ferrywo"),
        "organisation": ("Quillfeather & Daughters", "daughters quillfeather"),
        "title": ("Bellfounder in chief", "bellfound"),
        "date": ("2020-05-01", ""),
    }
    for fact, (value, typed) in told.items():
        word = own.details.edit(person, fact, value, beside="name day" if fact == "date" else "")
        if typed:
            assert [row.person for row in own.people.page(typed).rows] == [person], fact
            assert own.people.suggest(typed)[0].person == person, fact
        own.details.undo(word)
        assert not typed or own.people.page(typed).total == 0, fact
    turned = own.details.edit(person, "name", "Zwanhild Eyjafjord")
    assert own.people.find("eyjafjord zwanhild") == person
    own.details.undo(turned)
    assert own.people.page("eyjafjord").total == 0
