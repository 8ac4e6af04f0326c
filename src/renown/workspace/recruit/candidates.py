"""The room `candidates`: people one wants to win, on which grounds each is kept, and what was done with them.

Invariant: only in a workspace whose purpose is recruiting; nobody without grounds; no answer holds a score.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from renown.desk.recruit.records import OBJECTED, STEPS, CandidateRecord, NewCandidate, NewCandidateStep, NewPaper
from renown.errors import InputError, KnownPersonError, NotFoundError
from renown.model.values import NAME
from renown.recruit.law import decisions, duties
from renown.recruit.law.basis import Grounds
from renown.recruit.law.marks import Job, Reach, marks_at, marks_of
from renown.recruit.law.notice import Controller, notice
from renown.recruit.law.retention import end_of
from renown.recruit.query.parser import parse
from renown.recruit.sourcing.highlights import highlights
from renown.sources.contact import Contact
from renown.workspace.context import Context
from renown.workspace.people.contacts import account_written, write_down
from renown.workspace.recruit import departures, open_signs, pool, records
from renown.workspace.recruit.candidate_answers import Brought, CandidatePage, CandidateRow, CandidatesFound, Erased
from renown.workspace.recruit.facets import WIDEST_FACET, facets_of
from renown.workspace.recruit.grounds import grounds_of, local_day, moment_of
from renown.workspace.recruit.papers import LARGEST, files_at, read_paper
from renown.workspace.recruit.search_answers import Facet
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.desk.recruit.candidates import Candidates as CandidatesDesk
    from renown.workspace.people.people import People

_SPACE = uuid.UUID("b1f0a1c4-7a55-5d02-9f1e-3a0a2f6a4c11")
"""What the ids of candidates are made in."""

MOST_FOUND = 200
"""So many candidates at most on one page of a search."""

TYPED = "by hand.txt"
"""How the words are called that were typed of somebody."""

COMPANY = ("company", "company address", "company contact")
"""The preferences that say who keeps the data."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Somebody who may be kept."""

    contact: Contact
    new: NewCandidate
    papers: tuple[NewPaper, ...]
    remarks: tuple[str, ...] = ()


