"""Kept searches: what is new in each since it was looked at, against a plain telling of everything that happened."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError, PointedError
from renown.workspace import Workspace
from renown.workspace.context import Context

FROM = {
    "purpose": "Keeper",
    "basis": "6(1)(f)",
    "proof": "We look for a keeper; their public page says they are one; one message, easily refused.",
    "source": "https://code.example.org/keepers",
    "visibility": "public",
}
QUERY = "herons NOT intern"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as made:
        yield made


def add(ws: Workspace, name: str, text: str) -> int:
    return ws.candidates.add(name, email=f"{name.split()[0]}@example.org".lower(), text=text, **FROM)


def news(ws: Workspace, search: int) -> tuple[set[str], set[str]]:
    told = ws.searches.show(search)
    row = told.row
    assert (row.new, row.changed) == (len(told.new), len(told.changed))
    return {one.name for one in told.new}, {one.name for one in told.changed}


def test_a_search_is_kept_renamed_changed_removed_and_brought_back(ws: Workspace) -> None:
    add(ws, "Ann Alder", "keeps herons")
    row = ws.searches.keep("  Keepers  ", QUERY)
    assert (row.name, row.query, row.places, row.found, row.new, row.changed) == ("Keepers", QUERY, ("here",), 1, 0, 0)
    add(ws, "Bo Birch", "keeps herons too")
    other = ws.searches.keep("Cooks", "cook", ("linkedin", "here", "github"))
    assert other.places == ("here", "linkedin", "github")
    assert [r.name for r in ws.searches.list()] == ["Cooks", "Keepers"]
    row = ws.searches.change(row.search, "All keepers", QUERY)
    assert (row.name, row.new) == ("All keepers", 1), "another name leaves what was seen"
    row = ws.searches.change(row.search, "All keepers", "herons")
    assert (row.query, row.found, row.new) == ("herons", 2, 0), "whom another query finds counts as seen"
    assert ws.searches.remove(row.search) and not ws.searches.remove(row.search)
    assert [r.name for r in ws.searches.list()] == ["Cooks"]
    assert ws.searches.bring_back(row.search).found == 2
    assert [e[2] for e in ws.desk.audit_entries()][-5:] == [
        "keep search", "change search", "change search", "remove search", "bring search back",
    ]  # fmt: skip
    ws.close()
    with Workspace.open(ws.path) as again:
        assert [(r.name, r.found, r.new) for r in again.searches.list()] == [("All keepers", 2, 0), ("Cooks", 0, 0)]


def test_what_cannot_be_kept_is_refused(ws: Workspace) -> None:
    kept = ws.searches.keep("Keepers", QUERY).search
    for name in ("", " \u202e ", "x" * 101, "KEEPERS"):
        with pytest.raises(InputError):
            ws.searches.keep(name, "cook")
    for query in ("", "herons AND (", " OR ".join(f"w{n}" for n in range(5_000)), "x " * 500_000):
        with pytest.raises(PointedError):
            ws.searches.keep("Cooks", query)
    with pytest.raises(NotFoundError, match="no place 'orkut'"):
        ws.searches.keep("Cooks", "cook", ("here", "orkut"))
    for ask in (
        ws.searches.show,
        ws.searches.look,
        ws.searches.remove,
        ws.searches.bring_back,
        ws.searches.take_look_back,
    ):
        with pytest.raises(NotFoundError):
            ask(99)
    ws.searches.remove(kept)
    ws.searches.keep("keepers", "cook")
    with pytest.raises(InputError, match="another search is called keepers"):
        ws.searches.bring_back(kept)
    assert [row.name for row in ws.searches.list()] == ["keepers"]


def test_a_workspace_without_candidates_keeps_searches_of_platforms(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "own") as own:
        row = own.searches.keep("Keepers", QUERY)
        assert row.found is None and row.new is None and "here" not in row.places and "xing" in row.places
        with pytest.raises(InputError, match="candidates are kept in a workspace of their own"):
            own.searches.keep("Here", QUERY, ("here",))
        assert own.searches.show(row.search).new == () and own.searches.look(row.search)


def test_looking_is_said_and_taken_back(ws: Workspace) -> None:
    search = ws.searches.keep("Keepers", QUERY).search
    add(ws, "Ann Alder", "keeps herons")
    first = ws.searches.look(search)
    add(ws, "Bo Birch", "keeps herons")
    assert news(ws, search) == ({"Bo Birch"}, set())
    second = ws.searches.look(search)
    assert news(ws, search) == (set(), set())
    assert ws.searches.take_look_back(second) and not ws.searches.take_look_back(second)
    assert news(ws, search) == ({"Bo Birch"}, set())
    assert ws.searches.take_look_back(first)
    assert news(ws, search) == ({"Ann Alder", "Bo Birch"}, set())
    assert ws.searches.look(search) and news(ws, search) == (set(), set())


def test_a_name_in_a_search_goes_with_whoever_is_erased(ws: Workspace) -> None:
    gone = add(ws, "Annika Lindqvist", "keeps herons")
    add(ws, "Bo Birch", "keeps herons and knows Annika Lindqvist")
    kept = ws.searches.keep("Like Annika", '"Annika Lindqvist" OR herons').search
    account = next(record.account for record in ws.desk.candidates.list() if record.id == gone)
    assert account in dict(ws.desk.searches.get(kept).seen)
    ws.candidates.erase(gone)
    [row] = ws.searches.list()
    assert (row.name, row.found, row.new, row.changed, row.fault) == ("Like (erased)", 1, 0, 0, "")
    assert account not in dict(ws.desk.searches.get(kept).seen)
    assert "annika" not in (ws.path / "desk.sqlite3").read_bytes().decode("utf-8", "replace").casefold()


def test_a_query_that_an_erasure_broke_says_so_and_stops_nothing(ws: Workspace) -> None:
    gone = add(ws, "Annika Lindqvist", "keeps herons")
    ws.searches.keep("Broken", "herons NEAR/3 Annika")
    ws.searches.keep("Whole", "herons")
    ws.candidates.erase(gone)
    rows = {row.name: row for row in ws.searches.list()}
    assert rows["Whole"].found == 0 and (rows["Broken"].fault or rows["Broken"].found == 0)


class Telling:
    """What there is to find, told in plain words: who is here, what they say, and whether they may be used."""

    def __init__(self) -> None:
        self.here: dict[str, list[str]] = {}
        self.gone: set[str] = set()
        self.since = 0
        self.seen: dict[str, tuple[str, ...]] = {}

    def found(self, day: int) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(dict.fromkeys(texts))
            for name, texts in self.here.items()
            if name not in self.gone
            and day - self.since < 31
            and any("herons" in text for text in texts)
            and not any("intern" in text for text in texts)
        }

    def news(self, day: int) -> tuple[set[str], set[str]]:
        now = self.found(day)
        new = {name for name in now if name not in self.seen}
        return new, {name for name in now if name in self.seen and now[name] != self.seen[name]}


def test_what_is_new_is_told_exactly_whatever_happens_and_whatever_the_clock_says(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People come, tell more, send the same again, are let go, taken up, erased, run out; clocks go on and back."""
    chance, told = random.Random(4), Telling()
    told.since = first = day = (ws._context.today() - datetime(1970, 1, 1)).days
    monkeypatch.setattr(Context, "today", lambda self: datetime(1970, 1, 1) + timedelta(days=day))
    search = ws.searches.keep("Keepers", QUERY).search
    numbers: dict[str, int] = {}
    happened: set[str] = set()
    kinds = ["add", "add", "put", "put", "again", "let go", "erase", "clock", "look", "look"]
    for step, doing in enumerate(["add", "look", "put", "again", "look", "again", *chance.choices(kinds, k=24)]):
        first_ones = step < 6
        usable = [name for name in told.here if name not in told.gone and day - told.since < 31]
        name = chance.choice(usable or [""])
        if doing == "add":
            name = f"P{step} Alder"
            keeps = (
                "keeps herons" if first_ones else chance.choice(["keeps herons", "keeps owls", "intern with herons"])
            )
            text = f"{keeps} at lake {step}"
            numbers[name], told.here[name] = add(ws, name, text), [text]
        elif doing == "clock":
            day = first + chance.choice([-40, -3, 0, 5, 36, 50])
        elif doing == "look":
            ws.searches.look(search)
            told.seen = told.found(day)
        elif name and doing in ("put", "again"):
            text = (
                told.here[name][-1] if doing == "again" else f"{chance.choice(['herons', 'owls', 'an intern'])} {step}"
            )
            ws.candidates.put(numbers[name], "more.txt", text.encode())
            told.here[name].append(text)
        elif name and doing == "let go":
            ws.candidates.let_go(numbers[name])
            told.gone.add(name)
        elif name and doing == "erase":
            ws.candidates.erase(numbers[name])
            del told.here[name]
            told.seen.pop(name, None)
        happened |= {doing} if name else set()
        found = news(ws, search)
        assert found == told.news(day), (step, doing, name)
        happened |= {kind for kind, names in zip(("new", "changed"), found, strict=True) if names}
    assert happened >= {"add", "put", "again", "let go", "erase", "clock", "look", "new", "changed"}
