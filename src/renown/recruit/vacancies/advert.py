"""An advertisement as it is read: its text, its lines, and what of it is the advertiser's own wording.

Invariant: every position is one of `Advert.text`. `own` has the same length as the text: what others said (longer
quotations), names of companies, addresses, and what no person would see are blank there, so that no rule reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from renown.errors import InputError
from renown.recruit.texts.document import Document, Line
from renown.recruit.vacancies.posting import Posting, described, postings_in

MOST_CHARACTERS = 200_000
"""A longer text is no advertisement: some sixty pages."""

NOTHING = "\0"
_QUOTED = re.compile(
    r"„([^“”\"\n]{1,600})[“”\"]|“([^”\n]{1,600})”|«([^»\n]{1,600})»|»([^«\n]{1,600})«|\"([^\"\n]{1,600})\""
)
_PRIZE = re.compile(
    r"(?:\w{0,40}preis|award|prize|siegel|auszeichnung|programm\w{0,20}|program(?:me)?|titel|initiative|named|called|namens|film|"
    r"song|buch|book|magazin\w{0,20}|zeitschrift|podcast)\W{0,3}$",
    re.IGNORECASE,
)
_REACHED = re.compile(r"(?:https?://|www\.)[^\s<>]{1,300}|[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
_LEGAL = (
    r"(?:GmbH(?:\s&\sCo\.?\s?KG(?:aA)?)?|gGmbH|mbH|AG|SE|KG|OHG|UG|e\.\s?V\.|eG|Ltd\.?|Limited|Inc\.?|LLC|LLP|plc|"
    r"S\.\s?L\.|S\.\s?A\.|B\.\s?V\.|Pty)"
)
COMPANY = re.compile(
    r"(?<![\w.])((?:[A-ZÄÖÜ0-9](?:[\w&+'\-]|\.(?=\w)){0,40}\s(?:&\s|und\s|and\s)?){1,5})(" + _LEGAL + r")(?![\w])"
)
_LEADING = re.compile(
    r"^(?:(?:die|der|das|den|bei|wir|als|für|unsere?|the|at|we|our|for|join|über|about|firma|von|la|el|mit|in)\s)+",
    re.IGNORECASE,
)
_TELLING = {
    "de": "und der die das wir sie mit für ist eine einen ihr ihre dein deine auf bei von nicht als oder zum zur du im",
    "en": "and the we you with for is a an your our of to in on not as or are be have will this that at",
    "es": "y el la los las con para es una un tu su de del en no o se que por como nuestro nuestra buscamos",
}
_TELLING_WORDS = {code: frozenset(words.split()) for code, words in _TELLING.items()}


@dataclass(frozen=True, slots=True)
class Advert:
    """An advertisement. lines: those a person sees; own: the text with what is not its own wording blank.

    language: ISO 639-1, empty where it is not known. remarks: what the reader should know of the file.
    """

    text: str
    lines: tuple[Line, ...]
    own: str
    language: str = ""
    postings: tuple[Posting, ...] = ()
    remarks: tuple[str, ...] = ()


def pasted(text: str) -> Advert:
    """An advertisement from its text. Raises InputError for one that is empty or no advertisement by its length.

    >>> pasted("Data engineer\\n\\n- Python").lines[1]
    Line(text='- Python', at=15, page=1, size=0.0, heading=False, bullet=True, hidden=False)
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(NOTHING, " ")
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"found {len(text):,} characters, more than any advertisement has",
            hint=f"give the advertisement alone, at most {MOST_CHARACTERS:,} characters",
        )
    if not text.strip():
        raise InputError("found no text", hint="paste the advertisement, or name a file that has its text")
    return _of_lines(text, tuple(_lines(text)))


