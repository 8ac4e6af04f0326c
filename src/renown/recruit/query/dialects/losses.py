"""What a search loses on its way into another language.

Invariant: whatever is left out or made coarser is told once, with the characters of the query it stood in, and with
whether more or fewer people are found by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from renown.recruit.query.tree import Span

MORE, FEWER, OTHERS = "more", "fewer", "others"
LEFT = "left out: "
EFFECTS = {MORE: "finds more than you asked for", FEWER: "misses some", OTHERS: "may find others"}


@dataclass(frozen=True, slots=True)
class Loss:
    """A part of the query that is not asked as it is meant. effect: a key of `EFFECTS`."""

    at: Span
    message: str
    effect: str


class Losses:
    """Those of one translation. positive: whether what is being read is wanted, or stands under a NOT."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.found: dict[tuple[int, int, str], Loss] = {}

    def tell(self, at: Span, message: str, effect: str) -> None:
        """One more; `{}` in the message stands for the platform."""
        said = message.format(self.title)
        self.found.setdefault((at.start, at.end, said), Loss(at, said, effect))

    def wider(self, at: Span, message: str, positive: bool) -> None:
        """A part that holds for more people than it should: under a NOT it takes more of them away."""
        self.tell(at, message, MORE if positive else FEWER)

    def narrower(self, at: Span, message: str, positive: bool) -> None:
        """A part that holds for fewer people than it should."""
        self.tell(at, message, FEWER if positive else MORE)

    def turn(self, at: Span, before: str, after: str) -> None:
        """Nothing at all is left of a part: what was left out within it counts as the whole of it does."""
        for key, loss in self.found.items():
            within = at.start <= loss.at.start and loss.at.end <= at.end
            if within and loss.effect == before and loss.message.startswith(LEFT):
                self.found[key] = replace(loss, effect=after)

    def all(self) -> tuple[Loss, ...]:
        """All of them, in the order of the query."""
        return tuple(self.found[key] for key in sorted(self.found))
