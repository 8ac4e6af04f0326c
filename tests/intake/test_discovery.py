"""Whatever is dropped in, every export in it comes in, and every file is read or named as left out."""

from __future__ import annotations

import io
import os
import re
import runpy
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.intake.discovery import discover
from renown.intake.exports import exports_at
from renown.intake.imports import import_path
from renown.lake.lake import Lake
from renown.sources.archive import LeftOut, open_archive

SOURCES = Path(__file__).parents[1] / "sources"
Files = dict[str, bytes]
Make = Callable[[str, str], Files]

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Alder\r\nTEL:+44 20 7946 0000\r\nEND:VCARD\r\n"
CSV = b"First Name,Last Name,File As,Labels,E-mail 1 - Value\r\nBo,Birch,,,bo@birch.example\r\n"
PHOTO, NOTES = b"\xff\xd8\xff", b"milk, bread"


def event(owner: str, guest: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"X-WR-CALNAME:{owner}", "BEGIN:VEVENT", f"UID:{owner}-{guest}"]
    lines += ["DTSTAMP:20240301T080000Z", "DTSTART:20240305T080000Z", "SUMMARY:Tea", f"ORGANIZER:mailto:{owner}"]
    lines += [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{guest}", "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def mail(owner: str, *writers: str, header: str = "") -> bytes:
    return "".join(
        f"From {writer} Tue Mar  5 07:08:09 2024\n{header}From: {writer}\nTo: {owner}\n"
        f"Date: Tue, 5 Mar 2024 07:0{n}:09 +0000\nMessage-ID: <{n}.{writer}.{owner}>\n\nhello\n\n"
        for n, writer in enumerate(writers)
    ).encode()


ANN = mail("ann@home.example", "x@a.example", "y@a.example", "z@a.example")
BOB = mail("bob@home.example", "u@b.example", "v@b.example", "w@b.example")


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """The files of a made-up export of a source."""

    def files(source: str, era: str) -> Files:
        folder = tmp_path_factory.mktemp("made")
        path = runpy.run_path(str(SOURCES / source / "exports.py"))["EXPORTS"][era](folder)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        root = path if path.is_dir() else path.parent
        return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}

    return files


def below(folder: str, files: Files) -> Files:
    return {f"{folder}/{name}": content for name, content in files.items()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=cast("None", mode)) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def found_at(path: Path) -> tuple[list[tuple[str, str, tuple[str, ...]]], tuple[LeftOut, ...]]:
    """Source, name and files of each export, and what is left out."""
    with ExitStack() as stack:
        exports, left = exports_at(path, None, stack)
        told = [
            (export.source.card.name, export.archive.name, tuple(file.path for file in export.archive.entries()))
            for export in exports
        ]
        return sorted(told), left


def sources_at(path: Path) -> list[str]:
    return [source for source, _, _ in found_at(path)[0]]


PACKED: dict[str, Callable[[Path, Files], Path]] = {
    "folder": lambda root, files: written(root / "all", files),
    "deep folder": lambda root, files: written(root / "all", below("a/b/c", files)).parent / "all",
    "zip": lambda root, files: written(root, {"all.zip": zipped(files)}) / "all.zip",
    "zip in zip": lambda root, files: written(root, {"all.zip": zipped({"in.zip": zipped(files)})}) / "all.zip",
    "tar": lambda root, files: written(root, {"all.tar": tarred(files)}) / "all.tar",
    "tgz": lambda root, files: written(root, {"all.tgz": tarred(files, "w:gz")}) / "all.tgz",
    "tar.gz in folder": lambda root, files: written(root / "all", {"t.tar.gz": tarred(files, "w:gz")}),
}
packed = pytest.mark.parametrize("how", PACKED)
some = pytest.mark.parametrize("how", ["folder", "zip", "tgz"])


