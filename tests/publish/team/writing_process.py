"""A process that lends one set of ties after the other, as fast as it can, until it is ended."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from renown.publish.team.team import Team

TODAY = 20_000

if __name__ == "__main__":
    team = Team.open(Path(sys.argv[1]))
    assert team is not None
    for turn in itertools.count():
        team.settle(TODAY)
        team.lend({f"email:{sys.argv[2]}{turn % 7}@maps.example": "well"}, TODAY)
        if turn == 0:
            sys.stdout.write("begun\n")
            sys.stdout.flush()
