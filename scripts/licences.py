"""List the licence of every package in requirements.lock, and refuse those that would bind Renown's users.

Invariant: a package without a licence we know to be permissive (or file-level, as MPL) fails the check;
an unknown licence is a failure, not a pass.
"""

from __future__ import annotations

import re
import sys
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
ALLOWED = re.compile(r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Unlicense|CC0|Zlib|0BSD)", re.I)
REFUSED = re.compile(r"\b(A|L)?GPL|GNU|SSPL|BUSL|Commons Clause|non-?commercial", re.I)
STATED_ELSEWHERE = {"axe-playwright-python": "MIT, with axe-core under MPL-2.0"}
"""Packages whose metadata say nothing: the licence their own licence file states."""
IMPORTED_UNCHANGED = frozenset({"recurring-ical-events", "x-wr-timezone"})
"""Under the LGPL, which an ordinary import of the unchanged package keeps. Named one by one, never as a rule."""


def locked_packages(lock: str) -> list[str]:
    """The names pinned in a lock file, once each, in order.

    >>> locked_packages("numpy==2.4 ; python_version < '3.12'\\nnumpy==2.5\\nrich==15\\n")
    ['numpy', 'rich']
    """
    return list(dict.fromkeys(PINNED.findall(lock)))


def licence_of(about: Message) -> str:
    """What a package's metadata say of its licence: the expression, else the classifiers, else the first line."""
    expression = about.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = [c.rsplit(" :: ", 1)[-1] for c in about.get_all("Classifier", []) if c.startswith("License ::")]
    named = [c for c in classifiers if c != "OSI Approved"]
    return "; ".join(named) or str(about.get("License") or "").strip().partition("\n")[0]


def verdict(licence: str) -> str:
    """Why a licence is refused; empty when it is fine.

    >>> verdict("MIT"), verdict("GNU General Public License v3"), verdict("")
    ('', 'binds its users', 'states no licence we know')
    """
    choices = re.split(r"\s+OR\s+", licence)
    if all(REFUSED.search(choice) for choice in choices):
        return "binds its users"
    return "" if any(ALLOWED.search(choice) for choice in choices) else "states no licence we know"


def main() -> int:
    """Print one line per package; the exit code says whether any is refused."""
    refused = 0
    for name in locked_packages(LOCK.read_text(encoding="utf-8")):
        try:
            about = cast(Message, metadata.metadata(name))
        except metadata.PackageNotFoundError:
            continue  # pinned for another platform or Python
        licence = STATED_ELSEWHERE.get(name) or licence_of(about)
        reason = "" if name in IMPORTED_UNCHANGED and "LGPL" in licence else verdict(licence)
        refused += bool(reason)
        print(f"{name:24} {licence[:70]:70} {reason}".rstrip())
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
