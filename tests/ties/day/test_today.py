"""Whom to turn to: the formula against a slow one, nobody who should be left in peace, and every reason in words."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.day.today import (
    DORMANT,
    SUGGESTED,
    TERMS,
    TIERS,
    Known,
    Occasion,
    Wishes,
    known_of,
    suggest,
)

DAY = 20_000
OWNER = 1
people = st.integers(2, 12)
days = st.integers(DAY - 400, DAY)
knowns = st.dictionaries(
    people,
    st.tuples(days, st.sampled_from([0.0, 3.0, 9.0, 40.0]), st.sampled_from([0, *TIERS]), st.integers(0, 3)),
    max_size=8,
)
occasions = st.lists(
    st.builds(
        lambda person, term, number: Occasion(person, term, f"{term}:{number}", f"Because of {term} {number}."),
        people,
        st.sampled_from([term for term in TERMS if term not in ("rhythm", "follow-up")]),
        st.integers(0, 2),
    ),
    max_size=8,
    unique_by=lambda o: (o.person, o.key),
)
wishes = st.builds(
    Wishes,
    cadence=st.dictionaries(people, st.tuples(st.sampled_from([7, 14, 45, 365]), days), max_size=3),
    never=st.frozensets(people, max_size=2),
    later=st.dictionaries(people, st.integers(DAY - 5, DAY + 5), max_size=3),
    done=st.dictionaries(people, days, max_size=3),
    skipped=st.frozensets(st.tuples(people, st.sampled_from(["cadence", "rhythm", "thanks:1"])), max_size=3),
)


def table(rows: dict[int, tuple[int, float, int, int]]) -> Known:
    order = sorted(rows)
    columns = list(zip(*(rows[p] for p in order), strict=True)) if rows else [(), (), (), ()]
    kinds = (np.int64, np.float64, np.int64, np.int64)
    return Known(np.array(order, np.int64), *(np.array(c, kind) for c, kind in zip(columns, kinds, strict=True)))


def slowly(
    person: int, rows: dict[int, tuple[int, float, int, int]], told: list[Occasion], said: Wishes
) -> float | None:
    """P of one person, written down once more without arrays; None when they may not be listed."""
    last, gap, hint, tries = rows.get(person, (-1, 0.0, 0, 0))
    done = said.done.get(person, -1)
    last = max(last, done)
    wish = said.cadence.get(person)
    cadence = wish[0] if wish else hint
    since = last if last >= 0 else (wish[1] if wish else -1)
    silence = DAY - since
    spare = {"life": 30, "give": 30, "thanks": 7}
    terms = {
        o.term
        for o in told
        if o.person == person
        and (person, o.key) not in said.skipped
        and (done < 0 or DAY - done >= spare.get(o.term, 1))
    }
    total, due = sum(TERMS[term] for term in terms), bool(terms)
    over = wish is None and silence >= DORMANT * max(gap, 3.0)
    if cadence and (person, "cadence") not in said.skipped and not over:
        weight = next((w for days_, w in TIERS.items() if days_ >= cadence), TIERS[365])
        total += weight * (1 if wish else SUGGESTED) * min(silence / cadence, 3)
        due |= silence >= cadence
    if gap and 2 < silence / gap < 12 and (person, "rhythm") not in said.skipped:
        total, due = total + 0.7, True
    resting = done >= 0 and DAY - done < 7 and "promise" not in terms
    left_alone = person in said.never or tries >= 2 or said.later.get(person, 0) > DAY or resting
    return total if due and not left_alone else None


@given(knowns, occasions, wishes)
@settings(max_examples=50, deadline=None)
def test_the_list_is_what_the_formula_says_person_by_person(
    rows: dict[int, tuple[int, float, int, int]], told: list[Occasion], said: Wishes
) -> None:
    found = suggest(table(rows), told, said, DAY, limit=50)
    everybody = sorted({*rows, *(o.person for o in told), *said.cadence})
    slow = {p: round(value, 9) for p in everybody if (value := slowly(p, rows, told, said)) is not None}
    assert {s.person: s.priority for s in found} == slow
    assert [s.person for s in found] == sorted(slow, key=lambda p: (-slow[p], p))
    for one in found:
        assert (
            sum(reason.points for reason in one.reasons) == np.float64(one.priority).round(9)
            or abs(sum(reason.points for reason in one.reasons) - one.priority) < 1e-6
        )
        assert all(reason.words.endswith(".") for reason in one.reasons)
    assert suggest(table(rows), list(reversed(told)), said, DAY) == found[:5]


@given(knowns, occasions, wishes, people)
@settings(max_examples=25, deadline=None)
def test_a_decision_about_one_changes_nothing_about_another(
    rows: dict[int, tuple[int, float, int, int]], told: list[Occasion], said: Wishes, other: int
) -> None:
    before = {s.person: s for s in suggest(table(rows), told, said, DAY, limit=50)}
    after = suggest(
        table(rows), told, Wishes(said.cadence, said.never | {other}, said.later, said.done, said.skipped), DAY, 50
    )
    assert {s.person: s for s in after} == {p: s for p, s in before.items() if p != other}


def contact(*rows: tuple[int, int, int, int]) -> pa.Table:
    """(person, day, said, heard) as contact days of the owner, who has the smaller id."""
    person, day, said, heard = (list(c) for c in zip(*rows, strict=True))
    return pa.table(
        {
            "a": pa.array([OWNER] * len(rows), pa.int64()),
            "b": pa.array(person, pa.int64()),
            "network": ["email"] * len(rows),
            "day": pa.array(day, pa.int32()),
            "out": pa.array(said, pa.int32()),
            "in_": pa.array(heard, pa.int32()),
            "weight": [float(s + h) for s, h in zip(said, heard, strict=True)],
        }
    )


def test_two_words_without_an_answer_are_counted_until_one_comes() -> None:
    known = known_of(
        contact((2, DAY - 9, 1, 0), (2, DAY - 3, 1, 0), (3, DAY - 9, 1, 0), (3, DAY - 3, 1, 1)), OWNER, DAY
    )
    assert known.person.tolist() == [2, 3]
    assert known.unanswered.tolist() == [2, 0]
    assert known_of(contact((2, DAY - 40, 1, 0), (2, DAY - 35, 1, 0)), OWNER, DAY).unanswered.tolist() == [0]


def test_a_rhythm_is_suggested_as_a_cadence_only_when_both_spoke_often_enough() -> None:
    weekly = [(2, DAY - 7 * i, 1, 1) for i in range(1, 60)]
    known = known_of(contact(*weekly, (3, DAY - 50, 1, 1), *[(4, DAY - 9 * i, 1, 0) for i in range(4, 12)]), OWNER, DAY)
    assert known.cadence.tolist() == [14, 0, 0]
    assert known.gap.tolist() == [7.0, 0.0, 0.0]


def test_whoever_was_met_lately_comes_first_the_most_urgent_at_the_top() -> None:
    soon, later = datetime(2026, 11, 22), datetime(2026, 11, 23)
    told = [
        Occasion(2, "promise", "promise:1", "You promised: the maps."),
        Occasion(3, "follow-up", "event:x", "You met.", later),
        Occasion(4, "follow-up", "event:x", "You met.", soon),
    ]
    assert [s.person for s in suggest(table({}), told, Wishes(), DAY)] == [4, 3, 2]


def test_a_cadence_without_any_contact_seen_counts_from_its_wish_and_says_so() -> None:
    wish = Wishes(cadence={9: (30, DAY - 31)})
    (found,) = suggest(table({}), (), wish, DAY)
    assert found.last is None and not found.suggested
    assert found.reasons[0].words.startswith("No contact seen since you wished for one every 30 days")
    assert suggest(table({}), (), Wishes(cadence={9: (30, DAY - 29)}), DAY) == ()


def test_done_resets_the_cadence_and_rests_all_but_a_promise() -> None:
    rows = {2: (DAY - 100, 0.0, 0, 0)}
    wish = {2: (30, DAY - 200)}
    promise = Occasion(2, "promise", "promise:1", "You promised: the maps.")
    assert [s.person for s in suggest(table(rows), (), Wishes(cadence=wish), DAY)] == [2]
    assert suggest(table(rows), (), Wishes(cadence=wish, done={2: DAY}), DAY) == ()
    assert suggest(table(rows), (promise,), Wishes(cadence=wish, done={2: DAY}), DAY) == ()
    (back,) = suggest(table(rows), (promise,), Wishes(cadence=wish, done={2: DAY - 1}), DAY)
    assert [reason.term for reason in back.reasons] == ["promise", "cadence"]


def test_a_follow_up_that_is_over_keeps_its_reason_and_loses_its_place() -> None:
    told = [
        Occasion(2, "follow-up", "event:x", "You met.", None),
        Occasion(3, "thanks", "thanks:1", "Not thanked yet: help."),
        Occasion(4, "follow-up", "event:x", "You met.", datetime(2026, 11, 20) + timedelta(days=2)),
    ]
    assert [s.person for s in suggest(table({}), told, Wishes(), DAY)] == [4, 3, 2]
