"""Where in a text stands what a search looks for, so that it can be shown there.

Invariant: nothing that NOT leaves out is marked; a word is marked by the rules it is found by: in any gender form, a
compound by its parts, C++ and not C. What is looked for in one field only is marked wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from renown.recruit.query.tree import Leaf, Node, Phrase, Term, Wild
from renown.recruit.query.walk import wanted
from renown.recruit.sourcing.tokens import LONGEST_WORD, Place, asked, patterns, places

MOST_MARKS = 2_000
"""So many places of a text are marked; what is behind them is not."""

Extent = tuple[int, int]

_PIECE = re.compile(r"[^\s/,;|()\[\]]+")
_TRIMMED = re.compile(r"^[\W_]*?(?=[\w.]|$)|[^\w+#]+$")


def highlights(text: str, tree: Node) -> tuple[Extent, ...]:
    """From where to where, in order and apart from each other.

    >>> from renown.recruit.query.parser import parse
    >>> told = "Softwareentwicklerin, C++ and C, no intern"
    >>> [told[a:b] for a, b in highlights(told, parse("entwickler C++ NOT intern").tree)]
    ['Softwareentwicklerin', 'C++']
    """
    words = list(_words(text))
    found: list[Extent] = []
    for leaf in dict.fromkeys(wanted(tree)):
        for begin, end in _places_of(leaf, [place for place, _ in words]):
            found.append((words[begin][1][0], words[end - 1][1][1]))
    return tuple(_apart(found))[:MOST_MARKS]


def _words(text: str) -> Iterator[tuple[Place, Extent]]:
    """The words of a text, each with the piece of the text it stands in."""
    for piece in _PIECE.finditer(text):
        trimmed = _TRIMMED.sub("", piece[0])
        begin = piece.start() + piece[0].find(trimmed) if trimmed else piece.start()
        for place in places(piece[0]):
            yield place, (begin, begin + len(trimmed) if trimmed else piece.end())


def _places_of(leaf: Leaf, text: Sequence[Place]) -> Iterator[Extent]:
    """Where the words of a leaf follow each other; of a phrase whose words may be moved, where each of them stands."""
    if isinstance(leaf, Wild):
        if len(leaf.pattern) <= LONGEST_WORD:
            for expressions in patterns(leaf.pattern):
                compiled = [re.compile(expression) for expression in expressions]
                yield from _runs(compiled, text)
        return
    said = [leaf.text] if isinstance(leaf, Term) else [" ".join(leaf.words)]
    if isinstance(leaf, Phrase) and leaf.slop:
        said = list(leaf.words)
    for words in (words for one in said for words in asked(one)):
        yield from _runs(words, text)


def _runs(words: Sequence[str | re.Pattern[str]], text: Sequence[Place]) -> Iterator[Extent]:
    if not words:
        return
    for begin in range(len(text) - len(words) + 1):
        if all(_is_at(word, text[begin + number]) for number, word in enumerate(words)):
            yield begin, begin + len(words)


def _is_at(word: str | re.Pattern[str], place: Place) -> bool:
    return word in place if isinstance(word, str) else any(word.fullmatch(term) for term in place)


def _apart(found: Iterable[Extent]) -> Iterator[Extent]:
    """Those that touch or overlap as one."""
    last: Extent | None = None
    for begin, end in sorted(found):
        if last is None or begin > last[1]:
            if last:
                yield last
            last = (begin, end)
        else:
            last = (last[0], max(last[1], end))
    if last:
        yield last
