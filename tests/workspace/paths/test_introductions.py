"""Asking for introductions on the made-up world: letters in every language, steps, outcomes that teach, erasing."""

from __future__ import annotations

import re

import pytest

from renown.errors import InputError, NotFoundError
from renown.model.networks import name_of
from renown.workspace import Workspace
from renown.workspace.paths.answers.paths import WarmPath
from renown.workspace.paths.letters import LETTER_LANGUAGES


@pytest.fixture
def path(own: Workspace) -> WarmPath:
    """A path with somebody between."""
    goals = [own.paths.to(row.person, limit=30).paths for row in own.ties.warmth(limit=12)]
    return max((p for paths in goals for p in paths if len(p.hops) == 2), key=lambda p: p.chance)


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_a_letter_names_everybody_and_says_that_no_is_fine(own: Workspace, path: WarmPath, language: str) -> None:
    introducer = path.hops[0]
    letter = own.paths.request(path.person, [introducer.taker], language, why="a talk about maps")
    assert introducer.taker_name.split()[0] in letter.text and letter.text.count(path.name) >= 2
    assert "a talk about maps" in letter.text and letter.blurb in letter.text and "{" not in letter.text
    assert letter.language == language and {key for key, _ in letter.languages} == set(LETTER_LANGUAGES)


def test_a_letter_says_when_one_was_in_touch_only_where_that_is_long_ago(
    own: Workspace, path: WarmPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    introducer = path.hops[0]
    year = str(introducer.last.year)
    assert year not in own.paths.request(path.person, [introducer.taker], "en").text
    monkeypatch.setattr("renown.workspace.paths.letters.LATELY_DAYS", 0)
    assert f"in touch in {introducer.last:%B} {year}" in own.paths.request(path.person, [introducer.taker], "en").text


def test_the_owners_own_sentences_take_the_place_of_ours(own: Workspace, path: WarmPath) -> None:
    folder = own.path / "wordings"
    folder.mkdir()
    (folder / "en.toml").write_text('way_out = "As you like."', encoding="utf-8")
    asked = path.person, [path.hops[0].taker]
    assert "As you like." in own.paths.request(*asked).text
    assert "völlig in Ordnung" in own.paths.request(*asked, "de").text
    (folder / "en.toml").write_text('way_out = "{nobody}"', encoding="utf-8")
    with pytest.raises(InputError, match="nobody"):
        own.paths.request(*asked)
    (folder / "en.toml").write_text("= =", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        own.paths.request(*asked)


def test_outcomes_teach_and_undoing_unteaches(own: Workspace, path: WarmPath) -> None:
    def chance() -> float:
        hops = (p.hops[0] for p in own.paths.to(path.person, limit=200).paths if len(p.hops) == 2)
        return next((hop.chance for hop in hops if hop.taker == path.hops[0].taker), 0.0)

    before = chance()
    number = own.paths.ask(path.person, [path.hops[0].taker], "Would you?", goal="maps")
    waiting = chance()
    own.paths.step(number, "agreed")
    agreed = chance()
    assert waiting < agreed and own.paths.so_far().agreed == 1
    own.paths.undo(number)
    own.paths.step(number, "declined")
    assert chance() <= waiting and own.paths.so_far().words.startswith("0 of 1 introducers agreed")
    for _ in range(2):
        own.paths.undo(number)
    assert chance() == before and own.paths.requests() == ()


def test_requests_are_listed_with_what_may_follow(own: Workspace, path: WarmPath) -> None:
    first = own.paths.ask(path.person, [path.hops[0].taker], "Would you?", draft=True)
    assert [r.status for r in own.paths.requests(open_only=True)] == ["draft"] and own.paths.so_far().asked == 0
    own.paths.step(first, "asked")
    own.paths.step(first, "declined", "kindly")
    (line,) = own.paths.requests()
    assert (line.open, line.next, line.steps[-1].words) == (False, ("thanked",), "kindly")
    assert (line.name, line.introducer_name) == (path.name, path.hops[0].taker_name)
    assert own.paths.requests(open_only=True) == ()


def test_asking_twice_without_giving_is_said_before_the_next(own: Workspace, path: WarmPath) -> None:
    introducer = path.hops[0].taker
    before = own.favours.before_asking(introducer).asked_since
    for words in ("Would you?", "Would you, please?"):
        own.paths.ask(path.person, [introducer], words)
    assert own.favours.before_asking(introducer).asked_since == before + 2


def test_a_form_sent_twice_is_one_request(own: Workspace, path: WarmPath) -> None:
    first, again = (own.paths.ask(path.person, [path.hops[0].taker], "Would you?") for _ in range(2))
    assert first == again and own.paths.so_far().asked == 1
    own.paths.undo(first)
    assert own.paths.ask(path.person, [path.hops[0].taker], "Would you?") != first


def test_requests_go_with_the_people_in_them(own: Workspace, path: WarmPath) -> None:
    own.paths.ask(path.person, [path.hops[0].taker], "Would you?")
    own.people.forget(path.hops[0].taker)
    assert own.paths.requests() == () and own.paths.so_far().asked == 0


def test_paths_that_are_none_are_refused(own: Workspace, path: WarmPath) -> None:
    owner = own.state().owner or 0
    for through in ([], [owner], [path.person], [1, 2, 3]):
        with pytest.raises(InputError):
            own.paths.request(path.person, through)
    with pytest.raises(NotFoundError):
        own.paths.request(path.person, [12345])
    with pytest.raises(InputError, match="without words"):
        own.paths.ask(path.person, [path.hops[0].taker], "  ")
    with pytest.raises(InputError, match="language"):
        own.paths.request(path.person, [path.hops[0].taker], "tlh")


def test_a_corrected_tie_changes_the_paths_through_it(own: Workspace, path: WarmPath) -> None:
    account = own._context.derivation().accounts_of(path.hops[0].taker)[0]
    own.desk.corrections.correct(account, 100)
    best = own.paths.to(path.person, limit=200)
    hop = next(p.hops[0] for p in best.paths if len(p.hops) == 2 and p.hops[0].taker == path.hops[0].taker)
    assert hop.chance == pytest.approx(0.85) and hop.words.endswith("you say warmth 100")


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_nobody_is_told_what_was_observed_of_them(ws: Workspace, language: str) -> None:
    """Neither where nor when people write to each other, nor that somebody is at the owner's own firm."""
    goals = [row.person for row in ws.ties.warmth(limit=6)]
    ways = [path for goal in goals for path in ws.paths.to(goal, limit=4).paths if len(path.hops) > 1]
    assert ways
    for way in ways:
        through = [hop.taker for hop in way.hops[:-1]]
        for hop in range(len(through)):
            text = ws.paths.request(way.person, through, language, hop, "maps").text
            between = way.hops[hop + 1]
            told = re.findall(r"\b(?:often|oft|a menudo|seem|seems|scheinst|scheint|parece que)\b", text)
            assert not told and not re.search(r"\b\d{1,2}(?:\.| de)? \w+ (?:de )?20\d\d", text)
            assert not any(re.search(rf"\b{name_of(network)}\b", text) for network in between.networks)
            assert ws.people.name(between.taker) in text
