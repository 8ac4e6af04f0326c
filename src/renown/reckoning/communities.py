"""What communities are called: the one place that numbers and names them, for every page, command and answer.

What is measured anew has no memory: its labels say who is the largest, and one more tie may swap two of them. So each
community found is matched with those known before, by who is in both, and takes over their number and with it their
name. Invariants: a number is one community's only, and never another's while it is remembered; no two communities of
one moment have one name; a name holds while what it says is true of them, and in a workspace whose purpose is not
personal it names nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from renown.graph.communities import NONE
from renown.model.networks import name_of
from renown.topics.names import FEWEST_BEARERS, standing_out

Ints = NDArray[np.int64]

NUMBERS = pa.schema([("person", pa.int64()), ("community", pa.int32()), ("last", pa.int32())])
"""community: the number of the community that somebody is in, -1 for none. last: the one they were last in, if any."""

NAMES = pa.schema([("community", pa.int32()), ("kind", pa.string()), ("about", pa.string()), ("name", pa.string())])
"""kind: place, organisation, person, network or number; about: which of them."""


def numbered(found: pa.Table, before: pa.Table | None = None) -> pa.Table:
    """The communities that were found (person, community), under the numbers known `before` (`NUMBERS`).

    A community is the one known before with whom it shares most people, if these are more than half of either.

    >>> first = numbered(pa.table({"person": [1, 2, 3, 4, 5], "community": [0, 0, 0, 1, 1]}))
    >>> later = numbered(pa.table({"person": [1, 2, 4, 5, 6, 7], "community": [1, 1, 0, 0, 0, 0]}), first)
    >>> later.sort_by("person")["community"].to_pylist()
    [0, 0, -1, 1, 1, 1, 1]
    """
    people, labels = (found[name].to_numpy().astype(np.int64) for name in ("person", "community"))
    if before is None or not before.num_rows:
        return _table(people, labels, np.where(labels >= 0, labels, NONE))
    known, last = (before[name].to_numpy().astype(np.int64) for name in ("person", "last"))
    was = _looked_up(people, known, last)
    number = _matched(labels, was, np.bincount(last[last >= 0]))
    taken = {*last[last >= 0].tolist(), *number.values()}
    free = (candidate for candidate in count() if candidate not in taken)
    for label in np.unique(labels[labels >= 0]).tolist():
        if label not in number:
            number[label] = next(free)
    now = np.array([number.get(label, NONE) for label in labels.tolist()], dtype=np.int64)
    gone = ~np.isin(known, people)
    return _table(
        np.concatenate([people, known[gone]]),
        np.concatenate([now, np.full(int(gone.sum()), NONE)]),
        np.concatenate([np.where(now >= 0, now, was), last[gone]]),
    )


def _table(people: Ints, community: Ints, last: Ints) -> pa.Table:
    return pa.table([people, community.astype(np.int32), last.astype(np.int32)], schema=NUMBERS)


def _looked_up(people: Ints, known: Ints, values: Ints) -> Ints:
    """The value of each of these people; `NONE` for who is not known."""
    order = np.argsort(known, kind="stable")
    at = np.minimum(np.searchsorted(known[order], people), len(known) - 1)
    return np.where(known[order][at] == people, values[order][at], NONE)


def _matched(labels: Ints, was: Ints, sizes: Ints) -> dict[int, int]:
    """The number of each label that fits one known before, those that share most people first; sizes: by number."""
    both = (labels >= 0) & (was >= 0)
    pairs, shared = np.unique(np.stack([labels[both], was[both]]), axis=1, return_counts=True)
    of_label = np.bincount(labels[both], minlength=1)
    found: dict[int, int] = {}
    for at in np.lexsort((pairs[0], pairs[1], -shared)).tolist():
        label, number, many = int(pairs[0, at]), int(pairs[1, at]), int(shared[at])
        fits = 2 * many > of_label[label] or 2 * many > sizes[number]
        if fits and label not in found and number not in found.values():
            found[label] = number
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """What communities can be called after.

    places, organisations: what is said of each with its people. networks: who is seen on each. people: who may be
    named, the best known first, with their names.
    """

    places: Mapping[str, Collection[int]]
    organisations: Mapping[str, Collection[int]]
    networks: Mapping[str, Collection[int]]
    people: Mapping[int, str] = field(default_factory=dict)


def names_of(community: Mapping[int, int], known: Known, before: pa.Table | None = None) -> pa.Table:
    """A name for each community (`NAMES`): the one it had where that still holds, else one by what its people share.

    community: whose is which, by number. before: the names given before; those of communities that are not here now
    are kept for when they are again.
    """
    members: dict[int, set[int]] = defaultdict(set)
    for person, number in community.items():
        members[number].add(person)
    naming = _Naming(members, community, known)
    had = {row["community"]: row for row in before.to_pylist()} if before is not None else {}
    largest = sorted(members, key=lambda number: (-len(members[number]), number))
    for number in sorted(largest, key=lambda number: number not in had):
        naming.give(number, had.get(number))
    away = [row for number, row in had.items() if number not in members]
    return pa.Table.from_pylist([*naming.given, *away], schema=NAMES)


class _Naming:
    """Names given so far, none of them twice."""

    def __init__(self, members: Mapping[int, set[int]], community: Mapping[int, int], known: Known) -> None:
        self.given: list[dict[str, int | str]] = []
        self._members, self._known, self._taken = members, known, set[str]()
        self._labels = {"place": known.places, "organisation": known.organisations, "network": known.networks}
        self._telling = self._standing_out(community, "place", "organisation")
        self._seen_on = self._standing_out(community, "network")
        self._best: dict[int, list[int]] = defaultdict(list)
        for person in known.people:
            if person in community:
                self._best[community[person]].append(person)

    def _standing_out(self, community: Mapping[int, int], *kinds: str) -> dict[int, list[tuple[str, str]]]:
        """What tells each community from the others, of these kinds."""
        borne = {(kind, label): people for kind in kinds for label, people in self._labels[kind].items()}
        return standing_out(borne, community)

    def give(self, number: int, had: Mapping[str, str] | None) -> None:
        """Name one community."""
        old = (
            [(had["kind"], had["about"])] if had is not None and self._holds(number, had["kind"], had["about"]) else []
        )
        for kind, about in chain(old, self._choices(number)):
            name = self._words(kind, about)
            if name not in self._taken:
                self._taken.add(name)
                self.given.append({"community": number, "kind": kind, "about": about, "name": name})
                return

    def _choices(self, number: int) -> Iterator[tuple[str, str]]:
        """What a community may be called after, the best first; the last is always free."""
        yield from self._telling.get(number, ())
        yield from (("person", str(person)) for person in self._best[number])
        yield from self._seen_on.get(number, ())
        yield from (("number", str(n)) for n in count(number + 1))

    def _holds(self, number: int, kind: str, about: str) -> bool:
        """Whether what a name says is still true, and a mere number still all there is to say."""
        members = self._members[number]
        if kind == "person":
            return int(about) in members and int(about) in self._known.people
        if kind == "number":
            return next(self._choices(number))[0] == "number"
        bearers = self._labels[kind].get(about, ())
        return sum(person in members for person in bearers) >= min(FEWEST_BEARERS, len(members))

    def _words(self, kind: str, about: str) -> str:
        match kind:
            case "person":
                return f"around {self._known.people[int(about)]}"
            case "network":
                return f"mostly on {name_of(about)}"
            case "number":
                return f"community {about}"
            case _:
                return f"around {about}"
