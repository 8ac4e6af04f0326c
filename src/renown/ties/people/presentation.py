"""How one's own profiles stand: complete, current, and telling the same story on every network.

Only what one's own exports show is looked at; a part that an export cannot carry is never called missing. Invariant:
every finding names the network and the words it rests on, and what one could do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from renown.model.networks import describe, name_of
from renown.model.values import NAME
from renown.model.values.name import fold
from renown.model.wording import day_in_words

Kind = Literal["complete", "current", "consistent"]

OLD_EXPORT = 180
SILENT = 180
FEW_SKILLS = 5
SPOKEN_PER_SECOND = 2.5
"""Words one speaks in a second when one wants to be understood: 150 a minute."""

_ADVICE = {
    "headline": "say in one line what you do and for whom",
    "position": "add what you do now, and where",
    "skill": "add the skills you want to be asked about",
    "education": "add a school: people who were there too look for it",
    "url": "give the profile an address of your own",
}


@dataclass(frozen=True, slots=True)
class Position:
    """A post held: title, organisation, and whether it lasts."""

    title: str
    organisation: str
    lasts: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One of the owner's profiles as an export shows it.

    skills, schools: how many. seen: the day of the export. acted: the owner's last act there, if one was seen.
    """

    network: str
    name: str
    handle: str
    headline: str
    url: str
    positions: tuple[Position, ...]
    skills: int
    schools: int
    seen: date | None
    acted: date | None

    @property
    def on(self) -> str:
        """The network as it is shown."""
        return name_of(self.network)

    @property
    def now(self) -> tuple[Position, ...]:
        """The posts that last."""
        return tuple(position for position in self.positions if position.lasts)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: whether it is well, in words, and what one could do."""

    kind: Kind
    network: str
    good: bool
    words: str
    advice: str = ""


def check(profiles: Sequence[Profile], today: date) -> tuple[Finding, ...]:
    """Everything found, what could be better first."""
    found = [
        *(finding for profile in profiles for finding in complete(profile)),
        *(finding for profile in profiles for finding in current(profile, today)),
        *consistent(profiles),
    ]
    return tuple(sorted(found, key=lambda finding: finding.good))


def complete(profile: Profile) -> Iterator[Finding]:
    """Which parts of a profile are there, of those that its export can carry.

    >>> bare = Profile("slack", "Ana", "ana", "", "", (), 0, 0, None, None)
    >>> [finding.words for finding in complete(bare)]
    ['Your Slack profile has no headline.']
    """
    parts = describe(profile.network).profile or ()
    missing = [part for part in parts if not _holds(profile, part)]
    for part in missing:
        yield Finding("complete", profile.network, False, f"Your {profile.on} profile has no {part}.", _ADVICE[part])
    if "skill" in parts and 0 < profile.skills < FEW_SKILLS:
        words = f"Your {profile.on} profile names {profile.skills} of the {FEW_SKILLS} skills or more that help."
        yield Finding("complete", profile.network, False, words, _ADVICE["skill"])
    elif parts and not missing:
        yield Finding(
            "complete",
            profile.network,
            True,
            f"Your {profile.on} profile is filled in: {_listed(parts)}.",
        )


def _holds(profile: Profile, part: str) -> bool:
    held = {
        "headline": bool(profile.headline),
        "position": bool(profile.now),
        "skill": profile.skills > 0,
        "education": profile.schools > 0,
        "url": bool(profile.url),
    }
    return held[part]


def current(profile: Profile, today: date) -> Iterator[Finding]:
    """Whether a profile is of today: its export, one's own acts there, and its headline beside the post held now."""
    network = profile.network
    if profile.seen and (today - profile.seen).days > OLD_EXPORT:
        words = f"What is known of your {profile.on} profile is of {day_in_words(profile.seen)}."
        yield Finding("current", network, False, words, "bring in a newer export, to see whether it still holds")
    if profile.acted and (today - profile.acted).days > SILENT:
        words = f"Nothing by you was seen on {profile.on} since {day_in_words(profile.acted)}."
        yield Finding(
            "current", network, False, words, "say something there, or say on your profile where you are found"
        )
    if profile.headline and profile.now:
        yield _headline_beside(profile)


def _headline_beside(profile: Profile) -> Finding:
    said = fold(profile.headline)
    held = [word for post in profile.now for word in (post.title, post.organisation) if word]
    if any(fold(word) in said for word in held):
        return Finding("current", profile.network, True, f"Your {profile.on} headline fits what you do now.")
    post = profile.now[0]
    words = f'Your {profile.on} headline says "{profile.headline}"; the post you hold is {_post(post)}.'
    return Finding("current", profile.network, False, words, "let one name the other, if it still holds")


def consistent(profiles: Sequence[Profile]) -> Iterator[Finding]:
    """Whether profiles tell the same: names, handles, and the organisation one works for."""
    yield from _names(profiles)
    yield from _handles(profiles)
    yield from _employers(profiles)


def _names(profiles: Sequence[Profile]) -> Iterator[Finding]:
    named = [profile for profile in profiles if profile.name]
    differ = [(a, b) for a, b in combinations(named, 2) if NAME.compare(a.name, b.name) < 1.0]
    for a, b in differ:
        words = f'You are "{a.name}" on {a.on} and "{b.name}" on {b.on}.'
        yield Finding("consistent", b.network, False, words, "one name everywhere lets people find you")
    if len(named) > 1 and not differ:
        yield Finding("consistent", "", True, f"You have the same name on {_listed(p.on for p in named)}.")


def _handles(profiles: Sequence[Profile]) -> Iterator[Finding]:
    told = {profile.on: profile.handle for profile in profiles if profile.handle and "@" not in profile.handle}
    if len({_bare(handle) for handle in told.values()}) > 1:
        words = "Your handles differ: " + _listed(f"{handle} on {network}" for network, handle in told.items()) + "."
        yield Finding("consistent", "", False, words, "name the others on each profile, if you keep them")


def _employers(profiles: Sequence[Profile]) -> Iterator[Finding]:
    posts = [post for profile in profiles for post in profile.now if post.organisation]
    houses = list(dict.fromkeys(post.organisation for post in posts))
    if len({fold(house) for house in houses}) > 1:
        words = f"Posts that last are named at {_listed(houses)}."
        yield Finding("consistent", "", False, words, "end the ones that are over")


def seconds_to_say(text: str) -> int:
    """How long a text takes to say, at 150 words a minute.

    >>> seconds_to_say("I draw maps that hikers trust, and I teach others to.")
    4
    """
    return round(len(text.split()) / SPOKEN_PER_SECOND)


def _bare(handle: str) -> str:
    return "".join(filter(str.isalnum, fold(handle)))


def _post(post: Position) -> str:
    return (
        f"{post.title} at {post.organisation}" if post.title and post.organisation else post.title or post.organisation
    )


def _listed(words: Iterable[str]) -> str:
    """Words in a row.

    >>> _listed(["x"]), _listed(["x", "y", "z"])
    ('x', 'x, y and z')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
