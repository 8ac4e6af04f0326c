"""Suggestions for circles: each names what in the data speaks for it, and nothing else is suggested."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.circles import CIRCLES, Known, Shared, Told, circle_meant, circle_named, suggest

ME = 1


def circles(known: Known) -> dict[int, dict[str, tuple[str, ...]]]:
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for hint in suggest(known):
        found.setdefault(hint.person, {})[hint.circle] = hint.reasons
    return found


def test_groups_of_the_address_book() -> None:
    told = [Told(n, "category", word) for n, word in enumerate(("FRIENDS", "Kunden", "Choir", "Imported on 4/1"), 2)]
    assert {n: list(found) for n, found in circles(Known(ME, tuple(told))).items()} == {
        2: ["friends"],
        3: ["clients"],
        4: ["Choir"],
    }


def test_relations_on_ones_own_card_and_on_theirs() -> None:
    told = (
        Told(ME, "relation", "spouse: Odo Brandt"),
        Told(ME, "relation", "Manager: urn:uuid:5C1D"),
        Told(ME, "relation", "friend: Nobody Here"),
        Told(4, "relation", "sister: Mé Myself"),
        Told(5, "relation", "spouse: Odo Brandt"),
        Told(6, "relation", "dentist: Me Myself"),
    )
    found = circles(Known(ME, told, people={"odo brandt": 2, "5c1d": 3, "me myself": ME}))
    assert found == {
        2: {"family": ("Your own card says: spouse",)},
        3: {"work": ("Your own card says: Manager",)},
        4: {"family": ("Their card names you: sister",)},
    }


def test_employers_now_and_then() -> None:
    told = (
        Told(ME, "position", "Lead", "Northwind Labs GmbH"),
        Told(ME, "position", "Clerk", "Saltby Council", over=True),
        Told(3, "position", "Clerk", "SALTBY COUNCIL"),
        Told(4, "position", "Clerk", "Northwind Labs", over=True),
        Told(5, "position", "Clerk", "North Labs"),
    )
    found = circles(Known(ME, told, organisations=((2, "Northwind Labs"), (6, "Saltby Council"))))
    assert found == {
        2: {"work": ("You both work at Northwind Labs",)},
        3: {"work": ("You both were at SALTBY COUNCIL",)},
        4: {"work": ("You both were at Northwind Labs",)},
        6: {"work": ("They work at Saltby Council, where you worked",)},
    }


def test_schools_make_alumni() -> None:
    told = tuple(
        Told(person, "education", "MSc", school, over)
        for person, school, over in ((ME, "Eastmarch", True), (2, "Eastmarch", True), (3, "Westmarch", False))
    )
    assert circles(Known(ME, told)) == {2: {"alumni": ("You both were at Eastmarch",)}}


def test_an_address_speaks_where_the_domain_is_the_employers() -> None:
    mails = ((ME, "me@northwind.example"), (ME, "me@gmail.com"), (2, "b@NORTHWIND.example"), (3, "c@gmail.com"))
    assert list(circles(Known(ME, addresses=mails))) == [2]
    employer = (Told(ME, "position", "Lead", "Northwind Labs"),)
    assert list(circles(Known(ME, employer, addresses=mails))) == [2]
    assert circles(Known(ME, (Told(ME, "position", "Lead", "Saltby Council"),), addresses=mails)) == {}


def test_open_places_count_from_three_acts_on() -> None:
    shared = (Shared(2, "slack", "maps", 1), Shared(2, "slack", "ink", 9), Shared(3, "slack", "maps", 2))
    assert circles(Known(ME, shared=shared)) == {2: {"communities": ("You meet on Slack: ink, maps",)}}


def test_who_has_more_to_speak_for_them_comes_first() -> None:
    told = (
        Told(3, "category", "Work"),
        Told(2, "category", "Work"),
        Told(2, "position", "Lead", "Northwind"),
        Told(ME, "position", "Lead", "Northwind"),
    )
    first, second = suggest(Known(ME, told))
    assert (first.person, first.reasons) == (
        2,
        ("Your address book has them under “Work”", "You both work at Northwind"),
    )
    assert second.person == 3


FACTS = st.builds(
    Told,
    st.integers(1, 4),
    st.sampled_from(["category", "relation", "position", "education", "skill"]),
    st.text(max_size=12) | st.sampled_from(["Work", "spouse: B", "family"]),
    st.sampled_from(["", "Northwind", "Northwind Ltd", "..."]),
    st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(FACTS, max_size=12), st.randoms())
def test_order_of_facts_does_not_matter_and_the_owner_is_never_suggested(told: list[Told], random: object) -> None:
    known = Known(ME, tuple(told), people={"b": 2})
    found = suggest(known)
    random.shuffle(told)  # type: ignore[attr-defined]
    assert suggest(Known(ME, tuple(told), people={"b": 2})) == found
    assert all(hint.person != ME and hint.reasons and hint.weight > 0 for hint in found)
    assert len({(hint.person, hint.circle) for hint in found}) == len(found)


@given(st.text(max_size=80))
def test_a_circle_keeps_its_name(text: str) -> None:
    name = circle_named(text)
    assert circle_named(name) == name and len(name) <= 60
    assert circle_meant(name) in {*CIRCLES, ""}
