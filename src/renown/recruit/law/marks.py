"""What somebody is known by again after they are gone: keyed digests of addresses, numbers, profiles, jobs and files.

G10, G11: a mark names nobody without the key of the workspace, and the same value gives the same mark however it was
written. A name alone is a mark only of whom nothing else is known: it may be somebody else's too. With an employer and
the day a job began there it is one, so that a CV stays out whose address was changed.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from renown.model.values import EMAIL, PHONE, PROFILE
from renown.model.values.email import mailbox
from renown.model.values.name import fold

FEWEST_WORDS_TOLD = 30
"""A text of fewer words may be somebody else's too."""

FEWEST_DIGITS = 7
"""A number of fewer digits without its country may be somebody else's too."""

_TITLES = frozenset("dr prof dipl ing msc bsc mba phd herr frau mr mrs ms sr sra med".split())
_ADDRESS = re.compile(r"[^\s<>(),;\"]{1,64}@[^\s<>(),;\"]{1,255}")
_AT = re.compile(r"\s{0,3}(?:\((?:at|@)\)|\[(?:at|@)\])\s{0,3}", re.IGNORECASE)
_COUNTRY = re.compile(r"\s{0,3}(?:\+|00)")


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody is called and reached: kept apart from what they can do."""

    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Where somebody worked, and since when (year, or year and month)."""

    employer: str
    since: str


def marks_of(
    reach: Reach, key: bytes, files: Iterable[bytes] = (), jobs: Iterable[Job] = (), text: str = ""
) -> tuple[str, ...]:
    """The marks of somebody, of the files they came with, of where they worked, and of what they told.

    >>> marks_of(Reach("Ana", ("Ana@Example.org",)), b"k") == marks_of(Reach("A. L.", ("ana+cv@example.org",)), b"k")
    True
    >>> marks_of(Reach("Ana", ("ana@example.org",)), b"k") == marks_of(Reach("Ana", ("ana@example.org",)), b"other")
    False
    """
    name = _called(reach.name)
    told = [*_values(reach)] or [f"name:{name}"]
    worked = [f"job:{name}|{fold(job.employer)}|{job.since}" for job in jobs if name and job.employer and job.since]
    marks = [_mark(value, key) for value in (*told, *worked, *_words(text))]
    return tuple(dict.fromkeys([*marks, *(file_mark(content, key) for content in files)]))


def file_mark(content: bytes, key: bytes) -> str:
    """The mark of a file."""
    return _mark(f"file:{hashlib.sha256(content).hexdigest()}", key)


def marks_at(address: str, key: bytes) -> tuple[str, ...]:
    """The marks of one address, number or profile, to ask whether somebody objected to being written to there."""
    values = [*_values(Reach("", (address,), (address,), (address,)))] or [f"name:{_called(address)}"]
    return tuple(_mark(value, key) for value in values)


def _mark(value: str, key: bytes) -> str:
    return hmac.digest(key, value.encode("utf-8", "surrogatepass"), "sha256").hex()


def _values(reach: Reach) -> Iterator[str]:
    yield from (f"email:{mailbox(email)}" for one in reach.emails if (email := _address(one)))
    for one in reach.phones:
        yield from _numbers(one)
    yield from (f"profile:{link}" for one in reach.links if (link := PROFILE.clean(one)))


def _address(written: str) -> str | None:
    """An address as people write it: with a name before it, in brackets, or with its sign in words."""
    found = _ADDRESS.search(_AT.sub("@", written))
    return EMAIL.clean(found.group()) if found else EMAIL.clean(written)


def _numbers(written: str) -> Iterator[str]:
    """A number with its country, and without: it is written both ways."""
    full = PHONE.clean(written)
    if full:
        yield f"phone:{full}"
    own = _own_digits(full) if full else "" if _COUNTRY.match(written) or _wordy(written) else _digits(written)
    if len(own) >= FEWEST_DIGITS:
        yield f"number:{own}"


def _own_digits(full: str) -> str:
    import phonenumbers  # as in `values.phone`: for whoever reads a number

    return str(phonenumbers.parse(full).national_number)


def _digits(written: str) -> str:
    return "".join(sign for sign in written if sign.isdecimal()).lstrip("0")


def _wordy(written: str) -> bool:
    return any(sign.isalpha() or sign == "@" for sign in written)


def _called(name: str) -> str:
    """A name by its words, whatever their order, without titles."""
    words = fold(name).split()
    return " ".join(sorted(word for word in words if word not in _TITLES) or words)


def _words(text: str) -> Iterator[str]:
    """A text by how often each word stands in it: the same in another form of file, or another order of columns."""
    words = re.findall(r"[^\W_]+", text.casefold())
    if len(words) >= FEWEST_WORDS_TOLD:
        counted = "\n".join(f"{word} {count}" for word, count in sorted(Counter(words).items()))
        yield f"text:{hashlib.sha256(counted.encode('utf-8', 'surrogatepass')).hexdigest()}"
