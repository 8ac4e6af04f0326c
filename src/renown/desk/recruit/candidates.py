"""Candidates: on which grounds they are kept, their papers, and what was done with them.

Invariant: nobody is kept without grounds, nobody whose mark says that they were erased or objected comes back, and
whoever goes leaves no row, no file and no key.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from django.db.models import Q
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Candidate, CandidateMark, CandidatePaper, CandidateStep
from renown.desk.models.about import ERASED
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.recruit import originals
from renown.desk.recruit.records import (
    GONE,
    OBJECTED,
    STEPS,
    CandidateRecord,
    NewCandidate,
    NewCandidateStep,
    NewPaper,
    PaperRecord,
    StepRecord,
)
from renown.desk.undo import OWNER, undo
from renown.errors import InputError, NotFoundError, StorageError
from renown.recruit.law.basis import lacking
from renown.recruit.law.marks import file_mark

PATIENCE_S = 30.0
"""So long an erasure waits for whoever writes the index: a shard is built in seconds."""


class Candidates:
    """The candidates of one desk. Reached as `desk.candidates`."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self.key = key

    # --- on which grounds --------------------------------------------------------------------------------------

    def add(
        self, new: NewCandidate, papers: Sequence[NewPaper] = (), who: str = OWNER, at: datetime | None = None
    ) -> int:
        """Keep somebody, with their papers; returns the number of the record. at: of an act that takes in many.

        Raises InputError where grounds are missing or not allowed (G1, G3, G4), or where they were erased or objected.
        """
        with store.transaction():
            self.require(new, papers)  # here, so that nobody who is erased meanwhile comes back
            row = Candidate.objects.create(**{**told(new), "marks": list(new.marks)}, who=who, at=at or timezone.now())
            audit.record(who, "keep candidate", [new.account], basis=new.basis, visibility=new.visibility)
            for paper in papers:
                self.put(new.account, paper, who=who)
        return row.pk

    def require(self, new: NewCandidate, papers: Sequence[NewPaper] = ()) -> None:
        """Raise InputError where somebody may not be kept, as `add` would."""
        if missing := lacking(new, timezone.now()):
            raise InputError("; ".join(missing), hint="nothing was kept")
        self.require_welcome([*new.marks, *(file_mark(paper.content, self.key) for paper in papers)])

    def require_welcome(self, marks: Iterable[str]) -> None:
        """Raise InputError where somebody with one of these marks was erased or objected."""
        if why := self.kept_out(marks):
            raise InputError(f"this person {_WHY[why]} here, and stays out", hint="nothing was kept")

    def change(self, number: int, new: NewCandidate, who: str = OWNER) -> int:
        """Put other grounds in the place of those that stand; returns the new number. Raises as `add`, NotFoundError.

        When they were collected stays: a profile brought up to date begins no time anew (G5).
        """
        old = self._row(number)
        if new.collected_at > old.collected_at:
            raise InputError(
                f"G5: kept since {old.collected_at:%Y-%m-%d}, and no change of a record lets that begin anew",
                hint="leave the day as it is",
            )
        if missing := lacking(new, timezone.now()):
            raise InputError("; ".join(missing), hint="nothing was changed")
        with store.transaction():
            undo(Candidate.objects.filter(pk=number), who)
            row = Candidate.objects.create(**{**told(new), "marks": list(new.marks)}, who=who, at=timezone.now())
            audit.record(who, "change grounds", [new.account], basis=new.basis)
        return row.pk

    def take_back(self, number: int, who: str = OWNER) -> bool:
        """Keep somebody no longer; False when that was said before. Their data goes when they are erased."""
        account = self._row(number).account
        with store.transaction():
            undone = undo(Candidate.objects.filter(pk=number), who)
            if undone:
                audit.record(who, "keep candidate no longer", [account])
        return undone

    def restore(self, number: int, who: str = OWNER, at: datetime | None = None) -> int:
        """Keep somebody after all; returns the new number. Raises NotFoundError, InputError."""
        row = self._row(number)
        if row.undone_at is None:
            return number
        standing = Candidate.objects.filter(account=row.account, undone_at=None).first()
        return standing.pk if standing else self.add(_candidate(row), who=who, at=at)

    @read
    def list(self) -> tuple[CandidateRecord, ...]:
        """Everybody who is kept, oldest first."""
        with store.refusals():
            return tuple(map(_record, Candidate.objects.filter(undone_at=None).order_by("pk")))

    @read
    def taken_back(self) -> tuple[CandidateRecord, ...]:
        """Whoever is kept no longer and not erased yet, the last first."""
        with store.refusals():
            standing = Candidate.objects.filter(undone_at=None).values("account")
            rows = Candidate.objects.exclude(undone_at=None).exclude(account__in=standing).order_by("pk")
            return tuple({row.account: _record(row) for row in rows}.values())

    # --- papers ------------------------------------------------------------------------------------------------

    def put(self, account: int, paper: NewPaper, marks: Iterable[str] = (), who: str = OWNER) -> int:
        """Keep a file of somebody: sealed as it came, and what was read in it; returns its number.

        marks: by which they are known again too, from now on. Raises NotFoundError where nobody is kept by this
        account, also where they were erased while the file was read.
        """
        self._require_kept(account)
        place, key = originals.keep(self._folder, paper.content)
        with store.transaction():
            self._require_kept(account)
            self._mark_again(account, marks)
            row = CandidatePaper.objects.create(
                account=account,
                name=paper.name,
                place=place,
                key=key,
                size=len(paper.content),
                text=paper.text,
                profile=paper.profile,
                who=who,
                at=timezone.now(),
            )
            audit.record(who, "keep paper", [account])
        return row.pk

    @read
    def papers(self, accounts: tuple[int, ...] = ()) -> tuple[PaperRecord, ...]:
        """The papers of these accounts, or of everybody, oldest first."""
        with store.refusals():
            rows = CandidatePaper.objects.filter(undone_at=None).order_by("pk")
            found = rows.filter(account__in=accounts) if accounts else rows
            return tuple(recorded(PaperRecord, row) for row in found)

    def original(self, paper: int) -> bytes:
        """A file as it came. Raises NotFoundError, StorageError."""
        with store.refusals():
            row = CandidatePaper.objects.filter(pk=paper).first()
        if row is None:
            raise NotFoundError(f"there is no paper {paper}", hint="see the page of the candidate")
        return originals.original(self._folder, row.place, row.key)

    def unreadable(self) -> tuple[str, ...]:
        """The sealed files that are gone or were changed, by what they are called."""
        with store.refusals():
            rows = CandidatePaper.objects.order_by("pk").values_list("name", "place", "key")
            return tuple(name for name, place, key in rows if not originals.is_whole(self._folder, place, key))

    # --- what was done -----------------------------------------------------------------------------------------

    def step(self, new: NewCandidateStep, who: str = OWNER) -> int:
        """Note that something was done with somebody; returns its number. Raises InputError for another kind."""
        if new.kind not in STEPS:
            raise InputError(f"found {new.kind!r}, expected one of {', '.join(STEPS)}")
        with store.transaction():
            self._require_kept(new.account)
            row = CandidateStep.objects.create(**told(new), who=who, at=timezone.now())
            audit.record(who, f"candidate: {new.kind}", [new.account])
        return row.pk

    def take_step_back(self, number: int, who: str = OWNER) -> bool:
        """Take a step back; False when that was done before. Raises NotFoundError."""
        with store.transaction():
            row = CandidateStep.objects.filter(pk=number).first()
            if row is None:
                raise NotFoundError(f"there is no step {number}", hint="see the page of the candidate")
            undone = undo(CandidateStep.objects.filter(pk=number), who)
            if undone:
                audit.record(who, f"{TAKE_BACK}candidate: {row.kind}", [row.account])
        return undone

    @read
    def steps(self) -> tuple[StepRecord, ...]:
        """Every step that stands, in the order of doing."""
        with store.refusals():
            rows = CandidateStep.objects.filter(undone_at=None).order_by("on", "pk")
            return tuple(recorded(StepRecord, row) for row in rows)

    # --- who stays out -----------------------------------------------------------------------------------------

    def kept_out(self, marks: Iterable[str]) -> str:
        """Why somebody with one of these marks stays out: `objected`, `erased`, or empty where they may come."""
        with store.refusals():
            kinds = set(CandidateMark.objects.filter(digest__in=list(marks)).values_list("kind", flat=True))
        return next((kind for kind in (OBJECTED, GONE) if kind in kinds), "")

    def known(self, marks: Iterable[str]) -> int | None:
        """The account of somebody who is kept and has one of these marks."""
        holders = self._holders()
        return next((holders[mark] for mark in marks if mark in holders), None)

    @read
    def _holders(self) -> Mapping[str, int]:
        """The account that each mark is of, the first who has it."""
        found: dict[str, int] = {}
        with store.refusals():
            for account, held in Candidate.objects.order_by("pk").values_list("account", "marks"):
                for mark in held:
                    found.setdefault(mark, int(account))
        return MappingProxyType(found)

    def marks(self) -> tuple[tuple[str, str], ...]:
        """Every mark that keeps somebody out, and why."""
        with store.refusals():
            return tuple(CandidateMark.objects.order_by("pk").values_list("digest", "kind"))

    def take_over(self, marks: Iterable[tuple[str, str]], who: str = OWNER) -> int:
        """Let the marks of another desk with the same key stand here too; how many are new."""
        held = dict(self.marks())
        new = [(digest, kind) for digest, kind in marks if held.get(digest) not in (kind, OBJECTED)]
        with store.transaction():
            for digest, kind in new:
                _mark(digest, kind)
            if new:
                audit.record(who, "take over marks")
        return len(new)

    def covered(self) -> tuple[int, ...]:
        """The accounts here whose marks say that they were erased or objected: a backup brought them back."""
        out = {digest for digest, _ in self.marks()}
        with store.refusals():
            rows = Candidate.objects.order_by("pk").values_list("account", "marks") if out else ()
            return tuple(dict.fromkeys(account for account, held in rows if not out.isdisjoint(held)))

    def suppress(self, accounts: Collection[int]) -> None:
        """Whoever has these accounts objected: nothing goes to any of their addresses, and they stay out."""
        self._keep_out(accounts, OBJECTED)

    def let_go(self, accounts: Collection[int]) -> None:
        """Keep whoever has these accounts out from now on, before their rows go."""
        self._keep_out(accounts, GONE)

    def _keep_out(self, accounts: Collection[int], kind: str) -> None:
        with store.transaction():
            for held in Candidate.objects.filter(account__in=list(accounts)).values_list("marks", flat=True):
                for digest in held:
                    _mark(digest, kind)
            for place, key in CandidatePaper.objects.filter(account__in=list(accounts)).values_list("place", "key"):
                with suppress(StorageError):  # a file that is gone is no mark
                    _mark(file_mark(originals.original(self._folder, place, key), self.key), kind)

    def sweep(self) -> int:
        """Remove every original whose row is gone; how many there were."""
        with store.refusals():
            standing = set(CandidatePaper.objects.values_list("place", flat=True))
        return originals.sweep(self._folder, standing)

    def sweep_erased(self, accounts: Collection[int]) -> None:
        """Somebody was erased: their originals go, and every part of the index that knew their words.

        Whoever else was in these parts is searched again when the index is next brought up to date.
        """
        self.sweep()
        folder = self._folder / originals.INDEX
        if folder.is_dir():
            from renown.recruit.sourcing.index import ProfileIndex  # most desks never need the engine

            ProfileIndex(folder, patience=PATIENCE_S).forget({*accounts, *self._redacted()})

    def _redacted(self) -> frozenset[int]:
        """The accounts in whose papers or sources words were taken out, of this erasure or of one before."""
        with store.refusals():
            papers = CandidatePaper.objects.filter(Q(text__contains=ERASED) | Q(profile__contains=ERASED))
            told = Candidate.objects.filter(source__contains=ERASED)
            return frozenset(int(row) for rows in (papers, told) for row in rows.values_list("account", flat=True))

    def pseudonym(self, account: int) -> str:
        """What stands for an account in a log that outlives it."""
        return hmac.digest(self.key, f"account:{account}".encode(), "sha256").hex()[:32]

    def _require_kept(self, account: int) -> None:
        if not Candidate.objects.filter(account=account).exists():
            raise NotFoundError(
                "this candidate is not here any more", hint="see who is: renown recruit candidates list"
            )

    def _mark_again(self, account: int, marks: Iterable[str]) -> None:
        """Let somebody be known by more: marks are no decision, so they stand in the rows that are there."""
        for row in Candidate.objects.filter(account=account):
            held = list(dict.fromkeys([*row.marks, *marks]))
            if len(held) > len(row.marks):
                Candidate.objects.filter(pk=row.pk).update(marks=held)

    def _row(self, number: int) -> Candidate:
        with store.refusals():
            row = Candidate.objects.filter(pk=number).first()
        if row is None:
            raise NotFoundError(f"there is no candidate {number}", hint="see who there is: renown recruit candidates")
        return row


TAKE_BACK = "take back: "

_WHY = {GONE: "was erased", OBJECTED: "objected to being kept"}


def _mark(digest: str, kind: str) -> None:
    row, new = CandidateMark.objects.get_or_create(digest=digest, defaults={"kind": kind, "at": timezone.now()})
    if not new and kind == OBJECTED:
        CandidateMark.objects.filter(pk=row.pk).update(kind=OBJECTED)


def _candidate(row: Candidate) -> NewCandidate:
    return recorded(NewCandidate, row, marks=tuple(row.marks))


def _record(row: Candidate) -> CandidateRecord:
    return recorded(CandidateRecord, row, marks=tuple(row.marks))
