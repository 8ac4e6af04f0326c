"""From a query to its tree.

    query    = all { OR all }                       OR binds least
    all      = part { [AND] part }                  words side by side are joined by AND
    part     = { NOT | - } near
    near     = atom [ NEAR/n atom | ONEAR/n atom ]
    atom     = [ field: ] ( word | phrase [ ~n ] | "(" query ")" ) [ ^boost ] | years: range | seen: range

Invariants: a tree is no deeper than `DEEPEST` and has no more than `MOST_LEAVES` leaves, so that whoever walks over it
may recurse; brackets that change nothing leave no trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product

from renown.recruit.query.faults import Note, QueryError
from renown.recruit.query.tokens import Kind, Token, tokens_of
from renown.recruit.query.tree import And, Everything, Leaf, Near, Node, Not, Or, Phrase, Span, Term, Wild
from renown.recruit.query.walk import leaves

DEEPEST = 64
MOST_LEAVES = 1_000
LIGHTEST, HEAVIEST = 0.01, 100.0
LOOSEST = 100
LONGEST = 100_000
"""Characters of a query."""

_STARTS = frozenset({Kind.WORD, Kind.PHRASE, Kind.FIELD, Kind.RANGE, Kind.OPEN, Kind.NOT})


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was written, what it means, and where its writer may have meant something else."""

    text: str
    tree: Node
    notes: tuple[Note, ...] = ()


def parse(text: str) -> Query:
    """Read a query. Raises QueryError, which points at the character.

    >>> parse("python AND NOT junior").tree.parts[1].part.text
    'junior'
    >>> parse("python and (").tree
    Traceback (most recent call last):
    ...
    renown.recruit.query.faults.QueryError: character 12: found ( that nothing closes, expected ) behind it. Close it, \
or take it away
    """
    if len(text) > LONGEST:
        raise QueryError(
            text, Span(LONGEST, LONGEST + 1), f"found {len(text):,} characters", f"expected at most {LONGEST:,}",
            hint="search in several steps",
        )  # fmt: skip
    tokens, notes = tokens_of(text)
    parser = _Parser(text, tokens, notes)
    tree = parser.whole()
    return Query(text, tree, tuple(sorted(parser.notes, key=lambda note: (note.at.start, note.at.end))))


