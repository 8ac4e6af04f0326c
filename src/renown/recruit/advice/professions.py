"""From the name of a profession to the fields of work it belongs to, in English, German and Spanish.

Invariant: a profession whose words nobody put into the lists belongs to no field; it is not put into the nearest one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from renown.model.values.name import fold

STEMS: Mapping[str, tuple[str, ...]] = {
    field: tuple(words.split())
    for field, words in {
        "software": "software developer programm entwickler data devops frontend backend fullstack informatik "
        "admin cloud cyber machine desarrollador datos informatic tester analytics qa "
        "itsicherheit",
        "engineering": "mechatron maschinenbau elektroingenieur konstrukteur bauingenieur mechanical electrical "
        "civil automation verfahrenstechn ingenier architekt architect",
        "science": "scientist researcher wissenschaft forsch biolog chemi physik physic laborant laboratory "
        "investigador postdoc",
        "health": "nurs pfleg arzt aerzt doctor physician hebamm midwife therap medizin medical paramedic "
        "apothek pharmac zahn dental enfermer medico sanitaet carer caregiver sanitat",
        "education": "lehrer teacher erzieh educator sozialarbeit paedagog tutor trainer dozent professor "
        "maestr profesor kindergart sozial",
        "crafts": "elektriker electrician plumber installat tischler schreiner carpenter maler painter "
        "dachdeck roofer maurer mason schlosser metallbau mechanik mechanic klempner friseur "
        "hairdress gaertner gartner gardener electricist fontaner carpinter anlagenmechan baecker "
        "backer baker metzger butcher elektronik kraftfahrzeug kfz servicetechnik hausmeist",
        "production": "produktion production machinist zerspan schweiss welder operator maschinenfuehr "
        "maschinenfuhr montage assembly fertigung operari soldador",
        "transport": "fahrer driver lager warehouse logisti spediti pilot zusteller courier conductor almacen "
        "dispatcher kraftfahrer berufskraftfahr",
        "sales": "sales verkaeuf verkauf vertrieb retail einzelhandel kassier cashier vended ventas",
        "hospitality": "koch cook chef kellner waiter waitress barista hotel gastro restaurant housekeep "
        "reinigung cleaner camarer cociner servicekraft barkeep bartend",
        "marketing": "marketing redakt editor journalis communication kommunikation content copywrit presse "
        "periodista comunicacion seo media",
        "design": "design grafik graphic illustrat ux fotograf photograph animat game artist disenador "
        "kuenstler kunstler musiker",
        "finance": "buchhalt accountant controll steuer tax bank finan legal jurist anwalt lawyer audit "
        "insurance versicher contable abogad notar paralegal wirtschaftspruf wirtschaftspruef",
        "office": "office buero buro sekretar secretar assist recruiter personalref sachbearbeit clerk "
        "empfang reception administrativ verwaltung industriekauf kundenservice kundenbetreu "
        "customer hr callcent",
        "management": "geschaeftsfuhr geschaftsfuhr ceo cto cfo director direktor vorstand executive gerente "
        "scrum produktmanag projektleit",
    }.items()
}
"""Field -> beginnings of words; of a German compound also what stands within."""

GENERAL: Mapping[str, str] = {
    "ingenieur": "engineering",
    "engineer": "engineering",
    "manager": "management",
    "leiter": "management",
    "leitung": "management",
    "head of": "management",
}
"""Words that say a field only where nothing else does: a data engineer is no engineer of machines."""

LEVEL_STEMS: Mapping[str, tuple[str, ...]] = {
    "apprentice": ("auszubild", "azubi", "ausbildung", "apprentic", "trainee", "aprendiz", "lehrling"),
    "student": ("praktik", "intern", "werkstudent", "working student", "becari"),
    "starter": ("junior", "graduate", "entry", "absolvent"),
    "senior": ("senior", "principal", "staff", "lead"),
    "executive": ("head of", "chief", "director", "direktor", "geschaftsfuhr", "geschaeftsfuhr", "cto", "ceo", "cfo"),
}
"""Level -> beginnings of words that say it in the name of a profession."""

_WITHIN = 5
"""A stem of so many letters also counts within a word: Softwareentwickler. Shorter ones only begin one."""


def fields_of(profession: str) -> tuple[str, ...]:
    """The fields a profession belongs to, the surest first; none where its words are not known.

    >>> fields_of("Krankenpfleger:in (m/w/d)"), fields_of("Data Engineer"), fields_of("Engineer"), fields_of("Weigher")
    (('health',), ('software',), ('engineering',), ())
    """
    text = fold(profession)
    words = text.split()
    found = Counter(field for field, stems in STEMS.items() for stem in stems if _says(words, stem))
    if not found:
        found = Counter(field for word, field in GENERAL.items() if word in text)
    return tuple(field for field, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def level_of(profession: str) -> str:
    """The level that the name of a profession says; empty where it says none, or two.

    >>> [level_of(name) for name in ("Senior Data Engineer", "Auszubildende zur Köchin", "Nurse", "Lead intern")]
    ['senior', 'apprentice', '', '']
    """
    text = f" {fold(profession)}"
    found = [level for level, stems in LEVEL_STEMS.items() if any(f" {stem}" in text for stem in stems)]
    return found[0] if len(found) == 1 else ""


def _says(words: list[str], stem: str) -> bool:
    return any(word.startswith(stem) or (len(stem) >= _WITHIN and stem in word) for word in words)
