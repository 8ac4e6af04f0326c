"""A person in a real browser: what passed, by kind and older; a reminder made, due on Today, done, taken back."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

STRICTER = {"rules": {"label-content-name-mismatch": {"enabled": True}}}


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_what_passed_is_read_by_kind_and_on_to_the_oldest(sized: Any) -> None:
    page = sized.page
    page.goto("/ties/")
    page.locator("a.who").first.click()
    timeline = page.locator("#timeline")
    expect(timeline.get_by_role("heading", name="What passed between you")).to_be_visible()
    entries = timeline.locator(".passed > li")
    begun = entries.count()
    timeline.get_by_role("link", name="Older").click()
    expect(entries.nth(begun)).to_be_focused()
    assert entries.count() > begun
    kind = timeline.get_by_role("link", name="Posts")
    many = int(kind.locator(".of").inner_text().replace(",", ""))
    kind.click()
    expect(timeline.locator("a[aria-current]")).to_contain_text("Posts")
    expect(entries).to_have_count(min(many, 12))
    assert set(entries.evaluate_all("all => all.map(one => one.className)")) == {"passed-post"}
    sized.picture("person-timeline")
    assert Axe().run(page, options=STRICTER).violations_count == 0 and fits(page)


TODAY = "new Date().toLocaleDateString('sv')"
"""The day of the owner's clocks, as a field of a form takes it; that of Greenwich is another for a part of each day."""


def test_a_reminder_is_made_comes_and_is_answered(sized: Any) -> None:
    page = sized.page
    page.goto("/ties/")
    page.locator("a.who").first.click()
    name = page.locator("h1 bdi").first.inner_text()
    page.get_by_text("Remind me", exact=True).click()
    page.get_by_label("Of what (may stay empty)").fill("ask about the heron")
    page.get_by_label("or on this day").fill(page.evaluate(TODAY))
    page.locator('select[name="every"]').select_option(label="every year")
    sized.picture("person-remind-me")
    assert Axe().run(page, options=STRICTER).violations_count == 0 and fits(page)
    page.get_by_role("button", name="Keep", exact=True).first.click()
    expect(page.locator("#reminders .notice")).to_contain_text("You will be reminded")
    expect(page.locator("#reminders")).to_contain_text("every year")

    page.goto("/")
    reminders = page.locator("#reminders")
    expect(reminders).to_contain_text(f"{name}: ask about the heron")
    expect(reminders).to_contain_text("Last:")
    sized.picture("today-reminder")
    assert Axe().run(page, options=STRICTER).violations_count == 0 and fits(page)
    reminders.get_by_role("button", name="Done").click()
    expect(reminders.locator(".notice")).to_contain_text("Done")
    undo = reminders.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(reminders.locator(".notice")).to_contain_text("Taken back")
    reminders.get_by_text("Later", exact=False).first.click()
    reminders.get_by_role("button", name="Delete").click()
    expect(reminders.locator(".notice")).to_contain_text("no longer")
    page.goto("/reminders/")
    assert Axe().run(page, options=STRICTER).violations_count == 0 and fits(page)