def from_document(document: Document) -> Advert:
    """An advertisement from a file that was read. Raises InputError where it has no text, and says why."""
    postings = postings_in(document.data)
    seen = "\n".join(line.text for line in document.lines if not line.hidden).strip()
    if document.form in ("json", "xml") and postings:
        return replace(pasted(described(postings[0])), postings=postings, remarks=_remarks(document))
    if not seen:
        why = "; ".join(remark.words for remark in document.remarks) or "there is none in it"
        raise InputError(
            f"found no text in {document.name}: {why}",
            hint="paste the text of the advertisement; a picture of it cannot be read",
        )
    if len(document.text) > MOST_CHARACTERS:
        raise InputError(
            f"found {len(document.text):,} characters in {document.name}, more than any advertisement has",
            hint=f"give the advertisement alone, at most {MOST_CHARACTERS:,} characters",
        )
    return replace(_of_lines(document.text, document.lines), postings=postings, remarks=_remarks(document))


def _remarks(document: Document) -> tuple[str, ...]:
    told = [remark.words for remark in document.remarks]
    hidden = sum(line.hidden for line in document.lines)
    if hidden:
        told.append(f"{hidden} lines that no reader sees were left out")
    return tuple(dict.fromkeys(told))


def _of_lines(text: str, lines: tuple[Line, ...]) -> Advert:
    text = text.replace(NOTHING, " ")
    seen = tuple(line for line in lines if line.text.strip() and not line.hidden)
    return Advert(text, seen, _own(text, lines), language_of(text))


def _lines(text: str) -> Iterator[Line]:
    for found in re.finditer(r"[^\n]+", text):
        if found[0].strip():
            yield Line(found[0], found.start(), bullet=bool(MARK.match(found[0])))


MARK = re.compile(r"\s{0,20}(?:[-*+•–—·▪■●○◦►▶✓✔→»›]|\(?\d{1,2}[.)])\s{1,20}")
"""What stands before an item of a list."""


def language_of(text: str) -> str:
    """The language of a text by its small words, empty where they do not tell.

    >>> language_of("Wir suchen dich für unser Team und die Arbeit mit Daten"), language_of("Python SQL Spark")
    ('de', '')
    """
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    counts = sorted(
        ((sum(w in telling for w in words), code) for code, telling in _TELLING_WORDS.items()), reverse=True
    )
    (most, code), (second, _) = counts[0], counts[1]
    return code if most >= 3 and most > 1.3 * second else ""


def companies_in(text: str) -> Iterator[tuple[int, int]]:
    """Where companies stand that are named with their legal form, the words before the name left out.

    >>> [("Die Junge Wölfe GmbH sucht")[a:b] for a, b in companies_in("Die Junge Wölfe GmbH sucht")]
    ['Junge Wölfe GmbH']
    """
    for found in COMPANY.finditer(text):
        leading = _LEADING.match(found[0])
        start = found.start() + (leading.end() if leading else 0)
        if start < found.start(2):
            yield start, found.end()


def _own(text: str, lines: tuple[Line, ...]) -> str:
    places = [(line.at, line.at + len(line.text)) for line in lines if line.hidden]
    places += [found.span() for found in _REACHED.finditer(text)]
    places += [found.span() for found in _QUOTED.finditer(text) if _of_others(text, found)]
    for start, end in tuple(companies_in(text)):
        found = COMPANY.match(text, start)
        name = found[1].strip() if found else text[start:end]
        places.append((start, end))
        places += [other.span() for other in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return blanked(text, places)


def _of_others(text: str, quoted: re.Match[str]) -> bool:
    """Whether a quotation is somebody else's words or a name: four words or more, or behind `award`, `called`."""
    inside = next(group for group in quoted.groups() if group is not None)
    return len(inside.split()) >= 4 or bool(_PRIZE.search(text[max(0, quoted.start() - 40) : quoted.start()]))


def blanked(text: str, places: list[tuple[int, int]]) -> str:
    """A text with places made blank, as long as before.

    >>> blanked("young people", [(0, 5)]).count(NOTHING)
    5
    """
    letters = list(text)
    for start, end in places:
        letters[start:end] = NOTHING * (end - start)
    return "".join(letters)
