"""How the made-up CVs say things: headings, dates, 'until now'. Five sets; a layout uses one of them only.

Invariant: the reader of CVs was built while looking at the set "seen". By "held", "last" and "fresh" it was widened,
each after these had been read once: by kinds of faults, among them headings and words for "until now". Of "spare",
read last, two kinds of faults were mended, none of them in words. What was read first stands in docs/evaluation.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from renown.demo.resumes.lives import Job

Month = tuple[int, int]
CV_PARTS = ("experience", "education", "skills", "languages", "contact", "interests")
HEADING = {
    "seen": {
        "de": (
            "Berufserfahrung|Beruflicher Werdegang",
            "Ausbildung|Schule und Studium",
            "Kenntnisse|Fähigkeiten",
            "Sprachen|Sprachkenntnisse",
            "Kontakt|Persönliche Daten",
            "Interessen|Hobbys",
        ),
        "en": (
            "Work Experience|Employment History",
            "Education|Qualifications",
            "Skills|Key Skills",
            "Languages",
            "Contact",
            "Interests",
        ),
        "es": (
            "Experiencia laboral|Experiencia profesional",
            "Formación académica|Educación",
            "Habilidades|Conocimientos",
            "Idiomas",
            "Contacto",
            "Aficiones",
        ),
    },
    "held": {
        "de": (
            "Bisherige Tätigkeiten|Berufliche Etappen|Meine Berufspraxis",
            "Abschlüsse und Schulen|Schulische und berufliche Bildung",
            "Fachwissen und Werkzeuge|Was ich kann|Methoden und Kenntnisse",
            "Sprachliche Fähigkeiten|Ich spreche|Sprachprofil",
            "So erreichen Sie mich|Kontaktmöglichkeiten",
            "Neben der Arbeit|Privates Interesse",
        ),
        "en": (
            "Roles Held|Career Path|Where I have worked",
            "Degrees and Schools|Academic Training",
            "What I work with|Proficiencies|Methods & Tools",
            "Language Proficiency|I speak",
            "Get in touch|Reach me",
            "Outside work|Personal Interests",
        ),
        "es": (
            "Puestos desempeñados|Recorrido profesional|Dónde he trabajado",
            "Títulos y escuelas|Estudios cursados",
            "Lo que sé hacer|Capacidades y herramientas|Competencias técnicas",
            "Dominio de idiomas|Hablo",
            "Cómo localizarme|Vías de contacto",
            "Tiempo libre|Otros intereses",
        ),
    },
    "last": {
        "de": (
            "Stationen meines Berufslebens|Arbeitsstellen|Praxis bisher",
            "Wo ich gelernt habe|Ausbildungsweg|Bildung und Prüfungen",
            "Handwerkszeug|Das bringe ich mit|Können und Technik",
            "Sprachen, die ich beherrsche|Sprachliches|Fremd- und Muttersprachen",
            "Erreichbar unter|Kontakt & Adresse",
            "Was mich sonst bewegt|Freizeitliches",
        ),
        "en": (
            "Jobs so far|Professional Journey|Employment Record",
            "Schooling|Learning and Training|Study",
            "Toolkit|Strong Points|Abilities",
            "Language Abilities|Languages and Levels|Speaking",
            "How to reach me|Contact Info",
            "Pastimes|Beyond Work",
        ),
        "es": (
            "Mi camino profesional|Empleos anteriores|Trabajos",
            "Dónde estudié|Preparación académica|Estudios y cursos",
            "Herramientas que manejo|Puntos fuertes|Saber hacer",
            "Lenguas|Idiomas que hablo|Nivel de idiomas",
            "Mis datos|Para hablar conmigo",
            "Pasatiempos|Fuera del trabajo",
        ),
    },
    "fresh": {
        "de": (
            "Praktische Erfahrung|Berufliche Stationen|Beschäftigungsverhältnisse|Werdegang|Berufspraxis",
            "Aus- und Weiterbildung|Schulbildung|Akademischer Werdegang",
            "IT- und Fachkenntnisse|EDV-Kenntnisse|Kompetenzen|Besondere Kenntnisse",
            "Fremdsprachen|Sprachen",
            "Zur Person|Kontaktdaten",
            "Engagement|Ehrenamt",
        ),
        "en": (
            "Professional Experience|Career History|Relevant Experience|Professional Background",
            "Academic Background|Education & Training",
            "Core Competencies|Technical Skills|Areas of Expertise|Skills & Expertise",
            "Languages|Language Skills",
            "Personal Details|Contact Details",
            "Volunteering|Hobbies & Interests",
        ),
        "es": (
            "Trayectoria profesional|Experiencia|Historial laboral",
            "Formación|Estudios|Formación reglada",
            "Competencias|Aptitudes|Conocimientos informáticos|Herramientas",
            "Idiomas|Lenguas",
            "Datos personales|Datos de contacto",
            "Otros datos|Voluntariado",
        ),
    },
    "spare": {
        "de": (
            "Bisherige Positionen|Berufliche Tätigkeit|Mein Weg|Anstellungen",
            "Schule & Ausbildung|Qualifikation|Bildungsweg",
            "Skills|Expertise|Fachliche Kompetenzen|Tools & Methoden",
            "Sprachen & Niveau|Sprachkompetenz",
            "Persönliches|Anschrift",
            "Hobbies|Freiwilliges Engagement",
        ),
        "en": (
            "Employment|Work History|Professional Experience & Achievements|Positions",
            "Education and Qualifications|Academic History",
            "Skill Set|Tech Stack|Capabilities|Skills Summary",
            "Languages spoken|Linguistic Skills",
            "Personal Information|Details",
            "Interests & Activities|Community",
        ),
        "es": (
            "Vida laboral|Desempeño profesional|Cargos ocupados",
            "Titulación|Formación y títulos",
            "Destrezas|Skills|Competencias profesionales",
            "Conocimiento de idiomas|Idiomas y nivel",
            "Contáctame|Información personal",
            "Intereses|Actividades",
        ),
    },
}
MONTHS = {
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
}
LASTS = {
    "seen": {"de": "heute", "en": "Present", "es": "actualidad"},
    "held": {"de": "laufend|jetzt|dato", "en": "now|current|to date", "es": "hoy|la fecha|actualmente"},
    "last": {"de": "andauernd|aktuell|…", "en": "ongoing|today|until now", "es": "la actualidad|presente|ahora"},
    "fresh": {"de": "heute|dato|bis heute", "en": "Present|Current", "es": "Actualmente|actual|act."},
    "spare": {"de": "jetzt|laufend|heute", "en": "to date|Present|now", "es": "Presente|el presente|hoy"},
}
OWN = {"de": "Muttersprache", "en": "native", "es": "lengua materna"}
OWN_LAST = {"de": "Erstsprache", "en": "native speaker", "es": "lengua nativa"}
OWN_HELD = {"de": "muttersprachlich", "en": "mother tongue", "es": "nativo"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the dates of one CV are spelt: of a job from its months to words, and whether months are told."""

    words: Callable[[Job], str]
    months: bool


