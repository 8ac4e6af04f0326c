"""Tokens for programs: made once and shown once, known afterwards by their hash alone, taken back at any time."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import ApiToken
from renown.desk.records import recorded
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError, RenownError

PREFIX = "renown_"


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """A token that stands: its number and name, whether it may change anything, when it was made and last used."""

    id: int
    name: str
    writes: bool
    at: datetime
    last_used: datetime | None


class Tokens:
    """The tokens of one desk. Reached as `desk.tokens`."""

    def create(self, name: str, *, writes: bool = False, who: str = OWNER) -> str:
        """A new token, in clear for the only time.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     token = desk.tokens.create("a notebook")
        ...     desk.tokens.bearer(token).name, desk.tokens.bearer("another")
        ('a notebook', None)
        """
        token = PREFIX + secrets.token_urlsafe(32)
        with store.transaction():
            ApiToken.objects.create(name=name, token_hash=_hash(token), writes=writes, who=who, at=timezone.now())
            audit.record(who, "make token", name=name, writes=writes)
        return token

    def bearer(self, token: str) -> TokenRecord | None:
        """Who bears this token; None when it is unknown or taken back."""
        with store.refusals():
            row = ApiToken.objects.filter(token_hash=_hash(token), undone_at=None).first()
        if row is None:
            return None
        # When it was used last is good to know; a full or read-only disk, or a busy desk, keeps nobody from reading.
        with suppress(RenownError), store.refusals():
            ApiToken.objects.filter(pk=row.pk).update(last_used=timezone.now())
        return _record(row)

    def all(self) -> tuple[TokenRecord, ...]:
        """The tokens that stand, in the order of making."""
        with store.refusals():
            return tuple(_record(row) for row in ApiToken.objects.filter(undone_at=None).order_by("pk"))

    def take_back(self, token: int, who: str = OWNER) -> None:
        """Let a token in no longer. Raises NotFoundError."""
        with store.transaction():
            if not undo(ApiToken.objects.filter(pk=token), who):
                raise NotFoundError(f"there is no token {token}", hint="list them with: renown token list")
            audit.record(who, "take token back")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _record(row: ApiToken) -> TokenRecord:
    return recorded(TokenRecord, row)
