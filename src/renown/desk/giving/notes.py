"""The notes of one desk: what the owner wrote, as they wrote it, and what it was taken for.

Invariants: the words stand before anything is made of them, and no version of them is lost until a person in them is
forgotten. A note is one decision with everything it told: it is changed, taken back and brought back as a whole. Who
changes a note says which version they saw.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.giving.favours import add_favour, add_promise, add_thanks, end_promise, standing_promise
from renown.desk.giving.records import NewNote, NewThanks, NoteRecord, NoteSaid, NoteVersionRecord
from renown.desk.models import Favour, NoteVersion, PromiseEnd, QuickNote, Thanks
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo
from renown.errors import ChangedError, NotFoundError

MOST = 1_000_000  # notes asked for at once; the database counts no further than 63 bits

_TOLD = ("favours", "promises", "thanks", "kept")
"""What a note tells, beside what it says."""


class Notes:
    """What the owner wrote down. Accounts are those of other people."""

    def write(self, note: NewNote, who: str = OWNER) -> int:
        """Write down a note with everything it tells; returns its number."""
        with store.transaction():
            row = QuickNote.objects.create(**told(note, *_TOLD), who=who, at=timezone.now())
            _tell(row, note, who)
            audit.record(who, "note", _everybody(note), what=note.what)
        return row.pk

    def change(
        self, number: int, version: int, note: NoteSaid, anew: Callable[[], NewNote] | None, who: str = OWNER
    ) -> int:
        """Let a note say something else; returns its new version. What it said before is kept.

        version: the one that whoever changes it saw. anew: what it told is taken back, and what this then gives is
        written down; promises that had ended and thanks that were said stay so. Without it the ledger stays as it is.
        Raises NotFoundError, and ChangedError where the note was changed or taken back meanwhile.
        """
        with store.transaction():
            row = _standing(number, version)
            _remember(row, who)
            if anew is None:
                _set(row, note, version + 1)
            else:
                since = _since(row)
                _take_back_told(row, who)
                new = anew()
                _set(row, new, version + 1)
                _tell(row, new, who)
                _carry_over(row, since, who)
            audit.record(who, "change note", _everybody(note), what=note.what)
        return row.version

    def settle(self, number: int, note: NewNote, who: str = OWNER) -> None:
        """Let a note that was just written say what it was taken for, with everything it tells."""
        with store.transaction():
            row = _standing(number, 1)
            _set(row, note, version=1)
            _tell(row, note, who)
            audit.record(who, "read note", _everybody(note), what=note.what)

    def remind(self, number: int, reminder: int | None, who: str = OWNER) -> None:
        """Say which reminder was made of a note, or that there is none any more. Raises NotFoundError."""
        with store.transaction():
            row = _note(number)
            row.reminder = reminder
            row.save(update_fields=["reminder"])
            audit.record(who, "remind of note", _everybody(_said(row)))

    def undo(self, number: int, who: str = OWNER) -> bool:
        """Take a note back with all it told; False when that was done already. Raises NotFoundError."""
        with store.transaction():
            row = _note(number)
            undone = undo(QuickNote.objects.filter(pk=number), who)
            if undone:
                _take_back_told(row, who)
                audit.record(who, "take back note", _everybody(_said(row)))
        return undone

    def bring_back(self, number: int, note: NewNote, who: str = OWNER) -> bool:
        """Let a note that was taken back stand again with what it tells; False when it stands. Raises NotFoundError."""
        with store.transaction():
            row = _note(number)
            if row.undone_at is None:
                return False
            QuickNote.objects.filter(pk=number).update(undone_at=None, undone_by="")
            _tell(row, note, who)
            audit.record(who, "bring back note", _everybody(note), what=note.what)
        return True

    @read
    def list(self, limit: int | None = None, what: str = "") -> tuple[NoteRecord, ...]:
        """The notes, newest first, also those taken back; what: those of one meaning only."""
        wanted = {"what": what} if what else {}
        with store.refusals():
            rows = QuickNote.objects.filter(**wanted).order_by("-pk")[: None if limit is None else min(limit, MOST)]
            return tuple(_record(row) for row in rows)

    @read
    def get(self, number: int) -> NoteRecord:
        """One note, also one that was taken back. Raises NotFoundError."""
        with store.refusals():
            return _record(_note(number))

    @read
    def versions(self, number: int) -> tuple[NoteVersionRecord, ...]:
        """What a note said before, the last first."""
        with store.refusals():
            rows = NoteVersion.objects.filter(note=number).order_by("-version", "-pk")
            return tuple(recorded(NoteVersionRecord, row, **_lists(row)) for row in rows)


def _note(number: int) -> QuickNote:
    row = QuickNote.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(f"there is no note {number}", hint="see the numbers with: renown note list")
    return row


def _standing(number: int, version: int) -> QuickNote:
    row = _note(number)
    if row.undone_at is not None or row.version != version:
        done = "taken back" if row.undone_at else "changed"
        raise ChangedError(f"note {number} was {done} meanwhile", hint="look at it again, then change it")
    return row


def _set(row: QuickNote, note: NoteSaid, version: int) -> None:
    for name, value in told(note, *_TOLD).items():
        setattr(row, name, value)
    row.version = version
    row.save()


def _remember(row: QuickNote, who: str) -> None:
    NoteVersion.objects.create(note=row, version=row.version, **told(_said(row)), who=who, at=timezone.now())


def _tell(row: QuickNote, note: NewNote, who: str) -> None:
    for favour in note.favours:
        add_favour(favour, who, note=row)
    for promise in note.promises:
        add_promise(promise, who, note=row)
    for thanks in note.thanks:
        add_thanks(thanks, who, note=row)
    for kept in map(standing_promise, note.kept):
        if not kept.ends.filter(undone_at=None).exists():
            end_promise(kept, note.day, who, kept=True, note=row)


def _take_back_told(row: QuickNote, who: str) -> None:
    ends = PromiseEnd.objects.filter(Q(promise__note=row) | Q(note=row))
    undo(Favour.objects.filter(ended__in=ends), who)
    undo(ends, who)
    for rows in (row.favours, row.promises, row.thanks):
        undo(rows.all(), who)
    undo(Thanks.objects.filter(favour__note=row), who)


def _since(row: QuickNote) -> tuple[list[tuple[bool, date]], list[Thanks]]:
    """What came after what a note told: how its promises ended, and the thanks said for its favours."""
    ends = PromiseEnd.objects.filter(promise__note=row, promise__undone_at=None, undone_at=None).exclude(note=row)
    thanks = Thanks.objects.filter(favour__note=row, favour__undone_at=None, undone_at=None)
    return [(end.kept, end.day) for end in ends], list(thanks.select_related("favour"))


def _carry_over(row: QuickNote, since: tuple[list[tuple[bool, date]], list[Thanks]], who: str) -> None:
    """Let that stand for what the note tells now."""
    ends, thanks = since
    promises = row.promises.filter(undone_at=None).order_by("pk")
    for promise, (kept, day) in zip(promises, ends, strict=False):
        end_promise(promise, day, who, kept=kept)
    for said in thanks:
        favour = row.favours.filter(undone_at=None, account=said.account, given=False).first()
        if favour is not None:
            add_thanks(NewThanks(said.account, said.day, said.words, favour.pk), who)


def _everybody(note: NoteSaid) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*note.accounts, *note.mentioned_accounts)))


def _lists(row: QuickNote | NoteVersion) -> dict[str, tuple[int, ...]]:
    return {"accounts": tuple(row.accounts), "mentioned_accounts": tuple(row.mentioned_accounts)}


def _said(row: QuickNote) -> NoteSaid:
    return recorded(NoteSaid, row, **_lists(row))


def _record(row: QuickNote) -> NoteRecord:
    return recorded(NoteRecord, row, **_lists(row), undone=row.undone_at)
