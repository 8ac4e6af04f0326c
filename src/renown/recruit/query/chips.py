"""A query as chips, for people who do not know Boolean: what must be there, what any of is enough, what must not be.

Both views show one tree. Invariants: chips made of a tree mean the same as the tree; what chips cannot show (an AND
within an OR, a NOT within an OR or before an AND) is kept as it was written, in `kept`, and never lost by an edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from renown.errors import InputError
from renown.recruit.query.ranges import RANGES, range_of
from renown.recruit.query.tree import (
    NUMBER_FIELDS,
    TEXT_FIELDS,
    And,
    Between,
    Everything,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Span,
    Term,
    Wild,
)

Chip: TypeAlias = Term | Wild | Phrase | Near | Between

LONGEST_CHIP = 200
PLACES = ("must", "any", "none")

Held = TypeVar("Held")
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Chips:
    """What a query asks, in rows.

    must: all of them. any: groups, of each of which one is enough. none: none of them. kept: parts that are no chips;
    they must hold as well.
    """

    must: tuple[Chip, ...] = ()
    any: tuple[tuple[Chip, ...], ...] = ()
    none: tuple[Chip, ...] = ()
    kept: tuple[Node, ...] = ()


def chips_of(tree: Node) -> Chips:
    """The chips of a tree.

    >>> from renown.recruit.query.parser import parse
    >>> chips = chips_of(parse('title:engineer (python OR scala) -junior (a OR (b c))').tree)
    >>> len(chips.must), [len(group) for group in chips.any], len(chips.none), len(chips.kept)
    (1, [2], 1, 1)
    """
    chips = Chips()
    for part in _flat(tree, And):
        chips = _with_part(chips, part)
    return chips


def tree_of(chips: Chips) -> Node:
    """The tree of chips; everybody where there are none."""
    groups = (_one(Or, group) for group in chips.any)
    refused = (Not(chip, chip.at) for chip in chips.none)
    parts = (*chips.must, *groups, *chips.kept, *refused)
    return _one(And, parts) if parts else Everything(_NOWHERE)


def chip_of(text: str, field: str = "") -> Chip:
    """What somebody typed into the builder, as one chip: several words are a phrase, whatever signs stand in them.

    field: one of the fields of the language, or empty. Raises InputError.

    >>> chip_of(' "Data  Engineer" ', "title").words, chip_of("engin*").pattern, chip_of("C++").text
    (('Data', 'Engineer'), 'engin*', 'C++')
    """
    words = tuple(text.translate(_QUOTES).split())
    if not words or len(text) > LONGEST_CHIP:
        found = f"{len(text):,} characters" if words else "nothing"
        raise InputError(f"found {found}, expected up to {LONGEST_CHIP} characters", hint="write a word or a few")
    if field in NUMBER_FIELDS:
        return _range(field, " ".join(words))
    if field and field not in TEXT_FIELDS:
        raise InputError(f"there is no field {field[:40]!r}", hint=f"choose one of {', '.join(TEXT_FIELDS)}")
    if len(words) > 1:
        return Phrase(words, _NOWHERE, field)
    if set(words[0]) & set("*?") and any(map(str.isalnum, words[0])):
        return Wild(words[0], _NOWHERE, field)
    return Term(words[0], _NOWHERE, field)


def added(chips: Chips, chip: Chip, to: str, at: int = 0) -> Chips:
    """With one more chip; what is in its row already is not added twice.

    to: `must`, `none`, `any` (at: the number of the group), or `instead` (at: the number of a chip of `must`, of which
    and the new one either is enough from then on). Raises InputError for a place that is not there.
    """
    match to:
        case "must":
            return replace(chips, must=_with(chips.must, chip))
        case "none":
            return replace(chips, none=_with(chips.none, chip))
        case "any":
            row = _at(chips.any, at)
            return replace(chips, any=(*chips.any[:at], _with(row, chip), *chips.any[at + 1 :]))
        case "instead":
            group = _with((_at(chips.must, at),), chip)
            if len(group) == 1:
                return chips
            return replace(chips, must=_without(chips.must, at), any=(*chips.any, group))
        case _:
            raise _no_row(to)


def dropped(chips: Chips, place: str, number: int, group: int = 0) -> Chips:
    """Without one chip: its number in its row, or in its group of `any`. Raises InputError if it is not there."""
    match place:
        case "must":
            return replace(chips, must=_without(chips.must, number))
        case "none":
            return replace(chips, none=_without(chips.none, number))
        case "any":
            row = _without(_at(chips.any, group), number)
            if len(row) == 1:  # one alternative alone is none any more
                return replace(chips, any=_without(chips.any, group), must=_with(chips.must, row[0]))
            return replace(chips, any=(*chips.any[:group], row, *chips.any[group + 1 :]))
        case _:
            raise _no_row(place)


_QUOTES = str.maketrans(dict.fromkeys('"„“”‟«»＂', " "))


def _no_row(place: str) -> InputError:
    return InputError(f"there is no row {place[:40]!r}", hint=f"write one of {', '.join(PLACES)}")


def _at(row: tuple[Held, ...], number: int) -> Held:
    if not 0 <= number < len(row):
        raise InputError("that is not there any more", hint="look at the search as it is now")
    return row[number]


def _without(row: tuple[Held, ...], number: int) -> tuple[Held, ...]:
    _at(row, number)
    return row[:number] + row[number + 1 :]


def _with(row: tuple[Chip, ...], chip: Chip) -> tuple[Chip, ...]:
    known = any(replace(chip, at=_NOWHERE) == replace(other, at=_NOWHERE) for other in row)
    return row if known else (*row, chip)


def _range(field: str, text: str) -> Between:
    found = RANGES.fullmatch(text)
    read = range_of(field, text, _NOWHERE) if found else None
    if read is None:
        raise InputError(f"found {text[:40]!r} as {field}", hint="write a number, 5+ for at least five, or 5-10")
    return read


def _flat(tree: Node, kind: type[And | Or]) -> list[Node]:
    """The parts of a tree, those of the same kind within it taken apart."""
    if not isinstance(tree, kind):
        return [tree]
    return [inner for part in tree.parts for inner in _flat(part, kind)]


def _with_part(chips: Chips, part: Node) -> Chips:
    match part:
        case Everything():
            return chips
        case Term() | Wild() | Phrase() | Near() | Between():
            return replace(chips, must=(*chips.must, part))
        case Or():
            row = _row(part)
            return replace(chips, any=(*chips.any, row)) if row else replace(chips, kept=(*chips.kept, part))
        case Not():
            row = _row(part.part)
            return replace(chips, none=(*chips.none, *row)) if row else replace(chips, kept=(*chips.kept, part))
        case _:
            return replace(chips, kept=(*chips.kept, part))


def _row(tree: Node) -> tuple[Chip, ...]:
    """The alternatives of a tree, if all of them are chips."""
    parts = _flat(tree, Or)
    chips = tuple(part for part in parts if isinstance(part, Term | Wild | Phrase | Near | Between))
    return chips if len(chips) == len(parts) else ()


def _one(kind: type[And | Or], parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else kind(parts, _NOWHERE)
