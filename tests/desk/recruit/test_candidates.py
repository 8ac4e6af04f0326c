"""Candidates at the desk: nobody without grounds, nobody who is to stay out, nothing left of who goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError

from renown.desk import Desk, open_desk
from renown.desk.models import Candidate
from renown.desk.records import told
from renown.desk.recruit.records import NewCandidate, NewCandidateStep, NewPaper
from renown.errors import InputError, NotFoundError, StorageError

THEN = datetime(2026, 5, 4, 12, tzinfo=UTC)
ANA = NewCandidate(
    account=7,
    purpose="Data engineer",
    basis="6(1)(b)",
    proof="mail of 4 May 2026",
    source="ana-lund.pdf",
    collected_at=THEN,
    visibility="consent",
    marks=("a" * 64,),
)
ROW = {**told(ANA), "who": "owner", "at": THEN}
PAPER = NewPaper("ana-lund.pdf", b"%PDF the heron of Lund", "the heron of Lund", '{"name": "Ana Lund"}')


@pytest.mark.parametrize(
    "wrong",
    [
        {"purpose": ""},
        {"purpose": "  "},
        {"proof": " "},
        {"source": ""},
        {"basis": "6(1)(e)"},
        {"basis": ""},
        {"visibility": "restricted"},
        {"collected_at": None},
        {"basis": "6(1)(a)", "until": None},
    ],
)
def test_g1_g4_the_database_itself_refuses_somebody_without_grounds(desk: Desk, wrong: dict[str, Any]) -> None:
    Candidate.objects.create(**ROW)
    with pytest.raises(IntegrityError):
        Candidate.objects.create(**{**ROW, **wrong})


def test_g1_g4_the_desk_names_what_is_missing(desk: Desk) -> None:
    wrong = replace(ANA, purpose="", basis="", source="web", visibility="friends", proof="")
    with pytest.raises(InputError, match=r"G1.*G1.*G3.*G4"):
        desk.candidates.add(wrong, [PAPER])
    assert desk.candidates.list() == () and desk.candidates.papers() == ()


def test_whoever_is_kept_can_be_let_go_and_taken_up_again(desk: Desk) -> None:
    number = desk.candidates.add(ANA)
    assert [(c.id, c.account, c.marks, c.until) for c in desk.candidates.list()] == [(number, 7, ANA.marks, None)]
    assert desk.candidates.take_back(number) and not desk.candidates.take_back(number)
    assert desk.candidates.list() == () and [c.account for c in desk.candidates.taken_back()] == [7]
    again = desk.candidates.restore(number)
    assert [c.id for c in desk.candidates.list()] == [again] == [desk.candidates.restore(again)]
    assert desk.candidates.taken_back() == () and desk.candidates.known(["b", ANA.marks[0]]) == 7
    assert [action for _, _, action in desk.audit_entries()] == [
        "keep candidate",
        "keep candidate no longer",
        "keep candidate",
    ]


def test_g5_no_change_of_a_record_lets_its_time_begin_anew(desk: Desk) -> None:
    number = desk.candidates.add(ANA)
    with pytest.raises(InputError, match="G5"):
        desk.candidates.change(number, replace(ANA, collected_at=datetime(2026, 6, 1, tzinfo=UTC)))
    pool = replace(ANA, basis="6(1)(a)", proof="form of 5 May 2026", until=date(2999, 5, 5))
    changed = desk.candidates.change(number, pool)
    assert [(c.id, c.basis, c.collected_at) for c in desk.candidates.list()] == [(changed, "6(1)(a)", THEN)]


def test_an_original_comes_back_as_it_was_and_lies_sealed(desk: Desk) -> None:
    desk.candidates.add(ANA, [PAPER])
    [paper] = desk.candidates.papers((7,))
    assert desk.candidates.original(paper.id) == PAPER.content and paper.text == PAPER.text
    [file] = (desk.folder / "candidates").iterdir()
    assert b"heron" not in file.read_bytes() and file.stat().st_mode & 0o077 == 0
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(StorageError, match="was changed"):
        desk.candidates.original(paper.id)


def test_steps_stand_until_they_are_taken_back(desk: Desk) -> None:
    desk.candidates.add(ANA)
    first = desk.candidates.step(NewCandidateStep(7, "notice", THEN, "by mail"))
    desk.candidates.step(NewCandidateStep(7, "rejected", THEN, "no Python"))
    assert [step.kind for step in desk.candidates.steps()] == ["notice", "rejected"]
    assert desk.candidates.take_step_back(first) and not desk.candidates.take_step_back(first)
    assert [step.kind for step in desk.candidates.steps()] == ["rejected"]
    with pytest.raises(InputError, match="expected one of notice"):
        desk.candidates.step(NewCandidateStep(7, "promoted", THEN))


def test_g10_who_is_erased_leaves_nothing_and_stays_out(desk: Desk) -> None:
    desk.candidates.add(ANA, [PAPER])
    desk.candidates.add(replace(ANA, account=8, marks=("c" * 64,)), [PAPER])
    desk.candidates.step(NewCandidateStep(7, "notice", THEN))
    stays = [paper.id for paper in desk.candidates.papers((8,))]
    desk.erase([7], ["Ana Lund"])
    assert [c.account for c in desk.candidates.list()] == [8] and desk.candidates.steps() == ()
    assert len(list((desk.folder / "candidates").iterdir())) == 1 and desk.candidates.original(stays[0])
    with pytest.raises(InputError, match="was erased here, and stays out"):
        desk.candidates.add(replace(ANA, account=9, marks=("d" * 64, *ANA.marks)))
    assert desk.audit_findings() == ()


def test_g10_nothing_is_written_of_whoever_was_erased_meanwhile(desk: Desk) -> None:
    desk.candidates.add(ANA, [PAPER])
    desk.erase([7], ["Ana Lund"])
    with pytest.raises(NotFoundError, match="not here any more"):
        desk.candidates.put(7, NewPaper("later.pdf", b"read while they were erased"))
    with pytest.raises(NotFoundError, match="not here any more"):
        desk.candidates.step(NewCandidateStep(7, "message", THEN, "to Ana Lund"))
    assert desk.candidates.papers() == () and desk.candidates.steps() == ()
    assert list((desk.folder / "candidates").iterdir()) == []


def test_g10_what_a_later_paper_tells_keeps_them_out_too(desk: Desk) -> None:
    desk.candidates.add(ANA)
    desk.candidates.put(7, PAPER, ["d" * 64])
    assert desk.candidates.known(["d" * 64]) == 7
    desk.erase([7])
    assert desk.candidates.kept_out(["d" * 64]) == "erased"


def test_g11_who_objected_stays_out_whatever_came_first(desk: Desk) -> None:
    desk.candidates.add(ANA)
    desk.object(iter([7]))
    desk.erase([7])
    assert desk.candidates.kept_out(ANA.marks) == "objected" and desk.candidates.kept_out(["e" * 64]) == ""
    assert desk.objected([7]) == {7}


def test_marks_are_taken_over_by_a_desk_that_takes_the_place(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.candidates.add(ANA)
    desk.erase([7])
    marks = desk.candidates.marks()
    with open_desk(tmp_path_factory.mktemp("other")) as other:
        other.candidates.add(ANA)
        assert other.candidates.take_over(marks) == 1 and other.candidates.take_over(marks) == 0
        assert other.candidates.covered() == (7,)


def test_a_file_whose_row_never_came_to_be_goes_with_the_next_sweep(desk: Desk) -> None:
    desk.candidates.add(ANA, [PAPER])
    (desk.folder / "candidates" / "stray.sealed").write_bytes(b"x")
    assert desk.candidates.sweep() == 1 and len(desk.candidates.papers()) == 1


def test_a_candidate_is_of_one_desk(desk: Desk, tmp_path: Path) -> None:
    assert desk.candidates.pseudonym(7) == desk.candidates.pseudonym(7) != desk.candidates.pseudonym(8)
