"""What the readers of a LinkedIn export share: the people, the dates, and how a row ends.

Invariant: a reader yields the rows of one record and returns why it was left out, or an empty text.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from renown.model.rows import Direction, InteractionRow, Problem, Row, WordsRow
from renown.model.values.date import Moment, plausible
from renown.sources.linkedin.people import NETWORK, People
from renown.sources.linkedin.sheets import Record

Outcome = Generator[Row | WordsRow | Problem, None, str]


@dataclass(slots=True)
class Reading:
    """What is known while one export is read. `newest` is the latest time seen: the export reaches at least so far.

    words: whether what messages say is wanted.
    """

    people: People
    zone: tzinfo | None
    now: datetime
    newest: datetime | None = None
    words: bool = False

    def moment(self, record: Record, column: str, zone: tzinfo | None = None) -> Moment | None:
        """The time in a column, or None when there is none that can be true. `zone`: what the format implies."""
        found = record.moment(column, zone or self.zone)
        if found is None or not plausible(found, self.now):
            return None
        self.newest = max(self.newest or found.ts, found.ts)
        return found

    def dated(self, record: Record, column: str, example: str) -> Generator[Problem, None, Moment | None]:
        """The time in a column; a problem where it cannot be read: who stands in the row is kept, without a time."""
        found = self.moment(record, column)
        if found is None:
            yield undated(record, column, example)
        return found

    def act(self, kind: str, actor: str, target: str, moment: Moment | None, size: int = 2) -> InteractionRow:
        """An interaction, with its direction as the owner sees it."""
        direction: Direction = "observed"
        if actor == self.people.owner:
            direction = "mutual" if kind == "connect" else "out"
        elif target == self.people.owner:
            direction = "in"
        return InteractionRow(
            NETWORK,
            kind,
            actor,
            target,
            moment.ts if moment else None,
            moment.precision if moment else "none",
            moment.zone_known if moment else False,
            group_size=size,
            direction=direction,
        )

    def between(self, kind: str, other: tuple[str, str], incoming: bool, moment: Moment | None) -> Outcome:
        """One act between the owner and somebody, given by key and name."""
        key, name = other
        yield from self.people.meet(key, name)
        yield self.act(kind, *((key, self.people.owner) if incoming else (self.people.owner, key)), moment)
        return ""


Reader = Callable[[Record, Reading], Outcome]


def undated(record: Record, column: str, example: str) -> Problem:
    """Tell that a record's date cannot be read."""
    order, expected = record.orders.get(column), f"a date like {example}"
    if order is not None and order.mixed:
        expected += "; other dates of this column show both the day first and the month first"
    return Problem(record.file, record.line, record[column] or "no date", expected, "mend the cell; it is kept undated")
