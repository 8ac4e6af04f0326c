"""The pages in a real browser, on a real server over the made-up world: how they look, sound, and work by keyboard.

Pictures of every page go to `screenshots/`. No address but 127.0.0.1 can be resolved, every request is counted, and
every complaint of the browser (policy, script, missing file) fails the test.
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
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("RENOWN_REQUIRE_ALL") == "1"
SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="there is no Chromium on this machine"),
]


@dataclass
class Watched:
    """A page, what its browser complained about, and where its requests went."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def check(self) -> None:
        """Nothing was complained about, and nothing was asked of another place."""
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith(self.base)] == []


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up world, small, imported through the real importers."""
    workspace = tmp_path_factory.mktemp("world") / "workspace"
    command = [
        sys.executable,
        "-m",
        "renown.cli",
        "demo",
        "--people",
        "80",
        "--no-serve",
        "--workspace",
        str(workspace),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return workspace


@pytest.fixture(scope="module")
def address(world: Path) -> Iterator[tuple[str, str]]:
    """A running server: its base address, and the way in."""
    command = [sys.executable, "-m", "renown.web.server", "--port", "0", "--workspace", str(world)]
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
    """A real Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def session(browser: Browser, address: tuple[str, str]) -> str:
    """The cookies of a browser that came in with the link, as a file's worth of JSON."""
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
    expect(page.get_by_role("link", name="People", exact=True)).to_be_visible(timeout=60_000)
    state = json.dumps(context.storage_state())
    context.close()
    return state


def watched(browser: Browser, session: str, base: str, size: str = "desktop", scheme: str = "light") -> Watched:
    width, height = SIZES[size]
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        storage_state=json.loads(session),
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    return Watched(context.new_page(), base)


@pytest.fixture
def tab(browser: Browser, session: str, address: tuple[str, str]) -> Iterator[Watched]:
    """One tab on a desktop; it must have stayed quiet at the end."""
    made = watched(browser, session, address[0])
    yield made
    made.check()
    made.page.context.close()


def pages_of(tab: Watched) -> dict[str, str]:
    """Every page by name, with real people and imports in the addresses."""
    tab.open("/people/")
    person = tab.page.locator("td .who").first.get_attribute("href") or ""
    tab.open("/sources/")
    report = tab.page.locator(".imports a.who-name").first.get_attribute("href") or ""
    tab.open("/events/")
    event = tab.page.locator(".list a.who-name").first.get_attribute("href") or ""
    return {
        "today": "/", "overview": "/influence/", "people": "/people/", "person": person, "review": "/people/review/",
        "evidence": f"{person}evidence/resonance/",
        "areas": f"{person}areas/", "forget": f"{person}forget/", "trust": "/seeds/", "you": "/owner/",
        "sources": "/sources/", "report": report, "formula": "/formula/", "sign-in": "/sign-in/",
        "groups": "/groups/", "group": "/groups/c0/", "meet": "/meet/", "talk": "/talk/", "team": "/team/",
        "paths": "/paths/?kind=topic&q=data+quality", "requests": "/paths/requests/", "jobs": "/leads/",
        "events": "/events/", "event": event, "references": "/references/?job=SQL", "briefing": "/references/uses/2/",
    }  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", sorted(SIZES))
def test_every_page_is_accessible_quiet_and_fits(
    browser: Browser, session: str, address: tuple[str, str], size: str, scheme: str
) -> None:
    tab = watched(browser, session, address[0], size, scheme)
    SCREENSHOTS.mkdir(exist_ok=True)
    for name, path in pages_of(tab).items():
        page = tab.open(path)
        if name == "person":
            page.locator("details.factor summary").first.click()
            expect(page.locator(".evidence > li").first).to_be_visible()
        if name == "sources":
            page.get_by_text("Columns of a table").click()
            expect(page.get_by_label("Because of whom")).to_be_visible()
        page.screenshot(path=SCREENSHOTS / f"{name}-{size}-{scheme}.png", full_page=True)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than its window"
    tab.check()
    tab.page.context.close()


def test_somebody_met_is_kept_with_one_field_and_one_key_on_a_phone(
    browser: Browser, session: str, address: tuple[str, str]
) -> None:
    tab = watched(browser, session, address[0], "phone")
    field = tab.open("/events/").get_by_label("Whom did you meet?")
    field.fill("Quill Unheard-Of: builds sundials")
    field.press("Enter")
    kept = tab.page.locator(".met > li").filter(has_text="Quill Unheard-Of")
    expect(kept).to_contain_text("builds sundials")
    kept.get_by_role("button", name="Take Quill Unheard-Of back").click()
    expect(kept).to_have_count(0)
    tab.check()
    tab.page.context.close()


