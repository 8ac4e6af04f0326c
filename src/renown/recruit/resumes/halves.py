"""The two halves of an entry's head: title and employer, or degree and school; and the place.

Invariant: where the words of one entry do not say which half is which, the order of the other entries of the same CV
does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from renown.recruit.resumes.cues import bare_freelance, freelance, looks
from renown.recruit.resumes.dates import lasted
from renown.recruit.resumes.places import is_known, is_shaped

_STRONG = re.compile(r"\t|\s*[|•·]\s+|\s+[|•·]\s*|\s{3,}|\s//\s|\s@\s")
_WORDS = re.compile(
    r"\s(?:bei(?:\s(?:der|dem|den))?|beim|at(?:\sthe)?|@)\s(?=\S)"
    r"|\sen\s(?=(?:la\s|el\s)?[A-ZÁÉÍÓÚÑ])|\s(?:im|in der)\s(?=[A-ZÄÖÜ])"
)
_DASH = re.compile(r"\s[–—-]\s")
_COMMA = re.compile(r",\s(?!(?:Inc|Ltd|LLC|S\.\s?L|S\.\s?A|GmbH|SL\b|SA\b)\.?)(?![^()]{0,200}\))")
_COLON = re.compile(r":\s")
_TAIL = re.compile(r"^(.+?)\s{0,9}[(\[]([^()\[\]]{2,90})[)\]]$")
_LABEL = re.compile(
    r"^(?:arbeitgeber|firma|unternehmen|position|funktion|titel|tätigkeit|employer|company|title|role|job title"
    r"|empresa|puesto|cargo|ort|location|place|lugar|als|as|como)\s*:\s*",
    re.IGNORECASE,
)


_KEPT = re.compile(
    r"[mwfdx](?:/[mwfdx])+|all genders|teilzeit|vollzeit|befristet|part[- ]time|full[- ]time|tiempo|jornada|%|freelanc"
    r"|remote",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Halves:
    """The head of an entry, parted. more: what was none of the three."""

    first: str = ""
    second: str = ""
    place: str = ""
    more: tuple[str, ...] = ()


def halves(heads: Sequence[Sequence[str]], first: str, second: str) -> list[Halves]:
    """The halves of the heads of one section; first, second: the cues that tell them (`cues.looks`).

    >>> found = halves([("Nordlicht GmbH, Kiel", "Data Engineer"), ("Quarz AG", "Zeitnehmer")], "title", "employer")
    >>> [(one.first, one.second, one.place) for one in found]
    [('Data Engineer', 'Nordlicht GmbH', 'Kiel'), ('Zeitnehmer', 'Quarz AG', '')]
    """
    fields = [_fields(head, second) for head in heads]
    parted = _placed(fields, first, second)
    order = sum(_leaning(own, first, second) for own, _ in parted)
    return [_halved(own, places, order >= 0, first, second) for own, places in parted]


def _fields(head: Sequence[str], second: str) -> list[str]:
    """The parts of a head, in order."""
    fields = [text.strip(" \t,;|·•–—-:") for line in head for text in _split(line, second)]
    fields = [text for text in fields if text and not lasted(text)]
    if len(fields) == 1 and (match := _TAIL.match(fields[0])) and not _KEPT.search(match[2]) and is_shaped(match[2]):
        fields = [match[1], match[2]]
    return fields


def _placed(heads: Sequence[list[str]], first: str, second: str) -> list[tuple[list[str], list[str]]]:
    """Each head without its place, and its place: where a known one stands, or where the others have theirs."""
    votes: Counter[tuple[int, int]] = Counter()
    for fields in heads:
        for index, text in enumerate(fields):
            cued = bool(looks(first, text) or looks(second, text))
            votes[len(fields), index] += 3 if is_known(text) else -3 if cued else int(is_shaped(text))
    return [_without_place(fields, votes, first, second) for fields in heads]


def _without_place(
    fields: list[str], votes: Counter[tuple[int, int]], first: str, second: str
) -> tuple[list[str], list[str]]:
    known = [text for text in fields if is_known(text) and not looks(second, text)]
    if known or len(fields) < 3:
        return [text for text in fields if text not in known], known
    best = max(range(len(fields)), key=lambda index: (votes[len(fields), index], index))
    text = fields[best]
    if votes[len(fields), best] <= 0 or not is_shaped(text) or looks(first, text) or looks(second, text):
        return fields, []
    return fields[:best] + fields[best + 1 :], [text]


def _could_be_place(text: str, second: str) -> bool:
    return is_shaped(text) and not looks(second, text) and not looks("title", text) and not looks("degree", text)


def _split(line: str, second: str) -> list[str]:
    """The parts of one line of a head."""
    line = _LABEL.sub("", line.strip())
    parts = [part for part in _STRONG.split(line) if part.strip()]
    parts = [half for part in parts for half in _worded(_LABEL.sub("", part.strip()), second)]
    parts = [half for part in parts for half in _DASH.split(part) if half.strip()]
    parts = [half for part in parts for half in _tailed(part.strip(), second)]
    parts = [half for part in parts for half in _COMMA.split(part) if half.strip()]
    parts = [half for part in parts for half in _named(part, alone=len(parts) == 1)]
    return [half for part in parts for half in _tailed(part.strip(), second)]


def _named(text: str, alone: bool) -> list[str]:
    """'Hotel Post: Köchin' in two, where a half is a title or the like."""
    halves_ = [half.strip() for half in _COLON.split(text, maxsplit=1) if half.strip()]
    cued = any(looks(kind, half) for kind in ("title", "employer", "degree", "school") for half in halves_)
    return halves_ if len(halves_) == 2 and (alone or cued) else [text]


def _worded(text: str, second: str) -> list[str]:
    """'Koch bei Gasthof Adler' in two; 'Técnico en Cuidados' stays one."""
    for match in _WORDS.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        sure = match.group().strip().split()[0].lower() in {"bei", "beim", "at", "@"}
        if sure or (looks(second, right) > looks(second, left)):
            return [left, right]
    return [text]


def _tailed(text: str, second: str) -> list[str]:
    """A place or an employer in brackets behind is a part of its own."""
    match = _TAIL.match(text)
    if match is None or _KEPT.search(match[2]):
        return [text]
    parts = [part.strip() for part in match[2].split(",") if part.strip()]
    several = len(parts) > 1 and is_shaped(parts[-1])
    if (
        several
        or is_known(match[2])
        or looks(second, match[2])
        or (is_shaped(match[2]) and not looks("title", match[1]))
    ):
        return [match[1], *parts]
    return [text]


def _weight(text: str, first: str, second: str) -> int:
    return looks(first, text) - looks(second, text)


def _leaning(fields: Sequence[str], first: str, second: str) -> int:
    """Whether the first half stands first (above 0) in one head, by its words."""
    if len(fields) < 2:
        return 0
    difference = _weight(fields[0], first, second) - _weight(fields[1], first, second)
    return (difference > 0) - (difference < 0)


def _halved(fields: list[str], places: list[str], ordered: bool, first: str, second: str) -> Halves:
    place = ", ".join(dict.fromkeys(places))
    if not fields:
        return Halves("", "", place)
    if len(fields) == 1:
        sole = fields[0]
        other = looks(second, sole) > looks(first, sole) and not freelance(sole)
        return Halves("" if other else sole, sole if other else "", place)
    one, two = _chosen(fields, ordered, first, second)
    left = [field for index, field in enumerate(fields) if index not in {one, two}]
    if left and not place and _could_be_place(left[-1], second):
        place = left.pop()
    return Halves(
        fields[one], "" if bare_freelance(fields[two]) and len(fields) == 2 else fields[two], place, tuple(left)
    )


def _chosen(fields: Sequence[str], ordered: bool, first: str, second: str) -> tuple[int, int]:
    """Which field is the first half, which the second: by their words, else by the usual order."""
    weights = [_weight(field, first, second) for field in fields]
    usual = (0, 1) if ordered else (1, 0)
    if len(fields) == 2:
        lean = weights[0] - weights[1]
        return usual if lean == 0 else (0, 1) if lean > 0 else (1, 0)
    two = min(range(len(fields)), key=lambda index: (weights[index], index != usual[1]))
    one = max(
        (i for i in range(len(fields)) if i != two), key=lambda index: (weights[index], index == usual[0], -index)
    )
    return one, two
