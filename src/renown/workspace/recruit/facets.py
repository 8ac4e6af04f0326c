"""What a search among the candidates can be narrowed by, each with how many would be left.

Invariant: a count is of those whom the search finds once the part is added to it, exactly; and nothing is counted that
tells who somebody is: profiles hold no age, gender or nationality. Places are those of work, never of residence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renown.errors import InputError
from renown.recruit.query.chips import Chip, added, chip_of, chips_of, tree_of
from renown.recruit.query.parser import parse
from renown.recruit.query.tree import Everything, Node, Span
from renown.recruit.sourcing.facets import Facets, Tally
from renown.workspace.context import Context
from renown.workspace.recruit import pool
from renown.workspace.recruit.search_answers import Facet, FacetLine

FACETS = {
    "titles": "title",
    "skills": "skill",
    "years": "years",
    "languages": "lang",
    "cities": "city",
    "companies": "company",
    "sources": "source",
}
"""What is counted, and the field of the language that narrows by it."""

WIDEST_FACET = 50


def facets_of(context: Context, query: str, most: int) -> tuple[Facet, ...]:
    """What those found have, by kind; what the search asks already, and what nobody is left with, is left out."""
    tree = parse(query).tree if query.strip() else Everything(Span(0, 0))
    index, today = pool.standing(context), pool.day(context)
    offered = list(_offered(tree, index.facets(tree, today, most)))
    counts = index.counts([narrowed for *_, narrowed in offered], today)
    lines: dict[str, list[FacetLine]] = {}
    for (kind, words, _), people in zip(offered, counts, strict=True):
        if people:
            lines.setdefault(kind, []).append(FacetLine(words, people))
    return tuple(Facet(kind, FACETS[kind], tuple(_ordered(kind, own))) for kind, own in lines.items())


def _offered(tree: Node, facets: Facets) -> Iterator[tuple[str, str, Node]]:
    """Kind, words, and the search narrowed by them."""
    chips = chips_of(tree)
    for kind, field in FACETS.items():
        tallies: Sequence[Tally] = getattr(facets, kind)
        for words in (tally.label for tally in tallies if tally.label):
            chip = _chip(words, field)
            more = added(chips, chip, "must") if chip else chips
            if more != chips:
                yield kind, words, tree_of(more)


def _chip(words: str, field: str) -> Chip | None:
    try:
        return chip_of(words, field)
    except InputError:  # longer than a part of a search may be
        return None


def _ordered(kind: str, lines: Sequence[FacetLine]) -> Sequence[FacetLine]:
    """The most frequent first; years in their own order."""
    return lines if kind == "years" else sorted(lines, key=lambda line: -line.people)