class _Parser:
    """The tokens, which of them is next, and in what field and how deep it stands."""

    def __init__(self, text: str, tokens: list[Token], notes: list[Note]) -> None:
        self.text, self.tokens, self.notes = text, tokens, notes
        self.index = self.depth = self.leaves = 0
        self.field = ""

    def whole(self) -> Node:
        """The tree of all tokens."""
        if self.tokens[0].kind is Kind.END:
            raise self.fault(
                self.tokens[0].at, "found nothing", "expected a word", 'write one, such as python or "data engineer"'
            )
        tree = self.any()
        if self.next.kind is not Kind.END:
            raise self.unexpected()
        return tree

    @property
    def next(self) -> Token:
        """The token that is to be read."""
        return self.tokens[self.index]

    def take(self, *kinds: Kind) -> Token | None:
        """The next token if it is one of these kinds; then the one behind it is next."""
        token = self.next
        if token.kind not in kinds:
            return None
        self.index += 1
        return token

    def fault(self, at: Span, found: str, expected: str, hint: str) -> QueryError:
        """What is wrong at some characters."""
        return QueryError(self.text, at, found, expected, hint=hint)

    def unexpected(self) -> QueryError:
        """What is wrong with the next token."""
        token, before = self.next, self.tokens[self.index - 1].kind if self.index else Kind.END
        if token.kind is Kind.CLOSE and before is not Kind.OPEN and before in _ENDS:
            return self.fault(
                token.at, "found ) that nothing opened", "expected ( before it", "open it, or take it away"
            )
        found = "the end" if token.kind is Kind.END else repr(self.text[token.at.start : token.at.end])
        behind = f" behind {self.text[slice(*_ends(self.tokens[self.index - 1].at))]}" if self.index else ""
        return self.fault(token.at, f"found {found}", f"expected a word{behind}", _remedy(token, before))

    def any(self) -> Node:
        """Parts of which one is enough."""
        parts = [self.all()]
        while self.take(Kind.OR):
            parts.append(self.all())
        if len(parts) == 1:
            return parts[0]
        mixed = next(
            (part for part in parts if isinstance(part, And) and part.at.start == part.parts[0].at.start), None
        )
        if mixed is not None:
            self.notes.append(Note(mixed.at, "AND goes before OR: this is read as if it stood in brackets"))
        return Or(tuple(parts), Span(parts[0].at.start, parts[-1].at.end))

    def all(self) -> Node:
        """Parts that must all hold."""
        parts = [self.part()]
        while self.take(Kind.AND) or self.next.kind in _STARTS:
            parts.append(self.part())
        return parts[0] if len(parts) == 1 else And(tuple(parts), Span(parts[0].at.start, parts[-1].at.end))

    def part(self) -> Node:
        """Something, or that it is not so."""
        sign = self.take(Kind.NOT)
        if sign is None:
            return self.near()
        with self.deeper(sign.at):
            part = self.part()
        return Not(part, Span(sign.at.start, part.at.end))

    def near(self) -> Node:
        """Something, or two leaves near each other."""
        left = self.atom()
        sign = self.take(Kind.NEAR)
        if sign is None:
            return left
        right = self.atom()
        if self.next.kind is Kind.NEAR:
            raise self.fault(
                self.next.at, f"found a second {self.next.value}", "expected two words near each other",
                "write (a NEAR/3 b) AND (b NEAR/3 c)",
            )  # fmt: skip
        pairs = [self.pair(one, other, sign) for one, other in self._pairs(left, right, sign)]
        return pairs[0] if len(pairs) == 1 else Or(tuple(pairs), Span(left.at.start, right.at.end))

    def _pairs(self, left: Node, right: Node, sign: Token) -> Iterator[tuple[Leaf, Leaf]]:
        ones, others = self.alternatives(left, sign), self.alternatives(right, sign)
        self.count(sign.at, 2 * len(ones) * len(others) - len(ones) - len(others))
        return product(ones, others)

    def alternatives(self, node: Node, sign: Token) -> list[Leaf]:
        """The leaves of which one is to be near the other side."""
        if isinstance(node, Term | Wild | Phrase):
            return [node]
        parts = node.parts if isinstance(node, Or) else ()
        leaves = [part for part in parts if isinstance(part, Term | Wild | Phrase)]
        if not leaves or len(leaves) < len(parts):
            raise self.fault(
                node.at, f"found {self.text[slice(*_ends(node.at))][:40]!r} beside {sign.value}",
                "expected a word, a phrase, or words with OR in brackets", "write (senior OR lead) NEAR/3 engineer",
            )  # fmt: skip
        return leaves

    def pair(self, left: Leaf, right: Leaf, sign: Token) -> Near:
        """Two leaves near each other: in one field, if one of them names it."""
        if left.field and right.field and left.field != right.field:
            raise self.fault(
                right.at, f"found {right.field}: near {left.field}:", "expected both in one field",
                f"join them by AND, or write {left.field}:(a NEAR/3 b)",
            )  # fmt: skip
        field = left.field or right.field
        left, right = replace(left, field=field), replace(right, field=field)
        at = Span(min(left.at.start, right.at.start), max(left.at.end, right.at.end))
        return Near(left, right, int(sign.number), sign.ordered, at)

    def atom(self) -> Node:
        """A leaf, a range, or what stands in brackets; with its field and its weight."""
        ranged = self.take(Kind.RANGE)
        if ranged is not None and ranged.range is not None:
            self.count(ranged.at, 1)
            return ranged.range
        field = self.take(Kind.FIELD)
        if field is None:
            return self.weighed(self.inside())
        if self.field:
            raise self.fault(
                field.at, f"found {field.value}: within {self.field}:", "expected words only",
                "name the field of each word, without brackets around them",
            )  # fmt: skip
        self.field = field.value
        node = self.weighed(self.inside())
        self.field = ""
        return replace(node, at=Span(field.at.start, node.at.end))

    def inside(self) -> Node:
        """A word, a phrase or brackets."""
        opened = self.take(Kind.OPEN)
        if opened is None:
            return self.leaf()
        with self.deeper(opened.at):
            node = self.any()
        closed = self.take(Kind.CLOSE)
        if closed is None:
            if self.next.kind is not Kind.END:
                raise self.unexpected()
            raise self.fault(
                opened.at, "found ( that nothing closes", "expected ) behind it", "close it, or take it away"
            )
        if isinstance(node, And | Or):
            return replace(node, at=Span(opened.at.start, closed.at.end))
        return node

    def leaf(self) -> Node:
        """A word or a phrase."""
        token = self.take(Kind.WORD, Kind.PHRASE)
        if token is None:
            if self.next.kind is Kind.END and self.tokens[self.index - 1].kind is Kind.OPEN:
                opened = self.tokens[self.index - 1]
                raise self.fault(
                    opened.at, "found ( that nothing closes", "expected ) behind it", "close it, or take it away"
                )
            raise self.unexpected()
        self.count(token.at, 1)
        if token.kind is Kind.PHRASE:
            return self.phrase(token)
        if token.wild and token.value == "*":
            if self.field:
                raise self.fault(
                    token.at, f"found {self.field}:*", "expected a letter or digit", "write data* or leave it out"
                )
            return Everything(token.at)
        return (Wild if token.wild else Term)(token.value, token.at, self.field)

    def phrase(self, token: Token) -> Phrase:
        """A phrase, with how far its words may be moved."""
        slop = self.take(Kind.SLOP)
        if slop is None:
            return Phrase(token.words, token.at, self.field)
        if slop.number > LOOSEST or slop.number != int(slop.number):
            raise self.fault(
                slop.at, f"found ~{slop.number:g}", f"expected at most ~{LOOSEST}", 'write "data engineer"~3'
            )
        return Phrase(token.words, Span(token.at.start, slop.at.end), self.field, int(slop.number))

    def weighed(self, node: Node) -> Node:
        """Something with the weight behind it; of brackets all leaves have it."""
        weight = self.take(Kind.BOOST)
        if weight is None:
            return node
        if not isinstance(node, Term | Wild | Phrase | And | Or | Near):
            raise self.fault(
                weight.at, "found a weight behind what has none", "expected it behind words", "leave it out"
            )
        heavier = _times(node, weight.number)
        if any(not LIGHTEST <= leaf.boost <= HEAVIEST for leaf in leaves(heavier)):
            raise self.fault(
                weight.at, f"found a weight of {weight.number:g}", f"expected from {LIGHTEST:g} to {HEAVIEST:g} in all",
                "write python^2 for what counts twice",
            )  # fmt: skip
        return replace(heavier, at=Span(node.at.start, weight.at.end))

    @contextmanager
    def deeper(self, at: Span) -> Iterator[None]:
        """One step further in."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(
                at, f"found more than {DEEPEST} brackets and NOTs in each other", f"expected at most {DEEPEST}",
                "take brackets away that change nothing",
            )  # fmt: skip
        yield
        self.depth -= 1

    def count(self, at: Span, more: int) -> None:
        """Add to the leaves."""
        self.leaves += more
        if self.leaves > MOST_LEAVES:
            raise self.fault(
                at, f"found more than {MOST_LEAVES:,} words", f"expected at most {MOST_LEAVES:,}",
                "search in several steps, or use wildcards such as engin*",
            )  # fmt: skip


_ENDS = frozenset({Kind.WORD, Kind.PHRASE, Kind.RANGE, Kind.CLOSE, Kind.BOOST, Kind.SLOP, Kind.END})


def _ends(at: Span) -> tuple[int, int]:
    return at.start, at.end


def _remedy(token: Token, before: Kind) -> str:
    """What to do about a token that cannot stand where it does."""
    if token.kind in (Kind.AND, Kind.OR, Kind.NEAR):
        return f"write a word before it; if {token.kind.value.lower()} is the word, put it in quotation marks"
    if token.kind is Kind.BOOST:
        return "put the weight right behind a word, a phrase or a bracket"
    if before in (Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR):
        return f"add one, or take {before.value} away"
    return "add one, or take the brackets away" if before is Kind.OPEN else "add one, or take the field away"


def _heavier(leaf: Leaf, factor: float) -> Leaf:
    return replace(leaf, boost=leaf.boost * factor)


def _times(node: Node, factor: float) -> Node:
    """The tree with the weight of every leaf multiplied."""
    match node:
        case Term() | Wild() | Phrase():
            return _heavier(node, factor)
        case And() | Or():
            return replace(node, parts=tuple(_times(part, factor) for part in node.parts))
        case Not():
            return replace(node, part=_times(node.part, factor))
        case Near():
            return replace(node, left=_heavier(node.left, factor), right=_heavier(node.right, factor))
        case _:
            return node
