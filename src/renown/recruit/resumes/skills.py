"""The skills a CV names, each with every place where it stands in the text.

Invariant: a skill keeps the words it was written in; its place always points at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import ahocorasick

from renown.recruit.resumes.resume import Place, Skill
from renown.recruit.resumes.tongues import code_of
from renown.recruit.taxonomy.concepts import Kind
from renown.recruit.taxonomy.taxonomy import Taxonomy
from renown.recruit.texts.document import Line

_SPLIT = re.compile(r"[,;|•·●▪◦\t\n](?![^()]{0,200}\))|\s/\s|\s[–—]\s(?=[A-ZÄÖÜ][^,;|]{0,200}$)|\s{3,}")
_GROUP = re.compile(r"^\s*[^:,;|]{2,40}:\s+")
_LEVEL = re.compile(
    r"""\s{0,9}(?:[(\[][^()\[\]]{0,200}[)\]]|[:–—-]\s{0,9}(?:expert\w*|advanced|intermediate|basic\w*|beginner|good|very\sgood|experte|fortgeschritten\w*
    |sehr\sgut\w*|gut\w*|grundkenntnisse|avanzado|medio|intermedio|básico|alto|\d{1,4}\s?(?:years?|jahre?n?|años?|%|/\s?\d+))
    |[●○★☆◉◯■□▮▯⬤•]{1,20}|\d\s?/\s?\d{1,4}|\d{1,3}\s?%)\s{0,9}$""",
    re.IGNORECASE | re.VERBOSE,
)
_GRADE = re.compile(
    r"(?:very |sehr |muy )?(?:expert[eo]?|advanced|intermediate|basic(?: knowledge)?|beginner|good|experte|expertin"
    r"|gute?|fortgeschritten|grundkenntnisse|grundlagen|verhandlungssicher|profi|routiniert|avanzado|intermedio|básico|alto|bajo)",
    re.IGNORECASE,
)
"""How well something is known: a cell of its own beside the skill."""
_JOINS = re.compile(r"\s(?:de|del|of|and|und|y|e|con|with|für|for|mit|in|en)$", re.IGNORECASE)
_AND = re.compile(r"\s(?:und|and|sowie|y|e)\s")
_BOUND = re.compile(r"[\w+#]")
_SKILLS: tuple[Kind, ...] = ("skill",)
MOST_WORDS = 6
"""An item of more words is a sentence, not a skill."""


def whole(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a list; where an item runs on in the next line, both are one, with the same places.

    >>> [line.text for line in whole([Line("Python, CRM, Gestión de", 0), Line("equipos, Excel", 24)])]
    ['Python, CRM, Gestión de equipos, Excel']
    """
    held: Line | None = None
    for line in lines:
        if held is not None and _runs_on(held, line):
            held = replace(held, text=f"{held.text} {line.text}")
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _runs_on(upper: Line, lower: Line) -> bool:
    """Whether a list that has commas goes on in the middle of an item: in lower case, or behind a word that joins."""
    if lower.bullet or lower.at != upper.at + len(upper.text) + 1 or upper.text.count(",") < 2:
        return False
    small = lower.text[:1].islower() and "," in lower.text
    return upper.text.rstrip()[-1:] not in ",;.:" and (small or bool(_JOINS.search(upper.text)))


def listed(line: Line) -> list[Skill]:
    """The skills that a line of a list names.

    >>> [skill.words for skill in listed(Line("Backend: Python (expert), C++, CI/CD und Docker", 0))]
    ['Python', 'C++', 'CI/CD', 'Docker']
    >>> [skill.words for skill in listed(Line("Salesforce\\tsehr gut", 0))]
    ['Salesforce']
    """
    start = match.end() if (match := _GROUP.match(line.text)) else 0
    found = list(_items(line.text, start, len(line.text)))
    return [
        Skill(words, places=(Place(line.at + at, line.at + at + len(words)),))
        for words, at in found
        if not _GRADE.fullmatch(words)
        and 0 < len(words.split()) <= MOST_WORDS
        and len(words) <= 60
        and any(sign.isalpha() for sign in words)
    ]


