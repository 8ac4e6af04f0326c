"""How a job ends: done, failed with a sentence, or stopped; its upload is gone in every case."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.desk import JobRecord, JobState
from renown.web.worker import run_job, work
from renown.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as opened:
        yield opened


def uploaded(workspace: Workspace, file: Path, folder: str = "one", **changes: object) -> int:
    """Queue the import of an upload."""
    place = workspace.path / "uploads" / folder / file.name
    place.parent.mkdir(parents=True)
    shutil.copyfile(file, place)
    options = {"source": None, "on_problem": "skip", "name": file.name, **changes}
    number: int = workspace.desk.jobs.enqueue("import", path=str(place), uploaded=True, **options)
    return number


def done(workspace: Workspace, number: int) -> JobRecord:
    """Claim the job, do it, and look at it."""
    job = workspace.desk.jobs.claim()
    assert job is not None and job.id == number
    run_job(workspace, job)
    assert not Path(job.arguments["path"]).parent.exists()
    after: JobRecord = workspace.desk.jobs.get(number)
    return after


def test_an_import_is_scored_and_its_history_follows_once(workspace: Workspace, export: Path) -> None:
    numbers = [uploaded(workspace, export, folder) for folder in ("one", "two")]
    for number in numbers:
        job = done(workspace, number)
        assert (job.state, job.error) == (JobState.DONE, "")
    assert job.result["imports"] == [workspace.imports.reports()[0].import_id]
    (history,) = [job for job in workspace.desk.jobs.pending() if job.kind == "history"]
    workspace.desk.jobs.cancel(history.id)
    workspace.imports.undo(job.result["imports"][0])
    assert workspace.state().interactions == 0


def test_a_table_comes_in_with_the_columns_that_were_named(workspace: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "forum.csv"
    table.write_text("ana;bo;2026-03-01T10:00:00Z;RE\nbo;ana;2026-03-02T10:00:00Z;UP\n")
    columns = {"network": "forum", "actor": "1", "target": "2", "time": "3", "kind": "4", "no_header": True}
    columns |= {"kind_map": "RE=reply, UP=like", "separator": "semicolon"}
    job = done(workspace, uploaded(workspace, table, source="table", extra=columns))
    assert (job.state, job.error) == (JobState.DONE, "")
    assert workspace.state().interactions == 2 and workspace.state().networks == ("forum",)


def test_what_cannot_be_read_fails_with_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    nonsense = tmp_path / "holiday.txt"
    nonsense.write_text("nothing to see")
    job = done(workspace, uploaded(workspace, nonsense))
    assert job.state is JobState.FAILED and "holiday.txt" in job.error
    assert workspace.imports.reports() == ()


def test_what_is_bad_in_an_upload_is_named_and_the_rest_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    upload = tmp_path / "all.zip"
    with zipfile.ZipFile(upload, "w") as archive:
        archive.writestr("book.vcf", "BEGIN:VCARD\nFN:Ann Alder\nEND:VCARD\n")
        archive.writestr("cal.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n")
        archive.writestr("broken.zip", b"PK\x03\x04 and nothing more")
        archive.writestr("photo.jpg", b"\xff\xd8\xff")
    job = done(workspace, uploaded(workspace, upload))
    assert (job.state, job.error) == (JobState.DONE, "")
    assert [workspace.imports.report(number).source for number in job.result["imports"]] == ["vcard"]
    assert [path for path, _ in job.result["left"]] == ["broken.zip", "cal.ics"]
    assert "damaged" in job.result["left"][0][1] and "0 accounts" in job.result["left"][1][1]
    assert job.result["others"] == ["photo.jpg"]


def test_a_stopped_import_leaves_nothing_behind(workspace: Workspace, export: Path) -> None:
    number = uploaded(workspace, export)
    job = workspace.desk.jobs.claim()
    workspace.desk.jobs.cancel(number)
    run_job(workspace, job)
    assert workspace.desk.jobs.get(number).state is JobState.CANCELLED
    assert workspace.imports.reports() == ()
    assert not (workspace.path / "uploads" / "one").exists()


def test_whatever_a_job_meets_it_fails_with_the_reason_and_the_next_one_is_done(
    workspace: Workspace, export: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for kind, arguments, words in (("import", {}, "KeyError: 'path'"), ("fly", {}, "KeyError: 'fly'")):
        number = workspace.desk.jobs.enqueue(kind, **arguments)
        run_job(workspace, workspace.desk.jobs.claim())
        job = workspace.desk.jobs.get(number)
        assert (
            (job.state, job.attempts) == (JobState.FAILED, 1) and words in job.error and "did not foresee" in job.error
        )
        assert "Traceback" in capfd.readouterr().err
    assert done(workspace, uploaded(workspace, export)).state is JobState.DONE


def test_what_ended_the_worker_before_is_said_with_the_job(workspace: Workspace, export: Path) -> None:
    uploaded(workspace, export)
    number = workspace.desk.jobs.claim().id
    work(workspace.path, linger=0.0, failed=number, because="it needed more than 2 GB of memory")
    job = workspace.desk.jobs.get(number)
    assert (job.state, job.error) == (JobState.FAILED, "it needed more than 2 GB of memory")
    assert not (workspace.path / "uploads" / "one").exists()
    again = workspace.desk.jobs.enqueue("rescore")
    for attempt in range(3):
        assert workspace.desk.jobs.claim().attempts == attempt + 1
        work(workspace.path, linger=0.0, because="it crashed (SIGSEGV)")
    job = workspace.desk.jobs.get(again)
    assert job.state is JobState.FAILED and job.error.endswith("3 times midway; the last time it crashed (SIGSEGV)")