def headings(half: str, language: str, rng: Random) -> dict[str, str]:
    """The headings of one CV, by its parts."""
    return dict(zip(CV_PARTS, (rng.choice(words.split("|")) for words in HEADING[half][language]), strict=True))


def own(half: str, language: str) -> str:
    """How one's own language is named."""
    return {"held": OWN_HELD, "last": OWN_LAST}.get(half, OWN)[language]


def spelling(half: str, language: str, rng: Random) -> Spelling:
    """How one CV spells its dates."""
    lasts = rng.choice(LASTS[half][language].split("|"))
    return rng.choice(_SPELLINGS[half][language])(language, lasts)


def _month(language: str, month: Month, short: bool = False) -> str:
    name = MONTHS[language].split("|")[month[1] - 1]
    return name[:3] if short else name


def _ranged(one: Callable[[Month], str], to: str, lasts: str) -> Callable[[Job], str]:
    return lambda job: f"{one(job.start)}{to}{one(job.end) if job.end else lasts}"


def _numbers(to: str, between: str = "/", zero: bool = True) -> Callable[[str, str], Spelling]:
    def made(_: str, lasts: str) -> Spelling:
        return Spelling(
            _ranged(lambda m: f"{m[1]:02d}{between}{m[0]}" if zero else f"{m[1]}{between}{m[0]}", to, lasts), True
        )

    return made


def _named(to: str, form: str = "{month} {year}", short: bool = False) -> Callable[[str, str], Spelling]:
    def made(language: str, lasts: str) -> Spelling:
        def one(month: Month) -> str:
            return form.format(month=_month(language, month, short), year=month[0], yy=month[0] % 100)

        return Spelling(_ranged(one, to, lasts), True)

    return made


