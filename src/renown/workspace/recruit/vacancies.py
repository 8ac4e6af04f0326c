"""The room `vacancies`: advertisements as vacancies, checked, kept in versions.

Invariants: `check` keeps nothing. What the owner says of a field stands before what the text says; a finding that was
dismissed stays so as long as its rule finds the same words, wherever they stand.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from renown.desk.recruit.vacancy_records import VacancyRecord, VacancyWords
from renown.errors import ChangedError, InputError, NotFoundError
from renown.recruit.profiles import Profile
from renown.recruit.texts.reader import read
from renown.recruit.vacancies.advert import Advert, from_document, pasted
from renown.recruit.vacancies.check import accepted, check_advert
from renown.recruit.vacancies.edits import EDITABLE, checked_edit, of_page, said_of, with_edits
from renown.recruit.vacancies.finding import AdFinding
from renown.recruit.vacancies.pool import pool_of
from renown.recruit.vacancies.reading import read_vacancy
from renown.recruit.vacancies.search import search_of
from renown.recruit.vacancies.skills import skills_in
from renown.recruit.vacancies.vacancy import Vacancy
from renown.workspace.recruit.pool import profiles
from renown.workspace.recruit.vacancy_answers import (
    CheckedAd,
    CheckLine,
    EarlierVacancy,
    VacancyCard,
    VacancyField,
    VacancyHeading,
    VacancyRow,
)
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.desk.recruit.vacancies import Vacancies as DeskVacancies

LONGEST_REASON = 1_000
MOST_CHANGED = 200
"""So many changed lines are shown of a version."""

_LONGEST_COMPARED = 2_000
"""Texts of more lines are not compared."""


class Vacancies(Room):
    """Advertisements read as vacancies, and checked."""

    def check(self, text: str) -> CheckedAd:
        """Read an advertisement and check it; nothing is kept. Raises InputError for a text that is none."""
        return self._checked(pasted(text))

    def check_file(self, path: str | Path, name: str = "") -> CheckedAd:
        """Read an advertisement in a file (PDF, DOCX, HTML, text, ...) and check it; nothing is kept."""
        return self._checked(_advert_in(Path(path), name))

    def add(self, text: str) -> VacancyCard:
        """Keep an advertisement as a vacancy. The one that was kept last, sent once more, is the same vacancy."""
        return self._kept(pasted(text))

    def add_file(self, path: str | Path, name: str = "") -> VacancyCard:
        """Keep an advertisement in a file as a vacancy; what only its own data says is kept beside its text."""
        return self._kept(_advert_in(Path(path), name))

    def list(self) -> tuple[VacancyRow, ...]:
        """The vacancies, newest first."""
        people = profiles(self._context)
        return tuple(self._row(record, people) for record in self._desk.list() if record.undone is None)

    def card(self, vacancy: int) -> VacancyCard:
        """A vacancy with its fields and what its check finds. Raises NotFoundError."""
        record = self._desk.get(vacancy)
        return VacancyCard(record.id, record.version, self._looked_at(record), record.at, record.undone)

    def heading(self, vacancy: int) -> VacancyHeading:
        """What a vacancy is called and whom it searches for, without its check. Raises NotFoundError."""
        told = vacancy_of(self._desk.get(vacancy).words)
        return VacancyHeading(vacancy, told.title.value if told.title else "", search_of(told))

    def write(self, vacancy: int, version: int, text: str) -> VacancyCard:
        """Let the advertisement have another text. version: the one that was seen; ChangedError when it is older."""
        record = self._desk.get(vacancy)
        return self._changed(record, version, VacancyWords(pasted(text).text, record.words.said))

    def edit(self, vacancy: int, version: int, field: str, value: str) -> VacancyCard:
        """Say what a field is, whatever the text says; empty: the vacancy says nothing of it. See `EDITABLE`."""
        record = self._desk.get(vacancy)
        said = {**record.words.said, field: (checked_edit(field, value), "you")}
        return self._changed(record, version, VacancyWords(record.words.text, said))

    def reread(self, vacancy: int, version: int, field: str) -> VacancyCard:
        """Let a field be what the text says again."""
        record = self._desk.get(vacancy)
        said = {name: value for name, value in record.words.said.items() if name != field}
        return self._changed(record, version, VacancyWords(record.words.text, said))

    def accept(self, vacancy: int, version: int, finding: str, start: int) -> VacancyCard:
        """Put the proposal of a finding into the text. finding: its key; start: where it stands.

        Raises NotFoundError where there is no such finding, InputError where it proposes no words.
        """
        record = self._desk.get(vacancy)
        found = self._finding(record, finding, start)
        text = accepted(record.words.text, found)
        return self._changed(record, version, VacancyWords(text, record.words.said))

    def dismiss(self, vacancy: int, finding: str, reason: str) -> VacancyCard:
        """Say that a finding is none, and why; it stays so when the text is edited. Raises InputError without a why."""
        reason = " ".join(reason.split())[:LONGEST_REASON]
        if not reason:
            raise InputError("found no reason", hint="say in a few words why this is no finding here")
        self._finding(self._desk.get(vacancy), finding)
        self._desk.dismiss(vacancy, finding, reason)
        return self.card(vacancy)

    def undismiss(self, vacancy: int, finding: str) -> VacancyCard:
        """Let a finding that was dismissed count again."""
        self._desk.undismiss(vacancy, finding)
        return self.card(vacancy)

    def versions(self, vacancy: int) -> tuple[EarlierVacancy, ...]:
        """What a vacancy said before, the last first, each with the lines that the next version changed."""
        told = [self._desk.get(vacancy).words, *(row.words for row in self._desk.versions(vacancy))]
        return tuple(
            EarlierVacancy(row.version, row.words.text, tuple(_lines_changed(older, newer)), row.at)
            for row, (newer, older) in zip(self._desk.versions(vacancy), pairwise(told), strict=True)
        )

    def restore(self, vacancy: int, version: int, earlier: int) -> VacancyCard:
        """Let a vacancy say again what it said in an earlier version; what it says now is kept as one more."""
        record = self._desk.get(vacancy)
        row = next((row for row in self._desk.versions(vacancy) if row.version == earlier), None)
        if row is None:
            raise NotFoundError(f"vacancy {vacancy} has no version {earlier}", hint="see its versions on its page")
        return self._changed(record, version, row.words)

    def remove(self, vacancy: int) -> None:
        """Take a vacancy off the list; `bring_back` puts it there again."""
        self._desk.remove(vacancy)

    def bring_back(self, vacancy: int) -> VacancyCard:
        """Put a vacancy back on the list."""
        self._desk.bring_back(vacancy)
        return self.card(vacancy)

    # --- how it is done --------------------------------------------------------------------------------------

    def _kept(self, advert: Advert) -> VacancyCard:
        vacancy = read_vacancy(advert)
        words = VacancyWords(advert.text, {field: (value, "page") for field, value in of_page(vacancy).items()})
        last = next((record for record in self._desk.list() if record.undone is None), None)
        if last is not None and last.words == words:
            return self.card(last.id)
        return self.card(self._desk.add(words))

    def _changed(self, record: VacancyRecord, version: int, words: VacancyWords) -> VacancyCard:
        if record.version != version:
            raise ChangedError(f"vacancy {record.id} was changed meanwhile", hint="look at it again, then change it")
        self._desk.change(record.id, version, words)
        return self.card(record.id)

    def _looked_at(self, record: VacancyRecord, people: tuple[Profile, ...] | None = None) -> CheckedAd:
        dismissed = {row.finding: row.reason for row in self._desk.dismissals(record.id)}
        return self._checked(pasted(record.words.text), record.words.said, dismissed, people)

    def _checked(
        self,
        advert: Advert,
        said: Mapping[str, tuple[str, str]] | None = None,
        dismissed: Mapping[str, str] | None = None,
        people: tuple[Profile, ...] | None = None,
    ) -> CheckedAd:
        people = profiles(self._context) if people is None else people
        read_of_text = read_vacancy(advert, skills_in)
        checked = check_advert(advert, read_of_text, pool_of(people) if people else None)
        edits = said or {}
        vacancy = with_edits(read_of_text, {field: value for field, (value, _) in edits.items()}, skills_in)
        lines = tuple(CheckLine(f.key, f, (dismissed or {}).get(f.key, "")) for f in checked.findings)
        fields = tuple(_field(vacancy, name, edits) for name in EDITABLE)
        return CheckedAd(advert.text, vacancy, fields, lines, checked.shrinks, len(people) or None)

    def _finding(self, record: VacancyRecord, key: str, start: int | None = None) -> AdFinding:
        for line in self._looked_at(record).lines:
            if line.key == key and start in (None, line.finding.start):
                return line.finding
        raise NotFoundError("there is no such finding in this text any more", hint="look at the vacancy again")

    def _row(self, record: VacancyRecord, people: tuple[Profile, ...]) -> VacancyRow:
        checked = self._looked_at(record, people)
        names = {field.name: ", ".join(field.values) for field in checked.fields}
        return VacancyRow(
            record.id, names["title"], names["employer"], names["place"], checked.open, record.version, record.at
        )

    @property
    def _desk(self) -> DeskVacancies:
        return self._context.desk.vacancies


def vacancy_of(words: VacancyWords) -> Vacancy:
    """What an advertisement says, with what the owner or its page says of its fields before it."""
    return with_edits(
        read_vacancy(pasted(words.text), skills_in),
        {field: value for field, (value, _) in words.said.items()},
        skills_in,
    )


def _advert_in(path: Path, name: str) -> Advert:
    return from_document(read(name or path.name, path))


def _field(vacancy: Vacancy, name: str, edits: Mapping[str, tuple[str, str]]) -> VacancyField:
    said = said_of(vacancy, name)
    by = edits[name][1] if name in edits else ("page" if said and said[0].nowhere else "text") if said else ""
    places = tuple((one.start, one.end) for one in said if not one.nowhere)
    return VacancyField(name, tuple(one.value for one in said), by, places)


def _lines_changed(older: VacancyWords, newer: VacancyWords) -> list[str]:
    """The lines that differ, and the fields that do, at most `MOST_CHANGED`."""
    a, b = older.text.splitlines(), newer.text.splitlines()
    if max(len(a), len(b)) > _LONGEST_COMPARED:
        return ["the text is too long to be compared"]
    told = [line for line in difflib.unified_diff(a, b, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]
    changed = [f"{line[0]} {line[1:]}" for line in told]
    for field in sorted({*older.said, *newer.said}):
        before, after = (words.said.get(field, ("as the text says", ""))[0] for words in (older, newer))
        if before != after:
            changed += [f"- {field}: {before}", f"+ {field}: {after}"]
    return changed[:MOST_CHANGED]
