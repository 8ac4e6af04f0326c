"""The room `acquaintances`: people one knows already, taken into the pool on grounds that the recruiter gives.

Invariants: nobody comes in without grounds, twice, or who was erased or objected; a preview keeps nothing and says what
taking in would do; one act is taken back as one. What only some could see (an address, a number) does not come along
where somebody is kept for being public (G4): it only tells who they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from renown.desk.recruit.records import CandidateRecord, NewCandidate, NewPaper
from renown.errors import InputError, NotFoundError
from renown.model.values import NAME
from renown.recruit.law import clock, duties
from renown.recruit.law.basis import BASES, PUBLIC, Basis, Grounds, lacking
from renown.recruit.law.kept import Kept
from renown.recruit.law.marks import Reach, marks_of
from renown.recruit.law.portable import kept_profile
from renown.recruit.law.retention import end_of
from renown.recruit.resumes.json_resume import to_json_resume
from renown.recruit.resumes.resume import Contact, Resume
from renown.sources.contact import Contact as BookContact
from renown.workspace.people.contacts import account_written, write_down
from renown.workspace.recruit.acquainted import Acquainted, Gathered, people_at
from renown.workspace.recruit.candidate_answers import Acquaintance, Taking
from renown.workspace.recruit.candidates import contact_of
from renown.workspace.recruit.grounds import grounds_of, local_day
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.desk.recruit.candidates import Candidates as CandidatesDesk

PEOPLE_SHOWN = 20
"""So many are shown of those who would come in."""

PAPER = "what was known.json"
"""How the paper is called that holds what a list of contacts says."""

NOT_PUBLIC = "G4: no public page of theirs is known, and what a book holds is not for everybody"
STAYS_OUT = "they were erased, or objected, and stay out"
TWICE = "they stand in it twice"


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """Somebody who would come in."""

    known: Acquainted
    contact: BookContact
    new: NewCandidate
    paper: NewPaper


@dataclass(frozen=True, slots=True)
class _Looked:
    """What became of everybody in a source."""

    newcomers: tuple[_Newcomer, ...]
    here: tuple[int, ...]
    left: tuple[tuple[str, int], ...]


class Acquaintances(Room):
    """People one knows already (connections, address books, another workspace), taken in as candidates."""

    def preview(  # noqa: PLR0913 - every one of the grounds has to be said
        self,
        path: Path,
        purpose: str,
        basis: str,
        proof: str,
        source: str,
        visibility: str,
        *,
        collected: date | None = None,
        until: date | None = None,
        jurisdiction: str = "DE",
        language: str = "en",
    ) -> Taking:
        """What taking in the people of an export, an address book or a workspace would do; nothing is kept.

        The grounds are those of `candidates.add`, and hold for each of them. Raises InputError where they do not do.
        """
        grounds = self._grounds((purpose, basis, proof, source, visibility), collected, until, jurisdiction, language)
        return self._told(grounds, self._looked(self._gathered(path), grounds), ())

    def take_in(  # noqa: PLR0913 - as above
        self,
        path: Path,
        purpose: str,
        basis: str,
        proof: str,
        source: str,
        visibility: str,
        *,
        collected: date | None = None,
        until: date | None = None,
        jurisdiction: str = "DE",
        language: str = "en",
    ) -> Taking:
        """Take them in, all in one act: each gets a record with these grounds. `take_back` undoes it as one."""
        grounds = self._grounds((purpose, basis, proof, source, visibility), collected, until, jurisdiction, language)
        looked = self._looked(self._gathered(path), grounds)
        desk = self._context.desk
        numbers: tuple[int, ...] = ()
        if looked.newcomers:
            with desk.together():
                at = datetime.now(UTC)
                numbers = tuple(desk.candidates.add(one.new, [one.paper], at=at) for one in looked.newcomers)
                write_down(self._context, [one.contact for one in looked.newcomers])
        return self._told(grounds, looked, numbers)

    def take_back(self, number: int) -> int:
        """Take the act back in which a candidate was taken in: all who came with them are let go, and erased in a
        week; how many. Raises NotFoundError."""
        desk = self._desk()
        act = self._with(number, desk.list())
        with self._context.desk.together():
            for record in act:
                desk.take_back(record.id)
        return len(act)

    def take_up(self, number: int) -> int:
        """Undo `take_back`, as long as they are not erased; how many are kept again. Raises NotFoundError."""
        desk = self._desk()
        act = self._with(number, desk.taken_back())
        with self._context.desk.together():
            at = datetime.now(UTC)
            for record in act:
                desk.restore(record.id, at=at)
        return len(act)

    # --- how it is done ----------------------------------------------------------------------------------------

    def _desk(self) -> CandidatesDesk:
        self._context.require_recruiting()
        return self._context.desk.candidates

    def _with(self, number: int, records: Sequence[CandidateRecord]) -> list[CandidateRecord]:
        """Everybody who came in the same moment: one act has one."""
        one = next((record for record in records if record.id == number), None)
        if one is None:
            raise NotFoundError(f"there is no candidate {number}", hint="see: renown recruit candidates list")
        return [record for record in records if record.at == one.at]

    def _grounds(
        self, said: tuple[str, ...], collected: date | None, until: date | None, jurisdiction: str, language: str
    ) -> Grounds:
        self._desk()
        grounds = grounds_of(said, collected, until, jurisdiction, language.strip() or "en", self._context.zone)
        if missing := lacking(grounds, datetime.now(UTC)):
            raise InputError("; ".join(missing), hint="nobody was taken in")
        if grounds.basis == Basis.APPLICANT:
            raise InputError(
                "G1: people you know have not applied: 6(1)(b) does not hold for them",
                hint="say 6(1)(f), with what you weighed, or 6(1)(a), with their consent",
            )
        return grounds

    def _gathered(self, path: Path) -> Gathered:
        return people_at(Path(path), self._context.lake.engine)

    def _looked(self, gathered: Gathered, grounds: Grounds) -> _Looked:
        left, desk = dict(gathered.left), self._desk()
        numbers = {record.account: record.id for record in (*desk.taken_back(), *desk.list())}
        newcomers: list[_Newcomer] = []
        here, taken = list[int](), set[str]()
        for known in gathered.people:
            marks = marks_of(known.reach, desk.key)
            account = desk.known(marks)
            shown = _shown(known, grounds.visibility)
            why = (
                STAYS_OUT
                if desk.kept_out(marks)
                else TWICE
                if not taken.isdisjoint(marks)
                else ""
                if shown
                else NOT_PUBLIC
            )
            if account is not None:
                here.append(numbers[account])
            elif shown is None or why:
                left[why] = left.get(why, 0) + 1
            else:
                taken.update(marks)
                newcomers.append(_newcomer(known, shown, marks, grounds))
        return _Looked(tuple(newcomers), tuple(sorted(set(here))), tuple(sorted(left.items())))

    def _told(self, grounds: Grounds, looked: _Looked, numbers: tuple[int, ...]) -> Taking:
        today = self._context.today().date()
        kept = Kept(
            basis=grounds.basis,
            visibility=grounds.visibility,
            collected=local_day(grounds.collected_at, self._context.zone),
            until=grounds.until,
            jurisdiction=grounds.jurisdiction,
        )
        end = end_of(kept)
        return Taking(
            count=len(looked.newcomers),
            here=looked.here,
            left=looked.left,
            basis=f"{grounds.basis}: {BASES[Basis(grounds.basis)]}",
            notice=clock.notice_due(kept),
            ends=end[0] if end else None,
            locked=duties.locked(kept, today),
            people=tuple(_acquaintance(one.known) for one in looked.newcomers[:PEOPLE_SHOWN]),
            added=numbers,
        )


def _shown(known: Acquainted, visibility: str) -> Acquainted | None:
    """What may be kept of somebody (G4); None where nothing of them was public."""
    if visibility != PUBLIC:
        return known
    if not known.reach.links:
        return None
    name = known.reach.name
    resume = replace(known.resume, contact=Contact(name))
    return replace(known, reach=Reach(name, links=known.reach.links), resume=resume)


def _newcomer(known: Acquainted, shown: Acquainted, marks: tuple[str, ...], grounds: Grounds) -> _Newcomer:
    contact = contact_of(shown.reach, marks)
    told = {name: getattr(grounds, name) for name in Grounds.__dataclass_fields__}
    return _Newcomer(known, contact, NewCandidate(account=account_written(contact), marks=marks, **told), _paper(shown))


def _paper(shown: Acquainted) -> NewPaper:
    content = json.dumps(to_json_resume(shown.resume), ensure_ascii=False, indent=2).encode()
    return NewPaper(PAPER, content, "\n".join(_words(shown.resume)), kept_profile(shown.resume))


def _words(resume: Resume) -> Iterable[str]:
    if resume.headline:
        yield resume.headline
    for job in resume.positions:
        yield ", ".join(filter(None, (job.title, job.employer)))


def _acquaintance(known: Acquainted) -> Acquaintance:
    return Acquaintance(NAME.clean(known.reach.name) or "", "; ".join(_words(known.resume)), known.networks)
