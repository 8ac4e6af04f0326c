"""`renown settings` and `renown device`: how you want things, and which devices may come in."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import local, print_json, print_table, say

device = typer.Typer(no_args_is_help=True, help="Devices in your network that may come in; see: renown serve --lan")
app.add_typer(device, name="device")


@app.command("settings")
def settings(
    workspace: WorkspacePath = HERE,
    zone: Annotated[
        str | None,
        typer.Option("--zone", help="Where your clocks stand, such as Europe/Berlin; empty: as the machine."),
    ] = None,
    theme: Annotated[str | None, typer.Option("--theme", help="How pages look: system, light or dark.")] = None,
    letters: Annotated[str | None, typer.Option("--letters", help="The language that letters begin in.")] = None,
    as_json: AsJson = False,
) -> None:
    """How you want things: time zone, look, the language of letters. Show it, or change what you name."""
    with renown.Workspace.open(workspace) as ws:
        if (zone, theme, letters) != (None, None, None):
            ws.preferences.set(zone=zone, theme=theme, letters=letters)
        wishes = ws.preferences.all()
    if as_json:
        print_json(wishes)
        return
    said = {"owner": "named by you", "browser": "as your browser said", "machine": "as this machine says"}
    rows = [
        ("time zone", wishes.zone, said.get(wishes.zone_from, "")),
        ("look", wishes.theme, ""),
        ("letters begin in", wishes.letters, ""),
        ("single keys on the pages", "on" if wishes.keys else "off", ""),
        ("backups go to", wishes.backups or "nowhere yet", ""),
    ]
    print_table(("setting", "is", ""), rows)


@device.command("list")
def list_devices(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """The devices that may come in, and when each was there last."""
    with renown.Workspace.open(workspace) as ws:
        found, zone = ws.desk.devices.all(), ws.zone
    if as_json:
        print_json(found)
        return
    print_table(
        ("device", "name", "since", "last there"),
        [(d.id, d.name, local(d.at, zone), local(d.seen, zone)) for d in found],
    )


@device.command("end")
def end(
    number: Annotated[int, typer.Argument(metavar="DEVICE", help="Its number in: renown device list")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Let a device in no longer."""
    with renown.Workspace.open(workspace) as ws:
        ws.desk.devices.end(number)
    say(f"Device {number} is let in no longer.")
