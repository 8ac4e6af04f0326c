"""Who is who, by people's word: yes (one person), no (two people), later; each with who and when, each undone for good.

Invariant: at most one answer stands on two accounts; an answer is replaced or taken back, never removed, and every
step is in the audit log. When the last answer is taken back, what it replaced stands again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import IdentityJudgement, Postponed
from renown.desk.people.records import Answer, Word
from renown.desk.reading import read
from renown.desk.undo import OWNER

_ACTION = {Word.YES: "link", Word.NO: "apart", Word.LATER: "later"}
_TABLES = (IdentityJudgement, Postponed)

Pair = tuple[int, int]


class Review:
    """The answers about who is who of one desk."""

    def answer(self, a: int, b: int, word: Word, who: str = OWNER, known: str = "") -> None:
        """Say of two accounts whether they are one person; takes the place of an earlier answer on the two.

        known: names the evidence there was, for an answer of "later".
        """
        self.answer_all([(a, b)], word, who, known)

    def answer_all(self, pairs: Iterable[Pair], word: Word, who: str = OWNER, known: str = "") -> None:
        """The same answer about several pairs, given at once and taken back at once."""
        word, now = Word(word), timezone.now()
        with store.transaction():
            for a, b in sorted({_ordered(pair) for pair in pairs}):
                if word is Word.LATER or not _stands(a, b, word):
                    _put(a, b, word, who, now, known)

    def take_back(self, a: int, b: int, who: str = OWNER) -> bool:
        """Take back what was said about these two accounts; False when nothing was."""
        pair = _ordered((a, b))
        with store.transaction():
            undone = _close(*pair, who, timezone.now())
            if undone:
                audit.record(who, "take back", pair)
        return undone

    def take_back_last(self, who: str = OWNER) -> tuple[Answer, ...]:
        """Take back what was said last, if anything stands; what was said at once goes at once."""
        standing, now = self.standing(), timezone.now()
        last = tuple(answer for answer in standing if answer.at == standing[-1].at)
        with store.transaction():
            for answer in last:
                _close(answer.a, answer.b, who, now)
                _restore(answer)
                audit.record(who, "take back", [answer.a, answer.b])
        return last

    @read
    def standing(self) -> tuple[Answer, ...]:
        """The answers that stand, oldest first."""
        return tuple(answer for answer in self.answers() if answer.undone is None)

    @read
    def answers(self) -> tuple[Answer, ...]:
        """Every answer ever given, oldest first, also those taken back."""
        with store.refusals():
            said = [_judged(row) for row in IdentityJudgement.objects.order_by("pk")]
            put_off = [_put_off(row) for row in Postponed.objects.order_by("pk")]
        return tuple(sorted([*said, *put_off], key=lambda answer: answer.at))


def _ordered(pair: Pair) -> Pair:
    if pair[0] == pair[1]:
        raise ValueError(f"an account is always itself: got {pair[0]} twice")
    return min(pair), max(pair)


def _put(a: int, b: int, word: Word, who: str, now: datetime, known: str) -> None:
    _close(a, b, who, now)
    if word is Word.LATER:
        Postponed.objects.create(a=a, b=b, known=known, who=who, at=now)
    else:
        IdentityJudgement.objects.create(a=a, b=b, same=word is Word.YES, who=who, at=now)
    audit.record(who, _ACTION[word], [a, b])


def _stands(a: int, b: int, word: Word) -> bool:
    return IdentityJudgement.objects.filter(a=a, b=b, same=word is Word.YES, undone_at=None).exists()


def _close(a: int, b: int, who: str, now: datetime) -> bool:
    standing = (table.objects.filter(a=a, b=b, undone_at=None) for table in _TABLES)
    return sum(rows.update(undone_at=now, undone_by=who) for rows in standing) > 0


def _restore(answer: Answer) -> None:
    """Let stand again what an answer replaced: it was undone at the moment of the answer."""
    for table in _TABLES:
        replaced = table.objects.filter(a=answer.a, b=answer.b, undone_at=answer.at)
        replaced.update(undone_at=None, undone_by="")


def _judged(row: IdentityJudgement) -> Answer:
    return Answer(row.a, row.b, Word.YES if row.same else Word.NO, row.who, row.at, row.undone_at)


def _put_off(row: Postponed) -> Answer:
    return Answer(row.a, row.b, Word.LATER, row.who, row.at, row.undone_at, row.known)
