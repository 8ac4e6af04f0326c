"""Days named in a line, in English, German and Spanish.

A day is read two ways, as one that lies behind and as one that lies ahead; what the line is about tells which is
meant. Invariant: a day that does not exist, or that several readings fit (3/4), is never read as another.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

Both = tuple[date | None, date | None]
"""The day read as one behind, and as one ahead; None where it cannot be that."""

_MONTHS = """
january jan januar janner enero ene|february feb februar febrero|march mar marz maerz marzo|april apr abril abr
|may mai mayo|june jun juni junio|july jul juli julio|august aug agosto ago|september sep sept septiembre setiembre
|october oct oktober okt octubre|november nov noviembre|december dec dezember dez diciembre dic
"""
MONTHS = {name: n for n, names in enumerate(_MONTHS.split("|"), 1) for name in names.split()}

_WEEKDAYS = """
monday montag lunes|tuesday dienstag martes|wednesday mittwoch miercoles|thursday donnerstag jueves
|friday freitag viernes|saturday samstag sonnabend sabado|sunday sonntag domingo
"""
WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAYS.split("|")) for name in names.split()}

_SHORT = "mon|tue tues|wed|thu thurs|fri vie|sat sab|sun"
SHORT = {name: n for n, names in enumerate(_SHORT.split("|")) for name in names.split()}
SHORT_GERMAN = {name: n for n, name in enumerate("mo di mi do fr sa so".split())}
"""Short names of weekdays count only behind a word such as "by", for they spell like other words."""

_NUMBERS = """
a an one ein eine einem einer einen un una uno|two zwei dos|three drei tres|four vier cuatro|five funf fuenf cinco
|six sechs seis|seven sieben siete|eight acht ocho|nine neun nueve|ten zehn diez
"""
NUMBER_NAMED = {name: n for n, names in enumerate(_NUMBERS.split("|"), 1) for name in names.split()}

_UNITS = {
    "day": "day days tag tage tagen dia dias",
    "week": "week weeks woche wochen semana semanas",
    "month": "month months monat monate monaten mes meses",
}
UNITS = {name: unit for unit, names in _UNITS.items() for name in names.split()}

_BY = (
    "by|until|till|before|due|no later than|bis|bis spatestens|spatestens|bis zum|vor dem|hasta|para|antes de|antes del"
)
_ON = "on|the|next|last|this|am|den|dem|zum|im|nachsten?|nachster|kommenden?|letzten?|diesen?|el|la|proximo|pasado|este"


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=lambda n: (-len(n), n)))


_MONTH, _WEEKDAY, _NUMBER, _UNIT = _any(MONTHS), _any(WEEKDAYS), rf"\d{{1,3}}|{_any(NUMBER_NAMED)}", _any(UNITS)
_HEAD = rf"(?<![\w@])(?:(?P<by>{_any(_BY.split('|'))})\s+)?(?:(?:{_ON})\s+){{0,3}}"
_TAIL = r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Found:
    """A day in a line. by: a word such as "by" says that it is a limit."""

    start: int
    end: int
    past: date | None
    ahead: date | None
    by: bool


def find_days(
    folded: str, today: date, *, day_first: bool = False
) -> tuple[tuple[Found, ...], tuple[tuple[int, int], ...]]:
    """The days named in a line, and the places of those that do not exist (31 February).

    folded: the line in lower case without accents. day_first: 4/12/2026 is in December, as Germans and Spaniards write.

    >>> [(f.ahead, f.by) for f in find_days("an article by 12 dec", date(2026, 11, 21))[0]]
    [(datetime.date(2026, 12, 12), True)]
    """
    found: list[Found] = []
    wrong: list[tuple[int, int]] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in (*_RULES, (_SLASHED, _day_first if day_first else _either_first)):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            both = read(match, today)
            if both is None:
                continue
            taken.append((start, end))
            if both == (None, None):
                wrong.append((start, end))
            else:
                found.append(Found(start, end, *both, bool(match["by"])))
    return tuple(sorted(found, key=lambda f: f.start)), tuple(wrong)


def _iso(match: re.Match[str], today: date) -> Both:
    return _exact(int(match["y"]), int(match["m"]), int(match["d"]))


def _day_month(match: re.Match[str], today: date) -> Both:
    month = MONTHS.get(match["m"]) or int(match["m"])
    return _dated(match["y"], month, int(match["d"]), today)


def _either_first(match: re.Match[str], today: date) -> Both | None:
    """A day with slashes that can be read one way only."""
    first, second = int(match["d"]), int(match["m"])
    if first == second or first > 12:
        return _dated(match["y"], second, first, today)
    return _dated(match["y"], first, second, today) if second > 12 else None


def _day_first(match: re.Match[str], today: date) -> Both | None:
    return _dated(match["y"], int(match["m"]), int(match["d"]), today)


def _dated(year: str | None, month: int, day: int, today: date) -> Both:
    """A day of a month; without its year the last one behind and the next one ahead."""
    if year:
        return _exact(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = [_made(today.year + offset, month, day) for offset in range(-8, 9)]
    there = [d for d in years if d]
    return max((d for d in there if d <= today), default=None), min((d for d in there if d >= today), default=None)


def _exact(year: int, month: int, day: int) -> Both:
    return _made(year, month, day), _made(year, month, day)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_month(match: re.Match[str], today: date) -> Both:
    """A day of the month alone: the last such day behind, the next ahead."""
    months = [divmod(today.year * 12 + today.month - 1 + offset, 12) for offset in range(-2, 3)]
    there = [d for y, m in months if (d := _made(y, m + 1, int(match["d"])))]
    return max((d for d in there if d <= today), default=None), min((d for d in there if d >= today), default=None)


def _weekday(match: re.Match[str], today: date) -> Both:
    """The last such weekday, today included, and the next; "last" and "next" leave today out."""
    wanted = (WEEKDAYS | SHORT | SHORT_GERMAN)[match["w"]]
    around = match[0]
    behind = today - timedelta((today.weekday() - wanted) % 7)
    ahead = today + timedelta((wanted - today.weekday()) % 7)
    if re.search(r"last|letzt|pasado", around):
        return behind if behind < today else behind - timedelta(7), None
    if re.search(r"next|nachst|kommend|proxim|viene", around):
        return None, ahead if ahead > today else ahead + timedelta(7)
    return behind, ahead


def _near(match: re.Match[str], today: date) -> Both:
    offset = _NEAR[match["near"]]
    day = today + timedelta(offset)
    return (day if offset <= 0 else None), (day if offset >= 0 else None)


def _ahead(match: re.Match[str], today: date) -> Both:
    return None, _moved(today, _number(match["n"]), UNITS[match["u"]])


def _ago(match: re.Match[str], today: date) -> Both:
    return _moved(today, -_number(match["n"]), UNITS[match["u"]]), None


def _next_unit(match: re.Match[str], today: date) -> Both:
    return None, _moved(today, 1, UNITS[match["u"]])


def _last_unit(match: re.Match[str], today: date) -> Both:
    return _moved(today, -1, UNITS[match["u"]]), None


def _end_of(match: re.Match[str], today: date) -> Both:
    """The Friday of this week, or the last day of this month."""
    if UNITS[match["u"]] == "week":
        friday = today + timedelta(4 - today.weekday())
        return None, max(friday, today)
    return None, today.replace(day=calendar.monthrange(today.year, today.month)[1])


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBER_NAMED[text]


def _moved(today: date, number: int, unit: str) -> date:
    """A day so many days, weeks or months on; a month's last day stays within the month."""
    if unit != "month":
        return today + timedelta(number * (7 if unit == "week" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


_NEAR = {
    "today": 0, "heute": 0, "hoy": 0, "tonight": 0, "this morning": 0, "tomorrow": 1, "morgen": 1, "manana": 1,
    "yesterday": -1, "gestern": -1, "ayer": -1, "the day after tomorrow": 2, "day after tomorrow": 2, "ubermorgen": 2,
    "uebermorgen": 2, "pasado manana": 2, "the day before yesterday": -2, "day before yesterday": -2, "vorgestern": -2,
    "anteayer": -2, "antier": -2, "this afternoon": 0, "this evening": 0, "this noon": 0, "last night": -1,
    "yesterday morning": -1, "yesterday evening": -1, "yesterday afternoon": -1, "tomorrow morning": 1,
    "tomorrow evening": 1, "tomorrow afternoon": 1, "heute morgen": 0, "heute fruh": 0, "heute vormittag": 0,
    "heute mittag": 0, "heute nachmittag": 0, "heute abend": 0, "gestern morgen": -1, "gestern fruh": -1,
    "gestern mittag": -1, "gestern nachmittag": -1, "gestern abend": -1, "gestern nacht": -1, "morgen fruh": 1,
    "morgen vormittag": 1, "morgen mittag": 1, "morgen nachmittag": 1, "morgen abend": 1, "esta manana": 0,
    "esta tarde": 0, "esta noche": 0, "este mediodia": 0, "anoche": -1, "ayer por la manana": -1,
    "ayer por la tarde": -1, "ayer por la noche": -1, "manana por la manana": 1, "manana por la tarde": 1,
    "manana por la noche": 1,
}  # fmt: skip
_YEAR = r"(?:[,\s]\s*(?:de\s+|del\s+)?(?P<y>\d{4}))?"
_LED = rf"(?<![\w@])(?:(?P<by>{_any(_BY.split('|'))})|on|next|last|el)\s+(?:(?:{_ON})\s+){{0,3}}"
_BIS = r"(?<![\w@])(?:(?P<by>bis zum|bis)|am)\s+"

_SLASHED = re.compile(_HEAD + r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d{2})" + _TAIL)

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Both | None]]


