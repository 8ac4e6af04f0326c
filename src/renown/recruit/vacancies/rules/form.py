"""How an advertisement is written: its length, walls of text, abbreviations, how much it demands.

Invariant: these are rules of our own and say so; none of them rests on a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.texts.document import Line
from renown.recruit.vacancies.advert import Advert
from renown.recruit.vacancies.finding import Case, Hit, Rule
from renown.recruit.vacancies.rules.sources import OUR_OWN
from renown.recruit.vacancies.sections import placed

LONGEST_AD, SHORTEST_AD, LONGEST_PARAGRAPH, MOST_MUSTS = 700, 60, 110, 8
"""Words of an advertisement, at most and at least; words of a paragraph; must-haves."""

_ABBREVIATION = re.compile(r"(?<![\w.&/+#\-@*])([A-ZÄÖÜ]{2,5})(?![\w&/+#*]|-?[\w]|\.[\w])")
_KNOWN = frozenset(
    """
    AG SE KG UG EU USA UK US DE AT CH EN ES UN NGO NRW TV PC PR HR IT KI AI ML BI QA UX UI PM OK FAQ CEO CTO CFO
    COO CV PDF ID VIP WLAN WIFI USB GPS SMS FAX TEL USP KPI KPIS B2B B2C SEO SEA CRM ERP CMS CAD SAP SQL ETL API
    APIS REST SOAP JSON XML CSV HTML CSS PHP AWS GCP IOT VPN LAN DNS TCP HTTP HTTPS SSH TLS SSL OS IOS CPU GPU
    RAM SSD PDFS NLP LLM LLMS SDK IDE CI CD DHL ADAC TÜV DIN ISO EDV ÖPNV BAHN ICE BMW VW ZDF ARD NDR WDR MS PKW
    LKW KFZ PLZ BWL VWL MBA BA MA BSC MSC PHD FH TH TU IHK HWK GF CO PS FTE VOB HOAI DSGVO GDPR AGG BGB SGB EUR
    USD GBP CHF AM OTE TVÖD TVL AVR EG MFA CNC SPS MRT CT EKG OP ICU RN GP NHS BSN JAVA C WIR SIE DAS UND DIE
    DER FÜR WAS IHR ABOUT WE YOU OUR THE AND FOR NOT NEW NOW NO ALL ASAP TOP PLUS LGBTQ LGBT DACH EMEA APAC CEST
    CET HGB IFRS GAAP SAAS PAAS OKR OKRS NATO FBI ETH MINT STEM
    """.split()
)
_LICENCE = re.compile(
    r"(?:führerschein\w*|fahrerlaubnis\w*|klassen?|licen[cs]e|category|permiso)\b[^.;\n]{0,30}$", re.IGNORECASE
)
"""Before the letters of a class of driving licence."""


def _abbreviations(case: Case) -> Iterator[Hit]:
    seen: set[str] = set()
    skills = {word for demand in case.vacancy.demands for label in demand.skills for word in label.upper().split()}
    for line in case.advert.lines:
        own = case.advert.own[line.at : line.at + len(line.text)]
        if _shouted(own):
            continue
        for found in _ABBREVIATION.finditer(own):
            short = found[1]
            licence = _LICENCE.search(own, 0, found.start(1))
            known = short in seen | _KNOWN | skills or _roman(short) or licence
            if not known and not _explained(case.advert.text, short):
                seen.add(short)
                why = "Whoever comes from elsewhere does not know what it stands for."
                yield Hit(line.at + found.start(1), line.at + found.end(1), why, f"Write it out once: “… ({short})”.")


def _shouted(line: str) -> bool:
    """Whether a line is written in capitals: then they tell of no abbreviation."""
    letters = [letter for letter in line if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.5 * len(letters)


def _roman(short: str) -> bool:
    return bool(re.fullmatch(r"[IVX]+", short))


def _explained(text: str, short: str) -> bool:
    """Whether a text says what an abbreviation stands for.

    >>> _explained("Building Information Modelling (BIM)", "BIM"), _explained("BIM (modelling)", "BIM")
    (True, True)
    >>> _explained("BIM and more (BIM)", "BIM")
    False
    """
    letters = r"\W+(?:\w+\W+)??".join(rf"{re.escape(letter)}\w*" for letter in short)
    behind = re.search(rf"\b{re.escape(short)}\s*(?:\(|=|steht für|stands for)\s*\w{{4,}}", text)
    before = re.search(rf"(?:{letters}|\w{{{2 * len(short)},}})\W*\(\s*{re.escape(short)}\s*\)", text, re.IGNORECASE)
    return bool(behind or before)


def _walls(case: Case) -> Iterator[Hit]:
    for start, end in _paragraphs(case.advert):
        count = len(case.advert.text[start:end].split())
        if count > LONGEST_PARAGRAPH:
            why = f"{count} words without a break: on a phone that fills the screen, and is not read."
            yield Hit(start, end, why, "Make a list of it, or paragraphs of three sentences.")


def _paragraphs(advert: Advert) -> Iterator[tuple[int, int]]:
    """Where paragraphs stand: lines of prose with nothing between them."""
    start = end = -1
    bullets = {line.at: line.bullet for line in placed(advert.lines)}
    for line in advert.lines:
        apart = end < 0 or "\n\n" in advert.text[end : line.at] or _begins(line, bullets) or _ends(advert, start, end)
        if apart and end > 0:
            yield start, end
        start = line.at if apart else start
        end = line.at + len(line.text)
    if end > 0:
        yield start, end


def _begins(line: Line, bullets: dict[int, bool]) -> bool:
    return line.heading or line.bullet or bullets.get(line.at, False)


def _ends(advert: Advert, start: int, end: int) -> bool:
    """Whether a paragraph ends here: its last line is short and closes a sentence."""
    lines = advert.text[start:end].split("\n")
    return lines[-1].rstrip()[-1:] in ".!?:" and len(lines[-1]) < 0.7 * max(len(line) for line in lines)


def _length(case: Case) -> Iterator[Hit]:
    count = sum(len(line.text.split()) for line in case.advert.lines)
    if count > LONGEST_AD:
        why = f"{count:,} words: most people read an advertisement on a phone, and not to its end."
        yield Hit(0, 0, why, f"Keep to about {LONGEST_AD} words; move the story of the company to its page.")
    elif count < SHORTEST_AD:
        yield Hit(
            0, 0, f"{count} words say little of the work.", "Say what is done, what is needed, what is paid, and where."
        )


def _musts(case: Case) -> Iterator[Hit]:
    count = len(case.vacancy.of("must"))
    if count > MOST_MUSTS:
        why = f"{count} must-haves: each leaves people out who could do the work, and few have them all."
        yield Hit(0, 0, why, f"Keep the {MOST_MUSTS} that nobody can learn on the job; call the others a plus.")


FORM_RULES = (
    Rule("form.abbreviation", "Unexplained abbreviation", (OUR_OWN,), _abbreviations),
    Rule("form.wall", "Wall of text", (OUR_OWN,), _walls),
    Rule("form.length", "Length", (OUR_OWN,), _length),
    Rule("form.musts", "Many must-haves", (OUR_OWN,), _musts),
)
"""How an advertisement is written."""
