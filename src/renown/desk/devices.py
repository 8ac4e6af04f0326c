"""Devices that may come in besides this machine: each by a link of its own, each ended by itself.

Invariant: a link is known by its hash alone, lets one device in once, and not for long.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Device, DeviceLink
from renown.desk.records import DeviceRecord, recorded
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError, RenownError

LINK_MINUTES = 15
SEEN_EVERY = timedelta(minutes=5)
"""How often it is noted that a device was there: not with each of its requests."""


class Devices:
    """The devices of one desk. Reached as `desk.devices`."""

    def invite(self, name: str, minutes: int = LINK_MINUTES, who: str = OWNER) -> str:
        """A token that lets one device in, once; it is shown this once.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     token = desk.devices.invite("my phone")
        ...     desk.devices.admit("another"), desk.devices.admit(token), desk.devices.admit(token)
        (None, 1, None)
        """
        token, now = secrets.token_urlsafe(32), timezone.now()
        with store.transaction():
            DeviceLink.objects.filter(expires__lt=now).delete()
            DeviceLink.objects.create(token_hash=_hash(token), name=name, expires=now + timedelta(minutes=minutes))
            audit.record(who, "invite device", name=name)
        return token

    def admit(self, token: str, who: str = OWNER) -> int | None:
        """Use a link up; the number of the device that it lets in, None when it is unknown, used or too old."""
        now = timezone.now()
        with store.transaction():
            link = DeviceLink.objects.filter(token_hash=_hash(token), used=None, expires__gt=now).first()
            if link is None or DeviceLink.objects.filter(pk=link.pk, used=None).update(used=now) != 1:
                return None
            row = Device.objects.create(name=link.name, seen=now, who=who, at=now)
            audit.record(who, "admit device", name=link.name)
        return row.pk

    def stands(self, device: int) -> bool:
        """Whether a device may still come in; that it was there is noted now and then."""
        with store.refusals():
            row = Device.objects.filter(pk=device, undone_at=None).first()
        if row is None:
            return False
        now = timezone.now()
        if row.seen is None or now - row.seen > SEEN_EVERY:
            # Good to know; a full or read-only disk, or a busy desk, keeps nobody out.
            with suppress(RenownError), store.refusals():
                Device.objects.filter(pk=device).update(seen=now)
        return True

    def all(self) -> tuple[DeviceRecord, ...]:
        """The devices that may come in, in the order of coming."""
        with store.refusals():
            return tuple(recorded(DeviceRecord, r) for r in Device.objects.filter(undone_at=None).order_by("pk"))

    def end(self, device: int, who: str = OWNER) -> None:
        """Let a device in no longer. Raises NotFoundError."""
        with store.transaction():
            if not undo(Device.objects.filter(pk=device), who):
                raise NotFoundError(f"there is no device {device}", hint="list them with: renown device list")
            audit.record(who, "end device")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
