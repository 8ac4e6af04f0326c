"""G10: a certificate verifies as it was written, and in no other way."""

from __future__ import annotations

import json

import pytest

from renown.errors import InputError
from renown.recruit.law import certificate

SEED = bytes(range(32))
TOLD = {"at": "2026-05-04T12:00:00Z", "accounts": 1, "fact_rows": 3, "files_looked_through": 40, "found": 0}


def test_g10_a_certificate_says_what_was_signed_and_names_its_key() -> None:
    text = certificate.sign(TOLD, SEED)
    assert certificate.read(text) == TOLD == certificate.read(text, certificate.public_key(SEED))
    with pytest.raises(InputError, match="another workspace"):
        certificate.read(text, certificate.public_key(bytes(32)))


def test_g10_whatever_is_changed_is_seen() -> None:
    signed = json.loads(certificate.sign(TOLD, SEED))
    other = certificate.public_key(bytes(32))
    for changed in (
        {"told": {**TOLD, "found": 1}},
        {"told": {**TOLD, "more": 1}},
        {"key": other},
        {"signature": "00" * 64},
    ):
        with pytest.raises(InputError, match="changed after it was signed"):
            certificate.read(json.dumps({**signed, **changed}))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "{", b"\xff\xfe", '{"key": 1, "told": 2, "signature": 3}', "[" * 99_999]
)
def test_what_is_no_certificate_is_said_to_be_none(text: str | bytes) -> None:
    with pytest.raises(InputError, match="no certificate"):
        certificate.read(text)
