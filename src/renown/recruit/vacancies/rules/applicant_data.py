"""What is asked to be sent: a photo, a birth date, the family, a life without gaps.

Invariant: photography as work, and a text that does without photos, are no findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.rules.sources import DATA_PROTECTION, EQUAL_TREATMENT

_WITHOUT = re.compile(
    r"(?:kein\w*|ohne|nicht|verzicht\w*|weder|noch|bitte auf|no|not|without|don't|don’t|do not|never|leave out|"
    r"omit|sin)"
    r"[^.;:!?]{0,48}$",
    re.IGNORECASE,
)
_NO_NEED = re.compile(
    r"[^.;:!?\n]{0,60}\b(?:nicht (?:nötig|erforderlich|notwendig)|verzichten|is not|are not|isn't|not (?:needed|"
    r"required|necessary)|no (?:es|hace))",
    re.IGNORECASE,
)
_SENT = (
    r"(?:bewerbung(?:en|sunterlagen|smappe)?|lebenslauf|unterlagen|cv|résumé|resume|curriculum|currículum|application|"
    r"anschreiben|zeugnisse?n?)"
)
_WITH = r"(?:mit|samt|inkl(?:usive|\.)?|und|with|including|and|a|your|con|una)"
_PHOTO = (
    Wording(
        pattern(
            r"bewerbungsfotos?|bewerbungsbild(?:er)?|lichtbild(?:er)?|passfotos?|passbild(?:er)?|"
            r"portraitfotos?|headshots?"
        ),
        None,
        _WITHOUT,
        _NO_NEED,
    ),
    Wording(
        pattern(
            rf"{_WITH} (?:(?:einem|aktuelle[mns]?|a|recent|your|current|una) ){{0,2}}"
            r"(?P<core>fotos?|bild|photos?|photograph|picture|foto)(?= |\.|,|;|!|$)"
        ),
        None,
        _WITHOUT,
        _NO_NEED,
    ),
)
_ASKS = re.compile(
    rf"(?<!\w){_SENT}(?!\w)|\b(?:send|schick|sende|attach|include|enví[ae]|beifüg|mitschick|mitbring|bring|upload|hochlad|bewirb|bewerben|apply)\w*",
    re.IGNORECASE,
)


_BIRTH = (
    Wording(
        pattern(
            r"geburtsdatum|geburtstag(?= (?:und|sowie|an|angeben|nennen))|date of birth|birth ?date|"
            r"altersangabe|fecha de "
            r"nacimiento"
        ),
        None,
        _WITHOUT,
        _NO_NEED,
    ),
    Wording(
        pattern(
            r"(?:angabe (?:des|ihres|deines) alters|(?:state|tell us) your age|your age "
            r"and)|your age(?= (?:to|in the|on the|with))"
        ),
        None,
        _WITHOUT,
        _NO_NEED,
    ),
)


def _plain_cv(found: re.Match[str]) -> str:
    return "Lebenslauf" if "lebenslauf" in found[0].lower() else "CV" if "cv" in found[0].lower() else "resume"


_BIRTHDAY_TREAT = re.compile(r"\s{0,9}(?:frei|geschenk|off|gift|leave|cake|kuchen|urlaub)", re.IGNORECASE)
_FAMILY = (
    Wording(
        pattern(
            r"familienstand(?:e?s)?|personenstand(?:e?s)?|marital status|familiäre situation|zahl der kinder|number of "
            r"children|estado civil|schwangerschaft"
        ),
        None,
        _WITHOUT,
        _NO_NEED,
    ),
    Wording(
        pattern(
            r"(?:ihre |deine |angabe der )?(?:konfession|religionszugehörigkeit)|your religion|"
            r"religious affiliation|(?:zugehörigkeit|mitgliedschaft) (?:zu|in) (?:eine[rm]|der) (?:\w+ ){0,2}"
            r"(?:kirche|konfession|religionsgemeinschaft)|kirchenzugehörigkeit|konfessionszugehörigkeit|"
            r"kirchenmitglied\w*|(?:church|parish) member(?:ship)?|practising (?:christian|catholic|muslim)s?"
        ),
        None,
        _WITHOUT,
        _NO_NEED,
    ),
)
_GAPS = (
    Wording(
        pattern(
            r"lückenlose[rnsm]? (?:lebenslauf\w*|tabellarische[rnsm]? lebenslauf)|(?:cv|resume|résumé) "
            r"without gaps|gap-free (?:cv|resume)"
        ),
        _plain_cv,
    ),
)


def _photo(case: Case) -> Iterator[Hit]:
    why = "A photo tells gender, age and origin before anything is read; nobody has to send one."
    for hit in worded(case, _PHOTO, why, "Leave it out, or say that no photo is needed."):
        if _asked(case.advert.own, hit):
            yield hit


def _asked(own: str, hit: Hit) -> bool:
    """Whether the line with these words asks for something to be sent."""
    start = own.rfind("\n", 0, hit.start) + 1
    end = own.find("\n", hit.end)
    return bool(_ASKS.search(own, max(start, hit.start - 200), len(own) if end < 0 else min(end, hit.end + 200)))


def _birth(case: Case) -> Iterator[Hit]:
    why = "A birth date is not needed to choose somebody, and whoever asks for it is asked what for."
    own = case.advert.own
    for hit in worded(case, _BIRTH, why, "Leave it out; it can be asked when somebody is hired."):
        if not _BIRTHDAY_TREAT.match(own, hit.end):
            yield hit


def _family(case: Case) -> Iterator[Hit]:
    why = "Family and faith are no business of whoever chooses, but for some work of churches."
    yield from worded(case, _FAMILY, why, "Leave it out.")


def _gaps(case: Case) -> Iterator[Hit]:
    why = "Gaps are illness, care and children more often than not; asking for none leaves those people out."
    yield from worded(case, _GAPS, why, "Ask for a CV.")


APPLICANT_DATA_RULES = (
    Rule("asked.photo", "Photo", (EQUAL_TREATMENT, DATA_PROTECTION), _photo),
    Rule("asked.birth", "Birth date", (EQUAL_TREATMENT, DATA_PROTECTION), _birth),
    Rule("asked.family", "Family or faith", (EQUAL_TREATMENT, DATA_PROTECTION), _family),
    Rule("asked.gaps", "Life without gaps", (EQUAL_TREATMENT, DATA_PROTECTION), _gaps),
)
"""What is asked to be sent and should not be."""
