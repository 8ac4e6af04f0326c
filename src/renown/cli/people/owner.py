"""`renown owner`: which of these accounts is you."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import print_json, print_table, say

owner = typer.Typer(help="Which of these accounts is you: asked once, never guessed.", invoke_without_command=True)
app.add_typer(owner, name="owner")


@owner.callback()
def list_candidates(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the accounts that may be yours."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows = ws.people.owner_candidates()
    if as_json:
        print_json(rows)
        return
    if not rows:
        say("No export says whose it is. Say who you are: renown owner is PERSON (id, handle or name)")
        return
    print_table(
        ("account", "network", "name", "handle", "sign", ""),
        [(str(r.account), r.network, r.name, r.handle, r.sign, "confirmed" if r.confirmed else "") for r in rows],
    )
    say("Confirm yours: renown owner is ACCOUNT (or any PERSON: id, handle or name)")


@owner.command("is")
def confirm_owner(
    who: Annotated[list[str], typer.Argument(metavar="ACCOUNT|PERSON...")], workspace: WorkspacePath = HERE
) -> None:
    """Confirm that these accounts are you; they become one person."""
    with renown.Workspace.open(workspace) as ws:
        for name in who:
            ws.people.confirm_owner(name)
        say(f"You are {ws.state().owner_name}.")
    say("To take an account back: renown owner not ACCOUNT")


@owner.command("not")
def unconfirm_owner(
    who: Annotated[list[str], typer.Argument(metavar="ACCOUNT...", help="Its number, network:handle, or a handle.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Say that these accounts are not you after all."""
    with renown.Workspace.open(workspace) as ws:
        for account in who:
            ws.people.unconfirm_owner(account)
    say("Taken back.")
