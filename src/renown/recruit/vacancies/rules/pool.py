"""Must-haves that leave most of one's own pool out.

Invariant: nothing is said where there is no pool, or one too small to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule
from renown.recruit.vacancies.rules.sources import OUR_OWN

SMALLEST_POOL, EXCLUDED_SHARE = 10, 0.5


def _shrinking(case: Case) -> Iterator[Hit]:
    for shrink in case.shrinks:
        if shrink.of >= SMALLEST_POOL and shrink.excluded > EXCLUDED_SHARE * shrink.of:
            why = f"{shrink.excluded:,} of the {shrink.of:,} people in your pool do not show this."
            proposal = "Ask whether it can be learnt on the job; then call it a plus."
            yield Hit(shrink.demand.start, shrink.demand.end, why, proposal)


POOL_RULES = (Rule("pool.shrinks", "Demand that shrinks the pool", (OUR_OWN,), _shrinking),)
"""Must-haves that leave most of one's own pool out."""
