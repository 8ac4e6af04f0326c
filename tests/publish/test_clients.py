"""Other people's programs read what leaves here: khard and vobject open a card, and nothing of it is lost.

khard (Debian) runs as a program of its own on a folder of cards, in its own home.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject

from renown.publish.vcard import Version, write_cards
from renown.sources.contact import Contact, Employer

KHARD = shutil.which("khard")
REQUIRED = os.environ.get("RENOWN_REQUIRE_ALL") == "1"
needs_khard = pytest.mark.skipif(KHARD is None and not REQUIRED, reason="khard is not installed on this machine")

CONFIG = "[addressbooks]\n[[book]]\npath = {0}\n[general]\ndefault_action = list\n[contact table]\nshow_uids = no\n"


@pytest.fixture
def una(photo: Callable[[str], bytes]) -> Contact:
    return Contact(
        uid="4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        name="Una Vale",
        emails=["una@quay.example", "una@choir.example"],
        phones=["+4930901820", "+442079460000", "+12025550123"],
        urls=["una.example/about"],
        title="Conductor",
        organisation="Millbrook Choir",
        department="Altos",
        also=[Employer("Archivist", "Saltby Council", "Maps")],
        birthday="1985-04-12",
        anniversary="2009-08-08",
        dates=[("first boat", "2011-06-03")],
        addresses=[("1 Quay Lane", "Lisbon", "", "1100", "Portugal")],
        nicknames=["Uni"],
        kinds={"una@quay.example": "home", "una@choir.example": "work", "+4930901820": "cell",
               "+442079460000": "work, fax", "+12025550123": "summer house",
               "1 Quay Lane; Lisbon; ; 1100; Portugal": "home"},
        photo=photo("teal"),
    )  # fmt: skip


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_vobject_reads_picture_kinds_days_and_employers(version: Version, una: Contact) -> None:
    (card,) = vobject.readComponents(b"".join(write_cards([una], version)).decode())
    assert card.fn.value == "Una Vale" and card.bday.value.replace("-", "") == "19850412"
    kinds = {tel.value: sorted(tel.params.get("TYPE", [])) for tel in card.contents["tel"]}
    assert kinds == {"+4930901820": ["cell"], "+442079460000": ["fax", "work"], "+12025550123": []}
    labels = {label.group: label.value for label in card.contents["x-ablabel"]}
    summer = next(tel for tel in card.contents["tel"] if tel.value == "+12025550123")
    assert labels[summer.group] == "summer house"
    assert [org.value for org in card.contents["org"]] == [["Millbrook Choir", "Altos"], ["Saltby Council", "Maps"]]
    titles = {title.group: title.value for title in card.contents["title"]}
    assert titles == {None: "Conductor", card.contents["org"][1].group: "Archivist"}
    boat = card.contents["x-abdate"][0]
    assert labels[boat.group] == "first boat" and boat.value.replace("-", "") == "20110603"
    # vobject is made for 3.0: of the address that a picture is in 4.0 it hands out what stands before the comma.
    assert card.photo.value == (una.photo if version == "3.0" else "data:image/jpeg;base64")


@needs_khard
@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_khard_opens_the_card_and_shows_what_it_holds(version: Version, una: Contact, tmp_path: Path) -> None:
    book, home = tmp_path / "book", tmp_path / "home"
    book.mkdir()
    home.mkdir()
    (book / "una.vcf").write_bytes(b"".join(write_cards([una], version)))
    config = tmp_path / "khard.conf"
    config.write_text(CONFIG.format(book))

    def khard(*arguments: str) -> str:
        assert KHARD is not None
        environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "EDITOR": "true"}
        made = subprocess.run(
            [KHARD, "-c", str(config), *arguments], capture_output=True, text=True, env=environment, check=False
        )
        assert made.returncode == 0, made.stderr
        return made.stdout

    shown = khard("show", "una")
    for words in (
        "Una Vale", "una@quay.example", "+4930901820", "+442079460000", "Millbrook Choir", "Saltby Council",
        "Conductor", "Archivist", "1 Quay Lane", "Lisbon", "Uni", "https://una.example/about",
    ):  # fmt: skip
        assert words in shown, shown
    assert "04/12/85" in shown and "08/08/09" in shown and "summer house: +12025550123" in shown
    assert "Una Vale" in khard("list") and "+4930901820" in khard("phone", "--parsable", "una")
    assert "una@choir.example" in khard("email", "--parsable", "una")
    assert "04/12/85" in khard("birthdays")