def _rule(body: str, read: Callable[[re.Match[str], date], Both], head: str = _HEAD) -> Rule:
    return re.compile(head + body + _TAIL), read


_RULES: tuple[Rule, ...] = (
    _rule(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", _iso),
    _rule(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2}))?", _day_month),
    _rule(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<m>{_MONTH})\.?{_YEAR}", _day_month),
    _rule(rf"(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}", _day_month),
    _rule(rf"(?:in|en|dentro de)\s+(?P<n>{_NUMBER})\s+(?P<u>{_UNIT})", _ahead),
    _rule(rf"(?P<n>{_NUMBER})\s+(?P<u>{_UNIT})\s+ago", _ago),
    _rule(rf"(?:vor|hace)\s+(?P<n>{_NUMBER})\s+(?P<u>{_UNIT})", _ago),
    _rule(rf"(?P<near>{_any(_NEAR)})", _near, rf"(?<![\w@])(?<!\bla )(?:(?P<by>{_any(_BY.split('|'))})\s+)?"),
    _rule(rf"(?P<w>{_WEEKDAY})(?:\s+pasado|\s+proximo|\s+que viene)?", _weekday),
    _rule(rf"(?P<w>{_any(SHORT)})\.?", _weekday, _LED),
    _rule(rf"(?P<w>{_any(SHORT_GERMAN)})\.?", _weekday, _BIS),
    _rule(rf"(?:end of|ende der|ende des|ende)\s+(?:the\s+|this\s+)?(?P<u>{_UNIT})", _end_of),
    _rule(r"(?:fin|finales) de (?P<u>mes)", _end_of),
    _rule(r"(?P<u>monat)sende", _end_of),
    _rule(rf"(?:next|nachste[rn]?|kommende[rn]?|proxim[oa])\s+(?P<u>{_UNIT})", _next_unit),
    _rule(rf"(?P<u>{_UNIT})\s+(?:que viene|proxim[oa])", _next_unit),
    _rule(rf"(?:last|letzte[rn]?)\s+(?P<u>{_UNIT})", _last_unit),
    _rule(rf"(?P<u>{_UNIT})\s+pasad[oa]", _last_unit),
    _rule(r"(?P<d>\d{1,2})(?:st|nd|rd|th)", _of_month),
    _rule(
        r"(?P<d>\d{1,2})\.?", _of_month, r"(?<![\w@])(?:(?P<by>bis zum|bis|(?:hasta|para) el(?: dia)?)|am|el dia)\s+"
    ),
)
