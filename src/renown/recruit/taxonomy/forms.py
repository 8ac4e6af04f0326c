"""Forms of a name: feminine and masculine, one and many, and what German puts together in one word.

Within reason: endings are taken from lists, so a form that is not in them is not known, and no other word is made up
from a stem. Proper names (those of every language) have no forms but German compounds (`Excelkenntnisse`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.taxonomy.concepts import EVERY, Kind

_ENDINGS: dict[tuple[str, Kind], frozenset[str]] = {
    ("de", "occupation"): frozenset("s n en e es in innen r".split()),
    ("de", "skill"): frozenset("s es e en n".split()),
    ("en", "occupation"): frozenset({"s", "es"}),
    ("en", "skill"): frozenset({"s", "es"}),
    ("es", "occupation"): frozenset("s es a as".split()),
    ("es", "skill"): frozenset({"s", "es"}),
}
_SHORTEST_STEM = 4
_HEADS = re.compile(
    r"(?:s|n|es|en)?(?:(?:grund|fach|programmier|spezial|anwender|basis)?kenntniss?en?|erfahrung(?:en)?|programmierung"
    r"|entwickl(?:ung|er(?:in|innen|n|s)?)|programmierer(?:in|innen|n|s)?|administrat(?:ion|or(?:in|innen|en)?)"
    r"|spezialist(?:in|innen|en)?|expert(?:e|in|innen|en)|berat(?:ung|er(?:in|innen|n|s)?)|fähigkeit(?:en)?|kompetenz(?:en)?"
    r"|anwendung(?:en)?|umgebung(?:en)?|systeme?n?|projekte?n?|schulung(?:en)?|zertifikate?|zertifizierung(?:en)?"
    r"|skills|wissen|kurse?|prüfung(?:en)?)"
)
_SHORTEST_HEAD: dict[Kind, int] = {"occupation": 6, "skill": 8, "group": 99}
_STEMS = {
    "de": (
        ("kraft", ("kräfte", "kräften")),
        ("mann", ("frau", "männer", "leute", "leuten", "frauen")),
        ("koch", ("köche", "köchen", "köchin", "köchinnen")),
        ("arzt", ("ärzte", "ärzten", "ärztin", "ärztinnen")),
        ("anwalt", ("anwälte", "anwälten", "anwältin", "anwältinnen")),
        ("loge", ("login", "loginnen")),
        ("päde", ("pädin", "pädinnen")),
        ("goge", ("gogin", "goginnen")),
    ),
    "en": (("man", ("woman", "men", "women", "person")),),
    "es": (("o", ("a", "os", "as")), ("or", ("ora", "ores", "oras"))),
}
_OF = re.compile(r"\s(?=(?:für|im|in|der|des|of|de|del|en|web|Digital)\s|web$)|$")


def takes(form: str, rest: str, language: str, kind: Kind) -> bool:
    """Whether what follows a name within one word is an ending of it, or makes it a German compound.

    >>> takes("softwareentwickler", "innen", "de", "occupation"), takes("java", "script", "", "skill")
    (True, False)
    >>> takes("excel", "kenntnisse", "", "skill"), takes("database", "s", "en", "skill")
    (True, True)
    """
    stem = form.rpartition(" ")[2]
    if len(stem) >= _SHORTEST_STEM and rest in _ENDINGS.get((language, kind), ()):
        return True
    return kind == "skill" and language in ("de", EVERY) and bool(_HEADS.fullmatch(rest))


def heads(form: str, language: str, kind: Kind) -> bool:
    """Whether a name may be the head of a longer German word, which is then a special case of it.

    >>> heads("pflegefachkraft", "de", "occupation"), heads("arzt", "de", "occupation"), heads("nurse", "en", "skill")
    (True, False, False)
    """
    return language == "de" and len(form) >= _SHORTEST_HEAD[kind] and " " not in form


def forms(label: str, language: str) -> Iterator[str]:
    """Forms of an occupation's name that are not it with an ending.

    >>> list(forms("Pflegefachkraft", "de")), list(forms("técnico de soporte", "es"))[:1]
    (['Pflegefachkräfte', 'Pflegefachkräften'], ['técnica de soporte'])
    >>> list(forms("Elektroniker für Betriebstechnik", "de"))[0]
    'Elektronikerin für Betriebstechnik'
    """
    at = _OF.search(label)
    head, tail = (label[: at.start()], label[at.start() :]) if at else (label, "")
    for stem, others in _STEMS.get(language, ()):
        if head.lower().endswith(stem) and not (language == "es" and stem == "o" and head.lower().endswith("or")):
            kept = head[: len(head) - len(stem)]
            yield from (_like(head, kept + other) + tail for other in others)
    if language == "de" and tail and head.endswith(("er", "ist", "or", "ent", "ant")):
        yield from (head + ending + tail for ending in ("in", "innen", "n", "s"))


def feminine(label: str, language: str) -> str:
    """The feminine form of an occupation's name; empty where there is none of its own.

    >>> feminine("Softwareentwickler", "de"), feminine("enfermero", "es"), feminine("nurse", "en")
    ('Softwareentwicklerin', 'enfermera', '')
    """
    if language == "es":
        return next(forms(label, language), "")
    if language != "de":
        return ""
    if label.endswith(("schwester", "frau", "person", "in")):
        return ""
    changed = next((form for form in forms(label, language) if re.search(r"(?:frau|in)\b", form)), "")
    return changed or (f"{label}in" if re.search(r"(?:er|ist|or|eur|ent|ant|wirt)$", label) else "")


def _like(written: str, form: str) -> str:
    """A form with a capital where the name has one: `Arzt`, `Ärztin`."""
    return form[:1].upper() + form[1:] if written[:1].isupper() else form
