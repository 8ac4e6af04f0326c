"""What the house assumes of platforms stands in one place: a platform is named in its importer and in the registry.

Invariant: outside `sources`, `demo`, `model/networks.py`, the cards of channels and the dialects of queries no text
of the code or of a page names a network, a host of its profiles or a source; the exceptions are listed with their
reason, and go when the reason goes.
"""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

import renown
from renown.model.networks import NETWORKS
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.registry import SOURCES, load

HOUSE = Path(renown.__file__).parent
FIXTURES = Path(__file__).parents[1] / "sources"
OF_PLATFORMS = ("sources/", "demo/", "model/networks.py", "recruit/channels/cards/", "recruit/query/dialects/")

PLAIN_WORDS = {"x", "email", "e-mail", "contacts", "address book", "medium", "threads", "table", "noted", "your notes"}
"""Names that are words of the language or columns too: they are looked for where a network is compared with them."""

FORMATS = {"vcard", "jscontact"}
"""Names of sources that are formats which the house also writes, so that doors and connectors name them."""

ALLOWED = {
    ("rounds.py", "mbox"): "what a mail server gives is handed to the importer of mail files",
    ("cues.py", "whatsapp"): "people say it of a message, and write it in their notes",
    ("names.py", "whatsapp"): "people say it of a message, and write it in their notes",
    ("doubt.py", "slack"): "an English word that is also the name of a program",
    ("drafts.py", "linkedin"): "the form of the links in a CV that the platform itself writes",
    ("rounds.py", "ical"): "what a calendar server gives is handed to the importer of calendars",
}
"""(file, word) -> why it may stand there."""

NAMES = {word.casefold() for n in NETWORKS.values() for word in (n.key, n.name, *n.hosts)} | {*SOURCES, "twitter"}
WORDS = "|".join(sorted((re.escape(name) for name in NAMES - PLAIN_WORDS - FORMATS), key=len, reverse=True))
NAMED = re.compile(rf"(?<![\w.@])(?:{WORDS})(?!\w)|\bX (?:archive|export|profile|account)s?\b", re.IGNORECASE)


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text of a module that is no docstring, with its line."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def compared(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text that a network is compared with, in Python or in an expression of Arrow."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".equal", ".isin", ".is_in")):
            sides = [node.func, *node.args]
        else:
            continue
        if any(re.search(r"\bnetworks?(?:'\])?(?:\.isin)?$", ast.unparse(side)) for side in sides):
            for side in sides:
                yield from texts(side)


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """The places in a file that name a platform."""
    content = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        for line, text in enumerate(content.splitlines(), start=1):
            yield from ((line, found[0]) for found in NAMED.finditer(text))
        return
    tree = ast.parse(content)
    for line, text in texts(tree):
        yield from ((line, found[0]) for found in NAMED.finditer(text))
    yield from ((line, text) for line, text in compared(tree) if text.casefold() in NAMES)


def house() -> Iterator[Path]:
    for file in sorted(HOUSE.rglob("*")):
        if file.suffix in {".py", ".html", ".txt", ".toml"} and not str(file.relative_to(HOUSE)).startswith(
            OF_PLATFORMS
        ):
            yield file


def test_no_room_names_a_platform() -> None:
    found = [(file, line, word) for file in house() for line, word in literals(file)]
    unknown = [(str(f.relative_to(HOUSE)), n, w) for f, n, w in found if (f.name, w.casefold()) not in ALLOWED]
    assert unknown == [], "say it in model/networks.py and read it from there"
    assert {(f.name, w.casefold()) for f, _, w in found} >= set(ALLOWED), "an exception that is not needed any more"


def test_the_search_sees_what_it_is_for(tmp_path: Path) -> None:
    module, page = tmp_path / "a.py", tmp_path / "a.html"
    module.write_text(
        '"""Slack is named in prose."""\nKINDS = {"slack": 1}\nSAID = "bring in your X archive"\n'
        'def own(n, rows):\n    "On LinkedIn."\n    return n.network == "email" or pc.equal(rows["network"], "x")\n'
    )
    page.write_text("<p>A Telegram export.</p>\n<p>users.noreply.github.com</p>\n")
    assert [word for _, word in sorted(literals(module))] == ["slack", "X archive", "email", "x"]
    assert [word for _, word in literals(page)] == ["Telegram"]


@pytest.mark.parametrize("name", [name for name in SOURCES if (FIXTURES / name / "exports.py").exists()])
def test_every_network_that_a_source_speaks_of_has_an_entry(name: str, tmp_path: Path) -> None:
    for era, export in runpy.run_path(str(FIXTURES / name / "exports.py"))["EXPORTS"].items():
        (tmp_path / era).mkdir()
        with open_archive(export(tmp_path / era)) as archive:
            items = list(load(name).read(archive, ReadOptions()))
        told = {network for item in items if (network := getattr(item, "network", None)) is not None}
        assert told and told <= set(NETWORKS)
