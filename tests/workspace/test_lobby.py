"""What it takes to name the workspace."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROOMS = ("lobby", "circles.circles", "paths.references")


@pytest.mark.parametrize("room", ROOMS)
def test_any_room_can_be_named_first_and_none_loads_django(room):
    """Each knows the desk by its records; the desk itself, and Django with it, comes when it is first asked."""
    code = f"import sys, renown.workspace.{room}; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={}, check=False)
    assert (done.stdout.strip(), done.stderr) == ("False", "")
