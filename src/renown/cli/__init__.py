"""The command line: parse, call the workspace, show. No rule and no sum lives here."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `renown` with the arguments of this process."""
    from renown.workspace.process import start_lean

    start_lean()
    from renown.cli.app import app
    from renown.cli.index import load

    load(next(iter(sys.argv[1:]), ""))
    app()
