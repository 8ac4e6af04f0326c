"""The room `openness`: signs that a candidate may be open to another job, each with its reason, its day and its source.

Invariants: a sign is no fact and no number, and no ranking reads it; nothing of health, faith or family is noted; of
whoever is locked nothing is told.
"""

from __future__ import annotations

from datetime import date

from renown.desk.recruit.records import CandidateRecord, NewSign
from renown.errors import InputError, NotFoundError
from renown.recruit.openness.signs import BY_HAND, SIGNS_OF, Seeking, Sign, require_decent
from renown.recruit.openness.stays import Usual
from renown.workspace.recruit import open_signs
from renown.workspace.room import Room

LONGEST_SIGN = 1_000
"""Characters of the words and of the source of a sign."""


class Openness(Room):
    """Signs that a candidate may be open to another job: signs, never facts."""

    def signs(self, number: int) -> tuple[Sign, ...]:
        """The signs about one candidate, those that count first; those too old to count say so. Raises NotFoundError.

        Nothing is told of whoever is locked.
        """
        return open_signs.by_account(self._context).get(self._record(number).account, ())

    def seeking(self, number: int) -> Seeking:
        """What the signs about one candidate come to: said so, signs, applied, no sign, not looking. No sign is not
        content: nothing is known. Raises NotFoundError."""
        return open_signs.seeking_of(self._context, self._record(number))

    def usual(self) -> Usual | None:
        """How long half of all stays in the pool last at least; None while there are too few to say so."""
        self._context.require_recruiting()
        return open_signs.pool_told(self._context).usual

    def note(
        self, number: int, kind: str, words: str, source: str, toward: str = "open", on: date | None = None
    ) -> int:
        """Note a sign by hand; returns its number. kind: said (their own word), employer (a change there), renewed.

        words: the reason. source: who said it, or where it stands. toward: open, or closed when they said that they
        look for nothing. on: the day, today unless said. Raises InputError, also for words of health, faith, family.
        """
        record, today = self._record(number), self._context.today().date()
        words, source = (" ".join(text.split())[:LONGEST_SIGN] for text in (words, source))
        if kind not in BY_HAND:
            known = "; ".join(f"{name}: {SIGNS_OF[name]}" for name in BY_HAND)
            raise InputError(f"found {kind[:20]!r} as a sign, expected one of: {known}")
        if toward not in ("open", "closed") or (toward == "closed" and kind != "said"):
            raise InputError("only their own word can say that they look for nothing", hint="note it as said, closed")
        if not words or not source:
            raise InputError("a sign needs its reason and its source", hint="say what was seen or said, and where")
        if on is not None and not date(1970, 1, 1) <= on <= today:
            raise InputError(f"found {on}, expected a day from 1970 to today, {today}")
        require_decent(words, source)
        new = NewSign(account=record.account, kind=kind, toward=toward, on=on or today, words=words, source=source)
        return self._context.desk.signs.add(new)

    def take_back(self, sign: int) -> bool:
        """Take back a sign that was noted; False when that was done before. Raises NotFoundError."""
        self._context.require_recruiting()
        return self._context.desk.signs.take_back(sign)

    def _record(self, number: int) -> CandidateRecord:
        self._context.require_recruiting()
        desk = self._context.desk.candidates
        found = next((record for record in (*desk.list(), *desk.taken_back()) if record.id == number), None)
        if found is None:
            raise NotFoundError(
                f"there is no candidate {number}", hint="see who there is: renown recruit candidates list"
            )
        return found
