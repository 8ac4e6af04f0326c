"""Circles hold whom the owner put there, survive merges, and never fill themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from renown.demo import World
from renown.errors import InputError, NotFoundError
from renown.ties.circles import CIRCLES
from renown.workspace import Workspace
from renown.workspace.circles.circles import members_by_circle

BOOK = """BEGIN:VCARD
VERSION:3.0
UID:bo
FN:Bo Quay
EMAIL:bo@quay.example
CATEGORIES:Familie,Choir
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:cy
FN:Cy Quay
CATEGORIES:Choir
END:VCARD
"""


@pytest.fixture
def book(own: Workspace, tmp_path: Path) -> Workspace:
    """The made-up world with two more people in an address book."""
    (tmp_path / "book.vcf").write_text(BOOK, "utf-8")
    own.imports.add(tmp_path / "book.vcf")
    return own


def test_people_stand_in_several_circles(book: Workspace) -> None:
    bo, cy = book.people.find("Bo Quay"), book.people.find("Cy Quay")
    assert book.circles.put(bo, "Family") and book.circles.put(bo, "Choir") and book.circles.put(cy, "choir ")
    assert not book.circles.put(bo, "family")
    assert book.circles.of(bo) == ("family", "Choir")
    assert [(m.name, m.circle, m.who) for m in book.circles.members("CHOIR")] == [
        ("Bo Quay", "Choir", "owner"),
        ("Cy Quay", "Choir", "owner"),
    ]
    sizes = {c.name: (c.people, c.own) for c in book.circles.list()}
    assert sizes["family"] == (1, False) and sizes["Choir"] == (2, True) and set(CIRCLES) < set(sizes)
    assert set(members_by_circle(book._context)) == {(bo, "family"), (bo, "Choir"), (cy, "Choir")}
    assert [row.person for row in book.people.page(circle="choir", sort="name").rows] == [bo, cy]
    with pytest.raises(NotFoundError, match="there is no circle"):
        book.people.page(circle="nobody is here")


def test_nobody_is_in_a_circle_by_a_suggestion_alone(book: Workspace) -> None:
    bo = book.people.find("Bo Quay")
    hints = {h.circle: h.reasons for h in book.circles.suggest(person=bo)}
    assert hints == {
        "family": ("Your address book has them under “Familie”",),
        "Choir": ("Your address book has them under “Choir”",),
    }
    assert book.circles.of(bo) == () and not members_by_circle(book._context)
    assert {h.circle for h in book.people.person(bo).circle_hints} == set(hints)


def test_yes_and_no_are_remembered_and_taken_back(book: Workspace) -> None:
    bo = book.people.find("Bo Quay")
    book.circles.put(bo, "family")
    book.circles.reject(bo, "choir")
    assert book.circles.suggest(person=bo) == ()
    assert book.circles.take_out(bo, "Family") and not book.circles.take_out(bo, "family")
    assert book.circles.of(bo) == () and book.circles.suggest(person=bo) == ()
    assert book.circles.take_back(bo, "choir")
    assert [h.circle for h in book.circles.suggest(person=bo)] == ["Choir"]
    assert book.desk.audit_findings() == ()


def test_the_owners_world_is_suggested_with_reasons(ws: Workspace) -> None:
    hints = ws.circles.suggest(200)
    assert {"work", "communities"} <= {h.circle for h in hints}
    assert all(h.reasons and h.name for h in hints)
    assert {h.circle for h in ws.circles.suggest(circle="work")} == {"work"}
    assert ws.state().owner not in {h.person for h in hints}


def test_circles_follow_a_merge_and_its_undo(book: Workspace, world: World) -> None:
    bo, cy = book.people.find("Bo Quay"), book.people.find("Cy Quay")
    book.circles.put(bo, "family")
    book.circles.put(cy, "friends")
    book.people.link(bo, cy)
    one = book.people.find("bo@quay.example")
    assert book.circles.of(one) == ("friends", "family")
    book.circles.take_out(one, "family")
    book.people.unlink(bo, cy)
    assert (book.circles.of(bo), book.circles.of(cy)) == ((), ("friends",))


def test_an_own_circle_is_renamed_and_joins_another(book: Workspace) -> None:
    bo, cy = book.people.find("Bo Quay"), book.people.find("Cy Quay")
    book.circles.put(bo, "Choir")
    book.circles.put(cy, "Altos")
    assert book.circles.rename("Altos", "choir") == 1
    assert len(book.circles.members("Choir")) == 2 and "Altos" not in {c.name for c in book.circles.list()}
    with pytest.raises(InputError, match="everybody has"):
        book.circles.rename("work", "labour")


def test_what_cannot_be_is_said(ws: Workspace) -> None:
    with pytest.raises(InputError, match="no circle was named"):
        ws.circles.put(ws.state().owner or 0, " ")
    with pytest.raises(NotFoundError):
        ws.circles.put(17, "family")


def test_whoever_is_forgotten_leaves_every_circle(book: Workspace) -> None:
    bo = book.people.find("Bo Quay")
    book.circles.put(bo, "family")
    book.people.forget(bo)
    assert book.circles.members("family") == () and members_by_circle(book._context) == ()
    assert book.desk.circles.words() == ()
