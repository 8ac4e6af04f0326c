"""A made-up office: Ana begins a team, Bo is a member, Gus a guest; each with a folder for their own secrets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from renown.publish.team.team import Team

TODAY = 20_000


@dataclass
class Office:
    """The people of a team, each as seen from their own workspace, and the folder between them."""

    root: Path
    ana: Team
    bo: Team
    gus: Team

    @property
    def folder(self) -> Path:
        return self.root / "shared"

    def joined(self, name: str, role: str = "member") -> Team:
        """Somebody more joins."""
        own = self.root / name
        own.mkdir()
        return Team.join(own, self.folder, self.ana.invite(role), name)

    def again(self, name: str) -> Team:
        """The team as a new process of this member's workspace sees it."""
        team = Team.open(self.root / name)
        assert team is not None
        return team


@pytest.fixture
def office(tmp_path: Path) -> Office:
    for name in ("Ana", "Bo", "Gus"):
        (tmp_path / name).mkdir()
    ana = Team.create(tmp_path / "Ana", tmp_path / "shared", "Ana")
    bo = Team.join(tmp_path / "Bo", tmp_path / "shared", ana.invite("member"), "Bo")
    gus = Team.join(tmp_path / "Gus", tmp_path / "shared", ana.invite("guest"), "Gus")
    return Office(tmp_path, ana, bo, gus)
