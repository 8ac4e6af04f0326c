"""Asks and answers: who can read them, who cannot, and what their size tells."""

from __future__ import annotations

import json

import pytest

from renown.errors import InputError, NotAllowedError, NotFoundError
from renown.publish.team.asks import LETTER, Question, _signed, ask_record
from renown.publish.team.loans import Lent, lent_files
from renown.publish.team.records import bytes_of, text_of, write_record
from renown.publish.team.seal import Keys, padded, seal
from renown.publish.team.team import HOLDS_DAYS, Team
from renown.ties.team.levels import LEVELS

from .conftest import TODAY, Office

XIA, ELI = "email:xia@maps.example", "email:eli@maps.example"
NONCE = b"a nonce of one ask"
WORDS = "I would like to show her the contour lines"


def ask(team: Team, values: tuple[str, ...] = (XIA,), words: str = WORDS, nonce: bytes = NONCE) -> str:
    return team.ask(nonce, Question(values, words, TODAY + HOLDS_DAYS), LEVELS, TODAY)


def anas_file(office: Office) -> Lent:
    """The file that Ana lends, as somebody reads it who knows whose it is."""
    files = lent_files(office.bo.folder, office.bo.epoch, TODAY, {})
    return next(file for file in files if file.name == office.ana.ring.loans[-1].keys.name)


@pytest.fixture
def lent(office: Office) -> Office:
    """Ana lends her tie to Xia, Gus his to Eli."""
    office.ana.lend({XIA: "well"}, TODAY)
    office.bo.lend({}, TODAY)
    office.gus.lend({ELI: "some"}, TODAY)
    return office


def test_only_who_lends_the_tie_reads_the_ask(lent: Office) -> None:
    name = ask(lent.bo)
    [asked] = lent.ana.inbox([XIA], TODAY)
    assert (asked.name, asked.asker.name, asked.words, asked.value) == (name, "Bo", WORDS, XIA)
    assert lent.gus.inbox([ELI, XIA], TODAY) == ()
    assert lent.bo.inbox([XIA], TODAY) == ()


def test_an_ask_in_the_folder_says_neither_who_nor_whom_nor_what(lent: Office) -> None:
    name = ask(lent.bo)
    told = (lent.folder / "asks" / name).read_bytes()
    body = bytes_of(json.loads(told)["body"])
    for secret in (b"xia", b"contour", lent.bo.keys.public, lent.bo.keys.name.encode(), bytes.fromhex(name)):
        assert secret not in body


def test_an_ask_has_one_size_however_many_can_open_it(lent: Office) -> None:
    one = ask(lent.bo)
    lent.gus.lend({XIA: "well"}, TODAY)
    two = ask(lent.bo, nonce=b"another", words="")
    sizes = {(lent.folder / "asks" / name).stat().st_size for name in (one, two)}
    assert len(sizes) == 1


def test_a_yes_tells_the_asker_alone_who_agreed(lent: Office) -> None:
    name = ask(lent.bo)
    assert lent.bo.answers([NONCE]) == ()
    lent.ana.agree(lent.ana.inbox([XIA], TODAY)[0], TODAY)
    [answered] = lent.again("Bo").answers([NONCE])
    assert (answered.ask, answered.introducer.name) == (name, "Ana")
    assert lent.gus.answers([NONCE]) == () == lent.ana.answers([NONCE])
    [file] = (lent.folder / "answers").iterdir()
    assert b"Ana" not in file.read_bytes()


def test_nobody_is_asked_where_nobody_lends(lent: Office) -> None:
    with pytest.raises(NotFoundError, match="nobody to ask"):
        ask(lent.bo, ("email:nobody@maps.example",))
    assert list((lent.folder / "asks").iterdir()) == []


def test_an_ask_is_gone_for_whoever_lends_no_longer(lent: Office) -> None:
    ask(lent.bo)
    assert lent.ana.inbox([], TODAY) == ()


def test_an_ask_lapses_and_is_cleared_away(lent: Office) -> None:
    name = ask(lent.bo)
    assert lent.ana.inbox([XIA], TODAY + HOLDS_DAYS + 1) == ()
    lent.bo.settle(TODAY + HOLDS_DAYS + 1)
    assert not (lent.folder / "asks" / name).exists()


