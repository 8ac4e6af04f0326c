"""Which exports lie in a place: every file is found a source, or named as left out, however folders, zips and tars lie
in each other.

Invariants: which export a file belongs to depends on what lies there, never on names that the user chose; exports of
two owners are never one; no file is in two exports, and none is in none without a word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from renown.errors import InputError, UnreadableError
from renown.sources import registry
from renown.sources.archive import FileArchive, FileEntry, LeftOut, wrapping
from renown.sources.base import Entry, Source, TellsOwners

DEEPEST = 100
"""Folders in each other, at most: no export comes near it."""

FEW = 50
"""So many files side by side are looked at one by one for whose they are."""

TOLD_EVERY = 100
_LOOK = 65536
_FOREIGN_ENDINGS = tuple(
    ".jpg .jpeg .png .gif .webp .heic .tiff .bmp .ico .mp3 .m4a .aac .flac .ogg .wav .mp4 .mov .avi .mkv .webm .pdf "
    ".exe .dll .so .dylib .o .a .class .jar .pyc .whl .deb .rpm .iso .woff .woff2 .ttf .otf".split()
)
"""Pictures, sound, films, print and programs: no export is any of these, so they are not opened."""

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class View:
    """Some files of an archive, seen as an archive of their own: paths begin below what wraps them."""

    name: str
    files: tuple[FileEntry, ...]

    def entries(self) -> Sequence[FileEntry]:
        """The files, in path order."""
        return self.files


@dataclass(frozen=True, slots=True)
class Discovered:
    """The exports of a place in order of their names, each with its source, and what is no part of any."""

    exports: tuple[tuple[View, Source], ...]
    left: tuple[LeftOut, ...]


@dataclass(slots=True)
class _Unit:
    """Files that are one export. prefix: the folder or pack they lie in. packed: that is a zip or tar."""

    source: Source
    prefix: str
    files: list[FileEntry]
    packed: bool = False


def _view(name: str, files: Sequence[FileEntry]) -> View:
    """Files as an archive."""
    start = len(wrapping(file.path for file in files))
    found = [replace(file, path=file.path[start:]) for file in files]
    return View(name, tuple(sorted(found, key=lambda file: file.path)))


@dataclass(slots=True)
class _Folder:
    """A folder or pack: what lies directly in it, and what lies in it further down."""

    prefix: str = ""
    files: list[FileEntry] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def all_files(self) -> list[FileEntry]:
        """Everything below."""
        return [*self.files, *(file for folder in self.folders.values() for file in folder.all_files())]


class _Peeked:
    """An entry alone in an archive, whose first bytes are read once."""

    def __init__(self, entry: FileEntry) -> None:
        self.name = self.path = entry.path
        self.size, self.open = entry.size, entry.open
        self._head = entry.head(_LOOK)

    def entries(self) -> Sequence[Entry]:
        """Itself."""
        return (self,)

    def head(self, limit: int = _LOOK) -> bytes:
        """The first bytes."""
        return self._head[:limit]


def discover(archive: FileArchive, tell: Tell | None = None) -> Discovered:
    """Find every export in an archive. Nothing is read but the beginnings of files.

    tell: called with how many of how many files were looked at, and what is done.
    """
    left, sources = list(archive.left), registry.all_sources()
    singles = [source for source in sources if source.card.loose]
    wholes = [source for source in sources if not source.card.loose]
    loose: defaultdict[tuple[str, str], list[FileEntry]] = defaultdict(list)
    others = _Folder()
    entries = archive.entries()
    for number, entry in enumerate(entries):
        if tell is not None and number % TOLD_EVERY == 0:
            tell(number, len(entries), f"looking through {archive.name}")
        try:
            source = None if entry.path.lower().endswith(_FOREIGN_ENDINGS) else _loose_source(entry, singles)
        except (InputError, UnreadableError) as error:
            left.append(LeftOut(entry.path, str(error)))
            continue
        if source is not None:
            loose[source, _pack_of(entry.path, archive.packs)].append(entry)
        elif not _shelve(others, entry):
            left.append(LeftOut(entry.path, f"it lies more than {DEEPEST} folders deep"))
    units = _packages(others, archive.packs, wholes)
    for (name, prefix), files in loose.items():
        parts = _by_owner(registry.load(name), files)
        units += [_Unit(registry.load(name), prefix, part, packed=prefix in archive.packs) for part in parts]
    return _named(archive, units, others.all_files(), left)


def _named(archive: FileArchive, units: list[_Unit], others: list[FileEntry], left: list[LeftOut]) -> Discovered:
    """The units as archives with names, and what is in none. One export alone takes what lies beside it as its own."""
    used = {file.path for unit in units for file in unit.files}
    rest = [file for file in others if file.path not in used]
    if len(units) == 1 and not units[0].packed:
        units[0].files += rest
        units[0].prefix, rest = "", []
    several = len(units) > 1
    exports = [(_view(_name(unit, archive.name, several=several), unit.files), unit.source) for unit in units]
    exports.sort(key=lambda export: (export[0].name, export[1].card.name, export[0].files[0].path))
    return Discovered(tuple(exports), (*left, *_no_export(rest, used)))


def _name(unit: _Unit, whole: str, *, several: bool) -> str:
    """What to call a unit: the file it is, else the folder or pack it lies in."""
    if several and unit.source.card.loose and len(unit.files) == 1 and not unit.packed:
        return PurePosixPath(unit.files[0].path).name
    return PurePosixPath(unit.prefix).name or whole


def _loose_source(entry: FileEntry, singles: Sequence[Source]) -> str | None:
    """The source that knows this file as its own, whatever lies beside it, by name."""
    view = _Peeked(entry)
    found = registry.recognise(view, singles)
    return found[0][0].card.name if found else None


def _pack_of(path: str, packs: frozenset[str]) -> str:
    """The innermost zip or tar that a path lies in, with a slash at its end; empty for none."""
    parts = path.split("/")[:-1]
    prefixes = ("".join(f"{part}/" for part in parts[:end]) for end in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in packs), "")


def _shelve(root: _Folder, entry: FileEntry) -> bool:
    """Put a file into its folder; False where that lies too deep."""
    *parts, _ = entry.path.split("/")
    if len(parts) > DEEPEST:
        return False
    folder = root
    for part in parts:
        folder = folder.folders.setdefault(part, _Folder(f"{folder.prefix}{part}/"))
    folder.files.append(entry)
    return True


def _packages(folder: _Folder, packs: frozenset[str], wholes: Sequence[Source]) -> list[_Unit]:
    """The exports of platforms whose files only together say what they are: each in the lowest folder that holds it."""
    below = {name: _packages(kid, packs, wholes) for name, kid in folder.folders.items()}
    rest = [*folder.files, *(f for name, kid in folder.folders.items() if not below[name] for f in kid.all_files())]
    units = [unit for name in below for unit in below[name]]
    own = _whole_source(rest, wholes)
    if own is not None:
        parts = [unit for name in below for unit in below[name] if _is_part(own, name, unit)]
        files = [*rest, *(file for unit in parts for file in unit.files)]
        units = [_Unit(own, folder.prefix, files), *(unit for unit in units if unit not in parts)]
    elif len(units) == 1 and not units[0].packed:
        units[0].prefix = folder.prefix
        units[0].files += rest
    for unit in units:
        unit.packed = unit.packed or (unit.prefix == folder.prefix and folder.prefix in packs)
    return units


def _is_part(source: Source, name: str, unit: _Unit) -> bool:
    return unit.source is source and not unit.packed and _is_inner(source, name)


def _is_inner(source: Source, name: str) -> bool:
    """Whether folders of this name lie inside one export of the source."""
    return re.fullmatch(source.card.folders, name, re.IGNORECASE) is not None


def _whole_source(files: list[FileEntry], wholes: Sequence[Source]) -> Source | None:
    """The source that is surest that these files are an export of its own."""
    if not files:
        return None
    view = _view("", files)
    found = registry.recognise(view, wholes)
    return found[0][0] if found else None


def _by_owner(source: Source, files: list[FileEntry]) -> Iterator[list[FileEntry]]:
    """The files parted where different folders, or mailboxes, show different owners."""
    branches = _branches(source, files) if isinstance(source, TellsOwners) else {}
    if len(branches) < 2 or not isinstance(source, TellsOwners):
        yield files
        return
    groups: list[tuple[set[str], list[FileEntry]]] = []
    unknown: list[FileEntry] = []
    for name, branch in branches.items():
        owners = set(source.owners(_view(name, branch), sure=not name.endswith("/")))
        if not owners:
            unknown += branch
            continue
        same = [group for group in groups if group[0] & owners]
        groups = [group for group in groups if group not in same]
        groups.append((owners.union(*(g[0] for g in same)), [*(f for g in same for f in g[1]), *branch]))
    # Those of one owner take in what shows none, unless they turn out to be of several further down.
    inner = [*_by_owner(source, groups[0][1])] if len(groups) == 1 and unknown else []
    if len(groups) < 2:
        yield from [*inner, unknown] if len(inner) > 1 else [files]
        return
    for _, group in groups:
        yield from _by_owner(source, group)
    if unknown:
        yield unknown


def _branches(source: Source, files: list[FileEntry]) -> dict[str, list[FileEntry]]:
    """The files by the folder in which they lie below what wraps all (with a slash, unless it is a part of one
    export), or by themselves where they are few."""
    start = len(wrapping(file.path for file in files))
    found: defaultdict[str, list[FileEntry]] = defaultdict(list)
    for file in files:
        name, slash, _ = file.path[start:].partition("/")
        found[name if slash and _is_inner(source, name) else f"{name}{slash}"].append(file)
    direct = [name for name in found if not name.endswith("/")]
    if len(direct) > FEW:
        found[""] = [file for name in direct for file in found.pop(name)]
    return dict(found)


def _no_export(files: Iterable[FileEntry], used: set[str]) -> Iterator[LeftOut]:
    """What is no part of any export: by file, or by the outermost folder or pack of which nothing is used."""
    sources = registry.all_sources()
    inhabited = {prefix for path in used for prefix in _prefixes(path)}
    counted: Counter[str] = Counter()
    for file in files:
        empty = next((prefix for prefix in _prefixes(file.path) if prefix not in inhabited), "")
        if told := registry.hint_of(file, sources):
            yield LeftOut(file.path, f"it {told}")
        elif empty:
            counted[empty] += 1
        else:
            yield LeftOut(file.path, "no export that is known here" if file.size else "empty", fault=False)
    for prefix, number in counted.items():
        yield LeftOut(prefix[:-1], f"no export that is known here ({number:,} files)", fault=False)


def _prefixes(path: str) -> Iterator[str]:
    """The folders that a path lies in, outermost first.

    >>> list(_prefixes("a/b/c"))
    ['a/', 'a/b/']
    """
    parts = path.split("/")[:-1]
    return ("".join(f"{part}/" for part in parts[:end]) for end in range(1, len(parts) + 1))
