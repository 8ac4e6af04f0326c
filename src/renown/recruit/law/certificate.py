"""A signed certificate: what was erased, when, and what was looked through; anybody can check it with its key.

G10. Invariant: it names nobody. A certificate proves that this workspace says so and that not a sign was changed since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from renown.errors import InputError

FORM = "renown erasure certificate 1"


def sign(told: Mapping[str, object], seed: bytes) -> str:
    """The certificate as JSON, signed with the key of a workspace. seed: its 32 secret bytes.

    >>> read(sign({"fact_rows": 3}, bytes(32)))
    {'fact_rows': 3}
    """
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, body = key.public_key().public_bytes_raw().hex(), dict(told)
    signature = key.sign(_body(public, body)).hex()
    form = {"form": FORM, "told": body, "key": public, "signature": signature}
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def read(text: str | bytes, key: str = "") -> dict[str, object]:
    """What a certificate tells. key: the public key (hex) that has to have signed it, else the one that it names.

    Raises InputError where it is none, was changed, or is somebody else's.
    """
    try:
        held = json.loads(text)
        public, told = str(held["key"]), dict(held["told"])
        signature, form = bytes.fromhex(held["signature"]), held["form"]
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, _body(public, told))
    except InvalidSignature as error:
        raise InputError("this certificate was changed after it was signed") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("this is no certificate of an erasure", hint="give the file as it was written") from error
    if form != FORM:
        raise InputError(f"found {form!r} as the form of the certificate, expected {FORM!r}")
    if key and public != key:
        raise InputError("this certificate is signed by another workspace")
    return told


def signer(text: str | bytes) -> str:
    """The public key that a certificate names. Raises InputError as `read`."""
    read(text)
    return str(json.loads(text)["key"])


def public_key(seed: bytes) -> str:
    """The key, in hex, with which others check what this workspace signs."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()


def _body(public: str, told: Mapping[str, object]) -> bytes:
    return json.dumps([FORM, public, told], ensure_ascii=False, sort_keys=True).encode()
