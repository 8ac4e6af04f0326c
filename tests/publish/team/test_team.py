"""Who is in the team and what they may do, whatever somebody writes into the folder."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError, NotAllowedError, NotFoundError, StorageError
from renown.publish.team.invitation import Invitation, code_of, invitation_in
from renown.publish.team.records import write_record
from renown.publish.team.roster import Member, grant, joining, name_for_epoch, new_epoch
from renown.publish.team.seal import Keys
from renown.publish.team.team import Team, chosen_name
from renown.ties.team.levels import LEVELS

from .conftest import TODAY, Office

XIA = "email:xia@maps.example"


def names(team: Team) -> list[tuple[str, str]]:
    return [(member.name, member.role) for member in team.members()]


def test_everybody_sees_the_same_members(office: Office) -> None:
    assert names(office.ana) == names(office.bo) == names(office.gus)
    assert names(office.again("Bo")) == [("Ana", "admin"), ("Bo", "member"), ("Gus", "guest")]


def test_no_name_of_a_member_lies_open_in_the_folder(office: Office) -> None:
    office.ana.remove("Gus")
    for file in office.folder.rglob("*"):
        assert file.is_dir() or not {b"Ana", b"Bo", b"Gus"} & set(file.read_bytes().replace(b'"', b" ").split())


def test_secrets_are_for_their_owner_only(office: Office) -> None:
    assert stat.S_IMODE((office.root / "Bo" / "team.json").stat().st_mode) == 0o600


# --- joining -------------------------------------------------------------------------------------------------------


def test_an_invitation_serves_once(office: Office) -> None:
    code = office.ana.invite("member")
    (office.root / "Cy").mkdir()
    Team.join(office.root / "Cy", office.folder, code, "Cy")
    (office.root / "Di").mkdir()
    with pytest.raises(InputError, match="used already"):
        Team.join(office.root / "Di", office.folder, code, "Di")
    assert not (office.root / "Di" / "team.json").exists()


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_mistyped_code_is_refused(data: st.DataObject) -> None:
    keys = Keys(bytes(32))
    epoch = new_epoch(keys, "team", [Member(keys.public, "Ana", "admin")])[1]
    invitation = Keys()
    whole = Invitation(epoch.stamp, epoch.digest, epoch.reading, invitation.seed,
                       grant(keys, "team", epoch, invitation.public, "member"))  # fmt: skip
    code = code_of(whole)
    assert invitation_in(f"  {code[:40]}\n{code[40:]} ") == whole
    at = data.draw(st.integers(0, len(code) - 2))
    other = data.draw(st.sampled_from("abcXYZ019-_ä").filter(lambda letter: letter != code[at]))
    for wrong in (code[:at] + other + code[at + 1 :], code[:at], code + "A"):
        with pytest.raises(InputError, match="whole invitation"):
            invitation_in(wrong)


def test_a_code_of_another_team_is_refused(office: Office, tmp_path: Path) -> None:
    for name in ("Eve", "Flo"):
        (tmp_path / name).mkdir()
    eve = Team.create(tmp_path / "Eve", tmp_path / "another", "Eve")
    with pytest.raises(InputError, match="another team's"):
        Team.join(tmp_path / "Flo", office.folder, eve.invite("admin"), "Flo")


def test_a_name_that_is_taken_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match="called"):
        office.joined(" ana ")


def test_somebody_who_takes_a_name_past_the_program_is_told_apart(office: Office) -> None:
    ana, invitation, mine = office.ana, Keys(), Keys()
    granted = grant(ana.keys, ana.folder.team, ana.epoch, invitation.public, "member")
    office.bo.folder.put(joining(ana.folder.team, ana.epoch, invitation, granted, mine, "\u202eANA\x1b\n"))
    assert sorted(name for name, _ in names(office.bo)) == sorted(
        [f"Ana ({ana.keys.name[:4]})", f"ANA ({mine.name[:4]})", "Bo", "Gus"]
    )


def test_nobody_lets_themselves_in(office: Office) -> None:
    """Bo grants an admin's role to keys of his own; nobody believes him."""
    bo, mine, invitation = office.bo, Keys(), Keys()
    granted = grant(bo.keys, bo.folder.team, bo.epoch, invitation.public, "admin")
    bo.folder.put(joining(bo.folder.team, bo.epoch, invitation, granted, mine, "Boss"))
    assert [name for name, _ in names(office.ana)] == ["Ana", "Bo", "Gus"]
    assert list(office.ana.folder.warnings) == [f"members/{invitation.name}"]


