"""Who looks for whom, and where: title, employer, place, and whom to write to.

Invariant: a title is a line or what a line says is one; a sentence is never taken for a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from renown.recruit.vacancies.advert import Advert, companies_in
from renown.recruit.vacancies.sections import Placed
from renown.recruit.vacancies.vacancy import Said

GENDERS = re.compile(
    r"[(\[]\s*(?:all genders|alle (?:geschlechter|gender)|gn|a|[mwfdxiv](?:\s?[/|,*.]\s?(?:[mwfdxi]|div\.?|gn|"
    r"a)){1,3})\s*[)\]]|"
    r"(?<![\w/])[mwf](?:/[mwfdxi]){1,3}(?![\w/])",
    re.IGNORECASE,
)
"""A mark for genders: (m/w/d), (f/m/x), (all genders), m/w."""

_LABELLED = re.compile(
    r"^(?:stellen(?:titel|bezeichnung)|stelle|position|job ?title|title|jobtitel|puesto|"
    r"vacante)\s?:\s*(?P<said>\S.{1,118})$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?i:wir suchen|suchen wir|gesucht(?: wird)?|sucht|we are (?:looking for|hiring)|we’re (?:looking for|hiring)|"
    r"we're (?:looking for|hiring)|we hire|is (?:looking for|hiring)|buscamos)"
    r"(?P<between>(?:[\s:,]+(?:für|for|zum|zur|ab|in|an|unser\w*|our|your|den|die|der|das|nächst\w+|schnellst\w+|zeitpunkt|"
    r"sofort\w*|dich|sie|als|unbefristet|in vollzeit|in teilzeit|standort|team|büro|office|join|to|"
    r"eine?n?r?(?:/n|\(n\)|:n)?|"
    r"an?|one|una?))*)[\s:]+(?P<said>[A-ZÄÖÜ][^\n.,;!?]{2,90})"
)
_PLACE_LABEL = re.compile(
    r"(?:^|\|\s{0,9}|\n\s{0,9}|[.·•]\s)(?:arbeits|einsatz|dienst|stand)?(?:ort|standort|location|place of work|"
    r"based in|ubicación|lugar)\s?:\s{0,9}"
    r"(?P<said>[^\n|;.(]{2,60})",
    re.IGNORECASE,
)
_CITY = (
    r"(?:Bad |San |Santa |New |Los |St\. |Sankt )?[A-ZÄÖÜ][a-zäöüßáéíóúñ]{2,24}(?:-[A-ZÄÖÜ][a-zäöüß]{2,20})*(?: "
    r"(?:am|an der|im|bei|upon|on) "
    r"[A-ZÄÖÜ][a-zäöüß]{2,20})?"
)
_POSTAL = re.compile(rf"(?<!\d)(?:D-)?\d{{5}}\s(?P<said>{_CITY})(?![\w])")
_AT = re.compile(
    rf"\b(?:am standort|unser(?:em|en)? (?:standort|büro) in|standort in|büro in|based in|located in|our "
    rf"(?:office|offices|team) in|"
    rf"sede en|oficina en|arbeitsort ist)\s(?P<said>(?-i:{_CITY}))|\bour (?P<office>(?-i:{_CITY})) office\b",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(rf"\s(?:in|en|at)\s(?P<said>{_CITY})$")
_TAIL = re.compile(rf"(?:,|\s[–|-]|\()\s?(?:Raum\s)?(?P<said>{_CITY})(?:\sand (?:around|area)|\sund Umgebung)?\)?$")
"""A town behind a comma or a dash at the end of the title, or in brackets there."""
_TOLD = re.compile(
    rf"\b(?:(?:in|bei|near|around|en)\s(?P<said>{_CITY})(?![\w-]|\s[A-ZÄÖÜ])|[Vv]on\s(?P<base>{_CITY})\saus\b)"
)
_FIRST_LINES = 8
_NO_CITY = frozenset(
    "Vollzeit Teilzeit Festanstellung Deutschland Germany Remote Homeoffice Elternzeit Ausbildung Part Full "
    "Marketing Sales "
    "Vertrieb Berlinale Python Java Data Backend Frontend Finance Support Entwicklung Produktion Einkauf "
    "Logistik January February March April May June July August September October November December Januar "
    "Februar März "
    "Mai Juni Juli Oktober Dezember Europe Europa England Britain Österreich Schweiz Spanien Monday Friday "
    "Montag Freitag "
    "English German Deutsch Englisch Nachtschicht Schicht Anlehnung Absprache Zukunft Not Form Person Gruppe "
    "Team Absprachen"
    " Bereich Abteilung Rücksprache Ihrer Deiner Ihnen Voll Care Retail Customer Home Jede Jeder Jeden Midlands".split()
)
_EMPLOYER_LABEL = re.compile(
    r"(?:^|\n\s{0,9})(?:unternehmen|arbeitgeber|firma|company|employer|organisation|empresa)\s?:\s{0,9}(?P<said>[^\n|;]{2,80})",
    re.IGNORECASE,
)
_NAME = (
    r"[A-ZÄÖÜ][\w.'’&-]{1,30}(?:\s(?:(?:am|an der|im|of|the|and|&|für|zum|zur|vom|von)\s)?[A-ZÄÖÜ][\w.'’&-]{1,30}){0,4}"
)
_NAMED_THERE = re.compile(rf"^{_NAME},\s(?P<said>{_CITY})(?=[.,]|$)")
"""The name of a house and its town, where a line begins."""
_SEEKER = re.compile(
    rf"(?:(?:Die|Das|Der|The)\s)?(?P<said>{_NAME})(?:,?\s(?:in\s)?{_CITY},?)?\s"
    r"(?:sucht|stellt ein|is (?:looking for|hiring|seeking|a|an)|is recruiting|seeks|needs|wants|has|builds|"
    r"makes|sells|runs|"
    r"moves|hat|baut|verkauft|betreibt|beschäftigt|berät|fertigt|liefert)\b"
)
_HOUSE = re.compile(rf"(?P<said>{_NAME})(?:,\s{_CITY}(?=[.,]|$)|\sin\s{_CITY}(?=[.,])|,[\w\s]{{0,30}}\sin\s{_CITY})")
_NO_HOUSE = frozenset(
    "Wir We Für For Du Sie You Join Unser Unsere Our Zum Zur Ihre Deine Der Die Das The It Es".split()
)
_MAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.,])(?:\+\d{1,3}|0)[\d\s()/\-–]{6,20}\d(?![\w])")
_NAMED = re.compile(
    r"\b(?:ansprechpartner(?:in|:in|/in)?|kontaktperson|kontakt|contact(?: person)?|ihr(?:e)? ansprech\w+|"
    r"contacto)\b[:\s]{1,3}"
    r"(?:ist |is )?(?P<said>(?:(?:Frau|Herr|Herrn|Dr\.|Prof\.|Ms\.?|Mr\.?|Mrs\.?|"
    r"Sra?\.)\s){0,2}[A-ZÄÖÜ][\w'’\-]{1,30}(?:\s[A-ZÄÖÜ][\w'’\-]{1,30}){1,2})",
    re.IGNORECASE,
)


def title_in(lines: Sequence[Placed]) -> Said | None:
    """The title: what a line says is one, a line with a mark for genders, the first heading, who is sought."""
    top = [line for line in lines[:40] if len(line.text) <= 140]
    for line in top:
        if found := _LABELLED.match(line.text):
            return _said(found, line.at)
    for line in top:
        if GENDERS.search(line.text) and not line.bullet:
            return _within(line)
    first = next((line for line in top if line.part in ("top", "other")), None)
    if first and (first.heading or _is_title(first.text)) and not first.bullet:
        return _whole(first)
    for line in lines[:40]:
        if found := _SOUGHT.search(line.text):
            return _said(found, line.at)
    return None


def _within(line: Placed) -> Said:
    """The title in a line with a mark for genders: the line, or what is sought in it."""
    if (found := _SOUGHT.search(line.text)) and found.start("said") < len(line.text):
        mark = GENDERS.search(line.text, found.start("said"))
        end = mark.end() if mark else found.end("said")
        words = line.text[found.start("said") : end].strip()
        return _placed_words(words, line.at + found.start("said"))
    return _whole(line)


def _is_title(text: str) -> bool:
    """Whether a line may be a title: short, no sentence, with a letter of a word.

    >>> _is_title("Data engineer"), _is_title("Hello, my name is what it is."), _is_title("We are hiring!")
    (True, False, False)
    """
    words = text.split()
    sentence = text[-1:] in ".!?:,;" or bool(_SOUGHT.search(text)) or bool(_MAIL.search(text))
    return 1 <= len(words) <= 9 and len(text) >= 3 and not sentence and any(w[0].isalpha() for w in words)


def _whole(line: Placed) -> Said:
    return _placed_words(line.text, line.at)


def _placed_words(text: str, at: int) -> Said:
    words = text.strip("*#_=~ \t")
    start = at + (text.index(words) if words else 0)
    return Said(bare_title(words), words, start, start + len(words))


def _said(found: re.Match[str], at: int, name: str = "said") -> Said:
    words = found[name].strip(" .,;")
    start = at + found.start(name) + found[name].index(words)
    return Said(bare_title(words), words, start, start + len(words))


def bare_title(words: str) -> str:
    """A title without its mark for genders.

    >>> bare_title("Data Engineer (m/w/d) in Berlin"), bare_title("Nurse (all genders)"), bare_title("Koch gesucht!")
    ('Data Engineer in Berlin', 'Nurse', 'Koch')
    """
    bare = re.sub(r"\s{2,}", " ", GENDERS.sub(" ", words)).strip(" –-|,*:!")
    return re.sub(r"(?i)(?:^wir suchen:? |\s(?:gesucht|wanted)$)", "", bare).strip(" –-|,*:!")


def employer_in(advert: Advert) -> Said | None:
    """The employer: what a line says is one, else the first company with its legal form."""
    if found := _EMPLOYER_LABEL.search(advert.text):
        return _plain(found)
    place = next(companies_in(advert.text), None)
    if place:
        return Said(advert.text[slice(*place)], advert.text[slice(*place)], *place)
    return _presented(advert)


def _presented(advert: Advert) -> Said | None:
    """An employer without a legal form: who is looking for somebody, or a name behind which its town is."""
    for line in [line for line in advert.lines if line.text.strip()][1:_FIRST_LINES]:
        for pattern in (_SEEKER, _HOUSE):
            found = pattern.match(line.text)
            words = found["said"].split() if found else []
            if found and words[0] not in _NO_HOUSE and len(words) >= 1 + (pattern is _HOUSE):
                start = line.at + found.start("said")
                return Said(found["said"], found["said"], start, start + len(found["said"]))
    return None


def place_in(advert: Advert, title: Said | None) -> Said | None:
    """Where the work is: what a line says, a postal code with its town, an office, a town at the end of the title."""
    if found := _PLACE_LABEL.search(advert.text):
        return _plain(found)
    for pattern in (_IN_TITLE, _TAIL):
        if title is not None and (found := pattern.search(title.value)) and _is_city(found["said"]):
            start = title.start + title.words.rindex(found["said"])
            return Said(found["said"], found["said"], start, start + len(found["said"]))
    if found := _AT.search(advert.text):
        return _plain(found, "said" if found["said"] else "office")
    return _plain(found) if (found := _POSTAL.search(advert.text)) else _told_place(advert)


def _is_city(name: str) -> bool:
    return name.split()[0] not in _NO_CITY


def _told_place(advert: Advert) -> Said | None:
    """The first town that the first lines tell of: behind the name of the house, or behind `in` and the like."""
    for line in [line for line in advert.lines if line.text.strip()][:_FIRST_LINES]:
        for pattern in (_NAMED_THERE, _TOLD):
            for found in pattern.finditer(line.text):
                name = next(key for key, words in found.groupdict().items() if words)
                if _is_city(found[name]):
                    start = line.at + found.start(name)
                    return Said(found[name], found[name], start, start + len(found[name]))
    return None


def _plain(found: re.Match[str], name: str = "said") -> Said:
    words = found[name].strip(" .,;|")
    start = found.start(name) + found[name].index(words)
    return Said(words, words, start, start + len(words))


def contacts_in(text: str) -> Iterator[Said]:
    """Whom to write to or call: a name, addresses, numbers, each once."""
    if found := _NAMED.search(text):
        yield _plain(found)
    seen: set[str] = set()
    for pattern in (_MAIL, _PHONE):
        for found in list(pattern.finditer(text))[:5]:
            words = found[0].strip()
            if words.lower() not in seen:
                seen.add(words.lower())
                yield Said(words, words, found.start(), found.start() + len(words))
