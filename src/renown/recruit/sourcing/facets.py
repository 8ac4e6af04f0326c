"""How many of those found have which skill, place, employer and years: what a search can be narrowed by.

Invariant: counts are of people and exact; who wrote a label twice, or in capitals too, counts once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renown.recruit.sourcing.schema import COUNTED
from renown.recruit.sourcing.shards import Labels

YEAR_SPANS = ((0, 2), (2, 5), (5, 10), (10, 20), (20, None))
"""Years of experience that are counted together, the end excluded."""

_EVERY = 1_000_000
"""Labels looked at in each piece of the index: all of them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A label and how many of those found have it."""

    label: str
    people: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What those found have, the most frequent first; years: by span, and those of whom they are not known.

    Nothing here tells who somebody is: profiles hold no age, gender or nationality, and no field of them is a stand-in.
    """

    skills: tuple[Tally, ...]
    titles: tuple[Tally, ...]
    languages: tuple[Tally, ...]
    cities: tuple[Tally, ...]
    companies: tuple[Tally, ...]
    sources: tuple[Tally, ...]
    years: tuple[Tally, ...]


def request(most: int) -> dict[str, Any]:
    """What the engine is asked for. most: labels of each kind."""
    spans = [{"from": float(first), **({"to": float(end)} if end else {})} for first, end in YEAR_SPANS]
    order = {"order": {"_count": "desc"}, "size": most, "segment_size": _EVERY}
    kinds = {name: {"terms": {"field": f"{name}_label", **order}} for name in COUNTED}
    return {**kinds, "years": {"range": {"field": "years", "ranges": spans}}}


def tell(answer: Mapping[str, Any], labels: Labels, count: int) -> Facets:
    """The engine's answer in the words people wrote; of several ways to write one, the most frequent."""

    def tallies(name: str) -> tuple[Tally, ...]:
        ways = labels[name]
        return tuple(
            Tally(min(ways[b["key"]].items(), key=lambda way: (-way[1], way[0]))[0], int(b["doc_count"]))
            for b in answer[name]["buckets"]
        )

    by_start = {bucket.get("from"): int(bucket["doc_count"]) for bucket in answer["years"]["buckets"]}
    known = [(_span(first, end), by_start.get(float(first), 0)) for first, end in YEAR_SPANS]
    unknown = ("", count - sum(people for _, people in known))
    years = tuple(Tally(words, people) for words, people in (*known, unknown) if people)
    return Facets(**{name: tallies(name) for name in COUNTED}, years=years)


def _span(first: int, end: int | None) -> str:
    return f"{first}-{end}" if end else f"{first}+"
