"""The plans of vacancies, with every change of them.

Invariants: nothing that was said is lost. Who changes a thing says which version of the plan they saw, and is told
when that thing was changed since. Taking back a change lets its thing be what it was before, as one more change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import KeptFrame, KeptPlan, KeptPlanWord, KeptVacancy
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.recruit.plan_records import PlanRecord
from renown.desk.undo import OWNER
from renown.errors import ChangedError, InputError, NotFoundError
from renown.recruit.plan.words import MOST_TASKS, PlanFrame, PlanWord

Changed = TypeVar("Changed", KeptFrame, KeptPlanWord)


class Plans:
    """What the owner says of plans."""

    def set_frame(self, vacancy: int, seen: int, frame: PlanFrame, who: str = OWNER) -> int:
        """Let a plan have another frame; returns its new version. Raises NotFoundError and ChangedError."""
        with store.transaction():
            plan = _begun(vacancy, frame.start, who)
            last = _last_frame(plan)
            _unchanged_since(last, seen, plan)
            if recorded(PlanFrame, last) == frame:
                return plan.version
            version = _next(plan)
            KeptFrame.objects.create(plan=plan, version=version, who=who, at=timezone.now(), **told(frame))
            audit.record(who, "change frame of plan", vacancy=vacancy, version=version)
        return version

    def say(self, vacancy: int, seen: int, word: PlanWord, start: date, who: str = OWNER) -> int:
        """Say something of a step, task or channel; returns the plan's new version. start: of a plan that begins here.

        Raises NotFoundError for a vacancy or an own task that there is not, ChangedError where this very thing was
        changed since.
        """
        with store.transaction():
            plan = _begun(vacancy, start, who)
            last = _last_word(plan, word.key)
            if word.key.startswith("task:") and (last is None or not last.said):
                raise NotFoundError("there is no such task in this plan any more", hint="look at the plan again")
            _unchanged_since(last, seen, plan)
            if last is not None and recorded(PlanWord, last) == word:
                return plan.version
            version = _write(plan, word, who)
            audit.record(who, _said(last, word), vacancy=vacancy, version=version)
        return version

    def add(self, vacancy: int, word: PlanWord, start: date, who: str = OWNER) -> str:
        """Put an own task into a plan; returns its key. Raises InputError for more than `MOST_TASKS`."""
        with store.transaction():
            plan = _begun(vacancy, start, who)
            keys = KeptPlanWord.objects.filter(plan=plan, key__startswith="task:").values_list("key", flat=True)
            numbers = {int(key.partition(":")[2]) for key in keys}
            if len(numbers) >= MOST_TASKS:
                raise InputError(f"this plan has had {MOST_TASKS} own tasks", hint="no more are kept of one vacancy")
            word = replace(word, key=f"task:{max(numbers, default=0) + 1}")
            version = _write(plan, word, who)
            audit.record(who, "add task to plan", vacancy=vacancy, version=version)
        return word.key

    def take_back(self, vacancy: int, change: int, who: str = OWNER) -> int:
        """Take back the change that made a version of the plan; returns the new version.

        Raises NotFoundError where there is none, ChangedError where the same thing was changed after it.
        """
        with store.transaction():
            plan = KeptPlan.objects.filter(vacancy=_vacancy(vacancy)).first()
            word = KeptPlanWord.objects.filter(plan=plan, version=change).first()
            frame = KeptFrame.objects.filter(plan=plan, version=change).first()
            if plan is None or (word is None and (frame is None or change == 1)):
                raise NotFoundError(f"there is no change {change} of this plan", hint="look at the plan again")
            _as_before(plan, word, who) if word else _frame_before(plan, change, who)
            audit.record(who, "undo change of plan", vacancy=vacancy, version=plan.version)
        return plan.version

    @read
    def get(self, vacancy: int) -> PlanRecord | None:
        """The plan of a vacancy; None while nothing was said of it."""
        with store.refusals():
            plan = KeptPlan.objects.filter(vacancy=vacancy).first()
            return None if plan is None else _record(plan)

    @read
    def begun(self) -> tuple[int, ...]:
        """The vacancies that have a plan, newest first."""
        with store.refusals():
            return tuple(KeptPlan.objects.order_by("-vacancy").values_list("vacancy", flat=True))


def _vacancy(number: int) -> KeptVacancy:
    row = KeptVacancy.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(f"there is no vacancy {number}", hint="see the numbers with: renown recruit vacancy list")
    return row


def _begun(vacancy: int, start: date, who: str) -> KeptPlan:
    row = _vacancy(vacancy)
    plan = KeptPlan.objects.select_for_update().filter(vacancy=row).first()
    if plan is None:
        plan = KeptPlan.objects.create(vacancy=row, version=1)
        KeptFrame.objects.create(plan=plan, version=1, who=who, at=timezone.now(), **told(PlanFrame(start)))
        audit.record(who, "begin plan", vacancy=vacancy)
    return plan


def _last_frame(plan: KeptPlan, before: int = 1 << 31) -> KeptFrame:
    return KeptFrame.objects.filter(plan=plan, version__lt=before).order_by("-version")[0]


def _last_word(plan: KeptPlan, key: str, before: int = 1 << 31) -> KeptPlanWord | None:
    rows = KeptPlanWord.objects.filter(plan=plan, key=key, version__lt=before)
    return rows.order_by("-version").first()


def _unchanged_since(last: Changed | None, seen: int, plan: KeptPlan) -> None:
    """Refuse where a row is newer than what was seen; a plan that begins with this change was seen as none, 0."""
    newest = last.version if last is not None else 0
    if newest > max(seen, 1) or seen > plan.version:
        raise ChangedError("this part of the plan was changed meanwhile", hint="look at it again, then change it")


def _next(plan: KeptPlan) -> int:
    plan.version += 1
    plan.save(update_fields=["version"])
    return plan.version


def _write(plan: KeptPlan, word: PlanWord, who: str) -> int:
    version = _next(plan)
    KeptPlanWord.objects.create(plan=plan, version=version, who=who, at=timezone.now(), **told(word))
    return version


def _said(last: KeptPlanWord | None, word: PlanWord) -> str:
    was = last.done if last is not None and last.said else None
    if word.done != was:
        return "tick off in plan" if word.done else "put back in plan"
    return "change plan" if word.said else "take off plan"


def _as_before(plan: KeptPlan, word: KeptPlanWord, who: str) -> None:
    last = _last_word(plan, word.key)
    if last is None or last.version != word.version:
        raise ChangedError("this part of the plan was changed once more since", hint="take that back first")
    before = _last_word(plan, word.key, word.version)
    then = recorded(PlanWord, before) if before else replace(recorded(PlanWord, word), said=False)
    _write(plan, then, who)


def _frame_before(plan: KeptPlan, change: int, who: str) -> None:
    if _last_frame(plan).version != change:
        raise ChangedError("the frame of the plan was changed once more since", hint="take that back first")
    before = recorded(PlanFrame, _last_frame(plan, change))
    KeptFrame.objects.create(plan=plan, version=_next(plan), who=who, at=timezone.now(), **told(before))


def _record(plan: KeptPlan) -> PlanRecord:
    rows = KeptPlanWord.objects.filter(plan=plan).order_by("version")
    words = {row.key: (recorded(PlanWord, row), row.version) for row in rows}
    frame = _last_frame(plan)
    at = max([frame.at, *(row.at for row in rows)])
    return PlanRecord(plan.vacancy_id, plan.version, recorded(PlanFrame, frame), words, at)
