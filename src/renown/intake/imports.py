"""Imports: an export comes in whole or not at all, the same export once, and every import says what it did.

Invariant: the manifest is written once, at the end; until then nothing has changed, whatever happens.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from renown.errors import EmptyExportError, InputError, RenownError, UnreadableError
from renown.intake.exports import Export, Fingerprint, exports_at, fingerprint
from renown.intake.reading import Policy, Reading, Tell
from renown.intake.report import CoverageLine, Imported, ImportReport, from_plain, to_plain
from renown.lake.batch import BatchWriter
from renown.lake.checks import sha256_of
from renown.lake.lake import Lake
from renown.lake.manifest import Batch, Import, Manifest
from renown.model.rows import FileIgnored, FileRead, Item, LastWords, Problem, Scan
from renown.model.values.date import zone_named
from renown.sources.archive import LeftOut
from renown.sources.base import ReadOptions
from renown.sources.stream import shown


def import_path(
    lake: Lake,
    path: Path,
    *,
    source: str | None = None,
    options: ReadOptions | None = None,
    on_problem: Policy = "skip",
    progress: Tell | None = None,
    replaces: Sequence[int] = (),
) -> Imported:
    """Import the export, or each of the exports, at a path. What is bad among them is named and left out; the rest
    comes in together, in one moment.

    source: the name of the source, when it is not to be recognised.
    on_problem: `stop` at the first problem; `skip` what cannot be read and list it; `keep` it in a file too.
    progress: called with bytes done, bytes in all, and what is being read.
    replaces: imports whose place these take: they go for good in the same moment, unless they are these themselves.

    Raises:
        NotFoundError: nothing at the path, or no such source.
        InputError: nothing that can be imported, a problem under `stop`, or a zone that does not exist.
        LockedError: another process is writing.
        StorageError: the disk is full or refuses.
    """
    options = options or ReadOptions()
    zone_named(options.zone)
    with ExitStack() as open_files, lake.writing(f"import of {shown(path.name)}"):
        exports, left = exports_at(path, source, open_files, progress)
        _check(left, on_problem)
        manifest, reports, words = lake.manifest, [], list[LastWords]()
        for export in exports:
            try:
                importer = _Importer(lake, export, options, on_problem, progress)
                manifest, report = importer.added_to(manifest)
                reports.append(report)
                words += importer.words
            except (InputError, UnreadableError) as error:
                if len(exports) == 1 or on_problem == "stop":
                    raise
                left = (*left, LeftOut(export.archive.name, str(error)))
        if not reports:
            raise InputError("; ".join(out.reason for out in left if out.fault))
        manifest = _without(manifest, replaces, {report.import_id for report in reports})
        if manifest is not lake.manifest:
            lake.commit(manifest)
        words = [one for one in words if not lake.erased_among((one.author, one.other))]
    return Imported(tuple(reports), left, tuple(words))


def _check(left: Sequence[LeftOut], policy: Policy) -> None:
    """Under `stop` what is bad ends the import before it begins."""
    if policy == "stop" and (bad := [out for out in left if out.fault]):
        raise InputError(bad[0].reason, hint="Nothing was imported")


def _without(manifest: Manifest, replaced: Sequence[int], kept: set[int]) -> Manifest:
    gone = {made.id for made in manifest.imports} & set(replaced) - kept
    return manifest.without(gone) if gone else manifest


def reports(lake: Lake) -> tuple[ImportReport, ...]:
    """The reports of all imports, oldest first, undone ones included."""
    return tuple(from_plain(made.report, undone=made.undone) for made in lake.imports())


def names(lake: Lake) -> dict[int, str]:
    """What each import is called, by its number, undone ones included."""
    return {made.id: made.report["name"] for made in lake.imports()}


def report_of(lake: Lake, import_id: int) -> ImportReport:
    """The report of one import; NotFoundError if there is none of this id."""
    made = lake.manifest.find(import_id)
    return from_plain(made.report, undone=made.undone)


def coverage_of(lake: Lake, import_id: int) -> tuple[CoverageLine, ...]:
    """What one import could show, one line per network, scope, direction and span."""
    batches = [batch for batch in lake.manifest.find(import_id).batches if batch.table == "coverage"]
    rows = lake.engine.fetch(lake.read(batches, "coverage"), "read the coverage").to_pylist()
    kinds: dict[tuple[str, str, str, datetime | None, datetime | None], set[str]] = defaultdict(set)
    for row in rows:
        kinds[row["network"], row["scope"], row["direction"], row["since"], row["until"]].add(row["kind"])
    lines = sorted(kinds.items(), key=lambda item: tuple(map(str, item[0])))
    return tuple(CoverageLine(n, scope, way, tuple(sorted(found)), s, u) for (n, scope, way, s, u), found in lines)


class _Importer:
    """One export on its way in."""

    def __init__(
        self, lake: Lake, export: Export, options: ReadOptions, on_problem: Policy, progress: Tell | None
    ) -> None:
        self._lake = lake
        self._export = export
        self._options = options
        self._policy = on_problem
        self._progress = progress
        self._at = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        self.words: list[LastWords] = []

    def added_to(self, manifest: Manifest) -> tuple[Manifest, ImportReport]:
        """The manifest with this export, and what was done; the same manifest if the export is there already."""
        if self._progress is not None:
            self._progress(0, 0, f"looking at {self._export.archive.name}")
        same = fingerprint(self._export, self._options)
        known = [made for made in manifest.imports if made.fingerprint == same.whole]
        for made in known:
            if not made.undone and self._lake.is_whole(made):
                return manifest, self._already(made)
        note = _note_of_others(manifest, same)
        made, report = self._read(manifest.next_id, same)
        # What was undone, or is damaged, and comes again is read afresh: the old copy must not stand beside it.
        return manifest.without(old.id for old in known).added(made), replace(report, note=note)

    def _already(self, made: Import) -> ImportReport:
        """The report of an export that is there, under the name it was given by now."""
        report = from_plain(made.report, already=True)
        policy = "keep" if made.problems else "skip"
        note = ""
        if report.problem_count and policy != self._policy:
            note = (
                f"It was imported with --on-problem {policy} (problems: {report.problem_count:,}); "
                f"to read it with --on-problem {self._policy}, undo import {made.id} first"
            )
        return replace(report, name=self._export.archive.name, note=note)

    def _read(self, import_id: int, same: Fingerprint) -> tuple[Import, ImportReport]:
        card, name = self._export.source.card, self._export.archive.name
        writer = BatchWriter(self._lake.path, import_id)
        problems = f"problems/{import_id:06d}.jsonl" if self._policy == "keep" else None
        keep = self._lake.path / problems if problems else None
        reading = Reading(writer, name, self._policy, keep, self._progress)
        try:
            self._take_all(reading)
            batches = writer.close()
            reading.close()
            self._check_minimum(reading)
        except BaseException:
            if keep is not None:
                keep.unlink(missing_ok=True)
            raise
        finally:
            writer.abandon()
        self.words = [replace(one, import_id=import_id) for one in reading.words.values()]
        report = self._report(import_id, reading, batches)
        problems = problems if keep is not None and keep.exists() else None
        made = Import(
            import_id, card.name, name, same.whole, self._at, batches, to_plain(report), problems, content=same.content
        )
        if keep is not None and problems is not None:
            made = replace(made, problems_sha256=sha256_of(keep))
        made = self._lake.obeying(made)
        report = self._without_erased(from_plain(made.report), _rows(batches), made.batches)
        return replace(made, report=to_plain(report)), report

    def _without_erased(self, report: ImportReport, before: Counter[str], kept: Sequence[Batch]) -> ImportReport:
        """The report of what is left when rows of erased people were taken out."""
        gone = before - _rows(kept)
        if not gone:
            return report
        rows = self._lake.read([batch for batch in kept if batch.table == "accounts"], "accounts")
        counted = self._lake.engine.fetch(rows.aggregate(accounts=rows.account.nunique()), "count the accounts")
        since, until = _span(kept)
        return replace(
            report,
            interactions=report.interactions - gone["interactions"],
            posts=report.posts - gone["posts"],
            accounts=counted["accounts"][0].as_py(),
            since=since,
            until=until,
            left_out=gone.total(),
        )

    def _take_all(self, reading: Reading) -> None:
        for item in self._items():
            if isinstance(item, Scan):
                reading.scan(item, self._lake.engine, self._lake.path)
            else:
                reading.take(item)

    def _items(self) -> Iterator[Item]:
        """What the source yields. Whatever fails in it is an error that says where: no file may end the program."""
        place = ""
        try:
            for item in self._export.source.read(self._export.archive, self._options):
                place = item.file if isinstance(item, FileRead | FileIgnored | Problem) else place
                yield item
        except RenownError:
            raise
        except Exception as error:
            after = f" (the last file told of was {place})" if place else ""
            raise InputError(
                f"{self._export.archive.name} cannot be read as {self._export.source.card.title}: "
                f"{type(error).__name__}: {error}{after}",
                hint="It was left out whole; please tell us of it",
            ) from error

    def _check_minimum(self, reading: Reading) -> None:
        card, named = self._export.source.card, self._export.named
        if reading.states:
            # It says of something told elsewhere that it holds no longer: a cancellation names nobody.
            return
        for table, least in card.minimum.items():
            if reading.rows[table] < least:
                taken = f"was read with --as {card.name}" if named else f"looks like {card.title}"
                first = f". The first problem: {_sentence(reading)}" if reading.problems else ""
                raise EmptyExportError(
                    f"{self._export.archive.name} {taken}, but gave {reading.rows[table]} {table} "
                    f"where at least {least} must be; nothing was imported{first}",
                    hint="Check that the export is whole" + ("" if named else ", or name the source with --as"),
                )

    def _report(self, import_id: int, reading: Reading, batches: Iterable[Batch]) -> ImportReport:
        files, card = tuple(reading.files), self._export.source.card
        since, until = _span(batches)
        return ImportReport(
            import_id=import_id,
            source=card.name,
            title=card.title,
            name=self._export.archive.name,
            at=self._at,
            rows_read=sum(file.rows_read for file in files),
            rows_kept=sum(file.rows_kept for file in files),
            rows_skipped=sum(file.rows_skipped for file in files),
            interactions=reading.rows["interactions"],
            accounts=len(reading.accounts) or reading.rows["accounts"],
            posts=reading.rows["posts"],
            files=files,
            problems=tuple(reading.problems),
            problem_count=reading.problem_count,
            unread_fields=reading.unread,
            since=since,
            until=until,
        )


def _sentence(reading: Reading) -> str:
    first = reading.problems[0]
    return f"{first.file}, line {first.line}: found {first.found[:80]!r}, expected {first.expected}; {first.hint}"


def _note_of_others(manifest: Manifest, same: Fingerprint) -> str:
    """What to say of imports that hold the same files, read otherwise."""
    others = [made for made in manifest.live() if made.content == same.content and made.fingerprint != same.whole]
    return "; ".join(
        f"import {made.id} holds the same files, read with another owner, zone or other options: "
        f"if this one is to stand in its place, take that one back with `renown sources undo {made.id}`"
        for made in others
    )


def _rows(batches: Iterable[Batch]) -> Counter[str]:
    rows: Counter[str] = Counter()
    for batch in batches:
        rows[batch.table] += batch.rows
    return rows


def _span(batches: Iterable[Batch]) -> tuple[datetime | None, datetime | None]:
    """The times of the first and the last act or post."""
    dated = [batch for batch in batches if batch.table in ("interactions", "posts")]
    return (
        min((batch.since for batch in dated if batch.since), default=None),
        max((batch.until for batch in dated if batch.until), default=None),
    )
