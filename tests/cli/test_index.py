"""The list of commands by module says what the modules add."""

from __future__ import annotations

from typer import Typer
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.cli.index import COMMANDS, PANELS


def modules_of(group: Typer) -> set[str]:
    """The modules that add commands to a group, or a group with some."""
    own = {str(getattr(command.callback, "__module__", "")) for command in group.registered_commands}
    inner = (modules_of(one.typer_instance) for one in group.registered_groups if one.typer_instance)
    return own.union(*inner)


def test_every_command_is_named_under_the_module_that_adds_it() -> None:
    added: dict[str, set[str]] = {}
    for command in app.registered_commands:
        assert command.callback is not None
        added.setdefault(command.callback.__module__, set()).add(command.name or command.callback.__name__)
    for group in app.registered_groups:
        assert group.typer_instance is not None
        for module in modules_of(group.typer_instance):
            added.setdefault(module, set()).add(group.name or str(group.typer_instance.info.name))
    assert {module.removeprefix("renown.cli."): names for module, names in added.items()} == {
        module: set(names) for module, names in COMMANDS.items()
    }


def test_every_command_stands_under_one_heading_and_whoever_is_new_begins_at_the_top() -> None:
    shown = [name for names in PANELS.values() for name in names]
    assert sorted(shown) == sorted({name for names in COMMANDS.values() for name in names})
    words = CliRunner().invoke(app, ["--help"], terminal_width=200).output
    places = [words.index(f"│ {name} ") for name in ("start", "demo", "import", "serve", "today", "people", "doctor")]
    assert places == sorted(places) and words.index("Begin here") < places[0]
