"""What somebody is known by again after they are gone: keyed digests of addresses, numbers, profiles and files.

G10, G11: a mark names nobody without the key of the workspace, and the same value gives the same mark however it was
written. A name alone is a mark only of whom nothing else is known: it may be somebody else's too.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from renown.model.values import EMAIL, PHONE, PROFILE
from renown.model.values.name import fold


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody is called and reached: kept apart from what they can do."""

    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def marks_of(reach: Reach, key: bytes, files: Iterable[bytes] = ()) -> tuple[str, ...]:
    """The marks of somebody, and of the files they came with.

    >>> marks_of(Reach("Ana", ("Ana@Example.org",)), b"k") == marks_of(Reach("A. L.", ("ana@example.org",)), b"k")
    True
    >>> marks_of(Reach("Ana", ("ana@example.org",)), b"k") == marks_of(Reach("Ana", ("ana@example.org",)), b"other")
    False
    """
    told = [*_values(reach)] or [f"name:{fold(reach.name)}"]
    marks = [_mark(value, key) for value in told] + [file_mark(content, key) for content in files]
    return tuple(dict.fromkeys(marks))


def file_mark(content: bytes, key: bytes) -> str:
    """The mark of a file."""
    return _mark(f"file:{hashlib.sha256(content).hexdigest()}", key)


def mark_of(address: str, key: bytes) -> str:
    """The mark of one address, number or profile, to ask whether somebody objected to being written to there."""
    values = [*_values(Reach("", (address,), (address,), (address,)))] or [f"name:{fold(address)}"]
    return _mark(values[0], key)


def _mark(value: str, key: bytes) -> str:
    return hmac.digest(key, value.encode(), "sha256").hex()


def _values(reach: Reach) -> Iterator[str]:
    yield from (f"email:{email.casefold()}" for one in reach.emails if (email := EMAIL.clean(one)))
    yield from (f"phone:{phone}" for one in reach.phones if (phone := PHONE.clean(one)))
    yield from (f"profile:{link}" for one in reach.links if (link := PROFILE.clean(one)))