class Candidates(Room):
    """People one wants to win: on which grounds each is kept, their papers, and what was done with them."""

    def __init__(self, context: Context, people: People) -> None:
        super().__init__(context)
        self._people = people

    # --- who is kept -------------------------------------------------------------------------------------------

    def add(  # noqa: PLR0913 - every one of the grounds has to be said
        self,
        name: str,
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
        email: str = "",
        phone: str = "",
        link: str = "",
        text: str = "",
    ) -> int:
        """Keep somebody by hand; returns the number of the record.

        basis: 6(1)(b) they applied, 6(1)(f) you found them (proof: the balancing test), 6(1)(a) they agreed to be in
        the pool (proof: of the consent; until: its last day). source: the page, platform or file. visibility: public,
        or consent when they gave it themselves. collected: the day, today unless said. text: what is known of their
        work. Raises InputError where grounds are missing or not allowed, where somebody was erased or objected,
        KnownPersonError where they are here already.
        """
        told = collected, until, jurisdiction, language or "en"
        grounds = grounds_of((purpose, basis, proof, source, visibility), *told, self._context.zone)
        emails, phones, links = (((value.strip(),) if value.strip() else ()) for value in (email, phone, link))
        papers = [NewPaper(TYPED, text.encode(), text)] if text.strip() else []
        return self._keep([self._admitted(Reach(name.strip(), emails, phones, links), grounds, papers)])[0]

    def add_file(  # noqa: PLR0913 - as above
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
        language: str = "",
    ) -> Brought:
        """Keep whom a file, a folder or a zip of files is about, all on the same grounds, each by themselves.

        The source is the file where the grounds name none, the language that of the file. A file that nobody can be
        kept from is left, with the reason; the others come in together.
        """
        self._desk()
        told = collected, until, jurisdiction, language
        grounds = grounds_of((purpose, basis, proof, source, visibility), *told, self._context.zone)
        asked, left, taken = [], [], dict[str, str]()
        for name, content in files_at(path):
            try:
                if isinstance(content, str):
                    raise InputError(content)
                one = self._asked(name, content, grounds)
                if same := next((taken[mark] for mark in one.new.marks if mark in taken), ""):
                    raise InputError(f"this is the same person as in {same}")
            except InputError as error:
                left.append((name, str(error)))
            else:
                asked.append(one)
                taken.update(dict.fromkeys(one.new.marks, name))
        remarks = tuple((one.papers[0].name, words) for one in asked for words in one.remarks)
        return Brought(self._keep(asked), tuple(left), remarks)

    def put_in(self, name: str, content: bytes, grounds: Grounds, reach: Reach | None = None) -> int:
        """Keep whom one file is about; reach: who they are, where that is known better than the file says."""
        return self._keep([self._asked(name, content, grounds, reach)])[0]

    def _asked(self, name: str, content: bytes, grounds: Grounds, reach: Reach | None = None) -> _Asked:
        if len(content) > LARGEST:
            raise InputError(f"{name} is larger than {LARGEST >> 20} MiB", hint="give the CV alone")
        paper = read_paper(name, content, self._context.today().date())
        told = replace(grounds, source=grounds.source or name, language=grounds.language or paper.language or "en")
        return replace(self._admitted(reach or paper.reach, told, [paper.kept], paper.jobs), remarks=paper.remarks)

    def _admitted(self, reach: Reach, grounds: Grounds, papers: Sequence[NewPaper], jobs: Sequence[Job] = ()) -> _Asked:
        """Somebody who may be kept. Raises InputError, KnownPersonError."""
        desk = self._desk()
        if not NAME.clean(reach.name):
            raise InputError("no name was given", hint="say at least what the person is called")
        files = [paper for paper in papers if paper.name != TYPED]
        text = "\n".join(paper.text for paper in files)
        marks = marks_of(reach, desk.key, [paper.content for paper in files], jobs, text)
        if (known := desk.known(marks)) is not None:
            number = next(r.id for r in (*desk.list(), *desk.taken_back()) if r.account == known)
            raise KnownPersonError(
                f"this person is here already, as candidate {number}",
                person=known,
                hint="open their record, and put the file there",
            )
        contact = contact_of(reach, marks)
        told = {name: getattr(grounds, name) for name in Grounds.__dataclass_fields__}
        new = NewCandidate(account=account_written(contact), marks=marks, **told)
        desk.require(new, papers)
        return _Asked(contact, new, tuple(papers))

    def _keep(self, asked: Sequence[_Asked]) -> tuple[int, ...]:
        """Keep them all or none: the record at the desk, and the name in the address book."""
        if not asked:
            return ()
        with self._context.desk.together():
            numbers = tuple(self._desk().add(one.new, one.papers) for one in asked)
            write_down(self._context, [one.contact for one in asked])
        return numbers

    def put(self, number: int, name: str, content: bytes) -> int:
        """Put another file beside a candidate; how long they are kept begins nothing anew (G5). Raises InputError."""
        record = self._usable(number)
        paper = read_paper(name, content, self._context.today().date())
        desk, own = self._desk(), records.rows(self._context, [record])[0].name
        marks = marks_of(paper.reach, desk.key, [content], paper.jobs, paper.kept.text)
        desk.require_welcome(marks)
        theirs = NAME.compare(own, paper.reach.name) == 1  # the address in a letter about them is another's
        return desk.put(record.account, paper.kept, marks if theirs else marks[-1:])

    def list(self, query: str = "", state: str = "") -> tuple[CandidateRow, ...]:
        """The candidates, the last kept first. query: words of name, purpose or source. state: `due` (something has to
        be done), `locked`, `open` (they said so, or there are signs), `latent` (they look for nothing as far as is
        known), `gone` (let go, not erased yet), or everybody who is kept."""
        desk = self._desk()
        rows = self._rows(desk.taken_back() if state == "gone" else desk.list())
        wanted = query.casefold().split()
        return tuple(
            row
            for row in reversed(rows)
            if all(word in f"{row.name} {row.purpose} {row.source}".casefold() for word in wanted) and _is(row, state)
        )

    def search(self, query: str, limit: int = 25, offset: int = 0) -> CandidatesFound:
        """Whom a query in the language of the search means, the best fit first; whoever is locked is not among them.

        limit: 1 to 200. Raises InputError that points at what cannot be read.
        """
        known = {record.account: record for record in self._desk().list()}
        found = pool.search(self._context, query, min(max(limit, 1), MOST_FOUND), offset)
        hits = [known[hit.person] for hit in found.hits if hit.person in known]
        return CandidatesFound(found.count, self._rows(hits))

    def facets(self, query: str = "", most: int = 8) -> tuple[Facet, ...]:
        """What a search can be narrowed by: titles, skills, years, languages, places of work, employers, sources, each
        with how many it would leave. Never by who somebody is. most: labels of each kind, 1 to 50. Raises InputError.
        """
        self._desk()
        return facets_of(self._context, query, min(max(most, 1), WIDEST_FACET))

    def marks(self, number: int, query: str) -> tuple[tuple[int, int], ...]:
        """Where in the text of `show` stands what a search looks for: from where to where. Raises InputError that
        points at what cannot be read, NotFoundError."""
        tree = parse(query).tree
        return highlights(records.page(self._context, self._record(number)).text, tree)

    def show(self, number: int) -> CandidatePage:
        """Everything that is kept of one candidate. Raises NotFoundError."""
        record = self._record(number)
        [row] = self._rows([record])
        return replace(records.page(self._context, record), row=row)

    # --- what is done with them --------------------------------------------------------------------------------

    def step(self, number: int, kind: str, words: str = "", on: date | None = None, until: date | None = None) -> int:
        """Note what was done: notice, message, disclosure (words: to whom), correction, told, hired, hold (words: which
        dispute), release, consent (until: its last day), withdrawn, asked, answer. on: the day, today unless said.

        Returns its number, with which it is taken back. A rejection has an address of its own. Raises InputError.
        """
        if kind == "rejected" or kind not in STEPS:
            kinds = ", ".join(name for name in STEPS if name != "rejected")
            raise InputError(f"found {kind!r}, expected one of {kinds}", hint="a rejection is noted by `reject`")
        if kind in ("disclosure", "hold") and not words.strip():
            raise InputError("say to whom they were shown, or which dispute it is")
        if kind == "consent" and (until is None or until <= self._context.today().date()):
            raise InputError("D2: a consent ends on a day, which is still to come")
        record = self._record(number)
        if kind == "message" and (why := self.writing(number)):
            raise InputError(why, hint="give the notice first, or with the message")
        moment = moment_of(on, self._context.zone)
        desk = self._context.desk
        with desk.together():
            if kind == "hired":
                desk.rankings.decided(record.account, kind, words.strip())
            return self._desk().step(NewCandidateStep(record.account, kind, moment, words.strip(), until))

    def take_step_back(self, step: int) -> bool:
        """Take something back that was noted; False when that was done before. Raises NotFoundError."""
        return self._desk().take_step_back(step)

    def reject(self, number: int, reason: str, viewed: float, who: str = "owner") -> int:
        """Reject one candidate. viewed: for how many seconds their record was open; who: the person who decides.

        Raises InputError where no person decided after looking (G13).
        """
        record = self._usable(number)
        if wrong := decisions.against(who, 1, viewed, reason):
            raise InputError("; ".join(wrong), hint="nobody was rejected")
        desk = self._context.desk
        with desk.together():
            desk.rankings.decided(record.account, "rejected", reason.strip(), who)
            new = NewCandidateStep(record.account, "rejected", moment_of(None, self._context.zone), reason.strip())
            return self._desk().step(new, who)

    def writing(self, number: int, *, told: bool = False) -> str:
        """Why a candidate may not be written to now; empty where they may. told: the message holds the notice."""
        record = self._record(number)
        kept = records.kept(self._context, record)
        objected = self._desk().kept_out(record.marks) == OBJECTED  # while an erasure is not finished yet
        return duties.writing(kept, self._context.today().date(), objected=objected, told=told)

    def may_reach(self, address: str) -> str:
        """Why nothing may go to an address, number or profile; empty where it may (G11)."""
        desk = self._desk()
        out = desk.kept_out(marks_at(address, desk.key))
        return _OUT[out]

    def notice(self, number: int) -> str:
        """The notice to a candidate in their language, to be sent by you. Raises InputError where it is not said who
        keeps the data."""
        record = self._record(number)
        kept = records.kept(self._context, record)
        prefs = self._context.desk.preferences.all()
        by = Controller(*(prefs.get(name, "") for name in COMPANY))
        end = end_of(kept)
        until = end[0] if end else self._context.today().date()
        return notice(record, by, local_day(record.collected_at, self._context.zone), until, duties.recipients(kept))

    # --- leaving -----------------------------------------------------------------------------------------------

    def let_go(self, number: int) -> bool:
        """Keep a candidate no longer: locked now, erased in a week, and `take_up` until then."""
        return self._desk().take_back(number)

    def take_up(self, number: int) -> int:
        """Keep a candidate after all who was let go; returns the number of the record now."""
        return self._desk().restore(number)

    def erase(self, number: int) -> Erased:
        """Erase a candidate from every file; returns the signed certificate. Cannot be taken back. Raises
        InputError while a dispute forbids it."""
        return departures.erase(self._context, self._people, self._record(number), objects=False)

    def object(self, number: int) -> Erased:
        """A candidate objects: erased, and nothing goes to any of their addresses ever again."""
        return departures.erase(self._context, self._people, self._record(number), objects=True)

    def export(self, number: int) -> bytes:
        """All that is kept of a candidate as a zip: the record, a JSON Resume, the files as they came (G8, G12).

        Make sure first that whoever asks is who they say.
        """
        return departures.export(self._context, self.show(number), self._record(number))

    def original(self, number: int, paper: int) -> tuple[str, bytes]:
        """A file a candidate came with: its name, and what it holds. Raises NotFoundError."""
        record = self._record(number)
        for held in self._desk().papers((record.account,)):
            if held.id == paper:
                return held.name, self._desk().original(paper)
        raise NotFoundError(f"candidate {number} has no paper {paper}", hint="see their record")

    # --- inside ------------------------------------------------------------------------------------------------

    def _rows(self, kept: Sequence[CandidateRecord]) -> tuple[CandidateRow, ...]:
        return open_signs.marked(self._context, kept)

    def _desk(self) -> CandidatesDesk:
        self._context.require_recruiting()
        return self._context.desk.candidates

    def _record(self, number: int) -> CandidateRecord:
        desk = self._desk()
        for record in (*desk.list(), *desk.taken_back()):
            if record.id == number:
                return record
        raise NotFoundError(f"there is no candidate {number}", hint="see who there is: renown recruit candidates list")

    def _usable(self, number: int) -> CandidateRecord:
        record = self._record(number)
        if why := duties.locked(records.kept(self._context, record), self._context.today().date()):
            raise InputError(f"the record is locked: {why}", hint="see what is due: renown recruit law")
        return record


def _is(row: CandidateRow, state: str) -> bool:
    """Whether a row is asked for by one of the words of `Candidates.list`."""
    wanted = {
        "": True,
        "gone": True,
        "locked": bool(row.locked),
        "open": row.seeking in ("said so", "signs"),
        "latent": row.latent,
    }
    return wanted[state] if state in wanted else records.is_due(row)


_OUT = {
    "": "",
    "objected": "they objected: nothing goes to them on any channel",
    "erased": "they were erased, and may come back only by themselves",
}


def contact_of(reach: Reach, marks: Sequence[str]) -> Contact:
    """Who somebody is, for the address book; their id there comes from what they are known by."""
    uid = str(uuid.uuid5(_SPACE, marks[0] if reach.emails or reach.phones or reach.links else "\x1f".join(marks)))
    return Contact(
        uid=uid, name=reach.name, emails=list(reach.emails), phones=list(reach.phones), urls=list(reach.links)
    )
