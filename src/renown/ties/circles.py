"""Circles: which parts of a life somebody belongs to, and what in the data speaks for it.

Invariant: a suggestion says why, in words that can be checked, and puts nobody anywhere. The reasons are what the
sources state; who somebody likes is not guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from renown.model.networks import name_of
from renown.model.values.name import fold
from renown.model.values.value import strip_marks
from renown.ties.organisations import words_of

CIRCLES = ("work", "friends", "family", "alumni", "clients", "communities", "mentors")
"""The circles everybody has; others have the names one gives them."""

LONGEST_NAME = 60
WORD = 4
LEAST_ACTS = 3
"""So many acts between two in open places say that they share the place."""

_ALIASES = {
    "work": "work colleague colleagues coworker coworkers co-worker co-workers team office arbeit kollegen collegues "
    "manager assistant boss",
    "friends": "friend friends freunde amis amigos bff sweetheart",
    "family": "family familie famille familia relatives kin spouse wife husband partner child son daughter parent "
    "mother father mum mom dad brother sister sibling aunt uncle cousin niece nephew grandmother grandfather "
    "grandparent grandchild",
    "alumni": "alumni alumnus alumna school university college classmates classmate uni",
    "clients": "client clients customer customers kunden",
    "communities": "community communities club meetup meetups volunteers",
    "mentors": "mentor mentors coach",
}
_CIRCLE_OF = {fold(word): circle for circle, words in _ALIASES.items() for word in words.split()}
_MADE_BY_PROGRAMS = re.compile(r"(imported|restored|starred|coworkers on|importiert)\b.*|[\d\W]+", re.IGNORECASE)
_POSTBOXES = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com "
    "aol.com gmx.de gmx.net gmx.com web.de t-online.de proton.me protonmail.com pm.me fastmail.com zoho.com mail.com "
    "mail.ru yandex.ru qq.com 163.com 126.com orange.fr free.fr laposte.net wanadoo.fr libero.it posteo.de "
    "mailbox.org tutanota.com hey.com users.noreply.github.com".split()
)
"""Where anybody can have an address: sharing such a domain says nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact about a person: category, relation, position or education. over: whether it has ended."""

    person: int
    fact: str
    value: str
    organisation: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """How many acts passed between the owner and a person at an open place."""

    person: int
    network: str
    place: str
    acts: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the owner and the people around.

    told: facts about anybody, the owner included. organisations: person and organisation, as far as it may be the
    owner's. addresses: person and mail address. people: names and card ids, folded -> the one person that has them.
    """

    owner: int
    told: tuple[Told, ...] = ()
    organisations: tuple[tuple[int, str], ...] = ()
    addresses: tuple[tuple[int, str], ...] = ()
    shared: tuple[Shared, ...] = ()
    people: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who may belong to a circle, and why; weight: how much speaks for it."""

    person: int
    circle: str
    reasons: tuple[str, ...]
    weight: int


_Hint = tuple[int, str, str, int]


def circle_named(text: str) -> str:
    """The name of a circle: one of `CIRCLES` in their spelling, else as it is typed; empty when nothing was.

    >>> circle_named(" Family "), circle_named("Book  club")
    ('family', 'Book club')
    """
    clean = strip_marks(text)[:LONGEST_NAME].strip()
    return clean.lower() if clean.lower() in CIRCLES else clean


def circle_meant(word: str) -> str:
    """The circle that a word for a kind of people stands for; nothing where it stands for none.

    >>> circle_meant("Colleagues"), circle_meant("Mother"), circle_meant("Choir")
    ('work', 'family', '')
    """
    return _CIRCLE_OF.get(fold(word), "")


def suggest(known: Known) -> tuple[Suggestion, ...]:
    """Who may belong to which circle, those for whom most speaks first; each reason is told once.

    >>> suggest(Known(1, told=(Told(2, "category", "Familie"),)))[0]
    Suggestion(person=2, circle='family', reasons=('Your address book has them under “Familie”',), weight=4)
    """
    found: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for person, circle, reason, weight in _hints(known):
        if person != known.owner:
            found[person, circle][reason] = weight
    made = [
        Suggestion(person, circle, tuple(sorted(reasons, key=lambda r: (-reasons[r], r))), sum(reasons.values()))
        for (person, circle), reasons in found.items()
    ]
    return tuple(sorted(made, key=lambda s: (-s.weight, s.circle, s.person)))


def _hints(known: Known) -> Iterator[_Hint]:
    for told in known.told:
        if told.fact == "category":
            yield from _from_category(told)
        elif told.fact == "relation":
            yield from _from_relation(told, known)
    yield from _from_employers(known)
    yield from _from_schools(known)
    yield from _from_addresses(known)
    yield from _from_places(known.shared)


def _from_category(told: Told) -> Iterator[_Hint]:
    """A group of the address book: one of the circles by another name, or one of the owner's own."""
    if not _MADE_BY_PROGRAMS.fullmatch(told.value):
        circle = circle_meant(told.value) or circle_named(told.value)
        yield told.person, circle, f"Your address book has them under “{told.value}”", 4


