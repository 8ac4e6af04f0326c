"""One query in every dialect: what is sent means what was asked, or it is told how it differs and where."""

from __future__ import annotations

from itertools import product
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.query.dialects.card import Dialect
from renown.recruit.query.dialects.losses import EFFECTS, FEWER, MORE
from renown.recruit.query.dialects.registry import all_dialects, dialect_named
from renown.recruit.query.dialects.translation import Translation, translate
from renown.recruit.query.parser import parse
from renown.recruit.query.tree import And, Node, Not, Or, Span, Term
from renown.recruit.query.writer import written

from ..trees import patient, trees

WORDS = ("python", "java", "go", "rust")
each = pytest.mark.parametrize("card", all_dialects(), ids=lambda card: card.name)


def told(text: str, name: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The texts in a dialect, and of each loss where it is, its effect, and what is said."""
    translation = translate(parse(text).tree, dialect_named(name))
    losses = [(text[loss.at.start : loss.at.end], loss.effect, loss.message) for loss in translation.losses]
    return [search.text for search in translation.searches], losses


TEXTS = [
    ("linkedin", '("a b" OR c) python NOT (d OR e)', '("a b" OR c) AND python AND NOT (d OR e)'),
    ("google-linkedin", '("a b" OR c) python NOT (d OR e)', 'site:linkedin.com/in ("a b" OR c) python -d -e'),
    ("bing-xing", "a OR (b NOT c)", "site:xing.com/profile a OR (b NOT c)"),
    ("google-xing", "(a AND b) OR c", "site:xing.com/profile (a OR c) (b OR c)"),
    ("google-linkedin", "a NEAR/4 b", "site:linkedin.com/in a AROUND(3) b"),
    ("google-linkedin", 'title:"data engineer" Köln', 'site:linkedin.com/in intitle:"data engineer" Köln'),
    ("bing-linkedin", "C++ NOT (a OR b)", 'site:linkedin.com/in "C++" NOT (a OR b)'),
    ("bing-xing", "Node.js OR .NET", 'site:xing.com/profile "Node.js" OR ".NET"'),
    ("duckduckgo-xing", "a -b", "site:xing.com/profile a -b"),
    ("github", "skill:C++ city:Köln -java", "type:user language:c++ location:Köln -language:java"),
    ("reddit", "a (b OR c)", "a AND (b OR c)"),
    ("xing", "a b", "a AND b"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), TEXTS)
def test_each_is_written_as_its_platform_reads_it(name: str, text: str, expected: str) -> None:
    assert told(text, name)[0] == [expected]


def test_a_platform_without_or_gets_a_link_for_each_alternative() -> None:
    texts, losses = told("(python OR c++) AND (kafka OR spark)", "stack-overflow")
    assert texts == ["[python] kafka", "[python] spark", "[c++] kafka", "[c++] spark"]
    assert "each of the 4 links" in losses[0][2]
    texts, losses = told(" OR ".join(f"word{n}" for n in range(20)), "stack-overflow")
    assert len(texts) == 8
    assert losses[0][1:] == (FEWER, "Stack Overflow knows no OR: only the first 8 alternatives have a link")


LOSSES = [
    ("linkedin", "title:a b", "title:a", MORE, "no field title"),
    ("linkedin", "a NOT title:b", "title:b", FEWER, "no field title"),
    ("linkedin", "dev* a", "dev*", FEWER, "only dev is looked for"),
    ("linkedin", "*script a", "*script", MORE, "left out"),
    ("linkedin", "a OR *script", "*script", FEWER, "left out"),
    ("linkedin", "a NOT *script", "*script", MORE, "left out"),
    ("linkedin", "a NEAR/3 b", "a NEAR/3 b", MORE, "anywhere"),
    ("linkedin", '"a b"~3', '"a b"~3', MORE, "anywhere"),
    ("linkedin", "c NOT a NEAR/3 b", "a NEAR/3 b", MORE, "left out"),
    ("linkedin", "a^2 b", "a^2", "others", "weight"),
    ("linkedin", "a years:>=5", "years:>=5", MORE, "years"),
    ("linkedin", "a lang:de", "lang:de", MORE, "lang"),
    ("linkedin", "a b c d e f g", "a b c d e f g", "others", "users report that LinkedIn takes at most 5 operators"),
    ("google-xing", "a circle:clients", "circle:clients", MORE, "stay here"),
    ("google-xing", "a seen:<365d", "seen:<365d", MORE, "known here only"),
    ("google-xing", "a NOT (b AND c)", "NOT (b AND c)", MORE, "before one word"),
    ("google-xing", "a OR NOT b", "NOT b", FEWER, "among alternatives"),
    ("google-xing", "x (a OR b)", "(a OR b)", "others", "pass brackets over"),
    ("google-xing", "a ONEAR/3 b", "a ONEAR/3 b", MORE, "order"),
    ("google-xing", " ".join(f"w{n}" for n in range(40)), "w31", "others", "at most 32 words"),
    ("bing-xing", " ".join(f"w{n}" for n in range(12)), "w9", "others", "at most 10 words"),
    ("github", "python title:engineer", "title:engineer", MORE, "title"),
    ("github", "python " + " ".join(f"city:city{n:020}" for n in range(9)), None, "others", "at most 256 characters"),
    ("xing", "a OR b", "a OR b", "others", "not documented"),
    ("reddit", "a NOT 🦀", "🦀", MORE, "letters and digits"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "there", "effect", "says"), LOSSES)
def test_what_is_lost_is_told_where_it_stands(name: str, text: str, there: str | None, effect: str, says: str) -> None:
    losses = told(text, name)[1]
    assert any((there in (None, at), kind, says in message) == (True, effect, True) for at, kind, message in losses), (
        losses
    )


@each
def test_nothing_to_ask_gives_no_link(card: Dialect) -> None:
    for text in ("*", "circle:clients", "years:5 OR seen:<30d", "NOT *"):
        translation = translate(parse(text).tree, card)
        assert translation.searches == ()
        assert any("nothing is left" in loss.message for loss in translation.losses)


@patient
@given(tree=trees, card=st.sampled_from(all_dialects()))
def test_any_query_becomes_links_that_hold_their_whole_text(card: Dialect, tree: Node) -> None:
    text = written(tree)
    translation = translate(parse(text).tree, card)
    for search in translation.searches:
        address = urlsplit(search.link)
        assert search.link.startswith(card.address)
        assert address.fragment == ""
        assert search.link.isascii()
        assert parse_qsl(address.query, keep_blank_values=True)[-1][1] == search.text
        assert search.text.startswith(card.restriction)
        assert search.text.count('"') % 2 == 0
        assert not any(ord(sign) < 32 or sign in "\u202e\u200f" for sign in search.text)
    for loss in translation.losses:
        assert 0 <= loss.at.start < loss.at.end <= len(text)
        assert loss.effect in EFFECTS
    assert translation.searches or translation.losses


@each
def test_what_only_the_owner_knows_leaves_in_no_link(card: Dialect) -> None:
    for text in (
        "python circle:klienten",
        "python OR circle:klienten",
        "python circle:(klienten NEAR/2 x)",
        "circle:klienten* java",
    ):
        translation = translate(parse(text).tree, card)
        assert translation.searches
        assert not any("klienten" in search.link for search in translation.searches)


NOWHERE = Span(0, 0)
plain: st.SearchStrategy[Node] = st.recursive(
    st.sampled_from(WORDS).map(lambda word: Term(word, NOWHERE)),
    lambda below: st.one_of(
        st.builds(And, st.lists(below, min_size=2, max_size=3).map(tuple), st.just(NOWHERE)),
        st.builds(Or, st.lists(below, min_size=2, max_size=3).map(tuple), st.just(NOWHERE)),
        st.builds(Not, below, st.just(NOWHERE)),
    ),
    max_leaves=7,
)
EVERYBODY = [
    {word for word, has in zip(WORDS, row, strict=True) if has} for row in product((False, True), repeat=len(WORDS))
]


def holds(tree: Node, person: set[str]) -> bool:
    """Whether a tree of plain words holds for somebody who has some of them."""
    match tree:
        case And():
            return all(holds(part, person) for part in tree.parts)
        case Or():
            return any(holds(part, person) for part in tree.parts)
        case Not():
            return not holds(tree.part, person)
        case Term():
            return tree.text in person
        case _:
            raise AssertionError(tree)


def read_without_brackets(text: str, person: set[str]) -> bool:
    """As an engine reads it that passes brackets over and binds OR before AND."""
    words = text.translate(str.maketrans("", "", "()")).split()
    joined = " ".join(words).replace(" OR ", "|").split()
    return all(any((word.lstrip("-") in person) != word.startswith("-") for word in row.split("|")) for row in joined)


TAGS = str.maketrans("", "", "[]")


def found_by(translation: Translation) -> list[bool]:
    """Whom of everybody a platform finds: by its own rules, none of which come from what is tested."""
    card = translation.dialect
    texts = [search.text.removeprefix(card.restriction).replace("language:", "") for search in translation.searches]
    texts = [text.translate(TAGS).strip() for text in texts]
    if card.alternatives_first:
        return [any(read_without_brackets(text, person) for text in texts) for person in EVERYBODY]
    read = [parse(text).tree for text in texts]
    return [any(holds(tree, person) for tree in read) for person in EVERYBODY]


@settings(patient, max_examples=150)
@given(tree=plain, card=st.sampled_from(all_dialects()))
def test_the_platform_finds_whom_the_query_means_or_the_loss_says_which_way_it_errs(card: Dialect, tree: Node) -> None:
    translation = translate(parse(written(tree)).tree, card)
    effects = {loss.effect for loss in translation.losses}
    cut = any(
        "only the first" in loss.message or ("without them" in loss.message and loss.effect == MORE)
        for loss in translation.losses
    )
    if not translation.searches or cut:
        return
    meant = [holds(tree, person) for person in EVERYBODY]
    found = found_by(translation)
    if MORE not in effects:
        assert not [person for person, m, f in zip(EVERYBODY, meant, found, strict=True) if f and not m], translation
    if FEWER not in effects:
        assert not [person for person, m, f in zip(EVERYBODY, meant, found, strict=True) if m and not f], translation
