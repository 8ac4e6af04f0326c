"""What is answered about scores, and on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.influence.explain import FactorLine, NetworkLine
from renown.workspace.answers import Named, PersonRow
from renown.workspace.data.answers import State
from renown.workspace.ties.answers import Owed, Quiet, Tie

__all__ = ["FactorLine", "NetworkLine"]


@dataclass(frozen=True, slots=True)
class Score(Named):
    """A person's score with everything that explains it."""

    score: float
    low: float
    high: float
    seen: str
    actors: int
    guarded: bool
    as_of: datetime
    formula: str
    percentile: float | None
    scope_size: int
    observable_points: float
    possible_points: float
    factors: tuple[FactorLine, ...]
    holds_down: tuple[str, ...]
    networks: tuple[NetworkLine, ...]
    change: float | None = None
    change_since: date | None = None
    change_cause: str = ""


@dataclass(frozen=True, slots=True)
class Vouched(Named):
    """What vouching for somebody, or no longer, changed: scores before and after, None where too little was seen.

    own: the owner's score. theirs: that of whoever it is about. moved: how many people's scores moved by a point or
    more, of all who have one.
    """

    vouched: bool
    own: tuple[float | None, float | None]
    theirs: tuple[float | None, float | None]
    moved: int
    words: str


@dataclass(frozen=True, slots=True)
class Mover(Named):
    """Somebody behind a change of a score: by how many points, and what they did since, in words."""

    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Movement(Named):
    """Why a score moved since a day. before, after: the score then, worked out with today's trust, and now.

    factors: by how many points each moved. up, down: the people whose part grew or shrank most; others: how many more.
    """

    since: date
    before: float
    after: float
    factors: tuple[tuple[str, float], ...]
    up: tuple[Mover, ...]
    down: tuple[Mover, ...]
    others: int


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One data point behind a factor. `points` is the actor's share of the factor, split over the actor's acts."""

    ts: datetime | None
    network: str
    kind: str
    sentence: str
    actor: int
    actor_name: str
    trust: float
    points: float
    place: str | None
    text: str | None
    url: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The data points behind one factor of one person, strongest first, a page at a time."""

    person: int
    factor: str
    items: tuple[EvidenceItem, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """The score on one day, under one formula and one state of the data."""

    day: date
    score: float
    low: float
    high: float
    seen: str
    formula: str
    data_version: str
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Node(Named):
    """A person in the network picture; x and y from 0 to 1, size from 0 to 1."""

    x: float
    y: float
    size: float
    community: int
    owner: bool


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """The owner's network, or the community's core, laid out: at most 300 nodes; edges index into nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    communities: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: its name, sentence, unit and range, and a person's value when one was asked for."""

    name: str
    sentence: str
    unit: str
    low: float
    high: float | None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: own score, movers of the community, trend, picture and the first useful lists."""

    state: State
    own: Score | None
    trend: tuple[HistoryPoint, ...]
    leaders: tuple[PersonRow, ...]
    picture: NetworkPicture
    quiet: tuple[Quiet, ...]
    owed: tuple[Owed, ...]
    given: tuple[Tie, ...]
