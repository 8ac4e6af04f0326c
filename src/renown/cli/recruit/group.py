"""The group `renown recruit`. A module adds commands with `@recruit.command(...)`, and is named in `cli/index.py`."""

from __future__ import annotations

import typer

from renown.cli.app import app

recruit = typer.Typer(
    help="Find the right people for a job through the right channel. Scores never decide about applicants.",
    no_args_is_help=True,
)
app.add_typer(recruit, name="recruit")
