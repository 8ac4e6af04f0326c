"""Words that tell where somebody comes from.

Invariant: `native` of software (React Native, cloud-native) is no finding, nor is a level of a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.rules.sources import EQUAL_ORIGIN, EQUAL_TREATMENT, MOTHER_TONGUE, MOTHER_TONGUE_UPHELD

_TONGUES_EN = (
    "english|german|spanish|french|italian|dutch|polish|portuguese|turkish|russian|mandarin|chinese|japanese|arabic"
)
_TONGUES_DE = (
    "deutsch|englisch|spanisch|französisch|italienisch|niederländisch|polnisch|portugiesisch|türkisch|russisch"
)
_NOT_NEEDED = re.compile(
    r"(?:kein\w{0,3}|nicht|müssen nicht|no|not|need not|don't need to be|don’t need to be)\s{1,9}"
    r"(?:\w{1,40}\s{1,9}){0,5}$",
    re.IGNORECASE,
)
_NATIVE = (
    Wording(
        pattern(rf"native(?:[ -]level)? (?P<tongue>{_TONGUES_EN})(?: speakers?)?"),
        lambda f: f"{f['tongue']} at level C2",
        _NOT_NEEDED,
    ),
    Wording(
        pattern(
            rf"(?P<tongue>{_TONGUES_EN})[ -]native speakers?|native speakers?(?: of "
            rf"(?P<of>{_TONGUES_EN}))?"
        ),
        lambda f: _level(f),
        _NOT_NEEDED,
    ),
    Wording(
        pattern(
            rf"(?P<tongue>{_TONGUES_EN}) (?:as (?:a |your )?)?(?:mother[ -]tongue|native language)|mother[ -]"
            rf"tongue(?: (?P<of>{_TONGUES_EN}))?"
        ),
        lambda f: _level(f),
        _NOT_NEEDED,
    ),
    Wording(
        pattern(
            rf"(?P<tongue>{_TONGUES_DE}) als muttersprache|muttersprache (?P<of>{_TONGUES_DE})|"
            rf"(?P<whose>{_TONGUES_DE})e[rn]? muttersprachler\w*|muttersprachler\w*"
        ),
        lambda f: _niveau(f),
        _NOT_NEEDED,
    ),
    Wording(
        pattern(
            rf"(?:(?P<tongue>{_TONGUES_DE}) auf )?muttersprach(?:liche[mnrs]?|"
            rf"ler)?[ -]?niveau|muttersprachliche[mnrs]?"
        ),
        lambda f: _niveau(f),
        _NOT_NEEDED,
    ),
    Wording(pattern(r"akzentfrei\w*|ohne akzent|accent[- ]free|without (?:an )?accent|no accent"), None),
)
_PASSPORT = (
    Wording(
        pattern(
            r"(?:nur )?(?:deutsche|österreichische|schweizer)[rn]? (?:staatsangehörigkeit|"
            r"staatsbürgerschaft|herkunft|abstammung|wurzeln)|(?:deutsche[rn]?|eu-)\\s?(?:reise)?pass"
        ),
        None,
    ),
    Wording(
        pattern(
            r"(?:(?:eu|us|uk|british|german) )(?:citizens?|nationals?) only|only (?:eu|us|uk|british|"
            r"german) (?:citizens?|nationals?)|(?:of )?german (?:origin|descent)|"
            r"(?:british|uk|german|irish|spanish|us|american|eu) (?:passports?|citizenship|nationality)"
        ),
        None,
    ),
)


def _level(found: re.Match[str]) -> str:
    tongue = found["tongue"] or found["of"]
    return f"{tongue} at level C2" if tongue else "very good command (level C2)"


def _niveau(found: re.Match[str]) -> str:
    named = found.groupdict()
    tongue = named.get("tongue") or named.get("of") or named.get("whose")
    return f"{tongue.capitalize()} auf Niveau C2" if tongue else "Sprachniveau C2"


def _tongue(case: Case) -> Iterator[Hit]:
    why = "It asks where somebody grew up, not what they can say; courts take it as a sign of leaving out by origin."
    yield from worded(case, _NATIVE, why, "Name the level of the language that the work needs (B2, C1, C2).")


def _passport(case: Case) -> Iterator[Hit]:
    why = "It asks for a nationality or an origin; what counts is whether somebody may work here."
    yield from worded(
        case, _PASSPORT, why, "Ask for permission to work, and only where a law asks for more, say which."
    )


ORIGIN_RULES = (
    Rule(
        "origin.tongue", "Mother tongue", (EQUAL_TREATMENT, EQUAL_ORIGIN, MOTHER_TONGUE, MOTHER_TONGUE_UPHELD), _tongue
    ),
    Rule("origin.passport", "Nationality", (EQUAL_TREATMENT, EQUAL_ORIGIN), _passport),
)
"""Words that tell where somebody comes from."""
