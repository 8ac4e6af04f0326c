"""A morning with the whole of it, on a desktop and by thumb on a phone: today, a person, a path, the letter, done."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

COMPANY = "Saltmarsh Analytics"


def go(page: Page, tab: str) -> None:
    """To a page as a person goes there: a section beside or under the page, or one of the section one is in."""
    page.get_by_role("navigation").get_by_role("link", name=tab, exact=True).click()


def test_a_morning(sized: Any) -> None:
    page = sized.open("/")
    name = page.locator(".turn .who-name").first.inner_text()

    # Whom to turn to, and who that is: score and tie stand side by side.
    page.locator(".turn .who").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_role("heading", name="Your tie")).to_be_visible()
    expect(page.get_by_role("heading", name="Influence score")).to_be_visible()
    expect(page.get_by_role("heading", name="Give and take")).to_be_visible()

    # A way into a company, through somebody.
    go(page, "Paths")
    page.get_by_role("combobox").select_option("organisation")
    page.get_by_role("searchbox").fill(COMPANY)
    expect(page.locator("#found")).to_contain_text(COMPANY)

    # And to one person, by way of somebody who knows them.
    page.get_by_role("combobox").select_option("person")
    page.get_by_role("searchbox").fill(name)
    expect(page.locator("#found")).to_contain_text(name)
    choice = page.locator("#found .list .who")
    if choice.count():
        choice.first.click()
    expect(page.locator(".way").filter(has_text="weakest link").first).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.get_by_role("link", name=re.compile("^Ask .* for an introduction$")).first.click()

    # The letter, in two languages, with what is shared filled in; sent by the owner, not from here.
    letter = page.get_by_label("Your words")
    english = letter.input_value()
    languages = page.get_by_role("group", name="Language")
    languages.get_by_role("button", name=re.compile("Deutsch")).first.click()
    expect(page.get_by_label("Your words")).not_to_have_value(english)
    languages.get_by_role("button", name="English").click()
    expect(page.get_by_label("Your words")).to_have_value(english)
    page.get_by_label("Your words").fill(english + "\nOne word of my own.")
    sized.picture("morning-letter")
    page.get_by_role("button", name="I sent it").click()

    # It is under way, with the next step at hand.
    first = page.locator(".ways > li").first
    expect(first.locator(".chip")).to_have_text("asked")
    first.get_by_text("What you wrote").click()
    expect(first.locator("pre")).to_contain_text("One word of my own.")
    assert Axe().run(page).violations_count == 0

    # Back to the day: a note, and the person is done.
    go(page, "Today")
    page.get_by_role("button", name=f"Done: {name}").click()
    expect(page.get_by_role("status")).to_contain_text(f"{name}: in touch on")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".turn .who-name").first).to_have_text(name)


def test_a_line_is_noted_by_thumb(sized: Any) -> None:
    page = sized.open("/")
    name = page.locator(".turn .who-name").first.inner_text()
    go(page, "Note")
    page.get_by_role("textbox").first.fill(f"{name} helped me with the talk yesterday")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(name)
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
