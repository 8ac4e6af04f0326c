"""Professions in three languages, in their gender forms, and ones that are nobody's field."""

from __future__ import annotations

import pytest

from renown.recruit.advice.professions import STEMS, fields_of
from renown.recruit.channels.card import FIELDS

PROFESSIONS = [
    ("Softwareentwickler:in (m/w/d)", "software"), ("Data Engineer", "software"),
    ("Desarrolladora de software", "software"),
    ("Pflegefachkraft", "health"), ("Ärztin", "health"), ("Enfermero", "health"), ("Registered Nurse", "health"),
    ("Verkäufer*in", "sales"), ("Verkaeuferin", "sales"), ("Bäckerin", "crafts"), ("Electrician", "crafts"),
    ("LKW-Fahrer", "transport"), ("Zerspanungsmechaniker", "production"), ("Bauingenieurin", "engineering"),
    ("Engineer", "engineering"), ("Lehrerin", "education"), ("Buchhalter", "finance"), ("Abogada", "finance"),
    ("Head of Marketing", "marketing"), ("Geschäftsführerin", "management"), ("Koch", "hospitality"),
    ("BÜROASSISTENZ", "office"),
    ("Notfallsanitäterin", "health"), ("KFZ-Mechatroniker", "crafts"), ("Servicetechniker", "crafts"),
    ("QA Engineer", "software"), ("Customer Support Agent", "office"), ("Wirtschaftsprüferin", "finance"),
    ("Social Media Manager", "marketing"), ("Barkeeper", "hospitality"), ("HR Business Partner", "office"),
]  # fmt: skip


@pytest.mark.parametrize(("profession", "field"), PROFESSIONS)
def test_a_profession_is_read_in_its_language(profession: str, field: str) -> None:
    assert field in fields_of(profession)


@pytest.mark.parametrize(
    "profession", ["", "   ", "Xylophagist", "Security guard", "Consultant", "👩‍💻", "مهندس", "x" * 200]
)
def test_what_nobody_knows_belongs_nowhere(profession: str) -> None:
    assert fields_of(profession) == ()


def test_every_field_has_its_words() -> None:
    assert set(STEMS) == set(FIELDS)
