"""The scripts of `make check`: each finds what it is there to find."""

from __future__ import annotations

import doctest
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script(monkeypatch):
    """A script of the house as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module


@pytest.mark.parametrize(
    "name",
    ["check_dataclasses", "check_docs", "check_file_length", "check_names", "draw_house", "generate_docs", "licences"],
)
def test_the_examples_of_the_scripts_run(script, name):
    found = doctest.testmod(script(name))
    assert found.attempted and not found.failed


def test_a_long_file_is_named_and_comments_do_not_count(script, tmp_path):
    lengths = script("check_file_length")
    source = tmp_path / "src"
    source.mkdir()
    (source / "long.py").write_text("x = 1\n" * 401)
    (source / "fine.py").write_text("x = 1\n# why\n\n" * 400)
    assert list(lengths.too_long(tmp_path)) == [(Path("src/long.py"), 401)]


def test_a_dataclass_that_another_layer_has_already_is_named(script, tmp_path, monkeypatch):
    check = script("check_dataclasses")
    below = "@dataclass(frozen=True, slots=True)\nclass Warmth:\n    person: int\n    depth: float\n    days: int\n"
    planted = below.replace("Warmth", "WarmthLine")
    grown = "@dataclass\nclass Warm(Warmth):\n    name: str\n    text: str\n    url: str\n"
    for file, text in {"ties/warmth.py": below, "ties/other.py": planted, "workspace/answers.py": grown}.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert list(check.alike(tmp_path)) == []
    (tmp_path / "workspace/lines.py").write_text(planted)
    [(a, b, share), (_, _, _)] = check.alike(tmp_path)
    assert ({a.layer, b.layer}, b.name, share) == ({"ties", "workspace"}, "WarmthLine", 1.0)
    pair = {frozenset({"ties.Warmth", "workspace.WarmthLine"}): "made up"}
    monkeypatch.setattr(check, "REASONS", {**pair, frozenset({"ties.WarmthLine", "workspace.WarmthLine"}): "too"})
    assert list(check.alike(tmp_path)) == []


def test_a_record_that_repeats_its_table_is_named_and_a_reason_without_need_too(script, tmp_path, monkeypatch):
    check = script("check_dataclasses")
    table = "class Loan(AboutPeople, Decision):\n    texts_in = ('words',)\n" + "".join(
        f"    {name} = models.{kind}()\n"
        for name, kind in {"day": "DateField", "words": "TextField", "n": "IntegerField"}.items()
    )
    record = "@dataclass(frozen=True)\nclass LoanRecord:\n    id: int\n    day: date\n    words: str\n    n: int\n"
    for file, text in {"desk/models/loans.py": table, "desk/records.py": record}.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(check, "REASONS", {})
    assert list(check.alike(tmp_path)) == []  # 3 of 4: it says something besides
    (tmp_path / "desk/records.py").write_text(record.replace("    id: int\n", ""))
    [(a, b, share)] = check.alike(tmp_path)
    assert (a.layer, a.name, b.layer, b.name, share) == ("desk.models", "Loan", "desk", "LoanRecord", 1.0)
    monkeypatch.setattr(check, "REASONS", {frozenset({"desk.models.Loan", "desk.LoanRecord"}): "made up"})
    assert (list(check.alike(tmp_path)), check.idle(tmp_path)) == ([], [])
    (tmp_path / "desk/records.py").write_text(record)
    assert check.idle(tmp_path) == ["desk.LoanRecord and desk.models.Loan"]


def test_a_constant_that_two_modules_of_a_layer_name_alike_is_named(script, tmp_path):
    names = script("check_names")
    for file, text in {
        "ties/warmth.py": "FEWEST = 3\n_OWN = 1\n",
        "ties/giving/balance.py": "LOW, FEWEST = 1, 4\n_OWN = 2\n",
        "web/charts.py": "FEWEST = 5\nLOW: int = 1\n",
        "sources/slack/importer.py": 'NETWORK = "slack"\n',
        "sources/x/importer.py": 'NETWORK = "x"\n',
    }.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert list(names.twice(tmp_path)) == [("ties", "FEWEST", [Path("ties/giving/balance.py"), Path("ties/warmth.py")])]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[a](gone.md)", "the link gone.md leads to no file"),
        ("[a](other.md#part)", "the link other.md#part leads to no heading"),
        ("see /home/somebody/notes", "line 1 holds a path of one machine"),
        ("pip install --index-url there", "line 1 holds an index address"),
        ("[a](other.md#a-real-part), [b](https://example.org/x)", None),
        ("```\n[a](gone.md)\n```", None),
        ("see `ties/bonds.py`, `src/renown/ties/bonds.py` and `scripts/lint.py`", None),
        ("see `ties/bands.py`", "the file ties/bands.py is not there"),
        ("see `ties/notes/`, and `your/folder/`", "the file ties/notes/ is not there"),
    ],
)
def test_untrue_docs_are_named(script, tmp_path, text, fault):
    check = script("check_docs")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "other.md").write_text("## A *real* part\n")
    for code in ("src/renown/ties/bonds.py", "scripts/lint.py"):
        (tmp_path / code).parent.mkdir(parents=True)
        (tmp_path / code).touch()
    page = tmp_path / "docs" / "page.md"
    page.write_text(text)
    found = [*check.broken_links(page), *check.forbidden_words(page), *check.gone_code(page, tmp_path)]
    assert ([fault] if fault else []) == [f.partition(": ")[0] for f in found]


def test_a_stale_part_is_found_and_what_people_wrote_is_kept(script, tmp_path):
    docs = script("generate_docs")
    marks = "<!-- made by `make docs`: kinds -->\n{}<!-- end of what is made -->"
    page = tmp_path / "kinds.md"
    page.write_text(f"Before.\n\n{marks.format('old')}\n\nAfter.\n")
    ((stale, new),) = docs.stale_pages(tmp_path)
    assert stale == page
    assert new == f"Before.\n\n{marks.format(docs.kinds_section())}\n\nAfter.\n"
    page.write_text(new)
    assert list(docs.stale_pages(tmp_path)) == []


def test_every_room_of_the_workspace_is_listed_with_what_it_can_be_asked(script):
    from renown.workspace.people.people import People

    told = script("generate_docs").rooms_section()
    start = told.index("### `.people`")
    part = told[start : told.index("###", start + 1)]
    for name in vars(People):
        assert name.startswith("_") or f"| `{name}(" in part
    assert "(query='', *, sort=''" in part and "| `PeoplePage` |" in part


def test_a_picture_that_is_missing_or_stale_is_found(script, tmp_path):
    docs = script("generate_docs")
    wanted = dict(docs.stale_pictures(tmp_path))
    assert sorted(path.name for path in wanted) == sorted(docs.PICTURES)
    (tmp_path / "img").mkdir()
    for path, text in wanted.items():
        path.write_text(text)
    assert list(docs.stale_pictures(tmp_path)) == []
    path.write_text(text + " ")
    assert [stale for stale, _ in docs.stale_pictures(tmp_path)] == [path]


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND Zlib", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0", False),
        ("LGPL-2.1-only", False),
        ("GPL-2.0 OR MIT", True),
        ("MIT AND GPL-2.0", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_that_binds_or_is_unknown_is_refused(script, licence, fine):
    assert (script("licences").verdict(licence) == "") is fine


@pytest.mark.parametrize(("required", "code"), [("1", 1), ("", 0)])
def test_a_skip_is_a_failure_where_everything_is_required(tmp_path, required, code):
    hooks = ("pytest_runtest_makereport", "pytest_make_collect_report")
    taken = "\n".join(f"{hook} = house[{hook!r}]" for hook in hooks)
    (tmp_path / "conftest.py").write_text(
        f"import runpy\n\nhouse = runpy.run_path({str(ROOT / 'conftest.py')!r})\n{taken}\n"
    )
    (tmp_path / "test_it.py").write_text("import pytest\n\ndef test_it():\n    pytest.skip('no browser')\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider", "-q", str(tmp_path)],
        env=os.environ | {"RENOWN_REQUIRE_ALL": required}, capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout
    assert ("no browser" in done.stdout) is bool(required)
