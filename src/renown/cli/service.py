"""`renown start`, `serve`, `link` and `doctor`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, Port, WorkspacePath
from renown.cli.show import print_json, print_table
from renown.settings import read_settings
from renown.workspace.config import read_config

# The command line starts the server by name and never imports it: the two doors do not know each other.
SERVER = "renown.web.server"


@app.command("start")
def start(
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-w",
            envvar="RENOWN_WORKSPACE",
            help="The folder that holds everything. Default: RENOWN_HOME, else where this system keeps such things.",
        ),
    ] = None,
    port: Port = 8765,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the pages in the browser; else print the address.")
    ] = True,
) -> None:
    """Begin, or go on: make or open your workspace, serve it to this machine only, and open the browser on it."""
    folder = workspace or read_settings().home
    renown.Workspace.open_or_create(folder).close()
    _become_server("--workspace", str(folder), "--port", str(port), "--start", *(["--browser"] if browser else []))


@app.command("serve")
def serve(
    workspace: WorkspacePath = HERE,
    port: Port = 8765,
    lan: Annotated[
        bool, typer.Option("--lan", help="Let devices in your own network in, too, each by a link of its own.")
    ] = False,
    address: Annotated[
        str, typer.Option("--address", metavar="IP", help="With --lan: this machine's address there, if not found.")
    ] = "",
    lan_port: Annotated[int, typer.Option("--lan-port", min=0, max=65535, help="With --lan: the port there.")] = 8766,
    plain: Annotated[
        bool, typer.Option("--plain", help="With --lan: without a certificate; others in the network can read along.")
    ] = False,
) -> None:
    """Serve the pages to this machine only, and print the one-time address that lets you in."""
    read_config(workspace)
    more = ["--lan", "--address", address, "--lan-port", str(lan_port), *(["--plain"] if plain else [])] if lan else []
    _become_server("--workspace", str(workspace), "--port", str(port), *more)


def _become_server(*told: str) -> NoReturn:
    """This process becomes the server: whoever ends it, however, ends the server, and its exit code is the server's."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", SERVER, *told])


@app.command("link")
def link(
    workspace: WorkspacePath = HERE,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Default: where the workspace is served.")] = None,
) -> None:
    """Print a new one-time address for a server that is running."""
    arguments = [sys.executable, "-m", SERVER, "--workspace", str(workspace), "--link"]
    raise typer.Exit(subprocess.call([*arguments, *(["--port", str(port)] if port else [])]))


@app.command("doctor")
def doctor(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Check the workspace and this installation: files, lock, disk, engine, browser, cores."""
    checks = renown.Workspace.examine(workspace)
    if as_json:
        print_json(checks)
    else:
        print_table(("", "check", "found"), [("ok" if ok else "!!", name, found) for name, ok, found in checks])
    if not all(ok for _, ok, _ in checks):
        raise typer.Exit(1)
