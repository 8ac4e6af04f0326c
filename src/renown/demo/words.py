"""The words of the made-up world: templates with slots, read from the TOML files beside this module.

Invariant: every `{slot}` of a template is filled from its own topic, else from what all topics share,
or from what the caller gives; a slot nobody fills is an error, not a hole in a sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

SLOT = re.compile(r"\{(\w+)\}")
START = re.compile(r"(?:^|[.!?] )[a-z]")


@cache
def read_words(name: str) -> dict[str, Any]:
    """One TOML file of words.

    >>> sorted(read_words("people"))
    ['companies', 'first', 'last', 'places', 'titles']
    """
    return tomllib.loads(files("renown.demo").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def pick(rng: np.random.Generator, choices: Sequence[str]) -> str:
    """One of several texts."""
    return choices[int(rng.integers(len(choices)))]


class Speaker:
    """Makes sentences about one topic."""

    def __init__(self, topic: Mapping[str, Any], shared: Mapping[str, Any] | None = None) -> None:
        self._slots = {**(shared or {}), **topic}

    def say(self, rng: np.random.Generator, templates: str, **given: str) -> str:
        """One sentence from the list of templates of that name, its slots filled.

        >>> Speaker({"posts": ["{a} is {b}"], "a": ["silt"]}).say(np.random.default_rng(1), "posts", b="good")
        'Silt is good'
        """
        text = pick(rng, self._slots[templates])
        while SLOT.search(text):  # a slot's own words may hold slots
            text = SLOT.sub(lambda m: given[m[1]] if m[1] in given else pick(rng, self._slots[m[1]]), text)
        return START.sub(lambda m: m[0].upper(), text)
