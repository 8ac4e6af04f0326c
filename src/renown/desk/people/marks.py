"""Tags and hidden people as the owner decided them, saved views, and what was done to many at once.

Invariants: of an account and a tag (whatever its case) at most one stands, of a name at most one view; what is replaced
or taken back stays to be read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import BulkStep, Hidden, SavedView, Tag
from renown.desk.people.mark_records import HiddenEntry, NewStep, StepRecord, TagEntry, ViewRecord
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.records import told as columns_of
from renown.desk.undo import OWNER, undo, undo_these


class Marks:
    """What is marked. Reached as `desk.marks`. Each method about people takes one account of each."""

    def tag(self, accounts: Iterable[int], tag: str, who: str = OWNER) -> tuple[int, ...]:
        """Put a tag on accounts; those that did not have it.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     desk.marks.tag([7, 9], "Choir"), desk.marks.tag([9, 11], "choir"), desk.marks.untag([7, 8], "CHOIR")
        ...     [(entry.account, entry.tag) for entry in desk.marks.tags()]
        ((7, 9), (11,), (7,))
        [(9, 'Choir'), (11, 'choir')]
        """
        with store.transaction():
            held = {entry.account for entry in self.tags() if entry.tag.casefold() == tag.casefold()}
            new, now = _new(accounts, held), timezone.now()
            Tag.objects.bulk_create(Tag(account=account, tag=tag, who=who, at=now) for account in new)
            if new:
                audit.record(who, "tag", new, tag=tag)
        return new

    def untag(self, accounts: Iterable[int], tag: str, who: str = OWNER) -> tuple[int, ...]:
        """Take a tag off accounts; those that had it."""
        wanted = set(accounts)
        with store.transaction():
            standing = Tag.objects.filter(undone_at=None)
            rows = [row for row in standing if row.account in wanted and _same(row.tag, tag)]
            undo_these(Tag, [row.pk for row in rows], who)
            gone = tuple(sorted({row.account for row in rows}))
            if gone:
                audit.record(who, "take a tag off", gone, tag=tag)
        return gone

    @read
    def tags(self) -> tuple[TagEntry, ...]:
        """Every tag that stands, in the order in which they were put."""
        with store.refusals():
            rows = Tag.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(TagEntry, row) for row in rows)

    def hide(self, accounts: Iterable[int], who: str = OWNER) -> tuple[int, ...]:
        """Hide accounts; those that were not hidden."""
        with store.transaction():
            new, now = _new(accounts, {entry.account for entry in self.hidden()}), timezone.now()
            Hidden.objects.bulk_create(Hidden(account=account, who=who, at=now) for account in new)
            if new:
                audit.record(who, "hide", new)
        return new

    def show(self, accounts: Iterable[int], who: str = OWNER) -> tuple[int, ...]:
        """Hide accounts no longer; those that were hidden."""
        with store.transaction():
            wanted = set(accounts)
            rows = [row for row in Hidden.objects.filter(undone_at=None) if row.account in wanted]
            gone = tuple(sorted({row.account for row in rows}))
            undo_these(Hidden, [row.pk for row in rows], who)
            if gone:
                audit.record(who, "hide no longer", gone)
        return gone

    @read
    def hidden(self) -> tuple[HiddenEntry, ...]:
        """The accounts that are hidden, in the order of hiding."""
        with store.refusals():
            rows = Hidden.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(HiddenEntry, row) for row in rows)

    def save_view(self, name: str, asked: Mapping[str, object], who: str = OWNER) -> int:
        """Keep a view under a name; it takes the place of one that had the name. Returns its number."""
        with store.transaction():
            undo(SavedView.objects.filter(name__iexact=name), who)
            told = json.dumps(asked, ensure_ascii=False)
            row = SavedView.objects.create(name=name, asked=told, who=who, at=timezone.now())
            audit.record(who, "save a view", name=name)
        return row.pk

    def remove_view(self, view: int, who: str = OWNER) -> bool:
        """Let go of a view; False when that was done already."""
        with store.transaction():
            undone = undo(SavedView.objects.filter(pk=view), who)
            if undone:
                audit.record(who, "remove a view", view=view)
        return undone

    def bring_back_view(self, view: int, who: str = OWNER) -> bool:
        """Let a removed view stand again, in the place of one of its name; False when it stands, or never did."""
        with store.transaction():
            row = SavedView.objects.filter(pk=view).exclude(undone_at=None).first()
            if row is None:
                return False
            undo(SavedView.objects.filter(name__iexact=row.name), who)
            SavedView.objects.filter(pk=view).update(undone_at=None, undone_by="")
            audit.record(who, "bring a view back", view=view)
        return True

    @read
    def views(self) -> tuple[ViewRecord, ...]:
        """The views that stand, in the order of saving."""
        with store.refusals():
            return tuple(recorded(ViewRecord, row) for row in SavedView.objects.filter(undone_at=None).order_by("pk"))

    def note_step(self, step: NewStep, who: str = OWNER) -> int:
        """Keep what was done to many at once, so that it can be taken back at once; returns its number."""
        with store.transaction():
            columns = {name: list(v) if isinstance(v, tuple) else v for name, v in columns_of(step).items()}
            row = BulkStep.objects.create(**columns, who=who, at=timezone.now())
            audit.record(who, f"{step.what} many", step.accounts, words=step.words)
        return row.pk

    def end_step(self, step: int, who: str = OWNER) -> bool:
        """Mark a step as taken back; False when that was done already."""
        with store.transaction():
            undone = undo(BulkStep.objects.filter(pk=step), who)
            if undone:
                audit.record(who, "take back", step=step)
        return undone

    @read
    def steps(self, limit: int = 20) -> tuple[StepRecord, ...]:
        """What was done to many at once, the newest first, also what was taken back."""
        with store.refusals():
            return tuple(map(_step, BulkStep.objects.order_by("-pk")[:limit]))

    def step(self, number: int) -> StepRecord | None:
        """One of them; None where there is none of that number."""
        with store.refusals():
            row = BulkStep.objects.filter(pk=number).first()
        return None if row is None else _step(row)


def _step(row: BulkStep) -> StepRecord:
    return recorded(StepRecord, row, accounts=tuple(row.accounts), against=tuple(row.against), undone=row.undone_at)


def _new(accounts: Iterable[int], held: Collection[int]) -> tuple[int, ...]:
    return tuple(account for account in dict.fromkeys(accounts) if account not in held)


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()
