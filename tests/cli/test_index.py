"""The list of commands by module says what the modules add."""

from __future__ import annotations

from renown.cli.commands import app
from renown.cli.index import COMMANDS


def test_every_command_is_named_under_the_module_that_adds_it() -> None:
    added: dict[str, set[str]] = {}
    for command in app.registered_commands:
        assert command.callback is not None
        added.setdefault(command.callback.__module__, set()).add(command.name or command.callback.__name__)
    for group in app.registered_groups:
        assert group.typer_instance is not None
        first = group.typer_instance.registered_commands[0].callback
        assert first is not None
        added.setdefault(first.__module__, set()).add(group.name or str(group.typer_instance.info.name))
    assert {module.removeprefix("renown.cli."): names for module, names in added.items()} == {
        module: set(names) for module, names in COMMANDS.items()
    }
