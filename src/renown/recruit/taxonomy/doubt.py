"""Names that are also something else: when a `Go`, a `C` or an `Excel` in a text is meant as a skill.

Two degrees of doubt. *Case*: only as it is written (`Excel`, `EXCEL`), and not as the first word of a sentence that
goes on in small letters (`Excel in your role`). *Near*: besides, only beside what leaves no doubt: another skill in
the same list (`Python, R und Go`), or a word such as "programming" (`Kenntnisse in R`).
"""

from __future__ import annotations

import re
from enum import IntEnum


class Doubt(IntEnum):
    """How much must speak for a name before it is taken for what it may mean."""

    NONE = 0
    CASE = 1
    NEAR = 2


_CASE = frozenset(
    """access angular atlas bash basic blender brevo chef confluence cypress dart delphi excel express figma flask git
    godot helm hive illustrator julia kanban keras kotlin looker oracle outlook perl puppet rails react redis rust
    safe sage salesforce scala scratch sea sketch snowflake spark spring storm swift tableau teams unity vault vue word
    case ember flink ionic knife lean maven nest nuxt phoenix polish postman sap tig mig ios rest
    roar slack zoom absorb assembly canvas eclipse pascal rage salt smalltalk source""".split()
)
_NEAR = frozenset("ada amber chef crystal go jade julia puppet ruby sage spring vue scratch atlas".split())
_CUES = frozenset(
    """programming programmer programmers language languages developer developers development code coding script scripts
    scripting engineer engineers framework library libraries package studio shiny golang
    programmierung programmieren programmierer programmiererin programmiersprache programmiersprachen sprache sprachen
    entwickler entwicklerin entwicklung kenntnisse kenntnissen programmierkenntnisse
    programación programacion programador lenguaje lenguajes desarrollador desarrolladora desarrollo""".split()
)
_AGAINST = frozenset(
    """klasse klassen führerschein fuhrerschein führerscheine class category licence license permiso carnet carné
    clase vitamin vitamina hepatitis typ type tipo teil part parte plan gruppe group grupo anhang annex""".split()
)
_BETWEEN = re.compile(r"[\s,;/|•·&+()\[\]:–\-]*(?:(?:and|und|or|oder|y|e|o|u|sowie|as well as|como)\b[\s,;/|•·&+(]*)?")
_NOT_MEANT = re.compile(r"&|[\-–]\s?[Ll]evel|\s{1,9}(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+")
_REACH = 40
_SENTENCE_END = ".!?:\n\r•-–*·"


def doubt_of(label: str, folded: str) -> Doubt:
    """How much doubt a name leaves.

    >>> doubt_of("Go", "go"), doubt_of("C", "c"), doubt_of("C++", "c++"), doubt_of("Excel", "excel")
    (<Doubt.NEAR: 2>, <Doubt.NEAR: 2>, <Doubt.NONE: 0>, <Doubt.CASE: 1>)
    """
    if folded in _NEAR or (len(folded) == 1 and folded.isalpha()):
        return Doubt.NEAR
    if folded in _CASE or (len(folded) == 2 and folded.isalpha()):
        return Doubt.CASE if not label.islower() else Doubt.NEAR
    return Doubt.NONE


def written_so(found: str, label: str) -> bool:
    """Whether a name stands in a text as it is written, or in capitals throughout.

    >>> written_so("excel", "Excel"), written_so("EXCEL", "Excel"), written_so("r", "R")
    (False, True, False)
    """
    return found in (label, label.upper()) or (label.islower() and found == label.capitalize())


def begins_prose(text: str, start: int, end: int) -> bool:
    """Whether a word is the first of a sentence that goes on in small letters: then its capital says nothing.

    >>> begins_prose("Excel in your role", 0, 5), begins_prose("Excel, Word", 0, 5), begins_prose("in Excel or", 3, 8)
    (True, False, False)
    """
    before = text[max(0, start - 4) : start].rstrip(" \t")
    first = not before or before[-1] in _SENTENCE_END
    return first and bool(re.match(r"[ \t]{1,3}[a-zäöüßáéíóúñ]", text[end : end + 4]))


def verdict(text: str, start: int, end: int) -> bool | None:
    """What the words beside a name say: that it is meant, that it is not, or nothing (None).

    >>> verdict("Vitamin C, Zink", 8, 9), verdict("Go developer", 0, 2), verdict("Go, Python", 0, 2)
    (False, True, None)
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    last, following = _last_word(before), _WORD.match(after.lstrip(" -"))
    if (last and last.group().lower() in _AGAINST) or _NOT_MEANT.match(after):
        return False
    beside = {last.group().lower() if last else "", following.group().lower() if following else ""}
    return True if beside & _CUES or (beside & {"in", "mit", "with", "en"} and _cued(before)) else None


def listed(text: str, end: int, start: int) -> bool:
    """Whether nothing but the signs of a list lies between the end of one name and the start of the next.

    >>> listed("Python und R", 6, 11), listed("Python for R", 6, 11)
    (True, False)
    """
    return 0 <= start - end <= _REACH and bool(_BETWEEN.fullmatch(text, end, start))


def _cued(before: str) -> bool:
    """Whether the word before the last one is of the trade: `Kenntnisse in R`."""
    words = _WORD.findall(before)
    return len(words) > 1 and words[-2].lower() in _CUES


def _last_word(before: str) -> re.Match[str] | None:
    """The word right before, if only blanks and dashes lie between."""
    found = next(reversed([*_WORD.finditer(before)]), None)
    return found if found and not before[found.end() :].strip(" -\t") else None
