"""The Boolean language: what means what, and that what cannot be read is pointed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.errors import InputError
from renown.recruit.query.faults import QueryError
from renown.recruit.query.parser import DEEPEST, MOST_LEAVES, parse
from renown.recruit.query.tree import And, Between, Everything, Near, Not, Or, Phrase, Term, Wild
from renown.recruit.query.walk import leaves, nodes
from renown.recruit.query.writer import written

from .trees import patient

SAME = [
    ("a b", "a AND b"),
    ("a && b || c", "(a AND b) OR c"),
    ("a OR b c", "a OR (b AND c)"),
    ("NOT a b", "(NOT a) AND b"),
    ("a NOT b OR c", "(a AND NOT b) OR c"),
    ("a -b –c −d", "a AND NOT b AND NOT c AND NOT d"),
    ("a-b", r"a\-b"),
    ("a and b or not c", "(a AND b) OR NOT c"),
    ("((((a))))", "a"),
    ("„data engineer“", '"data engineer"'),
    ("“data engineer”", '"data engineer"'),
    ("«data engineer»", '"data engineer"'),
    ("»data engineer«", '"data engineer"'),
    ("'data engineer'", '"data engineer"'),
    ("‚data engineer‘", '"data engineer"'),
    ('"data\u00a0 \n engineer"', '"data engineer"'),
    ("（a OR b）", "(a OR b)"),
    ("(a OR b) NEAR/3 c", "(a NEAR/3 c) OR (b NEAR/3 c)"),
    ("title:a NEAR/3 b", "title:(a NEAR/3 b)"),
    ("title: engineer", "title:engineer"),
    ("TITLE:engineer", "title:engineer"),
    ("title:(a OR b c)", "title:a OR (title:b AND title:c)"),
    ("(a OR b^2)^3", "a^3 OR b^6"),
    ("(a NEAR/2 b)^2", "a^2 NEAR/2 b^2"),
    ("years:5+", "years:[5 TO *]"),
    ("years:>=5", "years:[5 TO *]"),
    ("years:2,5", "years:[2.5 TO 2.5]"),
    ("years:5-10", "years:[5 TO 10]"),
    ("years:5..10y", "years:[5 TO 10]"),
    ("seen:<365d", "seen:[* TO 365]"),
    ("seen:<=1y", "seen:<=365"),
    ("seen:[1w TO 3M]", "seen:[7 TO 90]"),
    ("a, b; c", "a b c"),
    ("\u202ea\u202c \ufeffb", "a b"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_say_the_same(one: str, other: str) -> None:
    assert written(parse(one).tree) == written(parse(other).tree)


WORDS = """C++ C# .NET Node.js R&D AT&T O'Reilly K-12 10:30 https://example.org/a 🦀 m/w/d Größe מפתח צה"ל 地図 don’t
near TO nothing android 2,5 a]""".split()


@pytest.mark.parametrize("word", WORDS)
def test_a_word_stays_one_word_as_it_was_written(word: str) -> None:
    tree = parse(word).tree
    assert isinstance(tree, Term)
    assert tree.text == word


def test_every_kind_of_node_is_read() -> None:
    text = 'title:"data engineer"~3 AND (dev* OR current:*script^2) NOT a ONEAR/4 b AND * AND years:[5 TO *]'
    tree = parse(text).tree
    assert isinstance(tree, And)
    phrase, either, refused, everybody, years = tree.parts
    assert phrase == Phrase(("data", "engineer"), phrase.at, "title", slop=3)
    assert isinstance(either, Or)
    assert either.parts == (Wild("dev*", either.parts[0].at), Wild("*script", either.parts[1].at, "current", 2.0))
    assert isinstance(refused, Not)
    assert isinstance(refused.part, Near)
    assert (refused.part.distance, refused.part.ordered) == (4, True)
    assert isinstance(everybody, Everything)
    assert years == Between("years", 5.0, None, years.at)


def test_every_node_knows_its_characters() -> None:
    text = 'x AND title:(a OR "b c"~2^3) AND NOT d NEAR/3 e OR seen: <5'
    told = {type(node).__name__ + " " + text[node.at.start : node.at.end] for node in nodes(parse(text).tree)}
    assert {
        'Or title:(a OR "b c"~2^3)',
        'Phrase "b c"~2^3',
        "Not NOT d NEAR/3 e",
        "Near d NEAR/3 e",
        "Between seen: <5",
        f"Or {text}",
    } <= told


NOTED = [
    ("a and b", "and", "capitals"),
    ("a NEAR b", "NEAR", "NEAR/10"),
    ("a OR b c", "b c", "AND goes before OR"),
    ("(a OR b) (c OR d) OR e", "(a OR b) (c OR d)", "AND goes before OR"),
    ("java, python", ",", "comma"),
    ("a - b", "-", "alone"),
    ("+a", "+", "not needed"),
    ("python UND java", "UND", "AND"),
    ('"data eng*"', '"data eng*"', "stand for themselves"),
    ("years:>5", "years:>5", "included"),
]


@pytest.mark.parametrize(("text", "there", "says"), NOTED)
def test_what_was_guessed_is_said_and_where(text: str, there: str, says: str) -> None:
    (note,) = parse(text).notes
    assert text[note.at.start : note.at.end] == there
    assert says in note.message


def test_what_is_clear_is_not_commented_on() -> None:
    for text in ("a AND b", "(a AND b) OR c", "a -b", "R&D", "NOT a", "seen:<365d"):
        assert parse(text).notes == ()


WRONG = [
    ("", 0, "nothing"),
    (" \t\u200b", 3, "nothing"),
    ("()", 1, "behind ("),
    ("(a OR b", 0, "nothing closes"),
    ("((a) AND (b OR c)", 0, "nothing closes"),
    ("a AND (", 6, "nothing closes"),
    ("a)", 1, "nothing opened"),
    ("a OR b)) c", 6, "nothing opened"),
    ('python "data engineer', 7, "nothing closes"),
    ('a "" b', 2, "empty phrase"),
    ("NOT", 3, "behind NOT"),
    ("a AND", 5, "the end"),
    ("AND a", 0, "'AND'"),
    ("a OR OR b", 5, "'OR'"),
    ("(OR a)", 1, "'OR'"),
    ("a NEAR/0 b", 2, "from 1 to 100"),
    ("a NEAR/x b", 2, "from 1 to 100"),
    ("a NEAR/3 NOT b", 9, "'NOT'"),
    ("(a AND c) NEAR/3 b", 0, "beside NEAR/3"),
    ("a NEAR/3 b NEAR/3 c", 11, "second"),
    ("title:a NEAR/3 skill:b", 15, "one field"),
    ("a^", 1, "without a number"),
    ("^2", 0, "'^2'"),
    ("NOT (NOT a)^2", 11, "weight"),
    ("years:5^2", 6, "'5^2'"),
    ("a^0", 1, "from 0.01 to 100"),
    ("(a^50)^50", 6, "from 0.01 to 100"),
    ('"a b"~', 5, "without a number"),
    ('"a b"~101', 5, "at most ~100"),
    ("python~2", 0, "behind a phrase only"),
    ("title:", 6, "behind title:"),
    ("title:*", 6, "letter or digit"),
    ("a AND ?*", 6, "letter or digit"),
    ("titel:x", 0, "Write title:"),
    ("skil:x", 0, "Write skill:"),
    ("firstname:Ada", 0, "who they are"),
    ("skill:(a OR city:b)", 12, "within skill:"),
    ("years:many", 6, "'many' behind years:"),
    ("years:", 6, "nothing behind years:"),
    ("years:[9 TO 5]", 6, "range"),
    ("years:5d", 6, "range"),
    ("seen:<900000d", 5, "range"),
    ("[a b]", 0, "( and )"),
    ("a {b}", 2, "( and )"),
    ("مهندس AND (", 10, "nothing closes"),
]


@pytest.mark.parametrize(("text", "at", "says"), WRONG)
def test_what_cannot_be_read_is_pointed_at(text: str, at: int, says: str) -> None:
    with pytest.raises(InputError) as raised:
        parse(text)
    fault = raised.value
    assert isinstance(fault, QueryError)
    assert (fault.at.start, says in str(fault)) == (at, True), str(fault)
    assert f"character {at + 1}: found " in str(fault)
    assert "expected" in str(fault)
    assert fault.hint
    assert fault.pointer.splitlines()[1].strip("^ ") == ""


def test_limits_hold_to_the_last_and_not_further() -> None:
    assert len(list(leaves(parse(" OR ".join(["w"] * MOST_LEAVES)).tree))) == MOST_LEAVES
    parse("(a " * DEEPEST + ")" * DEEPEST)
    parse("NOT " * DEEPEST + "a")
    for text in (
        " ".join(f"w{n}" for n in range(MOST_LEAVES + 1)),
        "(a " * (DEEPEST + 1) + ")" * (DEEPEST + 1),
        "-" * (DEEPEST + 1) + "a",
        "(" * 50_000,
        f"({' OR '.join('ab' * 20)}) NEAR/2 ({' OR '.join('cd' * 20)})",
        "a" * 200_000,
    ):
        with pytest.raises(QueryError, match="at most"):
            parse(text)


def test_five_thousand_terms_are_refused_at_the_first_too_many() -> None:
    words = [f"skill{n}" for n in range(5_000)]
    with pytest.raises(QueryError, match="found more than 1,000 words") as raised:
        parse(" OR ".join(words))
    assert raised.value.text[raised.value.at.start : raised.value.at.end] == "skill1000"


@pytest.mark.parametrize(
    "piece", ['"', "'", "\\", "*", "^1", "~", "(", ")", ":", "a:", "years:", "years:5 ", "-", "&", "|", "'a ", 'צ"']
)
def test_a_long_row_of_signs_is_refused(piece: str) -> None:
    with pytest.raises(QueryError):
        parse("(" + piece * (20_000 // len(piece)))


ALPHABET = st.sampled_from(
    [*list("ab\"„“'()^~*?\\:-+|&,;[]{}<>/ \t\u200fאבé"), "AND", " OR ", "NOT ", " NEAR/2 ", "title:", "years:", "5"]
)


@patient
@given(st.lists(ALPHABET, max_size=40).map("".join) | st.text(max_size=60))
def test_any_text_is_read_or_pointed_at(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as fault:
        assert 0 <= fault.at.start <= fault.at.end <= len(text) + 1
        assert len(fault.pointer.splitlines()) == 2
    else:
        for node in nodes(query.tree):
            assert 0 <= node.at.start < node.at.end <= len(text)
        for note in query.notes:
            assert 0 <= note.at.start < note.at.end <= len(text)
