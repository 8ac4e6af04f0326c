"""Days and spans of time as CVs write them, in German, English and Spanish.

Invariant: what is not written is not filled in. A year stays a year; '2019' is not January.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renown.recruit.resumes.resume import Period, When

MONTHS = {
    1: "january jan januar jän jänner enero ene",
    2: "february feb febr februar feber febrero",
    3: "march mar mär märz mrz maerz marzo",
    4: "april apr abril abr",
    5: "may mai mayo",
    6: "june jun juni junio",
    7: "july jul juli julio",
    8: "august aug agosto ago",
    9: "september sep sept septiembre setiembre set",
    10: "october oct oktober okt octubre",
    11: "november nov noviembre",
    12: "december dec dezember dez diciembre dic",
}
_NUMBER = {word: number for number, words in MONTHS.items() for word in words.split()}
NOW = (
    "ahora|bis heute|bis jetzt|bis dato|dato|heute|jetzt|aktuell|derzeit|gegenwärtig|laufend|fortlaufend|andauernd|"
    "to date|to present|until now|till now|present|presently|now|current|currently|today|ongoing|"
    "la actualidad|hasta hoy|hasta ahora|hasta la fecha|la fecha|actualidad|actualmente|actual|"
    "presente|el presente|a la fecha|hoy|en curso|act"
)
MONTH_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_MOMENT = rf"""
    (?P<d1>[0-3]?\d)\.\s?(?P<m1>[01]?\d)\.\s?(?P<y1>{_YEAR})
  | (?P<d2>[0-3]?\d)[/-](?P<m2>[01]?\d)[/-](?P<y2>{_YEAR})
  | (?P<y3>{_YEAR})[-./](?P<m3>0[1-9]|1[0-2])(?:[-./](?P<d3>[0-3]\d))?(?!\d)
  | (?P<d4>[0-3]?\d)(?:\.|st|nd|rd|th)?\s(?:de\s)?(?P<m4>{MONTH_NAMES})\b\.?,?\s?(?:del?\s)?(?P<y4>{_YEAR})
  | (?P<m5>{MONTH_NAMES})\b\.?\s(?P<d5>[0-3]?\d)(?:st|nd|rd|th)?,\s?(?P<y5>{_YEAR})
  | (?P<m6>{MONTH_NAMES})\b\.?,?[\s/-]?(?:del?\s|of\s)?(?P<y6>{_YEAR}|['’´‘]?\d\d(?!\d))
  | (?P<m7>0?[1-9]|1[0-2])\s?[./-]\s?(?P<y7>{_YEAR})
  | (?P<m8>0[1-9]|1[0-2])[/.](?P<y8>\d\d)(?![\d./])
  | (?:(?:spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|primavera|verano|otoño|invierno|anfang|mitte|ende
    |early|mid|late)[\s-])?
    (?P<y9>{_YEAR})(?![\d%])
"""
_FLAGS = re.IGNORECASE | re.VERBOSE
_ONE = re.compile(rf"(?<![\w.,/'-])(?:{_MOMENT})", _FLAGS)
UNTIL_WORDS = r"(?:-{1,2}|–|—|−|‒|―|→|~|bis(?:\szum)?|to|until|till|through|hasta(?:\sel)?|al?)"
_TO = re.compile(rf"\s{{0,9}}(?:{UNTIL_WORDS})\s{{0,9}}", re.IGNORECASE)
_NOW = re.compile(rf"(?:(?:{NOW})\b\.?|…|\.{{3}})", re.IGNORECASE)
_ENDED = re.compile(rf"\s{{0,9}}\(?(?:{NOW})\b\)?", re.IGNORECASE)
_SINCE = re.compile(r"(?:\b(?:seit|ab|since|from|desde(?:\sel)?|starting|von|vom|de|del)\s(?:dem\s)?)$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:seit|ab|since|desde(?:\sel)?|starting)\s(?:dem\s)?$", re.IGNORECASE)
_LAST = re.compile(r"\b(?:bis|until|till|hasta)\s$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"['’]?(\d\d)(?![\d./:%])")
_HALF = re.compile(
    rf"(?<![\w.,/'-])(?:(?P<name>{MONTH_NAMES})\b\.?|(?P<number>0[1-9]|1[0-2]))\s*(?:-|–|—|bis|to|a)\s*$", re.IGNORECASE
)
_AROUND = re.compile(r"^[\s(\[]*$")
_LASTED = re.compile(
    r"\s{0,9}[(·•,|]?\s{0,9}(?:(?:etwa|ca\.?|about)\s)?\d{1,4}\s?(?:years?|yrs?|jahre?n?|años?|months?|mos?|monate?n?|mes(?:es)?)\b\.?"
    r"(?:[\s,]{0,9}(?:and|und|y)?\s{0,9}\d{1,4}\s?(?:months?|mos?|monate?n?|mes(?:es)?)\b\.?)?\s{0,9}\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A span of time and where it is written: from `at` to before `end`. ranged: more than one single moment."""

    period: Period
    at: int
    end: int
    ranged: bool


def periods(text: str) -> list[Told]:
    """Every span of time a text names, in order.

    >>> [str(told.period.start) for told in periods("03/2019 - heute Data Engineer, davor Jan '15 bis 2017")]
    ['2019-03', '2015-01']
    >>> [(str(t.period.end), t.period.ongoing) for t in periods("desde marzo de 2020")]
    [('None', True)]
    """
    return list(_periods(text))


def moment(text: str) -> When | None:
    """The first day a text names, or None.

    >>> moment("Abschluss: Juli 2014")
    When(year=2014, month=7, day=None)
    """
    return next((when for match in _ONE.finditer(text) if (when := _when(match))), None)


def lasted(text: str) -> bool:
    """Whether a text says nothing but how long something lasted, as LinkedIn writes it.

    >>> lasted("3 years 2 months"), lasted("3 years as a cook")
    (True, False)
    """
    return bool(_LASTED.fullmatch(text))


def _periods(text: str) -> Iterator[Told]:
    done = 0
    for match in _ONE.finditer(text):
        start = _when(match)
        if match.start() < done or start is None:
            continue
        told = _told(text, match, start, done)
        done = told.end
        yield told


def _told(text: str, match: re.Match[str], start: When, done: int) -> Told:
    """The span that begins with one moment: until another, until now, open, or the moment alone."""
    before = text[done : match.start()]
    at = match.start() - _length(_SINCE.search(before))
    half = _HALF.search(before)
    if half and start.month:
        month = int(half["number"]) if half["number"] else _NUMBER[half["name"].lower()]
        begun = When(start.year - (month > start.month), month)
        return Told(Period(begun, start), done + half.start(), _after(text, match.end()), True)
    period, end = _ending(text, match.end(), start)
    if period is None:
        return _alone(text, before, match, start, at)
    return Told(period, at, _after(text, end), True)


def _alone(text: str, before: str, match: re.Match[str], start: When, at: int) -> Told:
    """A moment with nothing that follows: since, until, or just then."""
    if _OPEN.search(before):
        return Told(Period(start, None, True), at, _after(text, match.end()), True)
    last = _LAST.search(before)
    if last:
        return Told(Period(None, start), match.start() - _length(last), match.end(), True)
    return Told(Period(start, start), at, match.end(), False)


def _ending(text: str, at: int, start: When) -> tuple[Period | None, int]:
    """What the span that began ends with, and where that ends; None for a moment alone."""
    ended = _ENDED.match(text, at)
    if ended and not text[at : at + 1].isalpha():
        return Period(start, None, True), ended.end()
    to = _TO.match(text, at)
    if not to or (to.group().strip().isalpha() and not to.group()[0].isspace()):
        return None, at
    now = _NOW.match(text, to.end())
    if now:
        return Period(start, None, True), now.end()
    other = _ONE.match(text, to.end()) or _ONE.match(" " + text[to.end() :], 1)
    if other and (end := _when(other)):
        shift = 0 if other.string is text else to.end() - 1
        return Period(start, end), other.end() + shift
    short = _SHORT_YEAR.match(text, to.end())
    if short and start.precision == "year" and _year(short[1]) > start.year:
        return Period(start, When(_year(short[1]))), short.end()
    alone = "\t" in to.group().lstrip() or not text[to.end() :].strip(" )].,;|")
    open_ended = to.group().strip() in {"-", "–", "—"} and alone
    return (Period(start, None, True), to.end()) if open_ended else (None, at)


def _after(text: str, at: int) -> int:
    """Past how long it lasted, where that is written behind a span."""
    match = _LASTED.match(text, at)
    return match.end() if match else at


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0


def _when(match: re.Match[str]) -> When | None:
    """What one moment says; None where it is no day of the calendar."""
    found = {key[0]: value for key, value in match.groupdict().items() if value is not None}
    year = _year(found["y"])
    month = _NUMBER.get(found.get("m", "").lower()) or (int(found["m"]) if found.get("m", "").isdigit() else None)
    day = int(found["d"]) if "d" in found else None
    try:
        When(year, month, day).first.isoformat()
    except ValueError:
        return None
    return When(year, month, day)


def _year(written: str) -> int:
    """A year of two digits belongs to the hundred years that end in 2049."""
    number = int(written.lstrip("'’´‘"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)
