"""What is asked of the table of people: which of them, in which order, which columns; as addresses and views hold it.

Invariant: what is kept and what stands in an address is read by one rule, and what that does not know is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from renown.errors import InputError

COLUMNS = (
    "organisation",
    "circles",
    "tags",
    "warmth",
    "last",
    "reminder",
    "contact",
    "score",
    "mail",
    "phone",
    "networks",
    "community",
)
"""What can stand beside a name."""

USUAL = ("organisation", "circles", "tags", "warmth", "last", "reminder", "contact", "score")
SORTS = ("match", "name", "organisation", "circles", "tags", "warmth", "last", "reminder", "score", "community")
FALLING = frozenset({"warmth", "last", "score"})
"""Of these the greatest comes first, unless asked otherwise."""

WARMTHS = ("strong", "familiar", "weak", "dormant", "little seen", "none")
HAS = ("mail", "phone", "mail or phone", "neither")
REMINDERS = ("some", "due", "none")
SHOWS = ("listed", "hidden", "nameless", "all")
"""Whom the table is of: those who are listed, those whom the owner hid, those without a name, everybody."""

LONGEST_ASKED = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters, order and columns. An empty text asks nothing.

    sort: one of `SORTS`, as its heading sorts at first; with a `-` before it, the other way round. since, before: days
    of the last contact, the first of them included. columns: some of `COLUMNS`; none means the usual ones.
    """

    query: str = ""
    network: str = ""
    circle: str = ""
    tag: str = ""
    organisation: str = ""
    community: str = ""
    warmth: str = ""
    since: str = ""
    before: str = ""
    has: str = ""
    reminder: str = ""
    show: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()

    @property
    def by(self) -> str:
        """The column sorted by; with nothing said, how well the search fits, else the score."""
        return self.sort.removeprefix("-") or ("match" if self.query.strip() else "score")

    @property
    def falling(self) -> bool:
        """Whether the greatest comes first."""
        return (self.by in FALLING) != self.sort.startswith("-")

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns, in the order in which they stand."""
        chosen = self.columns or USUAL
        return tuple(column for column in COLUMNS if column in chosen)

    def told(self) -> dict[str, str]:
        """What is asked, by name, for an address or a view; what is not asked is left out.

        >>> read_asked({"query": "ana", "columns": "score,last", "sort": ""}).told()
        {'query': 'ana', 'columns': 'last,score'}
        """
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values["columns"] = ",".join(self.shown) if self.columns else ""
        return {name: value for name, value in values.items() if value}

    def but(self, **changed: str | tuple[str, ...]) -> Asked:
        """The same with something else asked."""
        return replace(self, **changed)  # type: ignore[arg-type]


def read_asked(told: Mapping[str, str]) -> Asked:
    """What is asked, from texts by name. Raises InputError for a name or a word that is none."""
    names = {f.name for f in fields(Asked)}
    if unknown := sorted(set(told) - names):
        raise InputError(f"nothing is asked by {unknown[0]!r}", hint=f"ask by: {', '.join(sorted(names))}")
    values = {name: " ".join(value.split())[:LONGEST_ASKED] for name, value in told.items()}
    for name, known in (("warmth", WARMTHS), ("has", HAS), ("reminder", REMINDERS), ("show", SHOWS)):
        _one_of(name, values.get(name, ""), known)
    _one_of("sort", values.get("sort", "").removeprefix("-"), SORTS)
    columns = tuple(filter(None, values.pop("columns", "").split(",")))
    for column in columns:
        _one_of("columns", column, COLUMNS)
    for name in ("since", "before"):
        day_of(values.get(name, ""), name)
    community_of(values.get("community", ""))
    return Asked(**values, columns=tuple(column for column in COLUMNS if column in columns))


def day_of(text: str, name: str) -> date | None:
    """The day meant, like 2026-05-04; None for none. Raises InputError."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{name}: found {text!r}, which is no day", hint="write it like 2026-05-04") from None


def community_of(text: str) -> int | None:
    """The community meant; None for none. Raises InputError."""
    if text and not (text.isdecimal() and len(text) < 10):
        raise InputError(f"community: found {text!r}, expected its number")
    return int(text) if text else None


def _one_of(name: str, word: str, known: tuple[str, ...]) -> None:
    if word and word not in known:
        raise InputError(f"{name}: found {word!r}, expected one of {', '.join(known)}")
