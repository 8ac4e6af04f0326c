"""Pay that is not said, said by half, and pay of the past that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from renown.recruit.vacancies.finding import Case, Hit, Rule, Wording, pattern, worded
from renown.recruit.vacancies.rules.sources import PAY_TRANSPARENCY

_PRAISED_DE = (
    r"(?:sehr )?(?:attraktiv|überdurchschnittlich|leistungsgerecht|fair|angemessen|marktgerecht|wettbewerbsfähig|gut|"
    r"übertariflich|leistungsbezogen|interessant|lukrativ)e?[rsnm]?"
)
_PRAISED_EN = (
    r"(?:highly )?(?:competitive|attractive|excellent|fair|great|good|generous|top|strong|market[- ]leading|decent|"
    r"above[- ]average)"
)
_PAID_EN = (
    r"(?:rates? of pay|hourly rates?|day rates?|base pay|pay rates?|salary|pay|compensation|remuneration|wages?|basic|"
    r"base|earnings)"
)
_VAGUE = pattern(
    rf"{_PRAISED_DE} (?:gehalt|vergütung|bezahlung|entlohnung|entgelt|gehaltspaket|lohn|stundenlohn|fixum|grundgehalt|"
    r"verdienst\w*)|(?:gehalt|vergütung|bezahlung|lohn) (?:ist |wird )?(?:fair|übertariflich|gut|attraktiv|"
    r"nach (?:vereinbarung|absprache|qualifikation)|"
    r"verhandlungssache)|übertarifliche? bezahl\w+|"
    rf"{_PRAISED_EN} {_PAID_EN}(?: package)?|(?:salary|pay|wage) (?:negotiable|doe|tbd|(?:is )?(?:depending|dependent|"
    r"depends) on experience|commensurate with experience)|"
    r"salario (?:competitivo|atractivo|a convenir|según valía)"
)
_PAST = (
    Wording(
        pattern(
            r"(?:bisherige[snr]?|derzeitige[snr]?|aktuelle[snr]?|jetzige[snr]?|letzte[snr]?|"
            r"vorherige[snr]?) (?:brutto)?(?:jahres|monats)?(?:gehalt\w*|vergütung|verdienst|einkommen)"
        ),
        None,
    ),
    Wording(
        pattern(
            r"gehaltsnachweise?|(?:letzte[nr]? )?(?:drei |3 )?gehaltsabrechnung(?:en)?|gehaltshistorie|"
            r"was sie (?:zuletzt|bisher) verdien\w+"
        ),
        None,
    ),
    Wording(
        pattern(
            r"(?:current|previous|last|past|present|prior) (?:base )?(?:salary|salaries|pay|"
            r"compensation|wages?)|what you (?:currently |now )?earn(?: (?:now|today|at present|currently))?|"
            r"salary history|pay history|(?:recent )?pay ?slips?|salario (?:actual|anterior)"
        ),
        None,
    ),
)
_NOT_ASKED = re.compile(r"(?:nicht|kein\w*|ohne|never|not|no|don't|don’t|won't|won’t)[^.;\n]{0,40}$", re.IGNORECASE)
_GERMAN = "Gehalt: … bis … Euro brutto im Jahr"


def _missing(case: Case) -> Iterator[Hit]:
    pay = case.vacancy.pay
    why = (
        "Whoever applies has a right to the pay or its range before the interview; where it stands, more people apply."
    )
    if pay is None or pay.nowhere or (pay.low is None and not pay.agreement):
        vague = _VAGUE.search(case.advert.own)
        start, end = vague.span() if vague else (0, 0)
        example = _GERMAN if case.advert.language == "de" else "Pay: … to … euros a year before tax"
        yield Hit(start, end, why, f"Name the range and the collective agreement, if there is one: “{example}”.")
    elif pay.low is not None and not (pay.currency and pay.period):
        lacking = " and ".join(name for name, said in (("currency", pay.currency), ("period", pay.period)) if not said)
        yield Hit(pay.start, pay.end, f"The {lacking} of the pay is not said.", f"Add the {lacking}.")


def _past(case: Case) -> Iterator[Hit]:
    why = "What somebody earned before must not be asked: it carries old differences on."
    wordings = [Wording(wording.words, None, _NOT_ASKED) for wording in _PAST]
    yield from worded(
        case, wordings, why, "Leave it out; you may ask what somebody wants to earn, once you have said what you pay."
    )


PAY_RULES = (
    Rule("pay.missing", "Pay", (PAY_TRANSPARENCY,), _missing),
    Rule("pay.past", "Pay of the past", (PAY_TRANSPARENCY,), _past),
)
"""Pay that is not said, and pay of the past that is asked for."""
