"""Who is who, by people's word: yes (one person), no (two people), later; each with who and when, each undone for good.

Invariant: at most one answer stands on two accounts; an answer is replaced or taken back, never removed, and every
step is in the audit log.
"""

from __future__ import annotations

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import IdentityJudgement, Postponed
from renown.desk.records_review import Answer, Word
from renown.desk.undoing import undo

_ACTION = {Word.YES: "link", Word.NO: "apart", Word.LATER: "later"}


class Review:
    """The answers about who is who of one desk."""

    def answer(self, a: int, b: int, word: Word, who: str, known: str = "") -> None:
        """Say of two accounts whether they are one person; takes the place of an earlier answer on the two."""
        if a == b:
            raise ValueError(f"an account is always itself: got {a} twice")
        low, high, now = min(a, b), max(a, b), timezone.now()
        with store.transaction():
            if word is not Word.LATER and _stands(low, high, word):
                return
            _undo(low, high, who)
            if word is Word.LATER:
                Postponed.objects.create(a=low, b=high, known=known, who=who, at=now)
            else:
                IdentityJudgement.objects.create(a=low, b=high, same=word is Word.YES, who=who, at=now)
            audit.record(who, _ACTION[word], [low, high])

    def take_back(self, a: int, b: int, who: str) -> bool:
        """Take back what was said about these two accounts; False when nothing was."""
        low, high = min(a, b), max(a, b)
        with store.transaction():
            undone = _undo(low, high, who)
            if undone:
                audit.record(who, "take back", [low, high])
        return undone

    def answers(self) -> tuple[Answer, ...]:
        """Every answer ever given, oldest first, also those taken back."""
        with store.refusals():
            said = [_judged(row) for row in IdentityJudgement.objects.order_by("pk")]
            put_off = [_put_off(row) for row in Postponed.objects.order_by("pk")]
        return tuple(sorted([*said, *put_off], key=lambda answer: answer.at))


def _stands(a: int, b: int, word: Word) -> bool:
    return IdentityJudgement.objects.filter(a=a, b=b, same=word is Word.YES, undone_at=None).exists()


def _undo(a: int, b: int, who: str) -> bool:
    judged = undo(IdentityJudgement.objects.filter(a=a, b=b), who)
    return undo(Postponed.objects.filter(a=a, b=b), who) or judged


def _judged(row: IdentityJudgement) -> Answer:
    return Answer(row.a, row.b, Word.YES if row.same else Word.NO, row.who, row.at, row.undone_at)


def _put_off(row: Postponed) -> Answer:
    return Answer(row.a, row.b, Word.LATER, row.who, row.at, row.undone_at, row.known)
