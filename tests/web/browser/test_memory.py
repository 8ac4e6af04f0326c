"""A person in a real browser: what passed between the owner and them, by kind, and on to the oldest."""

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
