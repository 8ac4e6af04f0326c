"""The room `table`: people as a table, narrowed, sorted, looked at again by name, and marked many at once.

Invariants: what was done to many at once is taken back at once; who is hidden or without a name is counted, not listed,
unless asked for.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from renown.errors import InputError
from renown.model.values import NAME
from renown.workspace.config import RECRUITING
from renown.workspace.context import AsOf
from renown.workspace.people.answers.contacts import ExportedBook
from renown.workspace.people.answers.table import BulkStep, SavedView, TablePage
from renown.workspace.people.asked import read_asked
from renown.workspace.people.pictures import pictures
from renown.workspace.people.rows import Narrowed, narrowed, plain_rows, rows_of
from renown.workspace.register import hidden_people
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.workspace.people.bulk import Bulk

MOST_VIEWS = 200
LONGEST_NAME = 100
MOST_ROWS = 500


class Table(Room):
    """Everybody, as the owner wants to look at them."""

    @cached_property
    def _bulk(self) -> Bulk:
        from renown.workspace.people.bulk import Bulk

        return Bulk(self._context)

    def page(  # noqa: PLR0913 - one argument per way to narrow the table
        self,
        query: str = "",
        *,
        network: str = "",
        circle: str = "",
        tag: str = "",
        organisation: str = "",
        community: str = "",
        warmth: str = "",
        since: str = "",
        before: str = "",
        has: str = "",
        reminder: str = "",
        show: str = "",
        sort: str = "",
        columns: str = "",
        page: int = 1,
        per_page: int = 50,
        as_of: AsOf = None,
    ) -> TablePage:
        """A page of the table.

        query: see `people.page`. warmth: strong, familiar, weak, dormant, little seen or none. since, before: days of
        the last contact, like 2026-05-04. has: mail, phone, mail or phone, or neither. reminder: some, due or none.
        show: listed (the usual), hidden, nameless or all. sort: name, organisation, circles, tags, warmth, last,
        reminder, score, community or match; with a `-` before it the other way round. columns: some of organisation,
        circles, tags, warmth, last, reminder, contact, score, mail, phone, networks, community, with commas.
        per_page: at most 500.
        Raises InputError for a word that is none of these, NotFoundError for a network, circle or tag that is not
        """
        told = {name: value for name, value in locals().items() if name not in _NOT_ASKED}
        some, per_page = self._asked(told, as_of), min(per_page, MOST_ROWS)
        total = int(some.at.size)
        pages = max(1, math.ceil(total / per_page))
        page = min(max(1, page), pages)
        at = some.at[(page - 1) * per_page : page * per_page]
        rows = rows_of(some, at, pictures(some.scoring.derivation, some.persons[at].tolist()))
        return TablePage(rows, total, page, pages, some.nameless, some.hidden, some.asked.shown)

    def csv(self, asked: Mapping[str, str] | None = None, persons: Sequence[int] = (), as_of: AsOf = None) -> str:
        """All rows of the table in its columns, as CSV in which no cell is a formula; persons: only these of them.

        It holds other people's data; the audit log says how many people left, and when.
        """
        from renown.workspace.data.export import write_table

        some = self._asked(asked or {}, as_of)
        if persons:
            some = replace(some, at=some.at[np.isin(some.persons[some.at], np.array(persons, dtype=np.int64))])
        out = io.StringIO()
        write_table(plain_rows(some), "csv", out, spreadsheet=True)
        self._context.desk.audit("owner", "export the table", people=int(some.at.size))
        return out.getvalue()

    def contacts(
        self, asked: Mapping[str, str] | None = None, persons: Sequence[int] = (), as_of: AsOf = None
    ) -> ExportedBook:
        """The people of the table as vCards; persons: only these. See `people.export_contacts`."""
        from renown.workspace.people.contacts import export_book

        return export_book(self._context, "vcard4", persons or self._everybody(asked or {}, as_of), None)

    def _asked(self, asked: Mapping[str, str], as_of: AsOf = None) -> Narrowed:
        read = read_asked(asked)
        columns = read.columns or self.columns()
        if self._context.config.purpose == RECRUITING:  # where candidates are kept no score is told
            columns = tuple(column for column in columns if column != "score") or ("organisation",)
        return narrowed(self._context, read.but(columns=columns), as_of)

    # --- ways to look at it ----------------------------------------------------------------------------------

    def views(self) -> tuple[SavedView, ...]:
        """The saved views, by name."""
        named = [view for view in self._context.desk.marks.views() if view.name]
        found = [SavedView(view.id, view.name, json.loads(view.asked), view.at) for view in named]
        return tuple(sorted(found, key=lambda view: (view.name.casefold(), view.id)))

    def save_view(self, name: str, asked: Mapping[str, str]) -> int:
        """Keep what is asked (filters, sort, columns, by name as `page` takes them) under a name; returns its number.

        It takes the place of a view of that name. Raises InputError without a name, or for what is no question.
        """
        cleaned = NAME.clean(name) or ""
        if not cleaned or len(cleaned) > LONGEST_NAME:
            raise InputError(f"a view needs a name of 1 to {LONGEST_NAME} letters", hint="say what it is to be called")
        others = [view for view in self.views() if view.name.casefold() != cleaned.casefold()]
        if len(others) >= MOST_VIEWS:
            raise InputError(f"there are {MOST_VIEWS} views already", hint="remove one that you no longer use")
        return self._context.desk.marks.save_view(cleaned, read_asked(asked).told())

    def remove_view(self, view: int) -> bool:
        """Let go of a saved view; False when it was gone already."""
        return self._context.desk.marks.remove_view(view)

    def bring_back_view(self, view: int) -> bool:
        """Take the removal of a view back; False when it stands."""
        return self._context.desk.marks.bring_back_view(view)

    def columns(self) -> tuple[str, ...]:
        """The columns the table has when nothing else is asked."""
        usual = [view for view in self._context.desk.marks.views() if not view.name]
        told = json.loads(usual[-1].asked) if usual else {}
        return read_asked({"columns": str(told.get("columns", ""))}).shown

    def keep_columns(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Let the table have these columns from now on, none for the usual ones. Raises InputError for an unknown one.

        Possible are organisation, circles, tags, warmth, last, reminder, contact, score, mail, phone, networks and
        community.
        """
        asked = read_asked({"columns": ",".join(columns)})
        self._context.desk.marks.save_view("", asked.told())
        return asked.shown

    # --- many at once ----------------------------------------------------------------------------------------

    def act(
        self, what: str, words: str = "", persons: Sequence[int] = (), asked: Mapping[str, str] | None = None
    ) -> BulkStep:
        """Do one thing to several people: those named, or with none named all whom the table then shows.

        what: tag, untag (words: the tag), circle, uncircle (words: the circle), hide, show, or merge (they are one).
        asked: filters by name as `page` takes them. It is taken back whole by `take_back`.
        Raises InputError, also for nobody and for more than 20,000 people, or more than 20 to merge.
        """
        return self._bulk.act(what, words, persons or self._everybody(asked))

    def _everybody(self, asked: Mapping[str, str] | None, as_of: AsOf = None) -> tuple[int, ...]:
        if asked is None:
            return ()
        some = self._asked(asked, as_of)
        return tuple(some.persons[some.at].tolist())

    def is_hidden(self, person: int) -> bool:
        """Whether a person is left out of lists, Today and suggestions. `act` hides, and shows again."""
        return person in hidden_people(self._context)

    def steps(self, limit: int = 20) -> tuple[BulkStep, ...]:
        """What was done to many at once, the newest first, also what was taken back."""
        return self._bulk.steps(limit)

    def take_back(self, step: int) -> BulkStep:
        """Take back what was done to many at once. Raises NotFoundError; twice changes nothing."""
        return self._bulk.take_back(step)


_NOT_ASKED = frozenset({"self", "page", "per_page", "as_of"})
