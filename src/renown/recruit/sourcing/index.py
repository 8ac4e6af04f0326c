"""The index of profiles: kept as the profiles are, searched by a tree, and proved to have forgotten.

Invariants: the index is derived; removing its folder loses nothing. It answers from the profiles it was last handed,
and a person who is not among them any more is in none of its files.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import tantivy

from renown.errors import InputError, NotFoundError
from renown.recruit.profiles import Profile
from renown.recruit.query.tree import TEXT_FIELDS, Node
from renown.recruit.sourcing import facets, placement
from renown.recruit.sourcing.compiler import compile_tree
from renown.recruit.sourcing.facets import Facets
from renown.recruit.sourcing.schema import ALL, fingerprint
from renown.recruit.sourcing.shards import DamagedIndexError, Labels, Shard, Shards

SHARD_SIZE = 20_000
"""Profiles in a shard: one is built anew in seconds."""

MOST_HITS = 10_000
"""Hits on a page at most."""

Read: TypeAlias = Callable[[Sequence[int]], Iterable[Profile]]
"""Gives the profiles of these people; who has none any more is left out."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found. weight: by the words searched (BM25), only to put hits into an order; no word on the person."""

    person: int
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """One page of those found, the best fit first. count: of all of them."""

    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What keeping the index up took: how many people came, changed, went; how many shards were built."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    shards: int = 0


