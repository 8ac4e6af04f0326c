"""The room `seeds`: the people the owner vouches for. Trust flows from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from renown.errors import InputError
from renown.workspace.answers import PersonRow
from renown.workspace.context import AsOf
from renown.workspace.influence.answers import Vouched
from renown.workspace.influence.effect import vouched
from renown.workspace.influence.scores import Scores
from renown.workspace.register import find_person, rows_of
from renown.workspace.room import Room


class Seeds(Room):
    """Vouched-for people. The owner is one without being named."""

    def add(self, who: str | int) -> tuple[int, ...]:
        """Vouch for a person (id, handle or name); returns their id. Raises NotFoundError or AmbiguousError."""
        return self._vouch([find_person(self._context, str(who))])

    def add_from(self, file: Path) -> tuple[int, ...]:
        """Vouch for everybody in a text file, one a line; returns their ids.

        Raises InputError for what is no text, NotFoundError or AmbiguousError with the line at fault; then nobody was
        added.
        """
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise InputError(f"{file}: not a text file in UTF-8", hint="one id, handle or name per line") from error
        names = [line.strip() for line in lines]
        return self._vouch([find_person(self._context, n) for n in names if n and not n.startswith("#")])

    def _vouch(self, persons: Sequence[int]) -> tuple[int, ...]:
        known = tuple(dict.fromkeys(persons))
        derivation = self._context.derivation()
        self._context.desk.add_seeds([derivation.accounts_of(p)[0] for p in known], why="vouched for by hand")
        return known

    def vouch(self, person: int, yes: bool = True) -> Vouched:
        """Vouch for a person, or no longer, work the scores out anew, and say what changed. Raises NotFoundError."""
        before = self._context.scoring()
        if yes:
            self.add(person)
        else:
            self.remove(person)
        Scores(self._context).rebuild()
        return vouched(self._context, person, before, yes=yes)

    def remove(self, person: int) -> None:
        """No longer vouch for a person."""
        for account in self._context.derivation().accounts_of(person):
            self._context.desk.remove_seed(account)

    def list(self, as_of: AsOf = None) -> tuple[PersonRow, ...]:
        """The people vouched for by hand, best score first."""
        derivation = self._context.derivation(as_of)
        accounts = tuple(seed.account for seed in self._context.desk.seeds())
        return rows_of(self._context, derivation.persons_of(accounts), as_of)
