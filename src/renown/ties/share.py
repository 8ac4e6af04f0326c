"""A share that was counted, and how sure one may be of it.

Invariant: this module loads nothing heavy; the desk, which every command opens, reaches it.
"""

from __future__ import annotations

from math import sqrt

CONFIDENCE = 1.96


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share.

    >>> [round(side, 2) for side in interval(8, 10)]
    [0.49, 0.94]
    """
    z = CONFIDENCE
    share, width = hits / of, 1 + z * z / of
    middle = (share + z * z / (2 * of)) / width
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / width
    return max(0.0, middle - half), min(1.0, middle + half)
