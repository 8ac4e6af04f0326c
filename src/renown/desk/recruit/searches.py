"""Kept searches, and the looks at what they find.

Invariants: of the looks at a search the last that stands counts, whatever its clock said; of the ones before it one is
kept, to take a look back.
"""

from __future__ import annotations

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import KeptSearch, SearchLook, SeenThen
from renown.desk.reading import read
from renown.desk.records import told
from renown.desk.recruit.search_records import Found, SearchRecord, SearchWords
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError

SEEN_AT_ONCE = 1_000
"""So many rows are written at once."""


class Searches:
    """Searches for people under names. Reached as `desk.searches`."""

    def keep(self, words: SearchWords, found: Found = (), who: str = OWNER) -> int:
        """Keep a search, looked at now; returns its number.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     number = desk.searches.keep(SearchWords("Cooks", "cook", ("here",)), ((7, 1),))
        ...     _ = desk.searches.look(number, ((7, 1), (9, 1)))
        ...     [(row.words.name, row.seen) for row in desk.searches.list()]
        [('Cooks', ((7, 1), (9, 1)))]
        """
        with store.transaction():
            row = KeptSearch.objects.create(**_columns(words), who=who, at=timezone.now())
            audit.record(who, "keep search", search=row.pk)
            _look(row, found, who)
        return row.pk

    def change(self, number: int, words: SearchWords, found: Found | None = None, who: str = OWNER) -> bool:
        """Let a search say something else; False where it says that already. found: it is looked at now.

        Raises NotFoundError.
        """
        with store.transaction():
            row = _row(number)
            if _words(row) == words:
                return False
            KeptSearch.objects.filter(pk=number).update(**_columns(words))
            audit.record(who, "change search", search=number)
            if found is not None:
                _look(row, found, who)
        return True

    def remove(self, number: int, who: str = OWNER) -> bool:
        """Keep a search no longer; False when that was said before. Raises NotFoundError."""
        with store.transaction():
            _row(number)
            undone = undo(KeptSearch.objects.filter(pk=number), who)
            if undone:
                audit.record(who, "remove search", search=number)
        return undone

    def bring_back(self, number: int, who: str = OWNER) -> bool:
        """Let a removed search stand again, with what was seen of it; False when it stands. Raises NotFoundError."""
        with store.transaction():
            if _row(number).undone_at is None:
                return False
            KeptSearch.objects.filter(pk=number).update(undone_at=None, undone_by="")
            audit.record(who, "bring search back", search=number)
        return True

    def look(self, number: int, found: Found, who: str = OWNER) -> int:
        """Note that somebody looked at what a search finds; returns the number of the look. Raises NotFoundError."""
        with store.transaction():
            look = _look(_row(number), found, who)
            audit.record(who, "look at search", search=number)
        return look

    def take_look_back(self, look: int, who: str = OWNER) -> bool:
        """Let the look before count again; False when that was said before. Raises NotFoundError."""
        with store.transaction():
            row = SearchLook.objects.filter(pk=look).first()
            if row is None:
                raise NotFoundError(f"there is no look {look} any more", hint="a later look took its place")
            undone = undo(SearchLook.objects.filter(pk=look), who)
            if undone:
                audit.record(who, "take back look at search", search=row.search_id)
        return undone

    @read
    def list(self) -> tuple[SearchRecord, ...]:
        """The searches that stand, in the order of keeping."""
        with store.refusals():
            return tuple(map(_record, KeptSearch.objects.filter(undone_at=None).order_by("pk")))

    @read
    def get(self, number: int) -> SearchRecord:
        """One search, also one that was removed. Raises NotFoundError."""
        with store.refusals():
            return _record(_row(number))


def _row(number: int) -> KeptSearch:
    row = KeptSearch.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(f"there is no search {number}", hint="see which there are: renown recruit searches list")
    return row


def _look(row: KeptSearch, found: Found, who: str) -> int:
    """One look more; of those before it, the one that stands stays."""
    before = row.looks.filter(undone_at=None).order_by("-pk").first()
    row.looks.exclude(pk=before.pk if before else 0).delete()
    look = SearchLook.objects.create(search=row, who=who, at=timezone.now())
    for start in range(0, len(found), SEEN_AT_ONCE):
        part = found[start : start + SEEN_AT_ONCE]
        SeenThen.objects.bulk_create(SeenThen(look=look, account=account, content=number) for account, number in part)
    return look.pk


def _columns(words: SearchWords) -> dict[str, object]:
    return {**told(words), "places": list(words.places)}


def _words(row: KeptSearch) -> SearchWords:
    return SearchWords(row.name, row.query, tuple(row.places))


def _record(row: KeptSearch) -> SearchRecord:
    look = row.looks.filter(undone_at=None).order_by("-pk").first()
    seen = look.seen.order_by("pk").values_list("account", "content") if look else ()
    return SearchRecord(
        row.pk, _words(row), row.who, row.at, look.pk if look else None, look.at if look else None, tuple(seen)
    )