@packed
def test_a_takeout_gives_its_mail_its_contacts_and_its_calendar(how: str, tmp_path: Path) -> None:
    files = {
        "Takeout/archive_browser.html": b"<html></html>",
        "Takeout/Mail/All mail Including Spam and Trash.mbox": ANN,
        "Takeout/Mail/User Settings/Signatures.json": b"{}",
        "Takeout/Contacts/All Contacts/All Contacts.vcf": CARD,
        "Takeout/Contacts/My Contacts/My Contacts.vcf": CARD,
        "Takeout/Contacts/All Contacts/1.jpg": PHOTO,
        "Takeout/Calendar/ann@home.example.ics": event("ann@home.example", "x@a.example"),
        "Takeout/Calendar/Choir.ics": event("choir@home.example", "y@a.example"),
    }
    exports, left = found_at(PACKED[how](tmp_path, files))
    assert [(source, len(inside)) for source, _, inside in exports] == [("ical", 2), ("mbox", 1), ("vcard", 2)]
    assert len(left) == 3 and not any(out.fault for out in left), "all that is no export is named"


@some
def test_loose_files_beside_packed_exports_come_in(how: str, tmp_path: Path, made: Make) -> None:
    files = {
        "linkedin.zip": zipped(made("linkedin", "complete-2024")),
        "x.zip": zipped(made("x", "modern")),
        "slack.zip": zipped(made("slack", "modern")),
        "contacts.csv": CSV,
        "cal.ics": event("ann@home.example", "x@a.example"),
        "All.mbox": ANN,
        "book.vcf": CARD,
        "photo.jpg": PHOTO,
        "notes.txt": NOTES,
        "old/holiday/1.jpg": PHOTO,
        "old/holiday/2.jpg": PHOTO,
    }
    exports, left = found_at(PACKED[how](tmp_path, files))
    assert [source for source, _, _ in exports] == ["contacts_csv", "ical", "linkedin", "mbox", "slack", "vcard", "x"]
    assert [name for source, name, _ in exports if source in ("linkedin", "mbox")] == ["linkedin.zip", "All.mbox"]
    prefix = "in.zip/" * 0
    assert {out.path: out.reason for out in left} == {
        f"{prefix}notes.txt": "no export that is known here",
        f"{prefix}photo.jpg": "no export that is known here",
        f"{prefix}old": "no export that is known here (2 files)",
    }


@pytest.mark.parametrize(
    "files",
    [{"a.vcf": CARD, "b.ics": event("a@b.example", "c@d.example")}, {"a.vcf": CARD, "b.csv": CSV, "c.mbox": ANN}],
)
def test_loose_files_alone_are_an_export_per_kind(files: Files, tmp_path: Path) -> None:
    exports, left = found_at(written(tmp_path, files))
    assert len(exports) == len(files) and not left
    assert sorted(name for _, name, _ in exports) == sorted(files)


@some
@pytest.mark.parametrize(("source", "era"), [("linkedin", "complete-2024"), ("x", "modern"), ("slack", "modern")])
@pytest.mark.parametrize("way", ["folders", "zips", "mixed"])
def test_two_exports_of_one_platform_are_never_one(
    how: str, source: str, era: str, way: str, tmp_path: Path, made: Make
) -> None:
    one = made(source, era)
    files = {
        "folders": {**below("inner/a", one), **below("inner/b", one)},
        "zips": {"a.zip": zipped(one), "b.zip": zipped(below("b", one))},
        "mixed": {**below("a", one), "b.zip": zipped(one)},
    }[way]
    assert sources_at(PACKED[how](tmp_path, files)) == [source, source]


@some
@pytest.mark.parametrize("way", ["folders", "zips", "deep", "delivered"])
def test_the_mail_of_two_owners_is_read_apart(how: str, way: str, tmp_path: Path) -> None:
    files = {
        "folders": {"inner/a/Inbox": ANN, "inner/a/Archive": ANN, "inner/b/Inbox": BOB},
        "zips": {"a.zip": zipped({"All.mbox": ANN}), "b.zip": zipped({"All.mbox": BOB})},
        "deep": {"m/a/Local/Inbox": ANN, "m/a/Other/Inbox": ANN, "m/b/x/y/Inbox": BOB},
        "delivered": {
            "ann.mbox": mail("ann@home.example", "x@a.example", header="Delivered-To: ann@home.example\n"),
            "bob.mbox": mail("bob@home.example", "x@a.example", header="Delivered-To: bob@home.example\n"),
        },
    }[way]
    exports, left = found_at(PACKED[how](tmp_path, files))
    assert [source for source, _, _ in exports] == ["mbox", "mbox"] and not left


