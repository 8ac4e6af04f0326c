"""What the user says about a table's columns: options or a TOML file, checked against the columns there are.

Invariant: an option that is unknown, missing or contradicts another is named in the error, with what is possible.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, cast

from renown.errors import InputError, NotFoundError
from renown.model.kinds import KINDS

TimeUnit = Literal["s", "ms", "us", "text"]

KEYS = (
    "network",
    "separator",
    "no_header",
    "actor",
    "target",
    "time",
    "time_unit",
    "kind",
    "kind_map",
    "all_kind",
    "object",
    "day_order",
    "mapping",
)
_NEEDED = ("network", "actor", "target", "time")
_ORDERS = ("day", "month")
_UNITS = ("s", "ms", "us", "text")
_SEPARATORS = {"\\t": "\t", "tab": "\t", "space": " ", "comma": ",", "semicolon": ";", "pipe": "|"}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column means what. Columns are names, or numbers from 1 as text."""

    network: str
    actor: str
    target: str
    time: str
    time_unit: TimeUnit | None
    kind: str | None
    kind_map: Mapping[str, str]
    all_kind: str | None
    object: str | None
    separator: str | None
    header: bool
    day_first: bool | None = None


def read_mapping(options: Mapping[str, object]) -> ColumnMapping:
    """The mapping that options give; those given directly win over those of the file `mapping` names.

    >>> read_mapping({"network": "n", "actor": "1", "target": "2", "time": "3", "all_kind": "reply"}).all_kind
    'reply'
    """
    given = {**_from_file(options.get("mapping")), **{k: v for k, v in options.items() if v is not None}}
    unknown = [key for key in given if key not in KEYS]
    if unknown:
        raise InputError(f"a table has no option {unknown[0]!r}", hint=_near(unknown[0], KEYS))
    missing = [f"--{key}" for key in _NEEDED if not given.get(key)]
    if missing:
        raise InputError(f"a table needs {', '.join(missing)}", hint="Name the columns, by name or number from 1")
    if bool(given.get("kind")) is bool(given.get("all_kind")):
        raise InputError("a table needs either --kind or --all-kind", hint="Name a column, or one kind for every row")
    return ColumnMapping(
        network=str(given["network"]),
        actor=str(given["actor"]),
        target=str(given["target"]),
        time=str(given["time"]),
        time_unit=_unit(given.get("time_unit")),
        kind=_optional(given.get("kind")),
        kind_map=_kinds(given.get("kind_map")),
        all_kind=_known_kind(_optional(given.get("all_kind"))),
        object=_optional(given.get("object")),
        separator=_separator(given.get("separator")),
        header=not given.get("no_header"),
        day_first=_day_first(given.get("day_order")),
    )


def _from_file(path: object) -> dict[str, object]:
    if path is None:
        return {}
    try:
        return tomllib.loads(Path(str(path)).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no mapping file {path}", hint="Check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"the mapping file {path} is no TOML: {error}", hint="Lines look like: actor = 1") from error


def _optional(value: object) -> str | None:
    return None if value in (None, "") else str(value)


def _unit(value: object) -> TimeUnit | None:
    """The unit of times; None unless said: the first records tell then."""
    unit = _optional(value)
    if unit is not None and unit not in _UNITS:
        raise InputError(f"--time-unit is {unit!r}", hint=f"It can be {', '.join(_UNITS)}")
    return cast("TimeUnit | None", unit)


def _day_first(value: object) -> bool | None:
    """Whether the day comes first; None unless said: the dates of the column tell then."""
    order = _optional(value)
    if order is not None and order not in _ORDERS:
        raise InputError(f"--day-order is {order!r}", hint=f"It can be {', '.join(_ORDERS)}")
    return None if order is None else order == "day"


def _separator(value: object) -> str | None:
    text = None if value is None else str(value)
    sign = None if not text else _SEPARATORS.get(text, text)
    if sign is not None and len(sign) > 1:
        raise InputError(f"--separator is {sign!r}", hint=f"It is one sign, or one of {', '.join(_SEPARATORS)}")
    return sign


def _kinds(value: object) -> dict[str, str]:
    """The kinds meant by values.

    >>> _kinds("RT=repost, MT=mention")
    {'RT': 'repost', 'MT': 'mention'}
    """
    pairs = value.items() if isinstance(value, Mapping) else map(_pair, str(value or "").split(","))
    return {str(found).strip(): _known_kind(str(kind).strip()) or "" for found, kind in pairs if str(found).strip()}


def _pair(text: str) -> tuple[str, str]:
    found, equals, kind = text.partition("=")
    if text.strip() and not equals:
        raise InputError(f"--kind-map holds {text!r}", hint="Write VALUE=kind, with commas between: RT=repost,RE=reply")
    return found, kind


def _known_kind(kind: str | None) -> str | None:
    if kind is not None and kind not in KINDS:
        raise InputError(f"there is no kind {kind!r}", hint=_near(kind, tuple(KINDS)))
    return kind


def resolve(column: str, columns: Sequence[str], option: str) -> str:
    """The column that a name or a number from 1 means.

    >>> resolve("2", ["who", "whom"], "target"), resolve("Who", ["who", "whom"], "actor")
    ('whom', 'who')
    """
    if column in columns:
        return column
    folded = [name for name in columns if name.strip().casefold() == column.strip().casefold()]
    if len(folded) == 1:
        return folded[0]
    if column.isdecimal() and 1 <= int(column) <= len(columns):
        return columns[int(column) - 1]
    raise InputError(f"--{option} names the column {column!r}, which is not there", hint=_near(column, columns))


def _near(name: str, possible: Sequence[str]) -> str:
    near = get_close_matches(name, possible, 1, 0.6)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    return f"{meant}There are: {', '.join(possible)}"
