"""The list that ships: some 420 skills and some 180 occupations of many trades, in English, German and Spanish.

Written by ourselves, in the form of a list of one's own (`own_list`), so it can be read, corrected and added to.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import as_file, files

from renown.recruit.taxonomy.concepts import Kind
from renown.recruit.taxonomy.mentions import Mention
from renown.recruit.taxonomy.own_list import load_list
from renown.recruit.taxonomy.taxonomy import Taxonomy

SEED_LANGUAGES = ("de", "en", "es")
"""The languages of the list."""


@cache
def load_seed() -> Taxonomy:
    """The list that ships, read once.

    >>> load_seed()["job:nurse"].label("de"), load_seed().synonyms("Golang")
    ('Pflegefachkraft', ('Go', 'Go language'))
    """
    with as_file(files("renown.recruit.taxonomy") / "seed") as folder:
        return load_list(folder).taxonomy


def mentions(
    text: str, *, kinds: Collection[Kind] | None = None, languages: Collection[str] | None = None
) -> list[Mention]:
    """What of the list that ships a text names, with its places.

    >>> [(m.text, m.concept) for m in mentions("Senior Softwareentwickler:in (C++, Go), Kubernetes-Kenntnisse")]
    [('Softwareentwickler:in', 'job:software-developer'), ('C++', 'cpp'), ('Go', 'go'), ('Kubernetes', 'kubernetes')]
    """
    return load_seed().mentions(text, kinds=kinds, languages=languages)
