"""`renown start`, `demo`, `serve`, `link` and `doctor`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, Port, WorkspacePath
from renown.cli.show import print_json, print_table, progress_bar, say
from renown.errors import InputError
from renown.settings import read_settings
from renown.workspace.config import read_config

# The command line starts the server by name and never imports it: the two doors do not know each other.
SERVER = "renown.web.server"
HISTORY_DAYS = 90


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


@app.command("demo")
def demo(
    workspace: WorkspacePath = Path("demo-workspace"),
    people: Annotated[int, typer.Option(min=60, help="How many people live in the made-up world.")] = 600,
    seed: Annotated[int, typer.Option(help="Another seed, another world.")] = 7,
    port: Port = 8765,
    serve_pages: Annotated[
        bool, typer.Option("--serve/--no-serve", envvar="DEMO_SERVE", help="Serve the pages at the end.")
    ] = True,
) -> None:
    """Build a made-up world in real export formats, import it, score it and serve it."""
    if serve_pages:
        require_free(port)  # building takes a minute: what would end it is said before
    if (workspace / "renown.toml").exists():
        say(f"{workspace} is already there: using it. Remove the folder to build it anew.")
    else:
        build_demo(workspace, people, seed)
    if serve_pages:
        serve(workspace, port)
    say(f"Serve it with: renown serve --workspace {workspace}")


def require_free(port: int) -> None:
    """Raise InputError where another program answers at this port already."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return
    raise InputError(f"port {port} is taken", hint="name another with --port, or end what is open there")


def build_demo(workspace: Path, people: int, seed: int) -> None:
    """Write the exports, import them through the real importers, confirm the owner, vouch, score, record."""
    if workspace.exists() and any(workspace.iterdir()):
        raise InputError(f"{workspace} is not empty and not a workspace", hint="name another with --workspace")
    from renown.demo import build_world, decide

    exports = workspace.parent / f"{workspace.name}-exports"
    world = build_world(exports, seed=seed, people=people, today=datetime.now(UTC).date())
    with renown.Workspace.create(workspace) as ws, progress_bar(quiet=False) as progress:
        for export in world.exports:
            ws.imports.add(export, owner=world.owner_email, progress=progress)
        own = [str(candidate.account) for candidate in ws.people.owner_candidates()]
        for account in (*own, *world.owner_handles):
            ws.people.confirm_owner(account)
        for name in world.vouch_for:
            ws.seeds.add(name)
        decide(ws, world)
        ws.scores.rebuild(progress=progress)
        ws.scores.record(days=HISTORY_DAYS, progress=progress)
        state = ws.state()
    say(f"{world.story}")
    say(f"{state.people:,} people, {state.interactions:,} interactions from {state.imports} exports in {exports}.")


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
