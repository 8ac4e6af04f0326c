"""A plan in a real browser: walked from the vacancy, fitted, ticked off, taken back, a text kept."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

AD = """Koch (m/w/d)
Gasthaus Ebbe GmbH. Standort: Kiel. Wir suchen Sie für unsere Küche.

Ihre Aufgaben
- kochen für achtzig Gäste

Ihr Profil:
- Kochen

Gehalt: 2.800 bis 3.200 Euro brutto im Monat
"""


def test_a_plan_is_walked_fitted_and_ticked_off(sized: Any) -> None:
    page = sized.open("/recruit/vacancies/")
    page.get_by_label("Its text").fill(f"{AD}\nKennziffer {token_hex(3)}\n")  # each size a vacancy of its own
    page.get_by_role("button", name="Keep and check").click()
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Koch")
    sized.picture("plan")
    page.get_by_label("Minutes a week").fill("60")
    page.get_by_label("Page of the vacancy").fill("https://jobs.example.org/koch")
    page.get_by_role("button", name="Fit the plan to it").click()
    expect(page.get_by_role("status").filter(has_text="fitted to it")).to_be_visible()
    expect(page.locator(".plan-verdict")).to_contain_text("does not fit your time")

    brand = page.locator("#step-brand")
    brand.get_by_text("Edit", exact=False).first.click()
    brand.get_by_label("Who").first.fill("Ana Lund")
    brand.get_by_role("button", name="Keep").first.click()
    expect(page.locator("#step-brand")).to_contain_text("Ana Lund")
    page.locator("#step-brand").get_by_role("button", name="Done").click()
    expect(page.locator("#step-brand")).to_contain_text("Done on")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#step-brand")).not_to_contain_text("Done on")

    page.locator("#step-brand").get_by_text("Add a task").click()
    page.locator("#step-brand").get_by_label("What is to be done").last.fill("Ask the kitchen")
    page.locator("#step-brand").get_by_role("button", name="Add it").click()
    expect(page.locator("#step-brand")).to_contain_text("Ask the kitchen")
    first = page.locator(".plan-channel").first
    first.get_by_label("Text").fill("Wir sind ein junges Team. [Wort]")
    first.get_by_role("button", name="Keep this text").click()
    expect(page.locator(".plan-channel").first).to_contain_text("1 gap to fill in")
    expect(page.locator(".plan-channel").first).to_contain_text("engagiertes Team")
    sized.picture("plan-changed")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
