"""References: who can speak for the owner in a job, in which order, when they need a rest, and what to tell them.

    fit   = skills they can vouch for that the job names / skills of the pool that it names
    near  = warmth / 100, and `NEAR_UNKNOWN` where no contact was seen
    rank  = (FIT fit + NEAR near + BEARING bearing of the relation) * rest

rest is 1, `TIRED` within `COOL_DOWN` days of the last use, and `WORN` after `A_YEAR` uses in 365 days. Invariants: who
has not given consent stands behind everybody who has, and whoever refused is in no ranking; another use never raises a
place; unknown warmth is neither warm nor cold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from renown.identity.search import folded
from renown.model.wording import day_in_words

FIT, NEAR, BEARING = 0.5, 0.3, 0.2
NEAR_UNKNOWN = 0.4
RELATIONS = {"manager": 1.0, "client": 0.9, "mentor": 0.8, "peer": 0.7, "report": 0.6, "other": 0.5}
"""How the person knows the owner, and how much their word bears: published, so that anybody can disagree."""

COOL_DOWN = 60
A_YEAR = 3
TIRED, WORN = 0.75, 0.4
RENEW = 730
"""Consent older than so many days is asked for anew."""

THANKS_WITHIN = 7
POINTS = 3

CONSENT_ASKED, CONSENT_GIVEN, CONSENT_REFUSED = "asked", "given", "refused"
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")


@dataclass(frozen=True, slots=True)
class Use:
    """A job somebody was named for, and what followed of it."""

    day: date
    outcome: str = ""
    thanked: date | None = None


@dataclass(frozen=True, slots=True)
class Voucher:
    """Somebody in the pool. warmth: None where no contact was seen. consent: as `standing` says, and since when."""

    person: int
    relation: str
    skills: tuple[str, ...]
    warmth: float | None
    consent: str = ""
    consent_day: date | None = None
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Fatigue:
    """Uses within a year, when somebody can be asked again without tiring them, and the factor of their place."""

    uses: int
    ready: date | None
    rest: float
    words: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody for a job: whether they may be named, which skills fit, the number they stand by, and why."""

    person: int
    may_be_named: bool
    fits: tuple[str, ...]
    number: float
    fatigue: Fatigue
    words: tuple[str, ...]


def fatigue(uses: Iterable[Use], day: date) -> Fatigue:
    """How tired of being asked somebody may be.

    >>> fatigue([Use(date(2026, 5, 1))], date(2026, 5, 11)).ready
    datetime.date(2026, 6, 30)
    """
    days = sorted(use.day for use in uses if day - timedelta(days=365) < use.day <= day)
    if not days:
        return Fatigue(0, None, 1.0, "not named for a job within a year")
    ready = days[-1] + timedelta(days=COOL_DOWN)
    if len(days) >= A_YEAR:
        ready = max(ready, days[-A_YEAR] + timedelta(days=365))
    times = "once" if len(days) == 1 else f"{len(days)} times"
    if day >= ready:
        return Fatigue(len(days), None, 1.0, f"asked {times} within a year, rested since")
    rest = WORN if len(days) >= A_YEAR else TIRED
    return Fatigue(len(days), ready, rest, f"asked {times} within a year; give them a rest until {day_in_words(ready)}")


def ranking(pool: Iterable[Voucher], job: str, day: date) -> tuple[Ranked, ...]:
    """Whom to name for a job, best first; those without consent after all others, those who refused not at all.

    job: its title and text, in any words.
    """
    asked = [voucher for voucher in pool if voucher.consent != CONSENT_REFUSED]
    named = {skill for voucher in asked for skill in _fitting(voucher.skills, job)}
    found = [_ranked(voucher, job, len(named), day) for voucher in asked]
    return tuple(sorted(found, key=lambda r: (not r.may_be_named, -r.number, r.person)))


def standing(steps: Iterable[str]) -> str:
    """How consent stands after these steps: a yes holds while one asks anew, a no until one asks again.

    >>> standing(["asked", "given", "asked"]), standing(["given", "refused"]), standing(["refused", "asked"])
    ('given', 'refused', 'asked')
    """
    state = ""
    for step in steps:
        state = state if step == CONSENT_ASKED and state == CONSENT_GIVEN else step
    return state


