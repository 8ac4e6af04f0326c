"""On which grounds somebody is kept: purpose, basis, source, time and visibility; without all of them, not at all.

G1: GDPR 5(2), 6. G4: nobody whose profile was shown to some only. G3: a source is a concrete one. Not legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Basis(StrEnum):
    """Why the law lets somebody be kept."""

    APPLICANT = "6(1)(b)"
    INTEREST = "6(1)(f)"
    CONSENT = "6(1)(a)"


BASES = {
    Basis.APPLICANT: "they applied themselves, and the data is needed for that (GDPR 6(1)(b))",
    Basis.INTEREST: "you found them, and your interest was weighed against theirs (GDPR 6(1)(f))",
    Basis.CONSENT: "they agreed to be in your pool, until a day (GDPR 6(1)(a))",
}

PROOF = {
    Basis.APPLICANT: "what they applied for, and how",
    Basis.INTEREST: "the balancing test: your interest, why it needs this data, why theirs does not outweigh it",
    Basis.CONSENT: "the proof of consent: when they agreed, how, and to what",
}
"""What has to be on record beside each basis."""

PUBLIC, OWN = "public", "consent"
VISIBILITIES = {
    PUBLIC: "everybody could see it there",
    OWN: "they sent it themselves, or agreed that it is used",
}

FEWEST_SIGNS = 12
"""A proof shorter than this proves nothing."""

FEWEST_OF_BALANCE = 40
"""A balancing test weighs something against something: that takes a sentence."""

_VAGUE = re.compile(
    r"(the )?(internet|web|www|online|public(ly available)?( sources?| data| profiles?)?|social (media|networks?)|"
    r"various|unknown|n/?a|none|google|[oö]ffentliche?( zug[aä]ngliche)? quellen?|soziale (medien|netzwerke)|"
    r"unbekannt|fuentes? p[uú]blicas?|redes sociales|desconocido|[-?.x]+)",
    re.IGNORECASE,
)
_PLACE, _LANGUAGE = re.compile(r"[A-Za-z]{2}(-[A-Za-z]{2,3})?"), re.compile(r"[a-z]{2}")
_NATIONAL = re.compile(r"§ ?26|bdsg", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """On which grounds somebody is kept.

    purpose: what for. basis: one of `BASES`, by its article. proof: see `PROOF`. source: the page, platform or file.
    collected_at: when, with its zone. visibility: one of `VISIBILITIES`. until: the day on which a consent ends.
    jurisdiction: whose law says how long (`retention.POLICIES`). language: the person's (en, de, es).
    """

    purpose: str
    basis: str
    proof: str
    source: str
    collected_at: datetime
    visibility: str
    until: date | None = None
    jurisdiction: str = "DE"
    language: str = "en"


def lacking(grounds: Grounds, now: datetime) -> tuple[str, ...]:
    """What is missing or not allowed, one sentence each; nothing where somebody may be kept on these grounds.

    >>> from datetime import UTC
    >>> then = datetime(2026, 5, 4, tzinfo=UTC)
    >>> told = Grounds(purpose="data engineer", basis="6(1)(b)", proof="mail of 4 May 2026", source="cv.pdf",
    ...                collected_at=then, visibility="consent")
    >>> lacking(told, then)
    ()
    >>> from dataclasses import replace
    >>> lacking(replace(told, source="public sources"), then)[0][:40]
    'G3: the source has to be a concrete one:'
    """
    return tuple(_lacking(grounds, now))


def _lacking(grounds: Grounds, now: datetime) -> Iterator[str]:
    if not grounds.purpose.strip():
        yield "G1: the purpose is missing: say what the person is kept for, like the title of the job"
    yield from _basis(grounds, now)
    yield from _source(grounds)
    if grounds.collected_at > now:
        yield f"G1: found {grounds.collected_at:%Y-%m-%d} as the day of collecting, which is still to come"
    if not _PLACE.fullmatch(grounds.jurisdiction) or not _LANGUAGE.fullmatch(grounds.language):
        found = f"{grounds.jurisdiction[:20]!r} and {grounds.language[:20]!r}"
        yield f"D1: found {found}, expected a place like DE or US-CA and a language like de"
    if grounds.visibility not in VISIBILITIES:
        found = grounds.visibility.strip() or "nothing"
        yield (
            f"G4: found {found} as visibility; only what everybody could see (public), or what the person themselves "
            "gave or agreed to (consent), may be kept"
        )


def _basis(grounds: Grounds, now: datetime) -> Iterator[str]:
    if _NATIONAL.search(grounds.basis):
        yield "G1: § 26 BDSG alone is no basis (CJEU C-34/21): name 6(1)(b), 6(1)(f) or 6(1)(a)"
        return
    if grounds.basis not in {basis.value for basis in Basis}:
        known = "; ".join(f"{basis.value}: {words}" for basis, words in BASES.items())
        yield f"G1: found {grounds.basis or 'nothing'!r} as legal basis, expected one of: {known}"
        return
    basis = Basis(grounds.basis)
    least = FEWEST_OF_BALANCE if basis is Basis.INTEREST else FEWEST_SIGNS
    if len(grounds.proof.strip()) < least:
        yield f"G1: {basis.value} needs {PROOF[basis]} (at least {least} characters)"
    if basis is Basis.CONSENT and (grounds.until is None or grounds.until <= now.date()):
        yield "D2: a consent ends on a day, which is still to come: 12 to 24 months are usual"


def _source(grounds: Grounds) -> Iterator[str]:
    if not grounds.source.strip():
        yield "G1: the source is missing: the address of the page, the platform, or the name of the file"
    elif _VAGUE.fullmatch(grounds.source.strip()):
        yield (
            f"G3: the source has to be a concrete one: found {grounds.source.strip()!r}, expected the address of a "
            "page, the name of a platform, or of a file"
        )
