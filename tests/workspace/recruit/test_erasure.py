"""G10 under attack: every file unpacked, killed in the middle, on a full disk, and beside a server that answers."""

from __future__ import annotations

import gzip
import http.cookiejar
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import tantivy
from docx import Document

import renown
from renown.desk import store
from renown.desk.recruit.candidates import Candidates
from renown.errors import NotFoundError, StorageError
from renown.lake.history import History
from renown.lake.lake import Lake
from renown.recruit.law.basis import Grounds
from renown.recruit.law.journal import Ranking, digest_of
from renown.recruit.query.tree import TEXT_FIELDS
from renown.recruit.sourcing.schema import ALL, COUNTED
from renown.workspace import Workspace

HERE = Path(__file__).parent
GROUNDS = Grounds(
    purpose="Keeper",
    basis="6(1)(b)",
    proof="their own mail of 4 May 2026",
    source="",
    collected_at=datetime(2026, 5, 4, tzinfo=UTC),
    visibility="consent",
)
LINES = (
    "Annika Lindqvist",
    "annika.lindqvist@example.org | +49 30 901820",
    "Experience",
    "2019 - 2024 Keeper, Reiherwarte Lund",
    "- counted herons; Lindqvist trained two keepers",
    "Skills",
    "Ringing, Boat driving",
)
BO = "Bo Birch\nbo.birch@example.org\n\nExperience\n2015 - 2020 Nurse, Birch clinic\n- wards, with Annika Lindqvist\n"
TRACES = ("annika", "lindqvist", "901820", "reiherwarte")
KILLS = int(os.environ.get("RENOWN_KILLS", "2"))
"""How often an erasure is killed; a test by hand takes ten."""

TOUCHES = 280
"""About so often it touches the disk."""


