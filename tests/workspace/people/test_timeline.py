"""One timeline per person: what sources show and what was written down, joined and forgotten with the person."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pyarrow.compute as pc
import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.people.answers.timeline import TimelineEntry
from renown.workspace.people.timeline import MOST, WORDS_TOLD


def whole(ws: Workspace, person: int, kind: str = "", limit: int = 37) -> list[TimelineEntry]:
    found, before = [], ""
    while True:
        page = ws.people.timeline(person, kind, before, limit)
        found += page.entries
        if not page.more:
            return found
        before = page.more


def note(ws: Workspace, person: int, line: str) -> int:
    name = ws.people.name(person)
    return ws.notes.keep(line.replace("WHO", name), chosen={name: person}).note.id


def closest(ws: Workspace) -> int:
    return ws.ties.warmth(limit=1)[0].person


def test_all_that_passed_is_there_once_page_by_page_and_by_kind(ws: Workspace) -> None:
    owner = ws.state().owner
    for row in ws.ties.warmth(limit=2):
        found = whole(ws, row.person)
        ledger = ws._context.derivation().ledger_around(row.person)
        between = ledger.filter(pc.or_(pc.equal(ledger["actor"], owner), pc.equal(ledger["target"], owner)))
        told = between.filter(pc.invert(pc.is_in(between["kind"], pc.cast(["view", "join"], "string"))))
        assert sum(bool(entry.network) and entry.kind != "news" for entry in found) == pc.sum(told["n"]).as_py()
        page = ws.people.timeline(row.person)
        assert dict(page.kinds) == Counter(entry.kind for entry in found) and page.total == len(found) > 20
        assert [entry.at for entry in found] == sorted((entry.at for entry in found), reverse=True)
        assert found == whole(ws, row.person, limit=MOST) == whole(ws, row.person, limit=9)
        for kind, many in page.kinds:
            assert whole(ws, row.person, kind) == [entry for entry in found if entry.kind == kind], kind
            assert ws.people.timeline(row.person, kind).total == many


def test_private_words_are_not_told_and_posts_are(ws: Workspace) -> None:
    found = [entry for row in ws.ties.warmth(limit=8) for entry in whole(ws, row.person)]
    assert {entry.words for entry in found if entry.kind in ("mail", "message")} == {""}
    assert any(entry.words for entry in found if entry.kind == "post")
    titles = [entry.words for entry in found if entry.kind == "meeting"]
    assert titles and all(titles)


def test_what_is_written_down_stands_in_it_at_once_and_goes_when_it_is_undone(own: Workspace) -> None:
    person = closest(own)
    before = whole(own, person)
    number = note(own, person, "Met WHO today")
    promise = note(own, person, "I promised WHO a map by Friday")
    own.today.done(person, "by phone")
    found = whole(own, person)
    assert len(found) == len(before) + 3
    now = {entry.sentence: entry for entry in found if entry not in before}
    assert now["You met"].note == number and now["You met"].kind == "meeting" and now["You met"].exact
    assert now["A promise"].kind == "favour" and now["You were in touch"].words == "by phone"
    own.notes.undo(number)
    own.notes.undo(promise)
    own.today.undo()
    assert whole(own, person) == before


def test_a_note_of_a_hundred_kilobytes_is_cut_and_says_so(own: Workspace) -> None:
    person = closest(own)
    words = own.desk.notes.write  # past the reader of lines, which has bounds of its own
    from renown.desk.giving.records import NewNote

    words(NewNote((person,), "note", date.today(), "x" * 100_000))
    entry = next(entry for entry in own.people.timeline(person, "note").entries if entry.cut)
    assert entry.words == "x" * WORDS_TOLD


def test_the_timelines_of_two_who_are_one_join_and_those_of_the_forgotten_are_gone(own: Workspace) -> None:
    one, other = (row.person for row in own.ties.warmth(limit=2))
    note(own, one, "Met WHO today")
    note(own, other, "Met WHO yesterday")
    both = len(whole(own, one)) + len(whole(own, other))
    own.people.link(one, other)
    joined = own.ties.warmth(limit=1)[0].person
    found = whole(own, joined)
    # Meetings of all three, requests and invitations stood in both.
    assert joined in (one, other) and both >= len(found) > max(both // 2, 20)
    assert sum(entry.sentence == "You met" and entry.note is not None for entry in found) == 2
    own.people.forget(joined)
    with pytest.raises(NotFoundError):
        own.people.timeline(joined)


def test_what_lies_ahead_of_the_moment_is_not_told(own: Workspace) -> None:
    person = closest(own)
    note(own, person, "Met WHO today")
    then = datetime.now(UTC) - timedelta(days=30)
    found = own.people.timeline(person, limit=MOST, as_of=then).entries
    assert found and max(entry.at for entry in found) < then.replace(tzinfo=None)


@pytest.mark.parametrize("asked", [{"kind": "letters"}, {"before": "soon"}, {"limit": 0}, {"limit": MOST + 1}])
def test_nonsense_is_refused(ws: Workspace, asked: dict[str, object]) -> None:
    with pytest.raises(InputError):
        ws.people.timeline(closest(ws), **asked)  # type: ignore[arg-type]
