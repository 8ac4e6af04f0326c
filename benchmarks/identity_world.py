"""Made-up people with several accounts each, and the truth of who is who: for the evaluation and the benchmark.

Names are put together from syllables, some of them borne by many (their ranks follow Zipf's law). Families share a
surname, a place and often a phone number; some of their children are twins. Nothing is taken from any data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

NETWORKS = ("email", "slack", "linkedin", "x", "contacts")
_SOUNDS = (
    "ba be bi bo da de di do fa fe ga ge ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro".split()
)
_SOUNDS += "sa se si so ta te ti to va ve vi vo wa we za ze zo nia mar len dor kan bert rik stan".split()

Ints = np.ndarray[Any, np.dtype[np.int64]]
Texts = np.ndarray[Any, np.dtype[np.object_]]


@dataclass(frozen=True, slots=True)
class World:
    """Canonical rows, and the person behind each account (parallel to accounts)."""

    accounts: pa.Table
    facts: pa.Table
    truth: Ints


def words(rng: np.random.Generator, many: int, sounds: int) -> Texts:
    """Different made-up words."""
    made: dict[str, None] = {}
    while len(made) < many:
        picks = rng.integers(len(_SOUNDS), size=(many, sounds))
        made.update(dict.fromkeys("".join(_SOUNDS[i] for i in row).capitalize() for row in picks.tolist()))
    return np.array(list(made)[:many], dtype=object)


def zipf(rng: np.random.Generator, many: int, size: int) -> Ints:
    """Draws of ranks below `many`, the first far more often than the last."""
    weights = 1.0 / (np.arange(many) + 20.0)
    return np.searchsorted(np.cumsum(weights / weights.sum()), rng.random(size)).clip(0, many - 1)


def world(people: int, seed: int = 1) -> World:
    """So many people, two accounts each on average."""
    rng = np.random.default_rng(seed)
    family = np.sort(rng.integers(0, max(people * 2 // 3, 1), people))
    first = words(rng, 2000, 2)[zipf(rng, 2000, people)]
    last = words(rng, max(200, people // 25), 3)[zipf(rng, max(200, people // 25), people)[family]]
    towns, firms = words(rng, 400, 3), words(rng, max(50, people // 60), 4)
    town, firm = towns[zipf(rng, 400, people)[family]], firms[zipf(rng, firms.size, people)]
    born = _birthdays(rng, family, people)
    nick = rng.random(people) < 0.35
    number = rng.integers(10, 99, people).astype(str).astype(object)
    called = np.where(nick, words(rng, max(500, people // 3), 3)[rng.integers(0, max(500, people // 3), people)], first)
    handle = np.array([t.lower() for t in called + np.where(nick, number, last)], dtype=object)
    landline = np.where(rng.random(people) < 0.3, family, family.max() + 1 + np.arange(people))
    person = np.repeat(np.arange(people), rng.choice([1, 2, 3, 4], size=people, p=[0.4, 0.3, 0.2, 0.1]))
    network = rng.integers(0, len(NETWORKS), person.size)
    each = _Each(rng, person, network)
    accounts = {
        "account": pa.array(np.arange(person.size)),
        "network": pa.array(np.array(NETWORKS, dtype=object)[network]),
        "key": each.keys(handle, firm),
        "handle": each.some(handle, np.isin(network, (1, 3)), 0.7),
        "name": each.names(first, last),
        "email": each.addresses(handle, firm),
        "url": pa.nulls(person.size, pa.string()),
        "kind": pa.array(np.full(person.size, "person", dtype=object)),
        "headline": pa.nulls(person.size, pa.string()),
        "organisation": each.some(firm, network == 2, 0.8),
    }
    phone = np.array([f"+99{n:09d}" for n in landline.tolist()], dtype=object)
    book = network == 4
    facts = [each.fact("birthday", born, book, 0.6), each.fact("phone", phone, book, 0.8)]
    facts.append(each.fact("position", town, book | (network == 2), 0.6))
    return World(pa.table(accounts), pa.concat_tables(facts), person)


def _birthdays(rng: np.random.Generator, family: Ints, people: int) -> Texts:
    """A birthday each; every fiftieth family has twins."""
    days = rng.integers(0, 365 * 60, people)
    twins = (np.diff(family, prepend=-1) == 0) & (family % 50 == 0)
    days[twins] = days[np.flatnonzero(twins) - 1]
    dates = np.datetime64("1945-01-01") + days.astype("timedelta64[D]")
    return np.datetime_as_string(dates, unit="D").astype(object)


class _Each:
    """What each account shows of its person, and where it is mistyped."""

    def __init__(self, rng: np.random.Generator, person: Ints, network: Ints) -> None:
        self._rng, self._person, self._network = rng, person, network

    def some(self, values: Texts, where: Any, share: float) -> pa.Array:
        """The person's value where it is shown, null elsewhere."""
        shown = where & (self._rng.random(self._person.size) < share)
        return pa.array(values[self._person], pa.string(), mask=~shown)

    def names(self, first: Texts, last: Texts) -> pa.Array:
        """Full names; some turned round, shortened or mistyped, some missing."""
        one, other, how = first[self._person], last[self._person], self._rng.random(self._person.size)
        full = one + " " + other
        full = np.where(how < 0.08, other + ", " + one, full)
        full = np.where((how > 0.90) & (how < 0.94), one, full)
        slips = np.flatnonzero(how > 0.94)
        full[slips] = [self._slip(text) for text in full[slips].tolist()]
        return pa.array(full, pa.string(), mask=(how > 0.84) & (how < 0.90))

    def _slip(self, text: str) -> str:
        at = int(self._rng.integers(1, len(text) - 1))
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def _address(self, handle: Texts, firm: Texts) -> Texts:
        """An address at home or at work, which account by account may differ."""
        home = self._rng.random(self._person.size) < 0.6
        plain = np.array([f.lower() for f in firm.tolist()], dtype=object)[self._person]
        return np.asarray(handle[self._person] + "." + self._person.astype(str).astype(object) + "@" + np.where(
            home, "postbox.example", plain + ".example"
        ), dtype=object)  # fmt: skip

    def keys(self, handle: Texts, firm: Texts) -> pa.Array:
        """What identifies each account: an address for mail, something of its own elsewhere."""
        own = np.array([f"k{n}" for n in range(self._person.size)], dtype=object)
        return pa.array(np.where(self._network == 0, self._address(handle, firm), own), pa.string())

    def addresses(self, handle: Texts, firm: Texts) -> pa.Array:
        """The address that a network tells: nearly always on Slack, often in books, hardly ever on LinkedIn."""
        share = np.array([0.0, 0.9, 0.1, 0.0, 0.5])[self._network]
        shown = self._rng.random(self._person.size) < share
        return pa.array(self._address(handle, firm), pa.string(), mask=~shown)

    def fact(self, kind: str, values: Texts, where: Any, share: float) -> pa.Table:
        """Facts of one kind about some of the accounts; what a position says stands in `place`."""
        at = np.flatnonzero(where & (self._rng.random(self._person.size) < share))
        told = pa.array(values[self._person[at]], pa.string())
        nothing = pa.nulls(at.size, pa.string())
        place = kind == "position"
        columns = {"value": nothing if place else told, "place": told if place else nothing}
        return pa.table({"account": pa.array(at), "fact": pa.array([kind] * at.size, pa.string()), **columns})
