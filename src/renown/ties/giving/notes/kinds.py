"""The words by which each kind of favour is named, in English, German and Spanish; lower case without accents."""

from __future__ import annotations

import re

_NOUNS = {
    "introduction": "introduction introductions intro intros vorstellung bekanntmachung kontakt presentacion contacto",
    "reference": "reference references recommendation recommendations referenz referenzen empfehlung empfehlungen "
    "empfehlungsschreiben referencia referencias recomendacion",
    "referral": "referral referrals weiterempfehlung remision",
    "review": "review reviews feedback proofreading durchsicht rezension gutachten ruckmeldung revision resena",
    "article": "article articles paper papers link links post artikel aufsatz beitrag articulo articulos enlace",
    "help": "help hand support hilfe unterstutzung ayuda apoyo",
    "gift": "gift gifts present presents geschenk geschenke regalo regalos",
    "advice": "advice tip tips counsel rat ratschlag ratschlage tipp tipps consejo consejos",
}
_VERBS = {
    "introduction": "introduce introduced introducing connect connected vorzustellen vorgestellt vorstellen "
    "presentar presentarme presento",
    "referral": "refer referred recommend recommended weiterempfehlen recomendar recomendarme recomendo",
    "review": "review reviewed proofread check checked durchsehen durchzusehen durchgesehen gegenlesen gegenzulesen "
    "revisar reviso corregir",
    "help": "help helped helping support supported helfen geholfen ayudar ayudarme ayudo",
    "gift": "schenken regalar regalarme",
    "advice": "advise advised beraten aconsejar aconsejarme aconsejo",
}
KIND_OF = {word: kind for table in (_VERBS, _NOUNS) for kind, words in table.items() for word in words.split()}
"""Word -> kind."""

NOUNS = frozenset(word for words in _NOUNS.values() for word in words.split())
_WORD = re.compile(r"[^\W_]+")


def kind_in(folded: str) -> tuple[str, int, int] | None:
    """The first kind named in some words, and where its word stands; None when none is.

    >>> kind_in("a short intro to cara")
    ('introduction', 8, 13)
    """
    for match in _WORD.finditer(folded):
        if match[0] in KIND_OF:
            return KIND_OF[match[0]], match.start(), match.end()
    return None
