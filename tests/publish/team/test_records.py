"""A record that was forged, edited, cut, or put where it does not belong is no record."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.publish.team.records import RECORD_KINDS, read_record, text_of, write_record
from renown.publish.team.seal import Keys, lock, padded, seal, unlock, unpadded

KEYS = Keys(bytes(range(32)))
FILE = write_record("team", "asks", 3, KEYS, b"sealed words").to_bytes()


def read(content: bytes, kind: str = "asks", name: str = KEYS.name, team: str = "team") -> object:
    return read_record(team, kind, name, content)


def test_a_record_reads_back() -> None:
    record = read_record("team", "asks", KEYS.name, FILE)
    assert record is not None and (record.body, record.epoch, record.by) == (b"sealed words", 3, KEYS.public)


@pytest.mark.parametrize("kind", [kind for kind in RECORD_KINDS if kind != "asks"])
def test_a_record_of_one_kind_is_none_of_another(kind: str) -> None:
    assert read(FILE, kind=kind) is None
    assert read(FILE.replace(b'"asks"', json.dumps(kind).encode()), kind=kind) is None


def test_a_record_is_none_under_another_name_or_in_another_team() -> None:
    assert read(FILE, name=Keys().name) is None
    assert read(FILE, team="another team") is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("epoch", 4), ("body", text_of(b"other words!")), ("by", text_of(Keys(bytes(32)).public)), ("epoch", "3"),
     ("signature", text_of(bytes(64))), ("renown-team", 2), ("by", "not base64"), ("body", None)],
)  # fmt: skip
def test_an_edited_record_is_none(field: str, value: object) -> None:
    assert read(json.dumps({**json.loads(FILE), field: value}).encode()) is None


@settings(max_examples=50, deadline=None)
@given(cut=st.integers(0, len(FILE) - 1))
def test_a_cut_record_is_none(cut: int) -> None:
    assert read(FILE[:cut]) is None


@settings(max_examples=50, deadline=None)
@given(at=st.integers(0, len(FILE) - 1), bit=st.integers(0, 7))
def test_a_record_with_one_bit_turned_is_none_or_says_the_same(at: int, bit: int) -> None:
    turned = bytearray(FILE)
    turned[at] ^= 1 << bit
    assert read(bytes(turned)) in (None, read(FILE))


@settings(max_examples=50, deadline=None)
@given(junk=st.binary(max_size=300))
def test_junk_is_none(junk: bytes) -> None:
    assert read(junk) is None


def test_deeply_nested_junk_is_none() -> None:
    assert read(b"[" * 100_000) is None


@settings(max_examples=25, deadline=None)
@given(content=st.binary(max_size=200), purpose=st.binary(max_size=10))
def test_a_box_opens_for_its_holder_and_purpose_only(content: bytes, purpose: bytes) -> None:
    box = seal(KEYS.public, content, purpose)
    assert KEYS.unseal(box, purpose) == content
    assert KEYS.unseal(box, purpose + b"!") is None
    assert Keys().unseal(box, purpose) is None
    assert KEYS.unseal(box[:-1], purpose) is None
    locked = lock(bytes(32), content, purpose)
    assert unlock(bytes(32), locked, purpose) == content
    assert unlock(bytes(31) + b"1", locked, purpose) is None


@settings(max_examples=25, deadline=None)
@given(content=st.binary(max_size=100), to=st.integers(1, 64))
def test_padding_is_taken_off_again(content: bytes, to: int) -> None:
    filled = padded(content, to)
    assert len(filled) % to == 0 and unpadded(filled) == content
