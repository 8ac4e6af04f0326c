"""The shortlists of one desk: who was put on that of a vacancy, one by one, with a word of whoever did.

Invariant: nobody is on one twice, and nobody without a word.
"""

from __future__ import annotations

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import KeptVacancy, Shortlisted
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.recruit.records import ShortlistRecord
from renown.desk.undo import OWNER, undo
from renown.errors import InputError, NotFoundError


class Shortlists:
    """Whom the owner wants to talk to, vacancy by vacancy. Reached as `desk.shortlists`."""

    def put(self, vacancy: int, account: int, words: str, who: str = OWNER) -> int:
        """Put somebody on; returns the number of the entry. Who is on it already keeps the newer word.

        Raises NotFoundError for a vacancy that there is not, InputError without a word.
        """
        if not words.strip():
            raise InputError("say in a word or two why, for you and for them", hint="nobody was put on the list")
        with store.transaction():
            row = KeptVacancy.objects.filter(pk=vacancy).first()
            if row is None:
                raise NotFoundError(f"there is no vacancy {vacancy}", hint="see: renown recruit vacancy list")
            undo(Shortlisted.objects.filter(vacancy=row, account=account), who)
            made = Shortlisted.objects.create(
                vacancy=row, account=account, words=words.strip(), who=who, at=timezone.now()
            )
            audit.record(who, "shortlist", [account], vacancy=vacancy)
        return made.pk

    def take_off(self, number: int, who: str = OWNER) -> bool:
        """Take somebody off again; False when that was done before. Raises NotFoundError."""
        with store.transaction():
            row = self._row(number)
            undone = undo(Shortlisted.objects.filter(pk=number), who)
            if undone:
                audit.record(who, "shortlist no longer", [row.account], vacancy=row.vacancy_id)
        return undone

    def bring_back(self, number: int, who: str = OWNER) -> int:
        """Let an entry that was taken off stand again; its new number. Raises NotFoundError."""
        row = self._row(number)
        return number if row.undone_at is None else self.put(row.vacancy_id, row.account, row.words, who)

    @read
    def list(self, vacancy: int) -> tuple[ShortlistRecord, ...]:
        """Who is on the shortlist of a vacancy, in the order of putting."""
        with store.refusals():
            rows = Shortlisted.objects.filter(vacancy=vacancy, undone_at=None).order_by("pk")
            return tuple(recorded(ShortlistRecord, row, vacancy=row.vacancy_id) for row in rows)

    def entry(self, number: int) -> ShortlistRecord:
        """One entry, also one that was taken off. Raises NotFoundError."""
        with store.refusals():
            row = self._row(number)
            return recorded(ShortlistRecord, row, vacancy=row.vacancy_id)

    def _row(self, number: int) -> Shortlisted:
        row = Shortlisted.objects.filter(pk=number).first()
        if row is None:
            raise NotFoundError(f"there is no entry {number} of a shortlist", hint="see the page of the vacancy")
        return row
