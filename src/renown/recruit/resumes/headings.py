"""The headings of a CV in German, English and Spanish: which part begins with a line.

Invariant: a heading that is not known word by word is taken for one only where it looks like one.
"""

from __future__ import annotations

import re
import unicodedata

SECTION_KINDS = (
    "experience",
    "education",
    "skills",
    "languages",
    "certificates",
    "summary",
    "links",
    "contact",
    "interests",
    "other",
)

HEADINGS = {
    "experience": """
        experience|work experience|professional experience|employment|employment history|work history|career history|
        career|professional background|relevant experience|positions held|professional history|career summary|jobs|
        berufserfahrung|beruflicher werdegang|berufspraxis|praxiserfahrung|berufliche stationen|berufliche erfahrung|
        berufstätigkeit|beruflicher hintergrund|arbeitserfahrung|werdegang|stationen|tätigkeiten|berufliche laufbahn|
        praktische erfahrung|praktika|projekte und stationen|anstellungen|beruf|berufsweg|berufliche tätigkeiten|
        experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|trayectoria laboral|trayectoria|
        historial laboral|carrera profesional|empleos|vida laboral|internships|prácticas|practicas|freelance work""",
    "education": """
        education|education and training|academic background|education history|qualifications|academic history|studies|
        ausbildung|schulbildung|bildungsweg|studium|bildung|akademischer werdegang|schulischer werdegang|
        aus- und weiterbildung|
        schule und studium|ausbildung und studium|studium und ausbildung|akademische ausbildung|schule|berufsausbildung|
        hochschulbildung|schulausbildung|bildungsgang|
        formación|formación académica|educación|estudios|formación reglada|estudios realizados|titulación|titulaciones|
        datos académicos|historial académico|academic qualifications|educational background|schooling""",
    "skills": """
        skills|technical skills|key skills|core skills|top skills|competencies|core competencies|expertise|technologies|
        tools|toolbox|tech stack|areas of expertise|skill set|skillset|know-how|strengths|it skills|computer skills|
        kenntnisse|fähigkeiten|kompetenzen|fachkenntnisse|it-kenntnisse|edv-kenntnisse|kernkompetenzen|fertigkeiten|
        fachliche kompetenzen|technische kenntnisse|skills und kenntnisse|kenntnisse und fähigkeiten|werkzeuge|stärken|
        technologien|besondere kenntnisse|edv|qualifikationen|zusatzqualifikationen|fähigkeiten und kenntnisse|
        habilidades|competencias|conocimientos|aptitudes|aptitudes principales|habilidades técnicas|destrezas|
        conocimientos técnicos|conocimientos informáticos|competencias clave|informática|herramientas|tecnologías""",
    "languages": """
        languages|language skills|spoken languages|foreign languages|sprachen|sprachkenntnisse|fremdsprachen|
        idiomas|lenguas|conocimiento de idiomas|idiomas hablados""",
    "certificates": """
        certificates|certifications|licenses and certifications|licences and certifications|training|courses|
        courses and certificates|professional development|further training|accreditations|trainings|
        zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|kurse|schulungen|lehrgänge|
        seminare|kurse und zertifikate|weiterbildung und zertifikate|
        certificados|certificaciones|cursos|formación complementaria|cursos y certificados|formación continua|
        otros cursos|licencias y certificaciones""",
    "summary": """
        summary|profile|about|about me|personal statement|professional summary|objective|introduction|
        executive summary|professional profile|extracto|
        profil|kurzprofil|über mich|zusammenfassung|zur person|persönliches profil|kurzvorstellung|
        perfil|perfil profesional|resumen|sobre mí|acerca de mí|extracto|objetivo profesional|presentación""",
    "links": "links|online|web|profiles|social media|profile im netz|im netz|perfiles|enlaces|webs|on the web",
    "contact": """
        contact|contact details|contact information|personal information|personal details|personal data|
        kontakt|kontaktdaten|persönliche daten|persönliche angaben|persönliches|anschrift|angaben zur person|
        contacto|contactar|datos personales|datos de contacto|información personal|información de contacto""",
    "interests": """
        interests|hobbies|hobbies and interests|interests and hobbies|interessen|hobbys|hobbies und interessen|
        interessen und hobbys|freizeit|intereses|aficiones|intereses y aficiones|hobbies e intereses""",
    "other": """
        publications|awards|honors|honours|honors and awards|awards and honours|references|volunteering|projects|
        patents|
        volunteer experience|memberships|conferences|achievements|further information|additional information|
        volunteer work|
        veröffentlichungen|publikationen|auszeichnungen|ehrenamt|engagement|projekte|referenzen|mitgliedschaften|
        sonstiges|
        weitere angaben|ehrenamtliches engagement|vorträge|preise|patente|
        publicaciones|premios|voluntariado|proyectos|referencias|otros datos|otros|datos adicionales|
        información adicional""",
}
DUTIES = """
    aufgaben|tätigkeiten|aufgabengebiet|aufgabengebiete|aufgabenbereich|aufgabenbereiche|hauptaufgaben|schwerpunkte|
    tätigkeitsschwerpunkte|verantwortlichkeiten|verantwortungsbereich|wesentliche aufgaben|meine aufgaben|
    duties|responsibilities|key responsibilities|main responsibilities|tasks|main tasks|main duties|key duties|
    main activities and responsibilities|duties and responsibilities|roles and responsibilities|
    funciones|tareas|responsabilidades|funciones principales|principales funciones|funciones realizadas|
    actividades|tareas realizadas|funciones y responsabilidades"""
