"""Who a CV is about and how they are reached, found so that it can be kept apart.

Invariant: what is found here enters no profile; a line that names birth, family, nationality or an address is personal
as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import phonenumbers

from renown.model.networks import NETWORKS
from renown.recruit.resumes.headings import is_title
from renown.recruit.resumes.resume import Link, Place
from renown.recruit.texts.document import Line

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s|<>()\[\],;]+|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,6}(?:org|com|net|dev|io|de|es|at|ch|me|example)"
    r"(?:/[^\s|<>()\[\],;]*+)?(?![\w@.])",
    re.IGNORECASE,
)
_OWNERS = {host: network.key for network in NETWORKS.values() for host in network.hosts}
_PHONE_CUE = re.compile(
    r"\b(?:tel|phone|mobil\w*|handy|fon|telefon|teléfono|móvil|cell|fax)\b|\+\d|☎|📞|📱", re.IGNORECASE
)
_BORN = (
    r"geboren\sam|geb\.\s(?:am\s)?\d|geburts(?:datum|tag|ort|jahr|name)|date\sof\sbirth|birth\s?date|born\s(?:on|in)"
    r"|d\.o\.b|nacid[oa]\sel|fecha\sde\snacimiento|lugar\sde\snacimiento"
)
_STATE = (
    r"nationality|nacionalidad|staatsangehörigkeit|staatsbürgerschaft|citizenship|familienstand|marital\sstatus"
    r"|estado\scivil|geschlecht|konfession"
)
_STREET = (
    r"\w(?:straße|strasse|str\.|weg|platz|allee|gasse)\s\d|(?-i:(?:^|[,;|:·]\s*)(?:[A-Z]{1,2}-)?\d{5}\s[A-ZÄÖÜÁÉ])|(?-i:\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b)"
    r"|(?-i:\b\d{1,4}\s[A-Z]\w+\s(?:Street|Road|Lane|Avenue|Drive|St|Rd|Ave)\b)|\b(?:calle|avenida|plaza|c/)\s\w+[\w\s]*,?\s\d"
)
_PRIVATE = re.compile(rf"\b(?:{_BORN}|{_STATE})\b|{_STREET}", re.IGNORECASE)
_PERSONAL = re.compile(
    r"""\b(?:geboren|geb\.|geburts\w*|born|d\.?o\.?b|nacid[oa]|nacimiento|nationali\w*|staatsangehörig\w*|staatsbürger\w*
    |citizen\w*|verheiratet|ledig|geschieden|marital|married|single|soltero|soltera|casado|casada|children|kinder|hijos|gender
    |sexo|age|alter|edad|religion|religión|anschrift|adresse|address|dirección|domicilio|wohnort|wohnhaft|straße|strasse|street
    |avenue|calle|plaza|avenida|foto|photo|führerschein|driving\slicen[cs]e|carn[eé]t?\sde\sconducir|permiso\sde\sconducir)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME_LABEL = re.compile(
    r"^(?:name|vor-?\s?und\s(?:nach|zu)name|nombre(?:\sy\sapellidos)?|full\sname)\s*(?::|\t|\s\|\s|\s{2,})\s*", re.I
)
_TITLE = re.compile(r"^(?:lebenslauf|curriculum\s+vitae|cv|résumé|resume)\s*(?:von|of|de|[-–—:|])?\s+", re.IGNORECASE)
_PARTED = re.compile(r"[^\S\t]{0,9}[|•·\t]\s{0,9}|\s{3,}|\s[–—]\s")
_REGION = {"de": "DE", "es": "ES", "en": "GB"}
_FEWEST_DIGITS = 7
"""A postcode has fewer, and so has hardly any number that reaches a person from elsewhere."""

LONGEST_NAME = 7
"""A name of more words is a sentence."""


def emails_of(text: str) -> list[str]:
    """The e-mail addresses in a text.

    >>> emails_of("Mail: ann.alder@example.org / work")
    ['ann.alder@example.org']
    """
    return _EMAIL.findall(text) if "@" in text else []