class ProfileIndex:
    """The index in a folder. One process writes at a time; any may ask meanwhile.

    >>> import tempfile
    >>> from renown.recruit.query.tree import Span, Term
    >>> index = ProfileIndex(Path(tempfile.mkdtemp()) / "index")
    >>> index.sync([Profile(1, text="writes C++"), Profile(2, text="writes C#")])
    Renewed(new=2, changed=0, gone=0, shards=1)
    >>> [hit.person for hit in index.search(Term("c#", Span(0, 2)), today=20_000).hits]
    [2]
    """

    def __init__(self, folder: Path, size: int = SHARD_SIZE, patience: float = 0.0) -> None:
        """size: people in a shard. patience: so many seconds another process that writes is waited for."""
        self._shards = Shards(folder, patience)
        self._size = size
        self._shards.sweep()
        self._opened: _Opened | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is an index that can be asked: one that is missing or damaged is made by `sync`."""
        return self._open() is not None

    @property
    def people(self) -> int:
        """How many people are in it."""
        return sum(shard.people for shard in self._asked().shards)

    def prints(self) -> dict[int, int]:
        """The fingerprint of each person's profile (`schema.fingerprint`), as it was indexed."""
        return {person: mark for shard in self._asked().people for person, mark in shard.items()}

    def sync(self, profiles: Iterable[Profile]) -> Renewed:
        """Let these be the profiles that are searched. Shards in which nothing changed stay. Raises InputError.

        What makes them is asked when nobody else can write: so it brings nobody back who was let go of meanwhile.
        """
        with self._shards.written("index of profiles"):
            if not self._held():
                return self._fill(profiles)
            by_person: dict[int, Profile] = {}
            for profile in _once(profiles):
                by_person[profile.person] = profile
            return self._renew(
                {person for shard in self._held() for person in shard if person not in by_person},
                self._marks(by_person.values()),
                lambda persons: [by_person[person] for person in persons],
            )

    def renew(self, persons: Iterable[int], read: Read) -> Renewed:
        """Index these people anew; whoever `read` has no profile of any more is forgotten.

        read is asked for everybody in the shards concerned, since nothing in the index can be read back. Raises
        NotFoundError while there is no index.
        """
        with self._shards.written("index of profiles"):
            self._asked()
            asked = list(dict.fromkeys(persons))
            now = self._marks(_once(read(asked)))
            return self._renew({person for person in asked if person not in now}, now, read)

    def forget(self, persons: Iterable[int]) -> int:
        """Let go of people at once: the shards they are in go whole, and all others stay; returns how many went.

        Whoever else was in them is found again after the next `sync`, which builds no other shard anew. An index that
        cannot be read goes whole.
        """
        if not self._shards.folder.is_dir():
            return 0
        with self._shards.written("forgetting"):
            opened, gone = self._open(), frozenset(persons)
            if opened is None:
                self._shards.clear()
                return 0
            pairs = zip(opened.shards, opened.people, strict=True)
            staying = [shard for shard, people in pairs if gone.isdisjoint(people)]
            if len(staying) < len(opened.shards):
                self._publish(staying)
            return len(opened.shards) - len(staying)

    def search(self, tree: Node, today: int, limit: int = 25, offset: int = 0) -> Found:
        """A page of those a tree means, by how well the words fit; the same words weigh the same in all shards.

        today: the day (since 1970-01-01) that days are counted back from. Raises InputError, NotFoundError.
        """
        if not 0 < limit <= MOST_HITS or offset < 0:
            raise InputError(f"found a page of {limit} from {offset}, expected 1 to {MOST_HITS:,} from 0 or more")
        opened = self._asked()
        begin = min(offset, opened.searcher.num_docs)
        found = opened.searcher.search(compile_tree(tree, today), limit=limit, offset=begin)
        persons = opened.searcher.fast_field_values("person", [address for _, address in found.hits])
        hits = (Hit(int(person), weight) for person, (weight, _) in zip(persons, found.hits, strict=True))
        return Found(found.count, tuple(hits))

    def everybody(self, tree: Node, today: int) -> tuple[int, ...]:
        """All people a tree means, by number: what a kept search compares."""
        opened = self._asked()
        query = tantivy.Query.const_score_query(compile_tree(tree, today), 1.0)
        found = opened.searcher.search(query, limit=max(opened.searcher.num_docs, 1), count=False)
        persons = opened.searcher.fast_field_values("person", [address for _, address in found.hits])
        return tuple(sorted(int(person) for person in persons))

    def facets(self, tree: Node, today: int, most: int = 10) -> Facets:
        """What those found have: at most so many labels of each kind."""
        if not 0 < most <= 1_000:
            raise InputError(f"found {most} labels, expected 1 to 1,000")
        opened = self._asked()
        query = compile_tree(tree, today)
        count = opened.searcher.search(query, limit=1).count
        return facets.tell(opened.searcher.aggregate(query, facets.request(most)), opened.labels, count)

    def counts(self, trees: Iterable[Node], today: int) -> tuple[int, ...]:
        """How many people each of these trees means."""
        searcher = self._asked().searcher
        return tuple(searcher.search(compile_tree(tree, today), limit=1).count for tree in trees)

    def traces(self, words: Iterable[str]) -> tuple[str, ...]:
        """Which of these terms still stand in the dictionary of any field: none of a person who was forgotten alone."""
        searcher = self._asked().searcher
        return tuple(word for word in words if any(searcher.doc_freq(name, word) for name in (ALL, *TEXT_FIELDS)))

    def _fill(self, profiles: Iterable[Profile]) -> Renewed:
        """Everything anew, one shard after the other, without holding all profiles."""
        rest, shards = _once(profiles), list[Shard]()
        while shard := self._shards.build(islice(rest, self._size)):
            shards.append(shard)
        self._publish(shards)
        return Renewed(new=sum(shard.people for shard in shards), shards=len(shards))

    def _renew(self, gone: set[int], now: dict[int, int], read: Read) -> Renewed:
        held = self._held()
        known = {person: mark for shard in held for person, mark in shard.items()}
        gone &= known.keys()
        changed = {person for person, mark in now.items() if person in known and known[person] != mark}
        new = [person for person in now if person not in known]
        if not (gone or changed or new):
            return Renewed()
        arranged = placement.place([tuple(shard) for shard in held], gone, changed, new, self._size)
        built = [self._shards.build(_once(read(people))) if people else None for people in arranged]
        kept = [shard for shard, people in zip(self._asked().shards, arranged, strict=False) if people is None]
        made = [shard for shard in built if shard]
        self._publish([*kept, *made])
        return Renewed(len(new), len(changed), len(gone), len(made))

    def _marks(self, profiles: Iterable[Profile]) -> dict[int, int]:
        """The fingerprint of each profile; of whoever is not in the index any number will do."""
        known = {person for people in self._held() for person in people}
        return {one.person: fingerprint(one) if one.person in known else 0 for one in profiles}

    def _publish(self, shards: Sequence[Shard]) -> None:
        self._shards.publish(shards)
        self._opened = None

    def _held(self) -> list[dict[int, int]]:
        opened = self._open()
        return opened.people if opened else []

    def _asked(self) -> _Opened:
        if opened := self._open():
            return opened
        raise NotFoundError("there is no index of profiles", hint="it is made from the profiles")

    def _open(self) -> _Opened | None:
        """What stands now, also when another process renewed it."""
        for _ in range(3):
            stamp = self._shards.stamp()
            if stamp is None or (self._opened and self._opened.stamp == stamp):
                self._opened = self._opened if stamp else None
                return self._opened
            try:
                self._opened = _Opened(self._shards, stamp)
                return self._opened
            except (DamagedIndexError, FileNotFoundError, ValueError) as error:
                self._opened, damage = None, error
            if self._shards.stamp() == stamp:
                log.warning("the index of profiles counts as missing: %s", damage)
                return None
        return None


class _Opened:
    """The index as it stood at one moment; its files stay readable while it is held."""

    def __init__(self, shards: Shards, stamp: tuple[int, int]) -> None:
        self.stamp = stamp
        self.shards = shards.standing()
        self._files = shards
        index = tantivy.Index.open(str(shards.folder))
        index.config_reader("manual")
        self.searcher = index.searcher()
        self.people = [dict(shards.people(shard).tolist()) for shard in self.shards]

    @cached_property
    def labels(self) -> Labels:
        return self._files.labels(self.shards)


def _once(profiles: Iterable[Profile]) -> Iterator[Profile]:
    """The profiles; the same person twice is refused."""
    seen: set[int] = set()
    for profile in profiles:
        if profile.person in seen:
            raise InputError(f"found two profiles of person {profile.person}, expected one", hint="merge them first")
        seen.add(profile.person)
        yield profile
