"""How one works: remote share, hours, contract, first day.

Invariant: only what is said is read. `hybrid` says that some may be done from elsewhere, not how much.
"""

from __future__ import annotations

import re
from datetime import date

from renown.recruit.vacancies.vacancy import Hours, Remote, Said

_DAYS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ein": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4}
_DAYS |= {"fünf": 5, "uno": 1, "dos": 2, "tres": 3}
_DAY = r"(?P<days>[1-5]|" + "|".join(_DAYS) + r")"
_ELSEWHERE = r"(?:home\s?-?office|homeoffice|remote|mobil(?:es|em)? arbeiten|from home|zu hause|teletrabajo|remoto)"
_NONE = re.compile(
    r"\b(?:kein(?:e)? (?:homeoffice|home-office|remote)\w*|no (?:remote|home)[\w ]{0,12}|homeoffice (?:ist "
    r")?nicht möglich|"
    r"(?:100 ?%|fully|rein|ausschließlich) (?:on-?site|vor ort|präsenz)|not remote|no remoto)",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"\b(?:100 ?% (?:remote|homeoffice|home-office)|(?:fully|full|all|voll|komplett|vollständig|ausschließlich) "
    r"(?:remote|im homeoffice)|remote[- ](?:only|first)|100 ?% remoto)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?P<share>\d{{1,3}})\s?%[\w ,()]{{0,20}}?{_ELSEWHERE}|{_ELSEWHERE}[\w ,:()]{{0,14}}?(?P<share2>\d{{1,3}})\s?%",
    re.IGNORECASE,
)
_AWAY = re.compile(rf"\b{_DAY}\s(?:tage?n?|days?|días)\b[\w ,/]{{0,28}}?{_ELSEWHERE}", re.IGNORECASE)
_THERE = re.compile(
    rf"\b{_DAY}\s(?:tage?n?|days?|días)\b[\w ,/]{{0,24}}?(?:im büro|vor ort|in the office|on-?site|in office|en "
    rf"la oficina)",
    re.IGNORECASE,
)
_SOME = re.compile(rf"\b(?:hybrid\w*|{_ELSEWHERE})\b", re.IGNORECASE)

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_WEEKLY = re.compile(
    rf"(?<![\d.,])(?P<low>{_NUMBER})\s?(?:(?:-|–|bis|to|a)\s?(?P<high>{_NUMBER})\s?)?-?\s?(?:h|std\.?|stunden|hours?|hrs|horas)"
    r"(?:\s?(?:/|pro|je|die|per|a|in der|/\s?)\s?(?:woche|week)|[- ]?woche|\s?wöchentlich|\s?week|\s?semanales|"
    r"\s?a la semana)"
    rf"|(?<![\d.,])(?P<low2>{_NUMBER})\s?(?:(?:-|–|bis)\s?(?P<high2>{_NUMBER})\s?)?wochenstunden",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\d.,])(?P<low>{_NUMBER})\s(?:stunden|std\.|hours|horas)(?=\s*(?:,|;|\.|$|\sin (?:\w+ )?schicht|"
    rf"\sover|\sper term))"
    r"(?!\s?(?:im monat|a day|am tag))",
    re.IGNORECASE | re.MULTILINE,
)
"""Hours of which it is not said that they are of a week: where so many can be of nothing else."""
FEWEST_HOURS, MOST_HOURS = 30, 48
"""Bare hours between these are those of a week."""
_TIME = re.compile(
    r"\b(?:in )?(?P<full>vollzeit|full[- ]time|jornada completa)\b(?P<both>[\w ,/]{0,12}?\b(?:teilzeit|"
    r"part[- ]time)\b)?|"
    r"\b(?P<part>teilzeit|part[- ]time|media jornada)\b",
    re.IGNORECASE,
)

_CONTRACTS: dict[str, str] = {
    "permanent": r"unbefristet\w*|permanent (?:contract|position|role|employment)|festanstellung|contrato indefinido",
    "fixed term": r"(?<!un)befristet\w*|fixed[- ]term|temporary (?:contract|position)|elternzeitvertretung|"
    r"maternity cover|"
    r"contrato temporal",
    "apprenticeship": r"ausbildungsplatz|ausbildung (?:zum|zur)|apprenticeship",
    "working student": r"werkstudent\w*|working student",
    "internship": r"praktikum|praktikant\w*|internship|prácticas",
    "mini job": r"minijob|450-?euro|538-?euro|556-?euro|geringfügig\w*",
    "freelance": r"freiberuflich\w*|freelance(?:r)?|auf honorarbasis|contractor",
}
_CONTRACT = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _CONTRACTS.items()}