def test_the_first_load_is_small(tab: Watched) -> None:
    client = tab.page.context.new_cdp_session(tab.page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tab.open("/")
    tab.page.wait_for_load_state("networkidle")
    assert 5_000 < sum(sizes) <= 40_000, sizes


@pytest.mark.parametrize("height", [800, 560])
def test_signing_out_stays_in_reach_on_a_low_screen(tab: Watched, height: int) -> None:
    tab.page.set_viewport_size({"width": 1280, "height": height})
    page = tab.open("/")
    expect(page.get_by_role("button", name="Sign out")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Formula", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_owner_is_asked_for_in_whole_names(
    browser: Browser, session: str, address: tuple[str, str], size: str
) -> None:
    tab = watched(browser, session, address[0], size)
    page = tab.open("/owner/")
    mine = page.locator("button", has_text="Not me")
    count = mine.count()
    for _ in range(count):
        mine.first.click()
        expect(page.get_by_role("heading", name="Which of these is you?")).to_be_visible()
    page = tab.open("/")
    expect(page.get_by_role("heading", name="Which of these is you?")).to_be_visible()
    name = page.locator(".candidates .who-name").first
    box = name.bounding_box()
    assert box is not None and box["height"] < 60, "a name runs down its column"
    assert Axe().run(page).violations_count == 0
    page.screenshot(path=SCREENSHOTS / f"who-{size}-light.png", full_page=True)
    tab.open("/owner/")
    while page.get_by_role("button", name="That is me:").count():
        page.get_by_role("button", name="That is me:").first.click()
        expect(page.get_by_role("heading", name="Not in the list?")).to_be_visible()
    assert mine.count() >= count
    tab.check()
    page.context.close()


@pytest.mark.parametrize("size", sorted(SIZES))
def test_who_is_who_is_answered_by_key_or_thumb(
    browser: Browser, session: str, address: tuple[str, str], size: str
) -> None:
    tab = watched(browser, session, address[0], size)
    page = tab.open("/people/review/")
    waiting = page.get_by_role("status").inner_text()
    names = page.locator("#pair").inner_text()
    if size == "desktop":
        page.keyboard.press("y")
    else:
        box = page.get_by_role("button", name="Yes, one person").bounding_box()
        assert box is not None and box["height"] >= 48 and box["y"] + box["height"] < SIZES[size][1]
        page.get_by_role("button", name="Yes, one person").click()
    expect(page.get_by_role("status")).not_to_have_text(waiting)
    expect(page.get_by_role("button", name="Take back:")).to_be_visible()
    page.keyboard.press("u") if size == "desktop" else page.get_by_role("button", name="Take back:").click()
    expect(page.get_by_role("status")).to_have_text(waiting)
    assert page.locator("#pair").inner_text() == names
    tab.check()
    tab.page.context.close()


def test_people_are_found_while_typing(tab: Watched) -> None:
    page = tab.open("/people/")
    name = page.locator(".people .who-name").nth(3).inner_text()
    page.get_by_role("searchbox").press_sequentially(name.split()[0], delay=20)
    expect(page.locator(".people tbody tr")).not_to_have_count(50)
    expect(page.locator(".people .who-name").filter(has_text=name)).to_be_visible()
    expect(page).to_have_url(re.compile(rf"q={name.split()[0]}"))
    page.get_by_role("searchbox").fill("nobody is called this")
    expect(page.get_by_text("Nobody fits")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("0 people")


def test_a_factor_opens_to_the_acts_behind_it(tab: Watched) -> None:
    page = tab.open("/people/")
    page.locator("td .who").first.click()
    factor = page.locator("details.factor").first
    factor.locator("summary").click()
    expect(factor.locator(".evidence > li").first).to_be_visible()
    before = factor.locator(".evidence > li").count()
    page.mouse.wheel(0, 900)
    expect(page.get_by_role("heading", name="By network")).to_be_in_viewport()
    factor.get_by_role("link", name="Show more").focus()
    page.keyboard.press("Enter")
    expect(factor.locator(".evidence > li")).not_to_have_count(before)
    expect(factor.locator(".evidence > li").nth(before).get_by_role("link").first).to_be_focused()


def test_the_pages_can_be_walked_by_keyboard(tab: Watched) -> None:
    page = tab.open("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    for name in ("Renown", "Today", "Influence", "People"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name=name, exact=True).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="People", level=1)).to_be_visible()
    page.goto(page.url.replace("/people/", "/influence/"))
    node = page.locator("a.node").first
    node.focus()
    expect(node).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Influence score")).to_be_visible()


def test_an_upload_shows_live_progress_and_can_be_undone(tab: Watched, tmp_path: Path) -> None:
    export = slack_export(tmp_path / "late-riders.zip")
    page = tab.open("/sources/")
    page.get_by_label("A file").set_input_files(export)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="Bringing in an export")).to_be_visible()
    expect(page.locator("progress[value]")).to_be_visible(timeout=120_000)
    page.screenshot(path=SCREENSHOTS / "progress-desktop-light.png")
    expect(page.get_by_text("done", exact=True)).to_be_visible(timeout=240_000)
    page.get_by_role("link", name="late-riders.zip").click()
    expect(page.get_by_role("heading", name="late-riders.zip")).to_be_visible()
    page.get_by_role("button", name="Take late-riders.zip back").click()
    expect(page.get_by_text("done", exact=True)).to_be_visible(timeout=240_000)
    tab.open("/sources/")
    row = page.locator(".imports > li").filter(has_text="late-riders.zip")
    expect(row.get_by_text("taken back")).to_be_visible()
    tab.open("/people/?q=Rider")
    expect(page.get_by_text("Nobody fits")).to_be_visible()


def test_what_cannot_be_read_is_explained(tab: Watched, tmp_path: Path) -> None:
    page = tab.open("/sources/")
    nonsense = tmp_path / "holiday.txt"
    nonsense.write_text("nothing to see")
    page.get_by_label("or a path on this machine").fill(str(nonsense))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("did not work")).to_be_visible(timeout=240_000)
    expect(page.get_by_text("What stood before still stands.")).to_be_visible()


