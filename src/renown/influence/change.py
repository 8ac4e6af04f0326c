"""Change: by how much a score moved between two rows of its history, factor by factor, and the named cause.

What must stay true: the factors' changes sum to the score's; a cause is read from what the rows say they were made
from, never guessed from the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renown.errors import InputError
from renown.influence.factors import FACTORS

CAUSES = (
    ("formula", "the formula changed"),
    ("seeds", "other people are vouched for"),
    ("data_version", "data was imported or removed"),
    ("communities", "the communities were recomputed"),
    ("as_of", "newer acts came in and older ones faded"),
)
"""What two rows may differ in and how that is called, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Change:
    """points: new score minus old. factors: the same per factor. causes: all named causes, the weightiest first."""

    points: float
    factors: Mapping[str, float]
    causes: tuple[str, ...]

    @property
    def words(self) -> str:
        """The change in a sentence.

        >>> Change(2.25, {}, ("newer acts came in and older ones faded",)).words
        '+2.2 points: newer acts came in and older ones faded'
        """
        return f"{self.points:+.1f} points: {' and '.join(self.causes) or 'nothing it rests on changed'}"


def change_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    """Compare two rows of one person's history (rows of `history_rows`, as dicts).

    Raises InputError if the rows are about two people.
    """
    if before["person"] != after["person"]:
        raise InputError("two rows about different people cannot be compared", hint="take both rows of one person")
    factors = {name: float(after[name]) - float(before[name]) for name in FACTORS}
    causes = tuple(cause for column, cause in CAUSES if before[column] != after[column])
    return Change(float(after["score"]) - float(before["score"]), factors, causes)