def test_nobody_raises_their_own_role(office: Office) -> None:
    """Gus joined by a grant for a guest; the same grant does not make him an admin."""
    ana, invitation = office.ana, Keys()
    granted = grant(ana.keys, ana.folder.team, ana.epoch, invitation.public, "guest")
    raised = type(granted)(granted.by, "admin", granted.signature)
    office.gus.folder.put(joining(ana.folder.team, ana.epoch, invitation, raised, Keys(), "Max"))
    assert "Max" not in dict(names(ana))


def test_an_admin_who_joined_lets_others_in(office: Office) -> None:
    dan = office.joined("Dan", "admin")
    (office.root / "Eli").mkdir()
    eli = Team.join(office.root / "Eli", office.folder, dan.invite("member"), "Eli")
    assert dict(names(office.ana))["Eli"] == "member" == dict(names(eli))["Eli"]


def test_a_removal_by_an_admin_who_joined_is_believed_by_all(office: Office) -> None:
    dan = office.joined("Dan", "admin")
    dan.remove("Bo")
    for team in (office.ana, office.again("Gus")):
        team.settle(TODAY)
        assert [name for name, _ in names(team)] == ["Ana", "Dan", "Gus"]
        assert team.folder.warnings == {}


def test_a_workspace_is_in_one_team_at_most(office: Office, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Leave it first"):
        Team.create(office.root / "Bo", tmp_path / "second", "Bo")
    with pytest.raises(InputError, match="not empty"):
        (tmp_path / "own").mkdir()
        Team.create(tmp_path / "own", office.folder, "Bo")


# --- roles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["bo", "gus"])
def test_only_admins_invite_and_remove(office: Office, who: str) -> None:
    team = getattr(office, who)
    with pytest.raises(NotAllowedError):
        team.invite("guest")
    with pytest.raises(NotAllowedError):
        team.remove("Ana")


def test_an_epoch_that_a_member_began_counts_for_nothing(office: Office) -> None:
    """Bo writes, past the program, a record that removes Ana."""
    bo = office.bo
    record, _ = new_epoch(bo.keys, bo.folder.team, [Member(bo.keys.public, "Bo", "admin")], bo.epoch)
    bo.folder.put(record)
    office.ana.settle(TODAY)
    assert office.ana.epoch.number == 1 and ("Ana", "admin") in names(office.ana)
    assert list(office.ana.folder.warnings) == ["epochs/000002"]
    office.ana.remove("Bo")
    assert [name for name, _ in names(office.ana)] == ["Ana", "Gus"]


def test_a_member_cannot_sign_another_off(office: Office) -> None:
    forged = write_record(office.bo.folder.team, "left", 1, office.bo.keys, b"left", office.ana.keys.name)
    (office.folder / "left" / office.ana.keys.name).write_bytes(forged.to_bytes())
    assert ("Ana", "admin") in names(office.ana)
    assert list(office.ana.folder.warnings) == [f"left/{office.ana.keys.name}"]


# --- leaving and removal -------------------------------------------------------------------------------------------


def test_a_removed_member_has_no_key_to_what_is_lent_afterwards(office: Office) -> None:
    office.ana.lend({XIA: "well"}, TODAY)
    office.ana.remove("Bo")
    office.ana.lend({XIA: "well"}, TODAY)
    with pytest.raises(NotFoundError, match="no longer"):
        office.bo.settle(TODAY)
    old = office.bo.epoch
    [file] = (office.folder / "lent").iterdir()
    record = office.ana.folder.get("lent", file.name)
    assert record is not None and Keys(old.reading).unseal(record.body, b"lent") is None
    assert office.bo.look_up([XIA], LEVELS, TODAY).levels == set()
    assert office.ana.epoch.digest != old.digest


def test_the_others_lend_anew_after_a_removal(office: Office) -> None:
    office.gus.lend({XIA: "some"}, TODAY)
    office.ana.remove("Bo")
    assert office.ana.look_up([XIA], LEVELS, TODAY).levels == set()
    gus = office.again("Gus")
    gus.settle(TODAY)
    assert gus.epoch.number == 2
    assert gus.lend({XIA: "some"}, TODAY)
    assert office.ana.look_up([XIA], LEVELS, TODAY).levels == {"some"}
    assert gus.epoch.reading == b""


def test_what_a_removed_member_writes_is_left_out(office: Office) -> None:
    office.ana.remove("Bo")
    office.bo.lend({XIA: "well"}, TODAY)
    assert office.ana.look_up([XIA], LEVELS, TODAY).levels == set()


def test_an_invitation_from_before_a_removal_is_void(office: Office) -> None:
    code = office.ana.invite("admin")
    office.ana.remove("Bo")
    (office.root / "Cy").mkdir()
    with pytest.raises(InputError, match="older than its last removal"):
        Team.join(office.root / "Cy", office.folder, code, "Cy")


def test_whoever_leaves_takes_everything_along_and_the_keys_change(office: Office) -> None:
    office.bo.lend({XIA: "well"}, TODAY)
    office.bo.leave()
    assert not (office.root / "Bo" / "team.json").exists()
    assert list((office.folder / "lent").iterdir()) == []
    assert [name for name, _ in names(office.ana)] == ["Ana", "Gus"]
    office.ana.settle(TODAY)
    assert office.ana.epoch.number == 2
    office.gus.settle(TODAY)
    assert office.gus.epoch.number == 2 and [name for name, _ in names(office.gus)] == ["Ana", "Gus"]


def test_the_only_admin_does_not_leave_others_alone(office: Office) -> None:
    with pytest.raises(InputError, match="only admin"):
        office.ana.leave()
    office.joined("Dan", "admin")
    office.ana.leave()
    assert ("Dan", "admin") in names(office.bo)


def test_the_last_one_may_leave(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    Team.create(tmp_path / "own", tmp_path / "shared", "Ana").leave()
    assert Team.open(tmp_path / "own") is None


def test_an_older_state_of_the_folder_is_not_believed(office: Office) -> None:
    """Somebody puts the folder back to before Bo was removed."""
    shutil.copytree(office.folder, office.root / "before")
    office.ana.remove("Bo")
    gus = office.again("Gus")
    gus.settle(TODAY)
    shutil.rmtree(office.folder)
    shutil.copytree(office.root / "before", office.folder)
    gus = office.again("Gus")
    gus.settle(TODAY)
    assert gus.epoch.number == 2 and "Bo" not in dict(names(gus))


def test_another_epoch_of_the_same_number_is_told(office: Office) -> None:
    """A former admin writes another second epoch after the fact."""
    before = office.ana.epoch
    office.ana.remove("Gus")
    office.bo.settle(TODAY)
    record, _ = new_epoch(office.ana.keys, office.ana.folder.team, [office.ana.me()], before)
    office.ana.folder.put(record)
    bo = office.again("Bo")
    bo.settle(TODAY)
    assert [name for name, _ in names(bo)] == ["Ana", "Bo"]
    assert list(bo.folder.warnings) == [f"epochs/{name_for_epoch(2)}"]


def test_two_admins_do_not_overwrite_each_others_removal(office: Office) -> None:
    dan = office.joined("Dan", "admin")
    office.ana.remove("Bo")
    with pytest.raises(InputError, match="try again"):
        dan.remove("Gus")
    dan.settle(TODAY)
    dan.remove("Gus")
    office.ana.settle(TODAY)
    assert [name for name, _ in names(office.ana)] == ["Ana", "Dan"]


def test_what_is_no_file_holds_nobody_up(office: Office) -> None:
    os.mkfifo(office.folder / "lent" / "pipe")
    (office.folder / "asks" / "folder").mkdir()
    office.ana.lend({XIA: "well"}, TODAY)
    assert office.bo.look_up([XIA], LEVELS, TODAY).levels == {"well"}
    assert office.ana.inbox([XIA], TODAY) == ()
    assert list(office.bo.folder.warnings) == ["lent/pipe"]


# --- odd states ----------------------------------------------------------------------------------------------------


def test_a_folder_out_of_reach_is_said_in_a_sentence(office: Office) -> None:
    office.folder.rename(office.root / "elsewhere")
    with pytest.raises((StorageError, NotFoundError), match="folder"):
        office.again("Bo")


def test_a_damaged_file_of_secrets_is_said_in_a_sentence(office: Office) -> None:
    (office.root / "Bo" / "team.json").write_text("{}")
    with pytest.raises(StorageError, match=r"team\.json"):
        office.again("Bo")


@pytest.mark.parametrize("name", ["", "  ", "\u202e\u0007"])
def test_a_member_needs_a_name(name: str) -> None:
    with pytest.raises(InputError, match="name"):
        chosen_name(name)


def test_a_name_cannot_turn_the_line_around() -> None:
    assert chosen_name("Ana\u202e \n Lund\x1b[2J") == "Ana Lund[2J"
