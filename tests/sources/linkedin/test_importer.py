"""LinkedIn exports of every era through the real door, against counts worked out by hand."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.errors import InputError
from renown.model.rows import (
    AccountRow,
    CoverageRow,
    FactRow,
    FieldsUnread,
    FileIgnored,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
)
from renown.sources.archive import open_archive
from renown.sources.linkedin.importer import SOURCE
from renown.sources.registry import recognise

Build = Callable[[str, str], Path]
Read = Callable[..., list[Item]]
ERAS = list(runpy.run_path(str(Path(__file__).parent / "exports.py"))["EXPORTS"])


def acts(items: list[Item]) -> Counter[tuple[str, str, str, str]]:
    found = [item for item in items if isinstance(item, InteractionRow)]
    return Counter((row.kind, row.actor, row.target, row.direction) for row in found)


def files(items: list[Item]) -> dict[str, FileRead]:
    return {item.file: item for item in items if isinstance(item, FileRead)}


def owners(items: list[Item]) -> set[str]:
    return {item.key for item in items if isinstance(item, AccountRow) and item.owner}


@pytest.mark.parametrize("era", ERAS)
def test_every_era_is_recognised_and_accounted_for(era: str, build: Build, read: Read) -> None:
    path = build("linkedin", era)
    with open_archive(path) as archive:
        recognition = SOURCE.recognise(archive)
        seen = [entry.path for entry in archive.entries()]
    items = read("linkedin", path)
    assert recognition is not None
    assert recognition.confidence >= 0.9
    assert not [item for item in items if isinstance(item, FieldsUnread)]
    ended = [item.file for item in items if isinstance(item, FileRead | FileIgnored)]
    assert sorted(ended) == sorted(seen)
    assert all(f.read == f.kept + sum(f.skipped.values()) for f in files(items).values())
    assert len(owners(items)) == 1


def test_complete_2024(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2024"))
    mara, odo, zoe, ivo = "mara-lindqvist", "odo-brandt-7a", "zoë-roe", "ivo-quill"
    assert owners(items) == {mara}
    assert acts(items) == {
        ("connect", mara, odo, "mutual"): 1,
        ("connect", mara, zoe, "mutual"): 1,
        ("connect", mara, "kim-teal-1", "mutual"): 1,
        ("connect", mara, "kim-teal-2", "mutual"): 1,
        ("connect", mara, "ada-moss", "mutual"): 1,
        ("invite", mara, odo, "out"): 1,
        ("invite", zoe, mara, "in"): 1,
        ("message", odo, mara, "in"): 1,
        ("message", mara, odo, "out"): 1,
        ("message", zoe, odo, "observed"): 1,
        ("message", zoe, mara, "in"): 1,
        ("message", ivo, mara, "in"): 1,
        ("endorse", odo, mara, "in"): 2,
        ("endorse", mara, zoe, "out"): 1,
        ("recommend", odo, mara, "in"): 1,
        ("recommend", "name:kim teal", mara, "in"): 1,
        ("recommend", mara, "name:una vale", "out"): 1,
        ("follow", mara, "name:una vale", "out"): 1,
    }


_READ_TO_THE_END = {"Reactions.csv", "Comments_34875879.csv", "InstantReposts.csv", "Votes.csv", "Registration.csv"}


def test_every_file_of_2024_ends_with_its_reasons(build: Build, read: Read) -> None:
    found = files(read("linkedin", build("linkedin", "complete-2024")))
    skipped = {name: (file.kept, dict(file.skipped)) for name, file in found.items() if file.skipped}
    unknown = "whose post it was is not given"
    left_unread = {name: file for name, file in found.items() if not file.kept and name not in _READ_TO_THE_END}
    assert left_unread and all(file.read == sum(file.skipped.values()) > 0 for file in left_unread.values())
    assert {name: told for name, told in skipped.items() if name not in left_unread} == {
        "Connections.csv": (5, {"a hidden or deleted member": 2}),
        "messages.csv": (4, {"advert": 1, "a hidden or deleted member": 1, "draft": 1}),
        "Member_Follows.csv": (1, {"no longer followed": 1}),
        "Reactions.csv": (0, {unknown: 1}),
        "Comments_34875879.csv": (0, {unknown: 2, "a further line of the row before": 1}),
        "InstantReposts.csv": (0, {unknown: 1}),
        "Votes.csv": (0, {unknown: 1}),
        "PhoneNumbers.csv": (1, {"names no country": 1}),
        "Registration.csv": (0, {"names no inviter": 1}),
    }


def test_problems_name_file_and_line(build: Build, read: Read) -> None:
    problems = [item for item in read("linkedin", build("linkedin", "complete-2024")) if isinstance(item, Problem)]
    # Three lines of preamble, the header, six rows: the broken one is line 11.
    assert [(p.file, p.line, p.found) for p in problems] == [("Connections.csv", 11, "yesterday")]


def test_times_say_how_exact_they_are(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2024"))
    rows = [item for item in items if isinstance(item, InteractionRow)]
    told = {(row.kind, row.ts, row.precision, row.zone_known, row.group_size) for row in rows}
    assert ("message", datetime(2024, 3, 6, 8), "s", True, 3) in told
    assert ("invite", datetime(2024, 3, 3, 7, 8), "m", False, 2) in told
    assert ("connect", datetime(2024, 3, 5), "d", True, 2) in told


def test_a_given_zone_reads_invitations_in_it(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2024"), zone="Asia/Kolkata")
    invited = {row.ts for row in items if isinstance(row, InteractionRow) and row.kind == "invite"}
    assert invited == {datetime(2024, 3, 4, 15, 35), datetime(2024, 3, 3, 1, 38)}


def test_own_posts_are_kept_with_their_line_breaks(build: Build, read: Read) -> None:
    posts = [item for item in read("linkedin", build("linkedin", "complete-2024")) if isinstance(item, PostRow)]
    assert [(p.key, p.author, p.ts) for p in posts] == [
        ("share:7170638899200000000", "mara-lindqvist", datetime(2024, 3, 5, 7, 8, 9))
    ]
    assert posts[0].text == 'Planted forty trees.\nThey already "hum"'


def test_facts_and_what_connections_say(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2024"))
    facts = Counter(item.fact for item in items if isinstance(item, FactRow))
    assert facts == {
        "position": 2,
        "education": 1,
        "skill": 2,
        "language": 1,
        "certificate": 1,
        "event": 1,
        "membership": 1,
        "phone": 1,
    }
    odo = next(item for item in items if isinstance(item, AccountRow) and item.key == "odo-brandt-7a" and item.email)
    assert (odo.email, odo.organisation, odo.headline, odo.url) == (
        "odo@example.org",
        "Beanworks",
        "Gardener",
        "linkedin.com/in/odo-brandt-7a",
    )


def test_no_private_word_is_stored(build: Build, read: Read) -> None:
    told = repr(
        [item for item in read("linkedin", build("linkedin", "complete-2024")) if not isinstance(item, Problem)]
    )
    for word in ("there", "Hello both", "Shall we", "Knows, her", "buy beans", "unsent"):
        assert word not in told


def test_what_was_received_in_public_is_not_claimed_as_seen(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2024"))
    covered = {(row.kind, row.direction) for row in items if isinstance(row, CoverageRow)}
    assert covered == {
        ("connect", "both"),
        ("invite", "both"),
        ("message", "both"),
        ("endorse", "in"),
        ("endorse", "out"),
        ("recommend", "in"),
        ("recommend", "out"),
        ("follow", "out"),
    }
    assert {row.scope for row in items if isinstance(row, CoverageRow)} == {"owner"}


def test_quoted_messages_of_2026_and_an_owner_without_a_profile(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "numbered-2026"))
    assert owners(items) == {"mara-lindqvist"}
    assert acts(items) == {
        ("connect", "mara-lindqvist", "odo-brandt-7a", "mutual"): 1,
        ("message", "odo-brandt-7a", "mara-lindqvist", "in"): 1,
        ("message", "zoë-roe", "mara-lindqvist", "in"): 1,
    }


@pytest.mark.parametrize("era", ["complete-2021", "zip-in-zip"])
def test_names_without_addresses_are_matched_within_the_zip_and_namesakes_stay_apart(
    era: str, build: Build, read: Read
) -> None:
    items = read("linkedin", build("linkedin", era))
    mara, odo, zoe = "mara-lindqvist", "odo-brandt-7a", "name:zoe roe ph d"
    assert acts(items) == {
        ("connect", mara, odo, "mutual"): 1,
        ("connect", mara, zoe, "mutual"): 1,
        ("connect", mara, "name:kim teal@03 Mar 2020", "mutual"): 1,
        ("connect", mara, "name:kim teal@02 Mar 2020", "mutual"): 1,
        ("message", odo, mara, "in"): 1,
        ("message", mara, odo, "out"): 2,
        ("message", mara, zoe, "out"): 1,
        ("invite", "name:kim teal", mara, "in"): 1,
        ("invite", mara, odo, "out"): 1,
    }


def test_utf16_files_of_2018(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2018"))
    mara, odo = "name:mara lindqvist", "name:odo brandt"
    assert acts(items) == {
        ("connect", mara, odo, "mutual"): 1,
        ("message", odo, mara, "in"): 1,
        ("message", mara, odo, "out"): 1,
        ("invite", "name:una vale", mara, "in"): 1,
    }
    assert [(p.key, p.text, p.ts) for p in items if isinstance(p, PostRow)] == [
        ("share:6376000000000000000", "Grüße", datetime(2018, 3, 5, 7, 8, 9))
    ]
    assert [(f.fact, f.value) for f in items if isinstance(f, FactRow)] == [("membership", "Oaks")]


def test_connections_of_2017(build: Build, read: Read) -> None:
    rows = [row for row in read("linkedin", build("linkedin", "connections-2017")) if isinstance(row, InteractionRow)]
    assert [(row.target, row.ts, row.precision) for row in rows] == [
        ("name:odo brandt", datetime(2017, 3, 5, 19, 8), "m")
    ]


def test_a_file_saved_again_by_excel(build: Build, read: Read) -> None:
    rows = [row for row in read("linkedin", build("linkedin", "from-excel")) if isinstance(row, InteractionRow)]
    assert [(row.target, row.ts) for row in rows] == [
        ("odo-brandt-7a", datetime(2021, 4, 4)),
        ("zoë-roe", datetime(2021, 4, 5)),
    ]


def test_connections_alone_have_the_same_owner_in_the_next_export(build: Build, read: Read, tmp_path: Path) -> None:
    path = build("linkedin", "bare-connections")
    first = owners(read("linkedin", path))
    later = tmp_path / "Connections (3).csv"
    later.write_text(path.read_text("utf-8") + "Una,Vale,,,,,08 Mar 2024\n", "utf-8")
    assert owners(read("linkedin", later)) == first
    assert next(iter(first)).startswith("owner:")


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("https://www.linkedin.com/in/Mara-Lindqvist/", "mara-lindqvist"),
        ("Mara-Lindqvist", "mara-lindqvist"),
        ("Mara Lindqvist", "name:mara lindqvist"),
    ],
)
def test_the_owner_may_be_named(given: str, key: str, build: Build, read: Read) -> None:
    assert owners(read("linkedin", build("linkedin", "bare-connections"), owner=given)) == {key}


def test_a_mail_address_does_not_make_a_second_owner(build: Build, read: Read) -> None:
    items = read("linkedin", build("linkedin", "complete-2024"), owner="mara@example.org")
    assert owners(items) == {"mara-lindqvist"}


def test_a_zone_that_is_none_is_refused(build: Build, read: Read) -> None:
    with pytest.raises(InputError, match="no time zone 'Middle/Earth'"):
        read("linkedin", build("linkedin", "bare-connections"), zone="Middle/Earth")


def test_basic_and_complete_unpacked_together_count_once(build: Build, read: Read, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    for part in ("Basic", "Complete"):
        (folder / part).mkdir(parents=True)
        (folder / part / "Connections.csv").write_bytes(build("linkedin", "bare-connections").read_bytes())
    items = read("linkedin", folder)
    assert sum(acts(items).values()) == 2
    assert files(items)["Complete/Connections.csv"].skipped == {"the same row stands in another file": 2}


def test_new_columns_are_named_and_unknown_ones_are_a_problem(read: Read, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    header = "First Name,Last Name,URL,Connected On,Shoe Size\n"
    (folder / "Connections.csv").write_text(header + "Odo,Brandt,,05 Mar 2024,44\n", "utf-8")
    (folder / "Reactions.csv").write_text("When,What\n", "utf-8")
    items = read("linkedin", folder)
    assert [i.fields for i in items if isinstance(i, FieldsUnread)] == [("Shoe Size",)]
    assert [(i.file, i.found) for i in items if isinstance(i, Problem)] == [("Reactions.csv", "When,What")]


def test_a_part_that_does_not_say_whose_it_is_is_refused(read: Read, tmp_path: Path) -> None:
    (tmp_path / "Skills.csv").write_text("Name\nGrafting\n", "utf-8")
    with pytest.raises(InputError, match="whose it is"):
        read("linkedin", tmp_path / "Skills.csv")
    items = read("linkedin", tmp_path / "Skills.csv", owner="mara-lindqvist")
    assert [(i.account, i.value) for i in items if isinstance(i, FactRow)] == [("mara-lindqvist", "Grafting")]


@pytest.mark.parametrize("header", ["Name\n", "Date,Link\n", "First Name,Last Name,E-mail 1 - Value\n", "a,b\n"])
def test_other_tables_are_not_taken_for_linkedin(header: str, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(header, "utf-8")
    with open_archive(tmp_path / "table.csv") as archive:
        assert SOURCE.recognise(archive) is None


CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def connections(folder: Path, *dates: str, header: str = CONNECTIONS) -> Path:
    rows = [f"P{n},Roe,https://www.linkedin.com/in/p{n}-roe,,Mill,Baker,{date}" for n, date in enumerate(dates)]
    path = folder / "Connections.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def connected(items: list[Item]) -> dict[str, str | None]:
    return {
        item.target: item.ts and f"{item.ts:%Y-%m-%d}"
        for item in items
        if isinstance(item, InteractionRow) and item.kind == "connect"
    }


@pytest.mark.parametrize(
    ("dates", "read_as", "problems"),
    [
        (["13/05/2020", "04/03/2020"], ["2020-05-13", "2020-03-04"], []),
        (["04/03/2020", "13/05/2020"], ["2020-03-04", "2020-05-13"], []),
        (["04/03/2020", "05/13/2020"], ["2020-04-03", "2020-05-13"], []),
        (["04-03-2020", "05-13-2020"], ["2020-04-03", "2020-05-13"], []),
        (["04.03.20", "31.12.19"], ["2020-03-04", "2019-12-31"], []),
        (
            ["13/05/2020", "05/14/2020", "04/03/2020", "04/04/2020"],
            ["2020-05-13", "2020-05-14", None, "2020-04-04"],
            [4],
        ),
        (["13/05/2020", "31/31/2020", "soon", "", "1/1/1970"], ["2020-05-13", None, None, None, None], [3, 4, 5, 6]),
        (["04/03/2020", "05/06/2020"], ["2020-04-03", "2020-05-06"], [0]),
        (['"4/3/20, 7:08 AM"', '"5/6/20, 8:00 PM"'], ["2020-04-03", "2020-05-06"], []),
    ],
)
def test_the_whole_column_says_whether_the_day_comes_first(
    dates: list[str], read_as: list[str | None], problems: list[int], tmp_path: Path, read: Read
) -> None:
    items = read("linkedin", connections(tmp_path, *dates))
    assert list(connected(items).values()) == read_as, "who cannot be dated is kept"
    assert [item.line for item in items if isinstance(item, Problem)] == problems
    assert files(items)["Connections.csv"] == FileRead("Connections.csv", len(dates), len(dates), {})


HEADERS = {
    "es": "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
    "fr": "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
    "de": "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden seit",
    "it": "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato dal",
    "pt": "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
    "nl": "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    "pl": "Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Połączono",
    "sv": "Förnamn,Efternamn,URL,E-postadress,Företag,Befattning,Ansluten",
    "unknown": "Eerste,Tweede,URL,Derde,Vierde,Vijfde,Zesde",
}


@pytest.mark.parametrize("language", HEADERS)
def test_connections_in_other_languages_are_no_address_book(language: str, tmp_path: Path, read: Read) -> None:
    path = connections(tmp_path, "05 Mar 2024", header=HEADERS[language])
    with open_archive(path) as archive:
        assert [source.card.name for source, _ in recognise(archive)] == ["linkedin"]
    items = read("linkedin", path)
    assert connected(items) == {"p0-roe": "2024-03-05"}
    account = next(item for item in items if isinstance(item, AccountRow) and item.key == "p0-roe")
    assert (account.name, account.organisation, account.headline) == ("P0 Roe", "Mill", "Baker")
    assert not [item for item in items if isinstance(item, FieldsUnread | Problem)]


def test_a_post_keeps_its_lines_and_no_quote_of_the_export(tmp_path: Path, read: Read) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    (connections(folder, "05 Mar 2024")).rename(folder / "Connections.csv")
    text = '"Line one""\r\n""\r\n""line three"'
    row = f"2024-03-05 07:08:09,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000000,{text},,,MEMBER"
    header = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"
    (folder / "Shares.csv").write_bytes(f"{header}\r\n{row}\r\n".encode())
    posts = [item.text for item in read("linkedin", folder) if isinstance(item, PostRow)]
    assert posts == ["Line one\n\nline three"]


def test_rows_of_files_left_unread_are_counted(tmp_path: Path, read: Read) -> None:
    connections(tmp_path, "05 Mar 2024")
    (tmp_path / "SearchQueries.csv").write_text("Time,Search Query\n2024-03-05,oboes\n2024-03-06,mills\n")
    (tmp_path / "Logins.csv").write_text("Login Date,IP Address\n")
    items = read("linkedin", tmp_path)
    reason = "what the owner looked for; nobody was dealt with"
    assert files(items)["SearchQueries.csv"] == FileRead("SearchQueries.csv", 2, 0, {reason: 2})
    assert [item.file for item in items if isinstance(item, FileIgnored)] == ["Logins.csv"]
