"""Who is in the team, by signed records alone: epochs of members and keys, who joined since, who left.

Invariant: only an admin of the epoch before begins the next one, and only an admin's grant lets somebody join; the
names of the members are sealed to the members.
"""

from __future__ import annotations

import hashlib
import json
import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from renown.publish.team.folder import Folder
from renown.publish.team.records import Record, bytes_of, text_of, write_record
from renown.publish.team.seal import (
    OVERHEAD,
    PUBLIC,
    Keys,
    derive,
    lock,
    name_of,
    padded,
    seal,
    seal_for_nobody,
    signed_by,
    unlock,
    unpadded,
)

ADMIN, MEMBER, GUEST = "admin", "member", "guest"
ROLES = (ADMIN, MEMBER, GUEST)
ASKING = (ADMIN, MEMBER)
"""The roles that may ask who knows somebody; a guest has no key to do it with."""

SLOT = b"epoch"
ROSTER, JOINING = b"roster", b"joining"
SLOTS, PAGE = 8, 4096
"""Slots and rosters are filled up to multiples of these, so that their size says little."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team: public keys, name and role. The id is the name of the keys."""

    public: bytes
    name: str
    role: str

    @property
    def id(self) -> str:
        """Which member this is, for good."""
        return name_of(self.public)


@dataclass(frozen=True, slots=True)
class Epoch:
    """The keys and members between two removals.

    digest: blinds addresses; every member has it. reading: opens what is lent; guests have nothing here.
    reading_public: seals what is lent. stamp: names the record this was read from.
    """

    number: int
    stamp: str
    digest: bytes
    reading: bytes
    reading_public: bytes
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """An admin's word that whoever holds an invitation's keys may join with a role in this epoch."""

    by: bytes
    role: str
    signature: bytes


def name_for_epoch(number: int) -> str:
    """The name of an epoch's record.

    >>> name_for_epoch(7)
    '000007'
    """
    return f"{number:06}"


def stamp_of(record: Record) -> str:
    """What names an epoch's record for good: nobody can make another of the same stamp."""
    return hashlib.sha256(record.by + record.body + record.epoch.to_bytes(8, "big")).hexdigest()


def new_epoch(keys: Keys, team: str, members: Sequence[Member], before: Epoch | None = None) -> tuple[Record, Epoch]:
    """The record that begins an epoch with new keys for these members, signed by an admin, and the epoch itself."""
    number = before.number + 1 if before else 1
    digest, reading = secrets.token_bytes(32), Keys()
    slots = [_slot(member, digest, reading) for member in members]
    slots += [seal_for_nobody(64, SLOT) for _ in range(-len(slots) % SLOTS)]
    random.SystemRandom().shuffle(slots)
    told = {
        "before": before.stamp if before else "",
        "reading": text_of(reading.public),
        "members": [_told(member) for member in members],
    }
    roster = lock(derive(digest, "roster"), padded(json.dumps(told).encode(), PAGE), ROSTER)
    body = len(slots).to_bytes(4, "big") + b"".join(slots) + roster
    record = write_record(team, "epochs", number, keys, body, name_for_epoch(number))
    return record, Epoch(number, stamp_of(record), digest, reading.seed, reading.public, tuple(members))


def _slot(member: Member, digest: bytes, reading: Keys) -> bytes:
    return seal(member.public, digest + (bytes(32) if member.role == GUEST else reading.seed), SLOT)


def keys_in(record: Record, keys: Keys) -> tuple[bytes, bytes] | None:
    """The digest key and the reading key that an epoch holds for the holder of these keys; None when it holds none."""
    size, count = 64 + OVERHEAD, int.from_bytes(record.body[:4], "big")
    for at in range(4, min(4 + count * size, len(record.body)), size):
        slot = keys.unseal(record.body[at : at + size], SLOT)
        if slot:
            return slot[:32], slot[32:].strip(b"\0") and slot[32:]
    return None


def read_epoch(record: Record, digest: bytes, reading: bytes, before: Epoch | None = None) -> Epoch | None:
    """The epoch in a record, read with its keys; None when they do not fit, or it does not follow the one before."""
    start = 4 + int.from_bytes(record.body[:4], "big") * (64 + OVERHEAD)
    plain = unlock(derive(digest, "roster"), record.body[start:], ROSTER)
    if plain is None:
        return None
    try:
        told = json.loads(unpadded(plain))
        follows = before is None or (record.epoch == before.number + 1 and told["before"] == before.stamp)
        members, public = tuple(map(_member, told["members"])), bytes_of(told["reading"])
    except (ValueError, KeyError, TypeError):
        return None
    if not follows or record.name != name_for_epoch(record.epoch):
        return None
    return Epoch(record.epoch, stamp_of(record), digest, reading, public, members)


