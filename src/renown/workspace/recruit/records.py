"""Candidates as they are shown: the record at the desk with a name, what is due, and whether it is locked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from renown.desk.recruit.records import STEPS, CandidateRecord, StepRecord
from renown.reckoning.scoring import Scoring
from renown.recruit.law import duties
from renown.recruit.law.basis import Basis
from renown.recruit.law.kept import Kept
from renown.recruit.law.marks import Reach
from renown.recruit.law.retention import least_until
from renown.recruit.law.sensitive import guarded
from renown.workspace.context import Context
from renown.workspace.kept import kept as keep
from renown.workspace.recruit.candidate_answers import CandidatePage, CandidateRow, PaperLine, StepLine
from renown.workspace.recruit.grounds import by_account, kept_of, local_day
from renown.workspace.register import called

LONGEST_TEXT = 200_000
"""So many characters of the papers of one candidate are shown."""


def kept(context: Context, record: CandidateRecord) -> Kept:
    """One candidate as the law looks at them."""
    steps = by_account(context.desk.candidates.steps()).get(record.account, ())
    return kept_of(record, steps, context.zone)


def rows(context: Context, records: Sequence[CandidateRecord]) -> tuple[CandidateRow, ...]:
    """The lines of these candidates, in this order."""
    steps, today = context.desk.candidates.steps(), context.today().date()
    return rows_of(context, context.scoring(), tuple(records), steps, today, context.zone)


@keep(most=8)
def rows_of(
    context: Context,
    scoring: Scoring,
    records: tuple[CandidateRecord, ...],
    steps: tuple[StepRecord, ...],
    today: date,
    zone: ZoneInfo,
) -> tuple[CandidateRow, ...]:
    """The same, from what they rest on."""
    done = by_account(steps)
    persons = scoring.derivation.person_by_account([record.account for record in records])
    names = called(context, sorted(set(persons.values())))
    return tuple(
        CandidateRow(
            number=record.id,
            person=persons.get(record.account, record.account),
            name=names[persons[record.account]] if record.account in persons else "(no name)",
            purpose=record.purpose,
            basis=record.basis,
            source=record.source,
            collected=own.collected,
            locked=duties.locked(own, today),
            latent=record.basis == Basis.INTEREST,
            gone=own.gone is not None,
            duties=duties.duties(own, today),
        )
        for record in records
        for own in [kept_of(record, done.get(record.account, ()), zone)]
    )


def names_by_account(context: Context, records: Sequence[CandidateRecord]) -> dict[int, str]:
    """What each of these candidates is called, by account; empty where nobody says it."""
    persons = context.derivation().person_by_account([record.account for record in records])
    names = called(context, sorted(set(persons.values())))
    return {r.account: names[persons[r.account]] if r.account in persons else "" for r in records}


def is_due(row: CandidateRow) -> bool:
    """Whether something has to be done about a candidate now or soon."""
    return any(duty.state in ("due", "soon") for duty in row.duties)


def page(context: Context, record: CandidateRecord) -> CandidatePage:
    """Everything that is kept of one candidate."""
    desk, own = context.desk, kept(context, record)
    papers = desk.candidates.papers((record.account,))
    text = "\n\n".join(paper.text for paper in papers if paper.text)[:LONGEST_TEXT]
    [row] = rows(context, [record])
    steps = by_account(desk.candidates.steps()).get(record.account, ())
    return CandidatePage(
        row=row,
        proof=record.proof,
        visibility=record.visibility,
        until=record.until,
        jurisdiction=record.jurisdiction,
        language=record.language,
        reach=reach_of(context, row.person, row.name),
        papers=tuple(PaperLine(p.id, p.name, p.size, len(p.text), p.at) for p in papers),
        text=text,
        guarded=guarded(text),
        steps=tuple(
            StepLine(s.id, s.kind, STEPS[s.kind], local_day(s.on, context.zone), s.words, s.until) for s in steps
        ),
        recipients=duties.recipients(own),
        rankings=desk.rankings.of(record.account),
        least=least_until(own),
    )


def reach_of(context: Context, person: int, name: str) -> Reach:
    """How somebody is called and reached, as the address book knows it."""
    derivation = context.derivation()
    accounts = list(derivation.accounts_of(person))
    known, facts = derivation.facts("accounts"), derivation.facts("facts")
    own = derivation.fetch(known.filter(known.account.isin(accounts)).select("email", "url"), "how one is reached")
    more = facts.filter(facts.account.isin(accounts) & facts.fact.isin(["email", "phone", "url"]))
    told = derivation.fetch(more.select("fact", "value"), "how else one is reached").to_pylist()
    by_fact = {kind: [row["value"] for row in told if row["fact"] == kind] for kind in ("email", "phone", "url")}
    emails = [*own["email"].to_pylist(), *by_fact["email"]]
    links = [*own["url"].to_pylist(), *by_fact["url"]]
    return Reach(name, *(tuple(dict.fromkeys(filter(None, kind))) for kind in (emails, by_fact["phone"], links)))
