"""How one wants things, from the command line: named once, and every time is shown so from then on."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("settings") / "workspace"
    Workspace.create(path).close()
    return path


def renown(folder: Path, *words: str) -> Any:
    return CliRunner().invoke(app, [*words, "--workspace", str(folder)])


def test_times_are_shown_where_the_clocks_were_set(folder: Path) -> None:
    shown = renown(folder, "settings", "--zone", "Pacific/Auckland").output
    assert "Pacific/Auckland" in shown and "named by you" in shown
    assert json.loads(renown(folder, "settings", "--json").output)["zone"] == "Pacific/Auckland"
    renown(folder, "token", "create", "notebook")
    (there,) = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d", renown(folder, "token", "list").output)
    renown(folder, "settings", "--zone", "Pacific/Pago_Pago")
    (elsewhere,) = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d", renown(folder, "token", "list").output)
    assert there[:10] > elsewhere[:10]
    refused = renown(folder, "settings", "--zone", "Mars/Base")
    assert refused.exit_code == 5 and "no time zone" in refused.output


def test_devices_are_listed_and_ended(folder: Path) -> None:
    with Workspace.open(folder) as ws:
        assert ws.desk.devices.admit(ws.desk.devices.invite("Phone <b>")) == 1
    assert "Phone <b>" in renown(folder, "device", "list").output
    assert renown(folder, "device", "end", "1").exit_code == 0
    assert renown(folder, "device", "end", "1").exit_code == 3
    with Workspace.open(folder) as ws:
        assert not ws.desk.devices.stands(1) and ws.desk.devices.all() == ()


def test_seeds_alone_lists_them(folder: Path) -> None:
    listed = renown(folder, "seeds")
    assert listed.exit_code == 0 and "nobody yet" in listed.output
    assert json.loads(renown(folder, "seeds", "--json").output) == []


def test_a_demo_at_a_taken_port_is_refused_before_it_is_built(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = renown(tmp_path / "demo", "demo", "--port", str(taken.getsockname()[1]))
    assert answer.exit_code == 5 and "is taken" in answer.output
    assert not (tmp_path / "demo").exists()
