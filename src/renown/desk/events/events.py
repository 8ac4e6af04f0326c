"""Events as the owner wrote them down: what is to be reached, what it cost, who was met and written to since.

Invariant: one word of each kind stands per event; what one takes back stays to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.db.models import Prefetch
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.events.records import ExpectedRecord, MetRecord, OwnEventRecord
from renown.desk.models import EventWord, Expected, FollowedUp, Met, OwnEvent
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


class Events:
    """The events of one desk. key: names an event, see `ties.events.events.key_of`."""

    def add(self, key: str, title: str, place: str, since: datetime, until: datetime | None, who: str = OWNER) -> int:
        """Write an event down, once; returns its number."""
        with store.transaction():
            standing = OwnEvent.objects.filter(key=key, undone_at=None).first()
            row = standing or OwnEvent.objects.create(
                key=key,
                title=title,
                place=place,
                since=since.isoformat(),
                until=until.isoformat() if until else "",
                who=who,
                at=timezone.now(),
            )
            if standing is None:
                audit.record(who, "add event", event=key)
        return row.pk

    def remove(self, key: str, who: str = OWNER) -> bool:
        """Take an event that was written down back; False when there is none."""
        with store.transaction():
            undone = undo(OwnEvent.objects.filter(key=key), who)
            if undone:
                audit.record(who, "take back event", event=key)
        return undone

    @read
    def own(self) -> tuple[OwnEventRecord, ...]:
        """The events written down, in the order of writing."""
        with store.refusals():
            rows = OwnEvent.objects.filter(undone_at=None).order_by("pk")
            return tuple(
                OwnEventRecord(
                    r.pk,
                    r.key,
                    r.title,
                    r.place,
                    datetime.fromisoformat(r.since),
                    datetime.fromisoformat(r.until) if r.until else None,
                )
                for r in rows
            )

    def say(self, key: str, what: str, value: str, who: str = OWNER) -> None:
        """Say something of an event; takes the place of an earlier word, an empty one takes it back."""
        with store.transaction():
            words = EventWord.objects.filter(key=key, what=what)
            if words.filter(undone_at=None, value=value).exists():
                return
            undo(words, who)
            if value:
                EventWord.objects.create(key=key, what=what, value=value, who=who, at=timezone.now())
            audit.record(who, f"event {what}", event=key)

    @read
    def words(self) -> Mapping[tuple[str, str], str]:
        """What stands, by event and kind of word."""
        with store.refusals():
            rows = EventWord.objects.filter(undone_at=None).order_by("pk")
            return MappingProxyType({(r.key, r.what): r.value for r in rows})

    def expect(self, key: str, account: int, who: str = OWNER) -> None:
        """This account comes to the event. Saying it twice changes nothing."""
        with store.transaction():
            if not Expected.objects.filter(key=key, account=account, undone_at=None).exists():
                Expected.objects.create(key=key, account=account, who=who, at=timezone.now())
                audit.record(who, "expect at event", [account], event=key)

    def expect_no_longer(self, key: str, account: int, who: str = OWNER) -> bool:
        """Take that back; False when nobody said it."""
        with store.transaction():
            undone = undo(Expected.objects.filter(key=key, account=account), who)
            if undone:
                audit.record(who, "expect no longer", [account], event=key)
        return undone

    @read
    def expected(self) -> tuple[ExpectedRecord, ...]:
        """Who comes where, as far as the owner said so."""
        with store.refusals():
            rows = Expected.objects.filter(undone_at=None).order_by("pk")
            return tuple(ExpectedRecord(r.key, r.account) for r in rows)

    def meet(self, key: str, account: int | None, name: str, thing: str, day: date, who: str = OWNER) -> int:
        """Write down somebody met; returns the number."""
        with store.transaction():
            row = Met.objects.create(
                key=key, account=account, name=name, thing=thing, day=day, who=who, at=timezone.now()
            )
            audit.record(who, "met", [] if account is None else [account], event=key)
        return row.pk

    def name(self, met: int, account: int, who: str = OWNER) -> int:
        """Somebody met is this account; returns the new number. What was written before is undone. NotFoundError."""
        with store.transaction():
            row = _met(met)
            made = Met.objects.create(
                key=row.key, account=account, name=row.name, thing=row.thing, day=row.day, who=who, at=row.at
            )
            row.followed.update(met=made)
            undo(Met.objects.filter(pk=met), who)
            audit.record(who, "met", [account], event=row.key)
        return made.pk

    def unmeet(self, met: int, who: str = OWNER) -> bool:
        """Take a meeting back; False when there is none that stands."""
        with store.transaction():
            undone = undo(Met.objects.filter(pk=met), who)
            if undone:
                audit.record(who, "take back met", event=Met.objects.get(pk=met).key)
        return undone

    @read
    def met(self) -> tuple[MetRecord, ...]:
        """Everybody met, in the order of writing."""
        standing = Prefetch("followed", FollowedUp.objects.filter(undone_at=None).order_by("day"), to_attr="done")
        with store.refusals():
            rows = Met.objects.filter(undone_at=None).order_by("pk").prefetch_related(standing)
            return tuple(_record(row) for row in rows)

    def follow(self, met: int, day: date, who: str = OWNER) -> bool:
        """The owner followed up with somebody met; False when that was said already. Raises NotFoundError."""
        with store.transaction():
            row = _met(met)
            if row.followed.filter(undone_at=None).exists():
                return False
            FollowedUp.objects.create(met=row, day=day, who=who, at=timezone.now())
            audit.record(who, "followed up", [] if row.account is None else [row.account], event=row.key)
        return True

    def unfollow(self, met: int, who: str = OWNER) -> bool:
        """The owner has not followed up after all; False when nothing was said."""
        with store.transaction():
            row = _met(met)
            undone = undo(row.followed.all(), who)
            if undone:
                audit.record(who, "take back follow-up", [] if row.account is None else [row.account], event=row.key)
        return undone


def _met(number: int) -> Met:
    row = Met.objects.filter(pk=number, undone_at=None).first()
    if row is None:
        raise NotFoundError(f"nobody was met under the number {number}", hint="see the numbers with: renown events")
    return row


def _record(row: Met) -> MetRecord:
    done: list[FollowedUp] = row.done  # type: ignore[attr-defined]
    return recorded(MetRecord, row, followed=done[0].day if done else None)
