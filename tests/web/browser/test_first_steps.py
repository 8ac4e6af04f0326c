"""From an empty workspace to the first useful word, in four steps and with the keyboard alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from renown.demo import World

MOST_TABS = 40


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace into which nothing has come."""
    workspace = tmp_path_factory.mktemp("first") / "workspace"
    subprocess.run([sys.executable, "-m", "renown.cli", "init", "--workspace", str(workspace)], check=True)
    return workspace


def focused(page: Page) -> str:
    """What the thing that has the focus is called."""
    told: str = page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")
    return told


def press(page: Page, name: str) -> None:
    """Press Tab until the button of this name has the focus, then Enter."""
    for _ in range(MOST_TABS):
        if focused(page) == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} was not reached with {MOST_TABS} tabs; at {focused(page)}")


def sound(tab: Any, name: str) -> None:
    """The page has no fault that a machine can find; its picture is kept."""
    tab.picture(name)
    assert Axe().run(tab.page).violations_count == 0, Axe().run(tab.page).generate_report()


def progress(page: Page, words: str) -> None:
    expect(page.get_by_role("navigation", name="First steps")).to_contain_text(words)


def test_four_steps_by_keyboard_alone(tab: Any, sixty: World) -> None:
    page = tab.open("/")
    progress(page, "0 of 4 done")
    sound(tab, "first-steps-1")
    bring_in(page, [path for path in sixty.exports if "LinkedIn" in path.name or path.suffix == ".vcf"])

    # Which of these is you: the one account that the export names is ticked.
    progress(page, "1 of 4 done")
    expect(page.get_by_role("checkbox")).to_be_checked()
    expect(page.get_by_role("checkbox")).to_be_focused()
    sound(tab, "first-steps-2")
    press(page, "That is me")
    vouch(tab)

    # The first word names somebody, stays when the page is loaded again, and leads there.
    word = page.locator(".first-word")
    said = word.inner_text()
    page.reload()
    expect(word).to_have_text(said)
    sound(tab, "first-steps-4")
    name = focused(page).removeprefix("Open the page of ")
    assert name and name in said
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page = tab.open("/")
    expect(page.get_by_role("navigation", name="First steps")).to_have_count(0)


def bring_in(page: Page, exports: list[Path]) -> None:
    """Both files at once, through the field that has the focus already."""
    assert focused(page) == "file"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(exports)
    expect(page.get_by_text("2 files are chosen")).to_be_visible()
    press(page, "Bring it in")
    expect(page.get_by_role("link", name="Go on")).to_be_focused()
    expect(page.locator(".job")).to_contain_text("LinkedIn")
    page.keyboard.press("Enter")


def vouch(tab: Any) -> None:
    """Skip the step, come back to it, load the page again, and take it."""
    page = tab.page
    expect(page.get_by_role("heading", name="Vouch for people you know")).to_be_visible()
    sound(tab, "first-steps-3")
    press(page, "Skip this step")
    progress(page, "3 of 4 done")
    page.get_by_role("link", name=re.compile("Vouch for people you know")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You can do it now all the same")).to_be_visible()
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_focused()
    page.keyboard.press("Space")
    press(page, "Vouch for them")
    expect(page.locator(".first-word")).to_be_visible()


def test_a_folder_comes_with_what_lies_in_it_and_what_is_unknown_is_named(tab: Any, tmp_path: Path) -> None:
    folder = tmp_path / "Takeout"
    (folder / "deep" / "deeper").mkdir(parents=True)
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0} Quillon\r\nEMAIL:{0}@example.org\r\nEND:VCARD\r\n"
    for number in range(90):
        (folder / "deep" / f"{number}.vcf").write_text(card.format(f"zed{number}"))
    (folder / "deep" / "deeper" / "notes.xyz").write_text("nothing known")
    page = tab.open("/sources/")
    page.get_by_label("or a whole folder").set_input_files(folder)
    expect(page.get_by_text("91 files are chosen")).to_be_visible()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.locator(".job")).to_contain_text("Address book (vCard)")
    expect(page.locator(".job")).to_contain_text("90")
    page.get_by_text("1 file was not read").click()
    expect(page.locator(".job")).to_contain_text("deeper/notes.xyz")