def phones_of(text: str, language: str = "") -> list[str]:
    """The telephone numbers in a text, as ITU-T E.164 writes them; postcodes and the numbers in addresses are none.

    >>> phones_of("Tel. 030 901820", "de"), phones_of("03/2019 - 04/2021")
    (['+4930901820'], [])
    >>> phones_of("ann.219@example.org, +49 30 901820, Ahornweg 7, 24103 Kiel", "de")
    ['+4930901820']
    """
    text = _URL.sub(" | ", _EMAIL.sub(" | ", text))
    if sum(sign.isdigit() for sign in text) < 6 or not _PHONE_CUE.search(text):
        return []
    matcher = phonenumbers.PhoneNumberMatcher(
        text, _REGION.get(language, "GB"), leniency=phonenumbers.Leniency.POSSIBLE
    )
    return [
        phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        for match in matcher
        if sum(sign.isdigit() for sign in match.raw_string) >= _FEWEST_DIGITS
    ]


def links_of(line: Line) -> list[Link]:
    """The addresses of pages in a line.

    >>> [(link.url, link.network) for link in links_of(Line("www.linkedin.com/in/ann, ann@example.org", 0))]
    [('www.linkedin.com/in/ann', 'linkedin')]
    """
    text = _EMAIL.sub(lambda match: " " * len(match.group()), line.text)
    return [
        Link(url, network_of(url), Place(line.at + match.start(), line.at + match.start() + len(url)))
        for match in _URL.finditer(text)
        if (url := match.group().rstrip(".,"))
    ]


def network_of(url: str) -> str:
    """Whose page an address is.

    >>> network_of("https://github.com/ann"), network_of("https://ann.example.org")
    ('github', 'web')
    """
    host = (urlsplit(url if "://" in url else f"https://{url}").hostname or "").lower()
    return next((key for owner, key in _OWNERS.items() if f".{host}".endswith(f".{owner}")), "web")


def is_personal(text: str) -> bool:
    """Whether a line says who somebody is: birth, family, nationality, address.

    >>> is_personal("Geburtsdatum: 1.2.1990"), is_personal("Data engineer")
    (True, False)
    """
    return bool(_PERSONAL.search(text)) or discloses(text)


def discloses(text: str) -> bool:
    """Whether a line of running text gives away birth, family, nationality or an address.

    >>> discloses("Einzige Stelle für 10000 Kunden"), discloses("geboren am 1.2.1990"), discloses("12345 Musterstadt")
    (False, True, True)
    """
    return bool(_PRIVATE.search(text))


def is_reach(text: str) -> bool:
    """Whether a line holds a way to reach somebody, or looks like one."""
    return bool(emails_of(text) or _PHONE_CUE.search(text) or _URL.search(text))


def name_of(lines: Iterable[Line]) -> tuple[str, Line | None]:
    """The name in the head of a CV, and the line it stands on.

    >>> name_of([Line("Lebenslauf", 0), Line("Ann Alder | Köchin", 11)])[0]
    'Ann Alder'
    """
    kept = [line for line in lines if line.text.strip() and not is_title(line.text)]
    labelled = next((line for line in kept if _NAME_LABEL.match(line.text)), None)
    if labelled:
        return _PARTED.split(_NAME_LABEL.sub("", labelled.text).strip())[0], labelled
    for line in kept[:4]:
        text = _PARTED.split(_TITLE.sub("", line.text.strip()))[0].strip(" ,:")
        if _named(text):
            return text, line
    return "", None


def _named(text: str) -> bool:
    words = text.split()
    letters = all(sign.isalpha() or sign in " .,'’-()" or not sign.isascii() for sign in text)
    formed = all(not word[0].islower() or len(word) <= 4 for word in words)
    spaced = len(words) >= 2 or not text.isascii()
    return bool(words) and len(words) <= LONGEST_NAME and letters and formed and spaced and not is_personal(text)
