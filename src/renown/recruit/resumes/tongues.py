"""Languages and how well they are spoken, as CVs in German, English and Spanish write it.

Invariant: a level of the common scale (A1 to C2) is only given where it is written; words stay words.
"""

from __future__ import annotations

import re

from renown.recruit.resumes.resume import Level, Place, Spoken

LANGUAGE_NAMES = {
    "de": "german deutsch alemán aleman",
    "en": "english englisch inglés ingles",
    "es": "spanish spanisch español espanol castellano",
    "fr": "french französisch francés frances français",
    "it": "italian italienisch italiano",
    "pt": "portuguese portugiesisch portugués portugues português",
    "nl": "dutch niederländisch neerlandés holandés nederlands",
    "pl": "polish polnisch polaco polski",
    "cs": "czech tschechisch checo",
    "sk": "slovak slowakisch eslovaco",
    "hu": "hungarian ungarisch húngaro",
    "ro": "romanian rumänisch rumano",
    "bg": "bulgarian bulgarisch búlgaro",
    "el": "greek griechisch griego",
    "tr": "turkish türkisch turco türkçe",
    "ar": "arabic arabisch árabe arabe العربية",
    "fa": "persian persisch persa farsi",
    "he": "hebrew hebräisch hebreo",
    "ru": "russian russisch ruso русский",
    "uk": "ukrainian ukrainisch ucraniano українська",
    "sr": "serbian serbisch serbio",
    "hr": "croatian kroatisch croata",
    "sl": "slovenian slowenisch esloveno",
    "sq": "albanian albanisch albanés",
    "sv": "swedish schwedisch sueco svenska",
    "no": "norwegian norwegisch noruego",
    "da": "danish dänisch danés dansk",
    "fi": "finnish finnisch finés finlandés",
    "et": "estonian estnisch estonio",
    "lv": "latvian lettisch letón",
    "lt": "lithuanian litauisch lituano",
    "zh": "chinese mandarin chinesisch mandarín chino 中文",
    "ja": "japanese japanisch japonés 日本語",
    "ko": "korean koreanisch coreano 한국어",
    "vi": "vietnamese vietnamesisch vietnamita",
    "th": "thai thailändisch tailandés",
    "id": "indonesian indonesisch indonesio",
    "hi": "hindi हिन्दी",
    "ur": "urdu",
    "bn": "bengali",
    "ta": "tamil",
    "sw": "swahili suaheli suajili",
    "ca": "catalan katalanisch catalán català",
    "eu": "basque baskisch euskera vasco",
    "gl": "galician galicisch gallego",
    "la": "latin latein latín",
    "ku": "kurdish kurdisch kurdo",
    "ka": "georgian georgisch georgiano",
    "hy": "armenian armenisch armenio",
}
SPOKEN_LEVELS: tuple[tuple[Level, str], ...] = (
    (
        "native",
        r"muttersprach\w*|erstsprache|native|mother\s?tongue|first language|nativ[oa]|lengua materna"
        r"|materna|bilingual\w*|bilingüe",
    ),
    (
        "fluent",
        r"fließend|fliessend|verhandlungssicher|fluent\w*|proficient|full professional|fluid[oa]|fluidez|excellent"
        r"|sehr gut\w*|muy buen\w*|business fluent|advanced"
        r"|avanzad[oa]|alto|competencia profesional completa|near-native"
        r"|fortgeschritten",
    ),
    (
        "good",
        r"gut\w*|good|(?<!limited )working|professional working|intermediate|intermedi[oa]|medi[oa]|konversationssicher"
        r"|conversational|buen\w*|competencia básica profesional|solide",
    ),
    (
        "basic",
        r"grundkenntnisse|basic\w*|beginner|elementary|básic[oa]|basico|nociones|inicial|anfänger|limited working",
    ),
)
_CODES = {name: code for code, names in LANGUAGE_NAMES.items() for name in names.split()}
_SIGN = {"sign language", "gebärdensprache", "lengua de signos", "dgs"}
_CEFR = re.compile(r"\b([ABC][12])(?!\d)")
_LEVELS = tuple((level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for level, words in SPOKEN_LEVELS)
_WORD = re.compile(r"[^\W\d_]+")
_BREAKS = re.compile(r"[^\S\n\t]{0,9}[;|•·\n\t]\s{0,9}|\s{3,}|,\s{0,9}(?![^()]{0,200}\))")


def code_of(words: str) -> str:
    """The code of the first language a text names, or "".

    >>> code_of("Englisch (C1)"), code_of("Klingon")
    ('en', '')
    """
    return next((_CODES[word.lower()] for word in _WORD.findall(words) if word.lower() in _CODES), "")


def level_of(words: str) -> Level:
    """How well, by the common scale where it is written, else by its words.

    >>> level_of("verhandlungssicher (C1)"), level_of("Muttersprache"), level_of("Grundkenntnisse"), level_of("")
    ('C1', 'native', 'basic', '')
    """
    cefr = _CEFR.search(words.upper())
    if cefr:
        return cefr[1]  # type: ignore[return-value]
    return next((level for level, pattern in _LEVELS if pattern.search(words)), "")


def spoken(text: str, at: int = 0) -> list[Spoken]:
    """The languages of a line of a CV with their levels; levels that stand alone belong to the language before.

    >>> [(s.code, s.level) for s in spoken("Deutsch (Muttersprache), English - fluent, Französisch B1")]
    [('de', 'native'), ('en', 'fluent'), ('fr', 'B1')]
    """
    found: list[Spoken] = []
    for part, start in _parts(text):
        code = code_of(part)
        if not code and part.lower() not in _SIGN:
            if found and level_of(part) and not found[-1].level:
                found[-1] = _more(found[-1], part, at + start + len(part))
            continue
        found.extend(_each(part, at + start))
    return found


def _each(part: str, at: int) -> list[Spoken]:
    """One part names one language, or several with a level for all ('English and French: fluent')."""
    named = [match for match in _WORD.finditer(part) if match.group().lower() in _CODES]
    if not named:
        return [Spoken(part, "", "", "", Place(at, at + len(part)))]
    level, place = level_of(part), Place(at, at + len(part))
    taken = [match.group() for match in named]
    said = re.sub("|".join(map(re.escape, taken)), " ", part).strip(" \t:-–—()[],.=/")
    seen = dict.fromkeys(_CODES[word.lower()] for word in taken)
    words = {_CODES[word.lower()]: word for word in reversed(taken)}
    return [Spoken(words[code], code, level, " ".join(said.split()), place) for code in seen]


def _more(before: Spoken, part: str, end: int) -> Spoken:
    said = f"{before.said} {part}".strip()
    return Spoken(before.words, before.code, level_of(part), said, Place(before.stands.at, end))


def _parts(text: str) -> list[tuple[str, int]]:
    parts, at = [], 0
    for match in [*_BREAKS.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[at:end].strip():
            parts.append((text[at:end].strip(), at + len(text[at:end]) - len(text[at:end].lstrip())))
        at = match.end() if match else end
    return parts
