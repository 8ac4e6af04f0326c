"""The table of people in a real browser: found, sorted, ticked by keys, marked many at once and taken back."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_people_are_found_ticked_tagged_and_all_of_it_taken_back(sized: Any) -> None:
    page, tag, view = sized.page, f"Rowing / {sized.size}", f"Rowers, {sized.size}"
    page.goto("/people/?sort=warmth")
    rows = page.locator(".marked tbody tr")
    expect(rows.first).to_be_visible()
    names = [name.strip() for name in page.locator(".marked .who-name").all_inner_texts()]
    expect(page.get_by_text("without a name are not shown")).to_be_visible()
    assert fits(page)
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^$"))).to_have_count(0)
    expect(page.locator(".marked .c-contact svg").first).to_be_visible(visible=sized.size == "desktop")
    sized.picture("people")
    assert Axe().run(page).violations_count == 0

    page.get_by_label(f"Choose {names[0]}", exact=True).check()
    page.get_by_label(f"Choose {names[3]}", exact=True).click(modifiers=["Shift"])
    expect(page.get_by_text("4 chosen")).to_be_visible()
    assert fits(page)
    page.get_by_label("What to do").select_option("tag")
    page.get_by_label("Tag or circle").fill(tag)
    sized.picture("people-chosen")
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text(f"4 people tagged {tag}.")).to_be_visible()
    sized.picture("people-tagged")
    assert fits(page) and Axe().run(page).violations_count == 0

    _look_again(sized, names, tag)
    _hide_all_and_take_it_back(page, view)


def _look_again(sized: Any, names: list[str], tag: str) -> None:
    page, view = sized.page, f"Rowers, {sized.size}"
    page.get_by_label("Search people").fill(" ".join(reversed(names[1].lower().split())) + f" rowing {sized.size}")
    expect(page.locator("#count")).to_contain_text("1 person")
    expect(page.locator(".marked .who-name")).to_have_text([names[1]])
    page.get_by_label("Search people").fill("")
    page.locator("select[name=tag]").select_option(tag)
    expect(page.locator("#count")).to_contain_text("4 people")
    page.get_by_text("Columns and views").click()
    page.get_by_label("Save what is asked now as a view").fill(view)
    page.get_by_role("button", name="Save the view").click()
    expect(page.get_by_role("link", name=view, exact=True).first).to_be_visible()
    assert "tag=Rowing" in page.url
    sized.picture("people-view")


def _hide_all_and_take_it_back(page: Page, view: str) -> None:
    page.goto("/people/")
    page.get_by_role("link", name=view, exact=True).first.click()
    expect(page.locator("#count")).to_contain_text("4 people")
    page.get_by_label("All 4 found").check()
    page.get_by_label("What to do").select_option("hide")
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text("4 people hidden.")).to_be_visible()
    expect(page.locator("#count")).to_contain_text("4 hidden")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back: 4 people hidden.")).to_be_visible()
    expect(page.locator("#count")).to_contain_text("4 people")


def test_the_table_is_walked_by_keys_and_a_file_is_saved(open_tab: Any) -> None:
    tab = open_tab("desktop", "dark")
    page = tab.page
    page.goto("/people/?sort=name")
    tab.picture("people")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_text("1 chosen")).to_be_visible()
    second = page.locator(".marked tbody tr").nth(1)
    expect(second.locator("input")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next person")
    page.keyboard.press("Escape")
    page.get_by_label("What to do").select_option("csv")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Do it").click()
    name = second.locator(".who-name").inner_text().strip()
    lines = saved.value.path().read_text().splitlines()
    assert saved.value.suggested_filename == "people.csv" and len(lines) == 2 and name in lines[1]
    second.locator("input").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.get_by_label("Add a tag").fill("=likes “maps”")
    page.get_by_role("button", name="Add the tag").click()
    page.get_by_role("button", name="Take off: =likes “maps”").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Take off: =likes “maps”")).to_be_visible()
