"""What the doors are shown: plain, frozen answers, ready to print, render or turn into JSON. No logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from renown.influence.explain import FactorLine, NetworkLine
from renown.intake.report import CoverageLine, FileReport, Imported, ImportReport
from renown.sources.archive import LeftOut
from renown.ties import warmth
from renown.ties.organisations import ContactAt
from renown.ties.owed import ReplyOwed
from renown.ties.quiet import GoneQuiet
from renown.ties.ties import PersonTie

__all__ = [
    "CoverageLine",
    "FactorLine",
    "FileReport",
    "ImportReport",
    "Imported",
    "LeftOut",
    "NetworkLine",
]


@dataclass(frozen=True, slots=True)
class Account:
    """One account of a person: network, key there, and what people type or open."""

    network: str
    key: str
    handle: str | None
    name: str | None
    url: str | None
    headline: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people. `score` is the raw number; show it only when `seen` is "enough"."""

    person: int
    name: str
    kind: str
    handles: tuple[str, ...]
    networks: tuple[str, ...]
    community: int | None
    headline: str
    score: float
    low: float
    high: float
    seen: str
    percentile: float | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people: the rows, and how many match in all."""

    rows: tuple[PersonRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Score:
    """A person's score with everything that explains it."""

    person: int
    name: str
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
class Tie(PersonTie):
    """What passed between a person and another, who is called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Warmth(warmth.Warmth):
    """How close somebody is to the owner now and ever, with what that rests on, called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class WarmthCheck:
    """How often those called warm were in touch in the days after, on the owner's own data; None: too little data."""

    cuts: tuple[date, ...]
    ahead_days: int
    called: int
    in_touch: int
    share: float | None
    low: float | None
    high: float | None
    others: int
    others_in_touch: int
    auc: float | None
    auc_last: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Quiet(GoneQuiet):
    """Somebody gone quiet against their own rhythm, called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Owed(ReplyOwed):
    """Somebody whose last word to the owner has no answer yet, called by name."""

    name: str = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Contact(ContactAt):
    """Somebody the owner knows at an organisation, called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Node:
    """A person in the network picture; x and y from 0 to 1, size from 0 to 1."""

    person: int
    name: str
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
class OwnerCandidate:
    """An account an export says, or lets one guess, is the owner's."""

    account: int
    person: int
    network: str
    name: str
    handle: str
    sign: str
    confirmed: bool


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
class State:
    """The workspace at a glance: what stands at the head of every page."""

    path: str
    people: int
    interactions: int
    imports: int
    networks: tuple[str, ...]
    newest_fact: datetime | None
    as_of: datetime | None
    stale_days: int | None
    guarded: bool
    seeds: int
    owner: int | None
    owner_name: str | None
    scored_at: datetime | None
    data_version: str


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
