"""G1, G3, G4, D2: nobody is kept without grounds, and each that is missing is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from renown.recruit.law.basis import BASES, PROOF, Basis, Grounds, lacking

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
WEIGHED = "We look for a data engineer; their public profile says they are one; one message, easily refused."
FOUND = Grounds(
    purpose="Data engineer, Berlin",
    basis=Basis.INTEREST,
    proof=WEIGHED,
    source="https://code.example.org/ana",
    collected_at=NOW - timedelta(days=1),
    visibility="public",
)


def test_g1_each_basis_with_its_proof_is_enough() -> None:
    pool = replace(FOUND, basis=Basis.CONSENT, proof="form of 1 May 2026", until=date(2027, 5, 1))
    applied = replace(FOUND, basis=Basis.APPLICANT, proof="mail of 1 May 2026", visibility="consent")
    assert [lacking(grounds, NOW) for grounds in (FOUND, pool, applied)] == [(), (), ()]
    assert set(BASES) == set(PROOF) == set(Basis)


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        ({"purpose": " \n"}, "G1", "purpose"),
        ({"basis": ""}, "G1", "legal basis"),
        ({"basis": "6(1)(e)"}, "G1", "legal basis"),
        ({"basis": "§ 26 BDSG"}, "G1", "C-34/21"),
        ({"proof": "weighed"}, "G1", "balancing test"),
        ({"source": ""}, "G1", "source"),
        ({"source": "public sources"}, "G3", "concrete"),
        ({"source": "Öffentliche Quellen"}, "G3", "concrete"),
        ({"source": "redes sociales"}, "G3", "concrete"),
        ({"collected_at": NOW + timedelta(minutes=1)}, "G1", "still to come"),
        ({"visibility": "connections"}, "G4", "everybody could see"),
        ({"visibility": ""}, "G4", "nothing"),
        ({"jurisdiction": "Germany"}, "D1", "a place like DE"),
        ({"language": "de-AT\0"}, "D1", "a language like de"),
        ({"basis": Basis.CONSENT, "until": None}, "D2", "ends on a day"),
        ({"basis": Basis.CONSENT, "until": NOW.date()}, "D2", "ends on a day"),
    ],
)
def test_whatever_is_missing_is_named_with_its_rule(change: dict[str, object], rule: str, words: str) -> None:
    [told] = lacking(replace(FOUND, **change), NOW)  # type: ignore[arg-type]
    assert told.startswith(f"{rule}:") and words in told


def test_everything_that_is_missing_is_named_at_once() -> None:
    nothing = Grounds(purpose="", basis="", proof="", source="", collected_at=NOW, visibility="")
    assert len(lacking(nothing, NOW)) == 4
