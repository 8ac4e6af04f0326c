"""Asking for an introduction, and agreeing to one.

Invariant: only those who lend a tie to the person can open an ask, and only its asker can open an answer; there is
no answer but yes, so a no tells nothing to anybody. How many lend the tie does not show in the size of an ask.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from renown.errors import InputError
from renown.publish.team.folder import Folder
from renown.publish.team.loans import Lent, token_of
from renown.publish.team.records import Record, bytes_of, text_of, write_record
from renown.publish.team.roster import ASKING, Epoch, Member
from renown.publish.team.seal import OVERHEAD, Keys, derive, padded, seal, seal_for_nobody, signed_by, unpadded

LETTER = 4096
"""Bytes of what lies in a sealed box: all are alike."""

WORDS = 800
"""Letters that an ask may have."""

LONGEST = 366
"""Days that an ask may wait; one that claims more is nobody's."""

BOXES, PROOFS = 8, 8
ASK, ANSWER = b"ask", b"answer"


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask as somebody who lends the tie reads it: who asks, in what words, until when, and about which value."""

    name: str
    asker: Member
    words: str
    until: int
    value: str
    reply_to: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """A yes as the asker reads it: which ask, and who would introduce."""

    ask: str
    introducer: Member


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the values of a person, the words, and the last day on which an answer is of use."""

    values: tuple[str, ...]
    words: str
    until: int


def ask_record(
    team: str, epoch: Epoch, asker: Keys, once: Keys, question: Question, files: Sequence[Lent], holding: Sequence[Lent]
) -> Record:
    """The record of an ask, under keys of its own: a box for every lent file, of which only the holders' open.

    Raises InputError when the words are too long.
    """
    if len(question.words) > WORDS:
        raise InputError(f"the words have {len(question.words)} letters, at most {WORDS} are carried", hint="say less")
    boxes = []
    for lent in files:
        told = _letter(team, epoch, asker, once, question, lent)
        letter = padded(json.dumps(told, ensure_ascii=False).encode(), LETTER)
        if len(letter) > LETTER:
            raise InputError("the words take too much room", hint="say it with fewer letters or signs")
        boxes.append(seal(lent.public if lent in holding else Keys().public, letter, ASK))
    boxes += [seal_for_nobody(LETTER, ASK) for _ in range(-len(boxes) % BOXES or (0 if boxes else BOXES))]
    random.SystemRandom().shuffle(boxes)
    return write_record(team, "asks", epoch.number, once, b"".join(boxes))


def _letter(team: str, epoch: Epoch, asker: Keys, once: Keys, question: Question, lent: Lent) -> dict[str, object]:
    proofs = [_proof(epoch, value, once.name, lent.name) for value in question.values[:PROOFS]]
    proofs += [os.urandom(32).hex() for _ in range(PROOFS - len(proofs))]
    told: dict[str, object] = {"from": asker.name, "words": question.words, "until": question.until, "proofs": proofs}
    return {**told, "signature": text_of(asker.sign(_signed(team, "asks", once.name, lent.name, told)))}


def _proof(epoch: Epoch, value: str, ask: str, lent: str) -> str:
    """What only somebody who has the value itself can write: a digest copied out of the folder will not do."""
    return derive(token_of(epoch.digest, value), "ask", ask.encode(), lent.encode()).hex()


def _signed(team: str, kind: str, record: str, lent: str, told: Mapping[str, object]) -> bytes:
    return "\0".join((team, kind, record, lent, json.dumps(told, sort_keys=True))).encode()


def asks_for(
    folder: Folder, epoch: Epoch, members: Sequence[Member], mine: Sequence[Keys], values: Sequence[str], day: int
) -> Iterator[Asked]:
    """The asks on a day that these keys of lent files open, and that are about a value still lent."""
    for record in folder.records("asks"):
        if record.epoch != epoch.number:
            continue
        for keys in mine:
            letter = _opened(record, keys)
            if letter is not None:
                asked = _read(folder, epoch, members, record, keys, letter, values)
                if asked is not None and day <= asked.until <= day + LONGEST:
                    yield asked


def _opened(record: Record, keys: Keys) -> bytes | None:
    size = LETTER + OVERHEAD
    boxes = (record.body[at : at + size] for at in range(0, len(record.body), size))
    return next((letter for letter in (keys.unseal(box, ASK) for box in boxes) if letter is not None), None)


def _read(
    folder: Folder,
    epoch: Epoch,
    members: Sequence[Member],
    record: Record,
    keys: Keys,
    letter: bytes,
    values: Sequence[str],
) -> Asked | None:
    told = _checked(folder, record, letter, keys.name, members)
    if told is None:
        return None
    asker = next(member for member in members if member.id == told["from"])
    if asker.role not in ASKING:
        folder.warn("asks", record.name, "is from somebody who may not ask")
        return None
    try:
        proofs, words, until = set(map(str, told["proofs"])), str(told["words"])[:WORDS], int(told["until"])
    except (ValueError, KeyError, TypeError):
        folder.warn("asks", record.name, "does not hold what it should")
        return None
    value = next((value for value in values if _proof(epoch, value, record.name, keys.name) in proofs), None)
    return None if value is None else Asked(record.name, asker, words, until, value, record.by)


def _checked(
    folder: Folder, record: Record, letter: bytes, lent: str, members: Sequence[Member]
) -> dict[str, Any] | None:
    """What a letter says, when a member of the team signed it for this record; None, with a warning, when not."""
    told: dict[str, Any]
    try:
        told = json.loads(unpadded(letter))
        signature = bytes_of(told.pop("signature"))
        sender = next((member for member in members if member.id == told["from"]), None)
        signed = _signed(folder.team, record.kind, record.name, lent, told)
    except (ValueError, KeyError, TypeError, AttributeError):
        sender = None
    if sender is None or not signed_by(sender.public, signed, signature):
        folder.warn(record.kind, record.name, "is not signed by a member of the team")
        return None
    return told


def yes_record(team: str, epoch: Epoch, introducer: Keys, asked: Asked) -> Record:
    """The record of a yes: sealed to the ask's own keys, so that its asker alone learns who agreed."""
    once = Keys()
    told: dict[str, object] = {"from": introducer.name, "ask": asked.name}
    signature = text_of(introducer.sign(_signed(team, "answers", once.name, "", told)))
    letter = padded(json.dumps({**told, "signature": signature}).encode(), LETTER)
    return write_record(team, "answers", epoch.number, once, seal(asked.reply_to, letter, ANSWER))


def answers_to(folder: Folder, epoch: Epoch, members: Sequence[Member], asks: Sequence[Keys]) -> Iterator[Answered]:
    """Every yes to one's own asks, which are known by their keys."""
    for record in folder.records("answers"):
        for keys in asks if record.epoch == epoch.number else ():
            letter = keys.unseal(record.body, ANSWER)
            told = None if letter is None else _checked(folder, record, letter, "", members)
            if told is not None and told.get("ask") == keys.name:
                yield Answered(keys.name, next(member for member in members if member.id == told["from"]))
