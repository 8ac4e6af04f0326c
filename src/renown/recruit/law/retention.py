"""How long somebody may be kept, by the law of their place, and what stops the deletion.

D1: Germany, at most six months after a rejection, deleted on day 183; Austria seven months; California keeps records of
automated decisions at least four years. D2: a consent ends on its day, is asked for again before, and whoever takes it
back goes. G5: a profile brought up to date begins nothing anew; only what the person does themselves. Not legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from renown.recruit.law.basis import Basis
from renown.recruit.law.kept import Duty, Kept, after, months_on

ASK_DAYS = 30
"""So many days before a consent ends, it is time to ask whether they want to stay."""

SOON_DAYS = 14
"""So many days before a deletion it is told."""

BIN_DAYS = 7
"""So long whoever was let go can be taken up again."""

FOUND_MONTHS = 12
"""How long somebody who was found and did nothing is kept: our own choice, which no statute names."""

OWN_ACTS = ("answer", "consent")
"""What a person does themselves."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How long after the end of a procedure. months, days: how long; least: a statute asks to keep it so long."""

    place: str
    months: int
    why: str
    days: int = 0
    least: bool = False

    def end(self, decided: date) -> date:
        """The day of deletion."""
        return decided + timedelta(days=self.days) if self.days else months_on(decided, self.months)


POLICIES: Mapping[str, Policy] = {
    "DE": Policy("Germany", 6, "AGG § 15(4) and ArbGG § 61b: two and three months, and the post", days=183),
    "AT": Policy("Austria", 7, "GlBG: six months, and the post"),
    "US-CA": Policy("California", 48, "records of automated decisions are kept four years", least=True),
}
OTHER = Policy("elsewhere", 6, "no figure of that place is known here, so as in Germany", days=183)


def policy_of(jurisdiction: str) -> Policy:
    """The policy of a place.

    >>> policy_of("AT").end(date(2026, 5, 31)), policy_of("DE").end(date(2026, 1, 1)), policy_of("FR").place
    (datetime.date(2026, 12, 31), datetime.date(2026, 7, 3), 'elsewhere')
    """
    return POLICIES.get(jurisdiction.upper(), OTHER)


def consent_end(kept: Kept) -> date | None:
    """The last day on which a consent holds, the last one that was given; None where there is none."""
    given = [step for step in kept.steps if step.kind == "consent" and step.until is not None]
    return given[-1].until if given else kept.until if kept.basis == Basis.CONSENT else None


def withdrawn(kept: Kept) -> date | None:
    """The day on which they took their consent back, unless they agreed anew since."""
    last = kept.last("consent", "withdrawn")
    return last.on if last is not None and last.kind == "withdrawn" else None


def end_of(kept: Kept) -> tuple[date, str, str] | None:
    """The day of deletion, the rule, and why; None where nothing ends yet.

    >>> from renown.recruit.law.kept import Step
    >>> told = Kept(basis="6(1)(b)", visibility="consent", collected=date(2025, 12, 1),
    ...             steps=(Step("rejected", date(2026, 1, 1)),))
    >>> end_of(told)[0] - date(2026, 1, 1)
    datetime.timedelta(days=183)
    """
    if kept.gone is not None:
        return kept.gone + timedelta(days=BIN_DAYS), "G10", "you let them go"
    if (back := withdrawn(kept)) is not None:
        return back, "D2", "they took their consent back"
    if (end := consent_end(kept)) is not None:
        return end + timedelta(days=1), "D2", f"their consent holds until {end:%Y-%m-%d}"
    over = kept.last("rejected", "hired")
    if over is not None and not any(after(kept.steps, over.on, *OWN_ACTS)):
        policy = policy_of(kept.jurisdiction)
        return policy.end(over.on), "D1", f"the procedure ended on {over.on:%Y-%m-%d}; {policy.place}: {policy.why}"
    if kept.found:
        own = kept.last(*OWN_ACTS)
        begun = max(kept.collected, own.on) if own else kept.collected
        return months_on(begun, FOUND_MONTHS), "G5", f"found, and nothing from themselves since {begun:%Y-%m-%d}"
    return None


def retention_duty(kept: Kept, today: date) -> Duty | None:
    """What is to be deleted and when; None where nothing ends yet."""
    found = end_of(kept)
    if found is None:
        return None
    end, rule, why = found
    if (hold := kept.held) is not None and today >= end - timedelta(days=SOON_DAYS):
        return Duty(rule, f"{why}; but kept for a dispute: {hold.words or 'no reason noted'}", end, "held", "erase")
    state = "due" if today >= end else "soon" if today >= end - timedelta(days=SOON_DAYS) else "open"
    return Duty(rule, f"delete: {why}", end, state, "erase")  # type: ignore[arg-type] # one of the states above


def ask_duty(kept: Kept, today: date) -> Duty | None:
    """Whether it is time to ask somebody in the pool if they want to stay; None where it is not."""
    end = consent_end(kept)
    if end is None or withdrawn(kept) is not None or kept.gone is not None or today > end:
        return None
    ask = end - timedelta(days=ASK_DAYS)
    if any(step.kind == "asked" and step.on >= ask for step in kept.steps):
        return None
    return Duty("D2", "ask whether they want to stay in the pool", ask, "due" if today >= ask else "open", "ask")


def least_until(kept: Kept) -> date | None:
    """The day until which a statute asks to keep their record, whatever else asks to delete it: both are shown."""
    policy, over = policy_of(kept.jurisdiction), kept.last("rejected", "hired")
    return policy.end(over.on) if policy.least and over is not None else None