def test_a_guest_may_not_ask_and_has_no_key_to_try(lent: Office) -> None:
    with pytest.raises(NotAllowedError, match="guest"):
        ask(lent.gus)
    assert lent.gus.epoch.reading == b""
    with pytest.raises(NotAllowedError):
        lent.gus.look_up([XIA], LEVELS, TODAY)


def test_an_ask_that_a_guest_made_past_the_program_is_left_out(lent: Office) -> None:
    ana = anas_file(lent)
    question = Question((XIA,), WORDS, TODAY + 9)
    team = lent.gus
    record = ask_record(team.folder.team, team.epoch, team.keys, Keys(), question, [ana], [ana])
    team.folder.put(record)
    assert lent.ana.inbox([XIA], TODAY) == ()
    assert list(lent.ana.folder.warnings) == [f"asks/{record.name}"]


def test_an_ask_in_a_colleagues_name_is_left_out(lent: Office) -> None:
    """Bo writes an ask that claims to be from Ana's colleague Cy, without Cy's keys."""
    cy = lent.joined("Cy")
    ana = anas_file(lent)
    told = {"from": cy.keys.name, "words": WORDS, "until": TODAY + 9, "proofs": [], "signature": "AAAA"}
    letter = padded(json.dumps(told).encode(), LETTER)
    once = Keys()
    body = seal(ana.public, letter, b"ask")
    lent.bo.folder.put(write_record(lent.bo.folder.team, "asks", lent.bo.epoch.number, once, body))
    assert lent.ana.inbox([XIA], TODAY) == ()
    assert list(lent.ana.folder.warnings) == [f"asks/{once.name}"]


@pytest.mark.parametrize("odd", [{"until": "soon"}, {"until": 10**30}, {"proofs": 3}, {"words": None, "until": None}])
def test_an_ask_of_a_member_that_makes_no_sense_is_left_out(lent: Office, odd: dict[str, object]) -> None:
    once, ana, bo = Keys(), anas_file(lent), lent.bo
    told = {"from": bo.keys.name, "words": WORDS, "until": TODAY + 9, "proofs": [], **odd}
    signature = text_of(bo.keys.sign(_signed(bo.folder.team, "asks", once.name, ana.name, told)))
    letter = padded(json.dumps({**told, "signature": signature}).encode(), LETTER)
    bo.folder.put(write_record(bo.folder.team, "asks", 1, once, seal(ana.public, letter, b"ask")))
    assert lent.ana.inbox([XIA], TODAY) == ()


def test_a_digest_copied_from_the_folder_asks_for_nobody(lent: Office) -> None:
    """Who cannot name the person cannot ask for them, though their digest lies before every member's eyes."""
    files = lent_files(lent.bo.folder, lent.bo.epoch, TODAY, {})
    once = Keys()
    question = Question(("email:guess@maps.example",), WORDS, TODAY + 9)
    record = ask_record(lent.bo.folder.team, lent.bo.epoch, lent.bo.keys, once, question, files, files)
    lent.bo.folder.put(record)
    assert lent.ana.inbox([XIA], TODAY) == ()
    assert lent.gus.inbox([ELI], TODAY) == ()


def test_an_ask_under_another_name_is_left_out(lent: Office) -> None:
    name = ask(lent.bo)
    copy = lent.folder / "asks" / Keys().name
    copy.write_bytes((lent.folder / "asks" / name).read_bytes())
    assert [asked.name for asked in lent.ana.inbox([XIA], TODAY)] == [name]
    assert list(lent.ana.folder.warnings) == [f"asks/{copy.name}"]


@pytest.mark.parametrize("words", ["x" * 801, "\x01" * 800])
def test_words_that_do_not_fit_are_refused_before_anything_is_written(lent: Office, words: str) -> None:
    with pytest.raises(InputError, match="words"):
        ask(lent.bo, words=words)
    assert list((lent.folder / "asks").iterdir()) == []


def test_words_of_800_letters_of_any_language_fit(lent: Office) -> None:
    ask(lent.bo, words="\U0001f30d" * 800)
    assert lent.ana.inbox([XIA], TODAY)[0].words == "\U0001f30d" * 800
