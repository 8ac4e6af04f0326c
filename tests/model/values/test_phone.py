"""Phone numbers with and without a country."""

from __future__ import annotations

import pytest

from renown.model.values.phone import PHONE, PhoneType

CASES = [
    ("+44 20 7946 0018", "+442079460018"),
    ("0044 20 7946 0018", "+442079460018"),
    ("tel:+44-20-7946-0018", "+442079460018"),
    ("+44 (0)20 7946 0018 ext. 5", "+442079460018"),
    ("020 7946 0018", None),
    ("12", None),
    ("call me", None),
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_clean(raw: str, expected: str | None) -> None:
    assert PHONE.clean(raw) == expected


def test_a_region_reads_numbers_that_name_no_country() -> None:
    assert PhoneType(region="GB").clean("020 7946 0018") == "+442079460018"
    assert PHONE.show("+442079460018") == "+44 20 7946 0018"
