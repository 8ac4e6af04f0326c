"""The tree of a search as a query of the engine, node by node.

Invariant: a query finds whom the tree means, no one else (the oracle of the tests compares). The engine's own parser is
not used: it returns nothing for `A AND NOT B`. Nor is its slop for three words and more: it misses places.

- A word with umlauts, and a phrase of such words, is looked for in either spelling.
- NEAR: at most `distance` words lie between the beginnings, which are two places.
- A phrase with slop: the words' places, each less its number in the phrase, lie `slop` in all from one of them.
- What only filters (numbers, NOT, `*` alone) weighs nothing in the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import ceil, floor, isfinite
from typing import Any, TypeAlias

import tantivy

from renown.errors import InputError
from renown.recruit.query.tree import And, Between, Everything, Leaf, Near, Node, Not, Or, Phrase, Term, Wild
from renown.recruit.sourcing.schema import ALL, INDEX_SCHEMA, VALUE_GAP
from renown.recruit.sourcing.tokens import LONGEST_WORD, asked, patterns

MOST_ORDERS = 2_000
"""So many ways to place the words of a phrase with slop are tried; one that has more is refused."""

Query: TypeAlias = tantivy.Query
_OCCUR = tantivy.Occur
_FARTHEST = 2**62


def compile_tree(node: Node, today: int) -> Query:
    """The query of a tree. today: the day (since 1970-01-01) that days are counted back from. Raises InputError."""
    return _Compiler(today).query(node)


class _Compiler:
    def __init__(self, today: int) -> None:
        self._today = today

    def query(self, node: Node) -> Query:
        if isinstance(node, And):
            return self._all(node.parts)
        if isinstance(node, Or):
            return _any([self.query(part) for part in node.parts])
        if isinstance(node, Not):
            return self._all((node,))
        if isinstance(node, Between):
            return _weightless(self._between(node))
        if isinstance(node, Everything):
            return _weightless(tantivy.Query.all_query())
        return _near(node) if isinstance(node, Near) else _leaf(node)

    def _all(self, parts: Sequence[Node]) -> Query:
        wanted = [(_OCCUR.Must, self.query(part)) for part in parts if not isinstance(part, Not)]
        unwanted = [(_OCCUR.MustNot, self.query(part.part)) for part in parts if isinstance(part, Not)]
        if not wanted:
            wanted = [(_OCCUR.Must, _weightless(tantivy.Query.all_query()))]
        return tantivy.Query.boolean_query([*wanted, *unwanted]) if len(wanted + unwanted) > 1 else wanted[0][1]

    def _between(self, node: Between) -> Query:
        low, high = (None if end is None or not isfinite(end) else end for end in (node.low, node.high))
        if low is not None and high is not None and low > high:
            return tantivy.Query.empty_query()
        if low is None and high is None:
            return tantivy.Query.exists_query(node.field)
        if node.field == "seen":
            first = None if high is None else _day(ceil(self._today - high))
            last = None if low is None else _day(floor(self._today - low))
            return tantivy.Query.range_query(INDEX_SCHEMA, "seen", tantivy.FieldType.Integer, first, last)
        bounds = (None if end is None else float(end) for end in (low, high))
        return tantivy.Query.range_query(INDEX_SCHEMA, "years", tantivy.FieldType.Float, *bounds)


def _day(number: int) -> int:
    return max(-_FARTHEST, min(_FARTHEST, number))


def _weightless(query: Query) -> Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _any(queries: Sequence[Query]) -> Query:
    """Any of them; whoever more of them hold of comes first."""
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(_OCCUR.Should, query) for query in queries])


def _either(queries: Sequence[Query], boost: float = 1.0) -> Query:
    """One thing in several forms: it weighs as the best of them."""
    if not queries:
        return tantivy.Query.empty_query()
    found = queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(list(queries))
    return found if boost == 1.0 else tantivy.Query.boost_query(found, boost)


class _Words:
    """Words in a field, one after the other; expressions: they are regular ones."""

    def __init__(self, field: str, words: Sequence[str], *, expressions: bool) -> None:
        self.field, self.words, self.expressions = field, tuple(words), expressions

    def __len__(self) -> int:
        return len(self.words)

    def query(self) -> Query:
        """Where all of them follow each other."""
        if len(self.words) > 1:
            return self.placed(list(enumerate(self.words)))
        if self.expressions:
            return _understood(lambda: tantivy.Query.regex_query(INDEX_SCHEMA, self.field, self.words[0]))
        return tantivy.Query.term_query(INDEX_SCHEMA, self.field, self.words[0])

    def placed(self, at: Sequence[tuple[int, str]], slop: int = 0) -> Query:
        """Where words stand at these places of each other."""
        at = sorted(set(at))
        if len(at) == 1:
            return _Words(self.field, (at[0][1],), expressions=self.expressions).query()
        make: Callable[..., Any] = tantivy.Query.regex_phrase_query if self.expressions else tantivy.Query.phrase_query
        return _understood(lambda: make(INDEX_SCHEMA, self.field, at, slop=slop))


def _understood(make: Callable[[], Query]) -> Query:
    try:
        return make()
    except ValueError as error:
        raise InputError(f"found a word that cannot be searched ({error})", hint="use fewer gaps") from error


def _forms(leaf: Leaf, *, expressions: bool) -> list[_Words]:
    """A leaf in either spelling; nothing where it holds no word at all."""
    field = leaf.field or ALL
    if isinstance(leaf, Wild):
        if len(leaf.pattern) > LONGEST_WORD:
            raise InputError(f"found {len(leaf.pattern)} letters and gaps, expected a word of at most {LONGEST_WORD}")
        return [_Words(field, words, expressions=True) for words in patterns(leaf.pattern) if words]
    said = asked(leaf.text if isinstance(leaf, Term) else " ".join(leaf.words))
    escaped = [tuple(map(_escaped, words)) for words in said] if expressions else said
    return [_Words(field, words, expressions=expressions) for words in escaped if words]


def _escaped(word: str) -> str:
    return "".join(rf"\{letter}" if letter in ".+" else letter for letter in word)


def _leaf(leaf: Leaf) -> Query:
    queries: list[Query] = []
    for words in _forms(leaf, expressions=isinstance(leaf, Wild)):
        moved = isinstance(leaf, Phrase) and leaf.slop > 0 and len(words) > 1
        queries += _moved(words, leaf.slop) if isinstance(leaf, Phrase) and moved else [words.query()]
    return _either(queries, leaf.boost)


def _moved(words: _Words, slop: int) -> list[Query]:
    """A phrase whose words may be moved by so many places in all, each to a place of its own."""
    if len(words) == 2:
        slop = min(slop, VALUE_GAP - 2)
        one, other = (_Words(words.field, [word], expressions=words.expressions) for word in words.words)
        return [*_apart(one, other, 1, 1 + slop), *_apart(other, one, 1, slop - 1)]
    orders = list(islice(_orders(len(words), slop), MOST_ORDERS + 1))
    if len(orders) > MOST_ORDERS:
        raise InputError(
            f"found a phrase of {len(words)} words that may be moved by {slop} places",
            hint="let them be moved less, or take fewer words, or NEAR",
        )
    return [words.placed(list(zip(order, words.words, strict=True))) for order in orders]


def _orders(words: int, slop: int) -> Iterator[tuple[int, ...]]:
    """All ways to place words so that they were moved by `slop` in all; the smallest place is 0.

    >>> sorted(_orders(3, 1))
    [(0, 1, 2), (0, 1, 3), (0, 2, 3)]
    """

    def longer(moved: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(moved) == words:
            yield moved
            return
        for by in range(-slop, slop + 1):
            if _cost((*moved, by)) <= slop and by + len(moved) not in {m + n for n, m in enumerate(moved)}:
                yield from longer((*moved, by))

    for moved in longer((0,)):
        at = [number + by for number, by in enumerate(moved)]
        yield tuple(place - min(at) for place in at)


def _cost(moved: tuple[int, ...]) -> int:
    """By how much words were moved in all, beside the one that all the others are moved least from."""
    middle = sorted(moved)[len(moved) // 2]
    return sum(abs(by - middle) for by in moved)


def _near(node: Near) -> Query:
    _check_near(node)
    expressions = isinstance(node.left, Wild) or isinstance(node.right, Wild)
    farthest = min(node.distance, VALUE_GAP - 1) + 1
    queries: list[Query] = []
    for left in _forms(node.left, expressions=expressions):
        for right in _forms(node.right, expressions=expressions):
            if not node.ordered and _never_in_one_place(left, right):
                queries.append(left.placed([(0, left.words[0]), (0, right.words[0])], slop=farthest))
                continue
            queries += _apart(left, right, 1, farthest)
            queries += [] if node.ordered else _apart(right, left, 1, farthest)
    return _either(queries, node.left.boost * node.right.boost)


def _never_in_one_place(left: _Words, right: _Words) -> bool:
    """Whether two single words never stand at one place; spellings with umlauts do, and .NET in ASP.NET."""
    if left.expressions or len(left) > 1 or len(right) > 1 or left.words == right.words:
        return False
    return not any(form in word for form in ("ae", "oe", "ue", ".") for word in (*left.words, *right.words))


def _check_near(node: Near) -> None:
    if node.left.field != node.right.field:
        fields = " and ".join(leaf.field or "all text" for leaf in (node.left, node.right))
        raise InputError(f"found NEAR between {fields}, expected one field", hint="name the same field on both sides")
    if any(isinstance(leaf, Phrase) and leaf.slop for leaf in (node.left, node.right)):
        raise InputError("found a phrase with ~ beside NEAR, expected one with its words in order", hint="leave ~ out")


def _apart(left: _Words, right: _Words, least: int, most: int) -> list[Query]:
    """Where the right words begin `least` to `most` places behind the beginning of the left ones."""
    if most < least:
        return []
    if len(left) == len(right) == 1:
        odd = most if (most - least) % 2 else most + 1
        half = (odd - 1 - least) // 2
        pair = (left.words[0], right.words[0])
        found = [left.placed([(0, pair[0]), (least + half, pair[1])], slop=half)]
        return found if odd > most else [*found, left.placed([(0, pair[0]), (most, pair[1])])]
    both = list(enumerate(left.words))
    return [
        left.placed([*both, *((by + number, word) for number, word in enumerate(right.words))])
        for by in range(least, most + 1)
    ]
