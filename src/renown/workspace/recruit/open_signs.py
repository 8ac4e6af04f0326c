"""Signs of openness of all candidates at once, and rows of candidates marked by them; kept while nothing changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from renown.desk.recruit.records import CandidateRecord, SignRecord, StepRecord
from renown.reckoning.scoring import Scoring
from renown.recruit.law.basis import Basis
from renown.recruit.openness.signs import Around, Noted, Seeking, Sign, around, seeking, signs
from renown.recruit.resumes.resume import Resume
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.recruit.candidate_answers import CandidateRow
from renown.workspace.recruit.lives import Asked, Life, asked, lives_of
from renown.workspace.recruit.records import rows_of

LATENT = ("no sign", "not looking")
"""Whoever may be won, but looks for nothing as far as is known."""

THIN_WORDS = 40
"""Of whom fewer words are known, and neither skills nor years, little is known."""


def by_account(context: Context) -> Mapping[int, tuple[Sign, ...]]:
    """The signs about everybody who is not locked, by account; whoever has none is left out."""
    return _by_account(context, context.scoring(), asked(context), context.desk.signs.list())


def pool_told(context: Context) -> Around:
    """What the pool tells: how long stays usually last, and whom many left."""
    return _around(context, context.scoring(), asked(context))


def seeking_of(context: Context, record: CandidateRecord) -> Seeking:
    """What the signs about one candidate come to."""
    found = by_account(context).get(record.account, ())
    return seeking(found, applied=record.basis == Basis.APPLICANT)


def marked(context: Context, kept_ones: Sequence[CandidateRecord]) -> tuple[CandidateRow, ...]:
    """The lines of these candidates, in this order, with what is known of their openness."""
    wanted, desk = asked(context), context.desk
    return _marked(context, context.scoring(), wanted, desk.signs.list(), tuple(kept_ones), desk.candidates.steps())


@kept(most=8)
def _marked(
    context: Context,
    scoring: Scoring,
    wanted: Asked,
    noted: tuple[SignRecord, ...],
    kept_ones: tuple[CandidateRecord, ...],
    steps: tuple[StepRecord, ...],
) -> tuple[CandidateRow, ...]:
    found, thin = _by_account(context, scoring, wanted, noted), _thin(context, scoring, wanted)
    rows = rows_of(context, scoring, kept_ones, steps, wanted.today, wanted.zone)
    return tuple(
        replace(row, seeking=state, latent=state in LATENT, thin=record.account in thin, signs=own)
        for record, row in zip(kept_ones, rows, strict=True)
        for own in [() if row.locked else found.get(record.account, ())]
        for state in [seeking(own, applied=row.basis == Basis.APPLICANT)]
    )


@kept(most=2)
def _by_account(
    context: Context, scoring: Scoring, wanted: Asked, noted: tuple[SignRecord, ...]
) -> Mapping[int, tuple[Sign, ...]]:
    pool, today = _around(context, scoring, wanted), wanted.today
    by_hand: defaultdict[int, dict[int, Noted]] = defaultdict(dict)
    for one in noted:
        by_hand[one.account][one.id] = one
    papers = {life.account: _papers(life) for life in lives_of(context, scoring, wanted)}
    accounts = [account for account, _, _ in wanted.named]
    found = {account: signs(papers.get(account, ()), pool, by_hand.get(account, {}), today) for account in accounts}
    return MappingProxyType({account: own for account, own in found.items() if own})


@kept(most=2)
def _around(context: Context, scoring: Scoring, wanted: Asked) -> Around:
    return around(map(_papers, lives_of(context, scoring, wanted)), wanted.today)


@kept(most=2)
def _thin(context: Context, scoring: Scoring, wanted: Asked) -> frozenset[int]:
    return frozenset(life.account for life in lives_of(context, scoring, wanted) if _is_thin(life))


def _is_thin(life: Life) -> bool:
    told = life.profile
    return not told.skills and told.years is None and len(told.text.split()) < THIN_WORDS


def _papers(life: Life) -> tuple[tuple[date, Resume], ...]:
    return tuple((paper.on, paper.resume) for paper in life.papers)
