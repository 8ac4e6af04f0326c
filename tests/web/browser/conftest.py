"""A real browser before a real server over the made-up world, shared by every file in this folder.

Pictures go to `screenshots/`. No address but 127.0.0.1 can be resolved, every request is counted, and every complaint
of the browser (policy, script, missing file) fails the test. A request that a page gave up because it was left is none.
How long anything takes is not tested: waits are long, so that a busy machine fails nothing, and end when what is
waited for is there.
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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("RENOWN_REQUIRE_ALL") == "1"
SCREENSHOTS = Path(__file__).parents[3] / "screenshots"
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
WAIT_MS = 180_000.0
"""So long something may take on a machine that has much else to do."""

SETTLING_S = 15.0
ZONE = "Asia/Kathmandu"
"""Where the browser's clocks stand: a quarter of an hour beside everybody else's, so that a time told as it is kept
shows."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass
class Watched:
    """A page, what its browser complained about, and where its requests went."""

    page: Page
    base: str
    size: str = "desktop"
    scheme: str = "light"
    said: list[tuple[str, str]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    under_way: list[Request] = field(default_factory=list)
    given_up: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append((str(error), "")))
        self.page.on("request", self._begin)
        self.page.on("requestfinished", self._end)
        self.page.on("requestfailed", self._end)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append((message.text, message.location["url"]))

    def _begin(self, request: Request) -> None:
        self.requests.append(request.url)
        self.under_way.append(request)

    def _end(self, request: Request) -> None:
        if request in self.under_way:
            self.under_way.remove(request)
        if request.failure is not None and "ERR_ABORTED" in request.failure:
            self.given_up.add(request.url)

    @property
    def complaints(self) -> list[str]:
        """What the browser complained about, but for requests it gave up when their page was left: htmx may tell of
        those too, where there is time left, in two complaints one after the other."""
        said = [one for one in self.said if one[1] not in self.given_up]
        aborted = {i for i, (text, _) in enumerate(said) if self.given_up and text.startswith("htmx:sendAbort")}
        aborted |= {i - 1 for i in aborted if i and said[i - 1][0].startswith("htmx:afterRequest")}
        return [f"{text} {url}".strip() for i, (text, url) in enumerate(said) if i not in aborted]

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def turn(self, scheme: str) -> None:
        """Let the page stand where it is, in the light or in the dark."""
        self.scheme = scheme
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def picture(self, name: str) -> None:
        """Keep how the page looks."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}-{self.size}-{self.scheme}.png", full_page=True)

    def settle(self) -> None:
        """Let what was asked be answered, for a while."""
        end = time.monotonic() + SETTLING_S
        while self.under_way and time.monotonic() < end:
            self.page.wait_for_timeout(25)

    def close(self) -> None:
        """Listen no longer: what the closing itself breaks off is nobody's fault."""
        for event, listener in (
            ("console", self._hear),
            ("request", self._begin),
            ("requestfinished", self._end),
            ("requestfailed", self._end),
        ):
            self.page.remove_listener(event, listener)
        self.page.context.close()

    def check(self) -> None:
        """Nothing was complained about, and nothing was asked of another place."""
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith(self.base)] == []


@pytest.fixture(scope="session")
def shown(once: Any) -> Path:
    """The made-up world as `renown demo` builds it, small; each file of tests shows a copy of its own."""
    path: Path = once("demo-of-eighty", build_demo)
    return path


def build_demo(folder: Path) -> Path:
    workspace = folder / "workspace"
    command = [
        sys.executable,
        "-m",
        "renown.cli",
        "demo",
        "--people",
        "80",
        "--cvs",
        "0",
        "--no-serve",
        "--workspace",
        str(workspace),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return workspace


@pytest.fixture(scope="module")
def world(shown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that this file's server shows."""
    workspace = tmp_path_factory.mktemp("world") / "workspace"
    shutil.copytree(shown, workspace)
    act_here = [sys.executable, "-m", "renown.cli", "team", "here", "--workspace", str(workspace)]
    subprocess.run(act_here, check=True, capture_output=True)  # a copy leaves its team alone until it is told to
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
    server.wait(timeout=WAIT_MS / 1000)
    server.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium; for one file at a time, because Django refuses to work where playwright's loop runs."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=WAIT_MS)
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def session(browser: Browser, address: tuple[str, str]) -> str:
    """The cookies of a browser that came in with the link, as a file's worth of JSON."""
    context = browser.new_context(timezone_id=ZONE)
    page = context.new_page()
    end = time.monotonic() + WAIT_MS / 1000
    while time.monotonic() < end:
        try:
            page.goto(address[0] + address[1], timeout=WAIT_MS)
            break
        except BrowserError as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            time.sleep(0.2)
    expect(page.get_by_role("link", name="People", exact=True)).to_be_visible()
    state = json.dumps(context.storage_state())
    context.close()
    return state


Open = Callable[[str, str], Watched]
"""Opens a tab of a size (desktop, phone) in a scheme (light, dark)."""


@pytest.fixture
def open_tab(browser: Browser, session: str, address: tuple[str, str]) -> Iterator[Open]:
    """Tabs of any size and scheme; each must have stayed quiet at the end."""
    opened: list[Watched] = []

    def make(size: str = "desktop", scheme: str = "light") -> Watched:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            storage_state=json.loads(session),
            timezone_id=ZONE,
            reduced_motion="reduce",
            has_touch=size == "phone",
            base_url=address[0],
        )
        context.set_default_timeout(WAIT_MS)
        opened.append(Watched(context.new_page(), address[0], size, scheme))
        return opened[-1]

    yield make
    try:
        for tab in opened:
            tab.settle()
            tab.check()
    finally:
        for tab in opened:
            tab.close()


@pytest.fixture
def tab(open_tab: Open) -> Watched:
    """One tab on a desktop."""
    return open_tab("desktop", "light")


@pytest.fixture(params=sorted(SIZES))
def sized(open_tab: Open, request: pytest.FixtureRequest) -> Watched:
    """One tab of each size in turn."""
    return open_tab(request.param, "light")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives the browser; without one it is skipped, unless everything is required."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not REQUIRED:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium on this machine"))
