"""By keyboard alone: the palette, the keys of a page, menus that close, and a morning in few keys."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

MOST_KEYS = 25


@dataclass
class Keys:
    """A keyboard that counts."""

    page: Page
    pressed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def test_a_morning_takes_few_keys(tab: Any) -> None:
    page, name = tab.open("/"), tab.page.locator(".turn .who-name").first.inner_text()
    keys = Keys(page)
    keys.press("Control+k")
    expect(page.get_by_role("combobox", name="Search people")).to_be_focused()
    keys.press(*name.split()[-1].lower()[:6])
    expect(page.get_by_role("dialog").get_by_role("option", selected=True)).to_contain_text(name)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    keys.press("p")
    expect(page.locator(".way").filter(has_text="weakest link").first).to_be_visible()
    keys.press("a")
    expect(page.get_by_label("Your words")).to_be_visible()
    keys.press("s")
    expect(page.locator(".ways > li").first.locator(".chip")).to_have_text("asked")
    keys.press("g", "t")
    expect(page.locator(".turn .who-name").first).to_be_visible()
    assert keys.pressed <= MOST_KEYS, keys.pressed


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_palette_finds_people_pages_and_what_to_do(open_tab: Any, size: str) -> None:
    tab = open_tab(size, "dark")
    page = tab.open("/people/")
    name = page.locator("td .who-name").nth(3).inner_text()
    opener = page.locator("[data-palette]").locator("visible=true")
    opener.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("combobox", name="Search people")
    expect(field).to_be_focused()
    options = page.get_by_role("dialog").get_by_role("option")
    expect(options.first).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.keyboard.type(" ".join(reversed(name.split())))
    chosen = page.get_by_role("dialog").get_by_role("option", selected=True)
    expect(chosen).to_contain_text(name)
    tab.picture("palette")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("trust")
    expect(chosen).to_contain_text("Trust")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/seeds/$"))
    page.keyboard.press("Control+k")  # what is typed before it is loaded is not lost
    page.keyboard.type("<img src=x onerror=alert(1)> zz")
    expect(options.first).to_contain_text("Note: <img src=x")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_are_listed_and_can_be_switched_off(tab: Any) -> None:
    page = tab.open("/people/review/")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys of this page")
    expect(listed).to_contain_text("Yes, one person")
    expect(listed).to_contain_text("g p")
    assert Axe().run(page).violations_count == 0
    tab.picture("keys")
    page.keyboard.press("Escape")
    expect(listed).to_have_count(0)
    tab.open("/people/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("g s ? /")
    expect(page.get_by_role("searchbox")).to_have_value("g s ? /")
    tab.open("/settings/")
    page.get_by_label("Single keys work").uncheck()
    page.get_by_role("button", name="Keep the look").click()
    expect(page.get_by_role("status")).to_contain_text("Kept")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.keyboard.press("?")
    expect(page).to_have_url(re.compile("/settings/"))
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search people")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_label("Single keys work").check()
    page.get_by_role("button", name="Keep the look").click()
    expect(page.get_by_role("status")).to_contain_text("Kept")


def test_menus_close_and_the_focus_stays_where_one_works(tab: Any) -> None:
    page = tab.open("/")
    page.wait_for_load_state("networkidle")
    summary = page.locator(".turn details.menu summary").first
    menu = page.locator(".turn details.menu").first
    summary.click()
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.get_by_role("heading", level=1).click()
    expect(menu).not_to_have_attribute("open", "")
    name = page.locator(".turn .who-name").first.inner_text()
    page.get_by_role("button", name=f"Done: {name}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(name)
    assert page.evaluate("document.activeElement.closest('main') !== null && document.activeElement !== document.body")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".turn .who-name").first).to_have_text(name)


def test_a_phone_can_install_the_pages(open_tab: Any) -> None:
    tab = open_tab("phone", "light")
    page = tab.open("/")
    client = page.context.new_cdp_session(page)
    client.send("Page.enable")
    manifest = client.send("Page.getAppManifest")
    assert manifest["errors"] == [] and manifest["url"].endswith("/static/renown.webmanifest")
    hindered = {found["errorId"] for found in client.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert hindered <= {"in-incognito"}  # as every context of these tests is
    told = json.loads(manifest["data"])
    assert {icon.get("purpose", "any") for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        drawn = Image.open(BytesIO(page.request.get(tab.base + icon["src"]).body()))
        assert f"{drawn.width}x{drawn.height}" == icon["sizes"] and drawn.format == "PNG"
    assert page.request.get(tab.base + "/static/apple-touch-icon.png").ok
