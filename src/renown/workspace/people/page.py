"""Everything the page of one person shows, gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renown.errors import NotFoundError
from renown.model.values.profile import link_to
from renown.reckoning.derivation import Derivation
from renown.workspace.answers import PersonRow
from renown.workspace.circles.circles import Circles
from renown.workspace.context import AsOf, Context
from renown.workspace.influence.answers import Score
from renown.workspace.influence.explanation import explain
from renown.workspace.influence.history import points_of
from renown.workspace.me import me
from renown.workspace.people.answers.page import PersonPage
from renown.workspace.people.answers.people import Account
from renown.workspace.people.details import Details

if TYPE_CHECKING:
    from renown.workspace.ties.ties import Ties

HINTS = 3


def person_page(context: Context, row: PersonRow, ties: Ties, as_of: AsOf) -> PersonPage:
    """The row, accounts, score, history and ties of one person."""
    circles = Circles(context)
    ins, outs = ties.of(row.person, as_of)
    scoring = context.scoring(as_of)
    derivation = scoring.derivation
    trend = points_of(context, row.person)
    score: Score | None
    try:
        score = explain(context, scoring, row.person, trend)
    except NotFoundError:
        score = None
    details = Details(context).of(row.person, as_of)
    return PersonPage(
        row=row,
        accounts=_accounts(derivation, row.person),
        score=score,
        trend=trend,
        ties_in=ins,
        ties_out=outs,
        counts=_counts(derivation, row.person),
        vouched=row.person in scoring.seeds,
        owner=row.person in me(context, as_of).persons,
        warmth=ties.warmth_with(row.person, as_of),
        letter=next((one.link for one in details.reach if one.link and one.fact != "phone"), ""),
        details=details,
        circles=circles.of(row.person),
        circle_hints=circles.suggest(HINTS, person=row.person),
    )


def _accounts(derivation: Derivation, person: int) -> tuple[Account, ...]:
    """The person's accounts; of several rows on one account the newest words win."""
    found: dict[tuple[str, str], dict[str, str | None]] = {}
    for row in derivation.told("accounts", derivation.accounts_of(person)).to_pylist():
        told = {c: row[c] for c in ("handle", "name", "url", "headline", "organisation") if row[c]}
        found.setdefault((row["network"], row["key"]), {}).update(told)
    fields = ("handle", "name", "url", "headline", "organisation")
    for told in found.values():
        told["url"] = link_to(told.get("url"))
    return tuple(Account(n, k, **{f: told.get(f) for f in fields}) for (n, k), told in sorted(found.items()))


def _counts(derivation: Derivation, person: int) -> tuple[tuple[str, str, int], ...]:
    """Numbers that platforms state without naming the actors: network, measure, newest value."""
    rows = derivation.told("counts", derivation.accounts_of(person))
    found = rows.sort_by([(column, "ascending") for column in ("network", "measure", "ts")]).to_pylist()
    newest = {(r["network"], r["measure"]): r["value"] for r in found}
    return tuple((network, measure, value) for (network, measure), value in sorted(newest.items()))
