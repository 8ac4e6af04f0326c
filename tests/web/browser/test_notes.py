"""Notes in a real browser, by keyboard alone: whatever is written is kept, and a chip says otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

LINES = (
    ("Lunch with {} yesterday", "Lunch"),
    ("Coffee with {} this morning", "Coffee"),
    ("{} is moving to Lisbon", "About them"),
    ("call {} on Friday", "To do"),
)
"""Lines that a reader of favours alone would refuse, and the chip that each gets."""


def known(page: Page) -> list[str]:
    """Names that stand on Today, each of one person."""
    page.goto("/")
    return [name for name in page.locator(".turn .who-name").all_inner_texts() if len(name.split()) > 1]


def write(page: Page, line: str) -> None:
    """Into the field that has the focus, and Enter."""
    expect(page.get_by_label("In your own words")).to_be_focused()
    page.keyboard.insert_text(line)
    page.keyboard.press("Enter")
    page.wait_for_url("**/note/*/?done=kept")


def test_every_line_ends_kept_with_its_chips(sized: Any) -> None:
    page = sized.page
    people = known(page)
    for (line, kind), name in zip(LINES, people, strict=False):
        page.goto("/note/")
        write(page, line.format(name))
        card = page.locator("#note")
        expect(page.get_by_role("status")).to_contain_text("Kept.")
        expect(card.locator(".markdown")).to_have_text(line.format(name))
        expect(card.locator("summary.chip", has_text=name)).to_be_visible()
        expect(card.locator("summary.chip").get_by_text(kind, exact=True)).to_be_visible()
    expect(card.locator("summary.chip", has_text="reminder on")).to_be_visible()
    sized.picture("note-kept")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_chip_is_changed_and_undone_by_keyboard_alone(tab: Any) -> None:
    page = tab.page
    name = known(page)[0]
    page.goto("/note/")
    write(page, f"Lunch with {name}")
    kind = (
        page.locator("#note summary.chip").get_by_text("Lunch", exact=True).locator("xpath=ancestor-or-self::summary")
    )
    for _ in range(60):
        page.keyboard.press("Tab")
        if kind.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Coffee", exact=True)).to_be_focused()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Changed.")
    expect(page.locator("#note .says")).to_contain_text(f"Coffee with {name}")
    page.get_by_role("button", name="Undo the last change").press("Enter")
    expect(page.locator("#note .says")).to_contain_text(f"Lunch with {name}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_name_behind_an_at_is_offered_and_taken(open_tab: Any, scheme: str) -> None:
    tab = open_tab("phone", scheme)
    page = tab.page
    name = known(page)[0]
    page.goto("/note/")
    page.keyboard.type(f"Talked to @{name[:5]}")
    option = page.get_by_role("option", name=name)
    expect(option).to_be_visible()
    tab.picture("note-mention")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    while option.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("In your own words")).to_have_value(f"Talked to @{name} ")
    page.keyboard.type("about maps")
    page.keyboard.press("Enter")
    expect(page.locator("#note summary.chip", has_text=name)).to_be_visible()


def test_the_list_is_looked_through_and_fits(sized: Any) -> None:
    page = sized.page
    page.goto("/note/")
    page.get_by_label("Look for").fill("a")
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.locator(".list.notes li").first).to_be_visible()
    sized.picture("notes")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