def grant(keys: Keys, team: str, epoch: Epoch, invitation: bytes, role: str) -> Grant:
    """Let the holder of an invitation's keys join."""
    return Grant(keys.public, role, keys.sign(_granted(team, epoch, invitation, role)))


def _granted(team: str, epoch: Epoch, invitation: bytes, role: str) -> bytes:
    return "\0".join(("grant", team, epoch.stamp, role, "")).encode() + invitation


def joining(team: str, epoch: Epoch, invitation: Keys, granted: Grant, keys: Keys, name: str) -> Record:
    """The record by which somebody joins: it bears the name of the invitation, so an invitation serves once."""
    told = {
        "member": _told(Member(keys.public, name, granted.role)),
        "own": text_of(keys.sign(_own(team, invitation.public, name))),
        "by": text_of(granted.by),
        "grant": text_of(granted.signature),
    }
    body = lock(derive(epoch.digest, "joining"), padded(json.dumps(told).encode(), 1024), JOINING)
    return write_record(team, "members", epoch.number, invitation, body)


def _own(team: str, invitation: bytes, name: str) -> bytes:
    return b"I join\0" + team.encode() + b"\0" + invitation + name.encode()


def members_of(folder: Folder, epoch: Epoch) -> tuple[Member, ...]:
    """Everybody in the team now: the epoch's members, and whoever joined since by a grant; those who left are out."""
    left = {record.name for record in folder.records("left")}
    return tuple(member for member in _ever_in(folder, epoch) if member.id not in left)


def someone_left(folder: Folder, epoch: Epoch) -> bool:
    """Whether somebody who had this epoch's keys has left."""
    left = {record.name for record in folder.records("left")}
    return any(member.id in left for member in _ever_in(folder, epoch))


def _ever_in(folder: Folder, epoch: Epoch) -> tuple[Member, ...]:
    found = {member.id: member for member in epoch.members}
    waiting = [record for record in folder.records("members") if record.epoch == epoch.number]
    joined = {record.name: _joined(folder.team, epoch, record) for record in waiting}
    for _ in waiting:  # an admin who joined since may have let others join: at most one after the other
        admins = {member.public for member in found.values() if member.role == ADMIN}
        found |= {told[0].id: told[0] for told in joined.values() if told and told[1] in admins}
    for name, told in joined.items():
        if told is None or told[0].id not in found:
            folder.warn("members", name, "was let in by nobody who may")
    return tuple(found.values())


def _joined(team: str, epoch: Epoch, record: Record) -> tuple[Member, bytes] | None:
    """Who joins in a record and which admin's grant it bears; None when something in it does not hold."""
    plain = unlock(derive(epoch.digest, "joining"), record.body, JOINING)
    if plain is None:
        return None
    try:
        told = json.loads(unpadded(plain))
        member, admin = _member(told["member"]), bytes_of(told["by"])
        signature, granted = bytes_of(told["own"]), bytes_of(told["grant"])
    except (ValueError, KeyError, TypeError):
        return None
    own = signed_by(member.public, _own(team, record.by, member.name), signature)
    let = signed_by(admin, _granted(team, epoch, record.by, member.role), granted)
    return (member, admin) if own and let else None


def _told(member: Member) -> dict[str, str]:
    return {"public": text_of(member.public), "name": member.name, "role": member.role}


def _member(told: dict[str, Any]) -> Member:
    public, name, role = bytes_of(told["public"]), str(told["name"]), str(told["role"])
    if len(public) != PUBLIC or role not in ROLES:
        raise ValueError("no member")
    return Member(public, name, role)


def epoch_to_json(epoch: Epoch) -> dict[str, Any]:
    """An epoch as JSON can hold it, keys and all: for the member's own secret file."""
    return {
        "number": epoch.number,
        "stamp": epoch.stamp,
        "digest": text_of(epoch.digest),
        "reading": text_of(epoch.reading),
        "reading_public": text_of(epoch.reading_public),
        "members": [_told(member) for member in epoch.members],
    }


def epoch_from_json(told: dict[str, Any]) -> Epoch:
    """The epoch again."""
    return Epoch(
        told["number"],
        told["stamp"],
        bytes_of(told["digest"]),
        bytes_of(told["reading"]),
        bytes_of(told["reading_public"]),
        tuple(map(_member, told["members"])),
    )