def test_the_mail_of_one_owner_stays_together(tmp_path: Path) -> None:
    sent = mail("x@a.example", "ann@home.example", "ann@home.example")
    mails = {
        "Inbox": ANN,
        "Sent": sent,
        "Archive.sbd/2023": ANN,
        "Archive.sbd/2024": ANN,
        "Inbox.msf": b"//",
        "list": b"",
    }
    assert len(found_at(written(tmp_path / "t", mails))[0]) == 1
    mails = {"Inbox.mbox/mbox": ANN, "Sent.mbox/mbox": sent, "Inbox.mbox/table_of_contents": b"x"}
    assert len(found_at(written(tmp_path / "apple", mails))[0]) == 1
    single = ANN.split(b"\n", 1)[1]
    mails = {
        f"{folder}/{n}.M1P2.host:2,S": single
        for folder in ("cur", "new", ".Sent/cur")
        for n in (1709622489, 1709622490)
    }
    assert len(found_at(written(tmp_path / "maildir", mails))[0]) == 1


def test_the_calendars_of_two_owners_are_read_apart(tmp_path: Path) -> None:
    ann, bob = event("ann@home.example", "x@a.example"), event("bob@home.example", "x@a.example")
    assert sources_at(written(tmp_path / "two", {"a/cal.ics": ann, "b/cal.ics": bob})) == ["ical", "ical"]
    assert sources_at(written(tmp_path / "one", {"ann.ics": ann, "bob.ics": bob})) == ["ical"]


def test_an_export_is_the_same_alone_and_among_others(lake: Lake, tmp_path: Path, made: Make) -> None:
    alone = written(tmp_path / "alone", {"li.zip": zipped(made("linkedin", "complete-2024")), "book.vcf": CARD})
    for name in ("li.zip", "book.vcf"):
        import_path(lake, alone / name)
    together = import_path(
        lake, written(tmp_path / "down", {"li.zip": (alone / "li.zip").read_bytes(), "book.vcf": CARD, "a.jpg": PHOTO})
    )
    assert [report.already for report in together] == [True, True]
    assert [out.path for out in together.left] == ["a.jpg"] and together.faults == ()


def test_a_platforms_own_folders_are_one_export(tmp_path: Path, made: Make) -> None:
    exports, left = found_at(
        written(tmp_path, {**below("twitter", made("x", "modern")), "twitter/assets/a.css": b"", "b.jpg": PHOTO})
    )
    assert [source for source, _, _ in exports] == ["x"] and not left
    assert {"b.jpg", "twitter/assets/a.css"} <= set(exports[0][2]), "one export alone accounts for what lies beside it"


def test_a_file_that_refuses_to_be_read_is_named(lake: Lake, tmp_path: Path) -> None:
    folder = written(tmp_path / "all", {"book.vcf": CARD, "cal.ics": event("a@b.example", "c@d.example")})
    (folder / "mem.vcf").symlink_to("/proc/self/mem")
    (folder / os.fsdecode(b"caf\xe9.vcf")).write_bytes(CARD.replace(b"Ann Alder", b"Cy Cedar"))
    found = import_path(lake, folder)
    assert [report.source for report in found] == ["vcard", "ical"] or [report.source for report in found] == [
        "ical",
        "vcard",
    ]
    assert sum(report.accounts for report in found) == 4
    assert [out.path for out in found.faults] == ["mem.vcf"]
    with pytest.raises(InputError):
        import_path(lake, folder, on_problem="stop")


def test_what_to_do_with_a_store_of_outlook_is_said_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        found_at(written(tmp_path / "mail", {"old.pst": b"!BDN", "older.ost": b"!BDN"}))
    assert str(error.value).count("import it into Thunderbird") == 1


def test_folders_without_end_are_named(tmp_path: Path) -> None:
    path = written(tmp_path, {"a.zip": zipped({"a/" * 3000 + "x.json": b"{}", "book.vcf": CARD})}) / "a.zip"
    exports, left = found_at(path)
    assert [source for source, _, _ in exports] == ["vcard"]
    assert [out.reason for out in left] == ["it lies more than 100 folders deep"]


