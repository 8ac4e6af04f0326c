"""What was worked out and still stands: of each kind the answers asked for last, each under everything it rests on.

A function marked `@kept` answers for a state of the data as of a moment (a `Scoring`) and for further arguments; while
all of them are equal, its answer is given again. Invariants: an answer rests on nothing but its arguments, so a
function that is kept may not look at the desk: whoever calls it hands over the decisions it needs. Nobody can change an
answer that is kept. A kind keeps only its own last few, so that no page forgets what another rests on.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import update_wrapper
from threading import local
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

import numpy as np

from renown.reckoning.scoring import Scoring

T = TypeVar("T")
_CHANGEABLE = (dict, list, set, bytearray)


class Kept:
    """The answers of one open workspace."""

    def __init__(self) -> None:
        self._kinds: dict[str, OrderedDict[tuple[Any, ...], Any]] = {}
        self._under_way = local()

    @property
    def making(self) -> int:
        """How many answers this thread works out just now, one inside the other; others may look at the desk then."""
        return getattr(self._under_way, "many", 0)

    def get(self, kind: str, key: tuple[Any, ...], most: int, make: Callable[[], T]) -> T:
        """The answer of a kind under a key, made where it is not here; of the kind, `most` stay.

        >>> kept = Kept()
        >>> [kept.get("sum", (n,), 2, lambda: (n,)) for n in (1, 2, 3)], len(kept)
        ([(1,), (2,), (3,)], 2)
        """
        answers = self._kinds.setdefault(kind, OrderedDict())
        if key in answers:
            answers.move_to_end(key)
        else:
            self._under_way.many = self.making + 1
            try:
                answers[key] = sealed(kind, make())
            finally:
                self._under_way.many = self.making - 1
            while len(answers) > most:
                answers.popitem(last=False)
        found: T = answers[key]
        return found

    def find(self, kind: str, key: tuple[Any, ...]) -> Any:
        """The answer of a kind under a key; None where it is not here."""
        answers = self._kinds.get(kind)
        return None if answers is None else answers.get(key)

    def __len__(self) -> int:
        return sum(map(len, self._kinds.values()))

    def clear(self) -> None:
        """Forget everything."""
        self._kinds.clear()


class Keeps(Protocol):
    """What holds answers: the open workspace."""

    @property
    def kept(self) -> Kept:
        """Its answers."""


P = ParamSpec("P")
C = TypeVar("C", bound=Keeps)


class Keeper(Generic[C, P, T]):
    """A function whose last answers are kept for as long as they stand."""

    def __init__(self, answer: Callable[Concatenate[C, Scoring, P], T], most: int) -> None:
        update_wrapper(self, answer)
        self._answer = answer
        self._most = most
        self._kind = f"{answer.__module__}.{answer.__qualname__}"

    def __call__(self, context: C, scoring: Scoring, /, *rest: P.args, **named: P.kwargs) -> T:
        """The answer, worked out where it is not at hand."""
        key = scoring.state, rest, tuple(sorted(named.items()))
        return context.kept.get(self._kind, key, self._most, lambda: self._answer(context, scoring, *rest, **named))

    def at_hand(self, context: C, scoring: Scoring, /, *rest: P.args, **named: P.kwargs) -> T | None:
        """The answer, or None where it would have to be worked out."""
        found: T | None = context.kept.find(self._kind, (scoring.state, rest, tuple(sorted(named.items()))))
        return found


def kept(most: int = 4) -> Callable[[Callable[Concatenate[C, Scoring, P], T]], Keeper[C, P, T]]:
    """Keep the last `most` answers of a function for as long as they stand. All its arguments must be hashable."""
    return lambda answer: Keeper(answer, most)


def sealed(kind: str, answer: T) -> T:
    """The answer, when nobody it is given to can change it; arrays in it can only be read from now on.

    Raises TypeError for what anybody could change.
    """
    if isinstance(answer, _CHANGEABLE):
        raise TypeError(f"{kind}: found a {type(answer).__name__}, which whoever gets it could change")
    parts = [getattr(answer, f.name) for f in fields(answer)] if is_dataclass(answer) else [answer]
    for part in parts:
        if isinstance(part, np.ndarray):
            part.setflags(write=False)
    return answer
