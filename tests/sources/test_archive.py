"""Archives: everything a person may give, and everything a hostile or broken file may try."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError, NotFoundError, RenownError, StorageError, UnsafeArchiveError
from renown.sources.archive import Limits, open_archive

FILES = {"users.json": b"[1]", "talk/2024-01-01.json": b"[2]"}


def zipped(files: dict[str, bytes], target: Path | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    if target is not None:
        target.write_bytes(stream.getvalue())
    return stream.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


WHOLE = zipped({"a.zip": zipped(FILES), "b.gz": gzip.compress(b"text"), "c.txt": b"words"})


def contents(path: Path, limits: Limits | None = None) -> dict[str, bytes]:
    with open_archive(path, limits) as archive:
        found = {}
        for entry in archive.entries():
            with entry.open() as stream:
                found[entry.path] = stream.read()
        return found


def as_folder(root: Path) -> Path:
    for name, content in FILES.items():
        path = root / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "export"


def in_folder_of_folder(root: Path) -> Path:
    as_folder(root / "deep" / "er")
    return root / "deep"


def as_zip(root: Path) -> Path:
    zipped(FILES, root / "a.zip")
    return root / "a.zip"


def wrapped(root: Path) -> Path:
    zipped({f"my export/sub/{name}": content for name, content in FILES.items()}, root / "a.zip")
    return root / "a.zip"


def zip_in_zip(root: Path) -> Path:
    zipped({"a.zip": zipped({f"a/{name}": content for name, content in FILES.items()})}, root / "a.zip.zip")
    return root / "a.zip.zip"


def zip_in_folder(root: Path) -> Path:
    (root / "downloads").mkdir()
    as_zip(root / "downloads")
    return root / "downloads"


def gzips_in_folder(root: Path) -> Path:
    for name, content in FILES.items():
        path = root / "packed" / f"{name}.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(content))
    return root / "packed"


def with_junk(root: Path) -> Path:
    junk = {
        "__MACOSX/x/._users.json": b"?",
        "x/.DS_Store": b"?",
        "x/Thumbs.db": b"?",
        "x/talk/._a.json": b"?",
        "x/desktop.ini": b"?",
    }
    zipped({f"x/{name}": content for name, content in FILES.items()} | junk, root / "a.zip")
    return root / "a.zip"


def with_backslashes(root: Path) -> Path:
    target = root / "a.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in FILES.items():
            info = zipfile.ZipInfo("x")
            info.filename = name.replace("/", "\\")
            archive.writestr(info, content)
    return target


@pytest.mark.parametrize(
    "make",
    [
        as_folder,
        in_folder_of_folder,
        as_zip,
        wrapped,
        zip_in_zip,
        zip_in_folder,
        gzips_in_folder,
        with_junk,
        with_backslashes,
    ],
)
def test_however_it_is_packed_it_is_the_same(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    assert contents(path) == FILES
    with open_archive(path) as archive:
        assert archive.name == path.name
        paths = [entry.path for entry in archive.entries()]
        assert paths == sorted(paths)
        assert [entry.head(2) for entry in archive.entries()] == [b"[2", b"[1"]
        assert [entry.size for entry in archive.entries()] == [3, 3]


def test_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_bytes(b"a,b")
    assert contents(tmp_path / "Connections.csv") == {"Connections.csv": b"a,b"}


def test_a_single_gzip_is_its_content_and_knows_its_origin(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox.gz"
    path.write_bytes(gzip.compress(b"From a\n" * 1000))
    with open_archive(path) as archive:
        entry = archive.entries()[0]
        assert (entry.path, entry.size, entry.origin) == ("list.mbox", 7000, path)
        assert entry.head(6) == b"From a"


def test_a_gzip_without_its_ending_is_still_one(tmp_path: Path) -> None:
    (tmp_path / "download").write_bytes(gzip.compress(b"text"))
    assert contents(tmp_path / "download") == {"download": b"text"}


def test_two_zips_in_a_folder_are_read_side_by_side(tmp_path: Path) -> None:
    zipped({"a.csv": b"1"}, tmp_path / "part1.zip")
    zipped({"a.csv": b"2"}, tmp_path / "part2.zip")
    assert contents(tmp_path) == {"part1.zip/a.csv": b"1", "part2.zip/a.csv": b"2"}


def test_names_are_nfc_and_utf8_even_without_the_flag(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    decomposed = unicodedata.normalize("NFD", "büro/straße.csv")
    stream = bytearray(zipped({"x" * len(decomposed.encode()): b"1", "y.csv": b"2"}))
    path.write_bytes(bytes(stream).replace(b"x" * len(decomposed.encode()), decomposed.encode()))
    assert contents(path) == {"büro/straße.csv": b"1", "y.csv": b"2"}


def test_names_in_code_page_437(tmp_path: Path) -> None:
    raw = "büro.csv".encode("cp437")
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x" * len(raw): b"1"}).replace(b"x" * len(raw), raw))
    assert contents(path) == {"büro.csv": b"1"}


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "a/../../evil.txt", "/etc/passwd", "C:\\evil.txt", "..\\evil.txt", "c:evil.txt", "\\\\host\\x"],
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"evil")
        archive.writestr("good.txt", b"good")
    with pytest.raises(UnsafeArchiveError, match="leads out of the archive"):
        open_archive(tmp_path / "a.zip")


def left(path: Path, limits: Limits | None = None) -> dict[str, str]:
    with open_archive(path, limits) as archive:
        return {out.path: out.reason for out in archive.left}


def test_a_link_that_leaves_the_folder_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "outside").mkdir()
    folder = as_folder(tmp_path)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "nowhere").symlink_to(tmp_path / "gone")
    (folder / "round").symlink_to(folder / "round")
    assert contents(folder) == FILES
    reasons = left(folder)
    assert sorted(reasons) == ["link", "link.txt", "nowhere", "round"]
    assert all("leads out of the folder" in reasons[name] for name in ("link", "link.txt"))
    assert all("leads nowhere" in reasons[name] for name in ("nowhere", "round"))


def test_links_inside_are_skipped_and_loops_end(tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    (folder / "again.json").symlink_to(folder / "users.json")
    (folder / "loop").symlink_to(folder)
    assert contents(folder) == FILES


def test_links_in_zips_are_never_followed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("users.json", b"[1]")
    assert contents(tmp_path / "a.zip") == {"users.json": b"[1]"}


def test_pipes_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    os.mkfifo(folder / "pipe")
    assert contents(folder) == FILES
    assert left(folder) == {"pipe": "pipe is neither a regular file nor a folder"}


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    zipped({"zeros": bytes(100 << 20)}, tmp_path / "bomb.zip")
    with pytest.raises(UnsafeArchiveError, match="zip bomb"):
        open_archive(tmp_path / "bomb.zip")


def lying_zip(target: Path, real: int, claimed: int) -> Path:
    """A zip whose header claims less than what unpacks."""
    data = bytearray(zipped({"zeros": bytes(real)}))
    for offset in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[offset : offset + 4] = claimed.to_bytes(4, "little")
    target.write_bytes(data)
    return target


def test_a_header_that_lies_gains_nothing(tmp_path: Path) -> None:
    path = lying_zip(tmp_path / "a.zip", real=8 << 20, claimed=1000)
    with open_archive(path, Limits(ratio=10, grace=4096)) as archive, archive.entries()[0].open() as stream:
        got = 0
        with pytest.raises(InputError, match=r"zeros in a\.zip"):
            while chunk := stream.read(65536):
                got += len(chunk)
    assert got <= 4096


def test_a_gzip_bomb_stops_while_it_streams(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(50 << 20)))
    with open_archive(path, Limits(grace=1 << 20)) as archive, archive.entries()[0].open() as stream:
        got = 0
        with pytest.raises(UnsafeArchiveError, match="unpacks to more than"):
            while chunk := stream.read(1 << 16):
                got += len(chunk)
    assert got <= 250 * path.stat().st_size + (1 << 17)


def test_real_ratios_are_allowed(tmp_path: Path) -> None:
    zipped({"a.json": b'{"type": "message", "user": "U1"}\n' * 200_000}, tmp_path / "a.zip")
    assert len(contents(tmp_path / "a.zip")["a.json"]) > 6_000_000


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    zipped({f"{number}.txt": b"" for number in range(30)}, tmp_path / "a.zip")
    with pytest.raises(UnsafeArchiveError, match="more than 20 files"):
        open_archive(tmp_path / "a.zip", Limits(entries=20))
    with pytest.raises(UnsafeArchiveError, match="more than 1 files"):
        open_archive(as_folder(tmp_path), Limits(entries=1))


def test_many_small_zips_share_one_allowance(tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(5):
        zipped({f"{n}.txt": b"" for n in range(10)}, tmp_path / "many" / f"{number}.zip")
    assert len(contents(tmp_path / "many", Limits(entries=40))) == 40
    assert list(left(tmp_path / "many", Limits(entries=40))) == ["4.zip"]


def test_zips_may_not_be_nested_for_ever(tmp_path: Path) -> None:
    inner = zipped(FILES)
    for _ in range(3):
        inner = zipped({"in.zip": inner})
    (tmp_path / "deep.zip").write_bytes(inner)
    with pytest.raises(UnsafeArchiveError, match="nested more than 3"):
        open_archive(tmp_path / "deep.zip")
    assert contents(tmp_path / "deep.zip", Limits(nesting=4)) == FILES


def test_a_cut_zip_names_itself(tmp_path: Path) -> None:
    path = as_zip(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(InputError, match=r"a\.zip is damaged or cut off.*[Dd]ownload it again"):
        open_archive(path)


def test_damage_inside_a_zip_names_the_file(tmp_path: Path) -> None:
    data = bytearray(zipped({"users.json": os.urandom(5000)}, method=zipfile.ZIP_STORED))
    data[2000] ^= 255
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(InputError, match=r"users\.json in a\.zip is damaged"):
        contents(tmp_path / "a.zip")


def test_a_cut_gzip_gives_what_is_whole_and_then_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox.gz"
    path.write_bytes(gzip.compress(os.urandom(500_000))[:-200_000])
    with open_archive(path) as archive, archive.entries()[0].open() as stream:
        got = 0
        with pytest.raises(InputError, match=r"list\.mbox\.gz is damaged or cut off"):
            while chunk := stream.read(1000):
                got += len(chunk)
    assert got > 100_000


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"x"}))
    for offset in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[offset] |= 1
    return bytes(data)


def nested_zip() -> bytes:
    inner = zipped(FILES)
    for _ in range(4):
        inner = zipped({"in.zip": inner})
    return inner


BAD = {
    "broken.zip": (b"PK\x03\x04 and nothing more", "damaged or cut off"),
    "cut.zip": (WHOLE[:-40], "damaged or cut off"),
    "locked.zip": (locked_zip(), "locked by a password"),
    "deep.zip": (nested_zip(), "nested more than 3 zips deep"),
    "bomb.zip": (zipped({"zeros": bytes(100 << 20)}), "zip bomb"),
    "evil.zip": (zipped({"xx/evil": b"evil", "good": b""}).replace(b"xx/evil", b"../evil"), "leads out of the archive"),
    "page.zip": (b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
    "page.tgz": (b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
    "empty.tar": (b"", "but is empty"),
    "cut.tgz": (gzip.compress(tarred(FILES))[:-30], "damaged or cut off"),
    "evil.tar": (tarred({"../evil.txt": b"evil"}), "leads out of the archive"),
    "bomb.tgz": (gzip.compress(tarred({"zeros": bytes(100 << 20)})), "unpacks to more than"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("where", ["folder", "zip"])
def test_a_bad_thing_beside_good_ones_is_named_and_left_out(tmp_path: Path, name: str, where: str) -> None:
    content, reason = BAD[name]
    path = tmp_path / "all.zip"
    if where == "folder":
        path = as_folder(tmp_path)
        (path / name).write_bytes(content)
    else:
        zipped({**FILES, name: content}, path)
    assert contents(path) == FILES
    (out,) = left(path).items()
    assert name in out[0] and reason in out[1]


@pytest.mark.parametrize("name", ["all.tar", "all.tgz", "all.tar.gz", "all"])
def test_a_tar_is_the_same_however_packed(tmp_path: Path, name: str) -> None:
    content = tarred({f"Takeout/{file}": text for file, text in FILES.items()})
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if "gz" in name else content)
    assert contents(path) == FILES
    zipped({"in/all.zip": zipped({"x.tar": content})}, tmp_path / "all.zip")
    assert contents(tmp_path / "all.zip") == FILES


def test_links_and_devices_in_tars_are_never_followed(tmp_path: Path) -> None:
    kinds = {"s": tarfile.SYMTYPE, "h": tarfile.LNKTYPE, "c": tarfile.CHRTYPE, "p": tarfile.FIFOTYPE}
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("users.json")
        info.size = 3
        archive.addfile(info, io.BytesIO(b"[1]"))
    assert contents(tmp_path / "a.tar") == {"users.json": b"[1]"}


def test_names_that_are_no_utf_8_are_read_and_shown(tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    for name in (b"caf\xe9.csv", b"caf\xe8.csv"):
        (folder / os.fsdecode(name)).write_bytes(name)
    assert contents(folder) == {**FILES, r"caf\xe9.csv": b"caf\xe9.csv", r"caf\xe8.csv": b"caf\xe8.csv"}
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.add(folder, "export")
    assert set(contents(tmp_path / "a.tar")) == {*FILES, r"caf\xe9.csv", r"caf\xe8.csv"}


def test_a_web_page_named_zip_is_recognised_as_such(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_text("<!DOCTYPE html><title>Sign in</title>")
    with pytest.raises(InputError, match="web page"):
        open_archive(tmp_path / "export.zip")


def test_a_locked_zip_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(locked_zip())
    with pytest.raises(InputError, match="locked by a password"):
        open_archive(tmp_path / "a.zip")


def test_methods_that_are_not_read_say_so(tmp_path: Path) -> None:
    zipped({"a.txt": b"x" * 100}, tmp_path / "a.zip", zipfile.ZIP_LZMA)
    with pytest.raises(InputError, match="method that is not read"):
        contents(tmp_path / "a.zip")


@pytest.mark.parametrize("make", ["missing", "empty folder", "empty zip", "only junk"])
def test_nothing_there_is_an_error(tmp_path: Path, make: str) -> None:
    path = tmp_path / "x"
    if make == "missing":
        with pytest.raises(NotFoundError, match="there is no file"):
            open_archive(path)
        return
    if make == "empty folder":
        path.mkdir()
    else:
        zipped({"__MACOSX/._a": b"?"} if make == "only junk" else {}, path)
    with pytest.raises(InputError, match="holds no files"):
        open_archive(path)


def test_reading_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        chunk = os.urandom(1 << 20)
        for _ in range(24):
            file.write(chunk)
    with open_archive(path) as archive, archive.entries()[0].open() as stream:
        tracemalloc.start()
        while stream.read(1 << 16):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 4 << 20, "24 MB pass through 4 MB"


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_raises_anything_but_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    path = tmp_path_factory.mktemp("fuzz") / "a.zip"
    path.write_bytes(whole[:cut] if data.draw(st.booleans()) else whole)
    try:
        contents(path)
    except RenownError as error:
        assert str(error)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_a_file_or_a_clear_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("random")
    for name, start in (("a.zip", b"PK\x03\x04"), ("a.gz", b"\x1f\x8b\x08"), ("a.json", b"")):
        (folder / name).write_bytes(start + content)
        try:
            contents(folder / name)
        except RenownError as error:
            assert str(error)


def test_a_device_is_not_said_to_be_missing() -> None:
    with pytest.raises(InputError, match="/dev/null is neither a regular file nor a folder"):
        open_archive(Path("/dev/null"))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that refuses to be read")
def test_a_disk_that_refuses_is_an_error_that_names_the_file() -> None:
    with pytest.raises(StorageError, match="mem cannot be read: Input/output error"):
        open_archive(Path("/proc/self/mem"))
