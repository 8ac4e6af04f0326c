"""A made-up community in real export formats: for a first look, for tests and for screenshots.

Invariant: the same arguments give the same bytes; nobody in it is a real person, company or project;
this room writes files and knows nothing of how they are read.
"""

from __future__ import annotations

from renown.demo.decisions import decide
from renown.demo.world import Beat, Member, World, build_world

__all__ = ["Beat", "Member", "World", "build_world", "decide"]
