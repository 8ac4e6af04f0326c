"""The command line: parse, call the workspace, show. No rule and no sum lives here."""

from __future__ import annotations


def main() -> None:
    """Run `renown` with the arguments of this process."""
    from renown.cli.commands import app

    app()
