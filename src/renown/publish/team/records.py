"""The records of a team's folder: one signed file each, checked before anything in it is believed.

Invariant: a record holds for its team, its kind, its epoch and its own file name only, so a copy under another name,
in another folder or from another team is no record; whatever does not hold is left out and told by its file name.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from renown.publish.team.seal import PUBLIC, Keys, name_of, signed_by

FORMAT = 1
RECORD_KINDS = ("epochs", "members", "left", "lent", "withdrawn", "asks", "answers")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, the name of its file, the epoch it was written in, who signed it, and what it says."""

    kind: str
    name: str
    epoch: int
    by: bytes
    body: bytes
    signature: bytes

    def to_bytes(self) -> bytes:
        """The file's content."""
        told = {
            "renown-team": FORMAT,
            "kind": self.kind,
            "epoch": self.epoch,
            "by": text_of(self.by),
            "body": text_of(self.body),
            "signature": text_of(self.signature),
        }
        return json.dumps(told).encode()


def write_record(team: str, kind: str, epoch: int, keys: Keys, body: bytes, name: str = "") -> Record:
    """A record signed with these keys; it is called as they are, unless a name is given."""
    name = name or keys.name
    return Record(kind, name, epoch, keys.public, body, keys.sign(_told(team, kind, name, epoch, body)))


def read_record(team: str, kind: str, name: str, content: bytes) -> Record | None:
    """The record in a file; None when it is damaged, forged, edited, or belongs elsewhere.

    >>> keys = Keys(bytes(32))
    >>> content = write_record("t", "lent", 1, keys, b"blinded").to_bytes()
    >>> read_record("t", "lent", keys.name, content).body
    b'blinded'
    >>> read_record("t", "asks", keys.name, content), read_record("t", "lent", "another", content)
    (None, None)
    """
    try:
        told = json.loads(content)
        if told["renown-team"] != FORMAT or told["kind"] != kind or type(told["epoch"]) is not int:
            return None
        record = Record(
            kind, name, told["epoch"], bytes_of(told["by"]), bytes_of(told["body"]), bytes_of(told["signature"])
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return record if _holds(team, record) else None


def _holds(team: str, record: Record) -> bool:
    own_name = record.kind == "epochs" or name_of(record.by) == record.name
    told = _told(team, record.kind, record.name, record.epoch, record.body)
    return own_name and len(record.by) == PUBLIC and signed_by(record.by, told, record.signature)


def _told(team: str, kind: str, name: str, epoch: int, body: bytes) -> bytes:
    return "\0".join(("renown team", team, kind, name, str(epoch), "")).encode() + body


def text_of(content: bytes) -> str:
    """Bytes as text that JSON can hold."""
    return base64.b64encode(content).decode()


def bytes_of(text: str) -> bytes:
    """The bytes again. Raises ValueError when it is not such a text."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
