"""Uploads lie alone, under their own name, and go when they are done with."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import renown
from renown.web import uploads
from renown.web.work import bring_in, tidy


def test_an_upload_is_kept_under_its_name_and_queued(owner: Client, hand_made: Any) -> None:
    for _ in range(2):
        owner.post("/sources/", {"file": SimpleUploadedFile("my export.zip", b"PK" * 5000), "on_problem": "keep"})
    jobs = hand_made.desk.jobs.pending()
    paths = [Path(job.arguments["path"]) for job in jobs]
    assert [path.name for path in paths] == ["my export.zip"] * 2 and paths[0] != paths[1]
    assert paths[0].read_bytes() == b"PK" * 5000 and paths[0].stat().st_mode & 0o077 == 0
    assert (jobs[0].kind, jobs[0].arguments["on_problem"], jobs[0].arguments["source"]) == ("import", "keep", None)


def test_files_chosen_at_once_are_all_kept_and_read_though_one_is_broken(
    owner: Client, hand_made: Any, tmp_path: Path
) -> None:
    book = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0} Quillon\r\nEMAIL:{0}@example.org\r\nEND:VCARD\r\n"
    files = [
        SimpleUploadedFile("book.vcf", book.format("zed").encode()),
        SimpleUploadedFile("broken.zip", b"PK\x03\x04 broken"),
        SimpleUploadedFile("book.vcf", book.format("yva").encode()),
    ]
    owner.post("/sources/", {"file": files})
    (job,) = hand_made.desk.jobs.pending()
    assert job.arguments["name"] == "book.vcf, book.vcf, broken.zip"
    with renown.Workspace.create(tmp_path / "fresh") as fresh:
        result = bring_in(fresh, job.arguments, lambda *_: None)
        assert fresh.people.find("zed@example.org") != fresh.people.find("yva@example.org")
    assert [(path, "damaged or cut off" in reason) for path, reason in result["left"]] == [("broken.zip", True)]
    tidy(hand_made.path, job.arguments)
    assert list((hand_made.path / "uploads").iterdir()) == []


def test_a_long_name_is_cut_but_keeps_its_ending(owner: Client, hand_made: Any) -> None:
    name = "ü" * 200 + ".zip"
    owner.post("/sources/", {"file": SimpleUploadedFile(name, b"PK")})
    (job,) = hand_made.desk.jobs.pending()
    kept = Path(job.arguments["path"])
    assert kept.read_bytes() == b"PK" and kept.name == "ü" * 98 + ".zip"


@pytest.mark.parametrize("path", ["/a" * 2500, "/ü" * 1500, "/tmp/\0.zip", "/" + "a" * 300])
def test_what_can_be_no_path_is_refused_before_there_is_a_job(owner: Client, hand_made: Any, path: str) -> None:
    answer = owner.post("/sources/", {"path": path})
    assert answer.status_code == 400 and "no path of this machine" in answer.content.decode()
    assert hand_made.desk.jobs.pending() == ()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    place, mount = tmp_path / "tiny", shutil.which("mount")
    place.mkdir()
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True)
    if not made or made.returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_an_upload_that_the_disk_does_not_take_is_a_sentence_and_leaves_nothing(
    owner: Client, hand_made: Any, tiny_disk: Path, settings: Any
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tiny_disk)
    answer = owner.post("/sources/", {"file": SimpleUploadedFile("big.zip", b"PK" * 500_000)})
    assert answer.status_code == 507
    assert "the upload was not taken: No space left on device" in answer.content.decode()
    assert list(tiny_disk.iterdir()) == []
    assert hand_made.desk.jobs.pending() == ()


TABLE = {"source": "table", "path": "forum.csv", "table_network": "forum", "table_actor": "1", "table_target": "2"}
TABLE |= {"table_time": "3", "table_all_kind": "reply", "table_no_header": "yes", "table_separator": "tab"}


def test_the_columns_of_a_table_are_asked_for_and_passed_on(owner: Client, hand_made: Any) -> None:
    text = owner.get("/sources/").content.decode()
    assert all(f'name="{name}"' in text for name in TABLE) and 'value="table"' in text and "--" not in text
    columns = {"network": "forum", "actor": "1", "target": "2", "time": "3", "all_kind": "reply"}
    for source in ("table", ""):
        owner.post("/sources/", {**TABLE, "source": source})
        arguments = hand_made.desk.jobs.pending()[-1].arguments
        assert arguments["source"] == "table"
        assert arguments["extra"] == {**columns, "separator": "tab", "no_header": True}


@pytest.mark.parametrize(("left_out", "said"), [("table_actor", "Who acted"), ("table_all_kind", "one kind for all")])
def test_a_table_with_a_column_left_out_is_no_job(owner: Client, hand_made: Any, left_out: str, said: str) -> None:
    answer = owner.post("/sources/", {**TABLE, left_out: ""})
    assert answer.status_code == 400 and said in answer.content.decode() and "--" not in answer.content.decode()
    assert hand_made.desk.jobs.pending() == ()


@pytest.mark.parametrize(("name", "kept"), [("../../escape.zip", "escape.zip"), ("/etc/passwd", "passwd")])
def test_an_upload_cannot_leave_its_folder(owner: Client, hand_made: Any, name: str, kept: str) -> None:
    body = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\nPK\r\n--b--\r\n'.encode()
    owner.post("/sources/", body, content_type="multipart/form-data; boundary=b")
    (job,) = hand_made.desk.jobs.pending()
    path = Path(job.arguments["path"])
    assert path.name == kept and path.parent.parent.parent == hand_made.path / "uploads"


def test_dropping_spares_what_is_not_an_upload(tmp_path: Path) -> None:
    mine = tmp_path / "mine.zip"
    mine.write_bytes(b"1")
    kept = tmp_path / "uploads" / "abc" / "a.zip"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"1")
    uploads.drop(tmp_path, mine)
    uploads.drop(tmp_path, kept)
    assert mine.exists() and not kept.parent.exists()


def test_sweeping_removes_what_no_job_wants(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    for name in ("wanted", "left"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.zip").write_bytes(b"1")
    (folder / "half.upload").write_bytes(b"1")
    uploads.sweep(tmp_path, [str(folder / "wanted" / "a.zip"), ""])
    assert [entry.name for entry in folder.iterdir()] == ["wanted"]


def test_what_was_left_out_of_an_upload_stands_on_its_page(owner: Client, hand_made: Any) -> None:
    jobs = hand_made.desk.jobs
    number = jobs.enqueue("import", path="all.zip", uploaded=False, name="all.zip")
    jobs.claim()
    jobs.finish(number, imports=[], left=[["<b>.zip", "<b>.zip is damaged"]], others=["photo.jpg"])
    text = owner.get(f"/jobs/{number}/").content.decode()
    assert "Left out" in text and "&lt;b&gt;.zip is damaged" in text and "<b>.zip" not in text
    assert "1 thing that is no export known here" in text and "photo.jpg" in text


@pytest.mark.parametrize("address", ["/sources/", "/settings/"])
def test_the_pages_where_exports_come_in_and_backups_are_made_say_that_one_is_due(owner: Client, address: str) -> None:
    page = owner.get(address).content.decode()
    assert "A backup is due" in page and "the last one was made forty days ago" in page
