"""Whom the words of a title and of the text mean: men, women, or everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.head import GENDERS
from renown.recruit.vacancies.rules.sources import EQUAL_TREATMENT, THIRD_GENDER

_OPEN = re.compile(r"[dxi*]|gn|all|divers|\ba\b", re.IGNORECASE)
_INCLUSIVE = re.compile(r"\w[*:_·]in(?:nen)?\b")
_NEUTRAL = re.compile(
    r"(?:kraft|kräfte|leitung|führung|hilfe|person|personal|assistenz|vertretung|mitglied|leute|referat|betreuung|"
    r"beratung|entwicklung|koordination|verwaltung|nachfolge|praktikum|ausbildung|werkstudium|trainee|talent)(?!\w)",
    re.IGNORECASE,
)
_WORDS = {
    "salesm(?:an|en)": "salesperson",
    "chairm(?:an|en)": "chair",
    "foreman": "supervisor",
    "waitress": "server",
    "stewardess": "flight attendant",
    "handyman": "maintenance worker",
    "craftsm(?:an|en)": "craftsperson",
    "businessm(?:an|en)": "business person",
    "cleaning lady": "cleaner",
    "manpower": "staff",
    "man hours": "working hours",
    "cameram(?:an|en)": "camera operator",
    "workm(?:an|en)": "worker",
    "girl friday": "assistant",
    "tradesm(?:an|en)": "tradesperson",
    "repairm(?:an|en)": "repair technician",
    "servicem(?:an|en)": "service technician",
    "delivery m(?:an|en)": "delivery driver",
    "(?:postm|mailm)(?:an|en)": "postal worker",
    "firem(?:an|en)": "firefighter",
    "doorm(?:an|en)": "door staff",
    "storem(?:an|en)": "stores person",
    "groundsm(?:an|en)": "grounds keeper",
    "draughtsm(?:an|en)": "draughtsperson",
    "linem(?:an|en)": "line worker",
    "barm(?:an|en)": "bartender",
    "(?:bar|chamber)maids?": "bar staff",
    "seamstress(?:es)?": "sewing worker",
    "hostess(?:es)?": "host",
    "tea lady": "catering assistant",
    "brotherhood": "team",
    "krankenschwester(?:n)?": "Pflegefachperson",
    "putzfrau(?:en)?": "Reinigungskraft",
    "kindergärtnerin(?:nen)?": "pädagogische Fachkraft",
    "empfangsdame": "Empfangskraft",
    "vorzimmerdame": "Assistenz",
    "zimmermädchen": "Zimmerservice",
    "arzthelferin(?:nen)?": "Medizinische Fachangestellte",
    "sprechstundenhilfe": "Medizinische Fachangestellte",
    "bürodame": "Bürokraft",
    "(?:küchen|putz|büro)feen?": "Hilfe",
    "stewardess(?:en)?": "Flugbegleitung",
    "sekretärin": "Bürokraft im Sekretariat",
}
_GENDERED = tuple(pattern(words) for words in _WORDS)
_NAME_ENDS = re.compile(r"\s(?:für|im|in|am|an|mit|zur|zum|der|des|bei|als|ab|–|-|\|)\s")
_PRONOUNS = {
    r"he/she|s/he|she/he|he or she|she or he": "they",
    r"his/her|her/his|his or her|her or his": "their",
    r"him/her|him or her": "them",
    r"er/sie|sie/er|er oder sie": "die Person",
}
_IDEAL = pattern(
    r"(?:der|ein|den|einen) (?:ideale[rn]?|perfekte[rn]?|richtige[rn]?) (?:kandidat(?:en)?|bewerber|mitarbeiter|mann)"
)


def _title(case: Case) -> Iterator[Hit]:
    title = case.vacancy.title
    if title is None or title.nowhere or case.advert.language != "de":
        return
    mark = GENDERS.search(title.words)
    if mark is None and not _INCLUSIVE.search(title.words) and not _NEUTRAL.search(title.value):
        why = "The title names one gender, or does not say that every gender is meant."
        said = _NAME_ENDS.split(title.value)[0]
        place = title.words.find(said)
        if place >= 0 and not any(words.search(said) for words in _GENDERED):
            start = title.start + place
            yield Hit(start, start + len(said), why, "Say that every gender is meant.", f"{said} (m/w/d)")
    elif mark is not None and not _OPEN.search(mark[0].strip("()[]")):
        why = "The mark names men and women only; people of neither gender are left out."
        instead = "(m/w/d)" if mark[0][0] in "([" else "m/w/d"
        yield Hit(title.start + mark.start(), title.start + mark.end(), why, "Name all genders.", instead)


def _words(case: Case) -> Iterator[Hit]:
    wordings = [Wording(pattern(words), instead) for words, instead in _WORDS.items()]
    yield from worded(case, wordings, "The word means one gender only.", "Take a word that means everybody.")
    pronouns = [Wording(pattern(words), instead) for words, instead in _PRONOUNS.items()]
    why = "The pronoun names men and women only."
    yield from worded(case, pronouns, why, "Write to the reader, or take a word that means everybody.")
    if case.advert.language == "de":
        why = "The sentence speaks of a man."
        yield from worded(case, [Wording(_IDEAL)], why, "Write to the reader: “Sie” or “du”.")


GENDER_FORM_RULES = (
    Rule("gender.title", "Gender in the title", (EQUAL_TREATMENT, THIRD_GENDER), _title),
    Rule("gender.word", "Word for one gender", (EQUAL_TREATMENT,), _words),
)
"""The title and words that mean one gender."""
