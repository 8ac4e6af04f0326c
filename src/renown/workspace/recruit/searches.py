"""The room `searches`: searches for people that are kept, and what is new in each since it was last looked at.

Invariant: new is whom the search finds now and had not found at that look, and changed is of whom other papers tell
now. No clock decides it: whoever was erased, let go or locked is not told of, and whoever comes back after a look that
did not find them is new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from renown.desk.recruit.search_records import Found, SearchRecord, SearchWords
from renown.errors import InputError, NotFoundError
from renown.model.values import NAME
from renown.recruit.query.dialects.registry import all_dialects
from renown.recruit.query.parser import parse
from renown.recruit.sourcing.saved import Since, since
from renown.workspace.config import RECRUITING
from renown.workspace.recruit import open_signs, pool
from renown.workspace.recruit.candidate_answers import CandidateRow
from renown.workspace.recruit.search_answers import SearchNews, SearchRow
from renown.workspace.room import Room

ENTRANCE = "here"
"""The place of one's own pool, among the keys of platforms."""

LONGEST_SEARCH_NAME = 100
MOST_SEARCHES = 100
MOST_NEWS = 200
"""So many people are listed as new, and so many as changed."""


class Searches(Room):
    """Searches for people that are kept under a name: asked again with one word, and what is new in each."""

    def list(self) -> tuple[SearchRow, ...]:
        """The kept searches, by name, each with how many it finds here, how many are new and how many changed."""
        kept = self._context.desk.searches.list()
        contents = pool.contents(self._context) if kept and self._recruiting else {}
        rows = [self._row(record, contents) for record in kept]
        return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.search)))

    def fresh(self) -> tuple[SearchRow, ...]:
        """The kept searches in which somebody is new or changed; for the first page."""
        return tuple(row for row in self.list() if row.new or row.changed) if self._recruiting else ()

    def keep(self, name: str, query: str, places: Sequence[str] = ()) -> SearchRow:
        """Keep a search under a name; whom it finds now counts as seen.

        places: where it is asked, `here` (the candidates of this workspace) and platforms by their keys; unless said,
        here, or in a workspace without candidates on every platform. Raises InputError for a name that another search
        has, and as the search does; NotFoundError for a place that there is not.
        """
        if len(self._context.desk.searches.list()) >= MOST_SEARCHES:
            raise InputError(f"there are {MOST_SEARCHES} searches already", hint="remove one that you no longer use")
        words = self._words(name, query, places)
        return self._one(self._context.desk.searches.keep(words, self._found(words)))

    def change(self, search: int, name: str, query: str, places: Sequence[str] = ()) -> SearchRow:
        """Let a search have another name, ask something else, or be asked elsewhere; raises as `keep` does.

        Where it asks something else, whom it finds now counts as seen.
        """
        record = self._context.desk.searches.get(search)
        words = self._words(name, query, places or record.words.places, but=search)
        other = (words.query, words.places) != (record.words.query, record.words.places)
        self._context.desk.searches.change(search, words, self._found(words) if other else None)
        return self._one(search)

    def remove(self, search: int) -> bool:
        """Keep a search no longer; False when that was said before."""
        return self._context.desk.searches.remove(search)

    def bring_back(self, search: int) -> SearchRow:
        """Keep a search after all, with what was seen of it. Raises InputError where another has its name by now."""
        record = self._context.desk.searches.get(search)
        self._own_name(record.words.name, search)
        self._context.desk.searches.bring_back(search)
        return self._one(search)

    def show(self, search: int) -> SearchNews:
        """A search and who is new in it, or changed; looking is said by `look`. Raises NotFoundError."""
        record = self._context.desk.searches.get(search)
        told = self._since(record)
        return SearchNews(self._told(record, told), self._rows(told[1].new), self._rows(told[1].changed))

    def look(self, search: int) -> int:
        """Say that you have seen what a search finds now: from here on, new is what comes later.

        Returns the number of the look, with which it is taken back. Raises NotFoundError; InputError where its query
        cannot be read.
        """
        words = self._context.desk.searches.get(search).words
        return self._context.desk.searches.look(search, self._found(words))

    def take_look_back(self, look: int) -> bool:
        """Let the look before count again; False when that was said before. Raises NotFoundError."""
        return self._context.desk.searches.take_look_back(look)

    # --- inside ------------------------------------------------------------------------------------------------

    def _words(self, name: str, query: str, places: Sequence[str], but: int | None = None) -> SearchWords:
        cleaned = NAME.clean(name) or ""
        if not cleaned or len(cleaned) > LONGEST_SEARCH_NAME:
            raise InputError(f"a search needs a name of 1 to {LONGEST_SEARCH_NAME} letters", hint="say what it is for")
        self._own_name(cleaned, but)
        parse(query)
        return SearchWords(cleaned, query.strip(), self._places(places))

    def _own_name(self, name: str, but: int | None) -> None:
        for record in self._context.desk.searches.list():
            if record.id != but and record.words.name.casefold() == name.casefold():
                raise InputError(f"another search is called {record.words.name}", hint="choose another name")

    def _places(self, places: Sequence[str]) -> tuple[str, ...]:
        platforms = tuple(dialect.name for dialect in all_dialects())
        if not places:
            return (ENTRANCE,) if self._recruiting else platforms
        unknown = sorted(set(places) - {ENTRANCE, *platforms})
        if unknown:
            raise NotFoundError(
                f"there is no place {unknown[0][:40]!r}", hint=f"choose of: {', '.join((ENTRANCE, *platforms))}"
            )
        if ENTRANCE in places:
            self._context.require_recruiting()
        return tuple(place for place in (ENTRANCE, *platforms) if place in places)

    @property
    def _recruiting(self) -> bool:
        return self._context.config.purpose == RECRUITING

    def _one(self, search: int) -> SearchRow:
        return self._row(self._context.desk.searches.get(search))

    def _row(self, record: SearchRecord, contents: Mapping[int, int] | None = None) -> SearchRow:
        try:
            return self._told(record, self._since(record, contents))
        except InputError as error:
            return self._told(record, None, str(error))

    def _told(self, record: SearchRecord, told: tuple[int, Since] | None, fault: str = "") -> SearchRow:
        here = told is not None and self._is_here(record.words)
        return SearchRow(
            record.id,
            record.words.name,
            record.words.query,
            record.words.places,
            found=told[0] if told and here else None,
            new=len(told[1].new) if told and here else None,
            changed=len(told[1].changed) if told and here else None,
            looked=record.looked,
            fault=fault,
        )

    def _since(self, record: SearchRecord, contents: Mapping[int, int] | None = None) -> tuple[int, Since]:
        now = dict(self._found(record.words, contents))
        return len(now), since(now, dict(record.seen))

    def _is_here(self, words: SearchWords) -> bool:
        return self._recruiting and ENTRANCE in words.places

    def _found(self, words: SearchWords, contents: Mapping[int, int] | None = None) -> Found:
        """Whom a search finds now, each with a number of their content; nobody where it is not asked here."""
        if not self._is_here(words):
            parse(words.query)
            return ()
        contents = pool.contents(self._context) if contents is None else contents
        return tuple((account, contents.get(account, 0)) for account in pool.everybody(self._context, words.query))

    def _rows(self, accounts: Sequence[int]) -> tuple[CandidateRow, ...]:
        if not accounts:
            return ()
        known = {record.account: record for record in self._context.desk.candidates.list()}
        wanted = [known[account] for account in accounts if account in known][:MOST_NEWS]
        return open_signs.marked(self._context, wanted)
