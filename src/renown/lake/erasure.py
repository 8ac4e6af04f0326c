"""Erasing: people leave every batch, their names leave the words of others, and a tombstone keeps them out.

Invariants: a tombstone is a keyed digest (HMAC-SHA256 with the workspace's secret), so it names nobody; what
the manifest says is erased is erased in every batch it names; imports that come later obey too, before they
become visible. Tombstones are written first: whatever is interrupted is finished by the next writer.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_
from pathlib import Path

from renown.lake.batch import ACCOUNT_IDS, new_path, stored_schema
from renown.lake.durable import write_bytes
from renown.lake.engine import Engine, Expression
from renown.lake.expressions import _, ibis
from renown.lake.manifest import Batch, Import, Manifest
from renown.lake.scan import measured
from renown.lake.words import words_of

_FILE = "erased.json"
_SECRET = "secret"
_NAMES = ("key", "handle", "name", "email", "url")
_WORDS = {
    "accounts": ("headline",),
    "posts": ("place", "text", "url"),
    "interactions": ("place",),
    "facts": ("value", "organisation", "place"),
}
"""Columns that hold words of others, in which an erased person may be named."""


@dataclass(frozen=True)
class Tombstones:
    """Who was erased, as digests that only this workspace can compare."""

    secret: bytes
    marks: frozenset[str]

    def mark(self, account: int) -> str:
        """The digest of an account.

        >>> Tombstones(b"a", frozenset()).mark(1) != Tombstones(b"b", frozenset()).mark(1)
        True
        """
        return hmac.digest(self.secret, str(account).encode(), "sha256").hex()

    def cover(self, account: int) -> bool:
        """Whether this account was erased."""
        return bool(self.marks) and self.mark(account) in self.marks

    @cached_property
    def digest(self) -> str:
        """A name for this set of tombstones; empty for none."""
        return hashlib.sha256("".join(sorted(self.marks)).encode()).hexdigest() if self.marks else ""


def load_tombstones(root: Path) -> Tombstones:
    """The tombstones of a lake; the secret is made when the first is."""
    if not (root / _FILE).exists():
        return Tombstones(secrets.token_bytes(32), frozenset())
    return Tombstones((root / _SECRET).read_bytes(), frozenset(json.loads((root / _FILE).read_bytes())))


def add_tombstones(root: Path, tombstones: Tombstones, accounts: Iterable[int]) -> None:
    """Make accounts erased from now on, durably."""
    marks = tombstones.marks | {tombstones.mark(account) for account in accounts}
    write_bytes(root / _SECRET, tombstones.secret)
    write_bytes(root / _FILE, json.dumps(sorted(marks)).encode())


def erased(root: Path, engine: Engine, manifest: Manifest, tombstones: Tombstones) -> Manifest:
    """The manifest with every import rewritten so that it obeys the tombstones."""
    imports = obeying(root, engine, manifest.imports, tombstones)
    return replace(manifest, imports=imports, erased=tombstones.digest)


def obeying(root: Path, engine: Engine, imports: Sequence[Import], tombstones: Tombstones) -> tuple[Import, ...]:
    """These imports without the rows and the names of erased people; batches that hold none stay as they are."""
    if not tombstones.marks:
        return tuple(imports)
    gone = {account for account in _accounts(root, engine, imports) if tombstones.cover(account)}
    if not gone:
        return tuple(imports)
    eraser = _Eraser(root, engine, imports, gone)
    return tuple(map(eraser.rewritten, imports))


def _accounts(root: Path, engine: Engine, imports: Sequence[Import]) -> Iterator[int]:
    """The id of every account that the imports speak of, some more than once."""
    for table, columns in ACCOUNT_IDS.items():
        rows = _read(root, engine, imports, table)
        for column in columns:
            found = rows.filter(_[column].notnull()).select(id=_[column]).distinct()
            for batch in engine.stream(found, "look for erased people"):
                yield from filter(None, batch["id"].to_pylist())


class _Eraser:
    """Takes some accounts out of imports."""

    def __init__(self, root: Path, engine: Engine, imports: Sequence[Import], gone: Collection[int]) -> None:
        self._root = root
        self._engine = engine
        self._gone = sorted(gone)
        posts = _read(root, engine, imports, "posts").filter(_.author.isin(self._gone))
        self._posts = engine.checkpoint(posts.select("post").distinct(), "find posts of erased people")
        self._words = words_of(self._named(imports))

    def _named(self, imports: Sequence[Import]) -> Iterator[str]:
        rows = _read(self._root, self._engine, imports, "accounts").filter(_.account.isin(self._gone))
        for row in self._engine.fetch(rows.select(*_NAMES).distinct(), "find names of erased people").to_pylist():
            yield from filter(None, row.values())

    def rewritten(self, made: Import) -> Import:
        """The import without them. Its fingerprint stays, so that the same export is still known."""
        batches = tuple(batch for old in made.batches if (batch := self._batch(made.id, old)) is not None)
        return replace(
            made,
            name=self._words.redact(made.name),
            batches=batches,
            report=self._words.redact_values(made.report),
            problems=self._problems(made),
        )

    def _batch(self, import_id: int, batch: Batch) -> Batch | None:
        rows = self._engine.read([self._root / batch.path], stored_schema(batch.table))
        kept = rows.filter(*self._kept(batch.table))
        texts = _WORDS.get(batch.table, ()) if self._words.words else ()
        naming = reduce(or_, (self._words.found(_[column]) for column in texts), ibis.literal(False))
        counted = kept.mutate(naming=naming).aggregate(rows=_.count(), naming=_.naming.any())
        found = self._engine.fetch(counted, "look into a batch").to_pylist()[0]
        if found["rows"] == batch.rows and not found["naming"]:
            return batch
        if not found["rows"]:
            return None
        path = new_path(import_id, batch.table, batch.network)
        redacted = kept.mutate(**{column: self._words.redacted(_[column]) for column in texts})
        written = self._engine.write(redacted.select(*rows.columns), self._root / path, "erase people from a batch")
        return measured(self._engine, replace(batch, path=path, rows=written), self._root)

    def _kept(self, table: str) -> list[Expression]:
        conditions = [_[column].isnull() | ~_[column].isin(self._gone) for column in ACCOUNT_IDS[table]]
        if table == "counts":
            conditions.append(_.post.isnull() | ~_.post.isin(self._posts.post))
        return conditions

    def _problems(self, made: Import) -> str | None:
        if made.problems is None:
            return None
        lines = (self._root / made.problems).read_text(encoding="utf-8").splitlines()
        kept = [json.dumps(self._words.redact_values(json.loads(line)), ensure_ascii=False) for line in lines]
        path = f"problems/{made.id:06d}-{hashlib.sha256(''.join(kept).encode()).hexdigest()[:8]}.jsonl"
        write_bytes(self._root / path, "".join(f"{line}\n" for line in kept).encode())
        return path


def _read(root: Path, engine: Engine, imports: Sequence[Import], table: str) -> Expression:
    paths = [root / batch.path for made in imports for batch in made.batches if batch.table == table]
    return engine.read(paths, stored_schema(table))
