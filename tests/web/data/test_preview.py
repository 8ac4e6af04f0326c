"""Tables that nothing knows, from the upload to the import: none is asked for twice, none stays longer than a day."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import renown
from renown.web import application, served, uploads
from renown.web.work import bring_in, tidy

PEOPLE = b"Wer;Post\nZed Quillon;zed@example.org\nYva Quillon;yva@example.org\n"
SAID = {"sort": "contacts", "before": "contacts", "name": "1", "email": "2"}
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Alder\r\nEMAIL:ann@example.org\r\nEND:VCARD\r\n"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[renown.Workspace]:
    """An empty workspace, shown by the pages."""
    workspace = renown.Workspace.create(tmp_path / "fresh")
    desk = served.show(workspace)
    application.adjust(workspace.path, 8765, desk.secret("pages").hex())
    yield workspace
    served.leave()


@pytest.fixture
def client(fresh: renown.Workspace) -> Client:
    client = Client()
    client.get(f"/enter/{served.desk().create_link(5)}/")
    return client


def work(workspace: renown.Workspace) -> dict[str, Any]:
    """Do the one job that waits, as the worker does."""
    (job,) = [job for job in workspace.desk.jobs.pending() if job.kind == "import"]
    workspace.desk.jobs.claim()
    result = bring_in(workspace, job.arguments, lambda *_: None)
    workspace.desk.jobs.finish(job.id, **result)
    tidy(workspace.path, job.arguments)
    return result


def waiting(workspace: renown.Workspace) -> list[str]:
    return sorted(file.name for file in (workspace.path / "uploads").rglob("*.csv"))


def test_a_lone_table_opens_its_preview_and_comes_in_from_there(client: Client, fresh: renown.Workspace) -> None:
    address = client.post("/sources/", {"file": SimpleUploadedFile("friends.csv", PEOPLE)}).headers["Location"]
    assert address.startswith("/sources/preview/") and fresh.desk.jobs.pending() == ()
    text = client.get(address).content.decode()
    assert "Zed Quillon" in text and "lines read" in text and waiting(fresh) == ["friends.csv"]
    said = {
        "sort": "contacts",
        "before": "contacts",
        "name": "1",
        "email": "2",
        "header": "yes",
        "separator": "semicolon",
    }
    client.post(address, said)
    work(fresh)
    assert fresh.people.find("zed@example.org") != fresh.people.find("yva@example.org") and waiting(fresh) == []


def test_unknown_tables_among_others_wait_for_what_is_said_of_them(client: Client, fresh: renown.Workspace) -> None:
    files = [
        SimpleUploadedFile("book.vcf", CARD),
        SimpleUploadedFile("a.csv", PEOPLE),
        SimpleUploadedFile("b.csv", PEOPLE),
    ]
    client.post("/sources/", {"file": files})
    result = work(fresh)
    assert [table[0] for table in result["tables"]] == ["a.csv", "b.csv"] and len(result["imports"]) == 1
    job = fresh.desk.jobs.recent(5)
    page = client.get(f"/jobs/{next(one.id for one in job if one.kind == 'import')}/").content.decode()
    assert "Tables that are not known" in page
    _, batch, inside = result["tables"][0]
    address = f"/sources/preview/{batch}/?file={inside}"
    assert "Zed Quillon" in client.get(address).content.decode()
    client.post(
        f"/sources/preview/{batch}/",
        {**SAID, "file": inside},
    )
    work(fresh)
    assert waiting(fresh) == ["b.csv"] and fresh.people.find("zed@example.org")


def test_a_file_of_this_machine_is_looked_at_where_it_lies(
    client: Client, fresh: renown.Workspace, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_bytes(PEOPLE)
    address = client.post("/sources/", {"path": str(tmp_path / "mine.csv")}).headers["Location"]
    client.post(address, SAID)
    (job,) = fresh.desk.jobs.pending()
    assert job.arguments["path"] == str(tmp_path / "mine.csv") and waiting(fresh) == []
    work(fresh)
    assert (tmp_path / "mine.csv").read_bytes() == PEOPLE


@pytest.mark.parametrize("address", ["0" * 32, "..", "../../etc", "x", "0" * 31 + "/", "%2e%2e%2fetc"])
def test_an_address_that_leads_nowhere_is_a_sentence(client: Client, address: str) -> None:
    assert client.get(f"/sources/preview/{address}/").status_code in (400, 404)


def test_what_nobody_decides_about_goes_after_a_day_or_when_somebody_is_forgotten(
    client: Client, fresh: renown.Workspace
) -> None:
    client.post("/sources/", {"file": SimpleUploadedFile("friends.csv", PEOPLE)})
    uploads.sweep(fresh.path, [])
    assert waiting(fresh) == ["friends.csv"]
    (mark,) = (fresh.path / "uploads").rglob("undecided")
    yesterday = time.time() - 90_000
    os.utime(mark, (yesterday, yesterday))
    uploads.sweep_undecided(fresh.path)
    assert waiting(fresh) == []
    client.post("/sources/", {"file": SimpleUploadedFile("friends.csv", PEOPLE)})
    client.post("/sources/", {"file": SimpleUploadedFile("book.vcf", CARD)})
    work(fresh)
    fresh.people.forget(fresh.people.find("ann@example.org"))
    assert waiting(fresh) == []


def test_a_folder_comes_in_pieces_and_keeps_its_shape(client: Client, fresh: renown.Workspace) -> None:
    first = {"file": [SimpleUploadedFile("a.vcf", CARD)], "paths": '["Takeout/one/a.vcf"]'}
    batch = client.post("/sources/upload/", first).json()["batch"]
    more = {"file": [SimpleUploadedFile("a.vcf", CARD)], "paths": '["../../Takeout/two/a.vcf"]', "batch": batch}
    assert client.post("/sources/upload/", more).json()["batch"] == batch
    place = uploads.place_of(fresh.path, batch)
    assert [file.relative_to(place).as_posix() for file in uploads.files_of(place)] == ["one/a.vcf", "two/a.vcf"]
    assert client.post("/sources/upload/", {**more, "paths": "[]"}).status_code == 400
    assert client.post("/sources/upload/", {**more, "batch": "0" * 32}).status_code == 400
    client.post("/sources/", {"batch": batch})
    (job,) = fresh.desk.jobs.pending()
    assert job.arguments["name"] == "Takeout" and Path(job.arguments["path"]) == place
