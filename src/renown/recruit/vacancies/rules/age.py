"""Words that tell how old one should be.

Invariant: a young company, brand or field is no finding, nor are young people who are cared for or taught, nor
beginners who are welcome beside others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.rules.sources import (
    BEGINNERS,
    DIGITAL_NATIVE,
    EQUAL_EMPLOYMENT,
    EQUAL_TREATMENT,
    YOUNG_TEAM,
)

_WE_DE = (
    r"(?:teams?|belegschaft|truppe|mannschaft|kollegium|kolleg(?:en|innen|\*innen|:innen|innen und kollegen)|"
    r"kollektiv|crew)"
)
_WHO_DE = (
    r"(?:menschen|leute[n]?|talente[n]?|köpfe[n]?|mitarbeiter\w*|mitarbeitende[n]?|kandidat\w*|bewerber\w*|person(?:en)?|"
    r"erwachsenen?|fachkr[aä]ft\w*|entwickler\w*|verstärkung|absolvent\w*|berufstätige[n]?|wilde[n]?)"
)
_WE_EN = r"(?:teams?|crew|staff|workforce|colleagues|environment|atmosphere)"
_WHO_EN = (
    r"(?:people|talents?|candidates?|person|men|women|adults?|graduates?|applicants?|"
    r"minds?|developers?|engineers?)"
)
_CARED_DE = re.compile(
    r"(?:betreu|begleit|unterstütz|förder|berat|unterricht|ausbild|pfleg|schul|bild|arbeit (?:mit|für)|angebote? für|"
    r"perspektiven? für|programm\w* für|umgang mit|eltern|kinder|jugend|leb|wohn)\w*",
    re.IGNORECASE,
)
_CARED_EN = re.compile(
    r"(?:work(?:ing)? with|support|teach|care for|caring for|mentor|educat|train|help|serve|coach|looking after|"
    r"services? for|sessions? for|program\w* for|lives of|children|youth)\w*",
    re.IGNORECASE,
)
_YOUTH_WORK = pattern(
    r"\w{0,40}jugend\w*|\w{0,40}pädagog\w*|kita\w*|erzieh\w*|lehrkr[aä]ft\w*|lehrer\w*|schüler\w*|auszubildende\w*|"
    r"youth \w+|teachers?|pupils|students|social work\w*|apprentices"
)
_SOUGHT = re.compile(
    r"(?:such(?:en|t)|gesucht|willkommen|bewerb|look(?:ing)? for|hir(?:e|ing)|want|need|seek\w*)\W+(?:\w+\W+){0,5}$",
    re.IGNORECASE,
)
_ADJECTIVES_DE = r"(?:,? (?:und )?(?-i:[a-zäöüß\-]+(?:e[rnsm]?))){0,3},? "
_ADJECTIVES_EN = (
    r"(?:,? (?:and )?(?!compan|business|start|firm|brand|industr|field|market|with|of|in|for|to|from|the|our)"
    r"[a-z\-]+){0,2},? "
)
_OURSELVES = (
    Wording(pattern(rf"jung(?P<end>e[rnsm]?){_ADJECTIVES_DE}{_WE_DE}"), lambda f: _engaged(f[0])),
    Wording(pattern(rf"(?:[\wäöüß\-]+e[rnsm]?,? und )jung(?P<end>e[rnsm]?) {_WE_DE}"), lambda f: _engaged(f[0])),
    Wording(
        pattern(r"(?:du bist|sie sind|wir sind|bist du|sind sie) (?:[\wäöüß\-]+,? (?:und )?){0,2}jung(?:,| und|\.|!)")
    ),
    Wording(pattern(rf"young{_ADJECTIVES_EN}{_WE_EN}"), lambda f: _engaged(f[0])),
    Wording(pattern(r"youthful(?: \w+)?|jung geblieben(?:e[rnsm]?)?|young (?:outlook|mind ?set|attitude|spirit)")),
    Wording(
        pattern(r"young (?:and|&) (?:dynamic|hungry|motivated|ambitious|fresh)|young at heart"), lambda f: "motivated"
    ),
)
_OTHERS = (
    Wording(pattern(rf"jung(?P<end>e[rnsm]?){_ADJECTIVES_DE}{_WHO_DE}"), lambda f: _engaged(f[0]), _CARED_DE),
    Wording(
        pattern(rf"young{_ADJECTIVES_EN}{_WHO_EN}"),
        lambda f: _engaged(f[0]),
        _CARED_EN,
        re.compile(r"[\s-]*(?:with|at risk|offend)"),
    ),
)
_NATIVE = (
    Wording(pattern(r"(?P<a>(?:als )?(?:ein(?:e|en)? )?)digital[ -]native(?P<s>s?)"), lambda f: _media(f)),
    Wording(
        pattern(r"generation [xyz]|gen[ -]?z|millennials?"),
        None,
        None,
        re.compile(r"\s*(?:als|as) (?:zielgruppe|audience|customers)", re.IGNORECASE),
    ),
)
_NATIVE_EN = (
    Wording(
        pattern(r"(?P<a>a )?digital[ -]native(?P<s>s?)"),
        lambda f: f"{'people' if f['s'] else 'somebody'} at ease with digital tools",
    ),
    _NATIVE[1],
)
_WELCOME_BEFORE = re.compile(
    r"(?:auch|gern(?:e)?|sowohl|ob|egal ob|both|also|whether|or|oder|und|and)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_WELCOME_AFTER = re.compile(
    r"[^.;]{0,30}\b(?:willkommen|sowie|ebenso|und (?:wieder|berufs|quer|erfahrene)|oder (?:erfahrene|"
    r"berufserfahrene|quer|mit)|"
    r"welcome|as well|and experienced|or experienced|alike)",
    re.IGNORECASE,
)
_BEGINNERS = (
    Wording(pattern(r"berufseinsteiger\w*|berufsanfänger\w*"), None, _WELCOME_BEFORE, _WELCOME_AFTER),
    Wording(pattern(r"young professionals?"), "Menschen mit erster Berufserfahrung", _WELCOME_BEFORE, _WELCOME_AFTER),
    Wording(
        pattern(
            r"(?:frisch(?:e[rnsm]?)? (?:von der (?:uni\w*|hochschule)|absolvent\w*)|direkt (?:von|nach) (?:der "
            r"uni\w*|dem studium))"
        ),
        None,
    ),
    Wording(
        pattern(r"(?:recent|fresh|new) (?:college |university )?graduates?|fresh out of (?:college|university)"),
        None,
        _WELCOME_BEFORE,
        _WELCOME_AFTER,
    ),
    Wording(pattern(r"career starters?"), None, _WELCOME_BEFORE, _WELCOME_AFTER),
)
_OURS = re.compile(
    r"(?:unsere?\w{0,2}|our|kollegium|pupils|students|schüler\w*|kinder\w*|bewohner\w*|kund\w*|customers)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
"""Before an age that those have who are there already, or whom the work is for."""
_OURS_DE = re.compile(f"{_CARED_DE.pattern}|{_OURS.pattern}", re.IGNORECASE)
_OURS_EN = re.compile(f"{_CARED_EN.pattern}|{_OURS.pattern}", re.IGNORECASE)
_LIMITS = (
    Wording(
        pattern(
            r"(?:nicht|kein\w* person(?:en)?) älter als \d{2}(?! jahr)|(?:schüler|student|bewerber)\w* unter \d{2}"
        ),
        None,
        _OURS,
    ),
    Wording(pattern(r"between \d{2} and \d{2}(?=\s{0,9}(?:$|[.;\n]))"), None, _OURS),
    Wording(
        pattern(
            r"(?:max(?:imal|\.)?|höchstens|bis(?: zu)?|unter|nicht älter als|jünger als) ?\d{2} "
            r"jahre(?:n)?(?: alt)?"
        ),
        None,
        None,
        re.compile(
            r"\s*(?:erfahrung|berufs|garantie|elternzeit|vertrag|befrist|zurück|alte[rnsm]?\b)",
            re.IGNORECASE,
        ),
    ),
    Wording(
        pattern(
            r"(?:zwischen )?\d{2} (?:und|bis|-|–) \d{2} jahre(?:n)? alt|zwischen \d{2} und \d{2} jahren|"
            r"im alter (?:von|zwischen) \d{2}[^.\n]{0,16}|(?:höchst|alters)(?:alter|"
            r"grenze)[^.\n]{0,20}\d{2}"
        ),
        None,
        _OURS_DE,
    ),
    Wording(
        pattern(
            r"(?:aged?|ages) (?:between )?\d{2} ?(?:and|to|-|–) ?\d{2}|(?:under|below|not older than|"
            r"younger than) (?:the age of )?\d{2}(?: years)?(?: old| of age)?|\d{2} ?(?:-|–|to) ?\d{2} years old|"
            r"maximum age[^.\n]{0,12}\d{2}"
        ),
        None,
        _OURS_EN,
        re.compile(
            r"\s*(?:hours|minutes|days|employees|people|"
            r"staff|kg|%|ms|seconds)",
            re.IGNORECASE,
        ),
    ),
    Wording(
        pattern(
            r"(?:max(?:imal|imum|\.)?|höchstens|nicht mehr als|no more than|at most|up to a maximum of) "
            r"(?:of )?(?:\d{1,2}|one|two|three|four|five|six|eight|ten|zwei|drei|vier|fünf|sechs|zehn) "
            r"(?:jahre\w*|years?|years’|years')(?: (?:of )?(?:\w+ )?(?:experience)| \w*erfahrung)"
        ),
        None,
    ),
)


def _engaged(words: str) -> str:
    """Words with `engaged` for young, in their own language and ending.

    >>> _engaged("junges, dynamisches Team"), _engaged("Young team")
    ('engagiertes, dynamisches Team', 'Committed team')
    """
    text = re.sub(
        r"\b([Jj])ung(e[rnsm]?)\b", lambda f: ("E" if f[1] == "J" else "e") + "ngagiert" + f[2], words, count=1
    )
    return re.sub(r"\b([Yy])oung\b", lambda f: "Committed" if f[1] == "Y" else "committed", text, count=1)


def _media(found: re.Match[str]) -> str:
    """What a digital native is asked for, in the grammar of the words around."""
    known = "Erfahrung in digitalen Medien"
    if found["a"].lower().startswith("als"):
        return f"mit {known}"
    return f"Menschen mit {known}" if found["s"] else f"eine Person mit {known}"


def _young(case: Case) -> Iterator[Hit]:
    why = "It tells of the age that is wanted, or that older people would stand out; courts take it as a sign of it."
    proposal = "Say how the people work, not how old they are."
    yield from worded(case, _OURSELVES, why, proposal)
    yield from _of_applicants(case, worded(case, _OTHERS, why, proposal))


def _of_applicants(case: Case, hits: Iterator[Hit]) -> Iterator[Hit]:
    """Those that speak of who applies: in youth work, words of age speak of others unless somebody is sought."""
    with_youth = len(_YOUTH_WORK.findall(case.advert.own)) >= 2
    for hit in hits:
        if not with_youth or _SOUGHT.search(case.advert.own, max(0, hit.start - 60), hit.start):
            yield hit


def _natives(case: Case) -> Iterator[Hit]:
    why = "It names a generation: whoever grew up before is left out."
    wordings = _NATIVE_EN if case.advert.language == "en" else _NATIVE
    yield from worded(case, wordings, why, "Name the tools one should be at ease with.")


def _beginners(case: Case) -> Iterator[Hit]:
    why = "People at the start of their working life are mostly young; alone, it can leave older people out."
    proposal = "Name the experience that is needed, or add that people with more of it are welcome."
    yield from worded(case, _BEGINNERS, why, proposal)


def _limits(case: Case) -> Iterator[Hit]:
    why = "An upper limit of age, or of experience, leaves older people out."
    yield from _of_applicants(case, worded(case, _LIMITS, why, "Leave the limit out, or name what the work needs."))


AGE_RULES = (
    Rule("age.young", "Age", (EQUAL_TREATMENT, EQUAL_EMPLOYMENT, YOUNG_TEAM), _young),
    Rule("age.generation", "Generation", (EQUAL_TREATMENT, EQUAL_EMPLOYMENT, DIGITAL_NATIVE), _natives),
    Rule("age.beginners", "Beginners only", (EQUAL_TREATMENT, EQUAL_EMPLOYMENT, BEGINNERS), _beginners),
    Rule("age.limit", "Upper limit", (EQUAL_TREATMENT, EQUAL_EMPLOYMENT), _limits),
)
"""Words that tell how old one should be."""
