"""Lent ties: per member one file of keyed digests, and the question whether one of them is somebody.

Invariant: a file holds a multiple of `BLOCK` digests whatever is lent, new ones each time it is written; without the
very address that was digested, none of them can be told from the random ones between them. A question compares every
digest of every file, whoever it is about and whatever is found.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from renown.publish.team.folder import Folder
from renown.publish.team.records import Record, write_record
from renown.publish.team.roster import Epoch
from renown.publish.team.seal import Keys, derive, seal

BLOCK = 256
"""How many digests a file holds, or a multiple of it."""

DIGEST = 32
TOGETHER = 8
"""Values are compared in eights: how many are known of somebody does not show."""

LENT, WITHDRAWN = b"lent", b"withdrawn"


@dataclass(frozen=True, slots=True)
class Lent:
    """One file of lent ties as those who may ask see it: a pseudonym's name and public keys, and digests."""

    name: str
    public: bytes
    until: int
    digests: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """Answer to a question: the levels at which somebody in the team knows the person, in which files it says so
    (never shown), and how many comparisons were made."""

    levels: frozenset[str]
    files: tuple[Lent, ...]
    comparisons: int


def token_of(digest_key: bytes, value: str) -> bytes:
    """What stands for a value (an address, a page, a number) within one epoch of one team."""
    return derive(digest_key, "value", value.encode())


def digest_of(token: bytes, name: str, level: str) -> bytes:
    """The digest under which a value is lent in the file of this name: another in every file."""
    return derive(token, "lent", name.encode(), level.encode())


def lent_record(team: str, epoch: Epoch, keys: Keys, levels: Mapping[str, str], until: int) -> Record:
    """The file that lends these values (value -> level) until a day, under the pseudonym of these keys."""
    real = [digest_of(token_of(epoch.digest, value), keys.name, level) for value, level in levels.items()]
    digests = real + [os.urandom(DIGEST) for _ in range(-len(real) % BLOCK or (0 if real else BLOCK))]
    random.SystemRandom().shuffle(digests)
    body = seal(epoch.reading_public, until.to_bytes(4, "big") + b"".join(digests), LENT)
    return write_record(team, "lent", epoch.number, keys, body)


def withdrawal(team: str, epoch: int, keys: Keys) -> Record:
    """The record that makes the file of these keys void, should anybody put it back."""
    return write_record(team, "withdrawn", epoch, keys, WITHDRAWN)


def lent_files(folder: Folder, epoch: Epoch, day: int, known: dict[str, Lent]) -> tuple[Lent, ...]:
    """Every file that is lent on a day in this epoch. known: files read before, by name; it is added to."""
    reading = Keys(epoch.reading)
    withdrawn = set(folder.names("withdrawn")) and {record.name for record in folder.records("withdrawn")}
    found = []
    for record in folder.records("lent"):
        if record.name in withdrawn or record.epoch != epoch.number:
            continue
        lent = known.get(record.name) or _opened(folder, record, reading)
        if lent is not None and lent.until >= day:
            known[record.name] = lent
            found.append(lent)
    return tuple(found)


def _opened(folder: Folder, record: Record, reading: Keys) -> Lent | None:
    plain = reading.unseal(record.body, LENT)
    if plain is None or (len(plain) - 4) % (BLOCK * DIGEST):
        folder.warn("lent", record.name, "does not hold what it should")
        return None
    return Lent(record.name, record.by, int.from_bytes(plain[:4], "big"), plain[4:])


def look_up(files: Iterable[Lent], epoch: Epoch, values: Sequence[str], levels: Sequence[str]) -> Found:
    """At which levels one of these values is lent, in any of the files."""
    tokens = [token_of(epoch.digest, value) for value in values]
    tokens += [os.urandom(DIGEST) for _ in range(-len(tokens) % TOGETHER)]
    found: dict[str, int] = dict.fromkeys(levels, 0)
    holding, comparisons = [], 0
    for lent in files:
        digests = np.frombuffer(lent.digests, dtype=np.uint8).reshape(-1, DIGEST)
        here = 0
        for level in levels:
            wanted = [np.frombuffer(digest_of(token, lent.name, level), dtype=np.uint8) for token in tokens]
            hits = sum(int((digests == one).all(axis=1).sum()) for one in wanted)
            found[level] += hits
            here += hits
            comparisons += len(wanted) * len(digests)
        holding += [lent] * bool(here)
    return Found(frozenset(level for level, hits in found.items() if hits), tuple(holding), comparisons)
