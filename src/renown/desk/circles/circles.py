"""Circles as people decided them.

Invariant: of an account and a circle at most one word stands; a new one takes the place of the old, which is kept as
undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.circles.records import CircleEntry
from renown.desk.models import CircleWord
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.undo import OWNER, undo, undo_these


class Circles:
    """Who belongs where. Reached as `desk.circles`."""

    def say(self, accounts: Iterable[int], circle: str, *, belongs: bool, who: str = OWNER) -> bool:
        """The person of these accounts (the first stands for them) belongs to the circle, or not; False: said already.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     desk.circles.say([7, 9], "family", belongs=True), desk.circles.say([9], "family", belongs=False)
        ...     [(word.account, word.belongs) for word in desk.circles.words()]
        (True, True)
        [(7, True), (9, False)]
        """
        known = list(accounts)
        with store.transaction():
            rows = CircleWord.objects.filter(account__in=known, circle__iexact=circle, undone_at=None)
            if list(rows.values_list("belongs", flat=True)) == [belongs]:
                return False
            now = timezone.now()
            undo(rows, who)
            CircleWord.objects.create(account=known[0], circle=circle, belongs=belongs, who=who, at=now)
            audit.record(who, "put in a circle" if belongs else "keep out of a circle", known[:1], circle=circle)
        return True

    def take_back(self, accounts: Iterable[int], circle: str, who: str = OWNER) -> bool:
        """Nothing is said any more of these accounts and the circle; False when nothing was."""
        with store.transaction():
            rows = CircleWord.objects.filter(account__in=list(accounts), circle__iexact=circle, undone_at=None)
            gone = list(rows.values_list("account", flat=True))
            undo(rows, who)
            if gone:
                audit.record(who, "take back a circle", gone, circle=circle)
        return bool(gone)

    def say_of_all(
        self, accounts: Sequence[int], circle: str, *, belongs: bool, who: str = OWNER
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The same word about many: the accounts that it is new of, and those of them that the contrary was said of.

        Nothing is said of an account to keep it out that was never in.
        """
        with store.transaction():
            said, wanted = self._rows(circle), tuple(dict.fromkeys(accounts))
            new = [a for a in wanted if (said[a].belongs != belongs if a in said else belongs)]
            against = tuple(a for a in new if a in said)
            undo_these(CircleWord, [said[a].pk for a in against], who)
            now = timezone.now()
            words = (CircleWord(account=a, circle=circle, belongs=belongs, who=who, at=now) for a in new)
            CircleWord.objects.bulk_create(words)
            if new:
                audit.record(who, "put in a circle" if belongs else "keep out of a circle", new, circle=circle)
        return tuple(new), against

    def take_back_all(self, accounts: Iterable[int], circle: str, who: str = OWNER) -> None:
        """Nothing is said any more of these accounts and the circle."""
        with store.transaction():
            said = self._rows(circle)
            gone = [account for account in dict.fromkeys(accounts) if account in said]
            undo_these(CircleWord, [said[account].pk for account in gone], who)
            if gone:
                audit.record(who, "take back a circle", gone, circle=circle)

    def _rows(self, circle: str) -> dict[int, CircleWord]:
        """The words that stand about a circle, by account."""
        rows = CircleWord.objects.filter(undone_at=None)
        return {row.account: row for row in rows if row.circle.casefold() == circle.casefold()}

    def rename(self, circle: str, name: str, who: str = OWNER) -> int:
        """Give a circle another name, or let it become part of another; returns how many words moved."""
        with store.transaction():
            rows = list(CircleWord.objects.filter(circle__iexact=circle, undone_at=None).order_by("pk"))
            for row in rows:
                self.take_back([row.account], circle, who)
                self.say([row.account], name, belongs=row.belongs, who=who)
        return len(rows)

    @read
    def words(self) -> tuple[CircleEntry, ...]:
        """Every word that stands, in the order in which they were said."""
        with store.refusals():
            rows = CircleWord.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(CircleEntry, row) for row in rows)
