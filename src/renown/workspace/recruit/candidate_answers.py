"""What the rooms about candidates answer. No answer holds a score of influence, nor a mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.desk.recruit.records import Seen
from renown.recruit.law.kept import Duty
from renown.recruit.law.marks import Reach
from renown.recruit.law.sensitive import Guarded
from renown.recruit.openness.signs import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine(Duty):
    """Something the law asks to be done about a candidate. number: of the record; name: what they are called."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in a list. number: of the record; locked: why nothing may be done with them, empty where it may.

    seeking: what the signs come to (`said so`, `signs`, `applied`, `no sign`, `not looking`), never a fact. latent:
    they may be won, but look for nothing as far as is known. thin: little is known of their work, and what is missing
    is unknown. gone: the owner let them go.
    """

    number: int
    person: int
    name: str
    purpose: str
    basis: str
    source: str
    collected: date
    locked: str
    latent: bool
    gone: bool
    duties: tuple[Duty, ...]
    seeking: str = ""
    thin: bool = False
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidatesFound:
    """Whom a search means. count: of all; rows: of this page, the best fit first."""

    count: int
    rows: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """Something that was done with a candidate. told: in words."""

    id: int
    kind: str
    told: str
    on: date
    words: str
    until: date | None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A file a candidate came with. read: how many characters were read in it."""

    id: int
    name: str
    size: int
    read: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePage:
    """Everything that is kept of one candidate.

    text: of their papers, one after the other; guarded: words in it that the law guards; least: until when a statute
    asks to keep the record; recipients: to whom outside they were shown; rankings: in which they were shown.
    """

    row: CandidateRow
    proof: str
    visibility: str
    until: date | None
    jurisdiction: str
    language: str
    reach: Reach
    papers: tuple[PaperLine, ...]
    text: str
    guarded: tuple[Guarded, ...]
    steps: tuple[StepLine, ...]
    recipients: tuple[str, ...]
    rankings: tuple[Seen, ...]
    least: date | None


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of files that were brought in. left: files that nobody was kept from, and why; remarks: on others."""

    added: tuple[int, ...]
    left: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody who would be taken in. work: what is said of it; networks: where they are known from."""

    name: str
    work: str
    networks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking in people one knows would do, or did.

    count: so many would come in. here: the numbers of those who are candidates already. left: why others are left, and
    how many. notice: the day by which each has to be told; ends: by which each has to go. locked: why they would be
    locked at once. people: the first of them. added: the numbers of those who came in; none in a preview.
    """

    count: int
    here: tuple[int, ...]
    left: tuple[tuple[str, int], ...]
    basis: str
    notice: date | None
    ends: date | None
    locked: str
    people: tuple[Acquaintance, ...]
    added: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """That somebody is gone. certificate: signed JSON; told: what it says."""

    certificate: str
    told: dict[str, object]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about a duty: a step that can be taken back, or an erasure that cannot."""

    step: int | None = None
    erased: Erased | None = None


@dataclass(frozen=True, slots=True)
class LawState:
    """How things stand. without_grounds: who is here on no record; log: what is wrong with it; decisions: in it."""

    kept: int
    locked: int
    due: int
    soon: int
    held: int
    without_grounds: tuple[str, ...]
    log: tuple[str, ...]
    decisions: int


@dataclass(frozen=True, slots=True)
class CertificateRead:
    """What a certificate says, and whether this workspace signed it."""

    told: dict[str, object]
    ours: bool
