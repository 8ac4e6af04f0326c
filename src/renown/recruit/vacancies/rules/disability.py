"""Words that leave people with a disability or an illness out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.rules.sources import EQUAL_EMPLOYMENT, EQUAL_TREATMENT

_ABOUT_OTHERS = re.compile(
    r"(?:unabhängig von|ungeachtet|egal|regardless of|irrespective of|förder\w*|stärk\w*|promot\w*|kein\w*|not|"
    r"stay|remain|"
    r"keep\w*|bleib\w*)[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_PROMOTED = re.compile(r"\s{0,9}(?:zu )?(?:förder|stärk|erhalt|is promoted|programme?)", re.IGNORECASE)
_WORDINGS = (
    Wording(
        pattern(
            r"körperlich(?:e[rnsm]?)? (?:und (?:geistig|psychisch|seelisch|mental)(?:e[rnsm]?)? "
            r")?(?:(?:voll|sehr|uneingeschränkt) )?(?:belastbar(?:keit)?|fit(?:ness)?|gesund(?:heit)?|"
            r"verfassung)"
        ),
        None,
        _ABOUT_OTHERS,
        _PROMOTED,
    ),
    Wording(
        pattern(
            r"(?:gute[rnsm]? |beste[rnsm]? |ausgezeichnete[rnsm]? |volle[rnsm]? )(?:körperliche[rnsm]? "
            r"(?:verfassung|fitness|gesundheit)|gesundheit)"
        ),
        None,
        _ABOUT_OTHERS,
        _PROMOTED,
    ),
    Wording(
        pattern(
            r"(?:kern)?gesund und (?:belastbar|fit|leistungsfähig|kräftig)|(?:gesundheitlich |"
            r"körperlich )(?:uneingeschränkt|voll)(?: \w+)?|(?:keine|ohne) "
            r"(?:gesundheitliche[nr]?|körperliche[nr]?) (?:einschränkungen?|beschwerden)"
        ),
        None,
    ),
    Wording(
        pattern(
            r"able-?bodied|fit and (?:healthy|well)|healthy and fit|clean bill of health|physically (?:fit|"
            r"strong|able)|(?:in )?(?:good|excellent|perfect) "
            r"(?:physical )?(?:health|shape)|physical fitness|free (?:of|from) (?:any )?(?:disabilit\w+|illness\w*)|no "
            r"(?:health|medical) (?:problems|conditions|issues)"
        ),
        None,
        _ABOUT_OTHERS,
        _PROMOTED,
    ),
)


def _able(case: Case) -> Iterator[Hit]:
    why = "It asks for a body rather than for what is done with it, and leaves people with a disability or illness out."
    proposal = (
        "Name the task (“lifts up to 20 kg”) and say that aids are possible; ask for nothing the work does not need."
    )
    yield from worded(case, _WORDINGS, why, proposal)


DISABILITY_RULES = (Rule("disability.body", "Body and health", (EQUAL_TREATMENT, EQUAL_EMPLOYMENT), _able),)
"""Words that leave people with a disability or an illness out."""