def _years(to: str) -> Callable[[str, str], Spelling]:
    return lambda _, lasts: Spelling(_ranged(lambda month: str(month[0]), to, lasts), False)


def _sentence(since: str, form: str, month: str, months: bool = True) -> Callable[[str, str], Spelling]:
    """'seit März 2019', 'from March 2019 until May 2021'."""

    def made(language: str, _: str) -> Spelling:
        def one(when: Month) -> str:
            return month.format(month=_month(language, when), number=when[1], year=when[0])

        return Spelling(
            lambda job: form.format(start=one(job.start), end=one(job.end)) if job.end else f"{since} {one(job.start)}",
            months,
        )

    return made


def _days(language: str, lasts: str) -> Spelling:
    return Spelling(_ranged(lambda month: f"01.{month[1]:02d}.{month[0]}", " – ", lasts), True)


def _short(_: str, lasts: str) -> Spelling:
    return Spelling(_ranged(lambda month: f"{month[1]:02d}/{month[0] % 100:02d}", " – ", lasts), True)


def _backwards(_: str, lasts: str) -> Spelling:
    return Spelling(_ranged(lambda month: f"{month[0]}/{month[1]:02d}", " - ", lasts), True)


def _iso(_: str, lasts: str) -> Spelling:
    return Spelling(_ranged(lambda month: f"{month[0]}-{month[1]:02d}", " — ", lasts), True)


_Set = dict[str, tuple[Callable[[str, str], Spelling], ...]]
_SEEN: _Set = {
    "de": (_numbers(" – "), _numbers(" - ", "."), _named(" bis "), _years(" – ")),
    "en": (_named(" – ", short=True), _numbers(" - "), _years("-"), _named(" to ")),
    "es": (_named(" – "), _numbers(" - "), _years("-")),
}
_HELD: _Set = {
    "de": (
        _days,
        _numbers("–", zero=False),
        _named("–", "{month}. {year}", True),
        _sentence("seit", "{start} bis {end}", "{month} {year}"),
    ),
    "en": (
        _named(" – ", "{month} '{yy:02d}", True),
        _iso,
        _sentence("since", "from {start} until {end}", "{month} {year}"),
    ),
    "es": (
        _named(" – ", "{month}. {year}", True),
        _sentence("desde", "desde {start} hasta {end}", "{month} de {year}"),
        _numbers(" a ", "-"),
    ),
}
_LAST: _Set = {
    "de": (_short, _backwards, _sentence("ab", "von {start} bis {end}", "{month} {year}"), _years("–")),
    "en": (
        _named(" to ", "{month}, {year}"),
        _numbers(" → ", "."),
        _named("–", "{month} {year}", True),
        _years(" to "),
    ),
    "es": (
        _sentence("desde", "de {start} a {end}", "{month} de {year}"),
        _short,
        _named(" hasta ", "{month} {year}"),
        _years(" – "),
    ),
}
_FRESH: _Set = {
    "de": (
        _sentence("seit", "{start} – {end}", "{number:02d}/{year}"),
        _years(" - "),
        _named(" – "),
        _numbers(" – ", "."),
    ),
    "en": (_named(" – ", "{month} '{yy:02d}", True), _years(" – "), _named(" - "), _named(" – ", short=True)),
    "es": (_numbers(" – "), _named(" - "), _years("-"), _named(" – ", "{month}. {year}", True)),
}
_SPARE: _Set = {
    "de": (
        _sentence("Seit", "{start} bis {end}", "{number}.{year}"),
        _backwards,
        _named(" – ", short=True),
        _named(" - ", "{month}. {year}", True),
        _years(" – "),
    ),
    "en": (
        _numbers(" – ", "."),
        _named(" to ", "{month}-{year}", True),
        _sentence("Since", "{start}–{end}", "{year}", months=False),
        _named(" – ", "{month}. {year}", True),
    ),
    "es": (
        _sentence("Desde", "{start} - {end}", "{month} {year}"),
        _named(" – ", "{month}. {year}", True),
        _sentence("Desde", "De {start} a {end}", "{number:02d}/{year}"),
        _years(" al "),
    ),
}
_SPELLINGS = {"seen": _SEEN, "held": _HELD, "last": _LAST, "fresh": _FRESH, "spare": _SPARE}
