"""Passages of a CV that repeat an advertisement word for word: they say what is asked, not what was done.

Invariant: whoever copies an advertisement into their CV, for whatever machine, stands no higher by it.
"""

from __future__ import annotations

from collections.abc import Sequence

RUN = 12
"""So many words in a row are no chance; our own word."""

Runs = frozenset[int]


def runs_of(terms: Sequence[str]) -> Runs:
    """Every run of `RUN` words, as a number each.

    >>> len(runs_of(["a"] * 11)), len(runs_of(["a"] * 20))
    (0, 1)
    """
    return frozenset(hash(tuple(terms[at : at + RUN])) for at in range(len(terms) - RUN + 1))


def without_copies(terms: Sequence[str], runs: Runs) -> list[str]:
    """The words of a text without those that stand in one of these runs."""
    copied = bytearray(len(terms))
    for at in range(len(terms) - RUN + 1):
        if hash(tuple(terms[at : at + RUN])) in runs:
            copied[at : at + RUN] = b"\1" * RUN
    return [term for term, is_copy in zip(terms, copied, strict=True) if not is_copy]
