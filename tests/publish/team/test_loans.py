"""What a file of lent ties tells: to an outsider nothing, to a member with a key only what they can name themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.publish.team.loans import BLOCK, DIGEST, digest_of, lent_record, token_of
from renown.publish.team.records import bytes_of
from renown.publish.team.roster import ADMIN, Epoch, Member, new_epoch
from renown.publish.team.seal import Keys
from renown.publish.team.team import Team
from renown.ties.team.levels import LEVELS

from .conftest import TODAY, Office

WORDS = st.sampled_from([f"email:p{i}@maps.example" for i in range(40)])
LENT = st.dictionaries(WORDS, st.sampled_from(LEVELS), max_size=30)


@pytest.fixture(scope="module")
def epoch() -> Epoch:
    keys = Keys(bytes(32))
    return new_epoch(keys, "team", [Member(keys.public, "Ana", ADMIN)])[1]


def digests_in(epoch: Epoch, content: bytes) -> list[bytes]:
    """The digests of a file, as somebody with the reading key and a program of their own sees them."""
    plain = Keys(epoch.reading).unseal(bytes_of(json.loads(content)["body"]), b"lent")
    assert plain is not None
    return [plain[at : at + DIGEST] for at in range(4, len(plain), DIGEST)]


@settings(max_examples=40, deadline=None)
@given(levels=LENT)
def test_a_file_holds_what_is_lent_and_no_digest_of_anything_else(epoch: Epoch, levels: dict[str, str]) -> None:
    keys = Keys()
    held = set(digests_in(epoch, lent_record("team", epoch, keys, levels, TODAY).to_bytes()))
    for value in (f"email:p{i}@maps.example" for i in range(40)):
        for level in LEVELS:
            lent = digest_of(token_of(epoch.digest, value), keys.name, level) in held
            assert lent == (levels.get(value) == level)


@settings(max_examples=40, deadline=None)
@given(levels=LENT)
def test_the_size_of_a_file_is_the_same_within_a_block(epoch: Epoch, levels: dict[str, str]) -> None:
    size = len(lent_record("team", epoch, Keys(), {}, TODAY).to_bytes())
    assert len(lent_record("team", epoch, Keys(), levels, TODAY).to_bytes()) == size


@pytest.mark.parametrize(("values", "blocks"), [(0, 1), (1, 1), (BLOCK, 1), (BLOCK + 1, 2), (2 * BLOCK, 2)])
def test_a_file_is_filled_up_to_whole_blocks(epoch: Epoch, values: int, blocks: int) -> None:
    levels = {f"email:p{i}@maps.example": "well" for i in range(values)}
    held = digests_in(epoch, lent_record("team", epoch, Keys(), levels, TODAY).to_bytes())
    assert len(held) == blocks * BLOCK == len(set(held))


@settings(max_examples=25, deadline=None)
@given(levels=LENT)
def test_without_the_reading_key_a_file_is_noise(epoch: Epoch, levels: dict[str, str]) -> None:
    keys = Keys()
    content = lent_record("team", epoch, keys, levels, TODAY).to_bytes()
    body = bytes_of(json.loads(content)["body"])
    assert Keys().unseal(body, b"lent") is None
    for value, level in levels.items():
        token = token_of(epoch.digest, value)
        assert token not in body and digest_of(token, keys.name, level) not in body
        assert value.encode() not in content


def test_the_same_ties_look_different_in_every_file(epoch: Epoch) -> None:
    levels = {"email:xia@maps.example": "well"}
    files = [lent_record("team", epoch, Keys(), levels, TODAY).to_bytes() for _ in range(2)]
    assert not set(digests_in(epoch, files[0])) & set(digests_in(epoch, files[1]))


@pytest.fixture(scope="module")
def shared() -> Iterator[Office]:
    with TemporaryDirectory() as name:
        root = Path(name)
        for own in ("Ana", "Bo", "Gus"):
            (root / own).mkdir()
        ana = Team.create(root / "Ana", root / "shared", "Ana")
        bo = Team.join(root / "Bo", root / "shared", ana.invite("member"), "Bo")
        gus = Team.join(root / "Gus", root / "shared", ana.invite("guest"), "Gus")
        yield Office(root, ana, bo, gus)


@settings(max_examples=30, deadline=None)
@given(levels=LENT, asked=WORDS, more=st.integers(0, 3))
def test_a_question_finds_what_is_lent_at_the_same_cost_whatever_it_finds(
    shared: Office, levels: dict[str, str], asked: str, more: int
) -> None:
    shared.ana.lend(levels, TODAY)
    shared.gus.lend({}, TODAY)
    others = [f"phone:+4930901{i}" for i in range(more)]
    found = shared.bo.look_up([asked, *others], LEVELS, TODAY)
    assert found.levels == ({levels[asked]} if asked in levels else set())
    # Two files of one block, eight values at two levels, every digest compared: found or not, many or few.
    assert found.comparisons == 2 * BLOCK * 8 * 2


def test_one_is_not_told_of_ones_own_ties(office: Office) -> None:
    office.bo.lend({"email:xia@maps.example": "well"}, TODAY)
    assert office.bo.look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == set()
    assert office.ana.look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == {"well"}


def test_lending_the_same_again_writes_nothing_until_it_nears_its_end(office: Office) -> None:
    levels = {"email:xia@maps.example": "well"}
    assert office.ana.lend(levels, TODAY)
    assert not office.ana.lend(levels, TODAY + 14)
    assert office.ana.lend(levels, TODAY + 16)
    assert office.ana.lend({"email:xia@maps.example": "some"}, TODAY + 16)
    assert len(list((office.folder / "lent").iterdir())) == 1


def test_lent_ties_lapse_when_their_owner_stays_away(office: Office) -> None:
    office.ana.lend({"email:xia@maps.example": "well"}, TODAY)
    assert office.bo.look_up(["email:xia@maps.example"], LEVELS, TODAY + 30).levels == {"well"}
    assert office.bo.look_up(["email:xia@maps.example"], LEVELS, TODAY + 31).levels == set()


def test_a_withdrawn_file_that_is_put_back_counts_for_nothing(office: Office) -> None:
    office.ana.lend({"email:xia@maps.example": "well"}, TODAY)
    [old] = (office.folder / "lent").iterdir()
    kept = old.read_bytes()
    office.ana.lend({}, TODAY)
    old.write_bytes(kept)
    assert office.bo.look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == set()
    assert office.again("Bo").look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == set()


def test_an_edited_file_is_left_out_and_named(office: Office) -> None:
    office.ana.lend({"email:xia@maps.example": "well"}, TODAY)
    [file] = (office.folder / "lent").iterdir()
    file.write_bytes(file.read_bytes()[:-40])
    assert office.bo.look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == set()
    assert list(office.bo.folder.warnings) == [f"lent/{file.name}"]


def test_times_and_names_of_files_say_nothing_of_who_lends(office: Office) -> None:
    for team in (office.ana, office.bo, office.gus):
        team.lend({"email:xia@maps.example": "well"}, TODAY)
    files = list((office.folder / "lent").iterdir())
    assert {file.stat().st_mtime for file in files} == {0}
    assert len({file.stat().st_size for file in files}) == 1
    known = {m.id for m in office.ana.members()} | {team.keys.name for team in (office.ana, office.bo, office.gus)}
    assert not known & {file.name for file in files}
