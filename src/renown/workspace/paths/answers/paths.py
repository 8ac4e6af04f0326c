"""Warm paths and requests for introductions as the doors see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.ties.paths.letters import Letter
from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of a path with its evidence: how warm the tie is, and the chance that the word is passed on.

    both_ways: the warmth of the tie's fainter side, on which the chance rests: writing without an answer warms nothing.
    agreed of answered: the requests of the owner that the taker agreed to. held: what asks for tact now, if anything.
    """

    giver: int
    giver_name: str
    taker: int
    taker_name: str
    networks: tuple[str, ...]
    days: int
    last: date
    warmth: float
    both_ways: float
    chance: float
    weakest: bool
    words: str
    agreed: int
    answered: int
    held: str


@dataclass(frozen=True, slots=True)
class WarmPath(Named):
    """A way to a person through people who were seen in contact, and the product of the chances of its hops.

    low, high: where it lies in 8 cases of 10; said: the three in words. ground: why this person is meant.
    """

    chance: float
    low: float
    high: float
    said: str
    ground: str
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The best paths to a goal, best first; `words` says why there is none, if so.

    kind: person, organisation, role, topic or place. people: how many it means; grounds: how many on which ground;
    looked_at: to how many of them paths were looked for.
    """

    target: str
    kind: str
    people: int
    grounds: tuple[tuple[str, int], ...]
    looked_at: int
    paths: tuple[WarmPath, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLetter(Letter):
    """A letter to an introducer, to be read over and sent by hand. chain: those between, each with a name.

    address: where a mail would reach the introducer, "" where nothing is known. blurb: the note to forward.
    """

    introducer: int
    introducer_name: str
    target: int
    target_name: str
    chain: tuple[tuple[int, str], ...]
    language: str
    languages: tuple[tuple[str, str], ...]
    address: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter that is being written, to one of the people between the owner and somebody (person). hop: which of them.

    language, goal: of the suggestion that the words began as. at: when they were last changed.
    """

    id: int
    person: int
    name: str
    chain: tuple[tuple[int, str], ...]
    hop: int
    language: str
    goal: str
    words: str
    at: datetime

    @property
    def introducer(self) -> tuple[int, str]:
        """Whom the letter is to: person and name."""
        return self.chain[self.hop]


@dataclass(frozen=True, slots=True)
class RequestStepLine:
    """Something that happened to a request."""

    status: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request for an introduction to somebody (person), as it stands. next: the steps that can follow."""

    id: int
    person: int
    name: str
    introducer: int
    introducer_name: str
    chain: tuple[tuple[int, str], ...]
    goal: str
    words: str
    language: str
    asked: date | None
    status: str
    open: bool
    next: tuple[str, ...]
    steps: tuple[RequestStepLine, ...]


@dataclass(frozen=True, slots=True)
class AskingSoFar:
    """How asking went: requests sent, those with an outcome, how many introducers agreed, how many meetings came."""

    asked: int
    answered: int
    agreed: int
    met: int
    words: str
