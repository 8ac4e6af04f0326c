"""G3: the notice names the concrete source and all that Art. 14 asks for, in the person's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from renown.errors import InputError
from renown.recruit.law.basis import Basis, Grounds
from renown.recruit.law.notice import LANGUAGES, Controller, holds_notice, notice

BY = Controller("Alder GmbH", "Hauptstr. 1, 10115 Berlin", "jobs@example.org")
ANA = Grounds(
    purpose="Data engineer {curly}",
    basis=Basis.INTEREST,
    proof="weighed",
    source="https://code.example.org/ana",
    collected_at=datetime(2026, 5, 4, tzinfo=UTC),
    visibility="public",
)
SAID = (
    "https://code.example.org/ana",
    "Data engineer {curly}",
    "Alder GmbH",
    "Hauptstr. 1",
    "2026-05-04",
    "2027-05-04",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", list(Basis))
def test_g3_all_of_it_is_said_in_each_language(language: str, basis: Basis) -> None:
    grounds = replace(ANA, language=language, basis=basis)
    text = notice(grounds, BY, date(2026, 5, 4), date(2027, 5, 4), ("Client GmbH",))
    assert [said for said in (*SAID, "Client GmbH") if said not in text] == []
    assert (text.count("jobs@example.org") == 2 and f"6(1)({basis[-2]})" in text) or basis[-2] in text
    assert holds_notice(f"Hello Ana,\n\n{text}\nBest", text) and not holds_notice(text[:-30], text)


def test_g3_the_languages_differ_and_another_one_is_told_in_english() -> None:
    told = {
        lang: notice(replace(ANA, language=lang), BY, date(2026, 5, 4), date(2027, 5, 4))
        for lang in ("en", "de", "es", "fr")
    }
    assert "DSGVO" in told["de"] and "RGPD" in told["es"] and told["fr"] == told["en"]
    assert "niemand" in told["de"] and "nobody outside" in told["en"]


@pytest.mark.parametrize("missing", ["name", "address", "contact"])
def test_a_notice_that_does_not_say_who_keeps_the_data_is_none(missing: str) -> None:
    with pytest.raises(InputError, match=missing):
        notice(ANA, replace(BY, **{missing: " "}), date(2026, 5, 4), date(2027, 5, 4))
