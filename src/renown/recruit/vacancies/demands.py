"""What an advertisement demands, wishes for, does not want, and says to be no need.

Invariant: every demand is a piece of one line, with its place. What it weighs is said by its own words first, then by
the heading above it; in prose without a heading only words say it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from renown.recruit.vacancies.sections import Part, Placed
from renown.recruit.vacancies.vacancy import Demand, Tongue, Weight

Mentions: TypeAlias = Callable[[str], Iterable[tuple[int, int, str]]]
"""The skills that a text names: where each begins and ends, and its label."""

_WAIVED = re.compile(
    r"\b(?:nicht|kein[enrs]{0,2})\b[^.;]{0,80}\b(?:erforderlich|notwendig|nötig|voraussetzung|vorausgesetzt)\b|"
    r"\b(?:not|no)\b[^.;]{0,80}\b(?:required|necessary|needed)\b|\bno (?:es|son) necesari[oa]s?\b",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(?:von vorteil|wünschenswert|idealerweise|vorzugsweise|bevorzugt|gern[e]?|wäre(?:n)? (?:toll|super|"
    r"schön|klasse)"
    r"|(?:ein|großes|dickes) plus|hilfreich|nicht zwingend|kein muss|optional|(?:a|an|big|strong|huge) (?:plus|"
    r"advantage)"
    r"|nice.to.have|ideally|preferabl[ye]|preferred|desirable|a bonus|bonus points|advantageous|would be "
    r"(?:great|helpful|nice)"
    r"|bonus, not a must|(?:sind|ist|wäre) schön(?:, aber)?|(?:se )?valorar[áa]n?|se valora|deseable)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:zwingend|unbedingt|erforderlich|(?:ist|sind) (?:voraussetzung|bedingung|pflicht)|voraussetzung (?:ist|sind)"
    r"|notwendig|unabdingbar|unverzichtbar|vorausgesetzt|setzen wir voraus|required|(?<!not a )(?<!no )must|"
    r"mandatory|essential|"
    r"imprescindible"
    r"|obligatori[oa]|necesari[oa])\b",
    re.IGNORECASE,
)
_BRING = re.compile(
    r"\b(?:sie verfügen|du verfügst|sie haben|du hast|bringen sie|bringst du|sie bringen|du bringst|wir erwarten|"
    r"brauchen sie|brauchst du|sie brauchen|du brauchst|wünschen wir uns|wir wünschen uns|you have|you bring|you need|"
    r"you will need|you must|we expect|the ideal candidate has)\b",
    re.IGNORECASE,
)
_LIKES = re.compile(r"\b(?:du|sie|wer|die|der)\b(?:\s[\wäöüß]{1,30}){1,4}?\sgerne?\b", re.IGNORECASE)
"""What somebody likes to do is no wish of who writes."""
_UNWANTED = re.compile(
    r"^(?:bitte )?(?:no|keine?n?)\s(?:junior|senior|agenc|recruiter|personalvermitt|personaldienst|freelanc|freiberuf|"
    r"zeitarbeit|berufsanfänger)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(\d{1,2})\s?\+?\s?(?:(?:-|–|bis|to|oder|a)\s?\d{1,2}\s?\+?\s?)?(?:jahre?n?|years?|yrs|años)\b", re.IGNORECASE
)
_LEADING_NICE = re.compile(r"^\W*(?:idealerweise|vorzugsweise|gern[e]?|ideally|preferably)\b", re.IGNORECASE)
_PROSE: frozenset[Part] = frozenset({"top", "other", "tasks", "contact"})
_TONGUES = {
    "de": r"deutsch(?:e|en|er|em|es)?(?:kenntnisse|sprachkenntnisse)?|german|alemán",
    "en": r"englisch(?:e|en|er)?(?:kenntnisse|sprachkenntnisse)?|english|inglés",
    "es": r"spanisch(?:e|en|er)?(?:kenntnisse)?|spanish|español",
    "fr": r"französisch(?:e|en|er)?(?:kenntnisse)?|french|francés",
    "it": r"italienisch(?:e|en|er)?(?:kenntnisse)?|italian|italiano",
    "nl": r"niederländisch(?:e|en|er)?(?:kenntnisse)?|dutch|neerlandés",
    "pl": r"polnisch(?:e|en|er)?(?:kenntnisse)?|polish|polaco",
    "pt": r"portugiesisch(?:e|en|er)?(?:kenntnisse)?|portuguese|portugués",
    "tr": r"türkisch(?:e|en|er)?(?:kenntnisse)?|turkish|turco",
    "ru": r"russisch(?:e|en|er)?(?:kenntnisse)?|russian|ruso",
}
_TONGUE = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _TONGUES.items()), re.IGNORECASE)
_LEVEL = re.compile(r"\b([ABC][12])\b")


def demands_in(lines: Sequence[Placed], mentions: Mentions | None = None) -> Iterator[Demand]:
    """The demands of an advertisement, in the order of its text, each with the skills it names."""
    demanding = any(line.part in ("must", "nice", "not") and not line.heading for line in lines)
    for line in lines:
        if line.heading:
            continue
        for text, at in _pieces(line.text, line.at):
            weight = _weight(text, line, demanding)
            if weight is not None:
                yield skilled(_demand(text, at, weight), mentions)


def _demand(text: str, at: int, weight: Weight) -> Demand:
    years = _YEARS.search(text)
    value = re.sub(r"\s+", " ", text).strip(" .;,–-")
    return Demand(value, text, at, at + len(text), weight, (), float(years[1]) if years else None)


def skilled(demand: Demand, mentions: Mentions | None) -> Demand:
    """A demand with the skills that it names."""
    if mentions is None:
        return demand
    return replace(demand, skills=tuple(dict.fromkeys(label for _, _, label in mentions(demand.words))))


def _weight(text: str, line: Placed, demanding: bool) -> Weight | None:
    """What a piece weighs by its words, else by its heading; None for what demands nothing."""
    told = _told(text)
    if line.part in ("must", "nice", "not"):
        here: Weight = line.part
        return here if told is None or (here == "not" and told != "waived") else told
    if _UNWANTED.match(text):
        return "not"
    prose = not demanding and line.part in _PROSE
    if told is not None and prose:
        return told
    return "must" if prose and _BRING.search(text) else None


def _told(text: str) -> Weight | None:
    """What a piece weighs by its own words.

    >>> [_told(text) for text in ("SQL zwingend", "Scala von Vorteil", "a degree is not required", "Python")]
    ['must', 'nice', 'waived', None]
    """
    if _NICE.search(_LIKES.sub(" ", text)):
        return "nice"
    if _WAIVED.search(text):
        return "waived"
    return "must" if _MUST.search(text) else None


def _pieces(text: str, at: int) -> Iterator[tuple[str, int]]:
    """A line in pieces that weigh alike, with their places.

    >>> [piece for piece, _ in _pieces("SQL zwingend, Python, Scala von Vorteil", 0)]
    ['SQL zwingend', 'Python, Scala von Vorteil']
    >>> [piece for piece, _ in _pieces("Erfahrung mit Spark, idealerweise Kafka", 0)]
    ['Erfahrung mit Spark', 'idealerweise Kafka']
    """
    for sentence, place in _cut(text, at, r"(?:;|(?<=[a-zäöüß)]{2}[.!?])(?=\s+[A-ZÄÖÜ]))\s*"):
        clauses = list(_cut(sentence, place, r",\s*"))
        tolds = [_told(clause) for clause, _ in clauses]
        leading = any(_LEADING_NICE.match(clause) for clause, _ in clauses[1:])
        if leading or len({told for told in tolds if told}) > 1:
            yield from _joined(sentence, place, clauses, tolds)
        else:
            yield sentence, place


def _joined(
    sentence: str, place: int, clauses: Sequence[tuple[str, int]], tolds: Sequence[Weight | None]
) -> Iterator[tuple[str, int]]:
    """Clauses put together again up to each that says what it weighs; one that leads with it begins anew."""
    start, end = clauses[0][1], clauses[0][1]
    closed = False
    for (clause, at), told in zip(clauses, tolds, strict=True):
        if closed or (_LEADING_NICE.match(clause) and end > start):
            yield sentence[start - place : end - place], start
            start = at
        end, closed = at + len(clause), told is not None and not _LEADING_NICE.match(clause)
    yield sentence[start - place : end - place], start


def _cut(text: str, at: int, between: str) -> Iterator[tuple[str, int]]:
    start = 0
    for gap in [*re.finditer(between, text), None]:
        end = gap.start() if gap else len(text)
        piece = text[start:end]
        if piece.strip():
            skip = len(piece) - len(piece.lstrip())
            yield piece.strip(), at + start + skip
        start = gap.end() if gap else end


def tongues_in(demands: Iterable[Demand]) -> Iterator[Tongue]:
    """The languages that are asked for, each once, with a level where one of the European framework is said.

    >>> [(t.value, t.level) for t in tongues_in([Demand("Englisch B2", "Englisch B2", 0, 11)])]
    [('en', 'B2')]
    """
    seen: set[str] = set()
    for demand in (d for d in demands if d.weight in ("must", "nice")):
        found = list(_TONGUE.finditer(demand.words))
        for place, tongue in enumerate(found):
            code = tongue.lastgroup or ""
            stop = found[place + 1].start() if place + 1 < len(found) else len(demand.words)
            level = _LEVEL.search(demand.words, tongue.end(), stop)
            if code not in seen:
                seen.add(code)
                start = demand.start + tongue.start()
                yield Tongue(code, tongue[0], start, start + len(tongue[0]), level[1] if level else "")
