"""Last words of private ties: kept as imports bring them, one for each two accounts, and gone in one word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from renown.desk import audit, store
from renown.desk.models import LastWord
from renown.desk.reading import read
from renown.desk.undo import OWNER
from renown.model.rows import LastWords

AT_ONCE = 500


class Words:
    """The last words that one desk keeps. Reached as `desk.words`."""

    def keep(self, words: Iterable[LastWords], who: str = OWNER) -> int:
        """Keep these, each in the place of an earlier one of the same two; how many were kept."""
        with store.transaction():
            known = {frozenset((row.author, row.other)): row for row in LastWord.objects.all()}
            newer = [one for one in words if _is_newer(one, known.get(frozenset((one.author, one.other))))]
            old = [row.pk for one in newer if (row := known.get(frozenset((one.author, one.other))))]
            for first in range(0, len(old), AT_ONCE):
                LastWord.objects.filter(pk__in=old[first : first + AT_ONCE]).delete()
            LastWord.objects.bulk_create([_row(one) for one in newer], AT_ONCE)
            if newer:
                audit.record(who, "keep last words", ties=len(newer))
        return len(newer)

    def clear(self, who: str = OWNER) -> int:
        """Remove all of them; how many there were."""
        with store.transaction():
            gone, _ = LastWord.objects.all().delete()
            if gone:
                audit.record(who, "remove last words", ties=gone)
        return gone

    @read
    def list(self) -> tuple[LastWords, ...]:
        """All that are kept, the oldest first."""
        with store.refusals():
            return tuple(_record(row) for row in LastWord.objects.order_by("ts", "pk"))


def _is_newer(one: LastWords, known: LastWord | None) -> bool:
    return known is None or one.ts >= known.ts.astimezone(UTC).replace(tzinfo=None)


def _row(one: LastWords) -> LastWord:
    return LastWord(
        author=one.author,
        other=one.other,
        network=one.network,
        ts=one.ts.replace(tzinfo=UTC),
        text=one.text,
        import_id=one.import_id,
    )


def _record(row: LastWord) -> LastWords:
    ts = row.ts.astimezone(UTC).replace(tzinfo=None)
    return LastWords(row.author, row.other, row.network, ts, row.text, row.import_id)
