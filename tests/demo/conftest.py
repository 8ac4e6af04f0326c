"""One made-up world for all tests of the demo room: the default size, so that what is tested is what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest

from renown.demo.cast import STORY, Person, make_cast
from renown.demo.rhythm import Calendar
from renown.demo.talk import Message, Talk
from renown.demo.world import World, build_world

TODAY = date(2026, 3, 9)


@dataclass(frozen=True)
class Community:
    """The cast and what they said, before it is written in anybody's format."""

    cast: list[Person]
    messages: list[Message]
    calendar: Calendar

    def acts(self) -> list[tuple[int, int]]:
        """Every (actor, target) of an answer or an emoji, nobody towards themselves."""
        found = []
        for message in self.messages:
            found += [(who, message.author) for users in message.reactions.values() for who in users]
            if message.opener:
                found.append((message.author, message.opener.author))
        return [(actor, target) for actor, target in found if actor != target]

    def those(self, role: str) -> set[int]:
        """The places in the cast of everybody with a role."""
        return {i for i, person in enumerate(self.cast) if person.role == role}

    def one(self, role: str) -> int:
        """The place of somebody of the story."""
        return STORY[role]


@pytest.fixture(scope="session")
def community() -> Community:
    """600 people, a year and a half."""
    rng = np.random.default_rng(11)
    cast, _ = make_cast(rng, 600)
    calendar = Calendar(TODAY)
    return Community(cast, Talk(rng, cast, calendar).hold(), calendar)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A small world on disk."""
    return build_world(tmp_path_factory.mktemp("world"), people=160, today=TODAY)
