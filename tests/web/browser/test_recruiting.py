"""A recruiter who is no engineer, from an advertisement to the right people, on the made-up office of the demo."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WAY = "Steps of this vacancy"


@pytest.fixture(scope="module")
def world(thirty_cvs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the office that this file's server shows."""
    workspace = tmp_path_factory.mktemp("office") / "workspace"
    shutil.copytree(thirty_cvs, workspace)
    return workspace


def sound(tab: Any, name: str) -> None:
    """The page has no fault that a machine can find, and nothing sticks out of it; its picture is kept."""
    tab.picture(f"recruit-{name}")
    assert Axe().run(tab.page).violations_count == 0, Axe().run(tab.page).generate_report()
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert tab.page.locator("html").get_attribute("lang") == "en"


def go_on(tab: Any, step: str) -> None:
    """Take a step of the vacancy: it is marked where one arrives."""
    tab.page.get_by_role("navigation", name=WAY).get_by_role("link", name=step).click()
    expect(tab.page.get_by_role("navigation", name=WAY).locator("[aria-current=step]")).to_contain_text(step)


def test_from_an_advertisement_to_the_right_people(sized: Any) -> None:
    page = sized.open("/")
    check_and_mend(sized)
    page.goto(sized.base + "/recruit/vacancies/")
    find(sized)
    read_and_plan(sized)


def check_and_mend(sized: Any) -> None:
    """The flawed advertisement: what is wrong is marked, said and mended by one click, and taken back by another."""
    page = sized.page
    expect(page.get_by_role("heading", name="Your vacancies")).to_be_visible()
    expect(page.get_by_role("navigation").get_by_role("link", name="Influence")).to_have_count(0)
    sound(sized, "begin")

    page.get_by_role("link", name="Koch", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile(r"^1\d findings$"))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Write ")).first.click()
    expect(page.get_by_role("status")).to_contain_text("The better words stand in the text.")
    page.get_by_role("button", name="Undo").click()
    sound(sized, "check")


def find(sized: Any) -> None:
    """Where the people of the other one are, and who of one's own shows what is a must."""
    page = sized.page
    page.get_by_role("link", name="Senior Data Engineer").click()
    go_on(sized, "Channels")
    expect(page.get_by_role("heading", name="Your mix")).to_be_visible()
    sound(sized, "channels")
    go_on(sized, "Search")
    found = page.locator("section", has=page.get_by_role("heading", name=re.compile(r"candidates? here$")))
    for name in ("Maren Holloway", "Tadhg Brennan", "Elif Bozkır-Lindenau"):
        expect(found.get_by_role("link", name=name)).to_be_visible()
    expect(found.get_by_role("link", name="Chad Sterling-Vox")).to_have_count(0)
    sound(sized, "search")
    page.get_by_role("button", name="Remove Kafka").click()
    expect(page.get_by_role("navigation", name=WAY)).to_be_visible()
    expect(page.get_by_text("Changed.")).to_be_visible()


def read_and_plan(sized: Any) -> None:
    """Who fits, in an order to read in, what both texts say of one of them, the plan, the record, and what is due."""
    page = sized.page
    go_on(sized, "Who fits")
    first = page.locator(".matches li").filter(has_text="Maren Holloway")
    expect(first).to_be_visible()
    sound(sized, "match")
    first.get_by_role("link", name="Maren Holloway").click()
    expect(page.get_by_role("heading", name="Maren Holloway")).to_be_visible()
    sound(sized, "evidence")

    page.go_back()
    go_on(sized, "Plan")
    expect(page.get_by_role("heading", name="Plan: Senior Data Engineer")).to_be_visible()
    sound(sized, "plan")
    page.go_back()
    page.get_by_role("link", name="Maren Holloway").click()

    page.get_by_role("link", name="Their record").click()
    expect(page.get_by_role("heading", name="Maren Holloway")).to_be_visible()
    sound(sized, "candidate")
    page.goto(sized.base + "/recruit/law/")
    expect(page.locator("li", has_text="Joonas Ilves").get_by_role("button", name="I told them")).to_be_visible()
    sound(sized, "law")
