"""What a table is: a name, a sentence, and columns that each have a type and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

ARROW_TYPES: dict[str, pa.DataType] = {
    "bool": pa.bool_(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "string": pa.string(),
    "timestamp": pa.timestamp("us"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type (a key of `ARROW_TYPES`), what it means, and whether it may be empty."""

    name: str
    type: str
    prose: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One canonical table.

    key: the columns whose equal values mean the same fact, so that overlapping exports count once.
    """

    name: str
    prose: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema; times are naive UTC in microseconds.

        >>> from renown.model.tables import COVERAGE
        >>> COVERAGE.arrow_schema().field("kind").type
        DataType(string)
        """
        return pa.schema([pa.field(c.name, ARROW_TYPES[c.type], nullable=c.optional) for c in self.columns])
