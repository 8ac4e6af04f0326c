"""An address book while it is read: which cards are the same card again, under which key each contact stands, and which
addresses are nobody's own since several cards name them.

Invariants: cards that differ stand for themselves, whatever number, mailbox, page or name they have in common; what
becomes of a card does not depend on the order of cards in its file; a card that another file told as often is
counted, not told again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from renown.model.ids import hash63
from renown.model.rows import FactRow, Item
from renown.model.values.name import fold, may_be_one
from renown.model.values.value import strip_marks
from renown.sources.contact import NETWORK, NOBODY, Contact, key_of, own_address, places_of, rows, uid_key
from renown.sources.tally import Tally

REPEATED = "the same card stands in another place"
HOUSEHOLD = 20
"""An address that cards of more names than this share is a firm's, whatever the names."""


@dataclass(slots=True)
class _Card:
    """A contact, all it says as a number, and which it is of those that say the same."""

    contact: Contact
    said: int
    number: int = 1

    @property
    def stands_alone(self) -> bool:
        """Whether its key is its own: what says the same is the same card."""
        return bool(uid_key(self.contact.uid) or own_address(self.contact))


@dataclass(slots=True)
class Book:
    """What is remembered over all files of an export.

    seen: what was told, and how often one file told it. groups: they may stand before their members. single: cards
    that are the only one in their file; together they are one book, as phones write it.
    """

    keys: set[str] = field(default_factory=set)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)
    single: list[_Card] = field(default_factory=list)
    _shelf: list[_Card] = field(default_factory=list)

    def contact(self, contact: Contact, tally: Tally) -> None:
        """Take a contact in; its rows come when its file ends, because they depend on the other cards."""
        told = sorted(map(repr, rows(contact)))
        if told:
            self._shelf.append(_Card(contact, hash63("\n".join(told))))
        else:
            tally.skip(NOBODY)

    def group(self, name: str, members: list[str], tally: Tally) -> None:
        """A card that stands for a group. members: the ids of cards."""
        self.groups.append((strip_marks(name), members))
        if members:
            tally.keep()
        else:
            tally.skip(NOBODY)

    def end_of_file(self, tally: Tally) -> Iterator[Item]:
        """The rows of the contacts of a file; those of a card alone in its file come with `rest`."""
        shelf, self._shelf = self._shelf, []
        single = len(shelf) == 1
        before = Counter(card.said for card in self.single) if single else Counter[int]()
        fresh = [card for card in shelf if self._is_fresh(card, before, tally)]
        if single:
            self.single += fresh
        else:
            yield from self._told(shelf, fresh)

    def rest(self) -> Iterator[Item]:
        """What can only be told when all files were read: cards alone in their file, and who is in which group."""
        yield from self._told(self.single, self.single)
        for name, members in self.groups:
            for key in dict.fromkeys(map(uid_key, members)):
                if name and key in self.keys:
                    yield FactRow(NETWORK, key, "category", name)

    def _is_fresh(self, card: _Card, before: Counter[int], tally: Tally) -> bool:
        """Whether a card is not told yet. `before`: what the same file told. One person's card is often exported
        twice, by itself and with all others; in one file, cards that say no more than a name are two people's."""
        before[card.said] += 1
        card.number = 1 if card.stands_alone else before[card.said]
        if self.seen[card.said] >= card.number:
            tally.skip(REPEATED)
            return False
        self.seen[card.said] = card.number
        tally.keep()
        return True

    def _told(self, shelf: list[_Card], fresh: list[_Card]) -> Iterator[Item]:
        """The rows of the cards that are new, seen among all of their file."""
        _drop_shared_ids(shelf)
        keys, shared = _keys(shelf), _shared(shelf)
        for card in fresh:
            key = keys[id(card)]
            self.keys.add(key)
            yield from rows(card.contact, key, shared)


def _drop_shared_ids(shelf: list[_Card]) -> None:
    """Leave out an id that a program gave to several people: their names tell."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for card in shelf:
        if card.contact.uid:
            named[uid_key(card.contact.uid)].add(card.contact.name)
    shared = {uid for uid, names in named.items() if _differ(names)}
    for card in shelf:
        if uid_key(card.contact.uid) in shared:
            card.contact.uid = ""


def _keys(shelf: list[_Card]) -> dict[int, str]:
    """The key of each card (by `id`). Contacts that differ and would have one key get a sign of what they say."""
    saying: defaultdict[str, set[int]] = defaultdict(set)
    for card in shelf:
        saying[key_of(card.contact)].add(card.said)
    found = {}
    for card in shelf:
        key = key_of(card.contact)
        differing = f" {card.said % 16**8:08x}" if len(saying[key]) > 1 and not card.stands_alone else ""
        found[id(card)] = f"{key}{differing}" + (f" #{card.number}" if card.number > 1 else "")
    return found


def _shared(shelf: list[_Card]) -> frozenset[str]:
    """The mail addresses and pages that cards of different names hold: a family's mailbox, a firm's page."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for card in shelf:
        for place in places_of(card.contact):
            named[place].add(card.contact.name or card.contact.organisation)
    return frozenset(place for place, names in named.items() if len(names) > 1 and _differ(names))


def _differ(names: Iterable[str]) -> bool:
    """Whether two of the names cannot be one person's."""
    words = sorted(set(filter(None, map(fold, names))))
    return len(words) > HOUSEHOLD or any(not may_be_one(a, b) for a, b in combinations(words, 2))
