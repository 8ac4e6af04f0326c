"""The room `matching`: in which order to read the candidates for a vacancy, why, and whom a person wants to talk to.

Invariants: nobody is rejected or left out here but whoever the room of candidates has locked; a filter is asked for by
a person, said in the answer and in the log. Every ranking that is shown goes into the log before it is answered. No
answer holds a score, and nothing but words of work goes into an order.
"""

from __future__ import annotations

from collections.abc import Sequence

from renown.desk.recruit.records import CandidateRecord, ShownRecord
from renown.desk.recruit.vacancy_records import VacancyRecord
from renown.errors import InputError, NotFoundError
from renown.model.local_time import localised
from renown.recruit.law.journal import Ranking
from renown.recruit.matching.evidence import Reader
from renown.recruit.matching.ranking import CRITERIA, VERSION, Match, met_by
from renown.workspace.recruit import records
from renown.workspace.recruit.fits import Filter, fit_of, need_line, remarks_on
from renown.workspace.recruit.match_answers import (
    MatchCard,
    Matches,
    MatchRow,
    ShortlistLine,
    ShownPlace,
    ShownRanking,
    ShownRankings,
    VacanciesFor,
    VacancyFit,
)
from renown.workspace.recruit.matched import Ordered, Standing, ordered, reader_of, standing, wanted_by, why_locked
from renown.workspace.room import Room

MOST_MATCHES = 200
"""So many people at most on one page."""

LONGEST_WORD = 2_000