def may_be_named(voucher: Voucher) -> bool:
    """Whether consent stands."""
    return voucher.consent == CONSENT_GIVEN


def _ranked(voucher: Voucher, job: str, named: int, day: date) -> Ranked:
    fits = _fitting(voucher.skills, job)
    near = NEAR_UNKNOWN if voucher.warmth is None else voucher.warmth / 100
    tired = fatigue(voucher.uses, day)
    number = FIT * (len({folded(f) for f in fits}) / named if named else 0.0) + NEAR * near
    number = (number + BEARING * RELATIONS.get(voucher.relation, RELATIONS["other"])) * tired.rest
    words = (_fit_words(fits), _near_words(voucher.warmth), tired.words, consent_words(voucher, day))
    return Ranked(voucher.person, may_be_named(voucher), fits, number, tired, words)


def _fitting(skills: Sequence[str], job: str) -> tuple[str, ...]:
    """The skills that the job names, in the order in which it does."""
    text = " ".join(_WORD.findall(folded(job)))
    places = {skill: _place(skill, text) for skill in skills}
    return tuple(sorted((s for s in skills if places[s] >= 0), key=lambda s: places[s]))


def _place(skill: str, text: str) -> int:
    """Where a job's words name a skill, as whole words; -1 for nowhere."""
    wanted = " ".join(_WORD.findall(folded(skill)))
    return f" {text} ".find(f" {wanted} ") if wanted else -1


def _fit_words(fits: Sequence[str]) -> str:
    return f"can vouch for {', '.join(fits)}" if fits else "none of what they can vouch for is named in the job"


def _near_words(warmth: float | None) -> str:
    if warmth is None:
        return "no contact seen, so how fresh the tie is stays unknown"
    return f"warmth {warmth:.0f}" + ("" if warmth >= 40 else "; a word before asking would be good")


def consent_words(voucher: Voucher, day: date) -> str:
    """How consent stands, in words.

    >>> consent_words(Voucher(1, "peer", (), None), date(2026, 5, 1))
    'not asked yet: ask before you name them'
    """
    when = "" if voucher.consent_day is None else f" on {day_in_words(voucher.consent_day)}"
    match voucher.consent:
        case "given":
            old = voucher.consent_day is not None and (day - voucher.consent_day).days > RENEW
            return f"said yes{when}" + ("; that is long ago, ask again" if old else "")
        case "asked":
            return f"asked{when}, no answer yet"
        case "refused":
            return f"said no{when}"
        case _:
            return "not asked yet: ask before you name them"


def thanks_due(uses: Iterable[Use], day: date) -> tuple[Use, ...]:
    """Uses for which a thank-you is due: the outcome is known, or a week has passed; the oldest first."""
    open_ = [u for u in uses if u.thanked is None and (u.outcome or (day - u.day).days >= THANKS_WITHIN)]
    return tuple(sorted(open_, key=lambda u: u.day))


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to stress: the skill, whether the job names it, and the line of the owner's CV that speaks of it."""

    skill: str
    named: bool
    line: str


def points(skills: Sequence[str], job: str, cv: str) -> tuple[Point, ...]:
    """What to stress, three at most: skills the job names, in its order, then others with a line in the CV.

    >>> [(p.skill, p.named) for p in points(("mentoring", "SQL", "storage"), "Wanted: storage and SQL", "")]
    [('storage', True), ('SQL', True), ('mentoring', False)]
    """
    lines = [line.strip(" \t-*•") for line in cv.splitlines() if line.strip()]
    fits = _fitting(skills, job)
    others = sorted((s for s in skills if s not in fits), key=lambda s: not _line(s, lines))
    chosen = [*fits, *others][:POINTS]
    return tuple(Point(skill, skill in fits, _line(skill, lines)) for skill in chosen)


def _line(skill: str, lines: Sequence[str]) -> str:
    return next((line for line in lines if _place(skill, " ".join(_WORD.findall(folded(line)))) >= 0), "")
