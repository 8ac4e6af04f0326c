"""Processes that write at once, are ended in the middle, or meet a full disk leave nothing broken behind."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from renown.errors import StorageError
from renown.publish.team.keyring import read_keyring
from renown.publish.team.records import read_record
from renown.publish.team.team import Team
from renown.ties.team.levels import LEVELS

from .conftest import TODAY, Office

WRITER = Path(__file__).with_name("writing_process.py")


def writer(office: Office, name: str) -> subprocess.Popen[str]:
    """A process that lends in this member's name; it has begun when this returns."""
    command = [sys.executable, str(WRITER), str(office.root / name), name.lower()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "begun\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def read_everything(office: Office) -> None:
    """Every file in the folder under a record's name is a whole record."""
    for kind in ("lent", "withdrawn"):
        for file in (office.folder / kind).iterdir():
            if not file.name.startswith("."):
                try:
                    content = file.read_bytes()
                except FileNotFoundError:  # withdrawn between looking and reading
                    continue
                assert read_record(office.ana.folder.team, kind, file.name, content) is not None, file


def test_two_who_write_at_once_do_not_disturb_each_other(office: Office) -> None:
    office.gus.lend({"email:xia@maps.example": "some"}, TODAY)
    writers = [writer(office, name) for name in ("Bo", "Gus")]
    ends = time.monotonic() + 2
    while time.monotonic() < ends:
        read_everything(office)
        office.ana.look_up(["email:bo0@maps.example"], LEVELS, TODAY)
    for process in writers:
        end(process)
    assert office.ana.folder.warnings == {}


@pytest.mark.parametrize("pause", [0.0, 0.013, 0.029, 0.041, 0.067])
def test_whoever_is_ended_in_the_middle_finds_everything_in_order_again(office: Office, pause: float) -> None:
    process = writer(office, "Bo")
    time.sleep(pause)
    end(process)
    read_everything(office)
    bo = office.again("Bo")
    bo.settle(TODAY)
    bo.lend({"email:last@maps.example": "well"}, TODAY)
    assert office.ana.look_up(["email:last@maps.example"], LEVELS, TODAY).levels == {"well"}
    for turn in range(7):
        assert office.ana.look_up([f"email:bo{turn}@maps.example"], LEVELS, TODAY).levels == set()
    assert [file.name for file in (office.folder / "lent").glob("[!.]*")] == [bo.ring.loans[-1].keys.name]


def test_leftovers_of_the_ended_are_swept_after_a_day(office: Office) -> None:
    old, young = (office.folder / "lent" / f".{name}.partial" for name in ("old", "young"))
    for file in (old, young):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    office.bo.settle(TODAY)
    assert (old.exists(), young.exists()) == (False, True)
    assert office.bo.folder.warnings == {}


def test_a_full_disk_leaves_what_stood(office: Office) -> None:
    office.bo.lend({"email:xia@maps.example": "well"}, TODAY)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The secrets still fit below this limit, a file of lent ties does not.
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, limit[1]))
    try:
        with pytest.raises(StorageError, match="cannot write"):
            office.bo.lend({"email:eli@maps.example": "well"}, TODAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert office.ana.look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == {"well"}
    bo = office.again("Bo")
    bo.settle(TODAY)
    bo.lend({"email:eli@maps.example": "well"}, TODAY)
    assert office.ana.look_up(["email:eli@maps.example"], LEVELS, TODAY).levels == {"well"}
    assert office.ana.look_up(["email:xia@maps.example"], LEVELS, TODAY).levels == set()


def test_the_secrets_are_whole_at_every_moment(office: Office) -> None:
    process = writer(office, "Bo")
    for _ in range(200):
        assert json.loads((office.root / "Bo" / "team.json").read_bytes())["name"] == "Bo"
    end(process)
    assert read_keyring(office.root / "Bo") is not None
    assert Team.open(office.root / "Bo") is not None
