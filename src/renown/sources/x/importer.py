"""The X importer: knows an archive by what its data files say they are, and reads it from the owner outwards."""

from __future__ import annotations

from collections.abc import Iterator

from renown.model.rows import Item
from renown.sources.base import Archive, Card, ReadOptions, Recognition
from renown.sources.x.layout import IGNORED, READ, data_type
from renown.sources.x.reading import Reading

CARD = Card(
    name="x",
    title="X (Twitter)",
    tier="outgoing",
    ways=(
        (
            "x.com",
            (
                "Open More, then Settings and privacy",
                "Choose Your account, then Download an archive of your data",
                "Wait a day or more for the message, and download twitter-<date>-<code>.zip",
                "Give that zip as it is",
            ),
        ),
    ),
    reads="the owner's posts, answers, quotes, reposts and mentions; followers and followed; private contacts; lists",
    seen="2025-03",
    minimum={"accounts": 1, "interactions": 1},
    ignored=IGNORED,
    folders="data|js|tweets",
)


class XSource:
    """A person's own X archive: their acts, followers and private contacts, not what others did to their posts."""

    card = CARD

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know an archive by the first line of its data files."""
        stated = {name for entry in archive.entries() if (name := data_type(entry))}
        known = sorted(stated & set(READ))
        if {"account", "manifest", "grailbird", "user_details"} & stated:
            return Recognition(0.98, f"data files that say they are {', '.join(known[:5])}")
        return Recognition(0.9, f"data files that say they are {', '.join(known[:5])}") if known else None

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the owner, then posts, followers, messages and lists, then coverage.

        Raises:
            InputError: neither the archive nor `options.owner` says whose it is.
        """
        return Reading(archive, options).items()


SOURCE = XSource()
