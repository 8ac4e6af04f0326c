"""The README tells commands that exist, with options that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import typer.main

from renown.cli.commands import app

ROOT = Path(__file__).resolve().parents[2]
TOLD = [
    line
    for block in re.findall(r"^```\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    for line in block.splitlines()
    if line.startswith("renown ")
]


def asked(words: list[str]) -> click.Command:
    """The command that a line asks for."""
    command = typer.main.get_command(app)
    for word in words:
        below = getattr(command, "commands", None)
        if not below or word not in below:
            break
        command = below[word]
    return command


def test_the_tour_shows_the_main_job():
    told = {shlex.split(line, comments=True)[1] for line in TOLD}
    assert {"init", "import", "owner", "seeds", "score", "why", "evidence", "quiet", "owed", "who", "serve"} <= told


@pytest.mark.parametrize("line", TOLD)
def test_every_command_of_the_readme_exists_with_its_options(line):
    words = shlex.split(line, comments=True)[1:]
    command = asked(words)
    assert command.name == words[0] or command.name in words[:2]
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= options
