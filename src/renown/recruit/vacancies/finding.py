"""What is found in an advertisement, the rules that find it, and where each rule comes from.

Invariant: a finding has a place or is of the whole text (both ends 0), says why, names its sources with their kind and
day, and proposes something. What has no law and no study behind it says that it is our own rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from renown.recruit.vacancies.advert import Advert
from renown.recruit.vacancies.vacancy import Demand, Vacancy

SourceKind = Literal["law", "ruling", "study", "own"]


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule comes from. kind: law, ruling of a court, study, or own: neither. day: its ISO day, or its year."""

    name: str
    kind: SourceKind
    day: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Shrink:
    """What one demand does to the pool: how many of it do not show what is demanded (excluded), of how many."""

    demand: Demand
    excluded: int
    of: int


Pool: TypeAlias = Callable[[Demand], tuple[int, int] | None]
"""How many of one's own pool a demand excludes, and how many there are; None where that cannot be told of it."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is checked: the advertisement, what was read of it, and what each must-have does to the pool."""

    advert: Advert
    vacancy: Vacancy
    shrinks: tuple[Shrink, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule found; both ends 0: the whole text. instead: what can stand there, None: see the proposal."""

    start: int
    end: int
    why: str
    proposal: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its key (`family.name`), what it is called, where it comes from, and how it is looked for."""

    key: str
    title: str
    sources: tuple[RuleSource, ...]
    find: Callable[[Case], Iterable[Hit]]

    @property
    def of_law(self) -> bool:
        """Whether a law or a court stands behind it; otherwise it is advice."""
        return any(source.kind in ("law", "ruling") for source in self.sources)


@dataclass(frozen=True, slots=True)
class AdFinding:
    """Something found. words: those of the text; of_law: whether a law stands behind the rule, else it is advice."""

    rule: str
    title: str
    start: int
    end: int
    words: str
    why: str
    proposal: str
    instead: str | None
    of_law: bool
    sources: tuple[RuleSource, ...]

    @property
    def key(self) -> str:
        """The rule and the words, whatever their case, spacing and place: by this a finding is dismissed.

        >>> one = AdFinding("age.young", "", 4, 15, "junges  Team", "", "", None, True, ())
        >>> one.key
        'age.young|junges team'
        """
        return f"{self.rule}|{' '.join(self.words.casefold().split())}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be found, and what can stand instead (of each match, or the same for all; None: only advice).

    A group `core` in the words is what is shown of a match. unless_before, unless_after: found on the same line before
    or behind, the words mean something else.
    """

    words: re.Pattern[str]
    instead: str | Callable[[re.Match[str]], str] | None = None
    unless_before: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None


BEFORE, AFTER = 80, 60
"""So many characters before and behind words are looked at to tell what they mean."""


def worded(case: Case, wordings: Iterable[Wording], why: str, proposal: str) -> Iterator[Hit]:
    """Each place where one of these words stands in the advertiser's own text and means what it seems to."""
    own = case.advert.own
    for wording in wordings:
        for found in wording.words.finditer(own):
            if not _excused(own, found, wording):
                start, end = found.span("core" if "core" in wording.words.groupindex else 0)
                yield Hit(start, end, why, proposal, _instead(found, wording.instead))


def _excused(own: str, found: re.Match[str], wording: Wording) -> bool:
    before = own[max(0, found.start() - BEFORE) : found.start()].rsplit("\n", 1)[-1]
    after = own[found.end() : found.end() + AFTER].split("\n", 1)[0]
    return bool(
        (wording.unless_before and wording.unless_before.search(before))
        or (wording.unless_after and wording.unless_after.match(after))
    )


def _instead(found: re.Match[str], instead: str | Callable[[re.Match[str]], str] | None) -> str | None:
    """The words to put there, with a capital where the old ones had one at the start of a sentence."""
    text = instead(found) if callable(instead) else instead
    if text and found[0][0].isupper() and found[0][1:2].islower() and text[0].islower():
        starts = not found.string[: found.start()].rstrip(" ")[-1:].strip(".!?:•*–-")
        return text[0].upper() + text[1:] if starts else text
    return text


def pattern(words: str) -> re.Pattern[str]:
    """Words as a pattern: whatever case, at the borders of words, a space for any white space.

    >>> bool(pattern("pay ?slips").search("payslips")), bool(pattern("pay ?slips").search("pay  slips"))
    (True, True)
    >>> bool(pattern("young team").search("A Young  Team")), bool(pattern("jung").search("Verjüngung, Jungheinrich"))
    (True, False)
    """
    return re.compile(rf"(?<![\w\-])(?:{words})(?!\w)".replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
