"""The room of openness: signs noted and taken back, lists marked by them, and no ranking that they move."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from renown.errors import InputError, NotFoundError
from renown.recruit.matching.candidate import matched_of
from renown.workspace import Workspace
from renown.workspace.recruit import lives, pool

FOUND = (
    "Cook",
    "6(1)(f)",
    "We look for cooks; their public page says they are one; one message, easily refused.",
    "https://cooks.example.org",
    "public",
)
APPLIED = ("Cook", "6(1)(b)", "their mail of 4 May 2026", "mail to jobs", "consent")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("openness")
    work = [{"position": "Cook", "name": "Gasthof Adler", "startDate": "2001-01"}]
    past = [{"position": "Cook", "name": "Brot eG", "startDate": "2016-01", "endDate": "2018-01"}]
    people = {f"Cook{n} Brot{n}": past for n in range(30)} | {"Ana Lund": work}
    cvs = folder / "cvs"
    cvs.mkdir()
    for name, jobs in people.items():
        told = {"basics": {"name": name, "email": f"{name.split()[0]}@example.org"}, "work": jobs}
        (cvs / f"{name}.json").write_text(json.dumps({**told, "skills": [{"name": "bread"}]}))
    with Workspace.create(folder / "workspace", purpose="recruiting") as ws:
        ws.candidates.add_file(cvs, *FOUND)
        ws.candidates.add("Bo Birch", *APPLIED, email="bo@example.org")
    return folder / "workspace"


@pytest.fixture
def ws(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    import shutil

    shutil.copytree(made, tmp_path / "workspace")
    with Workspace.open(tmp_path / "workspace") as opened:
        yield opened


def number(ws: Workspace, name: str) -> int:
    return next(row.number for row in ws.candidates.list(name) if row.name == name)


def states(ws: Workspace, which: str) -> set[str]:
    return {row.name for row in ws.candidates.list(state=which)}


def test_lists_are_marked_by_signs_and_filtered(ws: Workspace) -> None:
    ana, bo, cook = (number(ws, name) for name in ("Ana Lund", "Bo Birch", "Cook7 Brot7"))
    assert [ws.openness.seeking(one) for one in (ana, bo, cook)] == ["signs", "applied", "no sign"]
    [sign] = ws.openness.signs(ana)
    assert sign.kind == "tenure" and "31 stays in your pool lasted 2" in sign.words
    told = ws.openness.usual()
    assert told is not None and (told.years, told.stays) == (2.1, 31)
    assert states(ws, "open") == {"Ana Lund"} and len(states(ws, "latent")) == 30
    made = ws.openness.note(cook, "said", "wants to work nearer home", "Cook7, by phone")
    assert states(ws, "open") == {"Ana Lund", "Cook7 Brot7"} and not ws.candidates.show(cook).row.latent
    ws.openness.note(ana, "said", "is content there", "her mail", "closed")
    assert states(ws, "open") == {"Cook7 Brot7"} and ws.candidates.search("bread", 40).rows
    assert ws.openness.take_back(made) and not ws.openness.take_back(made)
    assert ws.openness.seeking(cook) == "no sign" and ws.candidates.show(ana).row.seeking == "not looking"
    assert [row.thin for row in ws.candidates.list("Bo Birch")] == [False], "of whom there is no paper, none is thin"


def test_a_sign_needs_a_reason_a_source_and_a_day_that_was_and_nothing_that_is_guarded(ws: Workspace) -> None:
    ana, today = number(ws, "Ana Lund"), ws._context.today().date()
    good: dict[str, Any] = {"kind": "employer", "words": "the site closes", "source": "the paper of 4 May"}
    for wrong, words in (
        ({"kind": "tenure"}, "expected one of: said"),
        ({"words": " "}, "needs its reason"),
        ({"source": ""}, "needs its reason"),
        ({"toward": "closed"}, "only their own word"),
        ({"on": today + timedelta(days=1)}, "expected a day"),
        ({"words": "she is pregnant"}, "G6"),
        ({"source": "her doctor, of her depression"}, "G6"),
    ):
        with pytest.raises(InputError, match=words):
            ws.openness.note(ana, **{**good, **wrong})
    with pytest.raises(NotFoundError, match="no candidate 999"):
        ws.openness.note(999, **good)
    old = ws.openness.note(ana, **good, on=date(2020, 1, 1))
    assert next(sign for sign in ws.openness.signs(ana) if sign.number == old).old


def test_no_sign_moves_a_rank_or_what_is_matched(ws: Workspace) -> None:
    def ranks() -> tuple[Any, ...]:
        with ws.together():
            found = pool.search(ws._context, "bread OR cook", 40, 0)
            told = lives.lives(ws._context)
            today = ws._context.today().date()
            matched = tuple(matched_of(life.papers[0].resume, life.account, today) for life in told)
        return found, tuple(life.profile for life in told), matched

    before = ranks()
    for n, row in enumerate(ws.candidates.list("Cook")):
        ws.openness.note(row.number, "said", "says so", "by phone", ("open", "closed")[n % 2])
    assert ranks() == before


def test_signs_go_with_whoever_is_locked_or_erased(ws: Workspace) -> None:
    ana = number(ws, "Ana Lund")
    ws.openness.note(ana, "said", "likes xylotomy", "Ana, by phone")
    ws.candidates.let_go(ana)
    assert ws.openness.signs(ana) == () and [row.signs for row in ws.candidates.list(state="gone")] == [()]
    ws.candidates.erase(ana)
    assert ws._context.desk.signs.list() == ()
    assert not [file for file in ws.path.rglob("*") if file.is_file() and b"xylotomy" in file.read_bytes()]
