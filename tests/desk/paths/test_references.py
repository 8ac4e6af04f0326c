"""The pool on the desk: consent before use, steps that replace each other, and what erasing leaves."""

from __future__ import annotations

from datetime import date

import pytest

from renown.desk import Desk
from renown.desk.paths.reference_records import NewReference, NewUse
from renown.errors import InputError, NotFoundError

DAY = date(2026, 5, 4)
USE = NewUse(7, "Data lead", "Lumenfold", DAY, "storage", "Moved 4 TB")


def test_the_later_word_on_somebody_stands(desk: Desk) -> None:
    desk.references.add(NewReference(7, "peer", ("SQL",)))
    desk.references.add(NewReference(7, "manager", ("SQL", "storage"), "Head of data", DAY))
    (row,) = desk.references.pool()
    assert (row.relation, row.skills, row.position, row.since) == ("manager", ("SQL", "storage"), "Head of data", DAY)
    assert desk.references.remove(7)
    assert not desk.references.remove(7)
    assert desk.references.pool() == ()


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ((), "was not asked"),
        (("asked",), "has not answered"),
        (("given", "refused"), "said no"),
        (("refused", "asked"), "not ans"),
    ],
)
def test_nobody_is_named_without_consent(desk: Desk, steps: tuple[str, ...], why: str) -> None:
    for step in steps:
        desk.references.consent(7, step, DAY)
    with pytest.raises(InputError, match=why):
        desk.references.use(USE)
    assert desk.references.uses() == ()


def test_a_yes_holds_while_one_asks_anew_and_can_be_taken_back(desk: Desk) -> None:
    for step in ("asked", "given", "asked"):
        desk.references.consent(7, step, DAY)
    desk.references.use(USE)
    assert desk.references.undo_consent(7) and desk.references.undo_consent(7)
    with pytest.raises(InputError, match="not answered"):
        desk.references.use(USE)
    with pytest.raises(InputError, match="step of consent"):
        desk.references.consent(7, "maybe", DAY)


def test_what_followed_of_a_use_is_said_once_and_undone(desk: Desk) -> None:
    desk.references.consent(7, "given", DAY)
    use = desk.references.use(USE)
    desk.references.step(use, "briefed", DAY)
    desk.references.step(use, "outcome", DAY, "interview")
    desk.references.step(use, "outcome", DAY, "offer")
    (row,) = desk.references.uses()
    assert (row.briefed, row.outcome, row.thanked) == (DAY, "offer", None)
    assert desk.references.undo_step(use, "outcome")
    assert not desk.references.undo_step(use, "outcome")
    assert desk.references.uses()[0].outcome == ""
    assert desk.references.undo_use(use)
    with pytest.raises(NotFoundError, match="no use"):
        desk.references.step(use, "thanked", DAY)


def test_erasing_takes_the_person_out_with_all_that_followed(desk: Desk) -> None:
    for account in (7, 8):
        desk.references.add(NewReference(account, "peer", ("SQL",), note="knows Bo Diaz"))
        desk.references.consent(account, "given", DAY, "Bo Diaz said so")
    gone, kept = desk.references.use(USE), desk.references.use(NewUse(8, "Data lead", "", DAY, "with Bo Diaz"))
    desk.references.step(gone, "outcome", DAY, "offer")
    desk.references.step(kept, "outcome", DAY, "thanks to Bo Diaz")
    desk.erase([7], ["Bo Diaz"])
    assert [row.note for row in desk.references.pool()] == ["knows (erased)"]
    assert [step.words for step in desk.references.consents()] == ["(erased) said so"]
    assert [(row.text, row.outcome) for row in desk.references.uses()] == [("with (erased)", "thanks to (erased)")]
    assert desk.audit_findings() == ()
