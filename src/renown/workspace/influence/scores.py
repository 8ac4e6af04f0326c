"""The room `scores`: everybody's score, why, the data points behind it, and how it went by day."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from renown.model.wording import day_in_words
from renown.workspace.context import AsOf
from renown.workspace.influence.answers import Evidence, HistoryPoint, Movement, Score
from renown.workspace.influence.explanation import explain
from renown.workspace.influence.history import points_of
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.workspace.data.imports import Progress

LONGEST_LOOK = 365
"""So many days back it is told why a score moved."""

STEPS = {
    "described": "derivation",
    "ledger": "derivation",
    "contact_days": "derivation",
    "scores": "scoring",
    "trust": "scoring",
    "listing": "scoring",
}
"""The tables worked out, in order, and what each belongs to."""


class Scores(Room):
    """How influential everybody is, on the facts before a moment."""

    def rebuild(self, as_of: AsOf = None, progress: Progress | None = None) -> int:
        """Work the scores out, where they are not yet, and keep today's in the history; how many people have one."""
        scoring = self._context.scoring(as_of)
        derivation = scoring.derivation
        fresh = scoring.made_at() is None
        for i, (name, room) in enumerate(STEPS.items()):
            if progress is not None:
                progress(i, len(STEPS), f"working out {name}")
            getattr(scoring if room == "scoring" else derivation, name)
        derivation.keep_told()
        if fresh and as_of is None:
            self._context.history.append(scoring.history())
        self._context.sweep()
        return int(scoring.scores.num_rows)

    def record(self, days: int = 90, step: int = 3, progress: Progress | None = None) -> int:
        """Work out the scores of earlier days and keep them in the history; how many rows are new.

        days: how far back from today, or from the day after the newest fact if that is earlier. step: every so many
        days; the last day is always among them. Communities are those of the last day, so that no day differs from
        the next because of them.
        """
        last = min(self._context.today(), self._context.moment("latest"))
        moments = [last - timedelta(days=back) for back in range(days - days % step, -1, -step)]

        def tell(number: int) -> None:
            if progress is not None:
                progress(number, len(moments), f"scores of {day_in_words(moments[number])}")

        tables = list(self._context.scoring(last).history_of(moments, tell))
        return self._context.history.append(pa.concat_tables(tables)) if tables else 0

    def table(self, as_of: AsOf = None) -> pa.Table:
        """Everybody who received a reaction or a curation, best first, with the columns of `renown score`."""
        return self._context.scoring(as_of).public_table()

    def rows(self, as_of: AsOf = None, limit: int = 25) -> list[dict[str, Any]]:
        """The best so many rows of `table`."""
        rows: list[dict[str, Any]] = self.table(as_of).slice(0, limit).to_pylist()
        return rows

    def export(
        self,
        form: str,
        file: Path | None,
        as_of: AsOf = None,
        limit: int | None = None,
        *,
        spreadsheet: bool = False,
    ) -> None:
        """Write `table` as csv, parquet or json to a file, or print it; spreadsheet: csv without a live formula."""
        from renown.workspace.data.export import write_table

        write_table(self.table(as_of).slice(0, limit), form, file or sys.stdout, spreadsheet=spreadsheet)

    def why(self, person: int, as_of: AsOf = None) -> Score:
        """Why a person has the score they have. Raises NotFoundError when nobody acted because of them."""
        return explain(self._context, self._context.scoring(as_of), person, points_of(self._context, person))

    def evidence(self, person: int, factor: str, as_of: AsOf = None, offset: int = 0, limit: int = 50) -> Evidence:
        """The data points behind one factor, strongest first."""
        from renown.workspace.influence.evidence import evidence

        return evidence(self._context, self._context.scoring(as_of), person, factor, (offset, limit))

    def moved(self, person: int, days: int = 30, as_of: AsOf = None) -> Movement:
        """Why a person's score moved in the last so many days: who did what, and whose acts faded.

        Raises NotFoundError when nobody acted because of them.
        """
        from renown.workspace.influence.movement import movement

        scoring = self._context.scoring(as_of)
        since = scoring.derivation.before - timedelta(days=min(max(days, 1), LONGEST_LOOK))
        return movement(self._context, scoring, person, since)

    def history(self, person: int) -> tuple[HistoryPoint, ...]:
        """A person's score by day, oldest first: per day the row written last."""
        return points_of(self._context, person)
