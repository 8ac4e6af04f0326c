"""A table that nothing knows: its columns are guessed, chosen and tried, then it comes in without being asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace into which nothing has come."""
    workspace = tmp_path_factory.mktemp("preview") / "workspace"
    subprocess.run([sys.executable, "-m", "renown.cli", "init", "--workspace", str(workspace)], check=True)
    return workspace


def test_a_list_of_people_is_chosen_by_menus_and_brought_in(open_tab: Any, tmp_path: Path) -> None:
    file = tmp_path / "friends.csv"
    rows = "Wer;Wo;Post\r\nZoë Quillon;Atlas;zoe@example.org\r\nBo Birch;Heron;bo@example.org\r\n"
    file.write_bytes(rows.encode("cp1252"))
    tab = open_tab("phone", "dark")
    page = tab.open("/sources/")
    page.get_by_label("Files as you downloaded them").set_input_files(file)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("friends.csv")
    expect(page.get_by_label("E-mail address")).to_have_value("3")
    expect(page.locator("select[name=name]")).to_have_value("1")
    page.get_by_label("Organisation").select_option("2")
    expect(page.get_by_role("status")).to_contain_text("2")
    expect(page.get_by_role("table")).to_contain_text("Zoë Quillon")
    tab.settle()
    tab.picture("preview-contacts")
    assert Axe().run(page).violations_count == 0, Axe().run(page).generate_report()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("done", exact=True)).to_be_visible()
    page = tab.open("/people/?q=Zoë")
    expect(page.get_by_role("main")).to_contain_text("Atlas")


def test_acts_with_dates_that_do_not_tell_are_asked_about(tab: Any, tmp_path: Path) -> None:
    file = tmp_path / "forum.csv"
    file.write_text("who,whom,when\nann,bo,03/04/2024\nbo,ann,05/06/2024\nann,cy,soon\n")
    page = tab.open("/sources/")
    page.get_by_label("or a path on this machine (a folder works too)").fill(str(file))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_label("A line is")).to_have_value("acts")
    status = page.get_by_role("status")
    expect(status).to_contain_text("Line 4")
    expect(status).to_contain_text("soon")
    expect(page.get_by_label("Dates like 03/04/2024")).to_contain_text("do not tell: please choose")
    page.get_by_label("Dates like 03/04/2024").select_option("day")
    expect(status).not_to_contain_text("taken to come first")
    tab.picture("preview-acts")
    assert Axe().run(page).violations_count == 0, Axe().run(page).generate_report()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("done", exact=True)).to_be_visible()
    assert file.exists()
    page.locator(".job h2 a").click()
    expect(page.get_by_role("main")).to_contain_text("3 Apr 2024 to 5 Jun 2024")
