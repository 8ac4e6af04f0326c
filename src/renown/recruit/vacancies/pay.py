"""What an advertisement says of pay: a figure or a range with currency and period, or a pay group.

Invariant: a figure counts only where the words around it speak of pay; turnover, vouchers, allowances and budgets do
not. A currency or a period that is not said stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.vacancy import Pay

_NUMBER = r"\d{1,3}(?:[.,’' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_SIGN = r"€|\$|£|EUR|Euro|euros?|USD|GBP|CHF|Fr\.|Pfund"


def _amount(name: str) -> str:
    """The pattern of one amount, its groups named with a letter before."""
    thousand = r"\s?[kK](?![A-Za-z])|\s?T€|\s?Tsd\.?"
    sign, number = rf"(?P<{name}sign>{_SIGN})", rf"(?P<{name}number>{_NUMBER})(?P<{name}k>{thousand})?"
    return rf"(?:{sign}\s?)?{number}(?:\s?(?P<{name}after>{_SIGN}))?"


_RANGE = re.compile(
    rf"(?<![\w.,]){_amount('a')}(?:\s?(?:-|–|—|bis(?: zu)?|to|and|und|a|hasta)\s?{_amount('b')})?(?![\w])"
)
_SPEAKS = re.compile(
    r"\bzahl|gehalt|vergütung|entgelt|lohn|verdien|brutto|bezahl|besoldung|\bsalar|\bpay\b|\bpaid\b|compensation|\bwages?\b|"
    r"remuneration|\bp\.\s?a\.|per (?:year|annum|hour|month|day)|a year|an hour|salario|sueldo|bruto|"
    r"retribución|€/h|/h\b|(?:im|pro|je|/)\s?(?:monat|jahr|stunde)|die stunde|monatlich|jährlich|per week|"
    r"a month|a week|"
    r"(?:al|por) (?:mes|año|hora)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"umsatz|revenue|turnover|funding|budget|gutschein|voucher|zuschuss|allowance|prämie|bonus|weiterbildung|training|"
    r"jobrad|kunden|customers|mitarbeit|employees|investi|portfolio|stipend|erstattung|sachbezug|empfehlung|referral",
    re.IGNORECASE,
)
_BESIDES = re.compile(r",|\b(?:plus|zzgl|zuzüglich|dazu|sowie|und|and|with|mit|y)\b", re.IGNORECASE)
"""What stands behind such a word comes on top of the pay."""

_PERIODS = {
    "year": r"jahr|jährlich|annum|year|annual|p\.\s?a\.|año|anual|yearly",
    "month": r"monat|month|mes\b|mensual",
    "week": r"woche\b|wöchentlich|\bweek",
    "day": r"tagessatz|pro tag|am tag|per day|a day|day rate|día",
    "hour": r"stunde|stündlich|\bhour|/\s?h\b|stundenlohn|\bhora",
}
_PERIOD = {name: re.compile(words, re.IGNORECASE) for name, words in _PERIODS.items()}
_WORKED = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?\s?(?:hours?|stunden|std\.?|horas)[^,.;]{0,30}", re.IGNORECASE)
"""How long one works, which is no period of the pay."""
_CURRENCY = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "$": "USD",
    "usd": "USD",
    "£": "GBP",
    "gbp": "GBP",
}
_CURRENCY |= {"chf": "CHF", "fr.": "CHF", "pfund": "GBP"}
_GROUP = re.compile(
    r"\b(?:TVöD|TV-?L|TV-?H|AVR|BAT|TVÜ|DRK-TV|TV-Ärzte|ERA)\b[\w\- ,()]{0,30}?\b(?:E|EG|S|P|Kr|"
    r"Entgeltgruppe)\s?\d{1,2}[a-c]?\b"
    r"|\b(?:EG|Entgeltgruppe|Besoldungsgruppe|E|A|S|P)\s?\d{1,2}[a-c]?\b[\w\- ,()]{0,24}?\b(?:TVöD|TV-?L|TV-?H|"
    r"AVR|TVÜ|BBesO|LBesO|ERA)\b"
)


def pay_in(text: str) -> Pay | None:
    """The first pay that a text says, None where it says none.

    >>> pay = pay_in("Gehalt: 55.000 bis 65.000 € brutto im Jahr")
    >>> pay.low, pay.high, pay.currency, pay.period
    (55000.0, 65000.0, 'EUR', 'year')
    >>> pay_in("£52k-£60k a year").high, pay_in("Wir haben 20 Mio. € Umsatz") is None
    (60000.0, True)
    """
    return next((pay for at, line in _sentences(text) if (pay := _pay(line, at)) is not None), None)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in re.split(r"(\n|(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ]))", text):
        yield at, line
        at += len(line)


def _pay(line: str, at: int) -> Pay | None:
    group = _GROUP.search(line)
    figure = next((f for f in _RANGE.finditer(line) if _is_pay(line, f)), None)
    if figure is not None:
        low, high = _amounts(figure)
        words = figure[0].strip()
        start = at + figure.start() + figure[0].index(words)
        return Pay(words, words, start, start + len(words), low, high, _currency(figure), _period(line, figure))
    if group is not None:
        return Pay(group[0], group[0], at + group.start(), at + group.end(), agreement=group[0])
    return None


def _is_pay(line: str, figure: re.Match[str]) -> bool:
    low, high = _amounts(figure)
    behind = _BESIDES.split(line[figure.end() : figure.end() + 40])[0]
    near = line[max(0, figure.start() - 60) : figure.end()] + behind
    if low <= 0 or high < low or re.match(r"\s?(?:Mio|Mrd|million|bn|%|Prozent)", line[figure.end() :]):
        return False
    signed = bool(_currency(figure)) or bool(figure["ak"] or figure["bk"])
    return bool(signed and _SPEAKS.search(line) and not _OTHER.search(near))


def _amounts(figure: re.Match[str]) -> tuple[float, float]:
    low = _number(figure["anumber"]) * (1000 if figure["ak"] or (figure["bk"] and _short(figure["anumber"])) else 1)
    if figure["bnumber"] is None:
        return low, low
    return low, _number(figure["bnumber"]) * (1000 if figure["bk"] else 1)


def _short(number: str) -> bool:
    """Whether a number is one of thousands where the other end of the range is: `52-60k`."""
    return len(number) <= 3


def _number(words: str) -> float:
    """A number as Germans, Britons and the Swiss write it.

    >>> _number("55.000"), _number("55,000.50"), _number("17,50"), _number("60’000")
    (55000.0, 55000.5, 17.5, 60000.0)
    """
    bare = re.sub(r"[’' \u00a0\u202f]", "", words)
    cents = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"[.,]", "", bare[: cents.start()] if cents else bare)
    return float(f"{whole}.{cents[1]}" if cents else whole)


def _currency(figure: re.Match[str]) -> str:
    signs = (figure[name] for name in ("asign", "aafter", "bsign", "bafter"))
    sign = next((s for s in signs if s), "T€" if "€" in figure[0] else "")
    return _CURRENCY.get("€" if sign == "T€" else sign.lower(), "")


def _period(line: str, figure: re.Match[str]) -> str:
    """The period that stands nearest to a figure: behind it first, then before it."""
    behind = _WORKED.sub(" ", line[figure.end() : figure.end() + 40])
    before = line[max(0, figure.start() - 60) : figure.start()]
    for part, last in ((behind, False), (before, True)):
        found = [(m.start(), name) for name, words in _PERIOD.items() for m in words.finditer(part)]
        if found:
            return max(found)[1] if last else min(found)[1]
    return ""
