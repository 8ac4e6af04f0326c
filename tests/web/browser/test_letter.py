"""A letter in a real browser: edited, kept over languages and reloads, given back, copied, opened as a mail, sent."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

OWN = "Hi,\n\nwould you & could you? Über Brücken.\n\nOne word of my own."


def mail_body(page: Page) -> str:
    link = page.get_by_role("link", name="Open in my mail program").get_attribute("href")
    return parse_qs(urlsplit(link or "").query)["body"][0].replace("\r\n", "\n")


def letter_in(page: Page) -> None:
    """The letter along the first path with somebody between, to the first person of the day."""
    page.goto("/")
    person = (page.locator(".turn .who").first.get_attribute("href") or "").strip("/").split("/")[-1]
    page.goto(f"/paths/?kind=person&q=them&to={person}")
    page.get_by_role("link", name=re.compile("^Ask .* for an introduction$")).first.click()
    expect(page.get_by_label("Your words")).to_be_visible()


def test_the_words_of_the_field_are_the_words_everywhere(sized: Any) -> None:
    page = sized.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter_in(page)
    words, suggested = page.get_by_label("Your words"), page.get_by_label("Your words").input_value()
    assert not re.search(r"often|seem|\b\d{1,2} \w+ 20\d\d", suggested)
    assert mail_body(page) == suggested.strip()
    words.fill(OWN)
    assert mail_body(page) == OWN, "at once, not only when it was kept"
    page.get_by_role("button", name="Copy the letter").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == OWN
    expect(page.get_by_role("status")).to_contain_text("Kept as you wrote it")
    page.reload()
    expect(words).to_have_value(OWN)

    page.get_by_role("button", name="Deutsch (du)").click()
    expect(page.get_by_text("These are your own words")).to_be_visible()
    expect(words).to_have_value(OWN)
    sized.picture("letter-own")
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Use the suggestion in Deutsch (du)").click()
    expect(words).to_have_value(re.compile("^Hallo"))
    page.get_by_role("button", name="Take my own words back").click()
    expect(words).to_have_value(OWN)

    words.fill(OWN + " And now.")
    page.get_by_role("button", name="I sent it").click()
    first = page.locator(".ways > li").first
    first.get_by_text("What you wrote").click()
    expect(first.locator("pre")).to_have_text(OWN + " And now.")
    first.get_by_role("button", name="Undo the last step").click()

    letter_in(page)
    words.fill("é" * 3000)
    expect(page.get_by_text("too long to be handed to a mail program")).to_be_visible()
    assert "body" not in (page.get_by_role("link", name="Open in my mail program").get_attribute("href") or "")
    expect(page.get_by_role("status")).to_contain_text("Kept as you wrote it")
    page.reload()
    page.get_by_role("button", name="Use the suggestion in English").click()
    expect(words).to_have_value(suggested)
