"""Erasing: people leave every batch, their names leave the words of others, and a tombstone keeps them out.

Invariants: a tombstone is a keyed digest (HMAC-SHA256 with the workspace's secret), so it names nobody; what
the manifest says is erased is erased in every batch it names; imports that come later obey too, before they
become visible. Tombstones are written first, behind those there are: whatever is interrupted is finished by the next
writer. The manifest counts them, so one that is lost, or a secret that is another, is noticed before anybody returns.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_
from pathlib import Path

from renown.errors import StorageError
from renown.lake.batch import ACCOUNT_IDS, new_path, stored_schema
from renown.lake.durable import clear, write_bytes
from renown.lake.engine import Engine, Expression
from renown.lake.expressions import _, ibis
from renown.lake.manifest import Batch, Import, Manifest
from renown.lake.scan import measured
from renown.lake.words import Words, parts_of, words_of

_FILE = "erased.json"
_SECRET = "secret"
_MARK = re.compile("[0-9a-f]{64}")
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
    """Who was erased, as digests that only this workspace can compare, in the order of erasing."""

    secret: bytes
    marks: tuple[str, ...]

    def mark(self, account: int) -> str:
        """The digest of an account.

        >>> Tombstones(b"a", ()).mark(1) != Tombstones(b"b", ()).mark(1)
        True
        """
        return hmac.digest(self.secret, str(account).encode(), "sha256").hex()

    def cover(self, account: int) -> bool:
        """Whether this account was erased."""
        return bool(self._known) and self.mark(account) in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.marks)

    @cached_property
    def digest(self) -> str:
        """A name for these tombstones; empty for none."""
        return self.digest_of(len(self.marks))

    def digest_of(self, first: int) -> str:
        """The name that the first so many of them had."""
        return hashlib.sha256("".join(self.marks[:first]).encode()).hexdigest() if first else ""


def load_tombstones(root: Path, manifest: Manifest) -> Tombstones:
    """The tombstones of a lake; the secret is made when the first is.

    Raises StorageError where they are not those that the manifest counts: erased people would come back.
    """
    if not manifest.erased and not (root / _FILE).exists():
        return Tombstones(secrets.token_bytes(32), ())
    found = Tombstones(_secret_in(root, manifest), _marks_in(root))
    count = manifest.erased_count or len(found.marks)
    if len(found.marks) < count or (found.digest_of(count) != manifest.erased and manifest.erased):
        raise _unlike(root / _FILE, f"does not hold the {count:,} tombstones that the manifest counts", manifest)
    return found


def _secret_in(root: Path, manifest: Manifest) -> bytes:
    try:
        secret = (root / _SECRET).read_bytes()
    except OSError as error:
        raise _unlike(root / _SECRET, f"cannot be read: {error.strerror}", manifest) from error
    if manifest.secret and _check_of(secret) != manifest.secret:
        raise _unlike(root / _SECRET, "is not the one the tombstones were made with", manifest)
    return secret


def _marks_in(root: Path) -> tuple[str, ...]:
    try:
        return tuple(map(str, json.loads((root / _FILE).read_bytes())))
    except (OSError, ValueError, TypeError):
        return ()


def _check_of(secret: bytes) -> str:
    return hashlib.sha256(b"renown secret\0" + secret).hexdigest()


def _unlike(file: Path, why: str, manifest: Manifest) -> StorageError:
    people = f"{manifest.erased_count:,} accounts" if manifest.erased_count else "accounts"
    return StorageError(
        f"{file} {why}; {people} that were erased would come back with the next import",
        hint="Restore it from a backup (renown restore FILE), or go on without: renown settle erasures",
    )


def readable_tombstones(root: Path, manifest: Manifest) -> Tombstones:
    """Those tombstones that can still be compared, whatever is missing; none when the secret is lost."""
    try:
        secret = _secret_in(root, manifest)
    except StorageError:
        return Tombstones(secrets.token_bytes(32), ())
    marks = (mark for mark in _marks_in(root) if _MARK.fullmatch(mark))
    return Tombstones(secret, tuple(dict.fromkeys(marks)))


def add_tombstones(root: Path, tombstones: Tombstones, accounts: Iterable[int]) -> None:
    """Make accounts erased from now on, durably; new ones go behind those there are."""
    new = sorted({tombstones.mark(account) for account in accounts} - set(tombstones.marks))
    write_bytes(root / _SECRET, tombstones.secret)
    write_bytes(root / _FILE, json.dumps([*tombstones.marks, *new]).encode())


def later_tombstones(old: Path, known: Manifest, new: Path, then: Manifest) -> None:
    """Let a lake that is put in another's place obey the other's tombstones too, where both have one secret.

    A lake without tombstones takes the other's secret with them. Raises StorageError for tombstones that are damaged.
    """
    later, earlier = load_tombstones(old, known), load_tombstones(new, then)
    if later.marks and (not earlier.marks or earlier.secret == later.secret):
        marks = (*earlier.marks, *(mark for mark in later.marks if mark not in set(earlier.marks)))
        add_tombstones(new, Tombstones(later.secret, marks), ())


def clear_tombstones(root: Path) -> None:
    """Make room for the files of tombstones where something else stands."""
    for name in (_SECRET, _FILE):
        clear(root / name)


def counted(manifest: Manifest, tombstones: Tombstones) -> Manifest:
    """The manifest with these tombstones counted in it."""
    return replace(
        manifest,
        erased=tombstones.digest,
        erased_count=len(tombstones.marks),
        secret=_check_of(tombstones.secret) if tombstones.marks else "",
    )


def erased(root: Path, engine: Engine, manifest: Manifest, tombstones: Tombstones) -> Manifest:
    """The manifest with every import rewritten so that it obeys the tombstones."""
    imports = obeying(root, engine, manifest.imports, tombstones)
    return counted(replace(manifest, imports=imports), tombstones)


def obeying(
    root: Path, engine: Engine, imports: Sequence[Import], tombstones: Tombstones, known: Sequence[Import] = ()
) -> tuple[Import, ...]:
    """These imports without the rows and the names of erased people; batches that hold none stay as they are.

    known: the imports among which a part of a name may be somebody else's too, if not these alone.
    """
    gone = covered(root, engine, imports, tombstones)
    if not gone:
        return tuple(imports)
    eraser = _Eraser(root, engine, imports, gone, known)
    return tuple(map(eraser.rewritten, imports))


def covered(root: Path, engine: Engine, imports: Sequence[Import], tombstones: Tombstones) -> list[int]:
    """The accounts in these imports that the tombstones cover, rising."""
    if not tombstones.marks:
        return []
    return sorted({account for account in _accounts(root, engine, imports) if tombstones.cover(account)})


def _accounts(root: Path, engine: Engine, imports: Sequence[Import]) -> Iterator[int]:
    """The id of every account that the imports speak of, some more than once."""
    for table, columns in ACCOUNT_IDS.items():
        rows = _read(root, engine, imports, table)
        for column in columns:
            found = rows.filter(_[column].notnull()).select(id=_[column]).distinct()
            for batch in engine.stream(found, "look for erased people"):
                yield from filter(None, batch["id"].to_pylist())


class _Eraser:
    """Takes some accounts out of imports. known: where namesakes are looked for, if not among these imports alone."""

    def __init__(
        self,
        root: Path,
        engine: Engine,
        imports: Sequence[Import],
        gone: Collection[int],
        known: Sequence[Import] = (),
    ) -> None:
        self._root = root
        self._engine = engine
        self._gone = sorted(gone)
        posts = _read(root, engine, imports, "posts").filter(_.author.isin(self._gone))
        self._posts = engine.checkpoint(posts.select("post").distinct(), "find posts of erased people")
        names = list(self._named(imports))
        self._words = replace(words_of(names), lone=tuple(sorted(self._lone(names, known or imports))))

    def _named(self, imports: Sequence[Import]) -> Iterator[str]:
        rows = _read(self._root, self._engine, imports, "accounts").filter(_.account.isin(self._gone))
        for row in self._engine.fetch(rows.select(*_NAMES).distinct(), "find names of erased people").to_pylist():
            yield from filter(None, row.values())

    def _lone(self, names: Sequence[str], imports: Sequence[Import]) -> frozenset[str]:
        """The parts of their names that nobody else is called by: those alone name them."""
        parts = parts_of(names)
        if not parts:
            return parts
        rows = _read(self._root, self._engine, imports, "accounts").filter(~_.account.isin(self._gone))
        held = rows.filter(Words(tuple(sorted(parts))).found(_.name)).select("name").distinct()
        others = self._engine.fetch(held, "look for namesakes")["name"].to_pylist()
        borne = {part.casefold() for name in others for part in re.split(r"[\W\d_]+", name)}
        return frozenset(part for part in parts if part.casefold() not in borne)

    def rewritten(self, made: Import) -> Import:
        """The import without them. Its fingerprint stays, so that the same export is still known."""
        batches = tuple(batch for old in made.batches if (batch := self._batch(made.id, old)) is not None)
        problems, digest = self._problems(made)
        return replace(
            made,
            name=self._words.redact(made.name),
            batches=batches,
            report=self._words.redact_values(made.report),
            problems=problems,
            problems_sha256=digest,
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

    def _problems(self, made: Import) -> tuple[str | None, str]:
        """The file of an import's problems without them, and its digest."""
        if made.problems is None:
            return None, ""
        lines = (self._root / made.problems).read_text(encoding="utf-8").splitlines()
        kept = [json.dumps(self._words.redact_values(json.loads(line)), ensure_ascii=False) for line in lines]
        content = "".join(f"{line}\n" for line in kept).encode()
        digest = hashlib.sha256(content).hexdigest()
        path = f"problems/{made.id:06d}-{digest[:8]}.jsonl"
        write_bytes(self._root / path, content)
        return path, digest


def _read(root: Path, engine: Engine, imports: Sequence[Import], table: str) -> Expression:
    paths = [root / batch.path for made in imports for batch in made.batches if batch.table == table]
    return engine.read(paths, stored_schema(table))
