"""Skills that a demand names, by the list that ships."""

from __future__ import annotations

from collections.abc import Iterator

from renown.recruit.taxonomy.seed import load_seed


def skills_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where skills stand in a text, each with its label in English, so that two languages name one thing.

    >>> [label for _, _, label in skills_in("Kenntnisse in Kubernetes und Python")]
    ['Kubernetes', 'Python']
    """
    taxonomy = load_seed()
    for mention in taxonomy.mentions(text, kinds={"skill"}):
        yield mention.start, mention.end, taxonomy[mention.concept].label()
