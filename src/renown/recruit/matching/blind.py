"""A profile without the last words that tell who somebody is: what a CV may say of it in the middle of its sentences.

Invariant: a text and the same text of somebody of another age, gender, nationality or address give the same words to
rank by. Two trades that only a dictionary tells to be one for women and men are one word here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from renown.recruit.sourcing.tokens import places

_GENDER = frozenset(
    "he she him her his hers himself herself they them their mr mrs ms miss mister male female man woman men "
    "women boy girl mother father mum mom dad son daughter wife husband er sie ihm ihr ihn ihre ihren ihrer sein "
    "seine seinen seiner herr frau männlich weiblich mutter vater sohn tochter ehefrau ehemann él ella su sus "
    "señor señora sr sra hombre mujer madre padre hijo hija esposa esposo".split()
)
FILLERS = frozenset(
    "a an and any are as at be been but by can could do for from has have how i if in into is it its may more "
    "most my no not of on or our out over so such than that the then there these this those through to under up "
    "was we well were what when where which who will with within would you your good very strong solid first "
    "knowledge experience skills years year ab als am an auch auf aus bei bis da das dem den der des die dies "
    "durch ein eine einem einen einer es für haben hat ich im in ist mich mir mit nach nicht noch nur ob oder "
    "ohne sich sind so sowie über um und uns unser unsere unter vom von vor war was weil wenn wer werden wie wir "
    "wird wo zu zum zur gute guten sehr kenntnisse erfahrung jahre jahr al como con de del desde donde el en "
    "entre es esta este ha la las lo los más me mi muy no nos o para pero por que se sin sobre son también tu un "
    "una y ya conocimientos experiencia años año".split()
)
"""Words that say nothing of work."""

_TRADES = {
    "krankenschwester": "krankenpfleger",
    "schwester": "pfleger",
    "hebamme": "entbindungspfleger",
    "stewardess": "steward",
    "waitress": "waiter",
    "actress": "actor",
    "hostess": "host",
    "saleswoman": "salesman",
    "chairwoman": "chairman",
    "policewoman": "policeman",
    "businesswoman": "businessman",
    "craftswoman": "craftsman",
    "forewoman": "foreman",
    "seamstress": "tailor",
    "actriz": "actor",
    "azafata": "azafato",
    "directriz": "director",
}
"""The word for women: the word for men."""

_SPANISH = re.compile(r"(\w{2,40}(?:dor|sor|tor|er|ier|ic|an|ad|og|ist|iv|ari))a")
_O = re.compile(r"(\w{2,40}(?:er|ier|ic|an|ad|og|iv|ari))o")

_AGE = (
    r"\b(?:aged?|alter|edad)[\s:]{1,3}\d{2}\b|\b\d{2}[\s-](?:years?|yrs?)[\s-](?:old|of\sage)\b|\b\d{2}\sjahre\salt\b"
    r"|\b\d{2}-jährige?r?\b|\bjahrgang\s\d{4}\b|\b(?:tengo\s)?\d{2}\saños\sde\sedad\b|\bborn\b[^\n.;]{0,60}\d{4}"
    r"|\b(?:\*|geb\.?|geboren)\s?[^\n.;]{0,40}\d{4}|\bnacid[oa]\b[^\n.;]{0,60}\d{4}"
)
_STATE = (
    r"\b(?:[^\W\d_]{2,20}\s)?(?:citizen|national|passport)(?:\sof\s[^\W\d_]{2,20})?\b|\b[^\W\d_]{2,20}[\s-]"
    r"(?:staatsbürger(?:in)?|staatsangehörige?r?)\b|\bciudadan[oa]\s[^\W\d_]{2,20}\b|\b(?:resident\sof|living\sin"
    r"|lives?\sin|wohnhaft\sin|wohnt\sin|residente\sen|vivo\sen)\s[^\n.;,]{1,60}"
)
_POSTCODE = r"(?<![\w.,])(?:[A-Z]{1,2}-)?\d{5}\s(?=[A-ZÄÖÜÁÉ])\w{2,40}"
_TELLS = re.compile(rf"(?i:{_AGE}|{_STATE})|{_POSTCODE}")


def blind(text: str) -> str:
    """A text without ages, nationalities and places of living that stand in its sentences.

    >>> blind("Engineer, 52 years old, Spanish citizen, living in Cork; Python since 2010")
    'Engineer, , , ; Python since 2010'
    """
    return _TELLS.sub("", text)


def terms_of(text: str) -> list[str]:
    """The words to rank a text by, as the search knows them: no gender and no fillers in them, compounds taken apart.

    >>> terms_of("Softwareentwicklerin, C++; she is an ingeniera")
    ['softwareentwickler', 'software', 'entwickler', 'c++', 'ingenier']
    """
    return [term for place in places(text) for term in dict.fromkeys(_each(place))]


def _each(place: Iterable[str]) -> Iterator[str]:
    for term in place:
        if term not in _GENDER and term not in FILLERS:
            plain = _TRADES.get(term, term)
            found = _SPANISH.fullmatch(plain) or _O.fullmatch(plain)
            yield found[1] if found else plain
