"""A page's own data about a vacancy (schema.org JobPosting), read as what it is: a claim beside the text.

Invariant: data is never trusted to have the shape that the standard gives it; what has another one is left out. How
deep and how much is looked through is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

DEEPEST_NODE, MOST_NODES = 12, 5_000
_BREAK = re.compile(r"<(?:br|/p|/li|/h[1-6]|/div|/ul|/ol)\b[^>]{0,200}>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]{0,200}>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Posting:
    """What the data of a page says. low, high, currency, unit: of `baseSalary`; remote: `TELECOMMUTE` is said."""

    title: str = ""
    employer: str = ""
    place: str = ""
    description: str = ""
    employment: str = ""
    hours: str = ""
    start: str = ""
    low: float | None = None
    high: float | None = None
    currency: str = ""
    unit: str = ""
    remote: bool = False


def postings_in(data: object) -> tuple[Posting, ...]:
    """The postings anywhere in data that was parsed, the first ten.

    >>> postings_in({"@graph": [{"@type": "JobPosting", "title": "Nurse"}, {"@type": "Person"}]})[0].title
    'Nurse'
    >>> postings_in({"@type": "JobPosting", "title": 7, "baseSalary": "much"})[0]
    Posting(title='', employer='', place='', description='', employment='', hours='', start='', low=None, high=None, \
currency='', unit='', remote=False)
    """
    found = [_posting(node) for node in _nodes(data) if _is_posting(node)]
    return tuple(found[:10])


def described(posting: Posting) -> str:
    """The text of a vacancy that is data only: its title, then its description without any markup.

    >>> described(Posting(title="Nurse", description="<p>We look for</p><ul><li>care</li></ul><script>x</script>"))
    'Nurse\\nWe look for\\n- care'
    """
    text = _ITEM.sub("\n- ", _BREAK.sub("\n", _UNSEEN.sub("", posting.description)))
    plain = unescape(_TAG.sub("", text)).replace("\xa0", " ")
    lines = [posting.title, *(line.strip() for line in plain.splitlines())]
    return "\n".join(line for line in lines if line)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    waiting, seen = [(data, 0)], 0
    while waiting and seen < MOST_NODES:
        node, depth = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            inside: list[object] = list(node.values())
        else:
            inside = list(node) if isinstance(node, list | tuple) else []
        if depth < DEEPEST_NODE:
            waiting += [(part, depth + 1) for part in inside[:MOST_NODES] if isinstance(part, dict | list | tuple)]


def _is_posting(node: dict[str, object]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.rsplit("/", 1)[-1] == "JobPosting" for k in kinds)


def _posting(node: dict[str, object]) -> Posting:
    low, high, currency, unit = _pay(node.get("baseSalary"))
    return Posting(
        title=_text(node.get("title")),
        employer=_text(_inside(node.get("hiringOrganization"), "name")) or _text(node.get("hiringOrganization")),
        place=_place(node.get("jobLocation")),
        description=_text(node.get("description"), 200_000),
        employment=_listed(node.get("employmentType")),
        hours=_text(node.get("workHours")),
        start=_text(node.get("jobStartDate")),
        low=low,
        high=high,
        currency=currency,
        unit=unit,
        remote=_text(node.get("jobLocationType")).upper() == "TELECOMMUTE",
    )


def _text(value: object, most: int = 500) -> str:
    return value.strip()[:most] if isinstance(value, str) else ""


def _listed(value: object) -> str:
    return ", ".join(text for part in (value if isinstance(value, list) else [value]) if (text := _text(part)))


def _inside(value: object, *keys: str) -> object:
    for key in keys:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _place(value: object) -> str:
    return _text(_inside(value, "address", "addressLocality")) or _text(_inside(value, "address"))


def _pay(value: object) -> tuple[float | None, float | None, str, str]:
    currency = _text(_inside(value, "currency")).upper()[:3]
    inner = _inside(value, "value")
    single = _number(inner) if _number(inner) is not None else _number(_inside(inner, "value"))
    low, high = _number(_inside(inner, "minValue")), _number(_inside(inner, "maxValue"))
    low, high = (low if low is not None else single), (high if high is not None else single)
    return low, high if high is not None else low, currency, _text(_inside(inner, "unitText")).lower()


def _number(value: object) -> float | None:
    if isinstance(value, str):
        value = float(value) if re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", value.strip()) else None
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9
    return float(value) if good and isinstance(value, int | float) else None
