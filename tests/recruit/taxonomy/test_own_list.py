"""Lists of one's own: what is in them is there, and what cannot be used is told with its line."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError
from renown.recruit.taxonomy import load_list, loaded

GOOD = (
    "id;kind;label;de;broader;essential\n"
    "basket;;;Korbflechten | Flechten;;\n"
    "job:basket;occupation;;Korbmacher;;basket\n"
)


def written(folder: Path, text: str | bytes, name: str = "own.csv") -> Path:
    """A list on the disk."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_list_by_semicolons_in_another_encoding_packed_or_not_is_read_alike(tmp_path: Path) -> None:
    plain = load_list(written(tmp_path, GOOD.replace("Korb", "Körb").encode("cp1252")))
    packed = tmp_path / "own.csv.gz"
    packed.write_bytes(gzip.compress(GOOD.replace("Korb", "Körb").encode()))
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as pack:
        pack.writestr("lists/a.csv", GOOD.replace("Korb", "Körb"))
    for one in (plain, load_list(packed), load_list(tmp_path / "own.zip")):
        assert one.problems == ()
        assert [m.concept for m in one.taxonomy.mentions("Körbmacherin: Flechten")] == ["job:basket", "basket"]
        assert one.taxonomy.occupations_of("basket") == ("job:basket",)


def test_rows_that_cannot_be_used_are_told_with_their_line_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        "id,kind,label,broader,essential",
        "a b,,Name,,",
        "c,trade,Name,,",
        "d,,,,",
        f"e,,{'x' * 500} | Fine,,",
        "f,occupation,Smith,nowhere,e g",
        "g,group,Fields,,",
        "h",
    ]
    found = load_list(written(tmp_path, "\n".join(rows)))
    assert set(found.taxonomy.concepts) == {"e", "f", "g"}
    assert found.taxonomy["e"].names() == ("Fine",)
    assert [(p.line, p.found[:10]) for p in found.problems] == [
        *[(2, "a b"), (3, "trade"), (4, "d"), (5, "xxxxxxxxxx"), (8, "h"), (6, "nowhere"), (6, "g")]
    ]
    assert found.left_out == 7
    assert str(found.problems[0]) == (
        "own.csv, line 2: found 'a b', expected an id without blanks; the row is left out"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id|label\na|A\n", "line 1: found 'id|label', expected the columns id and label"),
        ("name,label\na,A\n", "found 'name, label'"),
        ("id,en,en\na,A,B\n", "found the column 'en' twice"),
        ("id,label\n", "holds no skill or occupation"),
        ("id,label\n,\n", "line 2: found ''"),
        ("", "expected the columns id"),
        (b"\x00\xff\xfe\x00PK\x03", "expected the columns id"),
    ],
)
def test_what_is_no_list_is_refused_with_what_was_found_and_expected(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        load_list(written(tmp_path, text))
    assert said in str(refused.value)
    assert "own.csv" in str(refused.value)


def test_a_damaged_pack_and_nothing_at_all_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="damaged"):
        load_list(written(tmp_path, gzip.compress(GOOD.encode() * 500)[:60], "own.csv.gz"))
    with pytest.raises(NotFoundError):
        load_list(tmp_path / "none.csv")


def test_rings_of_broader_are_cut_at_their_last_step_and_told(tmp_path: Path) -> None:
    found = load_list(written(tmp_path, "id,label,broader\na,A,b\nb,B,c\nc,C,a\nd,D,d\ne,E,a\n"))
    assert {p.found for p in found.problems} == {"a > b > c > a", "d > d"}
    assert found.taxonomy.broader_of("e") == ("a", "b", "c")
    assert found.taxonomy.broader_of("c") == ()
    assert found.taxonomy.narrower_of("c") == ("b", "a", "e")


def test_the_same_id_and_the_same_name_twice_are_one(tmp_path: Path) -> None:
    found = load_list(written(tmp_path, "id,label,en\na,A,one | one\na,A,two\nb,,one\n"))
    assert found.taxonomy["a"].labels == {"": ("A",), "en": ("one", "two")}
    assert [c.id for c in found.taxonomy.named("ONE")] == ["a", "b"]


def test_more_names_than_can_be_held_are_refused_before_they_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "MOST_LABELS", 50)
    rows = "\n".join(f"s{n},skill number {n}" for n in range(100))
    with pytest.raises(InputError, match="line 52: found more than 50 names"):
        load_list(written(tmp_path, f"id,label\n{rows}\n"))