"""What stands above the list of what was done in one job: no part of a CV begins with it."""
HEADING_STEMS = {
    "languages": r"sprach|language|idioma|lengua",
    "certificates": r"zertifi|certif|weiterbild|fortbild|kurse|lehrg|schulung|licen[cs]|seminar|cursos?\b"
    r"|complementaria",
    "skills": r"skill|kenntn|kompeten|fähigkeit|expertise|habilidad|competenc|conocimiento|aptitud|technolog|tecnolog"
    r"|werkzeug|destreza|können|fertigkeit",
    "education": r"ausbild|bildung|studi|schul|educa|acad[eé]mi|formaci|akadem"
    r"|qualification|estudio|t[ií]tul|escuela|degree|school|abschl[uü]ss",
    "experience": r"beruf|beschäftig|erfahrung|werdegang|laufbahn|experien|employ|career|laboral|trayectoria"
    r"|profesional|stationen"
    r"|positions|professional|puestos|praxis|praktik",
    "interests": r"interess?|hobb|freizeit|aficion",
    "summary": r"profil|about|über mich|summary|perfil|resumen|sobre m|zusammenfassung|statement|objective",
    "contact": r"kontakt|contact|persönlich|personal|datos",
}
_TITLES = re.compile(
    r"(?:tabellarischer\s)?lebenslauf|curriculum(?:\svitae)?|cv|c\.v\.|résumé|resume|hoja de vida|vita"
)
_KNOWN = {word.strip(): kind for kind, words in HEADINGS.items() for word in words.split("|")}
_PACKED = {word.replace(" ", ""): word for word in _KNOWN}
_DUTIES = frozenset(word.strip() for word in DUTIES.split("|"))
_BOTH = re.compile(r"\s(?:und|and|y|e)\s")
_STEMS = {kind: re.compile(stems) for kind, stems in HEADING_STEMS.items()}
_EDGES = re.compile(r"^[^\w]*(?:(?:[ivx]+|\d+)[.)]\s+)?|[^\w]*$")
_SPACED = re.compile(r"(?:\b\w\b[ ]){3,}\w\b")
LONGEST_HEADING = 6
"""A heading of more words is a sentence."""


def plain(text: str) -> str:
    """A heading without its dress: numbers, signs, letters set apart, '&', capitals.

    >>> plain("2.  S K I L L S :"), plain("Hobbies & Interessen"), plain("■ Über mich"), plain("WORK EX PE RIENCE")
    ('skills', 'hobbies und interessen', 'über mich', 'work experience')
    """
    bare = _EDGES.sub("", unicodedata.normalize("NFC", text).strip().lower())
    if _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    bare = _EDGES.sub("", bare)
    if "&" in bare or "/" in bare:
        word = {"de": "und", "en": "and", "es": "y"}
        bare = next((made for w in word.values() if (made := _joined(bare, w)) in _KNOWN), _joined(bare, "und"))
    made = " ".join(bare.split())
    return made if made in _KNOWN or not text.isupper() else _PACKED.get(made.replace(" ", ""), made)


def _joined(text: str, word: str) -> str:
    return " ".join(re.sub(r"\s{0,9}[&/]\s{0,9}", f" {word} ", text).split())


def known(text: str) -> str | None:
    """The part that begins with a heading known word by word.

    >>> known("Beruflicher Werdegang:"), known("SKILLS"), known("Python"), known("Skills & Expertise")
    ('experience', 'skills', None, 'skills')
    """
    bare = plain(text)
    if bare in _KNOWN:
        return _KNOWN[bare]
    kinds = {_KNOWN.get(part) for part in _BOTH.split(bare)} if _BOTH.search(bare) else {None}
    return kinds.pop() if len(kinds) == 1 else None


def is_duties(text: str) -> bool:
    """Whether a line only heads the list of what was done in one job.

    >>> is_duties("Aufgaben:"), is_duties("Key Responsibilities"), is_duties("Berufserfahrung")
    (True, True, False)
    """
    return plain(text) in _DUTIES


def guessed(text: str) -> str | None:
    """The part that a line which looks like a heading begins, by the stems of its words.

    >>> guessed("Meine beruflichen Stationen"), guessed("Fremdsprachenkompetenz")
    ('experience', 'languages')
    """
    bare = plain(text)
    if not bare or len(bare.split()) > LONGEST_HEADING:
        return None
    return next((kind for kind, stems in _STEMS.items() if stems.search(bare)), None)


def is_title(text: str) -> bool:
    """Whether a line says only that this is a CV.

    >>> is_title("LEBENSLAUF"), is_title("Curriculum Vitae"), is_title("Ann Alder")
    (True, True, False)
    """
    return bool(_TITLES.fullmatch(plain(text)))
