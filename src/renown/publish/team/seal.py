"""Keys, seals and signatures of a team: Ed25519 to sign, X25519 with ChaCha20-Poly1305 to seal, HMAC-SHA-256 to blind.

Invariant: every purpose has a key of its own; a sealed box of one length looks like every other of that length.
"""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

SEED = 32
PUBLIC = 64
"""Bytes of a public key: 32 that check signatures, 32 that seal."""

OVERHEAD = 48
"""Bytes a sealed box is longer than what lies in it: a one-time public key and the seal."""

_NONCE = bytes(12)


def derive(key: bytes, purpose: str, *parts: bytes) -> bytes:
    """The key, or the keyed digest, for one purpose; each part is counted, so that no two lists of parts meet.

    >>> derive(b"k", "a", b"xy") != derive(b"k", "a", b"x", b"y")
    True
    """
    told = purpose.encode() + b"\0" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.digest(key, told, "sha256")


def name_of(public: bytes) -> str:
    """The name of a public key: what a record that it signed is called."""
    return hashlib.sha256(b"renown team key\0" + public).hexdigest()[:32]


class Keys:
    """A holder's keys, all from one secret seed of 32 bytes.

    >>> keys = Keys(bytes(32))
    >>> keys.unseal(seal(keys.public, b"a word", b"for you"), b"for you")
    b'a word'
    >>> [signed_by(keys.public, told, keys.sign(b"a word")) for told in (b"a word", b"another")]
    [True, False]
    """

    def __init__(self, seed: bytes | None = None) -> None:
        self.seed = os.urandom(SEED) if seed is None else seed
        self._signing = Ed25519PrivateKey.from_private_bytes(derive(self.seed, "sign"))
        self._opening = X25519PrivateKey.from_private_bytes(derive(self.seed, "open"))
        self.public = self._signing.public_key().public_bytes_raw() + self._opening.public_key().public_bytes_raw()
        self.name = name_of(self.public)

    def sign(self, told: bytes) -> bytes:
        """The signature under these bytes."""
        return self._signing.sign(told)

    def unseal(self, box: bytes, purpose: bytes) -> bytes | None:
        """What lies in a box sealed to these keys for this purpose; None for every other box."""
        if len(box) < OVERHEAD:
            return None
        try:
            shared = self._opening.exchange(X25519PublicKey.from_public_bytes(box[:32]))
            return _cipher(shared, box[:32], self.public[32:]).decrypt(_NONCE, box[32:], purpose)
        except (InvalidTag, ValueError):
            return None


def seal(public: bytes, content: bytes, purpose: bytes) -> bytes:
    """A box that only the holder of this public key can open, for this purpose only."""
    once = X25519PrivateKey.generate()
    key = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public[32:]))
    return key + _cipher(shared, key, public[32:]).encrypt(_NONCE, content, purpose)


def seal_for_nobody(length: int, purpose: bytes) -> bytes:
    """A box of zeros that nobody can open; nothing tells it from one that somebody can."""
    return seal(Keys().public, bytes(length), purpose)


def lock(key: bytes, content: bytes, purpose: bytes) -> bytes:
    """The content under a key that several hold."""
    nonce = os.urandom(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, purpose)


def unlock(key: bytes, locked: bytes, purpose: bytes) -> bytes | None:
    """The content again; None when the key, the purpose or a byte is another.

    >>> unlock(bytes(32), lock(bytes(32), b"a word", b"ours"), b"theirs") is None
    True
    """
    try:
        return ChaCha20Poly1305(key).decrypt(locked[:12], locked[12:], purpose)
    except (InvalidTag, ValueError):
        return None


def signed_by(public: bytes, told: bytes, signature: bytes) -> bool:
    """Whether the holder of this public key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public[:32]).verify(signature, told)
    except (InvalidSignature, ValueError):
        return False
    return True


def padded(content: bytes, to: int) -> bytes:
    """The content with its length in front, filled up to a multiple of so many bytes.

    >>> len(padded(b"abc", 16)), unpadded(padded(b"abc", 16))
    (16, b'abc')
    """
    told = len(content).to_bytes(4, "big") + content
    return told + bytes(-len(told) % to)


def unpadded(filled: bytes) -> bytes:
    """The content that was filled up."""
    return filled[4 : 4 + int.from_bytes(filled[:4], "big")]


def _cipher(shared: bytes, once: bytes, public: bytes) -> ChaCha20Poly1305:
    # The one-time key is new for every box, so this key is too, and a nonce of zeros is never used twice with it.
    return ChaCha20Poly1305(derive(shared, "box", once, public))
