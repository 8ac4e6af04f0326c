"""Who is who by people's word: a merge and its undo leave every number as it was, and an answer is kept for ever."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from renown.demo import World
from renown.desk.people.records import Word
from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


def numbers(ws: Workspace) -> dict[str, Any]:
    """Everything that is worked out: people, ledger, contact days, scores, warmth, paths."""
    scoring = ws._context.scoring()
    made = scoring.derivation
    tables = {"people": made.mapping, "ledger": made.ledger, "days": made.contact_days, "listing": scoring.listing}
    found: dict[str, Any] = {}
    for name, table in tables.items():
        rows = table if isinstance(table, pa.Table) else made.fetch(table, name)
        found[name] = rows.sort_by([(column, "ascending") for column in rows.column_names])
    warmest = ws.ties.warmth(limit=10)
    return found | {
        "scores": ws.scores.table(),
        "warmth": warmest,
        "paths": [ws.paths.to(tie.person) for tie in warmest[:3]],
        "facts": [made.fetch(made.lake.facts(t), t).num_rows for t in ("accounts", "facts", "interactions")],
        "version": ws.state().data_version,
    }


def waiting(ws: Workspace) -> list[tuple[int, int]]:
    return [(pair.a, pair.b) for pair in ws.people.review(500)]


def test_a_merge_and_its_undo_leave_every_number_as_before(own: Workspace) -> None:
    before, asked = numbers(own), waiting(own)
    pair = own.people.review(1)[0]
    own.people.answer(pair.a, pair.b, "yes")
    during = numbers(own)
    assert not during["people"].equals(before["people"]) and during["facts"] == before["facts"]
    assert own.people.find(str(pair.one.person)) is not None
    taken = own.people.take_back()
    assert [(t.a, t.b, t.word) for t in taken] == [(pair.a, pair.b, "yes")]
    after = numbers(own)
    for name, value in before.items():
        same = value.equals(after[name]) if hasattr(value, "equals") else value == after[name]
        assert same, name
    assert waiting(own) == asked


def test_different_people_is_remembered_when_the_export_comes_again(own: Workspace, world: World) -> None:
    pair = own.people.review(1)[0]
    own.people.answer(pair.a, pair.b, "no")
    assert (pair.a, pair.b) not in waiting(own)
    for made in own.imports.reports():
        own.imports.undo(made.import_id)
    assert waiting(own) == []
    for export in world.exports:
        own.imports.add(export, owner=world.owner_email)
    assert waiting(own) and (pair.a, pair.b) not in waiting(own)
    assert own.people.answers(1)[0].word == "no" and own.people.answers(1)[0].who == "owner"


def test_no_changes_no_number_and_needs_nothing_worked_out_anew(own: Workspace) -> None:
    version = own.state().data_version
    pair = own.people.review(1)[0]
    own.people.answer(pair.a, pair.b, "no")
    assert own.state().data_version == version
    assert own.people.review_progress().answered == 1


def test_the_order_of_answers_does_not_matter(own: Workspace) -> None:
    pairs = own.people.review(3)
    words = ("yes", "no", "yes")
    found = []
    for order in list(permutations(range(3)))[:3]:
        for at in order:
            own.people.answer(pairs[at].a, pairs[at].b, words[at])
        made = own._context.derivation()
        found.append(made.fetch(made.mapping, "people").sort_by("account"))
        for _ in order:
            own.people.take_back()
    assert found[0].equals(found[1]) and found[0].equals(found[2])


def test_later_is_asked_again_after_a_month_or_when_something_is_known(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = own.people.review(1)[0]
    own.people.answer(pair.a, pair.b, "later")
    assert (pair.a, pair.b) not in waiting(own) and own.people.review_progress().put_off == 1
    today = own._context.today()
    monkeypatch.setattr(own._context, "today", lambda: today + timedelta(days=31))
    assert (pair.a, pair.b) in waiting(own)
    monkeypatch.undo()
    assert (pair.a, pair.b) not in waiting(own)
    own.people.take_back()
    own._context.desk.review.answer(pair.a, pair.b, Word.LATER, known="something else")
    assert (pair.a, pair.b) in waiting(own)


def test_taking_back_what_replaced_an_answer_leaves_that_answer(own: Workspace) -> None:
    pair = own.people.review(1)[0]
    own.people.answer(pair.a, pair.b, "no")
    own.people.answer(pair.a, pair.b, "yes")
    assert own._context.desk.aparts() == ()
    own.people.take_back()
    assert own._context.desk.aparts() == ((pair.a, pair.b),) and own._context.desk.links() == ()
    own.people.take_back()
    assert own._context.desk.aparts() == () and own.people.take_back() == ()
    assert own._context.desk.audit_findings() == ()


def test_an_account_is_split_off_and_comes_back(own: Workspace, world: World) -> None:
    person = own.people.find(world.vouched[0].email)
    before = {(a.network, a.key) for a in own.people.person(person).accounts}
    assert {"slack", "email"} <= {network for network, _ in before}
    own.people.split(person, f"email:{world.vouched[0].email}")
    left = {(a.network, a.key) for a in own.people.person(own.people.find(world.vouched[0].slack_id)).accounts}
    assert left == before - {("email", world.vouched[0].email)}
    own.people.take_back()
    assert {(a.network, a.key) for a in own.people.person(person).accounts} == before
    with pytest.raises(InputError, match="expected one of"):
        own.people.split(person, "nobody")
    with pytest.raises(NotFoundError, match="there is no person 1"):
        own.people.split(1, "nobody")


def test_people_may_be_named_by_their_ids_and_nonsense_is_refused(own: Workspace) -> None:
    pair = own.people.review(1)[0]
    own.people.answer(pair.other.person, pair.one.person, "yes")
    assert {own.people.answers(1)[0].a, own.people.answers(1)[0].b} == {pair.a, pair.b}
    for twice in (pair.a, own.people.find(str(min(pair.a, pair.b)))):
        with pytest.raises(InputError, match="one person already"):
            own.people.answer(twice, twice, "yes")
    with pytest.raises(InputError, match="expected yes, no, later"):
        own.people.answer(pair.a, pair.b, "maybe")
    with pytest.raises(NotFoundError):
        own.people.answer(1, pair.a, "yes")


def test_what_is_asked_shows_both_sides_and_no_chance(ws: Workspace, built: Path) -> None:
    for pair in ws.people.review(5):
        assert pair.one.accounts and pair.other.accounts and pair.reasons
        assert pair.strength in ("nearly certain", "very likely", "likely", "possible")
        assert not any("%" in reason for reason in pair.reasons)


def test_all_that_is_nearly_certain_is_answered_at_once_and_taken_back_at_once(own: Workspace) -> None:
    before, progress = waiting(own), own.people.review_progress()
    said = own.people.answer_certain()
    assert said == progress.certain > 0
    assert own.people.review_progress().certain == 0
    assert own.people.answer_certain() == 0
    assert len(own.people.take_back()) == said
    assert waiting(own) == before


def test_one_yes_to_all_unites_nobody_who_was_said_to_be_two(own: Workspace) -> None:
    pair = next(pair for pair in own.people.review(500) if pair.strength == "nearly certain")
    own.people.answer(pair.a, pair.b, "no")
    own.people.answer_certain()
    assert own.people.find(str(pair.one.person)) != own.people.find(str(pair.other.person))


def test_nobody_is_merged_without_a_word_but_by_a_strong_key(tmp_path: Path) -> None:
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nN:{n};Person;;;\r\nEMAIL:p{n}@maps.example\r\n"
        f"BDAY:1980-02-03\r\nORG:Saltworks\r\nEND:VCARD\r\n"
        for n in range(12)
    )
    (tmp_path / "colleagues.vcf").write_text(cards, newline="")
    with Workspace.create(tmp_path / "w") as ws:
        ws.imports.add(tmp_path / "colleagues.vcf")
        assert ws.people.page().total == 12
