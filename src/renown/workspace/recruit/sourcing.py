"""The room `sourcing`: one search for people, read, built from chips, and asked on other platforms."""

from __future__ import annotations

from renown.recruit.query.chips import Chip, Chips, added, chip_of, chips_of, dropped, tree_of
from renown.recruit.query.dialects.card import Dialect, Limit
from renown.recruit.query.dialects.registry import all_dialects, dialect_named
from renown.recruit.query.dialects.translation import translate
from renown.recruit.query.faults import Note
from renown.recruit.query.parser import Query, parse
from renown.recruit.query.tree import Between, Near, Phrase, Term
from renown.recruit.query.writer import written
from renown.workspace.recruit.search_answers import ChipLine, Elsewhere, Offered, Platform, QueryRead
from renown.workspace.room import Room, freely

NAMED_IN = frozenset({"", "title", "current", "past", "skill", "topic"})
"""Fields whose words are skills or occupations."""

MOST_OFFERED = 12


class Sourcing(Room):
    """A search for people in one language: AND OR NOT, brackets, phrases, fields, NEAR, wildcards."""

    @freely
    def read(self, query: str) -> QueryRead:
        """What a query means, and its chips; an empty one asks nothing yet. Raises InputError that points there."""
        if not query.strip():
            return _read("", (), Chips())
        found = parse(query)
        return _read(written(found.tree), found.notes, chips_of(found.tree))

    @freely
    def elsewhere(self, query: str, dialect: str = "") -> tuple[Elsewhere, ...]:
        """The same search as links for other platforms, each with what it loses and where; nothing is fetched.

        dialect: only the one of this key. Raises InputError that points at a place, NotFoundError.
        """
        found = parse(query)
        return tuple(_elsewhere(found, one) for one in ((dialect_named(dialect),) if dialect else all_dialects()))

    @freely
    def dialects(self) -> tuple[Platform, ...]:
        """The platforms that a search can be asked on: keys and names."""
        return tuple(Platform(dialect.name, f"{dialect.title}: {dialect.finds}") for dialect in all_dialects())

    @freely
    def synonyms(self, query: str) -> tuple[Offered, ...]:
        """What the parts that are wanted are called as well, in English, German and Spanish, women's forms among them.

        Nothing for what the taxonomy does not know, and nothing that is asked already. Raises InputError.
        """
        chips = _chips(query)
        alone = (_offered("instead", at, (chip,)) for at, chip in enumerate(chips.must))
        rows = (_offered("any", at, group) for at, group in enumerate(chips.any))
        return tuple(offered for offered in (*alone, *rows) if offered.names)

    @freely
    def add_chip(self, query: str, words: str, to: str = "must", field: str = "", at: int = 0) -> str:
        """The query with one part more, as text.

        words: taken as they are, several of them as a phrase. field: where they are looked for, empty for everywhere.
        to: must, none, any (at: the number of its row, from 0), or instead (at: the number of a part that must be
        there; then either is enough). Raises InputError.
        """
        return _written(added(_chips(query), chip_of(words, field), to, at))

    @freely
    def drop_chip(self, query: str, place: str, number: int, group: int = 0) -> str:
        """The query without one part, as text; empty when none is left.

        place: must, any or none. number: of the part in its row, from 0; group: of `any`. Raises InputError.
        """
        return _written(dropped(_chips(query), place, number, group))


def _is_named(chip: Chip) -> bool:
    """Whether a chip is a thing that may have other names."""
    return isinstance(chip, Term | Phrase) and chip.field in NAMED_IN


def _offered(to: str, at: int, row: tuple[Chip, ...]) -> Offered:
    """Other names for what stands in a row, those left out that stand there already."""
    said = [_line(chip) for chip in row if _is_named(chip)]
    known = {line.words.casefold() for line in said}
    names = dict.fromkeys(name for line in said for name in _names(line.words) if name.casefold() not in known)
    field = said[0].field if said else ""
    return Offered(", ".join(line.words for line in said), tuple(names)[:MOST_OFFERED], field, to, at)


def _names(words: str) -> tuple[str, ...]:
    from renown.recruit.taxonomy import load_seed  # loads numbers and lists that no other question needs

    return load_seed().synonyms(words)


def _chips(query: str) -> Chips:
    return chips_of(parse(query).tree) if query.strip() else Chips()


def _written(chips: Chips) -> str:
    return "" if chips == Chips() else written(tree_of(chips))


def _read(text: str, notes: tuple[Note, ...], chips: Chips) -> QueryRead:
    return QueryRead(
        text,
        notes,
        tuple(map(_line, chips.must)),
        tuple(tuple(map(_line, group)) for group in chips.any),
        tuple(map(_line, chips.none)),
        tuple(map(written, chips.kept)),
    )


def _line(chip: Chip) -> ChipLine:
    text = written(chip)
    match chip:
        case Term():
            return ChipLine(text, chip.text, chip.field)
        case Phrase() if chip.slop == 0:
            return ChipLine(text, " ".join(chip.words), chip.field)
        case Between():
            return ChipLine(text, _ends(chip), chip.field)
        case Near():
            return ChipLine(text, text, "")
        case _:
            return ChipLine(text, text.removeprefix(f"{chip.field}:"), chip.field)


def _ends(chip: Between) -> str:
    """A range in words.

    >>> from renown.recruit.query.tree import Span
    >>> _ends(Between("years", 5.0, None, Span(0, 0))), _ends(Between("years", 2.5, 5.0, Span(0, 0)))
    ('5 or more', '2.5 to 5')
    """
    low, high = chip.low, chip.high
    if low is None or high is None:
        return f"{low:g} or more" if low is not None else f"up to {high:g}" if high is not None else "any"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _elsewhere(query: Query, dialect: Dialect) -> Elsewhere:
    told = translate(query.tree, dialect)
    seen = f" ({dialect.seen:%Y-%m-%d})" if dialect.seen else ""
    return Elsewhere(
        dialect.name,
        dialect.title,
        dialect.finds,
        told.searches,
        told.losses,
        dialect.advice,
        source=dialect.source + seen,
        limits="; ".join(map(_limit, dialect.limits)),
    )


def _limit(limit: Limit) -> str:
    seen = f"{limit.source}, {limit.seen:%Y-%m-%d}" if limit.seen else "reported by users"
    return f"{limit.most} {limit.of} ({seen})"
