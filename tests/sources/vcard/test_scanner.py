"""The scanner: folding, quoting, escapes and encodings, over whatever bytes there are."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.sources.vcard.scanner import Card, Damage, parameters, scan, split, unescape

WANTED = frozenset({b"FN", b"NOTE", b"EMAIL"})
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


def cards(data: bytes) -> list[Card | Damage]:
    return list(scan(data.splitlines(keepends=True), WANTED, set()))


def only(*lines: bytes) -> list[str]:
    (card,) = cards(b"\r\n".join([b"BEGIN:VCARD", *lines, b"END:VCARD", b""]))
    assert isinstance(card, Card)
    return [prop.text() for prop in card.properties]


def folded(line: bytes, width: int) -> bytes:
    """Folded as RFC 6350 says, which may cut a character in two."""
    pieces = [line[:width], *(line[at : at + width] for at in range(width, len(line), width))]
    return b"\r\n ".join(pieces)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


@settings(max_examples=50, deadline=None)
@given(TEXT, st.integers(6, 75))
def test_what_is_folded_comes_out_unfolded(text: str, width: int) -> None:
    assert only(folded(b"NOTE:" + text.encode(), width)) == [text]


@settings(max_examples=50, deadline=None)
@given(TEXT)
def test_quoted_printable_comes_back(text: str) -> None:
    value = quopri.encodestring(text.encode(), quotetabs=True)
    assert only(b"NOTE;ENCODING=QUOTED-PRINTABLE:" + value.replace(b"\n", b"\r\n")) == [text]


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=5), st.sampled_from(",;"))
def test_what_is_escaped_is_split_where_it_was_joined(parts: list[str], mark: str) -> None:
    assert split(mark.join(map(escaped, parts)), mark) == parts
    assert [unescape(escaped(part)) for part in parts] == parts


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from([b"BEGIN:VCARD", b"END:VCARD", b"FN:x", b"AGENT:", b" y", b"", b"PHOTO:z"]), max_size=30)
)
def test_every_beginning_has_one_end(lines: list[bytes]) -> None:
    found = cards(b"\n".join([*lines, b""]))
    begun = sum(line == b"BEGIN:VCARD" for line in lines)
    assert len(found) <= begun
    if b"AGENT:" not in lines:
        assert len(found) == begun


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_noise_is_no_error(noise: bytes) -> None:
    for card in cards(b"BEGIN:VCARD\nFN" + noise + b"\nEND:VCARD\n" + noise):
        if isinstance(card, Card):
            for prop in card.properties:
                prop.text().encode()


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'FN;X="a:b;c":Jane', "Jane"),
        (b"item1.FN:Jane", "Jane"),
        (b"fn:Jane", "Jane"),
        (b"FN;ENCODING=B:SmFuZQ==", "Jane"),
        (b"FN;CHARSET=SHIFT_JIS:\x83W\x83F\x81[\x83\x93", "ジェーン"),
        (b"FN;CHARSET=KLINGON:Jan\xe9", "Jané"),
        (b"FN;CHARSET=hex:Jane", "Jane"),
    ],
)
def test_spellings_of_one_property(line: bytes, text: str) -> None:
    assert only(line) == [text]


def test_a_line_without_a_colon_belongs_to_the_one_before() -> None:
    assert only(b"NOTE:one", b"two", b"FN:Jane") == ["one two", "Jane"]


def test_carets_in_parameters() -> None:
    assert parameters(b'LABEL="a^nb^^^\'"').other["LABEL"] == 'a\nb^"'
