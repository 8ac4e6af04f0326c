"""The trust walk: how often a walker who sets out at the seeds is expected to stand at each person.

What must stay true: nothing a region does inside itself raises what flows into it. For any set Y without seeds,
`visits(Y) <= flow into Y / end`, however many accounts stand in Y (Cheng & Friedman 2005; TrustRank, VLDB 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from renown.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

MAX_STEPS = 100_000
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Walk:
    """Expected visits of each node, the steps it took, and a bound on the error of all visits together."""

    visits: Floats
    iterations: int
    residual: float


def expected_visits(share: csr_matrix | csc_matrix, start: Floats, end: float, tolerance: float = 1e-9) -> Walk:
    """Solve `visits = start + (1 - end) * share^T visits`.

    At node u the walk ends with probability `end`; otherwise it goes on to t with probability `share[u, t]`.
    A row may sum to less than 1: the unspent rest ends the walk. With rows that sum to 1 this is personalised
    PageRank times `start.sum() / end`.

    share: square; give a `csc_matrix` to spare the one conversion that the walk needs.
    start: walkers that set out at each node, at least 0.
    tolerance: stop when a step moves fewer walkers than this, per walker that set out. As every step shrinks the
        movement by `1 - end` or more, what is still missing is at most `residual = movement * (1 - end) / end`.

    Raises InputError for an `end` outside (0, 1], a share below 0 or a row above 1.

    >>> from scipy.sparse import csr_matrix
    >>> walk = expected_visits(csr_matrix(np.array([[0.0, 0.5], [0.0, 0.0]])), np.array([1.0, 0.0]), end=0.2)
    >>> walk.visits.round(6).tolist()
    [1.0, 0.4]
    """
    arriving = share.T.tocsr()
    _check(share, start, end)
    keep, movement = 1.0 - end, float(start.sum())
    enough = tolerance * max(movement, 1.0)
    visits, step, steps = start.astype(np.float64), start.astype(np.float64), 0
    while movement > enough and steps < MAX_STEPS:
        step = arriving @ step
        step *= keep
        visits += step
        movement, steps = float(step.sum()), steps + 1
    return Walk(visits, steps, movement * keep / end)


def _check(share: csr_matrix | csc_matrix, start: Floats, end: float) -> None:
    """Refuse what would not be a walk."""
    if not 0.0 < end <= 1.0:
        raise InputError(f"the walk must end with a probability above 0 and at most 1, found {end}")
    if share.shape != (start.size, start.size):
        raise InputError(f"found {start.size} starts for a matrix of {share.shape}", hint="give one start per node")
    if share.nnz and (share.data.min() < 0.0 or start.min() < 0.0):
        raise InputError("found a share or a start below 0", hint="shares are probabilities, starts count walkers")
    largest = float(share.sum(axis=1).max()) if share.nnz else 0.0
    if largest > 1.0 + 1e-9:
        raise InputError(f"found shares of one node that sum to {largest:.6g}", hint="a row sums to 1 at most")