_MONTHS = (
    ("januar", "january", "jänner", "enero"),
    ("februar", "february", "febrero"),
    ("märz", "march", "marzo"),
    ("april", "abril"),
    ("mai", "may", "mayo"),
    ("juni", "june", "junio"),
    ("juli", "july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre"),
    ("oktober", "october", "octubre"),
    ("november", "noviembre"),
    ("dezember", "december", "diciembre"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_NAMED = "|".join(_MONTH)
_FROM = (
    r"(?:ab|zum|from|starting|start(?:s|ing)?(?: date)?|eintritt(?:stermin)?|beginn|startdatum|a partir del?|as of|on)"
    r"(?: on| from| dem| ab)?[: ]{1,3}"
)
_START = re.compile(
    rf"\b{_FROM}(?P<said>(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>20\d\d)|(?P<iso>20\d\d-\d\d-\d\d)|"
    rf"(?:(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th| de)?\s)?(?P<named>{_NAMED})(?: de)? (?P<y2>20\d\d))",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:(?:ab )?sofort|(?:zum |so bald wie )?(?:nächst|schnellst)möglich\w*(?: zeitpunkt| termin)?|immediately|"
    r"as soon as possible|asap|right away|incorporación inmediata)\b",
    re.IGNORECASE,
)


def remote_in(text: str) -> Remote | None:
    """How much may be done from elsewhere.

    >>> [remote_in(t).share for t in ("3 Tage pro Woche im Büro", "bis zu 60 % Homeoffice", "fully remote", "hybrid")]
    [40, 60, 100, None]
    >>> remote_in("2 Tage Homeoffice pro Woche").share, remote_in("kein Homeoffice").share, remote_in("in Berlin")
    (40, 0, None)
    """
    for pattern, share in ((_NONE, 0), (_FULL, 100)):
        if found := pattern.search(text):
            return _remote(found, share)
    if found := _SHARE.search(text):
        return _remote(found, min(100, int(found["share"] or found["share2"])))
    if found := _AWAY.search(text):
        return _remote(found, _days(found["days"]) * 20)
    if found := _THERE.search(text):
        return _remote(found, 100 - _days(found["days"]) * 20)
    return _remote(found, None) if (found := _SOME.search(text)) else None


def _remote(found: re.Match[str], share: int | None) -> Remote:
    value = "some, not said how much" if share is None else f"{share} %"
    return Remote(value, found[0], *found.span(), share=share)


def _days(words: str) -> int:
    return int(words) if words.isdigit() else _DAYS[words.lower()]


def hours_in(text: str) -> Hours | None:
    """Hours a week, or full or part time.

    >>> [hours_in(text).value for text in ("38,5 Std./Woche", "20-30 hours per week", "in Vollzeit")]
    ['38.5 hours a week', '20 to 30 hours a week', 'full time']
    >>> hours_in("Pay by the hour, 40 hours, permanent").low, hours_in("You get 24 hours, then answer.")
    (40.0, None)
    """
    if found := _WEEKLY.search(text):
        low = _hours(found["low"] or found["low2"])
        high = _hours(found["high"] or found["high2"] or found["low"] or found["low2"])
        value = f"{low:g} hours a week" if low == high else f"{low:g} to {high:g} hours a week"
        return Hours(value, found[0], *found.span(), low=low, high=high)
    if (found := _BARE.search(text)) and FEWEST_HOURS <= _hours(found["low"]) <= MOST_HOURS:
        low = _hours(found["low"])
        return Hours(f"{low:g} hours a week", found[0], *found.span(), low=low, high=low)
    if found := _TIME.search(text):
        value = "full or part time" if found["both"] else "full time" if found["full"] else "part time"
        return Hours(value, found[0], *found.span())
    return None


def _hours(words: str) -> float:
    return float(words.replace(",", "."))


def contract_in(text: str) -> Said | None:
    """The first kind of contract that is named."""
    found = [(m.start(), name, m) for name, words in _CONTRACT.items() if (m := words.search(text))]
    return Said(min(found)[1], min(found)[2][0], *min(found)[2].span()) if found else None


def start_in(text: str) -> Said | None:
    """The first day, in ISO form where a day or month is said.

    >>> start_in("ab 01.03.2027").value, start_in("from 1 March 2027").value, start_in("ab sofort").value
    ('2027-03-01', '2027-03-01', 'now')
    >>> start_in("zum 1. September 2027").value, start_in("from March 2027").value, start_in("ab 31.02.2027")
    ('2027-09-01', '2027-03', None)
    """
    for found in _START.finditer(text):
        if day := _day(found):
            return Said(day, found["said"], *found.span("said"))
    soon = _SOON.search(text)
    return Said("now", soon[0], *soon.span()) if soon else None


def _day(found: re.Match[str]) -> str:
    year = found["y"] or found["y2"]
    month = found["m"] or (str(_MONTH[found["named"].lower()]) if found["named"] else None)
    day = found["d"] or found["d2"]
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"]).isoformat()
        told = date(int(year), int(month or 0), int(day or 1))
    except ValueError:
        return ""
    return told.isoformat() if day else f"{told:%Y-%m}"
