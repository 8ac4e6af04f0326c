"""What people say of themselves in their papers: that they look for another job, or that they do not.

Invariant: only words that say just that; what somebody leaves out says nothing.
"""

from __future__ import annotations

import re
from typing import Literal

Toward = Literal["open", "closed", ""]

OPEN = (
    r"open (?:to|for) (?:work|(?:new|other) (?:roles?|positions?|jobs?|opportunities|challenges))",
    r"(?:actively )?(?:looking|searching) for (?:a |an )?(?:new |another )(?:role|position|job|opportunit(?:y|ies)"
    r"|challenges?)",
    r"seeking (?:a |an )?(?:new |another )(?:role|position|job|opportunit(?:y|ies)|challenges?)",
    r"offen für (?:(?:eine|die) )?neuen? (?:\w{1,20} )?(?:herausforderung(?:en)?|aufgaben?|stellen?|angebote)",
    r"(?:auf|suche) (?:der suche nach )?(?:einer |eine )?neuen? (?:herausforderung|stelle|aufgabe|position)",
    r"wechselwillig",
    r"abiert[oa] a nuevas (?:oportunidades|ofertas)",
    r"(?:en busca de|busco) (?:un |una )?(?:nuev[oa]s? )(?:empleo|trabajo|puesto|oportunidad(?:es)?|reto)",
)
CLOSED = (
    r"not (?:currently |actively )?(?:looking|open) (?:for|to) (?:a |an )?(?:new |other )?"
    r"(?:roles?|positions?|jobs?|opportunities|work|offers)",
    r"(?:please )?no recruiters",
    r"(?:derzeit |zurzeit )?nicht (?:auf (?:der )?(?:job)?suche|wechselwillig)",
    r"bitte keine (?:angebote|headhunter|personalvermittler)",
    r"no (?:busco|estoy buscando) (?:trabajo|empleo|ofertas)",
)
"""Checked first: "not looking for a new role" holds what `OPEN` finds."""


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


_CLOSED, _OPEN = _pattern(CLOSED), _pattern(OPEN)


def own_word(text: str) -> tuple[Toward, str]:
    """What somebody says of looking, and in which words; ("", "") where they say nothing of it.

    >>> own_word("Cook, open to new opportunities"), own_word("Not looking for a new role."), own_word("Open source")
    (('open', 'open to new opportunities'), ('closed', 'Not looking for a new role'), ('', ''))
    """
    flat = " ".join(text.split())
    if found := _CLOSED.search(flat):
        return "closed", found.group()
    if found := _OPEN.search(flat):
        return "open", found.group()
    return "", ""
