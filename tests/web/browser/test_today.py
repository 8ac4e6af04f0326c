"""Today in a real browser: say done, undo, put somebody off, on a desktop and on a phone."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def names(page: Page) -> list[str]:
    return page.locator(".turn .who-name").all_inner_texts()


def test_the_morning_done_undo_later(sized: Any) -> None:
    page = sized.page
    page.goto("/")
    expect(page.locator(".turn")).to_have_count(5)
    expect(page.get_by_text("Look for something")).to_have_count(0)
    before = names(page)
    page.get_by_role("button", name=f"Done: {before[0]}").click()
    expect(page.get_by_role("status")).to_contain_text(f"{before[0]}: in touch on")
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_be_focused()
    expect(page.locator(".turn .who-name").first).to_have_text(before[1])
    expect(page.locator(".turn")).to_have_count(4)
    expect(page.locator(".day-count")).to_contain_text("1 of 5 done")
    sized.picture("today-done")
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    expect(page.locator(".turn .who-name").first).to_have_text(before[0])
    assert names(page) == before

    card = page.locator(".turn").nth(1)
    card.get_by_text("Later", exact=True).click()
    week = card.get_by_role("button", name="In a week")
    expect(week).to_be_visible()
    sized.picture("today-later")
    week.click()
    expect(page.get_by_role("status")).to_contain_text(f"{before[1]}: not before")
    assert before[1] not in names(page)
    page.reload()
    assert before[1] not in names(page)
    page.locator(".turn").first.get_by_text("Not now", exact=True).click()
    assert Axe().run(page).violations_count == 0
    page.locator(".turn").first.get_by_role("button", name="Not for 90 days").click()
    expect(page.get_by_role("status")).to_contain_text(f"{before[0]}: not before")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".turn .who-name").first).to_have_text(before[0])
    page.get_by_role("button", name=f"Undo: {before[1]}").click()
    expect(page.locator(".turn")).to_have_count(5)


def test_the_day_ends_and_opens_again(sized: Any) -> None:
    """Done five times, that is all; more when asked; and after a reload each is taken back."""
    page = sized.page
    page.goto("/")
    before = names(page)
    for number, name in enumerate(before, 1):
        page.get_by_role("button", name=f"Done: {name}").click()
        expect(page.locator(".turn")).to_have_count(5 - number)
    expect(page.get_by_role("heading", name="That is all for today")).to_be_visible()
    page.reload()
    expect(page.get_by_text("5 of 5 done.")).to_be_visible()
    assert page.locator(".decided .who-name").all_inner_texts()[:5] == before[::-1]
    sized.picture("today-ended")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Show me more").click()
    expect(page.locator(".turn").first).to_be_visible()
    assert not set(names(page)) & set(before)
    page.goto("/")
    for name in before:
        page.get_by_role("button", name=f"Undo: {name}").click()
        expect(page.get_by_role("button", name=f"Done: {name}")).to_be_visible()
    assert not set(page.locator(".decided .who-name").all_inner_texts()) & set(before)
    assert names(page) == before


def test_buttons_are_within_reach_of_a_thumb(sized: Any) -> None:
    page = sized.page
    page.goto("/")
    least = 44 if sized.size == "phone" else 34
    for button in page.locator(".turn").first.locator(".turn-acts > button, .turn-acts summary").all():
        box = button.bounding_box()
        assert box is not None and box["height"] >= least and box["width"] >= least
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_week_fits_and_is_accessible(sized: Any) -> None:
    page = sized.page
    page.goto("/")
    page.get_by_role("link", name="Your week").click()
    expect(page.get_by_role("heading", name="What went well")).to_be_visible()
    sized.picture("goals")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("How far").fill("4")
    page.get_by_role("button", name="Set the goal").click()
    expect(page.locator(".goals > li").filter(has_text="New ties").first).to_contain_text("of 4")
    page.get_by_role("button", name="Let go: New ties").first.click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".goals > li").filter(has_text="New ties").first).to_be_visible()
    page.get_by_role("button", name="Let go: New ties").first.click()
    expect(page.get_by_text("The goal was let go.")).to_be_visible()
