"""Words in a record that speak of what the law guards most: they are pointed at, so that nobody decides by them.

G6: GDPR 9. A warning names the word and its place. Nothing is concluded about anybody, and nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

WORDS: Mapping[str, str] = {
    "union membership": r"trade union|union member|works council|shop steward|gewerkschaft\w*|betriebsrat\w*|"
    r"ver\.?di\b|ig metall|sindicat\w+|comit[eé] de empresa",
    "health": r"illness|chronic\w*|depress\w+|cancer|burn-?out|sick leave|erkrank\w+|krankheit\w*|krebs|depression\w*|"
    r"enfermedad\w*|c[aá]ncer|baja m[eé]dica",
    "disability": r"disab\w+|wheelchair|schwerbehinder\w+|behinderung\w*|gdb \d+|rollstuhl|discapacid\w+",
    "pregnancy and family": r"pregnan\w+|maternity leave|schwanger\w*|mutterschutz|elternzeit|embaraz\w+|"
    r"baja (por )?maternidad",
    "religion": r"catholic|protestant|muslim|jewish|hindu|buddhis\w+|church member|katholisch\w*|evangelisch\w*|"
    r"muslimisch\w*|j[uü]disch\w*|konfession\w*|cat[oó]lic\w+|musulm[aá]n\w*|jud[ií]o\w*|religi[oó]n",
    "politics": r"party member|cdu|spd|afd|fdp|die linke|parteimitglied\w*|militante|partido pol[ií]tico",
    "sexual life": r"gay|lesbian|bisexual|homosexu\w+|transgender|schwul|lesbisch|orientaci[oó]n sexual",
}
"""By what they speak of: English, German and Spanish words."""

_PATTERNS = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in WORDS.items()}


@dataclass(frozen=True, slots=True)
class Guarded:
    """A word that is guarded. start, end: its characters, the end excluded."""

    kind: str
    word: str
    start: int
    end: int


def guarded(text: str, most: int = 50) -> tuple[Guarded, ...]:
    """The guarded words of a text in their order, at most so many.

    >>> [(found.kind, found.word) for found in guarded("Mitglied der Gewerkschaft, GdB 50")]
    [('union membership', 'Gewerkschaft'), ('disability', 'GdB 50')]
    """
    found = (
        Guarded(kind, match.group(), *match.span())
        for kind, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
    )
    return tuple(sorted(found, key=lambda one: (one.start, one.end))[:most])
