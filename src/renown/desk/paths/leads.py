"""Companies aimed at, and leads with their steps, as they were written down.

Invariant: nothing is deleted; undoing takes the last step of a lead back, and with the first one the lead itself.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Company, Lead, LeadStep
from renown.desk.paths.lead_records import CompanyRecord, LeadRecord
from renown.desk.paths.lead_records import LeadStep as StepRecord
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.undo import OWNER, undo
from renown.errors import InputError, NotFoundError
from renown.ties.paths.funnel import check_stage


class Leads:
    """The companies and leads of one desk."""

    def add_company(
        self, name: str, since: date, why: str = "", role: str = "", digital: bool | None = None, who: str = OWNER
    ) -> int:
        """Aim at a company; returns its number. Raises InputError for one that is aimed at already, or has no name."""
        with store.transaction():
            self._check_new(name.strip())
            row = Company.objects.create(
                name=name.strip(), why=why, role=role, digital=digital, since=since, who=who, at=timezone.now()
            )
            audit.record(who, "aim at company", company=row.pk)
        return row.pk

    def _check_new(self, name: str) -> None:
        if not name:
            raise InputError("found a company without a name", hint="say which company you aim at")
        if any(company.name.casefold() == name.casefold() for company in self.companies()):
            raise InputError(f"{name} is on the list already")

    def drop_company(self, company: int, who: str = OWNER) -> bool:
        """Aim at a company no longer; False when that was so already."""
        with store.transaction():
            dropped = undo(Company.objects.filter(pk=company), who)
            if dropped:
                audit.record(who, "aim at company no longer", company=company)
        return dropped

    @read
    def companies(self) -> tuple[CompanyRecord, ...]:
        """The companies aimed at, in the order of adding."""
        with store.refusals():
            rows = Company.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(CompanyRecord, r) for r in rows)

    def add(
        self,
        organisation: str,
        day: date,
        role: str = "",
        contact: int | None = None,
        words: str = "",
        who: str = OWNER,
    ) -> int:
        """Write down a lead; returns its number. Raises InputError without an organisation."""
        if not organisation.strip():
            raise InputError("found a lead without an organisation", hint="say where it is")
        with store.transaction():
            row = Lead.objects.create(
                organisation=organisation.strip(), role=role, contact=contact, words=words, who=who, at=timezone.now()
            )
            _step(row, "lead", day, "", who)
        return row.pk

    def step(self, lead: int, stage: str, day: date, words: str = "", who: str = OWNER) -> None:
        """Note the stage a lead came to. Raises NotFoundError, or InputError for a step backwards."""
        with store.transaction():
            row, steps = _standing(lead)
            check_stage([step.stage for step in steps], stage)
            _step(row, stage, day, words, who)

    def undo(self, lead: int, who: str = OWNER) -> str:
        """Take the last step back, and with the first one the lead; returns the step's stage."""
        with store.transaction():
            row, steps = _standing(lead)
            undo(LeadStep.objects.filter(pk=steps[-1].pk), who)
            if len(steps) == 1:
                undo(Lead.objects.filter(pk=row.pk), who)
            audit.record(who, "take back lead step", _about(row), stage=steps[-1].stage)
        return steps[-1].stage

    @read
    def list(self) -> tuple[LeadRecord, ...]:
        """Every lead that stands, in the order of writing."""
        steps = LeadStep.objects.filter(undone_at=None).order_by("pk")
        with store.refusals():
            rows = Lead.objects.filter(undone_at=None).order_by("pk").prefetch_related(Prefetch("steps", steps))
            return tuple(_record(row) for row in rows)


def _standing(lead: int) -> tuple[Lead, list[LeadStep]]:
    row = Lead.objects.filter(pk=lead, undone_at=None).first()
    if row is None:
        raise NotFoundError(f"there is no lead {lead}", hint="see the numbers with: renown jobs")
    return row, list(row.steps.filter(undone_at=None).order_by("pk"))


def _about(row: Lead) -> list[int]:
    return [] if row.contact is None else [row.contact]


def _step(row: Lead, stage: str, day: date, words: str, who: str) -> None:
    LeadStep.objects.create(lead=row, stage=stage, day=day, words=words, who=who, at=timezone.now())
    audit.record(who, "lead", _about(row), lead=row.pk, stage=stage)


def _record(row: Lead) -> LeadRecord:
    return recorded(LeadRecord, row, steps=tuple(recorded(StepRecord, step) for step in row.steps.all()))
