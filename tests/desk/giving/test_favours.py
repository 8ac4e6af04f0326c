"""The favour ledger of the desk: what is written stands until it is undone, and one note is undone as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.desk import Desk
from renown.desk.giving.records import FAVOUR_KINDS, NewFavour, NewNote, NewPromise, NewThanks
from renown.errors import InputError, NotFoundError

DAY = date(2026, 11, 21)
BEN, CARA, ANA = 7, 8, 9


def helped(account: int = BEN, given: bool = False) -> NewFavour:
    return NewFavour(account, "help", given, DAY, "with the talk")


def promised(account: int = BEN, mine: bool = False) -> NewPromise:
    return NewPromise(account, "introduction", mine, DAY, date(2026, 11, 27), about=CARA)


def note(**told: object) -> NewNote:
    return NewNote((BEN,), "received", DAY, "Ben helped me", **told)  # type: ignore[arg-type]


def test_a_favour_stands_with_who_and_when_and_is_undone(desk: Desk) -> None:
    number = desk.favours.add_favour(helped(), who="ana")
    [found] = desk.favours.favours()
    assert (found.id, found.account, found.kind, found.given, found.who) == (number, BEN, "help", False, "ana")
    assert desk.favours.undo_favour(number) and not desk.favours.undo_favour(number)
    assert desk.favours.favours() == ()
    assert [what for _, _, what in desk.audit_entries()] == ["favour received", "take back favour"]
    assert desk.audit_findings() == ()


def test_thanks_are_for_one_favour_and_come_back_when_taken_back(desk: Desk) -> None:
    number = desk.favours.add_favour(helped())
    thanks = desk.favours.add_thanks(NewThanks(BEN, DAY, favour=number))
    assert desk.favours.favours()[0].thanked == DAY
    assert desk.favours.undo_thanks(thanks)
    assert desk.favours.favours()[0].thanked is None
    with pytest.raises(NotFoundError, match="no favour"):
        desk.favours.add_thanks(NewThanks(ANA, DAY, favour=number))


def test_a_kept_promise_is_a_favour_until_it_is_open_again(desk: Desk) -> None:
    number = desk.favours.add_promise(promised())
    assert desk.favours.promises()[0].open
    assert desk.favours.end(number, DAY, kept=True) and not desk.favours.end(number, DAY, kept=False)
    [favour] = desk.favours.favours()
    assert (favour.kind, favour.given, favour.about, desk.favours.promises()[0].kept) == (
        "introduction",
        False,
        CARA,
        DAY,
    )
    assert desk.favours.reopen(number) and not desk.favours.reopen(number)
    assert desk.favours.favours() == () and desk.favours.promises()[0].open
    assert desk.favours.end(number, DAY, kept=False)
    assert desk.favours.favours() == () and desk.favours.promises()[0].let_go == DAY


def test_a_note_takes_everything_it_told_with_it(desk: Desk) -> None:
    open_promise = desk.favours.add_promise(promised())
    first = desk.notes.write(note(favours=(helped(),), promises=(promised(mine=True),), kept=(open_promise,)))
    thanked = next(f.id for f in desk.favours.favours() if f.kind == "help")
    desk.notes.write(NewNote((BEN,), "thanks", DAY, "thanked Ben", thanks=(NewThanks(BEN, DAY, favour=thanked),)))
    assert len(desk.favours.favours()) == 2 and len(desk.favours.promises()) == 2
    assert desk.notes.undo(first) and not desk.notes.undo(first)
    assert desk.favours.favours() == () and desk.favours.thanks() == ()
    assert [(p.id, p.open) for p in desk.favours.promises()] == [(open_promise, True)]
    assert [n.undone is None for n in desk.notes.list()] == [True, False]
    assert desk.audit_findings() == ()


def test_a_promise_of_a_note_that_was_kept_is_undone_with_the_note(desk: Desk) -> None:
    number = desk.notes.write(note(promises=(promised(),)))
    desk.favours.end(desk.favours.promises()[0].id, DAY, kept=True)
    desk.notes.undo(number)
    assert desk.favours.favours() == () and desk.favours.promises() == ()


@pytest.mark.parametrize("accounts", [{BEN}, {CARA}])
def test_erasing_either_side_of_an_introduction_removes_it(desk: Desk, accounts: set[int]) -> None:
    desk.notes.write(NewNote((BEN, CARA), "promise_theirs", DAY, "Ben promised Cara", promises=(promised(),)))
    desk.favours.end(desk.favours.promises()[0].id, DAY, kept=True)
    desk.favours.add_favour(NewFavour(ANA, "help", True, DAY, "with Ben's talk"))
    desk.erase(accounts, ["Ben", "Cara"])
    [left] = desk.favours.favours()
    assert (left.account, left.words) == (ANA, "with (erased)'s talk")
    assert desk.favours.promises() == () and desk.notes.list() == ()
    assert desk.audit_findings() == ()


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="as a kind of favour"):
        desk.favours.add_favour(NewFavour(BEN, "bribe", True, DAY))
    for missing in (desk.notes.undo, desk.favours.reopen):
        with pytest.raises(NotFoundError):
            missing(99)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(FAVOUR_KINDS), st.booleans(), st.booleans()), min_size=1, max_size=5))
def test_undoing_every_note_leaves_nothing(desk: Desk, told: list[tuple[str, bool, bool]]) -> None:
    before = desk.favours.favours(), desk.favours.promises()
    numbers = []
    for kind, given_, promise in told:
        rows = {"promises": (NewPromise(BEN, kind, given_, DAY),)} if promise else {}
        numbers.append(desk.notes.write(note(favours=(NewFavour(BEN, kind, given_, DAY),), **rows)))
    assert len(desk.favours.favours()) == len(before[0]) + len(told)
    for number in reversed(numbers):
        desk.notes.undo(number)
    assert (desk.favours.favours(), desk.favours.promises()) == before
