"""Organisations, and what stands in their place and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.model.values.organisation import NOTHING_SAID, WAYS_OF_WORKING, is_organisation, is_way_of_working

WAYS = """
Independent|self-employed|Self Employed|SELFEMPLOYED|freelance|Freelancer|selbständig|Selbstständig|selbsta\u0308ndig
freiberuflich|Freiberufler:in|Freiberufler/-in|autónomo|Autónomo/a|AUTÓNOMA|por cuenta propia
Trabajador por cuenta propia
retired|Retired |unemployed|open to work|#OpenToWork|student|Student(in)|Freelance / Self-employed
Independent Consultant
Freelance UX/UI Designer|independent researcher|Freelance Übersetzerin|Consultor independiente|(self employed)
“Freelance”
Jubilada|Im Ruhestand|Freelance - currently open to work|Freelance & Student|Arbeitssuchend|Full-time student
à mon compte
"""
NOTHING = "confidential|-|n/a|N.A.|NA|k. A.|--|...|—|None|stealth startup|12|\u00a0|Keine Angabe|Sin especificar"
ORGANISATIONS = """
Freelance Solutions GmbH|Independent Television News|Student Union|Retired Racehorses Trust|The Independent
Self Magazine
NASA|Confidential Records|Open Work GmbH|KA|Private Bank Zürich|Unabhängige Bank|Independent Architects
Freelancer.com|3M
37signals|Other Half Brewing|北京|Ω|Consultant|Designer|Student Loans Company|Software AG|Stealth Aircraft Museum
"""


def listed(text: str) -> list[str]:
    return [told for line in text.strip("\n").split("\n") for told in line.split("|")]


@pytest.mark.parametrize("text", [*listed(WAYS), *listed(NOTHING)])
def test_what_is_written_in_the_place_of_an_organisation(text: str) -> None:
    assert not is_organisation(text)
    assert is_way_of_working(text) is (text in listed(WAYS))


@pytest.mark.parametrize("text", listed(ORGANISATIONS))
def test_a_name_of_which_it_is_a_part_only(text: str) -> None:
    assert is_organisation(text)


PHRASES = [p.strip() for line in (WAYS_OF_WORKING + NOTHING_SAID).split("\n") for p in line.split(";") if p.strip()]


@given(st.sampled_from(PHRASES), st.sampled_from(" -/–_.,|"), st.sampled_from([str.upper, str.title, str.casefold]))
def test_case_and_signs_do_not_count(phrase: str, sign: str, cased) -> None:
    assert not is_organisation(f"({cased(phrase.replace(' ', sign))})")
    assert is_organisation(f"{cased(phrase)}{sign if sign.strip() else ' '}Lumenfold")
