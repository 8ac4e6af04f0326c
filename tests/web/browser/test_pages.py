"""The pages in a real browser, on a real server over the made-up world: how they look, sound, and work by keyboard."""

from __future__ import annotations

import json
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

STRICTER = {"resultTypes": ["violations"], "rules": {"label-content-name-mismatch": {"enabled": True}}}
"""Who speaks to a page says what they see on a button: that has to be in its name."""

COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""What a rule can find anew in a page that only changed its colours."""


def pages_of(tab: Any) -> dict[str, str]:
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
        "circles": "/circles/?circle=work", "give": "/give/", "note": "/note/", "ties": "/ties/", "goals": "/goals/",
        "profile": "/profile/", "settings": "/settings/", "devices": "/settings/devices/",
        "vacancies": "/recruit/vacancies/", "channels": "/recruit/channels/", "channel": "/recruit/channels/linkedin/",
        "advice": "/recruit/advice/?profession=data+engineer&minutes=240&budget=500",
        "sourcing": "/recruit/search/?q=python+or+(a+OR+b+c)+-junior",
        "programs": "/programs/", "moved": f"{person}moved/",
    }  # fmt: skip


def accessible(tab: Any, name: str, rules: dict[str, Any]) -> None:
    """The page has no fault that a machine can find; its picture is kept."""
    tab.picture(name)
    found = Axe().run(tab.page, options=rules)
    assert found.violations_count == 0, f"{name}, {tab.size}, {tab.scheme}: {found.generate_report()}"


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_every_page_is_accessible_quiet_and_fits(open_tab: Any, size: str) -> None:
    """In the light, and then in the dark as well, where the page stands as it is and only its colours are others."""
    tab = open_tab(size)
    for name, path in pages_of(tab).items():
        page = tab.open(path)
        if name == "person":
            page.locator("details.factor summary").first.click()
            expect(page.locator(".evidence > li").first).to_be_visible()
        if name == "sources":
            page.get_by_text("Columns of a table").click()
            expect(page.get_by_label("Because of whom")).to_be_visible()
        accessible(tab, name, STRICTER)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than its window"
        words = page.get_by_role("main").inner_text()
        assert name == "settings" or not re.search(r"\bUTC\b", words), name  # there it is a zone to choose
        wide = "[...document.querySelectorAll('.tabs > li > a')].filter(a => a.scrollWidth > a.clientWidth).length"
        assert page.evaluate(wide) == 0, f"{name}: the words of a section do not fit below it"
        if name in ("events", "event"):
            assert set(re.findall(r"\b\d\d:(\d\d)\b", words)) <= {"15", "45"}, "an hour is not the owner's"
        if name == "ties":
            assert page.evaluate("document.documentElement.scrollHeight") < 5000 and page.locator(".pager").count()
        tab.turn("dark")
        accessible(tab, name, COLOURS)
        tab.turn("light")


def test_somebody_met_is_kept_with_one_field_and_one_key_on_a_phone(open_tab: Any) -> None:
    tab = open_tab("phone")
    field = tab.open("/events/").get_by_label("Whom did you meet?")
    field.fill("Quill Unheard-Of: builds sundials")
    field.press("Enter")
    kept = tab.page.locator(".met > li").filter(has_text="Quill Unheard-Of")
    expect(kept).to_contain_text("builds sundials")
    kept.get_by_role("button", name="Remove Quill Unheard-Of").click()
    expect(kept).to_have_count(0)


def test_the_first_load_is_small(tab: Any) -> None:
    client = tab.page.context.new_cdp_session(tab.page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tab.open("/")
    tab.page.wait_for_load_state("networkidle")
    assert 5_000 < sum(sizes) <= 40_000, sizes


@pytest.mark.parametrize("height", [800, 560])
def test_signing_out_stays_in_reach_on_a_low_screen(tab: Any, height: int) -> None:
    tab.page.set_viewport_size({"width": 1280, "height": height})
    page = tab.open("/")
    expect(page.get_by_role("button", name="Sign out")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Settings", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_owner_is_asked_for_in_whole_names(open_tab: Any, size: str) -> None:
    tab = open_tab(size)
    page = tab.open("/owner/")
    mine = page.locator("button", has_text="Not me")
    count = mine.count()
    for _ in range(count):
        mine.first.click()
        expect(page.get_by_role("heading", name="Which of these is you?")).to_be_visible()
    page = tab.open("/")
    expect(page.get_by_role("heading", name="Which of these is you?")).to_be_visible()
    name = page.locator(".choices bdi").first
    box = name.bounding_box()
    assert box is not None and box["height"] < 60, "a name runs down its column"
    assert Axe().run(page).violations_count == 0
    tab.picture("who")
    tab.open("/owner/")
    while page.get_by_role("button", name="That is me:").count():
        page.get_by_role("button", name="That is me:").first.click()
        expect(page.get_by_role("heading", name="Not in the list?")).to_be_visible()
    assert mine.count() >= count


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_who_is_who_is_answered_by_key_or_thumb(open_tab: Any, size: str) -> None:
    tab = open_tab(size)
    page = tab.open("/people/review/")
    told = page.get_by_role("status").last  # what was done stands in one of its own, above
    waiting = told.inner_text()
    names = page.locator("#pair").inner_text()
    if size == "desktop":
        page.keyboard.press("y")
    else:
        box = page.get_by_role("button", name="Yes, one person").bounding_box()
        assert box is not None and box["height"] >= 48 and box["y"] + box["height"] < 844
        page.get_by_role("button", name="Yes, one person").click()
    expect(told).not_to_have_text(waiting)
    expect(page.get_by_role("button", name="Take back:")).to_be_visible()
    page.keyboard.press("u") if size == "desktop" else page.get_by_role("button", name="Take back:").click()
    expect(told).to_have_text(waiting)
    expect(page.locator("#pair")).to_have_text(names, use_inner_text=True)


def test_people_are_found_while_typing(tab: Any) -> None:
    page = tab.open("/people/")
    name = page.locator(".people .who-name").nth(3).inner_text()
    page.get_by_role("searchbox").press_sequentially(name.split()[0], delay=20)
    expect(page.locator(".people tbody tr")).not_to_have_count(50)
    expect(page.locator(".people .who-name").filter(has_text=name)).to_be_visible()
    expect(page).to_have_url(re.compile(rf"q={name.split()[0]}"))
    page.get_by_role("searchbox").fill("nobody is called this")
    expect(page.get_by_text("Nobody fits")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("0 people")


def test_a_factor_opens_to_the_acts_behind_it(tab: Any) -> None:
    page = tab.open("/people/")
    page.locator("td .who").nth(1).click()  # the first is the owner, whose score stands open
    page.get_by_role("heading", name="Influence score").click()
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


def test_the_pages_can_be_walked_by_keyboard(tab: Any) -> None:
    page = tab.open("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    for name in ("Renown", "Search", "Today", "Your day", "Note", "Reminders", "Goals", "People"):
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


def test_an_upload_shows_live_progress_and_can_be_undone(tab: Any, tmp_path: Path) -> None:
    export = slack_export(tmp_path / "late-riders.zip")
    page = tab.open("/sources/")
    page.get_by_label("Files as you downloaded them").set_input_files(export)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="Bringing in an export")).to_be_visible()
    expect(page.locator("progress[value]")).to_be_visible()
    tab.picture("progress")
    expect(page.get_by_text("done", exact=True)).to_be_visible()
    page.get_by_role("link", name="late-riders.zip").click()
    expect(page.get_by_role("heading", name="late-riders.zip")).to_be_visible()
    page.get_by_role("button", name="Undo late-riders.zip").click()
    expect(page.get_by_text("done", exact=True)).to_be_visible()
    tab.open("/sources/")
    row = page.locator(".imports > li").filter(has_text="late-riders.zip")
    expect(row.get_by_text("taken back")).to_be_visible()
    tab.open("/people/?q=Rider")
    expect(page.get_by_text("Nobody fits")).to_be_visible()


def test_what_cannot_be_read_is_explained(tab: Any, tmp_path: Path) -> None:
    page = tab.open("/sources/")
    nonsense = tmp_path / "holiday.txt"
    nonsense.write_text("nothing to see")
    page.get_by_label("or a path on this machine").fill(str(nonsense))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("did not work")).to_be_visible()
    expect(page.get_by_text("What stood before still stands.")).to_be_visible()


def test_the_map_moves_is_searched_scrolls_with_its_page_and_opens_people(tab: Any) -> None:
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
        "g": [i % 7 for i in range(many)],
        "e": [end for i in range(0, many - 1, 2) for end in (i, i + 1)],
        "owner": 0,
        "words": "",
    }
    tab.page.route("**/groups/map.json", lambda route: route.fulfill(json=found))
    page = tab.open("/groups/")
    canvas = page.locator(".map-canvas")
    expect(canvas).to_be_visible()
    canvas.focus()
    for key in ("+", "ArrowLeft", "0"):
        page.keyboard.press(key)
    search, told = page.get_by_label("Find somebody on the map"), page.locator("[data-map-found]")
    search.fill("rider 1999")
    expect(told).to_have_text("11")  # Rider 1999, and Rider 19990 to 19999
    search.press("Enter")
    expect(told).to_have_text("1 / 11: Rider 1999")
    search.press("Enter")
    expect(told).to_have_text("2 / 11: Rider 19990")
    search.fill("")
    page.get_by_role("button", name="Whole map").click()
    canvas.scroll_into_view_if_needed()
    canvas.hover()
    shown, scrolled = canvas.screenshot(), page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    assert canvas.screenshot() != shown and page.evaluate("scrollY") == scrolled, "Ctrl and the wheel zoom the map"
    page.mouse.wheel(0, 120)
    page.wait_for_function("was => scrollY > was", arg=scrolled)
    page.get_by_role("button", name="Whole map").click()
    canvas.scroll_into_view_if_needed()
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


def test_a_page_left_while_it_asks_is_no_complaint_and_a_refusal_is(tab: Any) -> None:
    page = tab.open("/people/")
    page.route("**/people/?q=*", lambda route: None)
    with page.expect_request("**/people/?q=*"):
        page.get_by_role("searchbox").fill("ab")
    tab.open("/seeds/")
    tab.settle()
    assert tab.complaints == []
    tab.said += [("htmx:afterRequest, [a search]", "htmx.js"), ("htmx:sendAbort, [a search]", "htmx.js")]
    assert tab.complaints == [], "what htmx has to say about it, where it is given the time"
    tab.said[-1] = ("htmx:sendError, [a search]", "htmx.js")
    assert len(tab.complaints) == 2
    tab.said.clear()
    page.unroute("**/people/?q=*")
    page.route("**/seeds/?q=*", lambda route: route.fulfill(status=500, body="no"))
    with page.expect_console_message(lambda message: message.text.startswith("Response Status Error")):
        page.get_by_role("searchbox").fill("ab")
    assert tab.complaints
    tab.said.clear()


def test_a_person_is_called_edited_and_put_back(sized: Any, tmp_path: Path) -> None:
    """How to reach somebody, a number added and taken back, a picture given: at both sizes, light and dark."""
    page = sized.open("/people/?q=anders+lund")
    page.get_by_role("link", name=re.compile("Anders Lund")).first.click()
    expect(page.get_by_role("heading", name="How to reach them")).to_be_visible()
    assert page.locator('.reach a[href^="mailto:"]').count() and page.locator('.reach a[href^="tel:"]').count()
    expect(page.locator(".reach")).to_contain_text("Birthday:")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    name = page.get_by_role("heading", level=1).inner_text().splitlines()[0]

    page.get_by_role("link", name=re.compile("^Edit")).click()
    assert Axe().run(page).violations_count == 0
    sized.picture("person-edit")
    page.get_by_label("As it is written").fill("+49 30 901829")
    page.get_by_label("Kind", exact=True).last.fill("work")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Kept: Number: +49 30 901829, work")
    expect(page.locator('a[href="tel:+4930901829"]')).to_be_visible()
    sized.picture("person")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator('a[href="tel:+4930901829"]')).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)

    picture = tmp_path / "me.png"
    Image.effect_noise((500, 300), 90).save(picture)
    page.get_by_role("link", name=re.compile("^Edit")).click()
    page.get_by_label("A photograph from your files").set_input_files(picture)
    page.get_by_role("button", name="Use it").click()
    shown = page.locator("img.avatar.big")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.complete && image.naturalWidth") == 256
    page.emulate_media(color_scheme="dark")
    assert Axe().run(page).violations_count == 0
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back: Picture of your own")