class Matching(Room):
    """Who fits a vacancy, with the evidence in both texts; a person decides, one at a time."""

    # --- who fits ----------------------------------------------------------------------------------------------

    def people(
        self,
        vacancy: int,
        missing: str = "",
        profession: str = "",
        place: str = "",
        limit: int = 25,
        offset: int = 0,
    ) -> Matches:
        """The candidates in the order in which to read them for a vacancy; what is shown is written into the log.

        missing: `none` (only who names every must-have), or the number of a need (only who does not name it: whom to
        ask about it). profession, place: words of their jobs. limit: 1 to 200. Filters never move anybody, they leave
        out. Raises NotFoundError, InputError.
        """
        limit, offset = min(max(limit, 1), MOST_MATCHES), min(max(offset, 0), 1 << 40)
        record, people = self._vacancy(vacancy), self._standing()
        found = ordered(self._context, people, record.words)
        told, wanted = wanted_by(self._context, record.words)
        kept = Filter.asked(missing, profession, place, wanted.needs)
        left = [one for one in found.matches if kept.leaves(one, found.pool.reader(one.person))]
        criteria = f"{CRITERIA}{kept.words}"
        shown = left[offset : offset + limit]
        self._log(record, found, shown, criteria)
        return Matches(
            vacancy,
            record.version,
            told.title.value if told.title else "",
            tuple(need_line(at + 1, need, found.matches) for at, need in enumerate(wanted.needs)),
            len(found.matches),
            people.locked,
            len(left),
            self._rows(vacancy, shown, found),
            criteria,
        )

    def match(self, vacancy: int, candidate: int) -> MatchCard:
        """One candidate and a vacancy: both texts, the evidence in each, and what to ask. It is written into the log.

        Raises NotFoundError, and InputError for somebody who is locked.
        """
        record, people = self._vacancy(vacancy), self._standing()
        account = self._usable(candidate).account
        found = ordered(self._context, people, record.words)
        match = next(one for one in found.matches if one.person == account)
        told, wanted = wanted_by(self._context, record.words)
        self._log(record, found, [match], f"{CRITERIA}; one candidate alone")
        [row] = self._rows(vacancy, [match], found)
        reader = found.pool.reader(account)
        entry = next((one for one in self.shortlist(vacancy) if one.number == row.shortlist), None)
        return MatchCard(
            vacancy,
            record.version,
            told.title.value if told.title else "",
            record.words.text,
            reader.person.profile.text,
            row,
            match.evidence,
            remarks_on(reader, wanted),
            entry,
        )

    def vacancies(self, candidate: int) -> VacanciesFor:
        """Which of the vacancies fit a candidate: what each asks for that they name, and what would need asking.

        Raises NotFoundError, and InputError for somebody who is locked.
        """
        people, record = self._standing(), self._usable(candidate)
        reader = reader_of(self._context, people, record.account)
        standing_ = [one for one in self._context.desk.vacancies.list() if one.undone is None]
        rows = sorted((self._for(one, reader) for one in standing_), key=lambda row: -row[0])
        [name] = records.names_by_account(self._context, [record]).values()
        return VacanciesFor(candidate, name, tuple(row for _met, row in rows))

    # --- the shortlist -----------------------------------------------------------------------------------------

    def shortlist(self, vacancy: int) -> tuple[ShortlistLine, ...]:
        """Whom a person put on the shortlist of a vacancy, in that order. Raises NotFoundError."""
        self._vacancy(vacancy)
        kept = {record.account: record for record in self._context.desk.candidates.list()}
        entries = [one for one in self._context.desk.shortlists.list(vacancy) if one.account in kept]
        rows = records.rows(self._context, [kept[one.account] for one in entries])
        return tuple(
            ShortlistLine(one.id, row.number, row.name, one.words, one.who, one.at, row.locked)
            for one, row in zip(entries, rows, strict=True)
        )

    def put(self, vacancy: int, candidate: int, words: str) -> int:
        """Put one candidate on the shortlist of a vacancy; words: why, in your own. Returns the number of the entry.

        Nothing is sent and nobody is rejected by it. Raises NotFoundError, InputError.
        """
        self._vacancy(vacancy)
        record = self._usable(candidate)
        words = " ".join(words.split())
        if len(words) > LONGEST_WORD:
            raise InputError(f"found {len(words):,} signs, at most {LONGEST_WORD:,} are kept", hint="say it shorter")
        return self._context.desk.shortlists.put(vacancy, record.account, words)

    def take_off(self, entry: int) -> bool:
        """Take one entry off a shortlist; False when that was done before. Raises NotFoundError."""
        self._context.require_recruiting()
        return self._context.desk.shortlists.take_off(entry)

    def put_back(self, entry: int) -> int:
        """Let an entry that was taken off stand again; its number now. Raises NotFoundError, InputError."""
        self._context.require_recruiting()
        row = self._context.desk.shortlists.entry(entry)
        number = next((r.id for r in self._context.desk.candidates.list() if r.account == row.account), None)
        if number is None:
            raise NotFoundError("this candidate is not kept any more", hint="see: renown recruit candidates list")
        self._usable(number)
        return self._context.desk.shortlists.bring_back(entry)

    # --- what was shown ----------------------------------------------------------------------------------------

    def shown(self, vacancy: int = 0, limit: int = 25, offset: int = 0) -> ShownRankings:
        """The rankings that were shown, the last first, out of the log that nobody can change unseen.

        vacancy: only those of this one; 0: all. limit: 1 to 200.
        """
        self._context.require_recruiting()
        limit, offset = min(max(limit, 1), MOST_MATCHES), min(max(offset, 0), 1 << 40)
        desk = self._context.desk
        count, rows = desk.rankings.page(vacancy, limit, offset)
        kept = desk.candidates.list()
        names = records.names_by_account(self._context, kept)
        by_account = {record.account: record for record in kept}
        behind = {
            pseudonym: (by_account[account].id, names[account])
            for pseudonym, account in desk.rankings.pseudonyms(by_account).items()
        }
        titles = {record.id: self._title(record) for record in desk.vacancies.list()}
        return ShownRankings(
            count,
            tuple(self._shown(row, behind, titles.get(row.vacancy, "")) for row in rows),
            desk.rankings.findings(),
        )

    # --- inside ------------------------------------------------------------------------------------------------

    def _shown(self, row: ShownRecord, behind: dict[str, tuple[int, str]], title: str) -> ShownRanking:
        places = tuple(ShownPlace(place, *behind.get(person, (None, ""))) for person, place in row.rows)
        return ShownRanking(
            row.line,
            row.at,
            localised(row.at, self._context.zone).date(),
            row.who,
            row.vacancy,
            row.vacancy_version,
            title,
            row.version,
            row.criteria,
            row.people,
            places,
        )

    def _title(self, record: VacancyRecord) -> str:
        told = wanted_by(self._context, record.words)[0]
        return told.title.value if told.title else ""

    def _vacancy(self, number: int) -> VacancyRecord:
        self._context.require_recruiting()
        return self._context.desk.vacancies.get(number)

    def _standing(self) -> Standing:
        self._context.require_recruiting()
        return standing(self._context)

    def _usable(self, number: int) -> CandidateRecord:
        """The record of somebody who may be looked at. Raises NotFoundError, InputError."""
        for record in self._context.desk.candidates.list():
            if record.id == number:
                if why := why_locked(self._context, record):
                    raise InputError(f"the record is locked: {why}", hint="see what is due: renown recruit law")
                return record
        raise NotFoundError(f"there is no candidate {number}", hint="see who there is: renown recruit candidates list")

    def _rows(self, vacancy: int, shown: Sequence[Match], found: Ordered) -> tuple[MatchRow, ...]:
        kept = {record.account: record for record in self._context.desk.candidates.list()}
        rows = records.rows(self._context, [kept[one.person] for one in shown])
        listed = {entry.account: entry.id for entry in self._context.desk.shortlists.list(vacancy)}
        return tuple(
            MatchRow(
                row.number,
                row.person,
                row.name,
                row.seeking,
                one.place,
                found.pool.reader(one.person).person.profile.years,
                fit_of(one.evidence),
                listed.get(one.person),
            )
            for one, row in zip(shown, rows, strict=True)
        )

    def _for(self, record: VacancyRecord, reader: Reader) -> tuple[float, VacancyFit]:
        """How much of what a vacancy asks somebody names, by which it is put in order, and what."""
        told, wanted = wanted_by(self._context, record.words)
        evidence = [reader.of(need) for need in wanted.needs]
        on = self._context.desk.shortlists.list(record.id)
        entry = next((one.id for one in on if one.account == reader.person.profile.person), None)
        title, place = (said.value if said else "" for said in (told.title, told.place))
        return met_by(evidence), VacancyFit(record.id, title, place, fit_of(evidence), entry)

    def _log(self, record: VacancyRecord, found: Ordered, shown: Sequence[Match], criteria: str) -> None:
        if shown:
            rankings = self._context.desk.rankings
            rows = tuple(rankings.ranked(one.person, one.place, round(one.met or 0.0, 4)) for one in shown)
            vacancy = record.id, record.version
            rankings.shown(Ranking(found.digest, VERSION, criteria, rows, vacancy=vacancy, people=len(found.matches)))
