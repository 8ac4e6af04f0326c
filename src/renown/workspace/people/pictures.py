"""Who has a picture, and what each is called.

Invariant: the picture shown in a list is the one of the page of the person: the newest source's, or the owner's own.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow.compute as pc

from renown.reckoning.derivation import Derivation


def pictures(derivation: Derivation, persons: Iterable[int]) -> dict[int, str]:
    """The names of the pictures of these people, looked up at once; who has none is left out."""
    whose = {account: person for person in persons for account in derivation.accounts_of(person)}
    if not whose:
        return {}
    facts = derivation.told("facts", list(whose))
    rows = facts.filter(pc.equal(facts["fact"], "photo")).select(["account", "value"]).to_pylist()
    return {whose[row["account"]]: row["value"] for row in rows}
