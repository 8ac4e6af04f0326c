"""Why a score moved: the people behind it add up to the change, and what is said of them is what they did."""

from __future__ import annotations

from datetime import timedelta

import pytest

from renown.errors import NotFoundError
from renown.workspace import Workspace


def test_the_parts_of_a_movement_add_up_and_name_what_was_done(ws: Workspace) -> None:
    rows = [row for row in ws.people.page(per_page=200).rows if row.seen == "enough"][:6]
    for row in rows:
        found = ws.scores.moved(row.person, 60)
        assert found.after == pytest.approx(ws.scores.why(row.person).score)
        assert sum(change for _, change in found.factors) == pytest.approx(found.after - found.before)
        if not found.others:
            told = sum(mover.points for mover in (*found.up, *found.down))
            assert told == pytest.approx(found.after - found.before, abs=0.2)
        assert all(mover.points > 0 for mover in found.up) and all(mover.points < 0 for mover in found.down)
        assert [m.points for m in found.up] == sorted((m.points for m in found.up), reverse=True)
        # Who lifted a score did something since then; seen from before anything, everybody did.
        assert all(mover.words.endswith("since then") for mover in found.up[:1])


def test_what_counts_is_what_had_happened_by_then(ws: Workspace) -> None:
    row = ws.people.page(per_page=1).rows[0]
    now = ws.state().as_of
    assert now is not None
    then = ws.scores.moved(row.person, 45).before
    looked_back = ws.scores.why(row.person, as_of=now - timedelta(days=45)).score
    # The same acts; only trust and communities are those of the other day.
    assert then == pytest.approx(looked_back, abs=12.0)
    with pytest.raises(NotFoundError):
        ws.scores.moved(12345)


def test_the_map_around_a_person_holds_the_warmest_and_keeps_its_places(ws: Workspace) -> None:
    owner = ws.state().owner
    assert owner is not None
    drawn = ws.groups.around(owner)
    warmest = [tie.person for tie in ws.ties.warmth(limit=5)]
    assert drawn.people[0].person == owner and set(warmest) <= {who.person for who in drawn.people}
    assert (drawn.x[0], drawn.y[0]) == (0.5, 0.5)
    assert len({len(column) for column in (drawn.people, drawn.x, drawn.y, drawn.size, drawn.community)}) == 1
    assert ws.groups.around(owner) == drawn
    far = [(x - 0.5) ** 2 + (y - 0.5) ** 2 for x, y in zip(drawn.x[1:], drawn.y[1:], strict=True)]
    assert far == sorted(far), "people come warmest first, and the warmest stand nearest"
    with pytest.raises(NotFoundError):
        ws.groups.around(12345)