MADE = [
    (folder.name, era)
    for folder in sorted(SOURCES.iterdir())
    if (folder / "exports.py").exists()
    for era in runpy.run_path(str(folder / "exports.py"))["EXPORTS"]
]


@pytest.mark.parametrize(("source", "era"), MADE)
def test_every_export_of_every_era_is_one_and_leaves_nothing(source: str, era: str, tmp_path: Path) -> None:
    exports, left = found_at(runpy.run_path(str(SOURCES / source / "exports.py"))["EXPORTS"][era](tmp_path))
    assert ([found for found, _, _ in exports], left) == ([source], ())


def test_a_takeout_in_several_parts(tmp_path: Path) -> None:
    parts = {
        "takeout-20240301T080000Z-001.zip": {"Takeout/Mail/Inbox.mbox": ANN, "Takeout/archive_browser.html": b"<html>"},
        "takeout-20240301T080000Z-002.zip": {"Takeout/Contacts/All Contacts/All Contacts.vcf": CARD},
        "takeout-20240301T080000Z-003.tgz": {"Takeout/Calendar/ann.ics": event("ann@home.example", "x@a.example")},
    }
    files = {name: tarred(part, "w:gz") if name.endswith("tgz") else zipped(part) for name, part in parts.items()}
    exports, left = found_at(written(tmp_path, files))
    assert [source for source, _, _ in exports] == ["ical", "mbox", "vcard"]
    assert [out.fault for out in left] == [False]


def test_folders_of_programs_are_named_and_not_looked_into_and_the_rest_is_told_as_it_goes(tmp_path: Path) -> None:
    folder = written(tmp_path / "all", {"deep/book.vcf": CARD, **{f"notes/{n}.txt": b"x" for n in range(250)}})
    for foreign in ("deep/node_modules", "work/.venv"):
        (folder / foreign / "inner").mkdir(parents=True)
        (folder / foreign / "inner" / "card.vcf").write_bytes(CARD)
        (folder / foreign / "loop").symlink_to("/")
    told: list[tuple[int, int, str]] = []
    with open_archive(folder) as archive:
        found = discover(archive, lambda *at: told.append(at))
    assert [(source.card.name, len(view.files)) for view, source in found.exports] == [("vcard", 251)]
    assert [(out.path, out.fault) for out in found.left] == [("deep/node_modules", False), ("work/.venv", False)]
    assert told == [(at, 251, "looking through all") for at in (0, 100, 200)]


NAMES = st.sampled_from(["a", "b", "Mail", "data", "x.zip", "y.tgz"])


@st.composite
def nests(draw: st.DrawFn, depth: int = 0) -> tuple[Files, int, int]:
    """A tree of folders and packs: its files, how many of them are cards, and how many are nothing."""
    files: Files = {}
    cards = others = 0
    for number in range(draw(st.integers(0, 3))):
        is_card = draw(st.booleans())
        files[f"f{number}.{'vcf' if is_card else 'jpg'}"] = CARD if is_card else PHOTO
        cards, others = cards + is_card, others + (not is_card)
    if depth < 2:
        for name in draw(st.lists(NAMES, max_size=2, unique=True)):
            inner, more, rest = draw(nests(depth + 1))
            if name.endswith((".zip", ".tgz")):
                files[name] = zipped(inner) if name.endswith("zip") else tarred(inner, "w:gz")
            else:
                files |= below(name, inner)
            cards, others = cards + more, others + rest
    return files, cards, others


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nest=nests())
def test_no_file_is_lost_in_any_nest(nest: tuple[Files, int, int], tmp_path_factory: pytest.TempPathFactory) -> None:
    files, cards, others = nest
    folder = written(tmp_path_factory.mktemp("nest") / "all", files)
    if not cards:
        return
    exports, left = found_at(folder)
    inside = [path for _, _, paths in exports for path in paths]
    assert sum(path.endswith(".vcf") for path in inside) == cards
    counts = [re.search(r"\(([\d,]+) files\)", out.reason) for out in left if out.reason != "it holds no files"]
    named = sum(int(count[1]) if count else 1 for count in counts)
    assert sum(path.endswith(".jpg") for path in inside) + named == others
