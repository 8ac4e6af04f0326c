"""Invitation codes: everything somebody needs to join, in one line of text that is handed over on a safe way.

Invariant: a code that was mistyped, cut or made for another team or epoch is refused before anything is written.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from renown.errors import InputError
from renown.publish.team.roster import ROLES, Grant
from renown.publish.team.seal import PUBLIC, SEED

START = "renown1-"
CHECK = 4
LENGTH = 32 + SEED + 32 + SEED + PUBLIC + 1 + 64


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code carries: the epoch's stamp and keys, the seed of the invitation's own keys, and an admin's grant."""

    stamp: str
    digest: bytes
    reading: bytes
    seed: bytes
    granted: Grant


def code_of(invitation: Invitation) -> str:
    """The invitation as a line of text."""
    told = (
        bytes.fromhex(invitation.stamp)
        + invitation.digest
        + (invitation.reading or bytes(SEED))
        + invitation.seed
        + invitation.granted.by
        + bytes([ROLES.index(invitation.granted.role)])
        + invitation.granted.signature
    )
    return START + base64.urlsafe_b64encode(told + _check(told)).decode().rstrip("=")


def invitation_in(code: str) -> Invitation:
    """The invitation that a line of text carries. Raises InputError when the line is not whole.

    >>> invitation_in("renown1-abc")
    Traceback (most recent call last):
    ...
    renown.errors.InputError: this is not a whole invitation code. Copy it again, from renown1- to its end
    """
    wrong = InputError("this is not a whole invitation code", hint=f"copy it again, from {START} to its end")
    text = "".join(code.split())
    try:
        told = base64.urlsafe_b64decode(text.removeprefix(START) + "=" * (-len(text.removeprefix(START)) % 4))
    except (binascii.Error, ValueError):
        raise wrong from None
    told, check = told[:-CHECK], told[-CHECK:]
    if not text.startswith(START) or len(told) != LENGTH or check != _check(told):
        raise wrong
    stamp, digest, reading, seed = (told[at : at + 32] for at in range(0, 128, 32))
    by, role, signature = told[128 : 128 + PUBLIC], ROLES[told[128 + PUBLIC]], told[129 + PUBLIC :]
    return Invitation(stamp.hex(), digest, reading.strip(b"\0") and reading, seed, Grant(by, role, signature))


def _check(told: bytes) -> bytes:
    return hashlib.sha256(told).digest()[:CHECK]
