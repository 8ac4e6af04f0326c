"""What tells a title from an employer, a degree from a school, and a language of a CV from another.

Invariant: a cue only weighs; the order that the CV itself keeps decides where cues are silent.
"""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"""(?:entwickler|ingenieur|leiter|leitung|berater|pfleger|schwester|fachkraft|kraft|mann|frau|assistent|assistenz|referent
    |manager|koch|köchin|kellner|fahrer|lehrer|erzieher|verkäufer|techniker|mechaniker|mechatroniker|elektriker|elektroniker
    |meister|sekretär|buchhalter|kaufmann|kauffrau|architekt|analyst|analystin|designer|programmierer|administrator|redakteur
    |mitarbeiter|aushilfe|praktikant|trainee|azubi|auszubildender?|werkstudent|volontär|arzt|ärztin|wissenschaftler|doktorand
    |monteur|schlosser|maler|tischler|bäcker|maurer|gärtner|dozent|sachbearbeiter|disponent|betreuer|therapeut|apotheker
    |jurist|anwalt|controller|einkäufer|vertriebler|lagerist|forscher|prüfer|planer)(?:[:*/_]?-?in(?:nen)?)?\b
    |\b(?:engineer|developer|scientist|analyst|architect|consultant|nurse|chef|cook|waiter|waitress|driver|teacher|lecturer
    |director|head|lead|leader|officer|assistant|intern|clerk|accountant|lawyer|buyer|seller|salesperson|specialist|advisor
    |adviser|coordinator|supervisor|technician|electrician|mechanic|carpenter|plumber|designer|programmer|researcher|editor
    |writer|owner|founder|co-founder|partner|associate|representative|operator|administrator|administrative|receptionist
    |recruiter|trainer|tutor|student|apprentice|trainee|worker|manager|executive|vp|cto|ceo|cfo|coo|chief|president
    |secretary|planner|controller|pharmacist|physician|doctor|surgeon|therapist|carer|caregiver|cashier|barista|baker
    |welder|fitter|foreman|inspector|tester|auditor|translator|interpreter|journalist|photographer|strategist|librarian
    |\w*keeper)s?\b
    |\b(?:ingenier|desarrollador|programador|analist|consultor|enfermer|cociner|camarer|conductor|profesor|maestr|director
    |jef|responsable|encargad|auxiliar|ayudante|asistent|administrativ|contable|abogad|vendedor|dependient|técnic|electricist
    |mecánic|carpinter|fontaner|diseñador|investigador|redactor|coordinador|supervisor|becari|aprendiz|gestor|gerent|comercial
    |arquitect|científic|especialist|operari|recepcionist|secretari|panader|médic|farmacéutic|traductor|mozo|peón|delinean
    |educador|monitor|soldador|albañil|administrador)(?:[oaes]{0,2}|or|ora)?\b
    |\((?:m/w/d|w/m/d|m/f/d|m/w/x|all\sgenders)\)|\b(?:senior|junior|principal|staff|werkstudent)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EMPLOYER = re.compile(
    r"""\b(?:gmbh|ag|kg|ohg|se|ug|gbr|e\.?\s?v\.?|eg|kgaa|mbh|inc|llc|ltd|limited|plc|corp|corporation|llp|co|s\.?l\.?u?\.?|s\.?a\.?
    |s\.?c\.?|company|group|holding|gruppe|grupo|stiftung|fundación|foundation|institut|institute|instituto|universität
    |university|universidad|hochschule|klinik|klinikum|clinic|clínica|hospital|krankenhaus|praxis|stadt|stadtwerke|ministerium
    |ministry|ministerio|amt|behörde|council|ayuntamiento|bank|banco|sparkasse|versicherung|insurance|verlag|editorial
    |restaurant|restaurante|hotel|café|bar|schule|school|colegio|kita|kindergarten|gymnasium|verein|agentur|agency|agencia
    |werke?|studios?|labs?|systems?|systeme|solutions|technologies|software|consulting|services|partners?|brothers|söhne
    |sons|hijos|hermanos|verband|zentrum|center|centre|centro|bäckerei|apotheke|pharmacy|farmacia|werkstatt|taller|logistik
    |logistics|logística|transport|transportes|markt|store|tienda|airlines|college|academy|akademie|digital|media|energie
    |energy|energía|bau|motors|airport|flughafen|trust|nhs|residencia|pflegeheim|seniorenheim|autohaus|talleres)\b
    |\w(?:werke?|klinik|klinikum|bank|verlag|schule|hotel|bau|technik|haus|gruppe|heim|zentrum|hof)\b|\s&\s|\+\s""",
    re.IGNORECASE | re.VERBOSE,
)
_DEGREE = re.compile(
    r"""\b(?:b\.?\s?sc|m\.?\s?sc|b\.?\s?a|m\.?\s?a|b\.?\s?eng|m\.?\s?eng|bachelor|master|mba|ph\.?\s?d|doctorate|diploma|degree|a-levels
    |gcse|btec|hnd|nvq|diplom\w*|magister|promotion|dr\.?|staatsexamen|abitur|fachabitur|hochschulreife|fachhochschulreife
    |mittlere\sreife|realschulabschluss|hauptschulabschluss|ausbildung|lehre|umschulung|gesellenbrief|meisterbrief|studium
    |abschluss|grado|licenciatura|licenciad[oa]|máster|doctorado|bachillerato|técnico|técnica|ciclo|formación|ingeniería
    |diplomatura|diplomad[oa]|fp|eso|apprenticeship|certificate|studies|matura|lic\.?|honours|bsc|msc|beng|meng|schulabschluss
    |berufsausbildung|kaufmann|kauffrau|fachangestellte[rn]?|geselle|meister|título|titulación)\b|\b(?:ingenieur|kauffrau)\w*""",
    re.IGNORECASE | re.VERBOSE,
)
_SCHOOL = re.compile(
    r"""\b(?:universi\w+|uni|college|school|\w*hochschule|fh|tu|hs|htw|eth|\w*schule|\w*gymnasium|\w*kolleg|akademie|academy|academia
    |institut\w*|instituto|ies|escuela|colegio|politécnic\w*|polytechnic|facultad|faculty|fakultät|campus|c\.?e\.?i?\.?p\.?|ihk|hwk
    |handwerkskammer|centro|ausbildungszentrum|berufskolleg|lyceum|liceo|gmbh|ag|klinik\w*|bildungs\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FREE = re.compile(
    r"\b(?:freelanc\w*|freiberuf\w*|selbst(?:st)?ändig\w*|freier?\smitarbeiter(?:in)?|autónom[oa]|self-employed|contractor"
    r"|por\scuenta\spropia|independent\sconsultant|freie\smitarbeit)\b",
    re.IGNORECASE,
)
_STOPS = {
    "de": "und der die das den dem des mit von für bei im zur zum auf eine einer als wurde seit sowie durch aus nach"
    " lebenslauf berufserfahrung werdegang ausbildung kenntnisse sprachen heute",
    "en": "and the of with for in to at from by as on was were using through into an is our their that"
    " experience education skills languages work history present",
    "es": "y el la los las de del con para en por una como al desde sus que su es lo un más"
    " experiencia formación habilidades idiomas actualidad laboral",
}
_STOP = {language: frozenset(words.split()) for language, words in _STOPS.items()}
FEWEST_WORDS = 4
"""So many small words make a language."""


def looks(kind: str, text: str) -> int:
    """How much a text looks like one of a pair's halves: the cues it has.

    >>> looks("title", "Senior Data Engineer (m/w/d)") > 0, looks("employer", "Nordlicht GmbH") > 0
    (True, True)
    """
    return len(_CUES[kind].findall(text))


def freelance(text: str) -> bool:
    """Whether somebody worked on their own account.

    >>> freelance("freiberufliche Grafikerin"), freelance("angestellte Grafikerin")
    (True, False)
    """
    return bool(_FREE.search(text))


def bare_freelance(text: str) -> bool:
    """Whether a text says only that."""
    return bool(_FREE.fullmatch(text.strip()))


def language_of(text: str) -> str:
    """The language of a CV by its small words and headings; "" where it is none that we read.

    >>> language_of("Entwicklung und Betrieb der Datenplattform mit dem Team für die Analyse")
    'de'
    >>> language_of("Опыт работы и образование")
    ''
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    seen = {language: sum(word in stops for word in words) for language, stops in _STOP.items()}
    best = max(seen, key=lambda language: seen[language])
    return best if seen[best] >= min(FEWEST_WORDS, 1 + len(words) // 12) else ""


_CUES = {"title": _TITLE, "employer": _EMPLOYER, "degree": _DEGREE, "school": _SCHOOL}
