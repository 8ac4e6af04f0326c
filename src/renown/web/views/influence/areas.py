"""Lists of areas, as two pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from renown.workspace.influence.answers import AreaLine

AREAS_SHOWN = 40


def listed(areas: Iterable[AreaLine], query: str) -> dict[str, Any]:
    """What a list of areas shows: the first whose name or sentence holds every word looked for, and how many do."""
    words = query.casefold().split()
    found = [area for area in areas if all(word in f"{area.name} {area.sentence}".casefold() for word in words)]
    return {"areas": found[:AREAS_SHOWN], "total": len(found), "query": query}
