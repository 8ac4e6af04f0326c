"""The morning in a real browser: open Today, say done, undo, put somebody off, on a desktop and on a phone.

Pictures go to `screenshots/`; every complaint of the browser fails the test, and no other address can be asked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("RENOWN_REQUIRE_ALL") == "1"
SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="there is no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A server over a small made-up world: its address, and the way in."""
    workspace = str(tmp_path_factory.mktemp("morning") / "workspace")
    demo = [sys.executable, "-m", "renown.cli", "demo", "--people", "80", "--no-serve", "--workspace", workspace]
    subprocess.run(demo, check=True, capture_output=True)
    command = [sys.executable, "-m", "renown.web.server", "--port", "0", "--workspace", workspace]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    found = re.search(r"(http://127\.0\.0\.1:\d+)(/enter/\S+/)", server.stdout.readline())
    assert found is not None
    yield found[1], found[2]
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=20)
    server.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def session(browser: Browser, address: tuple[str, str]) -> str:
    """The cookies of a browser that came in with the link."""
    context = browser.new_context()
    page = context.new_page()
    end = time.monotonic() + 90
    while time.monotonic() < end:
        try:
            page.goto(address[0] + address[1], timeout=60_000)
            break
        except BrowserError as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            time.sleep(0.2)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good", timeout=60_000)
    state = json.dumps(context.storage_state())
    context.close()
    return state


@pytest.fixture(params=sorted(SIZES))
def page(browser: Browser, session: str, address: tuple[str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of one size that must have stayed quiet at the end."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        storage_state=json.loads(session),
        reduced_motion="reduce",
        base_url=address[0],
        has_touch=request.param == "phone",
    )
    context.set_default_timeout(30_000)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    assert complaints == []
    context.close()


def names(page: Page) -> list[str]:
    return page.locator(".turn .who-name").all_inner_texts()


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    size = "phone" if page.viewport_size and page.viewport_size["width"] < 700 else "desktop"
    page.screenshot(path=SCREENSHOTS / f"{name}-{size}-light.png", full_page=True)


def test_the_morning_done_undo_later(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".turn")).to_have_count(5)
    expect(page.get_by_text("Look for something")).to_have_count(0)
    before = names(page)
    page.get_by_role("button", name=f"Done: {before[0]}").click()
    expect(page.get_by_role("status")).to_contain_text(f"{before[0]}: in touch on")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(page.locator(".turn .who-name").first).to_have_text(before[1])
    expect(page.locator(".turn")).to_have_count(5)
    picture(page, "today-done")
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    expect(page.locator(".turn .who-name").first).to_have_text(before[0])
    assert names(page) == before

    card = page.locator(".turn").nth(1)
    card.get_by_text("Later", exact=True).click()
    week = card.get_by_role("button", name="In a week")
    expect(week).to_be_in_viewport()
    picture(page, "today-later")
    week.click()
    expect(page.get_by_role("status")).to_contain_text(f"{before[1]}: not before")
    assert before[1] not in names(page)
    page.reload()
    assert before[1] not in names(page)
    page.locator(".turn").first.get_by_text("Not now", exact=True).click()
    assert Axe().run(page).violations_count == 0
    page.locator(".turn").first.get_by_role("button", name="Not for 90 days").click()
    expect(page.get_by_role("status")).to_contain_text(f"{before[0]}: not before")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".turn .who-name").first).to_have_text(before[0])


def test_buttons_are_within_reach_of_a_thumb(page: Page) -> None:
    page.goto("/")
    least = 44 if page.viewport_size and page.viewport_size["width"] < 700 else 34
    for button in page.locator(".turn").first.locator(".turn-acts > button, .turn-acts summary").all():
        box = button.bounding_box()
        assert box is not None and box["height"] >= least and box["width"] >= least
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_week_fits_and_is_accessible(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Your week").click()
    expect(page.get_by_role("heading", name="What went well")).to_be_visible()
    picture(page, "goals")
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
