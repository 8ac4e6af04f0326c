"""The room `law`: what the law asks to be done about candidates and when, the log, and certificates.

Invariant: nothing is deleted by itself; it is locked when it has to go, and goes by one word of the owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renown.desk.recruit.records import NewCandidateStep
from renown.errors import InputError, NotFoundError
from renown.recruit.law import certificate
from renown.recruit.law.kept import Act, Duty
from renown.recruit.law.notice import Controller
from renown.recruit.law.retention import OTHER, POLICIES, Policy
from renown.workspace.context import Context
from renown.workspace.recruit import records
from renown.workspace.recruit.candidate_answers import (
    CandidateRow,
    CertificateRead,
    Done,
    DutyLine,
    LawState,
)
from renown.workspace.recruit.candidates import COMPANY
from renown.workspace.recruit.departures import CERTIFICATES
from renown.workspace.recruit.grounds import moment_of
from renown.workspace.register import called
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.workspace.recruit.candidates import Candidates

DISCLAIMER = "These are reminders by rule, not legal advice."

LONGEST_LINE = 500
"""So many characters of each line about the company."""

_STEP_OF: dict[Act, str] = {"notice": "notice", "ask": "asked", "tell": "told"}


class Law(Room):
    """What the law asks to be done about candidates. Not legal advice."""

    def __init__(self, context: Context, candidates: Candidates) -> None:
        super().__init__(context)
        self._candidates = candidates

    def due(self, everything: bool = False) -> tuple[DutyLine, ...]:
        """What is due or soon is, the first due first; everything: also what is far ahead."""
        desk = self._context.desk.candidates
        rows = (*self._kept(), *records.rows(self._context, desk.taken_back()))
        lines = [_line(row, duty) for row in rows for duty in row.duties]
        return tuple(sorted((d for d in lines if everything or d.state != "open"), key=lambda d: (d.due, d.number)))

    def state(self) -> LawState:
        """How many are kept, locked and to be seen to, and whether the log is whole."""
        rows, due = self._kept(), self.due()
        return LawState(
            kept=len(rows),
            locked=sum(bool(row.locked) for row in rows),
            due=sum(line.state == "due" for line in due),
            soon=sum(line.state == "soon" for line in due),
            held=sum(line.state == "held" for line in due),
            without_grounds=self.without_grounds(),
            log=self._context.desk.rankings.findings(),
            decisions=self._context.desk.rankings.count(),
        )

    def _kept(self) -> tuple[CandidateRow, ...]:
        self._context.require_recruiting()
        return records.rows(self._context, self._context.desk.candidates.list())

    def without_grounds(self) -> tuple[str, ...]:
        """Whoever is here and on no record: nobody, unless files were moved by hand (G1)."""
        desk, derivation = self._context.desk.candidates, self._context.derivation()
        accounts = [record.account for record in (*desk.list(), *desk.taken_back())]
        known = set(derivation.person_by_account(accounts).values())
        everybody = derivation.fetch(derivation.described.select("person"), "everybody")["person"].to_pylist()
        names = called(self._context, sorted(set(everybody) - known))
        return tuple(names[person] for person in sorted(names))

    def do(self, number: int, act: Act) -> Done:
        """Do what is due about one candidate: note that they were told or asked, tell recipients, or erase them.

        Raises InputError where that is not due, or where a dispute forbids it.
        """
        row = self._candidates.show(number).row
        if not any(duty.act == act for duty in row.duties):
            raise InputError(f"nothing of that kind is due about {row.name}", hint="see what is: renown recruit law")
        if act == "erase":
            if not any(duty.act == act and duty.state == "due" for duty in row.duties):
                raise InputError(
                    f"{row.name} need not be erased yet", hint=f"to do it all the same: candidates erase {number}"
                )
            return Done(erased=self._candidates.erase(number))
        return Done(step=self._note(number, act))

    def _note(self, number: int, act: Act) -> int:
        desk = self._context.desk.candidates
        account = next((r.account for r in desk.list() if r.id == number), None)
        if account is None:
            raise NotFoundError(f"there is no candidate {number}", hint="see what is due: renown recruit law")
        return desk.step(NewCandidateStep(account, _STEP_OF[act], moment_of(None, self._context.zone)))

    def erase_due(self) -> tuple[Done, ...]:
        """Erase everybody who has to go today, one after the other; their certificates."""
        due = {line.number: None for line in self.due() if line.act == "erase" and line.state == "due"}
        return tuple(Done(erased=self._candidates.erase(number)) for number in due)

    def company(self) -> Controller:
        """Who keeps the data, as notices say it."""
        prefs = self._context.desk.preferences.all()
        return Controller(*(prefs.get(name, "") for name in COMPANY))

    def set_company(self, name: str, address: str, contact: str) -> Controller:
        """Say who keeps the data: the name, the address, and where to write to about it. Raises InputError."""
        self._context.require_recruiting()
        if missing := [
            what for what, value in zip(COMPANY, (name, address, contact), strict=True) if not value.strip()
        ]:
            raise InputError(f"{', '.join(missing)} missing: a notice has to say all three")
        with self._context.desk.together():
            for what, value in zip(COMPANY, (name, address, contact), strict=True):
                self._context.desk.preferences.set(what, " ".join(value.split())[:LONGEST_LINE])
        return self.company()

    def policies(self) -> tuple[Policy, ...]:
        """How long somebody is kept after the end of a procedure, by place; the last one for every other place."""
        return (*POLICIES.values(), OTHER)

    def verify(self, text: str) -> CertificateRead:
        """What a certificate of an erasure says, and whether this workspace signed it. Raises InputError where it was
        changed, or is none."""
        told, seed = certificate.read(text), self._context.desk.secret(CERTIFICATES)
        return CertificateRead(told, certificate.signer(text) == certificate.public_key(seed))


def _line(row: CandidateRow, duty: Duty) -> DutyLine:
    return DutyLine(duty.rule, duty.words, duty.due, duty.state, duty.act, number=row.number, name=row.name)
