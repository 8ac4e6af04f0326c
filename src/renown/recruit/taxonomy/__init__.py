"""Skills and occupations: what they are called in each language, how they hang together, where a text names them.

Renown ships a small list of its own in English, German and Spanish. Whoever needs more loads the official ESCO files,
or a list of their own, and joins it:

    taxonomy = load_seed()                                        # some 420 skills, some 180 occupations
    taxonomy = taxonomy.joined(load_esco(path).taxonomy)          # the ESCO files in any language
    taxonomy = taxonomy.joined(load_list(path).taxonomy)          # see own_list.py for the columns

What can be asked:

    mentions("Wir suchen Python- und SQL-Kenntnisse")             # in a text, with their places; of the seed list
    taxonomy.mentions(text, kinds=("skill",), languages=("de",))  # of any taxonomy
    taxonomy.nearest(["pyhton programing"])                       # of any words: score, and nothing if none is near
    taxonomy.synonyms("Krankenschwester", language="de")          # other words for it, gender forms among them
    taxonomy.skills_of("job:nurse")                               # essential and optional
    taxonomy.occupations_of("python")                             # who needs it
    taxonomy.broader_of("django")                                 # python, programming, field:it

Invariant: an id stays what it is for ever. Labels may come and go.
"""

from __future__ import annotations

from renown.recruit.taxonomy.concepts import Concept, Kind
from renown.recruit.taxonomy.esco import load_esco
from renown.recruit.taxonomy.lists import load_any
from renown.recruit.taxonomy.loaded import Loaded
from renown.recruit.taxonomy.mentions import Mention
from renown.recruit.taxonomy.nearest import Near
from renown.recruit.taxonomy.own_list import load_list
from renown.recruit.taxonomy.seed import load_seed, mentions
from renown.recruit.taxonomy.taxonomy import Taxonomy

__all__ = [
    "Concept",
    "Kind",
    "Loaded",
    "Mention",
    "Near",
    "Taxonomy",
    "load_any",
    "load_esco",
    "load_list",
    "load_seed",
    "mentions",
]
