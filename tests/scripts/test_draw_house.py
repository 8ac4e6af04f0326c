"""The picture of the house: every room in its row, the arrows that are there, and nothing lies over anything else."""

from __future__ import annotations

import importlib
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
LAYERS = """
[[tool.importlinter.contracts]]
name = "rooms depend downwards only"
type = "layers"
containers = ["house"]
layers = ["roof", "hall | kitchen", "cellar"]
"""


@pytest.fixture
def house(monkeypatch):
    """The script as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("draw_house")


@pytest.fixture
def source(tmp_path):
    """A small house: the roof uses all, the hall the cellar; the kitchen stands alone."""
    for file, text in {
        "roof.py": "import house.hall\nfrom house import cellar\nfrom house.kitchen.oven import bake\n",
        "hall.py": "from house.cellar import wine\nimport os\n",
        "cellar.py": "",
        "kitchen/__init__.py": "",
        "kitchen/oven.py": "",
    }.items():
        path = tmp_path / "house" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""The {path.stem}: what <it> is & where.\n"""\n{text}')
    return tmp_path


def boxes(svg):
    return [
        tuple(float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        for box in svg.iter(f"{SVG}rect")
        if box.get("class") == "box"
    ]


def test_who_uses_whom_is_read_from_the_source(house, source):
    edges = house.edges_of("house", source)
    assert edges == {("roof", "hall"), ("roof", "cellar"), ("roof", "kitchen"), ("hall", "cellar")}
    assert house.telling(edges) == edges - {("roof", "cellar")}


def test_the_picture_shows_every_room_and_every_telling_arrow(house, source):
    text = house.drawn("house", source, LAYERS)
    svg = ElementTree.fromstring(text)
    names = [t.text for t in svg.iter(f"{SVG}text") if t.get("class") == "name"]
    assert sorted(names) == ["cellar", "hall", "kitchen", "roof"]
    assert sum(path.get("class") == "arrow" for path in svg.iter(f"{SVG}path")) == 3
    assert text == house.drawn("house", source, LAYERS)
    (source / "house" / "kitchen" / "oven.py").write_text("import house.cellar")
    assert text != house.drawn("house", source, LAYERS)


@pytest.mark.parametrize("package", ["renown", "renown.workspace"])
def test_no_box_lies_over_another_and_all_words_stay_inside(house, package):
    svg = ElementTree.fromstring(house.drawn(package, ROOT / "src", (ROOT / "pyproject.toml").read_text()))
    found = boxes(svg)
    assert len(found) > 10
    for (x, y, width, height), (u, v, wide, high) in combinations(found, 2):
        assert x + width <= u or u + wide <= x or y + height <= v or v + high <= y
    for text in svg.iter(f"{SVG}text"):
        x, y, half = float(text.attrib["x"]), float(text.attrib["y"]), len(text.text or "") * 3.3
        assert any(u <= x - half and x + half <= u + w and v < y < v + h for u, v, w, h in found), text.text
