"""The owner's profiles, card and texts through the workspace."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace

PROFILE = """\
First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location
Ana,Lund,,,,Cartographer,,,,
"""
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\nSaltworks,Cartographer,,,Mar 2021,\n"
EMAILS = "Email Address,Confirmed,Primary,Updated On\nana@postbox.example,Yes,Yes,Not Available\n"
CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Bo,Diaz,https://www.linkedin.com/in/bo-diaz,,Crumbs,Baker,05 Mar 2021
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    export = tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip"
    with zipfile.ZipFile(export, "w") as file:
        for name, text in (
            ("Profile.csv", PROFILE),
            ("Positions.csv", POSITIONS),
            ("Email Addresses.csv", EMAILS),
            ("Connections.csv", CONNECTIONS),
        ):
            file.writestr(name, text)
    with Workspace.create(tmp_path / "w") as made:
        made.imports.add(export)
        yield made


@pytest.fixture
def owned(workspace: Workspace) -> Workspace:
    workspace.people.confirm_owner(workspace.people.owner_candidates()[0].account)
    return workspace


def test_without_an_owner_nothing_is_guessed(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="about you, and nobody said who you are"):
        workspace.presentation.check()


def test_the_own_export_is_looked_at(owned: Workspace) -> None:
    found = owned.presentation.check()
    assert found.networks == ("linkedin",)
    words = {finding.words: finding.good for finding in found.findings}
    assert words["Your LinkedIn headline fits what you do now."]
    assert not words["Your LinkedIn profile has no skill."]


def test_the_card_carries_what_was_chosen_and_nothing_else(owned: Workspace, tmp_path: Path) -> None:
    card = owned.presentation.card()
    assert "FN:Ana Lund" in card.vcard
    assert "ana@postbox.example" in card.vcard
    assert card.qr.startswith("<svg")
    bare = owned.presentation.card(["role"])
    assert "ana@postbox.example" not in bare.vcard
    assert "Saltworks" in bare.vcard
    assert owned.presentation.card() == card


def test_the_card_can_be_read_by_an_address_book(owned: Workspace, tmp_path: Path) -> None:
    (tmp_path / "card.vcf").write_text(owned.presentation.card().vcard, newline="")
    with Workspace.create(tmp_path / "other") as other:
        other.imports.add(tmp_path / "card.vcf")
        (row,) = other.people.page().rows
        assert row.name == "Ana Lund"


def test_texts_keep_their_versions(owned: Workspace) -> None:
    room = owned.presentation
    first, second = room.write("I draw maps."), room.write("I draw maps that hikers trust.")
    assert [version.version for version in room.texts() if version.stands] == [second, first]
    room.take_back(second)
    assert next(version.text for version in room.texts() if version.stands) == "I draw maps."
    with pytest.raises(NotFoundError):
        room.take_back(second)
    for text, sort in (("  ", "pitch"), ("x" * 6000, "pitch"), ("fine", "song")):
        with pytest.raises(InputError):
            room.write(text, sort)
