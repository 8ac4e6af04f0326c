"""One line on a real workspace: whom it means, what is kept, what it changes, and that all of it can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.ties.answers import Warmth

AS_OF = "latest"


def contacts(ws: Workspace, many: int = 3) -> list[Warmth]:
    """The warmest contacts whose names nobody else here has."""
    alone = [w for w in ws.ties.warmth(AS_OF, 40) if len(ws.people.page(w.name).rows) == 1]
    assert len(alone) >= many
    return alone[:many]


def say(ws: Workspace, line: str) -> int:
    return ws.notes.keep(line, AS_OF).note.id


def test_a_line_is_understood_before_anything_is_kept(own: Workspace) -> None:
    ben, cara, _ = contacts(own)
    found = own.notes.understand(f"{ben.name} promised an introduction to {cara.name} by 2030-01-04", AS_OF)
    assert found.settled and found.people[0].person == ben.person and found.about is not None
    assert (found.about.person, found.due) == (cara.person, date(2030, 1, 4))
    assert found.says.startswith(f"{ben.name} promised you an introduction to {cara.name}, by 4 Jan 2030")
    assert own.favours.promises(as_of=AS_OF) == () and own.notes.list().rows == ()


def test_a_line_sent_twice_is_one_line(own: Workspace) -> None:
    ben, _, _ = contacts(own)
    first = say(own, f"{ben.name} helped me with the talk")
    assert say(own, f"{ben.name} helped me with the talk") == first
    own.notes.undo(first)
    assert say(own, f"{ben.name} helped me with the talk") != first


def test_a_favour_keeps_the_promise_it_was_and_thanks_find_it(own: Workspace) -> None:
    ben, cara, _ = contacts(own)
    promise = say(own, f"{ben.name} promised an introduction to {cara.name} by 2030-01-04")
    [open_] = own.favours.promises(as_of=AS_OF)
    assert (open_.person, open_.mine, open_.words, open_.note) == (
        ben.person,
        False,
        f"an introduction to {cara.name}",
        promise,
    )
    kept = say(own, f"{ben.name} introduced me to {cara.name}")
    assert own.favours.promises(as_of=AS_OF) == ()
    [waiting] = own.favours.unthanked(AS_OF)
    assert (waiting.person, waiting.kind) == (ben.person, "introduction")
    assert own.favours.ideas(ben.person, as_of=AS_OF)[0].words == f"thank them for an introduction to {cara.name}"
    assert [b.person for b in own.favours.owes_give(AS_OF)] == [ben.person]
    thanks = say(own, f"thanked {ben.name} for the introduction")
    assert own.favours.unthanked(AS_OF) == ()
    for number in (thanks, kept, promise):
        assert own.notes.undo() == number
    assert own.favours.lines() == () and own.favours.promises(open_only=False, as_of=AS_OF) == ()
    with pytest.raises(NotFoundError, match="no note"):
        own.notes.undo()


def test_nobody_is_guessed(own: Workspace) -> None:
    first = next(
        name
        for name in (w.name.split()[0] for w in own.ties.warmth(AS_OF, 60))
        if len([r for r in own.people.page(name, per_page=200).rows if name in r.name.split()]) > 1
    )
    found = own.notes.understand(f"{first} helped me", AS_OF)
    assert not found.settled and len(found.people[0].choices) > 1
    chosen = found.people[0].choices[-1]
    assert own.notes.understand(found.text, AS_OF, {first: chosen.person}).people[0].name == chosen.name


def test_the_owner_is_nobody_a_line_can_be_about(own: Workspace) -> None:
    owner = own.state(AS_OF).owner_name
    assert own.notes.understand(f"{owner} helped me", AS_OF).people[0].person is None


def test_asking_twice_says_give_first_until_something_was_given(own: Workspace) -> None:
    ben, _, _ = contacts(own)
    before = own.favours.before_asking(ben.person, AS_OF)
    say(own, f"asked {ben.name} for a reference")
    say(own, f"asked {ben.name} for a review")
    assert own.favours.before_asking(ben.person, AS_OF).asked_since == before.asked_since + 2
    assert own.favours.before_asking(ben.person, AS_OF).verdict == "give first"
    say(own, f"gave {ben.name} a reference")
    after = own.favours.before_asking(ben.person, AS_OF)
    assert (after.verdict, after.asked_since) == ("ask", 0)
    assert own.favours.balance(ben.person, AS_OF).given == 1 and own.favours.overall(AS_OF).given == 1


def test_a_decision_follows_its_person_when_people_are_joined(own: Workspace) -> None:
    ben, cara, _ = contacts(own)
    say(own, f"{ben.name} helped me")
    own.ties.correct(ben.person, "close")
    own.people.link(ben.person, cara.person)
    [line] = own.favours.lines()
    assert line.person == own.people.find(str(line.person)) in (ben.person, cara.person)
    assert [c.person for c in own.ties.corrections(AS_OF)] == [line.person]


def test_forgetting_a_person_takes_their_favours_along(own: Workspace) -> None:
    ben, cara, ana = contacts(own)
    say(own, f"{ben.name} introduced me to {cara.name}")
    say(own, f"{ana.name} helped me")
    own.people.forget(cara.person)
    assert [line.person for line in own.favours.lines()] == [ana.person]
    assert [c.name for n in own.notes.list().rows for c in n.people] == [ana.name]


def test_promises_end_and_open_again(own: Workspace) -> None:
    ben, _, _ = contacts(own)
    say(own, f"I owe {ben.name} an article")
    [promise] = own.favours.promises(as_of=AS_OF)
    assert own.favours.ideas(ben.person, as_of=AS_OF)[0].words == "keep your promise: an article"
    assert own.favours.end(promise.id, kept=True, as_of=AS_OF)
    assert own.favours.ended()[0].kept and own.favours.lines(ben.person)[0].given
    assert own.favours.reopen(promise.id) and own.favours.lines() == ()


def test_every_idea_has_a_ground(ws: Workspace) -> None:
    found = [idea for w in ws.ties.warmth(AS_OF, 15) for idea in ws.favours.ideas(w.person, as_of=AS_OF)]
    assert found and all(idea.ground and idea.words for idea in found)
    pairs = {(idea.person, idea.other) for idea in found if idea.other is not None and idea.kind == "introduction"}
    assert pairs, "a community has warm contacts who share something"
    for person, other in pairs:
        ins, outs = ws.ties.of(person, AS_OF, limit=10_000)
        assert other not in {tie.person for tie in (*ins, *outs)}


def test_a_corrected_tie_stands_beside_the_computed_one(own: Workspace) -> None:
    ben, _, _ = contacts(own)
    own.ties.correct(ben.person, "cool", "one project")
    [said] = own.ties.corrections(AS_OF)
    assert (said.person, said.value, said.computed, said.why) == (ben.person, 25.0, ben.warmth, "one project")
    now = own.ties.warmth_with(ben.person, AS_OF)
    assert now is not None and (now.warmth, now.said, now.computed) == (25.0, 25.0, ben.warmth)
    assert own.ties.uncorrect(ben.person) and not own.ties.uncorrect(ben.person)
    assert own.ties.warmth_with(ben.person, AS_OF) == ben


def test_somebody_never_seen_in_contact_is_known_by_the_owners_word(own: Workspace) -> None:
    seen = {row.person for row in own.ties.warmth(AS_OF, 10_000)}
    owner = own.state(AS_OF).owner
    stranger = next(r.person for r in own.people.page(per_page=200).rows if r.person not in {*seen, owner})
    own.ties.correct(stranger, 60)
    [said] = own.ties.corrections(AS_OF)
    known = own.ties.warmth_with(stranger, AS_OF)
    assert known is not None and (said.computed, known.warmth, known.computed) == (None, 60.0, None)


def test_nobody_says_how_warm_the_tie_with_themselves_is(own: Workspace) -> None:
    owner = own.state(AS_OF).owner
    assert owner is not None
    with pytest.raises(InputError, match="found you yourself"):
        own.ties.correct(owner, 60)


def test_what_is_noted_for_later_is_not_seen_before(own: Workspace) -> None:
    ben, _, _ = contacts(own)
    say(own, f"{ben.name} helped me")
    day = own.favours.lines()[0].day
    before = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=1)
    assert own.favours.unthanked(before) == () and len(own.favours.unthanked(AS_OF)) == 1


def test_a_corrected_tie_moves_the_cadence_that_is_suggested(own: Workspace) -> None:
    shown = next(p for p in own.today.list(AS_OF, 50) if p.suggested and p.cadence)
    own.ties.correct(shown.person, 100 if shown.cadence != 14 else 30)
    changed = {p.person: p.cadence for p in own.today.list(AS_OF, 500)}.get(shown.person)
    assert changed != shown.cadence
    own.ties.uncorrect(shown.person)
    assert next(p for p in own.today.list(AS_OF, 50) if p.person == shown.person).cadence == shown.cadence
