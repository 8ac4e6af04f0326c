"""An advertisement in a real browser: checked, kept, mended, dismissed, edited, taken back."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

AD = """Koch (m/w)
Wir sind ein junges Team und suchen Verstärkung für unsere Küche in Kiel. Attraktives Gehalt.

Ihr Profil:
- Kochen
- Deutsch als Muttersprache
"""


def test_an_advertisement_is_checked_mended_and_dismissed(sized: Any) -> None:
    page = sized.open("/recruit/vacancies/")
    page.get_by_label("Its text").fill(AD)
    page.get_by_role("button", name="Check only, keep nothing").click()
    page.locator(".ad-mark", has_text="junges Team").click()
    expect(page.locator(".finding:target")).to_contain_text("engagiertes Team")
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Keep it as a vacancy").click()
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    sized.picture("vacancy")

    page.get_by_role("button", name="Write “engagiertes Team” instead").click()
    expect(page.locator(".ad-text")).to_contain_text("ein engagiertes Team")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".ad-text")).to_contain_text("ein junges Team")

    tongue = page.locator(".finding", has_text="Mother tongue")
    tongue.get_by_text("Dismiss", exact=False).first.click()
    tongue.get_by_label("Why it is none here").fill("for a voice in a film")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Dismissed.")
    expect(page.get_by_role("button", name="Let it count Mother tongue")).to_be_visible()

    page.get_by_text("Edit Place").click()
    page.get_by_label("Place", exact=True).fill("Kiel")
    page.keyboard.press("Enter")
    expect(page.locator(".vacancy-field", has_text="Place")).to_contain_text("said by you")
    page.get_by_text("Edit the advertisement").click()
    page.get_by_label("Its text").fill("Neu: ganz oben\n\n" + AD)
    page.get_by_role("button", name="Keep this text").click()
    expect(page.locator(".ad-text")).to_contain_text("Neu: ganz oben")
    expect(page.get_by_role("button", name="Let it count Mother tongue")).to_be_visible()
    page.get_by_text("What was changed after version 4").click()
    expect(page.locator(".changes").first).to_contain_text("+ Neu: ganz oben")
    sized.picture("vacancy-edited")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Take it off the list").click()
    expect(page.get_by_role("status")).to_contain_text("Taken off the list.")