def _items(text: str, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """The items of a list and where they begin; the last of several may be two with 'and' between."""
    cuts = [start, *(cut for match in _SPLIT.finditer(text, start, stop) for cut in match.span()), stop]
    spans = list(zip(cuts[::2], cuts[1::2], strict=True))
    for number, (at, end) in enumerate(spans):
        both = _AND.search(text, at, end) if number and number == len(spans) - 1 else None
        if both and max(len(text[at : both.start()].split()), len(text[both.end() : end].split())) <= 2:
            yield _bare(text, at, both.start())
            at = both.end()
        yield _bare(text, at, end)


def _bare(text: str, at: int, end: int) -> tuple[str, int]:
    """An item without what stands around it, and the level behind it."""
    words = text[at:end]
    at += len(words) - len(words.lstrip(" \t-–*·•>→✓."[:-1]))
    words = words.strip(" \t-–*·•>→✓")
    shorter = _LEVEL.sub("", words)
    while shorter and shorter != words:
        words, shorter = shorter, _LEVEL.sub("", shorter)
    return words.rstrip(" .:"), at


def merged(found: Sequence[Skill]) -> list[Skill]:
    """Skills written the same way (but for capitals) are one, with all their places."""
    kept: dict[str, Skill] = {}
    for skill in found:
        key = skill.words.casefold()
        before = kept.get(key)
        kept[key] = replace(before, places=(*before.places, *skill.places)) if before else skill
    return list(kept.values())


def placed(found: Sequence[Skill], lines: Iterable[Line]) -> list[Skill]:
    """The skills with every further place where their words stand in the lines.

    >>> sql = Skill("SQL", places=(Place(0, 3),))
    >>> placed([sql], [Line("NoSQL, but also SQL.", 10)])[0].places
    (Place(at=0, end=3), Place(at=26, end=29))
    """
    if not found:
        return []
    finder = ahocorasick.Automaton()
    for number, skill in enumerate(found):
        finder.add_word(_low(skill.words), number)
    finder.make_automaton()
    places = [dict.fromkeys(skill.places) for skill in found]
    for line in lines:
        for end, number in finder.iter(_low(line.text)):
            words = found[number].words
            at = end + 1 - len(words)
            if _stands(line.text, words, at):
                places[number].setdefault(Place(line.at + at, line.at + end + 1))
    return [replace(skill, places=tuple(held)) for skill, held in zip(found, places, strict=True)]


def known(found: Sequence[Skill], lines: Iterable[Line], taxonomy: Taxonomy, language: str = "") -> list[Skill]:
    """The skills with what a taxonomy knows of them, and the skills of the taxonomy that only stand in the lines.

    language: in which to call them.
    """
    kept = {skill.words.casefold(): _named(skill, taxonomy, language) for skill in found}
    for line in lines:
        for mention in taxonomy.mentions(line.text, kinds=_SKILLS):
            if code_of(mention.text):
                continue  # a language that is spoken stands among the languages, with its level
            place = Place(line.at + mention.start, line.at + mention.end)
            label = taxonomy[mention.concept].label(language or "en")
            before = kept.get(mention.text.casefold(), Skill(mention.text, False, label, mention.concept))
            if place not in before.places:
                kept[mention.text.casefold()] = replace(before, places=(*before.places, place))
    return list(kept.values())


def _named(skill: Skill, taxonomy: Taxonomy, language: str) -> Skill:
    """A listed skill, called as the taxonomy calls it where its words are a name there as a whole."""
    for mention in taxonomy.mentions(skill.words, kinds=_SKILLS):
        if mention.end - mention.start == len(skill.words):
            return replace(skill, label=taxonomy[mention.concept].label(language or "en"), concept=mention.concept)
    return skill


def _low(text: str) -> str:
    """Lower case, letter for letter, so that places stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(s.lower() if len(s.lower()) == 1 else s for s in text)


def _stands(text: str, words: str, at: int) -> bool:
    """Whether words stand alone at a place; words of one or two letters only with their capitals."""
    end = at + len(words)
    alone = not (at and _BOUND.match(text[at - 1])) and not (end < len(text) and _BOUND.match(text[end]))
    return alone and (len(words) > 2 or text[at:end] == words)