def _from_relation(told: Told, known: Known) -> Iterator[_Hint]:
    """`spouse: Odo Brandt` on the owner's own card, or on another card with the owner's name."""
    kind, _, who = told.value.partition(": ")
    circle, other = circle_meant(kind), known.people.get(_folded(who))
    if not circle or other is None:
        return
    if told.person == known.owner:
        yield other, circle, f"Your own card says: {kind}", 5
    elif other == known.owner:
        yield told.person, circle, f"Their card names you: {kind}", 5


def _from_employers(known: Known) -> Iterator[_Hint]:
    now, ever = _places_of(known, "position")
    now |= {words_of(name) for person, name in known.organisations if person == known.owner}
    for person, name in known.organisations:
        if words_of(name) in now:
            yield person, "work", f"You both work at {name}", 3
        elif words_of(name) in ever:
            yield person, "work", f"They work at {name}, where you worked", 2
    for told in known.told:
        if told.fact == "position" and (words := words_of(told.organisation)) in now | ever:
            same = words in now and not told.over
            reason = f"You both work at {told.organisation}" if same else f"You both were at {told.organisation}"
            yield told.person, "work", reason, 3 if same else 2


def _from_schools(known: Known) -> Iterator[_Hint]:
    own = set.union(*_places_of(known, "education"))
    for told in known.told:
        if told.fact == "education" and words_of(told.organisation) in own:
            yield told.person, "alumni", f"You both were at {told.organisation}", 3


def _places_of(known: Known, fact: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The owner's organisations: those of today, and those that are over."""
    now: set[tuple[str, ...]] = set()
    ever: set[tuple[str, ...]] = set()
    for told in known.told:
        if told.person == known.owner and told.fact == fact and (words := words_of(told.organisation)):
            (ever if told.over else now).add(words)
    return now, ever


def _from_addresses(known: Known) -> Iterator[_Hint]:
    own = {_domain(mail) for person, mail in known.addresses if person == known.owner} - _POSTBOXES - {""}
    if words := set().union(*set().union(*_places_of(known, "position"))):
        # A domain is the employer's where it bears a word of its name; elsewhere it is a provider's.
        own = {domain for domain in own if any(word in domain for word in words if len(word) >= WORD)}
    for person, mail in known.addresses:
        if (domain := _domain(mail)) in own:
            yield person, "work", f"Both your mail addresses are at {domain}", 2


def _from_places(shared: Iterable[Shared]) -> Iterator[_Hint]:
    """One reason per network, with the places where most passed between the two first."""
    by: defaultdict[tuple[int, str], list[Shared]] = defaultdict(list)
    for one in shared:
        by[one.person, one.network].append(one)
    for (person, network), rows in by.items():
        if sum(row.acts for row in rows) >= LEAST_ACTS:
            rows.sort(key=lambda row: (-row.acts, row.place))
            names = ", ".join(row.place for row in rows[:2]) + (" and elsewhere" if len(rows) > 2 else "")
            yield person, "communities", f"You meet on {name_of(network)}: {names}", 1


def _domain(mail: str) -> str:
    return mail.rpartition("@")[2].lower()


def _folded(who: str) -> str:
    """A name or a card's id as `Known.people` has it."""
    return who.lower().removeprefix("urn:uuid:") if who.lower().startswith("urn:uuid:") else fold(who)
