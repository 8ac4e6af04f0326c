"""Whom somebody wants to reach: by their work, never by who they are.

Invariant: there is no age, gender, origin or postcode here; what is not here can choose nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from renown.errors import InputError
from renown.recruit.channels.card import FIELDS, LEVELS, SEEKERS

LONGEST_PROFESSION = 200
MOST_NAMED = 20
MOST_MINUTES = 7 * 24 * 60
MOST_BUDGET = 1e9

_REGION = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """People to reach. What is empty or None was not said, and is not guessed.

    profession: in one's own words. field, level, seeker: keys of `card.FIELDS`, `LEVELS`, `SEEKERS`. region: ISO
    3166-1, two capitals. languages: ISO 639-1. interests: words. budget: what can be spent in a month, in any currency;
    0: nothing. minutes: what can be worked in a week.
    """

    profession: str = ""
    field: str = ""
    level: str = ""
    region: str = ""
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    seeker: str = ""
    budget: float | None = None
    minutes: int | None = None

    def __post_init__(self) -> None:
        for what, word, known in (
            ("field", self.field, FIELDS),
            ("level", self.level, LEVELS),
            ("seeker", self.seeker, SEEKERS),
        ):
            if word and word not in known:
                raise InputError(f"{what}: found {word[:40]!r}, expected one of {', '.join(known)}")
        if len(self.profession) > LONGEST_PROFESSION:
            raise InputError(f"the profession has {len(self.profession)} signs, at most {LONGEST_PROFESSION} are read")
        self._check_places()
        self._check_means()

    def _check_places(self) -> None:
        if self.region and not _REGION.fullmatch(self.region):
            raise InputError(f"region: found {self.region[:40]!r}, expected a country in two capitals, like DE")
        odd = next((language for language in self.languages if not _LANGUAGE.fullmatch(language)), None)
        if odd is not None:
            raise InputError(f"language: found {odd[:40]!r}, expected two letters, like de")
        if max(len(self.languages), len(self.interests)) > MOST_NAMED:
            raise InputError(f"more than {MOST_NAMED} languages or interests were named")

    def _check_means(self) -> None:
        if self.budget is not None and not 0 <= self.budget <= MOST_BUDGET:
            raise InputError(f"budget: found {self.budget:g}, expected 0 or more")
        if self.minutes is not None and not 0 <= self.minutes <= MOST_MINUTES:
            raise InputError(
                f"minutes: found {self.minutes}, expected between 0 and {MOST_MINUTES}, the minutes of a week"
            )
