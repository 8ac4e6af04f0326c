"""Letters: only what is known is said, every wording is whole, and a wording with strange fields is refused."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.paths.letters import LETTER_PARTS, Bond, Ground, letter, wording

WORDS = {name: f"<{name}{''.join(f' {{{field}}}' for field in fields)}>" for name, fields in LETTER_PARTS.items()}
MONTHS = [f"M{i}" for i in range(1, 13)]
PLAIN = {**WORDS, "and": "and", "date": "{month} {year}", "months": MONTHS}
texts = st.sampled_from(["", "kites", "the #maps"])
bonds = st.builds(
    Bond,
    st.sampled_from([(), ("slack",), ("slack", "x")]),
    st.sampled_from([None, date(2026, 5, 4)]),
    st.sampled_from([(), ("#maps",)]),
)


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        Ground,
        st.just("Ana Lund"),
        st.just("Bo Diaz"),
        st.just("Cy Vale"),
        own=bonds,
        bond=bonds,
        role=texts,
        about=texts,
        why=texts,
        next=st.sampled_from(["", "Dee Moss"]),
        before=st.sampled_from(["", "Eli Marsh"]),
    )
)
def test_no_field_is_left_open_and_nothing_unknown_is_said(ground):
    made = letter(ground, wording(PLAIN, "x.toml"))
    assert not re.search(r"\{|None|<\w+ *>(?<!<note>)(?<!<way_out>)", made.text)
    assert made.blurb in made.text and "<way_out Cy Vale>" in made.text
    assert ("<why" in made.text) is bool(ground.why) and ("<blurb_why" in made.blurb) is bool(ground.why)
    assert ("<last" in made.text) is bool(ground.own.last and not ground.before)
    assert ("<ask_next" in made.text) is bool(ground.next) and ("<ask " in made.text) is not bool(ground.next)


def test_the_date_is_said_in_the_wording_and_the_first_name_greets():
    ground = Ground("Ana Lund", "Bo Diaz", "Cy Vale", own=Bond(("slack",), date(2026, 5, 4), ("#a", "#b")))
    text = letter(ground, wording(PLAIN, "x.toml")).text
    assert "<last M5 2026>" in text and "<channels #a and #b>" in text and "<greeting Bo Bo Diaz>" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ask": "dear {friend}"}, "ask: found {friend}"),
        ({"hello": "x"}, "found 'hello'"),
        ({"months": ["x"]}, "twelve names"),
        ({"way_out": 3}, "expected a text"),
    ],
)
def test_a_wording_that_cannot_be_filled_is_refused(change, words):
    with pytest.raises(InputError, match=re.escape(words)):
        wording({**PLAIN, **change}, "x.toml")


def test_a_wording_with_a_missing_sentence_is_refused():
    with pytest.raises(InputError, match="found no way_out"):
        wording({name: text for name, text in PLAIN.items() if name != "way_out"}, "x.toml")


@pytest.mark.parametrize("field", ["networks", "bond_last", "day", "organisation"])
def test_there_is_no_field_for_what_was_observed(field):
    for sentence in ("bond", "bond_next", "ask", "channels", "date"):
        with pytest.raises(InputError, match=rf"found {{{field}}}"):
            wording({**PLAIN, sentence: f"I saw {{{field}}}"}, "x.toml")
