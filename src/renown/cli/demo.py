"""`renown demo`: two made-up worlds, one of people to know and one of people to win, built and served."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Annotated, NoReturn

import typer

import renown
from renown.cli.app import app
from renown.cli.options import Port
from renown.cli.service import SERVER
from renown.cli.show import progress_bar, say
from renown.errors import InputError

HISTORY_DAYS = 90
LOOKED_AT_S = 0.2
"""Seconds between two looks at whether a server still runs."""

NAMED = ("unnamed", "changer", "stuffed", "untold")
"""The people of the story of recruiting whom the first words name."""


@dataclass(frozen=True, slots=True)
class Served:
    """A workspace to be served: what it is about, where it lies, and at which port."""

    title: str
    workspace: Path
    port: int

    @property
    def command(self) -> str:
        """What serves it alone."""
        return f"renown serve --workspace {self.workspace} --port {self.port}"


@app.command("demo")
def demo(
    workspace: Annotated[
        Path,
        typer.Option("--workspace", "-w", envvar="RENOWN_WORKSPACE", help="The folder; the other lies beside."),
    ] = Path("demo-workspace"),
    people: Annotated[int, typer.Option(min=60, help="How many people live in the made-up world.")] = 600,
    cvs: Annotated[int, typer.Option(min=0, help="How many made-up CVs to recruit from; 0 for no recruiting.")] = 400,
    seed: Annotated[int, typer.Option(help="Another seed, another world.")] = 7,
    port: Port = 8765,
    serve_pages: Annotated[
        bool, typer.Option("--serve/--no-serve", envvar="DEMO_SERVE", help="Serve the pages at the end.")
    ] = True,
) -> None:
    """Build two made-up worlds in real formats, people to know and people to win, import, score and serve them."""
    served = [Served("People", workspace, port)]
    if cvs:
        served.append(Served("Recruiting", workspace.with_name(f"{workspace.name}-recruiting"), port + 1))
    if serve_pages:
        for one in served:
            require_free(one.port)  # building takes a minute: what would end it is said before
    _build_or_use(workspace, lambda: build_people(workspace, people, seed))
    if cvs:
        recruiting = served[-1].workspace
        _build_or_use(recruiting, lambda: build_recruiting(recruiting, _exports(workspace) / "recruiting", cvs, seed))
    if serve_pages:
        serve_all(served)
    for one in served:
        say(f"{one.title}: serve it with {one.command}")


def require_free(port: int) -> None:
    """Raise InputError where another program answers at this port already."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return
    raise InputError(f"port {port} is taken", hint="name another with --port, or end what is open there")


def _build_or_use(workspace: Path, build: Callable[[], None]) -> None:
    if (workspace / "renown.toml").exists():
        say(f"{workspace} is already there: using it. Remove the folder to build it anew.")
        return
    if workspace.exists() and any(workspace.iterdir()):
        raise InputError(f"{workspace} is not empty and not a workspace", hint="name another with --workspace")
    build()


def _exports(workspace: Path) -> Path:
    return workspace.with_name(f"{workspace.name}-exports")


def _today() -> date:
    return datetime.now(UTC).date()


def build_people(workspace: Path, people: int, seed: int) -> None:
    """Write the exports, import them through the real importers, confirm the owner, vouch, score, record."""
    from renown.demo import build_world, decide

    exports = _exports(workspace)
    world = build_world(exports, seed=seed, people=people, today=_today())
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


def build_recruiting(workspace: Path, folder: Path, cvs: int, seed: int) -> None:
    """Write the CVs, keep three advertisements, and bring everybody in on the grounds on which they may be kept."""
    from renown.demo.recruit import sentences, tell, write_batches

    today = _today()
    with renown.Workspace.create(workspace, purpose="recruiting") as ws, progress_bar(quiet=False) as progress:
        batches = write_batches(folder, seed, cvs, today, progress)
        left = tell(ws, batches, today, progress)
        kept, vacancies = len(ws.candidates.list()), len(ws.vacancies.list())
    told = sentences()
    say(f"You recruit for {vacancies} made-up vacancies. The page Vacancies begins; look for:")
    for role in NAMED:
        say(f"  {told[role]}")
    say(f"{kept:,} candidates from {cvs:,} CVs in {folder}. Left out:")
    for file, why in left:
        say(f"  {file}: {why}")


def serve_all(served: Sequence[Served]) -> NoReturn:
    """Serve these workspaces, each at its port, until one of them ends or this process is told to."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    running: list[subprocess.Popen[str]] = []
    try:
        for one in served:
            command = [sys.executable, "-m", SERVER, "--workspace", str(one.workspace), "--port", str(one.port)]
            running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            threading.Thread(target=_relay, args=(one.title, running[-1].stdout), daemon=True).start()
        while all(process.poll() is None for process in running):
            time.sleep(LOOKED_AT_S)
    except KeyboardInterrupt:
        say("Ended.")
    finally:
        for process in running:
            with suppress(ProcessLookupError):
                process.terminate()
        codes = [process.wait() for process in running]
    raise typer.Exit(max(map(abs, codes), default=0))


def _relay(title: str, lines: IO[str]) -> None:
    """Say what a server says, and which of them it is."""
    for line in lines:
        say(f"{title}: {line.rstrip()}")
