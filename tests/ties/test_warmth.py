"""Warmth as the owner sees it: who comes first, the reason in words, and unknown kept apart from weak."""

from __future__ import annotations

from datetime import date

from renown.ties.warmth import warmest, warmth_with

OWNER = 1


def both(act, person, days, **more):
    """The owner and a person write to each other on each of the days."""
    return [a for d in days for a in (act(OWNER, person, d, **more), act(person, OWNER, d + 0.1, **more))]


def test_says_how_close_and_why(house, act):
    acts = [*both(act, 7, [10, 400]), *both(act, 7, [401], network="x")]
    (entry,) = warmest(house.contact_days(acts), OWNER, 404)
    assert (entry.person, entry.networks, entry.days) == (7, ("slack", "x"), 3)
    assert (entry.first, entry.last) == (date(1970, 1, 11), date(1971, 2, 6))
    assert entry.by_year == ((1970, 1), (1971, 2)) and entry.by_network == (("slack", 2), ("x", 1))
    assert entry.balance == 1.0 and entry.standing == "familiar"
    assert entry.words == (
        "3 days of contact, the last 3 days ago; 99 % of the warmth is from the last 30 days; "
        "both say much the same. A word today would make it 80."
    )


def test_a_tie_of_long_ago_has_faded_to_nothing_and_says_so(house, act):
    (entry,) = warmest(house.contact_days(both(act, 7, [10])), OWNER, 900_000)
    assert entry.warmth == 0.0 and "0 % of the warmth is from the last 30 days" in entry.words


def test_the_warmest_comes_first_and_equals_by_id(house, act):
    acts = [*both(act, 5, [1, 2, 3]), *both(act, 4, [90]), *both(act, 3, [90])]
    days = house.contact_days(acts)
    assert [w.person for w in warmest(days, OWNER, 92)] == [3, 4, 5]
    assert [w.person for w in warmest(days, OWNER, 92, limit=2)] == [3, 4]


def test_who_speaks_is_said_from_the_owners_side(house, act):
    to, from_ = [act(OWNER, 7, 3)], [act(7, OWNER, 3)]
    more = [act(OWNER, 7, 3 + i / 10) for i in range(8)]
    said = [warmest(house.contact_days(acts), OWNER, 3)[0].words for acts in (to, from_, from_ + more)]
    assert ["only you speak" in said[0], "only they speak" in said[1], "you say more" in said[2]] == [True] * 3
    assert "you say more" not in warmest(house.contact_days(from_ + more), 7, 3)[0].words
    assert "the last today" in said[0] and "A word today" not in said[0]


def test_unknown_is_not_weak(house, act):
    days = house.contact_days([*both(act, 7, [1]), act(7, 8, 2)])
    assert warmth_with(days, OWNER, 8, 9) is None
    assert warmth_with(days, OWNER, OWNER, 9) is None
    weak = warmth_with(days, OWNER, 7, 9000)
    assert weak is not None and weak.warmth < 1 and weak.standing == "little seen"
    assert warmth_with(days, OWNER, 7, 0) is None


def test_one_person_reads_as_in_the_list(house, act):
    days = house.contact_days([*both(act, 5, [1, 2, 3]), *both(act, 4, [90])])
    assert {w.person: w for w in warmest(days, OWNER, 95)} == {p: warmth_with(days, OWNER, p, 95) for p in (4, 5)}
