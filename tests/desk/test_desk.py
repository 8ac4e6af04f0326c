"""Decisions stand until undone, say who and when, and leave no trace when their person is erased."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.desk import Desk, open_desk
from renown.errors import StorageError

ANA, BO, CLEO = 4_611_686_018_427_387_901, 17, 23


def test_the_owner_is_confirmed_once_and_can_be_taken_back(desk: Desk) -> None:
    desk.confirm_owner(ANA)
    desk.confirm_owner(BO, who="ana")
    desk.confirm_owner(ANA)
    assert desk.owners() == (ANA, BO)
    desk.unconfirm(ANA)
    assert [(c.account, c.who) for c in desk.confirmed()] == [(BO, "ana")]


def test_seeds_are_counted_when_new_and_undone_not_deleted(desk: Desk) -> None:
    assert desk.add_seeds([ANA, BO, ANA], why="I know them") == 2
    assert desk.add_seeds([BO, CLEO]) == 1
    assert desk.remove_seed(BO) is True
    assert desk.remove_seed(BO) is False
    assert [seed.account for seed in desk.seeds()] == [BO, ANA, CLEO][1:]
    assert desk.seeds()[0].why == "I know them"
    desk.close()
    rows = _rows(desk.folder, "select account, undone_by from desk_seed order by id")
    assert (BO, "owner") in rows and len(rows) == 3


def test_the_last_word_on_a_pair_counts_and_every_word_is_kept(desk: Desk) -> None:
    desk.link(BO, ANA)
    desk.link(ANA, BO)
    assert desk.links() == ((BO, ANA),)
    desk.apart(ANA, BO)
    assert (desk.links(), desk.aparts()) == ((), ((BO, ANA),))
    assert desk.unlink(BO, ANA) is True
    assert desk.aparts() == ()
    assert [(j.same, j.undone is not None) for j in desk.judgements()] == [(True, True), (False, True)]


def test_an_account_cannot_be_linked_to_itself(desk: Desk) -> None:
    with pytest.raises(ValueError, match="always itself"):
        desk.link(ANA, ANA)


def test_an_objection_is_known_again_but_cannot_be_read(desk: Desk) -> None:
    desk.object([ANA])
    assert desk.objected([ANA, BO]) == {ANA}
    desk.close()
    assert str(ANA) not in str(_rows(desk.folder, "select * from desk_objection"))
    desk.withdraw_objection([ANA])
    assert desk.objected([ANA]) == frozenset()


def test_erasing_leaves_no_trace_in_any_file(desk: Desk) -> None:
    desk.confirm_owner(ANA)
    desk.add_seeds([ANA, BO], why="met at the Zwiebelmarkt")
    desk.link(ANA, CLEO)
    desk.object([ANA])
    job = desk.jobs.enqueue("import", path="/exports/zwiebelmarkt.zip")
    assert desk.jobs.claim() is not None
    desk.jobs.finish(job, title="zwiebelmarkt")
    desk.erase([ANA])
    assert [seed.account for seed in desk.seeds()] == [BO]
    assert (desk.owners(), desk.links(), desk.objected([ANA])) == ((), (), {ANA})
    files = {file.name: file.read_bytes() for file in desk.folder.iterdir()}
    assert not [name for name, content in files.items() if str(ANA).encode() in content]
    assert not [name for name, content in files.items() if ANA.to_bytes(8, "big") in content]


def test_a_desk_is_found_again_and_two_do_not_mix(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, account in ((first, ANA), (second, BO)):
        folder.mkdir()
        with open_desk(folder) as desk:
            desk.confirm_owner(account)
    with open_desk(first) as desk:
        assert desk.owners() == (ANA,)
    with open_desk(second) as desk:
        assert desk.owners() == (BO,)


def test_secrets_differ_by_purpose_and_workspace_and_stay(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    a, again, b = (open_desk(tmp_path / name) for name in "aab")
    assert a.secret("pages") == again.secret("pages")
    assert len({a.secret("pages"), a.secret("objections"), b.secret("pages")}) == 3
    assert (tmp_path / "a" / "desk.key").stat().st_mode & 0o077 == 0
    b.close()


def test_a_link_lets_in_once_and_not_after_its_time(desk: Desk) -> None:
    token, late = desk.create_link(), desk.create_link(minutes=0)
    assert desk.redeem_link(token) is True
    assert desk.redeem_link(token) is False
    assert desk.redeem_link(late) is False
    assert desk.redeem_link("guess") is False
    desk.close()
    assert token not in str(_rows(desk.folder, "select * from desk_onetimelink"))


def test_ended_sessions_never_come_back(desk: Desk) -> None:
    seen = [desk.session_generation()]
    for _ in range(3):
        desk.end_sessions()
        seen.append(desk.session_generation())
    assert seen == sorted(set(seen))
    desk.close()
    assert len(_rows(desk.folder, "select * from desk_signout")) == 1


def test_a_damaged_database_is_a_sentence_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3").write_bytes(b"<html>not a database</html>" * 100)
    with pytest.raises(StorageError, match=r"the desk cannot be used.*desk\.sqlite3"):
        open_desk(tmp_path)


def test_a_damaged_key_is_not_taken_for_a_key(tmp_path: Path) -> None:
    (tmp_path / "desk.key").write_bytes(b"")
    with pytest.raises(StorageError, match="0 bytes instead of 32"):
        open_desk(tmp_path)


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.tuples(st.integers(1, 4), st.integers(5, 8), st.sampled_from("lau")), max_size=12))
def test_judgements_equal_a_dictionary_of_last_words(words: list[tuple[int, int, str]], tmp_path_factory) -> None:
    truth: dict[tuple[int, int], str] = {}
    with open_desk(tmp_path_factory.mktemp("desk")) as desk:
        for a, b, word in words:
            {"l": desk.link, "a": desk.apart, "u": desk.unlink}[word](a, b)
            truth[a, b] = word
        assert set(desk.links()) == {pair for pair, word in truth.items() if word == "l"}
        assert set(desk.aparts()) == {pair for pair, word in truth.items() if word == "a"}
        assert desk.audit_findings() == ()


def _rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "desk.sqlite3")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_every_change_of_the_tables_has_its_migration(desk: Desk) -> None:
    call_command("makemigrations", "desk", check_changes=True, dry_run=True, verbosity=0)
