"""Which part of an advertisement a line stands in: what is demanded, what is wished for, tasks, offers, contact.

Invariant: a line stands under the last heading before it, but for a sentence behind the list there. A heading is a
short line that the file shows as one, or whose words are those of a heading; what stands before the first is `top`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from renown.recruit.texts.document import Line
from renown.recruit.vacancies.advert import MARK, NOTHING

Part = Literal["top", "must", "nice", "not", "tasks", "offer", "about", "contact", "other"]

_HEADINGS: dict[Part, str] = {
    "nice": r"(?:das (?:wäre|ist) )?(?:ideal(?:erweise)?|von vorteil|wünschenswert|kann-?kriterien|plus-?punkte|"
    r"bonus-?punkte|gern(?:e)? gesehen|kein muss|nicht zwingend)|nice.to.haves?|bonus(?: points| skills)?|preferred|"
    r"desirable|(?:big )?plus(?:es)?|what would be (?:a plus|nice)|optional|deseable|se valora(?:rá)?|valorable",
    "not": r"(?:wen|was|das) (?:wir )?(?:nicht (?:suchen|gesucht)|suchen wir nicht)|ausschlusskriterien|no-?gos?|"
    r"this (?:job|role) is not|not for you|what we(?:'re| are) not looking|deal-?breakers?|das passt nicht",
    "must": r"(?:(?:ihr|dein|das|euer|unser) )?(?:fachliches |persönliches )?profil|anforderung(?:en|sprofil)|"
    r"(?:ihre|deine|die) (?:anforderungen|voraussetzungen|qualifikation(?:en)?|kompetenzen|stärken|erfahrung(?:en)?)|"
    r"voraussetzungen|qualifikation(?:en)?|(?:das|was) (?:du|sie) (?:mit)?bring(?:st|en)|"
    r"(?:das|was) bring(?:st|en) (?:du|sie)|damit (?:überzeugst|punktest)|das (?:zeichnet|macht) (?:dich|sie)|"
    r"was wir (?:erwarten|uns wünschen|von)|(?:das|was) erwarten wir|muss-?kriterien|zwingend|must.?haves?|"
    r"(?:key |minimum |required |basic |essential |job )?(?:requirements?|qualifications|skills required)|"
    r"(?:required|essential) (?:skills|experience|criteria)|what you(?:'ll|’ll| will)? (?:bring|need|have)|"
    r"your (?:profile|skills|experience|background)|you(?:'ll|’ll| will)? (?:have|bring|should have|need|"
    r"must)|about you|"
    r"who you are|what we (?:want|need|ask for|expect)|we (?:ask for|expect)$|(?:sie|du) komm(?:en|st) mit|"
    r"(?:das|was) (?:du|sie) (?:haben|hast|können|kannst|brauch\w+)|"
    r"(?:du|sie) (?:brauch\w+|soll\w+|bringen? .{0,20}mit)|the ideal candidate|"
    r"what we(?:'re|’re| are)? look(?:ing)? for|we(?:'re|’re| are) looking for|requisitos|(?:tu )?perfil|"
    r"qué buscamos|lo que buscamos",
    "tasks": r"(?:(?:ihre|deine|die) )?(?:aufgaben(?:gebiet|bereich)?|tätigkeiten?|mission)|(?:das|was) "
    r"(?:erwartet|machst)"
    r"|responsibilities|you will$|das (?:tust|tun) (?:du|sie)|(?:your |the )?(?:tasks|role|job|duties|"
    r"mission)|what you(?:'ll|’ll| will)? (?:do|be doing)|"
    r"funciones|tus tareas|responsabilidades",
    "offer": r"(?:das bieten wir|wir bieten|unser angebot|(?:deine|ihre|unsere) (?:benefits|vorteile)|benefits|"
    r"(?:das|was) (?:wir|dich|sie) (?:bieten|erwartet bei))|what we offer|we (?:offer|give)|our offer|perks|"
    r"your benefits|"
    r"why (?:us|join)|what you(?:'ll|’ll| will)? get|you get|das bekommst du|das bekommen sie|ofrecemos|"
    r"qué ofrecemos|was wir (?:dir |ihnen )?bieten",
    "about": r"über uns|wer wir sind|das sind wir|wir über uns|(?:das|unser) unternehmen|about (?:us|the company)|"
    r"who we are|our company|sobre nosotros|quiénes somos",
    "contact": r"kontakt|(?:deine|ihre|jetzt|so) (?:bewerb\w+)|bewerb(?:ung|en)(?: sie sich)?|interess(?:e|"
    r"iert)|contact|"
    r"how to apply|apply(?: now)?|application|contacto|cómo (?:aplicar|solicitar)|ansprechpartner(?:in)?",
}
_KNOWN = {part: re.compile(rf"(?:{words})(?![\w])", re.IGNORECASE) for part, words in _HEADINGS.items()}
_LONGEST_HEADING = 70
_SENTENCE = re.compile(r"[A-ZÄÖÜ¿¡„“\"].{12,1000}[.!?]\W{0,9}$", re.DOTALL)
_OPEN_END = re.compile(
    r"(?:,|-|\b(?:und|oder|mit|in|für|von|der|die|das|and|or|with|of|the|to|y|o|con|de))$", re.IGNORECASE
)
"""An item that ends like this goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its part. text: without the mark of an item; at: where that begins; heading: whether it is one.

    begins: where the line itself begins.
    """

    text: str
    at: int
    part: Part
    heading: bool
    bullet: bool
    begins: int = 0


def placed(lines: Sequence[Line]) -> Iterator[Placed]:
    """Each line with the part it stands in; an item that goes on in the next line is one with it."""
    held: Placed | None = None
    for one in _parted(lines):
        if held is not None and _goes_on(held, one):
            gap = one.at - held.at - len(held.text)
            held = replace(held, text=f"{held.text}\n{' ' * (gap - 1)}{one.text}")
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _parted(lines: Sequence[Line]) -> Iterator[Placed]:
    part: Part = "top"
    before: Placed | None = None
    listed = inline = False
    for line in lines:
        mark = MARK.match(line.text)
        skip = mark.end() if mark else len(line.text) - len(line.text.lstrip())
        text = line.text[skip:].rstrip().replace(NOTHING, " ")
        if not text:
            continue
        bullet = bool(mark) or line.bullet
        said = None if bullet else _said_by(line, text)
        heading = said is not None
        listed = listed and not heading
        if before is not None and inline and not bullet and line.at - before.at - len(before.text) > 1:
            part = "other"
        inline = False
        if before is not None and listed and not bullet and _is_behind(before, text, line.at):
            part, listed = "other", False
        listed = listed or bullet
        part = said or part
        rest = _behind(text) if heading else ""
        inline = bool(rest)
        if rest:
            skip += len(text) - len(rest)
            before = Placed(rest, line.at + skip, part, False, False, line.at)
        else:
            before = Placed(text, line.at + skip, part, heading, bullet, line.at)
        yield before


def _is_behind(before: Placed, text: str, at: int) -> bool:
    """Whether a sentence behind an item of a list belongs to the list no more."""
    if not _SENTENCE.match(text):
        return False
    apart = at - before.at - len(before.text) > 1
    return apart or before.text[-1:] in ".!?" or (len(text.split()) >= 7 and not _OPEN_END.search(before.text))


def _goes_on(held: Placed, one: Placed) -> bool:
    """Whether a line is the rest of the item before it: in the next line, and indented, small, or asked for."""
    next_line = one.begins == held.at + len(held.text) + 1
    plain = not one.bullet and not one.heading and one.part == held.part
    sign = one.at > one.begins or one.text[0].islower() or bool(_OPEN_END.search(held.text))
    return held.bullet and plain and next_line and sign


def _said_by(line: Line, text: str) -> Part | None:
    """The part that begins with this line, None where it is no heading.

    >>> _said_by(Line("Ihr Profil:", 0), "Ihr Profil:"), _said_by(Line("Wir bieten Brot an", 0), "Wir bieten Brot an.")
    ('must', None)
    """
    bare = text.strip("*#_=~ \t")
    head = bare.split(":", 1)[0] if ":" in bare[:_LONGEST_HEADING] else bare
    if len(head) > _LONGEST_HEADING:
        return None
    shown = line.heading or bare.rstrip().endswith(":") or ":" in bare[:_LONGEST_HEADING]
    for part, known in _KNOWN.items():
        if (found := known.match(head)) and (shown or _short_enough(head, found.end())):
            return part
    return "other" if line.heading and len(bare.split()) <= 8 and bare[-1:] not in ".,;" else None


def _short_enough(head: str, known: int) -> bool:
    """Whether a line that begins like a heading is one: little behind it, and no sentence."""
    return head[-1:] not in ".,;" and len(head[known:].split()) <= 3


def _behind(text: str) -> str:
    """What stands behind the colon of a heading on the same line."""
    return text.split(":", 1)[1].strip() if ":" in text[:_LONGEST_HEADING] else ""
