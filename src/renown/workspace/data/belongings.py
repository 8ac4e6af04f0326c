"""What lies in a workspace: every kind of file, what it holds, and what becomes of it when it is damaged.

Invariant: a file that fits no line here is a stranger: the doctor names it, a backup leaves it out, and a test fails,
so that no new kind of file comes into being without a promise about its loss.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

KEPT, CACHE, PASSING = "kept", "cache", "passing"
"""What cannot be made again; what is made again by itself; what means nothing once its process has ended."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Files of one kind. pattern: their path below the workspace; `*` stands for anything, slashes too."""

    pattern: str
    sort: str
    holds: str


BELONGINGS = (
    Belonging("renown.toml", KEPT, "the purpose of the workspace, which the manifest knows too"),
    Belonging("manifest.json", KEPT, "which imports there are, the digest of every file of facts, and the pledges"),
    Belonging("facts/*/network-*/*.parquet", KEPT, "the rows of one table, network and import"),
    Belonging("problems/*.jsonl", KEPT, "what could not be read of an import that was to keep it"),
    Belonging("history/*.parquet", KEPT, "scores by day"),
    Belonging("history/index.json", KEPT, "which files the history has"),
    Belonging("person_ids/*.parquet", KEPT, "which account was whose person"),
    Belonging("person_ids/index.json", KEPT, "which file that is"),
    Belonging("desk.sqlite3", KEPT, "everything that was decided, and the work under way"),
    Belonging("desk.sqlite3-wal", KEPT, "decisions on their way into the desk"),
    Belonging("desk.key", KEPT, "the key of sessions and of objections"),
    Belonging("secret", KEPT, "the key of the tombstones of erased people"),
    Belonging("erased.json", KEPT, "those tombstones"),
    Belonging("erasing.json", KEPT, "an erasure that is under way"),
    Belonging("team.json", KEPT, "the keys of a member of a team"),
    Belonging("passwords/*", KEPT, "the password of a server"),
    Belonging("candidates/*", KEPT, "the files candidates came with, sealed; their keys lie in the desk"),
    Belonging("set-aside/*", KEPT, "a damaged desk that was given up, until somebody is erased"),
    Belonging("profiles/*", CACHE, "the search index over candidates, made from their papers"),
    Belonging("profiles/*.lock", PASSING, "who writes"),
    Belonging("derived/*/*.parquet", CACHE, "tables made from the facts"),
    Belonging("desk.sqlite3-shm", PASSING, "memory that the processes at the desk share"),
    Belonging("desk.sqlite3-journal", PASSING, "a change of the desk under way"),
    Belonging("served", PASSING, "where the workspace is served"),
    Belonging("served-lan", PASSING, "where devices come in"),
    Belonging("devices/*", PASSING, "the certificate for devices in the same network, and its key"),
    Belonging("lock", PASSING, "who writes"),
    Belonging("history/lock", PASSING, "who writes"),
    Belonging("person_ids/lock", PASSING, "who writes"),
    Belonging("team.lock", PASSING, "who writes"),
    Belonging("worker.lock", PASSING, "who works"),
    Belonging("uploads/*", PASSING, "files on their way in"),
    Belonging("incoming/*", PASSING, "files fetched from servers, on their way in"),
    Belonging("spill/*", PASSING, "what the engine has no memory for"),
    Belonging("*.partial", PASSING, "a file that was being written"),
)


def belonging(path: PurePath) -> Belonging | None:
    """What a file is, by its path below the workspace.

    >>> belonging(PurePath("history/00000001-ab.parquet")).holds, belonging(PurePath("diary.txt"))
    ('scores by day', None)
    """
    return next((kind for kind in reversed(BELONGINGS) if fnmatchcase(path.as_posix(), kind.pattern)), None)


def files_of(workspace: Path) -> Iterator[tuple[Path, Belonging | None]]:
    """Every file of a workspace, by its path below it, and what it is; None for a stranger."""
    for file in sorted(workspace.rglob("*")):
        if file.is_file() and not file.is_symlink():
            path = file.relative_to(workspace)
            yield path, belonging(path)
