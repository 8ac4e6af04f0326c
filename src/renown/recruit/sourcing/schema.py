"""What stands in the index: terms and where they stand, numbers, labels to count by. No text, no name, no address.

Invariant: nothing is stored; a document is found, never read back. `mark` changes with every rule that shapes terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from math import isfinite
from operator import attrgetter

import tantivy

from renown.recruit.profiles import Profile
from renown.recruit.query.tree import TEXT_FIELDS
from renown.recruit.sourcing.spellings import spellings
from renown.recruit.sourcing.tokens import places

ALL = "all"
"""The field of all text."""

COUNTED = ("skills", "titles", "languages", "cities", "companies", "sources")
"""What hits are counted by, as it was written."""

VALUE_GAP = 1_000
"""Between two values of a field (two titles, two skills) lie so many places at least, and nothing reaches across."""

_STEP = 2 * VALUE_GAP

LONGEST_COUNTED = 200
SHORT = 80
"""Texts of fewer letters are titles, skills and places: they come again, so their words are remembered."""

_RULES = ("spellings.py", "gender.py", "compounds.py", "compounds.txt", "tokens.py", "schema.py")


def build_schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("person", indexed=True, fast=True)
    for name in (ALL, *TEXT_FIELDS):
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in COUNTED:
        builder.add_text_field(f"{name}_label", tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_float_field("years", indexed=True, fast=True)
    builder.add_integer_field("seen", indexed=True, fast=True)
    return builder.build()


INDEX_SCHEMA = build_schema()


@cache
def mark() -> str:
    """Which rules made the index: another one is made anew."""
    digest = blake2b(tantivy.__version__.encode(), digest_size=8)
    for name in _RULES:
        digest.update(files(__package__).joinpath(name).read_bytes())
    return digest.hexdigest()


def values(profile: Profile) -> dict[str, tuple[str, ...]]:
    """What each text field of the language holds of a profile, value by value."""
    own = {
        "title": (*profile.titles, *profile.past_titles),
        "current": (*profile.titles, *profile.companies),
        "past": (*profile.past_titles, *profile.past_companies),
        "company": (*profile.companies, *profile.past_companies),
        "skill": profile.skills,
        "school": profile.schools,
        "city": profile.cities,
        "lang": profile.languages,
        "topic": profile.topics,
        "circle": profile.circles,
        "source": profile.sources,
    }
    told = ("title", "company", "skill", "school", "city", "topic", "circle")
    return {ALL: (profile.text, *(value for name in told for value in own[name])), **own}


def document(profile: Profile, labels: Mapping[str, Mapping[str, str]]) -> tantivy.Document:
    """A profile as what is indexed of it. labels: as `labels_of` tells."""
    found = tantivy.Document()
    found.add_integer("person", profile.person)
    for name, texts in values(profile).items():
        if not texts:
            continue
        start, words = 0, _plain_words(profile.text) if name == ALL else ""
        if words:
            found.add_text(name, words)
            texts, start = texts[1:], VALUE_GAP
        if terms := _terms(texts, start):
            found.add_pre_tokenized_text(name, tantivy.PreTokenizedString("", terms))
    for name, ways in labels.items():
        for key in ways:
            found.add_text(f"{name}_label", key)
    if profile.years is not None and isfinite(profile.years):
        found.add_float("years", float(profile.years))
    if profile.seen is not None:
        found.add_integer("seen", profile.seen)
    return found


def labels_of(profile: Profile) -> dict[str, dict[str, str]]:
    """What a profile counts under: by what all ways to write a label share, the first way it is written.

    >>> labels_of(Profile(1, skills=("Python", "python ", "Größe")))["skills"]
    {'python': 'Python', 'grosse': 'Größe'}
    """
    said: dict[str, tuple[str, ...]] = {
        "skills": profile.skills,
        "titles": (*profile.titles, *profile.past_titles),
        "languages": profile.languages,
        "cities": profile.cities,
        "sources": profile.sources,
        "companies": (*profile.companies, *profile.past_companies),
    }
    found: dict[str, dict[str, str]] = {name: {} for name in said}
    for name, texts in said.items():
        ways = found[name]
        for text in texts:
            key, label = _written(text)
            if label and key not in ways:
                ways[key] = label
    return found


@lru_cache(maxsize=50_000)
def _written(label: str) -> tuple[str, str]:
    """What all ways to write a label share, and the label in one line that any file takes."""
    line = " ".join(label.encode("utf-8", "ignore").decode().split())[:LONGEST_COUNTED]
    return spellings(line)[0], line


_EVERYTHING = attrgetter(*(column.name for column in fields(Profile)))


def fingerprint(profile: Profile) -> int:
    """A number that another content has another one of, up to chance."""
    digest = blake2b(repr(_EVERYTHING(profile)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _plain_words(text: str) -> str:
    """The words of a text for the engine to part, which is faster; nothing where one is found by several terms."""
    found = places(text)
    return "" if any(len(place) > 1 for place in found) else " ".join(term for (term,) in found)


def _terms(texts: Iterable[str], start: int) -> list[tantivy.Token]:
    """The words of all values at their places; a value begins at a multiple of `_STEP`, so that many come again."""
    found: list[tantivy.Token] = []
    for text in texts:
        words = _short_tokens(text, start) if len(text) < SHORT else _tokens(text, start)
        found += words
        if words:
            start += _STEP * (1 + len(words) // VALUE_GAP)
    return found


@lru_cache(maxsize=100_000)
def _short_tokens(text: str, start: int) -> list[tantivy.Token]:
    return _tokens(text, start)


def _tokens(text: str, start: int) -> list[tantivy.Token]:
    token = tantivy.Token
    return [token(term, at, 0, 0) for at, place in enumerate(places(text), start) for term in place]
