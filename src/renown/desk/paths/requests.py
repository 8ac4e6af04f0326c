"""Requests for introductions as they were written down, and what came of them.

Invariant: nothing is deleted; undoing takes the last step back, and with the first step the request itself.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Request, RequestStep
from renown.desk.paths.request_records import NewRequest, RequestRecord
from renown.desk.paths.request_records import RequestStep as StepRecord
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError
from renown.ties.paths.steps import check_step


class Requests:
    """The requests of one desk."""

    def add(self, new: NewRequest, status: str, day: date, who: str = OWNER) -> int:
        """Write down a request as a draft or as asked; returns its number."""
        check_step("", status)
        with store.transaction():
            row = Request.objects.create(**told(new), introducer=new.introducer, who=who, at=timezone.now())
            _step(row, status, day, "", who)
        return row.pk

    def step(self, request: int, status: str, day: date, words: str = "", who: str = OWNER) -> None:
        """Note what happened to a request. Raises NotFoundError, or InputError for a step that cannot follow."""
        with store.transaction():
            row, steps = _standing(request)
            check_step(steps[-1].status, status)
            _step(row, status, day, words, who)

    def undo(self, request: int, who: str = OWNER) -> str:
        """Take the last step back, and with the first one the request; returns the step's status."""
        with store.transaction():
            row, steps = _standing(request)
            undo(RequestStep.objects.filter(pk=steps[-1].pk), who)
            if len(steps) == 1:
                undo(Request.objects.filter(pk=row.pk), who)
            audit.record(who, "take back request step", [row.introducer], status=steps[-1].status)
        return steps[-1].status

    @read
    def list(self) -> tuple[RequestRecord, ...]:
        """Every request that stands, in the order of writing."""
        steps = RequestStep.objects.filter(undone_at=None).order_by("pk")
        with store.refusals():
            rows = Request.objects.filter(undone_at=None).order_by("pk").prefetch_related(Prefetch("steps", steps))
            return tuple(_record(row) for row in rows)


def _standing(request: int) -> tuple[Request, list[RequestStep]]:
    row = Request.objects.filter(pk=request, undone_at=None).first()
    if row is None:
        raise NotFoundError(f"there is no request {request}", hint="see the numbers with: renown requests")
    return row, list(row.steps.filter(undone_at=None).order_by("pk"))


def _step(row: Request, status: str, day: date, words: str, who: str) -> None:
    RequestStep.objects.create(request=row, status=status, day=day, words=words, who=who, at=timezone.now())
    audit.record(who, "request", [row.introducer, row.target], request=row.pk, status=status)


def _record(row: Request) -> RequestRecord:
    steps = tuple(recorded(StepRecord, step) for step in row.steps.all())
    return recorded(RequestRecord, row, chain=tuple(row.chain), steps=steps)
