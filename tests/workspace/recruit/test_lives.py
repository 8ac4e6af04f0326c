"""The candidates by what they do: one answer for the search, matching and the checks of advertisements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from renown.recruit.profiles import Profile
from renown.workspace import Workspace
from renown.workspace.recruit import lives, pool

APPLIED = ("Cook", "6(1)(b)", "their mail of 4 May 2026", "", "consent")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as made:
        yield made


def keep(ws: Workspace, folder: Path, name: str, **resume: Any) -> int:
    file = folder / f"{name}.json"
    told = {"basics": {"name": name, "email": f"{name.split()[0].lower()}@example.org"}, **resume}
    file.write_text(json.dumps(told))
    return ws.candidates.add_file(file, *APPLIED).added[0]


def profiles(ws: Workspace) -> tuple[Profile, ...]:
    with ws.together():
        return pool.profiles(ws._context)


def test_what_papers_tell_is_read_once_and_stays_while_they_do(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    read = lives.from_json_resume
    monkeypatch.setattr(lives, "from_json_resume", lambda held: asked.append(held["work"][0]["position"]) or read(held))
    ana = keep(ws, tmp_path, "Ana Lund", work=[{"position": "Cook", "name": "Adler", "startDate": "2019"}])
    assert [one.titles for one in profiles(ws)] == [("Cook",)]
    keep(ws, tmp_path, "Bo Birch", work=[{"position": "Baker", "name": "Brot eG", "startDate": "2020"}])
    first = profiles(ws)
    assert all(a is b for a, b in zip(profiles(ws), first, strict=True)) and asked == ["Cook", "Baker"]

    newer = {"basics": {"name": "Ana Lund"}, "work": [{"position": "Chef", "name": "Adler", "startDate": "2024"}]}
    ws.candidates.put(ana, "newer.json", json.dumps(newer).encode())
    assert [one.titles for one in profiles(ws)] == [("Chef", "Cook"), ("Baker",)]
    ws.candidates.let_go(ana)
    assert [one.titles for one in profiles(ws)] == [("Baker",)]
    ws.candidates.erase(ana)
    assert asked == ["Cook", "Baker", "Chef", "Baker"], "whoever is erased leaves nothing at hand"
