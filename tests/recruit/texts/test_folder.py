"""Many files at once: each is answered for, none stops the others, and what is there twice is named."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from renown.errors import InputError, NotFoundError
from renown.recruit.texts.folder import Found, read_all


def word(text: str) -> bytes:
    file = docx.Document()
    file.add_paragraph(text)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


@pytest.fixture
def files(pdf: Callable[..., bytes]) -> dict[str, bytes]:
    """What people send: CVs, and what is none."""
    cv = pdf([(40, 700, 10, "Ann Alder")])
    return {
        "a/ann.pdf": cv,
        "a/ann again.pdf": cv,
        "b/ben.docx": word("Ben Birch"),
        "b/broken.pdf": b"%PDF-1.7 and nothing else",
        "c/Çem Çınar.txt": "Çem Çınar".encode(),
        "c/empty.pdf": b"",
        "c/locked.zip": zipped({"x.txt": b"x"}).replace(
            b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"
        ),
        "d/more.zip": zipped({"dora.txt": b"Dora Dill", "deep/ed.docx": word("Ed Elm")}),
    }


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def as_folder(files: dict[str, bytes], path: Path) -> Path:
    for name, data in files.items():
        (path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (path / "in" / name).write_bytes(data)
    return path / "in"


def as_zip(files: dict[str, bytes], path: Path) -> Path:
    (path / "in.zip").write_bytes(zipped(files))
    return path / "in.zip"


def as_tar(files: dict[str, bytes], path: Path) -> Path:
    with tarfile.open(path / "in.tar.gz", "w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path / "in.tar.gz"


@pytest.mark.parametrize("pack", [as_folder, as_zip, as_tar], ids=lambda pack: pack.__name__)
def test_every_file_is_answered_for(files: dict[str, bytes], tmp_path: Path, pack: Callable[..., Path]):
    told: list[tuple[int, int, str]] = []
    found = {one.path: one for one in read_all(pack(files, tmp_path), lambda *said: told.append(said))}
    texts = {path: one.document.text for path, one in found.items() if one.document.text}
    assert texts == {
        "a/ann again.pdf": "Ann Alder",
        "b/ben.docx": "Ben Birch",
        "c/Çem Çınar.txt": "Çem Çınar",
        "d/more.zip/dora.txt": "Dora Dill",
        "d/more.zip/deep/ed.docx": "Ed Elm",
    }
    said = {path: {remark.kind for remark in one.document.remarks} for path, one in found.items() if path not in texts}
    assert said == {
        "a/ann.pdf": {"same"},
        "b/broken.pdf": {"damaged"},
        "c/empty.pdf": {"empty"},
        "c/locked.zip": {"unreadable"},
    }
    assert (
        found["a/ann.pdf"].same_as == "a/ann again.pdf" and found["a/ann.pdf"].digest == found["a/ann again.pdf"].digest
    )
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told) and told[-1][0] == told[-1][1]


@pytest.mark.parametrize("name", ["cv.docx", "cv.zip", "cv"])
def test_one_document_of_word_is_a_file_and_no_folder(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(word("Ann Alder"))
    for path in (tmp_path / name, tmp_path):
        (one,) = read_all(path)
        assert (one.document.form, one.document.text) == ("docx", "Ann Alder")


def test_a_bomb_among_files_is_left_out_and_said(tmp_path: Path):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", bytes(100 << 20))
    as_folder({"bomb.zip": bomb.getvalue(), "cv.txt": b"Ann Alder"}, tmp_path)
    found: dict[str, Found] = {one.path: one for one in read_all(tmp_path / "in")}
    assert found["cv.txt"].document.text == "Ann Alder"
    assert "like a zip bomb" in found["bomb.zip"].document.remarks[0].words


def test_files_that_lead_out_are_refused(tmp_path: Path):
    (tmp_path / "out.zip").write_bytes(zipped({"../../cv.txt": b"Ann Alder"}))
    with pytest.raises(InputError):
        list(read_all(tmp_path / "out.zip"))
    with pytest.raises(NotFoundError):
        list(read_all(tmp_path / "nothing"))
    (tmp_path / "none").mkdir()
    with pytest.raises(InputError):
        list(read_all(tmp_path / "none"))


def test_files_are_read_as_they_are_asked_for(files: dict[str, bytes], tmp_path: Path):
    """Who stops in the middle leaves nothing behind."""
    reading = read_all(as_folder(files, tmp_path))
    assert next(reading).document.text == "Ann Alder"
    reading.close()
