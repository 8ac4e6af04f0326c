"""The catalogue and its advice through the door of the workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.recruit.answers import Advice


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as workspace:
        yield workspace


@pytest.fixture(scope="module")
def known(made_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("known") / "workspace"
    shutil.copytree(made_up, path)
    with Workspace.open(path) as workspace:
        yield workspace


def test_channels_are_found_by_words_and_filters(ws: Workspace) -> None:
    every = {row.name for row in ws.channels.list()}
    assert len(every) >= 40 and {row.name for row in ws.channels.list("linkedin GROUPS")} == {"linkedin-groups"}
    assert (
        ws.channels.list("no channel says this") == ws.channels.list(kind="none") == ws.channels.list(field="x") == ()
    )
    for filters in ({"kind": "professional"}, {"field": "software"}, {"seeker": "latent"}):
        assert "linkedin" in {row.name for row in ws.channels.list(**filters)}
    assert "linkedin" not in {row.name for row in ws.channels.list(kind="messenger")}
    free = ws.channels.list(free=True)
    assert all(row.free for row in free) and "search-ads" in every - {row.name for row in free}


def test_every_network_that_is_imported_or_linked_to_has_a_channel(ws: Workspace) -> None:
    """What the product names as a network has its card in the catalogue."""
    named = """linkedin xing facebook instagram threads x youtube pinterest snapchat tiktok reddit tumblr whatsapp
    wechat line telegram vk weibo meetup twitch discord slack mastodon bluesky github forums medium substack email
    indeed handshake linkedin-groups job-boards search-ads social-ads newsletter affiliate retargeting sms push
    influencers
    podcasts events schools referral career-page""".split()
    assert set(named) <= {row.name for row in ws.channels.list()}


def test_where_no_source_shows_anybody_nothing_is_said_to_be_zero(ws: Workspace, known: Workspace) -> None:
    assert ws.channels.card("slack").people is None and known.channels.card("xing").people is None
    there = known.channels.card("slack").people
    assert there is not None and 0 < there <= known.state().people


def test_ones_own_people_of_a_profession_are_counted_where_they_are(known: Workspace) -> None:
    counted: dict[str, int] = {}
    for row in known.people.page(per_page=100).rows:
        if row.headline:
            counted[row.headline] = counted.get(row.headline, 0) + 1
    headline = max(counted, key=lambda words: counted[words])
    advice = known.channels.advise(headline)
    slack = next(row for row in advice.channels if row.channel == "slack")
    reason = next(reason for reason in slack.reasons if reason.what == "network")
    assert "people with this profession have an account there" in reason.words and reason.points > 0
    assert not any("was seen in your own sources" in line for line in advice.unknown)


def test_a_group_said_by_hand_is_read_as_it_is_typed(ws: Workspace) -> None:
    advice = ws.channels.advise(" Pflegefachkraft ", region="de", languages="DE, en  de", interests="music, , food")
    assert advice.group.profession == "Pflegefachkraft" and advice.group.region == "DE"
    assert advice.group.languages == ("de", "en") and advice.group.interests == ("music", "food")
    for odd in ("", "   ", "🦄", "((((", "%_\\", "مهندس", "x" * 200, "a\x00b"):
        assert isinstance(ws.channels.advise(odd), Advice)
    with pytest.raises(InputError):
        ws.channels.advise("x" * 201)
    with pytest.raises(InputError, match="country"):
        ws.channels.advise(region="Deutschland")


def test_a_text_is_measured_against_all_formats_or_one(ws: Workspace) -> None:
    assert not ws.channels.check_text("x", "a" * 281)[0].fits
    assert {fit.format for fit in ws.channels.check_text("linkedin", "a")} == {"post", "video", "comment"}
    with pytest.raises(InputError, match="has no format"):
        ws.channels.check_text("x", "a", form="poem")
    with pytest.raises(InputError, match="at most"):
        ws.channels.check_text("x", "a" * 100_001)
    with pytest.raises(NotFoundError):
        ws.channels.check_text("nowhere", "a")


def test_a_vacancy_stands_for_what_is_not_said(ws: Workspace) -> None:
    advert = "Senior Data Engineer (m/w/d)\n\nDas bringst Du mit:\n- Python und SQL\n- Deutsch C1\n- Englisch B2\n"
    card = ws.vacancies.add(advert)
    advice = ws.channels.advise(vacancy=card.number)
    assert advice.fields == ("software",) and advice.group.level == "senior" and advice.guessed
    assert set(advice.group.languages) == {"de", "en"}
    said = ws.channels.advise("Nurse", languages="es", vacancy=card.number)
    assert said.fields == ("health",) and said.group.languages == ("es",)
    with pytest.raises(NotFoundError):
        ws.channels.advise(vacancy=card.number + 1)
