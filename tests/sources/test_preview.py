"""Tables that nothing knows, in all the shapes in which programs and people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from renown.errors import InputError
from renown.sources.archive import open_archive
from renown.sources.preview import Preview, is_told, preview, table_in

PEOPLE = "Wer;Post;Fon\nZoë Quillon;zoe@example.org;+49 30 901820\nBo Birch;bo@example.org;+49 30 901821\n"
ACTS = "wer,wen,wann\nann,bo,2024-03-05 10:00\nbo,ann,2024-03-06 11:00\n"


def seen(tmp_path: Path, content: bytes, name: str = "t.csv") -> Preview:
    (tmp_path / name).write_bytes(content)
    with open_archive(tmp_path / name) as archive:
        return preview(table_in(archive))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_list_of_people_is_known_by_its_words_and_cells(encoding: str, tmp_path: Path) -> None:
    found = seen(tmp_path, PEOPLE.encode(encoding))
    assert (found.separator, found.header, found.sort) == (";", True, "contacts")
    assert found.columns == ("Wer", "Post", "Fon") and found.rows[0][0] == "Zoë Quillon"
    assert found.contacts == {"name": 1, "email": 2, "phone": 3}


def test_without_a_header_columns_have_numbers(tmp_path: Path) -> None:
    found = seen(tmp_path, PEOPLE.partition("\n")[2].encode())
    assert (found.header, found.columns, len(found.rows)) == (False, ("1", "2", "3"), 2)
    assert found.contacts == {"name": 1, "email": 2, "phone": 3}


@pytest.mark.parametrize("content", [ACTS, ACTS.partition("\n")[2], ACTS.replace("wer,wen,wann", "x,y,z")])
def test_acts_are_known_by_two_people_and_a_time(content: str, tmp_path: Path) -> None:
    found = seen(tmp_path, content.encode())
    assert (found.sort, found.acts) == ("acts", {"actor": 1, "target": 2, "time": 3})


@pytest.mark.parametrize(
    ("times", "asks", "day_first"),
    [(("03/04/2024", "05/06/2024"), True, None), (("13/04/2024", "05/06/2024"), False, True)],
)
def test_dates_that_do_not_tell_day_from_month_are_asked_about(
    times: tuple[str, str], asks: bool, day_first: bool | None, tmp_path: Path
) -> None:
    found = seen(tmp_path, f"who,whom,when\na,b,{times[0]}\nb,a,{times[1]}\n".encode())
    assert (found.asks_order, found.day_first, found.acts["time"]) == (asks, day_first, 3)


def test_odd_tables_are_shown_all_the_same(tmp_path: Path) -> None:
    one = seen(tmp_path, b"Names\nAnn Alder\nBo Birch\n")
    assert (one.columns, one.contacts, one.acts) == (("Names",), {"name": 1}, {"actor": 1})
    wide = seen(tmp_path, (",".join(f"c{n}" for n in range(500)) + "\n" + ",".join("x" * 500) + "\n").encode())
    assert len(wide.columns) == 500
    open_quote = seen(tmp_path, b'who,mail\nann,ann@example.org\n"bo,bo@example.org\ncy,cy@example.org\n')
    assert open_quote.columns == ("who", "mail") and open_quote.contacts["email"] == 2
    ragged = seen(tmp_path, b"a,b\n1\n1,2,3,4\n")
    assert ragged.columns == ("a", "b", "3", "4")


def test_only_the_beginning_of_a_long_table_is_read(tmp_path: Path) -> None:
    with (tmp_path / "long.csv").open("wb") as file:
        file.write(ACTS.encode())
        file.writelines([b"ann,bo,2024-03-05 10:00\n" * 1000] * 100)
    with open_archive(tmp_path / "long.csv") as archive:
        entry = table_in(archive)
        assert preview(_Guarded(entry)).acts == {"actor": 1, "target": 2, "time": 3}  # type: ignore[arg-type]


class _Guarded:
    """An entry of which only the head may be asked for."""

    def __init__(self, entry: object) -> None:
        self.path, self._entry = entry.path, entry  # type: ignore[attr-defined]

    def head(self, limit: int) -> bytes:
        assert limit <= 1 << 16
        return self._entry.head(200)  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(("content", "said"), [(b"\n \n", "is empty"), (bytes(range(32)) * 99, "no table")])
def test_what_is_no_table_is_refused_with_a_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said):
        seen(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("nothing to see", "holiday.txt", False),
        ("names,mails", "t.csv", False),
        ("Dear all,\nsee you on Friday.\nAnn", "letter.txt", False),
        ("ann bo 2024-03-05\nbo ann 2024-03-06\n", "acts.txt", True),
        ("Names\nAnn Alder\nBo Birch\n", "t.csv", True),
    ],
)
def test_what_is_no_table_is_not_asked_about(content: str, name: str, told: bool, tmp_path: Path) -> None:
    assert is_told(seen(tmp_path, content.encode(), name)) is told
