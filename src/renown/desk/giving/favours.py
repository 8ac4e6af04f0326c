"""Favours, promises and thanks as they were written down.

Invariant: nothing is deleted. A promise that was kept is a favour from then on, and both come back together when that
is undone.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.giving.records import (
    FAVOUR_KINDS,
    FavourRecord,
    NewFavour,
    NewPromise,
    NewThanks,
    PromiseRecord,
    ThanksRecord,
)
from renown.desk.models import Favour, Promise, PromiseEnd, QuickNote, Thanks
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo
from renown.errors import InputError, NotFoundError


class Favours:
    """The favour ledger of one desk. Accounts are those of the other person."""

    def add_favour(self, favour: NewFavour, who: str = OWNER) -> int:
        """Write down a favour; returns its number."""
        with store.transaction():
            return add_favour(favour, who)

    def add_promise(self, promise: NewPromise, who: str = OWNER) -> int:
        """Write down a promise; returns its number."""
        with store.transaction():
            return add_promise(promise, who)

    def add_thanks(self, thanks: NewThanks, who: str = OWNER) -> int:
        """Write down thanks; returns their number."""
        with store.transaction():
            return add_thanks(thanks, who)

    def end(self, promise: int, day: date, *, kept: bool, who: str = OWNER) -> bool:
        """A promise was kept, which makes it a favour, or was let go; False when it had ended. Raises NotFoundError."""
        with store.transaction():
            row = standing_promise(promise)
            if row.ends.filter(undone_at=None).exists():
                return False
            end_promise(row, day, who, kept=kept)
        return True

    def reopen(self, promise: int, who: str = OWNER) -> bool:
        """The promise has not come to its end after all; False when it was open. Raises NotFoundError."""
        with store.transaction():
            row = standing_promise(promise)
            standing = row.ends.filter(undone_at=None)
            undo(Favour.objects.filter(ended__in=standing), who)
            undone = undo(row.ends.all(), who)
            if undone:
                audit.record(who, "reopen promise", [row.account])
        return undone

    def undo_favour(self, favour: int, who: str = OWNER) -> bool:
        """Take a favour back with the thanks for it; False when there is none that stands."""
        with store.transaction():
            undo(Thanks.objects.filter(favour=favour), who)
            return _take_back(Favour, favour, "take back favour", who)

    def undo_promise(self, promise: int, who: str = OWNER) -> bool:
        """Take a promise back, as if it had never been written down; False when there is none that stands."""
        return _take_back(Promise, promise, "take back promise", who)

    def undo_thanks(self, thanks: int, who: str = OWNER) -> bool:
        """Take thanks back; False when there are none that stand."""
        return _take_back(Thanks, thanks, "take back thanks", who)

    @read
    def favours(self) -> tuple[FavourRecord, ...]:
        """Every favour that stands, in the order of writing."""
        standing = Prefetch("thanks", Thanks.objects.filter(undone_at=None).order_by("day", "pk"), to_attr="said")
        with store.refusals():
            rows = Favour.objects.filter(undone_at=None).order_by("pk").prefetch_related(standing)
            return tuple(_favour_record(row) for row in rows)

    @read
    def promises(self) -> tuple[PromiseRecord, ...]:
        """Every promise that stands, in the order of writing, with how it ended."""
        standing = Prefetch("ends", PromiseEnd.objects.filter(undone_at=None).order_by("pk"), to_attr="ended")
        with store.refusals():
            rows = Promise.objects.filter(undone_at=None).order_by("pk").prefetch_related(standing)
            return tuple(_promise_record(row) for row in rows)

    @read
    def thanks(self) -> tuple[ThanksRecord, ...]:
        """All thanks that stand, in the order of writing."""
        with store.refusals():
            rows = Thanks.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(ThanksRecord, r, favour=r.favour_id) for r in rows)


def _check_kind(kind: str) -> None:
    if kind not in FAVOUR_KINDS:
        raise InputError(f"found {kind!r} as a kind of favour", hint=f"expected one of: {', '.join(FAVOUR_KINDS)}")


def add_favour(new: NewFavour, who: str, note: QuickNote | None = None, ended: PromiseEnd | None = None) -> int:
    """Write down a favour, of a note or a promise that ended, inside a transaction; returns its number."""
    _check_kind(new.kind)
    row = Favour.objects.create(
        **told(new, "about"), about_account=new.about, note=note, ended=ended, who=who, at=timezone.now()
    )
    audit.record(who, "favour given" if new.given else "favour received", _named(new), kind=new.kind)
    return row.pk


def add_promise(new: NewPromise, who: str, note: QuickNote | None = None) -> int:
    """Write down a promise inside a transaction; returns its number."""
    _check_kind(new.kind)
    row = Promise.objects.create(**told(new, "about"), about_account=new.about, note=note, who=who, at=timezone.now())
    audit.record(who, "promise", _named(new), kind=new.kind, mine=new.mine)
    return row.pk


def add_thanks(new: NewThanks, who: str, note: QuickNote | None = None) -> int:
    """Write down thanks inside a transaction; returns their number."""
    if new.favour is not None and not Favour.objects.filter(pk=new.favour, account=new.account, given=False).exists():
        raise NotFoundError(f"there is no favour {new.favour} of this person's", hint="see: renown favours")
    row = Thanks.objects.create(**told(new, "favour"), favour_id=new.favour, note=note, who=who, at=timezone.now())
    audit.record(who, "thanks", [new.account])
    return row.pk


def _named(new: NewFavour | NewPromise) -> list[int]:
    return [new.account] if new.about is None else [new.account, new.about]


def end_promise(row: Promise, day: date, who: str, *, kept: bool, note: QuickNote | None = None) -> None:
    """Let a promise end inside a transaction; one that was kept is a favour from then on."""
    end = PromiseEnd.objects.create(promise=row, kept=kept, day=day, note=note, who=who, at=timezone.now())
    if kept:
        made = NewFavour(row.account, row.kind, row.mine, day, row.words, row.about_account)
        add_favour(made, who, note, end)
    audit.record(who, "keep promise" if kept else "let promise go", [row.account])


def standing_promise(number: int) -> Promise:
    """The promise of a number. Raises NotFoundError where none stands."""
    row = Promise.objects.filter(pk=number, undone_at=None).first()
    if row is None:
        raise NotFoundError(f"there is no promise {number}", hint="see the numbers with: renown promises")
    return row


def _take_back(model: type[Favour | Promise | Thanks], number: int, action: str, who: str) -> bool:
    with store.transaction():
        rows = model.objects.filter(pk=number, undone_at=None)
        accounts = [row.account for row in rows]
        if undo(rows, who):
            audit.record(who, action, accounts)
    return bool(accounts)


def _favour_record(row: Favour) -> FavourRecord:
    said: list[Thanks] = row.said  # type: ignore[attr-defined]
    return recorded(FavourRecord, row, about=row.about_account, thanked=said[0].day if said else None, note=row.note_id)


def _promise_record(row: Promise) -> PromiseRecord:
    ended: list[PromiseEnd] = row.ended  # type: ignore[attr-defined]
    end = ended[-1] if ended else None
    return recorded(
        PromiseRecord,
        row,
        about=row.about_account,
        kept=end.day if end and end.kept else None,
        let_go=end.day if end and not end.kept else None,
        note=row.note_id,
    )
