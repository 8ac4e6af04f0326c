"""The room `leads`: companies aimed at, whom to talk to there, dormant ties, and leads on their way.

Invariant: a lead is the same thing from both sides; nothing here says who is looking for whom.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from renown.desk.paths.lead_records import CompanyRecord, LeadRecord
from renown.model.wording import day_in_words
from renown.ties.bonds import Bonds
from renown.ties.contacts import date_of
from renown.ties.organisations import formerly_at
from renown.ties.own import others_of
from renown.ties.paths.funnel import CLOSED, STAGES, Passage, passages, reached_by, weeks_in_stage
from renown.ties.paths.insiders import Dormant, Insider, most_valuable, ranked
from renown.ties.paths.paths import Acquaintance
from renown.workspace.context import AsOf, Context
from renown.workspace.me import me
from renown.workspace.paths.answers.leads import (
    CompanyLine,
    DormantLine,
    InsiderLine,
    LeadLine,
    LeadStepLine,
)
from renown.workspace.paths.introductions import experience
from renown.workspace.paths.paths import PATHS, acquaintance, named_paths
from renown.workspace.paths.targets import fits_of, positions_of
from renown.workspace.register import Names, account_of, called, grown, names_of
from renown.workspace.room import Room

FOLKLORE = (
    "“70 to 85 % of jobs are hidden” is folklore: it has no reliable source. Many jobs are found through people, and "
    "how often that holds for you, only your own leads can tell."
)


class Leads(Room):
    """Work through people: where one would like to be, who is there, and how far each lead came."""

    def aim(
        self, name: str, why: str = "", role: str = "", digital: bool | None = None, day: date | None = None
    ) -> int:
        """Aim at a company; returns its number. digital: whether its industry is; None when not known."""
        number: int = self._context.desk.leads.add_company(name, day or self._today(), why, role, digital)
        return number

    def drop(self, company: int) -> bool:
        """Aim at a company no longer; False when that was so already."""
        return bool(self._context.desk.leads.drop_company(company))

    def companies(self) -> tuple[CompanyLine, ...]:
        """The companies aimed at, with how many people there are known."""
        return tuple(self._company(row) for row in self._context.desk.leads.companies())

    def insiders(self, company: str, limit: int = 10, as_of: AsOf = None) -> tuple[InsiderLine, ...]:
        """People at a company, those whose tie is likeliest to carry a job first, each with the best path.

        company: any name; where it is aimed at, its role and industry count.
        """
        context, owner = self._context, me(self._context, as_of).require(PATHS)
        aimed = self._aimed(company)
        grounds = _grounds(context, company, owner, as_of)
        found = _insiders(context, owner, grounds, aimed.role if aimed else "", as_of)
        best = ranked(found, aimed.digital if aimed else None)[:limit]
        known, taught = acquaintance(context, as_of), experience(context, as_of)
        ways = [way for one in best for way in known.paths(owner, [one.insider.person], 1, taught)]
        paths = {path.person: path for path in named_paths(context, ways, {})}
        names = names_of(context, [one.insider.person for one in best])
        return tuple(
            InsiderLine(p, names[p][0], one.value, grounds[p], one.words, paths.get(p))
            for one in best
            for p in [one.insider.person]
        )

    def dormant(self, limit: int = 10, as_of: AsOf = None) -> tuple[DormantLine, ...]:
        """Ties silent for a year or more, by novelty, trust and willingness."""
        owner = me(self._context, as_of).require(PATHS)
        known = acquaintance(self._context, as_of)
        day = self._context.derivation(as_of).day
        best = most_valuable(_dormant(known, me(self._context, as_of).bonds, owner, day), limit)
        names = names_of(self._context, [tie.person for tie in best])
        return tuple(_dormant_line(tie, names[tie.person][0], day) for tie in best if tie.person in names)

    def add(
        self, organisation: str, role: str = "", contact: int | None = None, words: str = "", day: date | None = None
    ) -> int:
        """Write down a lead; contact: the person it came through or is about. Returns its number."""
        account = None if contact is None else account_of(self._context, contact)
        number: int = self._context.desk.leads.add(organisation, day or self._today(), role, account, words)
        return number

    def step(self, lead: int, stage: str, words: str = "", day: date | None = None) -> None:
        """Note the stage a lead came to. Raises InputError for a step backwards, NotFoundError."""
        self._context.desk.leads.step(lead, stage, day or self._today(), words)

    def undo(self, lead: int) -> str:
        """Take the last step of a lead back, and with the first one the lead; returns what was taken back."""
        taken: str = self._context.desk.leads.undo(lead)
        return taken

    def list(self, open_only: bool = False) -> tuple[LeadLine, ...]:
        """The leads: open ones first, the furthest first, then those that wait longest."""
        rows = self._context.desk.leads.list()
        accounts = [row.contact for row in rows if row.contact is not None]
        persons = self._context.derivation().person_by_account(accounts)
        names = called(self._context, list(persons.values()))
        lines = [_lead(row, persons, names, self._today()) for row in rows]
        shown = [line for line in lines if line.open or not open_only]
        return tuple(sorted(shown, key=lambda x: (not x.open, -STAGES.index(x.reached), -x.weeks, x.id)))

    def funnel(self) -> tuple[Passage, ...]:
        """How leads went on from stage to stage so far."""
        leads = [[(step.stage, step.day) for step in row.steps] for row in self._context.desk.leads.list()]
        return passages(leads)

    def _company(self, row: CompanyRecord) -> CompanyLine:
        people = fits_of(self._context, "organisation", row.name, -1, None)
        return grown(CompanyLine, row, people=len(people))

    def _aimed(self, name: str) -> CompanyRecord | None:
        rows = self._context.desk.leads.companies()
        return next((row for row in rows if row.name.casefold() == name.strip().casefold()), None)

    def _today(self) -> date:
        return self._context.today().date()


def _grounds(context: Context, company: str, owner: int, as_of: AsOf) -> dict[int, str]:
    """Who is or was at a company, and what says so; those there now take the place of what they were."""
    before = formerly_at(positions_of(context.derivation(as_of)), company)
    now = {fit.person: fit.words for fit in fits_of(context, "organisation", company, owner, as_of)}
    return {person: words for person, words in (before | now).items() if person != owner}


def _insiders(context: Context, owner: int, grounds: dict[int, str], role: str, as_of: AsOf) -> list[Insider]:
    there_now = {fit for fit, words in grounds.items() if " until " not in words}
    fitting = {fit.person for fit in fits_of(context, "role", role, owner, as_of)} if role.strip() else None
    known, own = acquaintance(context, as_of), me(context, as_of)
    return [
        Insider(
            person=person,
            mutual=_mutual(known, owner, person),
            warmth=own.warmth_with(person),
            now=person in there_now,
            role_fits=None if fitting is None else person in fitting,
        )
        for person in sorted(grounds)
    ]


def _mutual(known: Acquaintance, owner: int, person: int) -> int | None:
    theirs = known.contacts(person)
    if not len(theirs[theirs != owner]):
        return None
    return len(np.intersect1d(known.contacts(owner), theirs, assume_unique=True))


def _dormant(known: Acquaintance, bonds: Bonds, owner: int, day: int) -> list[Dormant]:
    found = []
    for at, person in enumerate(others_of(bonds, owner).tolist()):
        theirs = known.contacts(person)
        if len(theirs):
            shared, silent = _mutual(known, owner, person) or 0, day - int(bonds.last[at])
            # Of their contacts, the owner is one: nothing new there, and nobody to be shared either.
            others = len(theirs) - int(owner in theirs)
            found.append(Dormant(person, silent, float(bonds.depth[at]), float(bonds.balance[at]), others, shared))
    return found


def _dormant_line(tie: Dormant, name: str, day: int) -> DormantLine:
    last = date_of(day - tie.silent_days)
    words = (
        f"{tie.contacts - tie.shared} of the {tie.contacts} people they are in contact with are new to you; "
        f"depth {tie.depth:.0f} lies behind you; silent since {day_in_words(last)}"
    )
    trust = tie.depth / 100.0
    return DormantLine(tie.person, name, tie.value, tie.novelty, trust, tie.balance, last, words)


def _lead(row: LeadRecord, persons: dict[int, int], names: Names, day: date) -> LeadLine:
    steps = [(step.stage, step.day) for step in row.steps]
    reached, is_open = reached_by(steps), row.stage != CLOSED
    contact = None if row.contact is None else persons.get(row.contact)
    after = (*STAGES[STAGES.index(reached) + 1 :], CLOSED) if is_open else ()
    return LeadLine(
        id=row.id,
        organisation=row.organisation,
        role=row.role,
        contact=contact,
        contact_name="" if contact is None else names[contact],
        words=row.words,
        stage=row.stage,
        reached=reached,
        open=is_open,
        weeks=weeks_in_stage(steps, day),
        next=after,
        steps=tuple(LeadStepLine(step.stage, step.day, step.words) for step in row.steps),
    )
