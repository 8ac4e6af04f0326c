"""Letters that are being written, as they were last left."""

from __future__ import annotations

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import LetterDraft
from renown.desk.paths.letter_records import LetterRecord, NewLetter
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


class Letters:
    """The letters of one desk that are not sent yet."""

    def keep(self, letter: NewLetter, instead_of: int | None = None, who: str = OWNER) -> int:
        """Keep a letter, in the place of an earlier state of it; returns its number."""
        with store.transaction():
            if instead_of is not None:
                undo(LetterDraft.objects.filter(pk=instead_of), who)
            row = LetterDraft.objects.create(**told(letter), who=who, at=timezone.now())
            audit.record(who, "write letter", [letter.target, letter.chain[letter.hop]])
        return row.pk

    def drop(self, number: int, who: str = OWNER) -> bool:
        """Let a letter go; False when that was done already. Raises NotFoundError."""
        with store.transaction():
            row = _row(number)
            undone = undo(LetterDraft.objects.filter(pk=number), who)
            if undone:
                audit.record(who, "let letter go", [row.target, row.chain[row.hop]])
        return undone

    def restore(self, number: int, who: str = OWNER) -> int:
        """Take up a letter that was let go, in the place of one that was begun since; returns its new number.

        Raises NotFoundError.
        """
        with store.transaction():
            row = _row(number)
            standing = LetterDraft.objects.filter(target=row.target, hop=row.hop, undone_at=None)
            for other in standing:
                if other.chain == row.chain:
                    undo(standing.filter(pk=other.pk), who)
            return self.keep(recorded(NewLetter, row, chain=tuple(row.chain)), None, who)

    @read
    def list(self) -> tuple[LetterRecord, ...]:
        """Every letter that is being written, the last touched first."""
        with store.refusals():
            return tuple(_record(row) for row in LetterDraft.objects.filter(undone_at=None).order_by("-pk"))


def _row(number: int) -> LetterDraft:
    with store.refusals():
        row = LetterDraft.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(f"there is no letter {number}", hint="see the page of requests")
    return row


def _record(row: LetterDraft) -> LetterRecord:
    return recorded(LetterRecord, row, chain=tuple(row.chain))