def test_the_map_of_a_large_network_moves_is_searched_and_opens_people(tab: Watched) -> None:
    """The map of 20,000 people, of whom one is real: the middle one of a row."""
    tab.open("/people/")
    person = re.sub(r"\D", "", tab.page.locator("td .who").first.get_attribute("href") or "")
    many = 20_001
    row = [5000 if i == many - 1 else 1000 + 7 * (i % 500) for i in range(many)]
    found = {
        "ids": [*map(str, range(many - 1)), person],
        "names": [*(f"Rider {i}" for i in range(many - 1)), "Middle Person"],
        "x": [5000 if i == many - 1 else 100 + (i % 100) for i in range(many)],
        "y": row,
        "s": [40] * many,
        "c": [i % 8 for i in range(many)],
        "e": [end for i in range(0, many - 1, 2) for end in (i, i + 1)],
        "owner": 0,
        "words": "",
    }
    tab.page.route("**/groups/map.json", lambda route: route.fulfill(json=found))
    page = tab.open("/groups/")
    page.evaluate("document.querySelector('.map').dataset.map = '/groups/map.json'")
    page.evaluate("document.querySelector('.map').dataset.words = 'A map'")
    page.add_script_tag(url="/static/map.js")
    canvas = page.get_by_role("img", name="A map")
    expect(canvas).to_be_visible()
    canvas.focus()
    for key in ("+", "ArrowLeft", "0"):
        page.keyboard.press(key)
    box = canvas.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    expect(page.locator(".map-tip")).to_have_text("Middle Person")
    page.mouse.click(*middle)
    expect(page).to_have_url(re.compile(f"/people/{person}/$"))


def slack_export(path: Path) -> Path:
    """Forty invented riders who talk a lot: enough to be watched while it comes in."""
    people = [f"U{i:03}" for i in range(40)]
    users = [{"id": u, "team_id": "T9", "name": f"rider{u}", "profile": {"real_name": f"Rider {u}"}} for u in people]
    start = time.time() - 30 * 86400
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("users.json", json.dumps(users))
        file.writestr("channels.json", json.dumps([{"id": "C9", "name": "riders", "members": people}]))
        for day in range(30):
            messages = [
                {
                    "type": "message",
                    "user": people[(i * 7 + day) % 40],
                    "text": f"<@{people[i % 40]}> the ferry leaves at {i}",
                    "ts": f"{start + day * 86400 + i:.6f}",
                }
                for i in range(400)
            ]
            file.writestr(f"riders/2026-01-{day + 1:02}.json", json.dumps(messages))
    return path
