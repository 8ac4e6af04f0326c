"""What was read of the desk stays at hand for as long as nothing is decided anew, by this process or another.

Every decision is written to the audit log in its own transaction, so the log's last line names the state of all
decisions. It is looked at once per question: a question is one or many calls inside `question`, and everything asked in
it is answered from one state. Outside of a question nothing is remembered. Invariants: inside a transaction the tables
themselves are read; what other processes write without an audit line (jobs, marks of servers, use of tokens) is never
marked `@read`.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

S = TypeVar("S")
P = ParamSpec("P")
T = TypeVar("T")

_CHANGEABLE = (dict, list, set)


class _Here(threading.local):
    """What one thread is doing: how many questions and transactions, one inside the other.

    looked: the last writing that was seen.
    """

    asking = 0
    writing = 0
    looked = -1


class _AtHand:
    """What was read, and of which state of the log."""

    def __init__(self) -> None:
        self.state = ""
        self.answers: dict[tuple[Any, ...], Any] = {}
        self.written = 0


_here = _Here()
_at_hand = _AtHand()
_numbers = itertools.count(1)


@contextmanager
def question() -> Iterator[None]:
    """One question of this thread: what it reads is read once, and is of one state unless it writes itself."""
    if not _here.asking:
        _here.looked = -1
    _here.asking += 1
    try:
        yield
    finally:
        _here.asking -= 1


@contextmanager
def writing() -> Iterator[None]:
    """One transaction of this thread."""
    _here.writing += 1
    try:
        yield
    finally:
        _here.writing -= 1
        written()


def written() -> None:
    """Something was written, or another desk was opened."""
    _at_hand.written = next(_numbers)


def writes() -> int:
    """A number that is another one after each writing of this process."""
    return _at_hand.written


def read(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Mark a method that tells of decisions: its answer, which nobody may be able to change, stays at hand."""

    @wraps(method)
    def at_hand(self: S, /, *rest: P.args, **named: P.kwargs) -> T:
        if not _here.asking or _here.writing:
            return method(self, *rest, **named)
        _look()
        key = id(self), method.__qualname__, rest, tuple(sorted(named.items()))
        if key not in _at_hand.answers:
            _at_hand.answers[key] = _sealed(method.__qualname__, method(self, *rest, **named))
        found: T = _at_hand.answers[key]
        return found

    return at_hand


def _look() -> None:
    """Forget what was read when anything was decided since; asked once per question and after each own writing."""
    from renown.desk import audit

    last = writes()
    if _here.looked != last:
        state = audit.state()
        if state != _at_hand.state:
            _at_hand.answers, _at_hand.state = {}, state
        _here.looked = last


def _sealed(name: str, answer: T) -> T:
    if isinstance(answer, _CHANGEABLE):
        raise TypeError(f"{name}: found a {type(answer).__name__}, which whoever gets it could change")
    return answer
