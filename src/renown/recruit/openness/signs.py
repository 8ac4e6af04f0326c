"""The signs about one person, each with its reason, its day and what to do; and what they come to in a word.

Invariants: a sign is no fact: it says what it rests on and how old it is, and one that is too old counts for nothing.
Somebody without a sign is not known to be content: nothing is known. What is noted by hand has a day and a source, and
no word of health, faith, family or whatever else the law guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from renown.errors import InputError
from renown.recruit.law.sensitive import guarded
from renown.recruit.openness.own_word import Toward, own_word
from renown.recruit.openness.stays import Stay, Usual, folded_employer, stays_of, usual
from renown.recruit.resumes.resume import Resume

Kind = Literal["tenure", "employer", "renewed", "said"]
Seeking = Literal["said so", "signs", "applied", "no sign", "not looking"]

SIGNS_OF: Mapping[Kind, str] = {
    "said": "their own word",
    "employer": "a change at their employer",
    "renewed": "their papers or profile renewed",
    "tenure": "longer there than is usual",
}
ASK: Mapping[Kind, str] = {
    "said": "take them at their word, and ask what they look for",
    "employer": "ask how it is there now, and whether that changes anything for them",
    "renewed": "ask what has changed",
    "tenure": "ask whether they would like something else, and what it would have to be",
}
"""What to do about a sign: to ask, always."""

IN_PEACE = "leave them in peace, and ask again in a year"

BY_HAND: tuple[Kind, ...] = ("said", "employer", "renewed")
"""What can be noted by hand."""

HOLDS: Mapping[Kind, timedelta] = {
    "said": timedelta(days=365),
    "employer": timedelta(days=365),
    "renewed": timedelta(days=180),
    "tenure": timedelta(days=730),
}
"""So long each counts; after that it is shown with its age, and counts for nothing. Our own choice."""

FEWEST_LEFT = 3
"""So many people have to have left an employer within a year before that is a sign."""

_YEAR = timedelta(days=365)
RENEWED_AFTER = timedelta(days=30)
"""What comes sooner after the first papers belongs to the same application."""

Papers = Sequence[tuple[date, Resume]]
"""What somebody told, the newest first: the day it came, and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A sign that somebody noted by hand. on: its day; source: who said it, or where it stands."""

    kind: str
    toward: str
    on: date
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that somebody may be open to another job, or is not (toward: closed).

    words: the reason. on: the day it is of. ask: what to do. old: it is too old to count. number: of what was noted by
    hand, None for what papers tell.
    """

    kind: Kind
    words: str
    on: date
    source: str
    ask: str
    toward: Toward = "open"
    old: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the pool tells: how long a stay usually lasts, and by employer how many of how many left within a year."""

    usual: Usual | None
    left: Mapping[str, tuple[int, int]]


def around(everybody: Iterable[Papers], today: date) -> Around:
    """What these people tell together; of each the newest papers that tell of stays."""
    stays = [stay for papers in everybody for stay in _stays(papers)[1]]
    counts: dict[str, tuple[int, int]] = {}
    for stay in stays:
        gone, known = counts.get(folded_employer(stay.employer), (0, 0))
        lately = stay.left is not None and today - _YEAR <= stay.left <= today
        counts[folded_employer(stay.employer)] = gone + lately, known + 1
    often = {name: count for name, count in counts.items() if count[0] >= FEWEST_LEFT}
    return Around(usual(stays), MappingProxyType(often))


def signs(papers: Papers, pool: Around, noted: Mapping[int, Noted], today: date) -> tuple[Sign, ...]:
    """The signs about one person, those that count first, then the newest first. noted: by their numbers."""
    found = [*_noted(noted, today), *_told(papers, pool, today)]
    return tuple(sorted(found, key=lambda sign: (sign.old, -sign.on.toordinal(), sign.kind)))


def seeking(found: Iterable[Sign], *, applied: bool) -> Seeking:
    """What the signs come to: whoever is `no sign` or `not looking` may be won, but looks for nothing (latent).

    Their own newest word stands before every other sign. applied: they applied themselves.

    >>> seeking([], applied=False), seeking([], applied=True)
    ('no sign', 'applied')
    """
    fresh = [sign for sign in found if not sign.old]
    word = max((sign for sign in fresh if sign.kind == "said"), key=lambda sign: sign.on, default=None)
    if word is not None:
        return "not looking" if word.toward == "closed" else "said so"
    if applied:
        return "applied"
    return "signs" if fresh else "no sign"


def require_decent(*texts: str) -> None:
    """Raise InputError where words speak of what the law guards: health, faith, family, politics (GDPR 9)."""
    if found := guarded("\n".join(texts), most=1):
        raise InputError(
            f"G6: {found[0].word!r} speaks of {found[0].kind}, which is no sign to go by and may not be kept",
            hint="write down only what they said of their work",
        )


def _noted(noted: Mapping[int, Noted], today: date) -> Iterator[Sign]:
    for number, one in noted.items():
        kind: Kind = next((known for known in BY_HAND if known == one.kind), "said")
        toward: Toward = "closed" if one.toward == "closed" else "open"
        old = today - one.on > HOLDS[kind]
        yield Sign(kind, one.words, one.on, one.source, _ask(kind, toward), toward, old, number)


def _ask(kind: Kind, toward: Toward) -> str:
    return IN_PEACE if toward == "closed" else ASK[kind]


def _told(papers: Papers, pool: Around, today: date) -> Iterator[Sign]:
    if not papers:
        return
    on, stays = _stays(papers)
    now = [stay for stay in stays if stay.left is None]
    for sign in (_said(papers), _renewed(papers), *_at_employer(now, pool, today), _tenure(now, pool, on)):
        if sign is not None:
            kind, toward, words, day, source = sign
            old = today - day > HOLDS[kind]
            yield Sign(kind, words, day, source, _ask(kind, toward), toward, old)


_Found = tuple[Kind, Toward, str, date, str]


def _said(papers: Papers) -> _Found | None:
    for on, resume in papers:
        lines = (resume.headline, *resume.summary, *(line for p in resume.passages for line in p.lines))
        toward, words = own_word("\n".join(lines))
        if toward:
            return "said", toward, f"“{words}”", on, "their papers"
    return None


def _renewed(papers: Papers) -> _Found | None:
    newest, first = papers[0][0], papers[-1][0]
    if newest - first < RENEWED_AFTER:
        return None
    return "renewed", "open", f"newer papers came {(newest - first).days} days after the first", newest, "their papers"


def _at_employer(now: Iterable[Stay], pool: Around, today: date) -> Iterator[_Found]:
    for stay in now:
        left, known = pool.left.get(folded_employer(stay.employer), (0, 0))
        if left:
            words = f"{left} of {known} people in your pool who were at {stay.employer} left it within a year"
            yield "employer", "open", words, today, "your pool"


def _tenure(now: Sequence[Stay], pool: Around, on: date) -> _Found | None:
    """Longer with an employer than half of the pool's stays last, as of the papers: nobody knows how it went on."""
    longest = max(now, key=lambda stay: stay.years, default=None)
    if longest is None or pool.usual is None or longest.years <= pool.usual.years:
        return None
    words = (
        f"{longest.years:g} years at {longest.employer}; half of the {pool.usual.stays:,} stays in your pool "
        f"lasted {pool.usual.years:g} years or less"
    )
    return "tenure", "open", words, on, "their papers"


def _stays(papers: Papers) -> tuple[date, tuple[Stay, ...]]:
    """The stays that the newest papers with any tell, as of the day they came."""
    for on, resume in papers:
        if stays := tuple(stays_of(resume, on)):
            return on, stays
    return date.min, ()
