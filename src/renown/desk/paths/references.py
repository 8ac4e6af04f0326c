"""The pool of references as it was written down: who is in it, their consent, and what they were asked for.

Invariant: nobody is named for a job without consent that stands; what one takes back stays to be read.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Consent, Reference, ReferenceUse, UseStep
from renown.desk.paths.reference_records import (
    BRIEFED,
    OUTCOME,
    THANKED,
    ConsentRecord,
    NewReference,
    NewUse,
    ReferenceRecord,
    UseRecord,
    no_consent,
    parted,
)
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo
from renown.errors import InputError, NotFoundError
from renown.ties.paths.references import CONSENT_ASKED, CONSENT_GIVEN, CONSENT_REFUSED, standing


class References:
    """The references of one desk."""

    def add(self, new: NewReference, who: str = OWNER) -> int:
        """Take somebody into the pool, or say anew what they can vouch for; returns the number."""
        with store.transaction():
            undo(Reference.objects.filter(account=new.account), who)
            row = Reference.objects.create(
                **told(new, "skills"), skills=", ".join(new.skills), who=who, at=timezone.now()
            )
            audit.record(who, "add reference", [new.account], relation=new.relation)
        return row.pk

    def remove(self, account: int, who: str = OWNER) -> bool:
        """Take somebody out of the pool; False when they were not in it. Their consent and uses stay to be read."""
        with store.transaction():
            undone = undo(Reference.objects.filter(account=account), who)
            if undone:
                audit.record(who, "remove reference", [account])
        return undone

    @read
    def pool(self) -> tuple[ReferenceRecord, ...]:
        """Everybody in the pool, in the order of adding."""
        with store.refusals():
            rows = Reference.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(ReferenceRecord, r, skills=parted(r.skills)) for r in rows)

    def consent(self, account: int, step: str, day: date, words: str = "", who: str = OWNER) -> None:
        """A step towards consent: asked, given or refused."""
        if step not in (CONSENT_ASKED, CONSENT_GIVEN, CONSENT_REFUSED):
            raise InputError(f"found {step!r} as a step of consent", hint="expected asked, given or refused")
        with store.transaction():
            Consent.objects.create(account=account, step=step, day=day, words=words, who=who, at=timezone.now())
            audit.record(who, f"consent {step}", [account])

    def undo_consent(self, account: int, who: str = OWNER) -> bool:
        """Take the last step back; False when there is none."""
        with store.transaction():
            last = Consent.objects.filter(account=account, undone_at=None).order_by("pk").last()
            undone = last is not None and undo(Consent.objects.filter(pk=last.pk), who)
            if undone:
                audit.record(who, "take back consent", [account])
        return undone

    @read
    def consents(self) -> tuple[ConsentRecord, ...]:
        """Every step that stands, in the order of writing."""
        with store.refusals():
            rows = Consent.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(ConsentRecord, r) for r in rows)

    def use(self, new: NewUse, who: str = OWNER) -> int:
        """Name a reference for a job; returns the number. Raises InputError without consent that stands."""
        with store.transaction():
            steps = Consent.objects.filter(account=new.account, undone_at=None).order_by("pk")
            state = standing(steps.values_list("step", flat=True))
            if state != CONSENT_GIVEN:
                raise no_consent(state)
            row = ReferenceUse.objects.create(**told(new), who=who, at=timezone.now())
            audit.record(who, "use reference", [new.account])
        return row.pk

    def step(self, use: int, step: str, day: date, words: str = "", who: str = OWNER) -> None:
        """Say what followed of a use: briefed, outcome or thanked; an earlier word is undone. Raises NotFoundError."""
        with store.transaction():
            row = _use(use)
            undo(row.steps.filter(step=step), who)
            UseStep.objects.create(use=row, step=step, day=day, words=words, who=who, at=timezone.now())
            audit.record(who, f"reference {step}", [row.account])

    def undo_step(self, use: int, step: str, who: str = OWNER) -> bool:
        """Take that back; False when it was not said. Raises NotFoundError."""
        with store.transaction():
            row = _use(use)
            undone = undo(row.steps.filter(step=step), who)
            if undone:
                audit.record(who, f"take back reference {step}", [row.account])
        return undone

    def undo_use(self, use: int, who: str = OWNER) -> bool:
        """The reference was not named after all; False when that was taken back already. Raises NotFoundError."""
        with store.transaction():
            row = _use(use)
            undo(row.steps.all(), who)
            audit.record(who, "take back use", [row.account])
            return undo(ReferenceUse.objects.filter(pk=use), who)

    @read
    def uses(self) -> tuple[UseRecord, ...]:
        """Every use that stands, in the order of writing."""
        standing = Prefetch("steps", UseStep.objects.filter(undone_at=None).order_by("pk"), to_attr="said")
        with store.refusals():
            rows = ReferenceUse.objects.filter(undone_at=None).order_by("pk").prefetch_related(standing)
            return tuple(_record(row) for row in rows)


def _use(number: int) -> ReferenceUse:
    row = ReferenceUse.objects.filter(pk=number, undone_at=None).first()
    if row is None:
        raise NotFoundError(f"there is no use {number}", hint="see the numbers with: renown references uses")
    return row


def _record(row: ReferenceUse) -> UseRecord:
    said: list[UseStep] = row.said  # type: ignore[attr-defined]
    steps = {step.step: step for step in said}
    days = {name: steps[name].day if name in steps else None for name in (BRIEFED, THANKED)}
    outcome = steps[OUTCOME].words if OUTCOME in steps else ""
    return recorded(UseRecord, row, briefed=days[BRIEFED], outcome=outcome, thanked=days[THANKED])
