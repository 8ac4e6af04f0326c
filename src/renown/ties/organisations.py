"""Contacts at an organisation: whom one knows there, as what, who says so, and when contact was last.

A name finds another when its words stand in it, whole and in order: "Northwind" finds "Northwind Labs GmbH",
"north" does not. Case, width, punctuation and legal forms at the end of a name do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from renown.errors import InputError
from renown.model.networks import name_of
from renown.model.rows import NOT_PEOPLE
from renown.model.wording import day_in_words
from renown.ties.contacts import contacts_of, date_of

_FORMS = """
ab ag aps as asa bhd bv co company corp corporation cv doo eg ek ev gbr gmbh inc incorporated kft kg kgaa kk limited
llc llp lp ltd ltda mbh nv ohg oo oy oyj plc pte pty pvt sa sarl sas sasu se sl slu sp spa srl srls sro ug z zoo zrt
"""
LEGAL_FORMS = frozenset(_FORMS.split())
"""Legal forms, each as one word (S.A. is read as sa)."""

_INITIALS = re.compile(r"\b\w(?:[./]\w)+\b")
_APOSTROPHES = re.compile(r"['’]")
_WORD = re.compile(r"[^\W_]+")
_NO_DAY = -1


@dataclass(frozen=True, slots=True)
class ContactAt:
    """Somebody at an organisation. since: from when, where a network says so; last: the last day of contact."""

    person: int
    organisation: str
    headline: str
    since: date | None
    last: date | None
    words: str


def words_of(name: str) -> tuple[str, ...]:
    """The words that identify an organisation: NFKC, casefolded, without punctuation and closing legal forms.

    >>> words_of("Northwind Labs GmbH & Co. KG"), words_of("Óptica Sur, S.A."), words_of("AB"), words_of("Kiosk.test")
    (('northwind', 'labs'), ('óptica', 'sur'), ('ab',), ('kiosk', 'test'))
    """
    words = _WORD.findall(_folded(name))
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return tuple(words)


def contacts_at(
    described: pa.Table,
    facts: pa.Table | None,
    organisation: str,
    contact_days: pa.Table,
    owner: int | None,
    limit: int = 50,
) -> tuple[ContactAt, ...]:
    """People at an organisation; those with the latest contact first, then by name and person id.

    described: what `identity.people.describe` gives. facts: positions with `person` in place of `account` (None: no
    positions are known); one that has ended does not count. contact_days: rows of the derived table; with an owner
    the last contact with them is told. Organisations, bots and the owner are left out. Raises InputError when the
    name holds no word.
    """
    wanted = words_of(organisation)
    if not wanted:
        raise InputError(f"found {organisation!r} as an organisation", hint="give at least one word of its name")
    positions = {} if facts is None else _positions(facts, wanted)
    lasts = {} if owner is None else _lasts(contact_days, owner)
    rows = [r for r in _there(described, wanted, positions) if r["person"] != owner]
    rows.sort(key=lambda r: (-lasts.get(r["person"], _NO_DAY), r["name"] or "", r["person"]))
    return tuple(_entry(r, positions.get(r["person"]), lasts.get(r["person"]), owner) for r in rows[:limit])


def formerly_at(facts: pa.Table, organisation: str) -> dict[int, str]:
    """People with a position at an organisation that has ended, with its words; the one that ended last.

    facts: positions with `person` in place of `account`. Raises InputError when the name holds no word.
    """
    wanted = words_of(organisation)
    if not wanted:
        raise InputError(f"found {organisation!r} as an organisation", hint="give at least one word of its name")
    there = pc.is_in(facts["organisation"], value_set=_matching(facts["organisation"], wanted))
    ended = pc.and_(pc.equal(facts["fact"], "position"), pc.is_valid(facts["until"]))
    rows = sorted(facts.filter(pc.and_(there, ended)).to_pylist(), key=lambda r: (r["until"], r["value"], r["network"]))
    return {r["person"]: f"{r['value']} at {r['organisation']} until {r['until']:%Y-%m}" for r in rows}


def _folded(text: str) -> str:
    """Ready to be cut into words: initials (S.A., A/S) and words with an apostrophe are made one word each."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _INITIALS.sub(lambda found: found[0].replace(".", "").replace("/", ""), plain)


def _matching(names: pa.ChunkedArray, wanted: tuple[str, ...]) -> pa.Array:
    """The distinct names that hold the wanted words; the text is looked through before any name is cut into words."""
    run = re.compile(r"(?<![^\W_])" + r"[\W_]+".join(wanted) + r"(?![^\W_])")
    held = [n for n in pc.unique(names).to_pylist() if n and run.search(_folded(n)) and _holds(words_of(n), wanted)]
    return pa.array(held, pa.string())


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def _there(described: pa.Table, wanted: tuple[str, ...], positions: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """The people whom their description or a position puts there."""
    rows = described.select(["person", "name", "kind", "networks", "headline", "organisation"])
    named = pc.is_in(rows["organisation"], value_set=_matching(rows["organisation"], wanted))
    placed = pc.is_in(rows["person"], value_set=pa.array(positions, pa.int64()))
    found = rows.filter(pc.or_(named, placed)).to_pylist()
    return [row for row in found if row["kind"] not in NOT_PEOPLE]


def _positions(facts: pa.Table, wanted: tuple[str, ...]) -> dict[int, dict[str, Any]]:
    """Per person the position that lasts there, the latest begun; equal ones by title, then network."""
    open_ended = pc.and_(pc.equal(facts["fact"], "position"), pc.is_null(facts["until"]))
    there = pc.is_in(facts["organisation"], value_set=_matching(facts["organisation"], wanted))
    rows = facts.filter(pc.and_(open_ended, there)).to_pylist()
    rows.sort(key=lambda r: (r["since"] or datetime.min, r["value"], r["network"]))
    return {row["person"]: row for row in rows}


def _lasts(contact_days: pa.Table, owner: int) -> dict[int, int]:
    rows = contacts_of(contact_days, owner)
    lasts = rows.group_by("person").aggregate([("day", "max")])
    return dict(zip(lasts["person"].to_pylist(), lasts["day_max"].to_pylist(), strict=True))


def _entry(row: dict[str, Any], position: dict[str, Any] | None, last: int | None, owner: int | None) -> ContactAt:
    """One line of the list. Where the person has one network only, it is that which says so."""
    networks = [n for n in row["networks"].split(";") if n]
    said = networks[0] if len(networks) == 1 else ""
    headline, organisation, since = row["headline"] or "", row["organisation"] or "", None
    if position is not None:
        headline, organisation, said = position["value"] or headline, position["organisation"], position["network"]
        since = position["since"].date() if position["since"] else None
    place = f"{headline} at {organisation}" if headline else f"at {organisation}"
    words = f"{place}, said {name_of(said)}" if said else place
    return ContactAt(
        row["person"],
        organisation,
        headline,
        since,
        None if last is None else date_of(last),
        words if owner is None else f"{words}; {_last_in_words(last)}",
    )


def _last_in_words(last: int | None) -> str:
    return "no contact seen" if last is None else f"last contact on {day_in_words(date_of(last))}"
