"""`renown sync`: bring in from one's own mail, calendar and address-book servers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import local, print_json, print_table, progress_bar, say, warn
from renown.errors import RenownError
from renown.settings import read_settings

if TYPE_CHECKING:
    from renown.cli.show import ReportProgress
    from renown.workspace import Workspace
    from renown.workspace.data.answers import Round, ServerLine

sync = typer.Typer(no_args_is_help=False, help="Bring in from your own mail, calendar and address-book servers.")
app.add_typer(sync, name="sync")

ServerNumber = Annotated[int, typer.Argument(metavar="SERVER", help="Its number in: renown sync list")]


@sync.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    workspace: WorkspacePath = HERE,
    only: Annotated[int, typer.Option("--server", help="One server only; default: all of them.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Bring in what is new on every server. Only headers of mail are fetched; nothing is changed on the server."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws, progress_bar(quiet=as_json) as progress:
        servers = [server for server in ws.servers.list() if only in (0, server.server)]
        rounds, failed = [], 0
        for server in servers:
            try:
                rounds.append(_round(ws, server, progress))
            except RenownError as error:
                failed = error.exit_code
                warn(f"{server.url}: {error}")
    if as_json:
        print_json(rounds)
    else:
        _show(rounds, servers)
    if failed:
        raise typer.Exit(failed)


def _round(ws: Workspace, server: ServerLine, progress: ReportProgress) -> Round:
    password = read_settings().sync_password
    if server.asks and not password:
        password = typer.prompt(f"Password of {server.user} at {server.url}", hide_input=True, err=True)
    return ws.servers.sync(server.server, password, progress)


def _show(rounds: list[Round], servers: list[ServerLine]) -> None:
    names = {server.server: server.url for server in servers}
    for done in rounds:
        imports = f" Import {', '.join(map(str, done.imports))}: renown sources" if done.imports else ""
        say(f"{names[done.server]}: {done.words}{imports}")
    if not servers:
        say("No server is known. Add one with: renown sync add imaps://YOU@HOST")


@sync.command("add")
def add(
    address: Annotated[str, typer.Argument(help="imaps://USER@HOST for mail; https://HOST/PATH with --as for others.")],
    sort: Annotated[str, typer.Option("--as", help="carddav (address books), caldav (calendars) or imap.")] = "",
    user: Annotated[str, typer.Option("--user", "-u", help="As whom, where the address does not say.")] = "",
    keep_password: Annotated[
        bool, typer.Option("--keep-password", help="Ask now and keep it in a file that only you may read.")
    ] = False,
    command: Annotated[
        str, typer.Option("--password-command", help="A command that prints it, such as: pass show mail")
    ] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Keep a server to bring in from. Without either option the password is asked for each time."""
    password = ""
    if keep_password:
        password = read_settings().sync_password or typer.prompt("Password", hide_input=True, err=True)
    with renown.Workspace.open(workspace) as ws:
        made = ws.servers.add(address, user=user, sort=sort or None, password=password, command=command)
    say(f"Server {made.server}: {made.user} at {made.url}. Bring it in with: renown sync")


@sync.command("list")
def list_servers(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """The servers, and how the last round of each ended."""
    with renown.Workspace.open(workspace) as ws:
        servers, zone = ws.servers.list(), ws.zone
    if as_json:
        print_json(servers)
        return
    rows = [(s.server, s.sort, s.user, s.url, local(s.last_at, zone), s.last_words or "not read yet") for s in servers]
    print_table(("server", "sort", "user", "address", "last", "what it said"), rows)


@sync.command("remove")
def remove(server: ServerNumber, workspace: WorkspacePath = HERE) -> None:
    """Bring a server in no longer. What came from it stays; undo its imports to take that back too."""
    with renown.Workspace.open(workspace) as ws:
        ws.servers.remove(server)
    say(f"Server {server} is brought in no longer. What came from it stays.")


@sync.command("anew")
def anew(server: ServerNumber, workspace: WorkspacePath = HERE) -> None:
    """Read a server from its beginning at the next round; what is there already counts once."""
    with renown.Workspace.open(workspace) as ws:
        ws.servers.begin_anew(server)
    say(f"Server {server} is read from its beginning next time.")
