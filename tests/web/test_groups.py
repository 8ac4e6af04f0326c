"""The pages of groups, of people to meet and of what is talked about, on a small made-up community."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.demo import World
from renown.web import application, served
from renown.web.views.groups import compact, picture
from renown.workspace import Workspace
from renown.workspace.config import read_config, write_config


@pytest.fixture(scope="module")
def built(sixty: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the community's Slack export alone, with its owner."""
    path = tmp_path_factory.mktemp("built") / "workspace"
    with Workspace.create(path) as ws:
        ws.imports.add(sixty.exports[0])
        ws.people.confirm_owner(sixty.owner.handle)
    return path


@pytest.fixture
def browser(built: Path) -> Iterator[Client]:
    key = served.enter(built).secret("pages").hex()
    application.adjust(built, 8765, key)
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{served.desk().create_link()}/")
    yield client
    served.leave()


def test_the_page_of_groups_draws_the_map_and_leads_to_every_group(browser: Client) -> None:
    page = browser.get("/groups/").content.decode()
    assert '<svg class="network"' in page and "map.js" in page
    for row in served.workspace().groups.list():
        assert f'/groups/{row.id}/"' in page
        answer = browser.get(f"/groups/{row.id}/")
        assert answer.status_code == 200 and "What could break" in answer.content.decode()


def test_a_group_that_is_not_there_is_explained(browser: Client) -> None:
    answer = browser.get("/groups/c999/")
    assert answer.status_code == 404 and b"there is no group &#x27;c999&#x27;" in answer.content


def test_the_map_comes_in_columns_of_one_length_with_ids_as_text(browser: Client) -> None:
    found = json.loads(browser.get("/groups/map.json").content)
    assert len({len(found[column]) for column in ("ids", "names", "x", "y", "s", "c", "g")}) == 1
    assert all(isinstance(person, str) for person in found["ids"])
    assert all(0 <= value <= 9999 for column in "xy" for value in found[column])
    assert set(found["c"]) <= set(range(8)) and max(found["e"]) < len(found["ids"])
    assert found["ids"][found["owner"]] == str(served.workspace().state().owner)


def test_the_drawing_and_the_canvas_show_the_same_people(browser: Client) -> None:
    drawn = served.workspace().groups.map()
    assert [str(node.person) for node in picture(drawn).nodes] == compact(drawn)["ids"]


def test_people_to_meet_come_with_a_path_and_places_with_a_reason(browser: Client) -> None:
    page = browser.get("/meet/").content.decode()
    rows = served.workspace().groups.meet()
    for row in rows:
        assert f"to={row.person}" in page
    assert rows or "Nobody was seen two steps away" in page


def test_what_is_talked_about_names_people_counts_and_links(browser: Client) -> None:
    page = browser.get("/talk/").content.decode()
    assert "tidal atlas" in page or "#tidetables" in page
    assert "https://atlas.brackwater.example/tides" in page and "Whom it would help" in page


def test_a_workspace_that_is_not_personal_says_that_it_names_nobody(browser: Client, built: Path) -> None:
    config = read_config(built)
    group = served.workspace().groups.list()[0].id
    served.leave()
    write_config(built, type(config)("team", config.made))
    try:
        application.adjust(built, 8765, served.enter(built).secret("pages").hex())
        client = Client(headers={"host": "127.0.0.1:8765"})
        client.get(f"/enter/{served.desk().create_link()}/")
        assert "names nobody but you" in client.get(f"/groups/{group}/").content.decode()
    finally:
        write_config(built, config)
