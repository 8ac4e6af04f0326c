"""`renown`: one verb per command. Errors become one sentence and an exit code.

Exit codes: 0 done, 1 something Renown can explain, 2 wrong usage, 3 not found, 4 several people fit,
5 the input cannot be used, 6 the workspace is locked, 7 the disk refused, 8 the engine failed,
9 a server cannot be reached or refuses, 10 your role in the team does not allow it, 11 what is good
came in, and something bad beside it was left out.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from renown.cli.index import panel_of
from renown.cli.show import say, warn, warn_whole
from renown.errors import AmbiguousError, PointedError, RenownError


class ExplainingGroup(TyperGroup):
    """Turns every error raised on purpose into a sentence on the error stream and its exit code.

    It lists the commands under headings, in the order in which somebody new needs them.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of `PANELS`."""
        for name, command in self.commands.items():
            command.rich_help_panel = panel_of(name)[0]  # type: ignore[attr-defined]
        return sorted(super().list_commands(ctx), key=lambda name: panel_of(name)[1])

    def invoke(self, ctx: Any) -> Any:  # typer keeps its Context private
        try:
            return super().invoke(ctx)
        except RenownError as error:
            warn(f"renown: {error}")
            if isinstance(error, AmbiguousError):
                for match in error.matches:
                    warn(f"  {match}")
            if isinstance(error, PointedError) and error.pointer:
                warn_whole(error.pointer)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(0) from None


app = typer.Typer(
    name="renown",
    cls=ExplainingGroup,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Drop in the exports you own; see who moves people and why, who has gone quiet, whom you know where.\n\n"
    "Everything stays on this machine. [bold]renown start[/bold] opens it in the browser; [bold]renown demo[/bold] "
    "shows a made-up community. In the terminal: [bold]renown init[/bold], [bold]renown import EXPORT[/bold].",
)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version as installed

        say(f"renown {installed('renown')}")
        raise typer.Exit


@app.callback()
def version_option(
    version: bool = typer.Option(
        False, "--version", callback=_tell_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Every command takes --workspace PATH (or RENOWN_WORKSPACE); reading commands take --json."""
