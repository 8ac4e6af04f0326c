"""What an advertisement says of a vacancy, every value with its place in the text.

Invariant: nothing is guessed. What the text does not say is None and named in `missing`; a value without a place came
from the page's own data or from the owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VACANCY_FIELDS = (
    "title",
    "employer",
    "place",
    "remote",
    "hours",
    "pay",
    "contract",
    "start",
    "contact",
    "must",
    "nice",
)
"""What is looked for in an advertisement and named where it is missing, in the order in which it is shown."""

Weight = Literal["must", "nice", "not", "waived"]
"""must: nobody is taken without it; nice: better with; not: who is this is not wanted; waived: said to be no need."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the characters `start` to `end` of the text it was read from; both 0: the text does not say it."""

    value: str
    words: str
    start: int = 0
    end: int = 0

    @property
    def nowhere(self) -> bool:
        """Whether the text does not say it, but the page's own data or the owner.

        >>> Said("Berlin", "Berlin").nowhere, Said("Berlin", "Berlin", 4, 10).nowhere
        (True, False)
        """
        return self.end == 0


@dataclass(frozen=True, slots=True)
class Pay(Said):
    """What is paid. currency: ISO 4217; period: year, month, week, day, hour; both empty where they are not said.

    low, high: the range, equal where one figure stands; None where only an agreement is named. agreement: the pay
    group of a collective agreement (`TVöD E 9b`).
    """

    low: float | None = None
    high: float | None = None
    currency: str = ""
    period: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Hours(Said):
    """How long one works. low, high: hours a week, None where only full or part time is said."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Remote(Said):
    """How much may be done from elsewhere. share: percent of the time, None where it is only said that some may."""

    share: int | None = None


@dataclass(frozen=True, slots=True)
class Demand(Said):
    """Something that is asked of whoever applies. skills: labels of the taxonomy; years: the fewest, where said."""

    weight: Weight = "must"
    skills: tuple[str, ...] = ()
    years: float | None = None


@dataclass(frozen=True, slots=True)
class Tongue(Said):
    """A language that is asked for: value is its ISO 639-1 code, level a CEFR level where one is said."""

    level: str = ""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A vacancy as an advertisement tells it. language: of the advertisement itself, empty where it is not known."""

    title: Said | None = None
    employer: Said | None = None
    place: Said | None = None
    remote: Remote | None = None
    hours: Hours | None = None
    pay: Pay | None = None
    contract: Said | None = None
    start: Said | None = None
    contacts: tuple[Said, ...] = ()
    demands: tuple[Demand, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    language: str = ""
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def of(self, weight: Weight) -> tuple[Demand, ...]:
        """The demands of one weight, in the order of the text.

        >>> Vacancy(demands=(Demand("SQL", "SQL", 0, 3), Demand("Go", "Go", 4, 6, "nice"))).of("nice")[0].value
        'Go'
        """
        return tuple(demand for demand in self.demands if demand.weight == weight)
