"""The list of sources: one visible table of names, loaded on need, with the same door for outsiders.

Invariant: a source is registered here or under the entry-point group `renown.sources`, nowhere else; a
built-in name cannot be taken over by an outsider.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePosixPath
from typing import cast

from renown.errors import InputError, NotFoundError
from renown.sources.base import Archive, Entry, Recognition, Source, TellsHints

GROUP = "renown.sources"

SOURCES: dict[str, str] = {
    "slack": "renown.sources.slack.importer:SOURCE",
    "x": "renown.sources.x.importer:SOURCE",
    "linkedin": "renown.sources.linkedin.importer:SOURCE",
    "telegram": "renown.sources.telegram.importer:SOURCE",
    "mbox": "renown.sources.mbox.importer:SOURCE",
    "vcard": "renown.sources.vcard.importer:SOURCE",
    "jscontact": "renown.sources.jscontact.importer:SOURCE",
    "contacts_csv": "renown.sources.contacts_csv.importer:SOURCE",
    "ical": "renown.sources.ical.importer:SOURCE",
    "table": "renown.sources.table.importer:SOURCE",
}
"""Name -> `module:attribute` of the built-in sources."""

_JSON_ASKED = "You downloaded the HTML version of an export; ask the platform for the JSON version"
_OUTLOOK = (
    "is a store of Outlook's own, which is not read: import it into Thunderbird or Apple Mail and give the folders "
    "they keep, or let Outlook save the mails as .eml"
)
_STORES = {".pst": _OUTLOOK, ".ost": _OUTLOOK, ".olm": _OUTLOOK, ".msg": _OUTLOOK, ".dbx": _OUTLOOK}
"""Endings of files that hold people but are not read -> what to do instead."""

_SHOWN = 12
_OTHERWISE_PACKED = frozenset({".7z", ".rar", ".bz2", ".xz", ".zst", ".lz4"})
_PACKED = "is packed in a way that is not read here; unpack it by hand"


def names() -> tuple[str, ...]:
    """The names of all sources: the built-in ones first, in the order they are tried, then outsiders by name."""
    return (*SOURCES, *sorted(set(_outsiders()) - set(SOURCES)))


@cache
def load(name: str) -> Source:
    """The source of a name.

    Raises:
        NotFoundError: there is no such source; the message lists those there are.

    >>> load("slack").card.name
    'slack'
    """
    if name in SOURCES:
        module, _, attribute = SOURCES[name].partition(":")
        return cast("Source", getattr(import_module(module), attribute))
    outsider = _outsiders().get(name)
    if outsider is None:
        raise NotFoundError(f"there is no source {name!r}", hint=f"Known sources: {', '.join(names())}")
    return cast("Source", outsider.load())


def all_sources() -> list[Source]:
    """Every source, in the order of `names`."""
    return [load(name) for name in names()]


def recognise(archive: Archive, sources: Iterable[Source] | None = None) -> list[tuple[Source, Recognition]]:
    """Which sources, of all or of some, know the archive as theirs, the surest first."""
    asked = all_sources() if sources is None else sources
    found = [(source, sign) for source in asked if (sign := source.recognise(archive)) is not None]
    return sorted(found, key=lambda pair: -pair[1].confidence)


def _outsiders() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def hint_of(entry: Entry, sources: Sequence[Source]) -> str:
    """What to do with a file that no source can read, where its name or a source tells; empty where none does."""
    suffix = PurePosixPath(entry.path).suffix.lower()
    told = _STORES.get(suffix) or (_PACKED if suffix in _OTHERWISE_PACKED else "")
    return told or next(filter(None, (s.hint(entry) for s in sources if isinstance(s, TellsHints))), "")


def unrecognised(archive: Archive) -> InputError:
    """The error for what no source knows: what was seen, what is supported and, where it can, what to do."""
    entries = archive.entries()
    sources = all_sources()
    titles = ", ".join(source.card.title for source in sources)
    hint = _JSON_ASKED if _is_html_export(entries) else "Name the source with --as if you know it"
    for entry in entries:
        if told := hint_of(entry, sources):
            hint = f"{entry.path} {told}"
    return InputError(
        f"{archive.name} is not an export that is known here: it holds {_seen(entries)}. Supported: {titles}", hint=hint
    )


def _seen(entries: Sequence[Entry]) -> str:
    """What an archive holds, in a few words.

    >>> _seen([])
    'no files'
    """
    paths = [entry.path for entry in entries]
    if not paths:
        return "no files"
    listed = ", ".join(paths[:_SHOWN])
    return listed if len(paths) <= _SHOWN else f"{listed} and {len(paths) - _SHOWN} more"


def _is_html_export(entries: Sequence[Entry]) -> bool:
    """Whether half of the files are web pages or more, by name, or any is by what it holds."""
    suffixes = Counter(PurePosixPath(entry.path).suffix.lower() for entry in entries)
    pages = suffixes[".html"] + suffixes[".htm"]
    data = suffixes[".json"] + suffixes[".js"] + suffixes[".csv"]
    return pages >= max(1, data) or any(
        _is_page(entry) for entry in entries if entry.path.lower().endswith((".json", ".js"))
    )


def _is_page(entry: Entry) -> bool:
    head = entry.head(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))
