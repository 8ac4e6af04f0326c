"""Words that tell of one gender without naming it: they are found to keep women from applying.

Invariant: one word too many of them counts; an advertisement with as many words of the other kind is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.rules.sources import CODED_WORDS

_E = r"(?P<end>e[rnsm]?)?"
_THINGS = pattern(
    r"(?:salar\w+|pay|compensation|package|benefits?|wages?|remuneration|bonus\w*|programming|market\w*|advantage|analysis|"
    r"edge|bids?|landscape|sports?|intelligence|pricing|tender\w*|research|rates?|goals?|targets?|projects?|plans?|roadmap|agenda|vision|climate|"
    r"people|guests|children|kids|customers|pupils|families|growth|position|player|genes?|treatment|tumou?rs?|base|annual|hourly|starting|total)"
).pattern
_AFTER = re.compile(r"[\s,]{0,9}(?:and\s{1,9}\w{1,40}\s{1,9})?" + _THINGS, re.IGNORECASE)
_AFTER_DE = re.compile(
    r"\s{1,9}(?:ziele?\w*|projekte?\w*|klima\w*|vergütung|gehalt\w*|preise?\w*|markt\w*|wachstum\w*|tumor\w*)",
    re.IGNORECASE,
)
_CODED = {
    "ninjas?": "specialist",
    r"rock(?: |-)?stars?": "specialist",
    "gurus?": "specialist",
    "superhero(?:es)?": "specialist",
    "dominant": "convincing",
    "dominate": "lead",
    "aggressive": "determined",
    "aggressively": "with determination",
    "fearless": "confident",
    "ruthless": "consistent",
    "assertive": "convincing",
    "competitive": "motivated",
    "headstrong": "persistent",
    "hungry": "motivated",
    "greedy": "motivated",
    "reckless": "confident",
    "cut-?throat": "demanding",
    "warriors?": "specialist",
    "go-?getters?": None,
    "hunter mentality": "perseverance",
    "killer instinct": "perseverance",
    "ambitious": "motivated",
    "tough": "persistent",
    "work hard,? play hard": "work together and take time off",
    "alpha": None,
    "self-reliant": "able to work on your own",
    "durchsetzungsvermögen": "Überzeugungskraft",
    "durchsetzungskraft": "Überzeugungskraft",
    "durchsetzungsfähigkeit": "Überzeugungskraft",
    "durchsetzungsstärke": "Überzeugungskraft",
    "ehrgeiz": "Freude an Zielen",
    "macher(?:mentalität)?": None,
    "einzelkämpfer": None,
    "überflieger": None,
    "alphatier": None,
    "kampfgeist": "Ausdauer",
    "siegermentalität": "Ausdauer",
    "high performer": None,
}
_INFLECTED = {
    "durchsetzungsstark": "überzeugend",
    "durchsetzungsfähig": "überzeugend",
    "ehrgeizig": "motiviert",
    "kompetitiv": "motiviert",
    "erfolgshungrig": "motiviert",
    "knallhart": "ausdauernd",
    "kämpferisch": "ausdauernd",
    "aggressiv": "entschlossen",
    "zielstrebig": "ausdauernd",
    "wettbewerbsorientiert": "zielorientiert",
    "furchtlos": "sicher",
}


def _inflected(stem: str) -> Callable[[re.Match[str]], str]:
    """Another adjective with the ending that the found one has."""
    return lambda found: stem + (found["end"] or "")


_WORDINGS = (
    *(Wording(pattern(words), instead, None, _AFTER) for words, instead in _CODED.items()),
    *(Wording(pattern(stem + _E), _inflected(other), None, _AFTER_DE) for stem, other in _INFLECTED.items()),
)
_BALANCE = pattern(
    r"supportive|collaborat\w+|empath\w+|nurtur\w+|caring|cooperat\w+|considerate|interpersonal|understanding|"
    r"einfühl\w+|fürsorg\w+|hilfsbereit\w*|verständnisvoll\w*|kooperativ\w*|empathi\w+|gemeinschaftlich\w*"
)


def _coded(case: Case) -> Iterator[Hit]:
    why = "Words of contest and force are read as meant for men; fewer women then find the job appealing."
    hits = list(worded(case, _WORDINGS, why, "Say what is done, or take a word without that ring."))
    if len(hits) > len(_BALANCE.findall(case.advert.own)):
        yield from hits


GENDER_WORD_RULES = (Rule("gender.coded", "Coded word", (CODED_WORDS,), _coded),)
"""Words that tell of one gender without naming it."""