def docx() -> bytes:
    made, out = Document(), BytesIO()
    for line in LINES:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which she is in every place that there is."""
    path = tmp_path_factory.mktemp("kept") / "workspace"
    with Workspace.create(path, purpose="recruiting") as ws:
        number = ws.candidates.put_in("CV Annika Lindqvist.docx", docx(), GROUNDS)
        ws.candidates.put_in("bo.txt", BO.encode(), GROUNDS)
        ws.candidates.put(number, "later.txt", "\n".join((*LINES, "- the moor of Reiherwarte")).encode())
        ws.candidates.step(number, "disclosure", "Client of Lindqvist GmbH")
        ws.candidates.reject(number, "Annika drives no boat", 60)
        account = next(record.account for record in ws.desk.candidates.list() if record.id == number)
        rows = (ws.desk.rankings.ranked(account, 1, 0.5),)
        ws.desk.rankings.shown(Ranking(digest_of("cv"), "terms 1", "keeper", rows))
        vacancy = ws.vacancies.add("Keeper (m/w/d)\n\nRinging of herons. We had Annika Lindqvist before.").number
        ws.matching.people(vacancy)
        ws.matching.put(vacancy, number, "Annika of the Reiherwarte knows ringing")
        assert ws.candidates.search("reiherwarte").count == 1
        ws.scores.rebuild()
        assert ws.candidates.show(number).reach.phones == ("+4930901820",)
    assert set(TRACES) == set(found_in(path))
    return path


def found_in(path: Path) -> list[str]:
    """Which traces of her are in any file, however it packs them, in a name of a file, or a dictionary of an index."""
    parts = [part for file in path.rglob("*") if file.is_file() for part in (*unpacked(file), str(file).encode())]
    told = b"\n".join(parts).decode("utf-8", "replace").casefold()
    wide = b"\n".join(parts).decode("utf-16-le", "replace").casefold()
    terms = [term for index in path.rglob("meta.json") for word in TRACES for term in terms_of(index.parent, word)]
    return [word for word in TRACES if word in told or word in wide or any(word in term for term in terms)]


def unpacked(file: Path) -> Iterator[bytes]:
    content = file.read_bytes()  # of a database also its free pages, and the log that lies beside it
    yield content
    if file.suffix == ".parquet":
        yield str(pq.read_table(file).to_pylist()).encode()
        yield str(pq.read_metadata(file).to_dict()).encode()
    elif content[:2] == b"PK":
        packed = zipfile.ZipFile(BytesIO(content))
        yield from (packed.read(name) for name in packed.namelist())
    elif content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)


def terms_of(folder: Path, word: str) -> list[str]:
    """The terms of an index that hold a word; its dictionaries are packed so that no search through bytes finds it."""
    searcher = tantivy.Index.open(str(folder)).searcher()
    fields = (ALL, *TEXT_FIELDS, *(f"{name}_label" for name in COUNTED))
    return [
        str(term) for field in fields for term in searcher.terms_with_prefix(field, "") if word in str(term).casefold()
    ]


def whole(path: Path) -> bool:
    """Whether she is there with everything; or False where she is nowhere. Anything between fails."""
    with Workspace.open(path) as ws:
        names = [row.name for row in ws.candidates.list()]
        assert ws.desk.audit_findings() == () and ws.law.state().log == ()
        if "Annika Lindqvist" not in names:
            assert names == ["Bo Birch"] and ws.candidates.search("reiherwarte").count == 0
            with pytest.raises(NotFoundError):
                ws.candidates.show(1)
            assert ws.candidates.may_reach("annika.lindqvist@example.org").startswith("they were erased")
            assert [row.name for row in ws.candidates.search("wards").rows] == ["Bo Birch"]
            ws.close()
            assert found_in(path) == []
            return False
        assert ws.candidates.search("reiherwarte").count == 1 and len(ws.candidates.show(1).steps) == 2
        assert len(ws.matching.shortlist(1)) == 1
        assert [len(ws.candidates.original(1, paper.id)[1]) > 50 for paper in ws.candidates.show(1).papers] == [
            True
        ] * 2
        assert ws.candidates.may_reach("annika.lindqvist@example.org") == ""
        return True


def erasing(path: Path, fatal: int) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join(str(Path(place).parent) for place in renown.__path__)
    command = [sys.executable, str(HERE / "erasing_process.py"), str(path), str(fatal)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths})


def test_g10_killed_at_any_moment_all_is_there_or_the_erasure_is_finished(kept: Path, tmp_path: Path) -> None:
    draw = random.Random()
    for fatal in sorted(draw.sample(range(1, TOUCHES), KILLS)):
        path = Path(shutil.copytree(kept, tmp_path / str(fatal)))
        ended = erasing(path, fatal)
        assert ended.returncode in (0, -signal.SIGKILL), (fatal, ended.stderr)
        whole(path)


@pytest.mark.parametrize("where", ["lake", "history", "desk", "index"])
def test_g10_a_full_disk_in_the_middle_is_said_and_the_erasure_goes_on_later(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    path = Path(shutil.copytree(kept, tmp_path / "workspace"))
    owner, method = {
        "lake": (Lake, "erase"),
        "history": (History, "erase"),
        "desk": (store, "wipe_free_space"),
        "index": (Candidates, "sweep_erased"),
    }[where]

    def full(*_arguments: object, **_named: object) -> None:
        raise StorageError("cannot write: No space left on device")

    with Workspace.open(path) as ws, monkeypatch.context() as patch:
        patch.setattr(owner, method, full)
        with pytest.raises(StorageError, match="noted and goes on when the workspace is opened again"):
            ws.candidates.erase(1)
    assert not whole(path)


class Served:
    """A real server on a workspace, and a browser that came in."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-m", "renown.web.server", "--port", "0", "--workspace", str(path)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        found = re.search(r"(http://127\.0\.0\.1:\d+)(/enter/\S+/)", self.process.stdout.readline())
        assert found is not None
        self.base, self.statuses = found.group(1), set[int]()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.get(found.group(2))

    def get(self, path: str) -> str:
        try:
            with self.browser.open(self.base + path) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                self.statuses.add(error.code)
                return str(error.read().decode())

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)


ASKED = (
    "/recruit/candidates/",
    "/recruit/candidates/1/",
    "/recruit/search/?q=reiherwarte+OR+wards",
    "/recruit/law/",
    "/people/?q=lindqvist",
)


def test_g10_a_server_that_answers_meanwhile_tells_of_her_no_more_and_writes_nobody_back(
    kept: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copytree(kept, tmp_path / "workspace"))
    server = Served(path)
    answers: list[tuple[float, str, str]] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            for address in ASKED:
                begun = time.monotonic()
                answers.append((begun, address, server.get(address)))

    asking = threading.Thread(target=ask)
    try:
        before = {address: server.get(address) for address in ASKED}
        assert "Annika Lindqvist" in before[ASKED[0]] and "Reiherwarte" in before[ASKED[1]]
        asking.start()
        with Workspace.open(path) as ws:
            told = ws.candidates.erase(1).told
        gone = time.monotonic()
        for address in ASKED:
            answers.append((time.monotonic(), address, server.get(address)))
    finally:
        stop.set()
        asking.join(60)
        server.end()
    assert told["files_that_hold_a_trace"] == 0 and server.statuses <= {404, 409}
    later = [(address, text.casefold()) for begun, address, text in answers if begun > gone]
    assert len(later) >= len(ASKED)
    assert [address for address, text in later if "annika" in text or "reiherwarte lund" in text] == []
    assert found_in(path) == [] and not whole(path)
