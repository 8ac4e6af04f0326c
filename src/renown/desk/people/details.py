"""Details of people as the owner says them.

Invariant: a word names an account, says what stands no longer and what stands instead, and is taken back as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import DetailWord
from renown.desk.people.records import DetailRecord
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


class Details:
    """What was said by hand of people. Reached as `desk.details`."""

    def say(  # noqa: PLR0913 - one argument per thing that can be said
        self,
        account: int,
        fact: str,
        *,
        old: str = "",
        new: str = "",
        label: str = "",
        beside: str = "",
        since: date | None = None,
        content: str = "",
        who: str = OWNER,
    ) -> int:
        """Keep a word on the person of an account; its number.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     word = desk.details.say(7, "phone", new="+49301", label="home")
        ...     [(w.new, w.label) for w in desk.details.list()], desk.details.undo(word), desk.details.list()
        ([('+49301', 'home')], 7, ())
        """
        with store.transaction():
            made = DetailWord.objects.create(
                account=account, fact=fact, old=old, new=new, label=label, beside=beside, since=since,
                content=content, who=who, at=timezone.now(),
            )  # fmt: skip
            audit.record(who, "edit a person", [account], fact=fact)
        return made.pk

    def undo(self, word: int, who: str = OWNER) -> int:
        """Take a word back; the account it was of. Raises NotFoundError."""
        with store.transaction():
            rows = DetailWord.objects.filter(pk=word)
            found = rows.values_list("account", "fact").first()
            if found is None or not undo(rows, who):
                raise NotFoundError(f"there is no edit {word} that stands", hint="it was taken back already")
            audit.record(who, "take back an edit", [found[0]], fact=found[1])
        return int(found[0])

    @read
    def list(self) -> tuple[DetailRecord, ...]:
        """Every word that stands, in the order in which they were said."""
        with store.refusals():
            rows = DetailWord.objects.filter(undone_at=None).defer("content").order_by("pk")
            return tuple(recorded(DetailRecord, row) for row in rows)

    def of(self, accounts: Iterable[int]) -> tuple[DetailRecord, ...]:
        """Every word on these accounts, also those taken back, in the order in which they were said."""
        with store.refusals():
            rows = DetailWord.objects.filter(account__in=list(accounts)).defer("content").order_by("pk")
            return tuple(recorded(DetailRecord, row) for row in rows)

    def picture(self, accounts: Iterable[int], digest: str) -> str:
        """The picture of this name that somebody gave one of these accounts, in base64; empty where there is none."""
        with store.refusals():
            rows = DetailWord.objects.filter(account__in=list(accounts), fact="photo", new=digest, undone_at=None)
            return str(rows.values_list("content", flat=True).first() or "")
