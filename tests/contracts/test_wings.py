"""A thing that people do is a column through the house: its wing has the same name in every layer."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "renown"
LAYERS = {
    HOUSE / "ties": set(),
    HOUSE / "desk": {"models", "migrations"},
    HOUSE / "cli": set(),
    HOUSE / "web" / "views": set(),
    HOUSE / "web" / "templates": {"parts"},
    ROOT / "tests" / "workspace": set(),
    ROOT / "tests" / "ties": set(),
    ROOT / "tests" / "desk": set(),
    ROOT / "tests" / "cli": set(),
    ROOT / "tests" / "web": {"api", "browser"},
}
"""Each layer with the folders in it that are no wings: what Django asks for, and what all pages share."""


def folders(layer: Path) -> set[str]:
    """The folders in which a file of ours lies; what Python left behind is none."""
    ours = (path for path in layer.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(layer).parts[0] for path in ours if path.parent != layer}


def test_the_wings_are_those_of_the_workspace():
    assert folders(HOUSE / "workspace") >= {"people", "ties", "giving", "paths", "events", "groups", "day", "team"}


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.relative_to(ROOT).as_posix())
def test_a_folder_in_a_layer_is_a_wing(layer):
    assert folders(layer) - LAYERS[layer] <= folders(HOUSE / "workspace")


@pytest.mark.parametrize("layer", [HOUSE / "workspace", *list(LAYERS)[:4]], ids=lambda layer: layer.name)
def test_every_wing_says_what_it_holds(layer):
    silent = [f for f in sorted(folders(layer)) if not (layer / f / "__init__.py").read_text().startswith('"""')]
    assert [f for f in silent if f != "migrations"] == []
