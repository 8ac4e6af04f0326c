"""The vacancies of one desk, with every version of them and what was dismissed of their check.

Invariants: no version is lost. Who changes a vacancy says which version they saw. A dismissal stands by rule and words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import DismissedFinding, KeptVacancy, VacancyVersion
from renown.desk.reading import read
from renown.desk.records import recorded
from renown.desk.recruit.vacancy_records import DismissalRecord, VacancyRecord, VacancyVersionRecord, VacancyWords
from renown.desk.undo import OWNER, undo
from renown.errors import ChangedError, NotFoundError


class Vacancies:
    """Advertisements that the owner works on."""

    def add(self, words: VacancyWords, who: str = OWNER) -> int:
        """Keep a vacancy; returns its number."""
        with store.transaction():
            row = KeptVacancy.objects.create(**_columns(words), who=who, at=timezone.now())
            audit.record(who, "keep vacancy", vacancy=row.pk)
        return row.pk

    def change(self, number: int, version: int, words: VacancyWords, who: str = OWNER) -> int:
        """Let a vacancy say something else; returns its new version. What it said before is kept.

        Raises NotFoundError, and ChangedError where it was changed or taken off since `version` was seen.
        """
        with store.transaction():
            row = _standing(number, version)
            columns = _columns(words)
            if columns == {"text": row.text, "said": row.said}:
                return row.version
            VacancyVersion.objects.create(
                vacancy=row, version=row.version, text=row.text, said=row.said, who=who, at=timezone.now()
            )
            row.text, row.said, row.version = words.text, columns["said"], row.version + 1
            row.save(update_fields=["text", "said", "version"])
            audit.record(who, "change vacancy", vacancy=number, version=row.version)
        return row.version

    def remove(self, number: int, who: str = OWNER) -> bool:
        """Take a vacancy off the list; False when that was done already. Raises NotFoundError."""
        with store.transaction():
            _row(number)
            undone = undo(KeptVacancy.objects.filter(pk=number), who)
            if undone:
                audit.record(who, "take off vacancy", vacancy=number)
        return undone

    def bring_back(self, number: int, who: str = OWNER) -> bool:
        """Put a vacancy back on the list; False when it is there. Raises NotFoundError."""
        with store.transaction():
            if _row(number).undone_at is None:
                return False
            KeptVacancy.objects.filter(pk=number).update(undone_at=None, undone_by="")
            audit.record(who, "bring back vacancy", vacancy=number)
        return True

    def dismiss(self, number: int, finding: str, reason: str, who: str = OWNER) -> None:
        """Say why a finding is none; a reason said before is replaced. Raises NotFoundError."""
        with store.transaction():
            row = _row(number)
            undo(DismissedFinding.objects.filter(vacancy=row, finding=finding), who)
            DismissedFinding.objects.create(vacancy=row, finding=finding, reason=reason, who=who, at=timezone.now())
            audit.record(who, "dismiss finding", vacancy=number)

    def undismiss(self, number: int, finding: str, who: str = OWNER) -> bool:
        """Let a finding count again; False when it was not dismissed. Raises NotFoundError."""
        with store.transaction():
            undone = undo(DismissedFinding.objects.filter(vacancy=_row(number), finding=finding), who)
            if undone:
                audit.record(who, "take back dismissal", vacancy=number)
        return undone

    @read
    def list(self) -> tuple[VacancyRecord, ...]:
        """The vacancies, newest first, also those taken off."""
        with store.refusals():
            return tuple(_record(row) for row in KeptVacancy.objects.order_by("-pk"))

    @read
    def get(self, number: int) -> VacancyRecord:
        """One vacancy, also one that was taken off. Raises NotFoundError."""
        with store.refusals():
            return _record(_row(number))

    @read
    def versions(self, number: int) -> tuple[VacancyVersionRecord, ...]:
        """What a vacancy said before, the last first. Raises NotFoundError."""
        with store.refusals():
            rows = VacancyVersion.objects.filter(vacancy=_row(number)).order_by("-version", "-pk")
            return tuple(recorded(VacancyVersionRecord, row, words=_words(row)) for row in rows)

    @read
    def dismissals(self, number: int) -> tuple[DismissalRecord, ...]:
        """What was dismissed of a vacancy's check and stands, the oldest first."""
        with store.refusals():
            rows = DismissedFinding.objects.filter(vacancy=number, undone_at=None).order_by("pk")
            return tuple(recorded(DismissalRecord, row) for row in rows)


def _row(number: int) -> KeptVacancy:
    row = KeptVacancy.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(f"there is no vacancy {number}", hint="see the numbers with: renown recruit vacancy list")
    return row


def _standing(number: int, version: int) -> KeptVacancy:
    row = _row(number)
    if row.undone_at is not None or row.version != version:
        done = "taken off" if row.undone_at else "changed"
        raise ChangedError(f"vacancy {number} was {done} meanwhile", hint="look at it again, then change it")
    return row


def _columns(words: VacancyWords) -> dict[str, str]:
    told = json.dumps(dict(sorted(words.said.items())), ensure_ascii=False)
    return {"text": words.text, "said": told}


def _words(row: KeptVacancy | VacancyVersion) -> VacancyWords:
    told: Mapping[str, list[str]] = json.loads(row.said)
    return VacancyWords(row.text, {name: (value[0], value[1]) for name, value in told.items()})


def _record(row: KeptVacancy) -> VacancyRecord:
    return recorded(VacancyRecord, row, words=_words(row), undone=row.undone_at)
