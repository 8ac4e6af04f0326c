"""The pages in their odd states: nothing in, nobody confirmed, too little seen, unguarded, stale, names that bite."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from renown.errors import AmbiguousError, LockedError, NotFoundError
from renown.workspace.influence.answers import Evidence, EvidenceItem
from renown.workspace.ties.answers import Warmth

PAGES = [
    "/",
    "/influence/",
    "/people/",
    "/people/?q=bo&sort=name&columns=phone",
    "/people/review/",
    "/people/1/",
    "/people/1/evidence/depth/",
    "/people/1/areas/",
    "/people/1/forget/",
    "/people/1/object/",
    "/add-person/",
    "/add-person/?name=Bo",
    "/circles/",
    "/circles/?circle=Choir",
    "/export-contacts/",
    "/export-contacts/?person=1",
    "/give/",
    "/note/",
    "/ties/",
    "/owner/",
    "/seeds/",
    "/team/",
    "/sources/",
    "/sources/1/",
    "/formula/",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_renders_whole_and_carries_no_inline_code(owner: Client, path: str) -> None:
    answer = owner.get(path)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<p><bdi></bdi></p>" not in text, "a notice without words"
    assert text.count("<h1") == 1 and "</html>" in text
    assert " style=" not in text and "<script>" not in text and " onclick" not in text and "http://" not in text


def test_an_empty_workspace_asks_for_the_first_export(owner: Client, hand_made: Any) -> None:
    state = replace(
        hand_made.view.state,
        imports=0,
        interactions=0,
        people=0,
        networks=(),
        newest_fact=None,
        owner=None,
        owner_name=None,
        guarded=False,
    )
    hand_made.view = replace(hand_made.view, state=state, own=None, trend=(), leaders=())
    text = owner.get("/influence/").content.decode()
    assert "Bring in the first export" in text and "unguarded" not in text


def test_without_an_owner_the_page_asks_who_it_is_and_shows_the_community(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(
        hand_made.view, own=None, trend=(), state=replace(hand_made.view.state, owner=None, owner_name=None)
    )
    text = owner.get("/influence/").content.decode()
    assert "Which of these is you?" in text and "That is me: Zoe Fischer on Slack" in text
    assert "Who moves people here" in text and "Waiting for your answer" not in text


def test_without_candidates_the_owner_can_name_themselves_at_once(owner: Client, hand_made: Any) -> None:
    hand_made.candidates = ()
    hand_made.view = replace(hand_made.view, own=None, state=replace(hand_made.view.state, owner=None))
    text = owner.get("/influence/").content.decode()
    assert "No export says whose it is" in text and 'name="person"' in text and 'action="/owner/"' in text


def test_an_owner_without_a_score_sees_the_lists_and_what_would_make_one(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, own=None, trend=())
    text = owner.get("/influence/").content.decode()
    assert "Which of these is you?" not in text and "not enough seen" in text and "A score needs five people" in text
    for title in ("Waiting for your answer", "Gone quiet", "Whom you give most", "Your network"):
        assert title in text


def test_where_nobody_has_a_score_none_can_be_bought(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, guarded=False))
    hand_made.rows = tuple(replace(row, seen="not_enough") for row in hand_made.rows)
    assert "unguarded" not in owner.get("/influence/").content.decode()


def test_too_little_seen_is_said_instead_of_a_number(owner: Client, hand_made: Any) -> None:
    own = replace(hand_made.view.own, seen="not_enough", score=83.4, low=80, high=90, actors=3)
    hand_made.view = replace(
        hand_made.view, own=own, leaders=(replace(hand_made.rows[0], seen="not_enough", score=77.7),)
    )
    text = owner.get("/influence/").content.decode()
    assert "Only 3 people were seen" in text and "not enough seen" in text
    assert "83" not in text.split("What makes it up")[0].split("Influence score")[1] and ">78<" not in text


def test_unguarded_scores_say_so_and_how_to_guard_them(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, guarded=False))
    text = owner.get("/influence/").content.decode()
    assert "These scores are unguarded" in text and 'href="/seeds/"' in text
    assert "These scores are unguarded" not in owner.get("/people/").content.decode()


def test_old_facts_are_named_and_the_owner_can_look_from_the_newest(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, stale_days=140))
    assert "140 days old" in owner.get("/influence/").content.decode()
    owner.post("/look-from/", {"as_of": "latest"})
    text = owner.get("/influence/").content.decode()
    assert hand_made.asked[-1] == "latest" and "the day after the newest fact" in text
    owner.post("/look-from/", {"as_of": ""})
    owner.get("/influence/")
    assert hand_made.asked[-1] is None


def test_the_moment_is_changed_where_one_stands(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, stale_days=140))
    page = "/people/?q=bo&sort=name"
    assert 'name="back" value="/people/?q=bo&amp;sort=name"' in owner.get(page).content.decode()
    assert owner.post("/look-from/", {"as_of": "latest", "back": page}).headers["Location"] == page


@pytest.mark.parametrize("back", ["", "https://evil.example/", "//evil.example/", "/\\evil.example/", "/nowhere/", "x"])
def test_the_way_back_leads_nowhere_else(owner: Client, back: str) -> None:
    assert owner.post("/look-from/", {"as_of": "latest", "back": back}).headers["Location"] == "/"


def test_a_person_without_a_score_still_has_a_page(owner: Client, hand_made: Any) -> None:
    hand_made.page = replace(hand_made.page, score=None, trend=(), ties_in=(), ties_out=(), accounts=())
    text = owner.get("/people/1/").content.decode()
    assert "nobody was seen acting because of this person" in text


def test_names_from_the_data_are_shown_not_run(owner: Client, hand_made: Any) -> None:
    name = '<img src=x onerror="alert(1)">\u202etxt'
    hand_made.rows = (replace(hand_made.rows[0], name=name),)
    hand_made.view = replace(hand_made.view, leaders=hand_made.rows)
    for path in ("/influence/", "/people/"):
        text = owner.get(path).content.decode()
        assert "<img" not in text and "&lt;img" in text and "<bdi>" in text


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\x1b", "\x00", "\u0085"])
def test_signs_that_turn_text_around_do_not_reach_a_page(owner: Client, hand_made: Any, sign: str) -> None:
    words = (f"B{sign}o", 0.8, 0.9, f"#{sign}x", f"pay{sign}now", None, "a.zip")
    item = EvidenceItem(datetime(2026, 1, 1), "slack", "reply", "answered", 2, *words)
    hand_made.scores.evidence = lambda *_: Evidence(1, "depth", (item,), 1)
    hand_made.rows = (replace(hand_made.rows[0], name=f"A{sign}na", headline=f"x{sign}y"),)
    hand_made.view = replace(hand_made.view, leaders=hand_made.rows)
    for path in ("/influence/", "/people/", "/people/1/evidence/depth/", f"/people/?q={sign}"):
        answer = owner.get(path)
        assert sign not in answer.content.decode() and int(answer.headers["Content-Length"]) == len(answer.content)
    assert "paynow" in owner.get("/people/1/evidence/depth/").content.decode()


def test_joiners_of_scripts_and_emoji_stay(owner: Client, hand_made: Any) -> None:
    hand_made.rows = (replace(hand_made.rows[0], name="\u0645\u06cc\u200c\u062e \U0001f469\u200d\U0001f4bb"),)
    assert hand_made.rows[0].name in owner.get("/people/").content.decode()


def test_a_tie_that_was_never_seen_is_unknown_and_one_that_was_says_why(owner: Client, hand_made: Any) -> None:
    assert "That is not the same as weak" in owner.get("/people/1/").content.decode()
    seen = Warmth(
        person=15, name="Lena Kovac", networks=("slack",), warmth=71.4, computed=71.4, said=None, depth=82.2, bond=2.0,
        balance=1.0, days=9,
        first=date(2025, 3, 1), last=date(2026, 3, 1), by_year=((2025, 4), (2026, 5)), by_network=(("slack", 9),),
        standing="strong", words="9 days of contact, the last 4 days ago.",
    )  # fmt: skip
    hand_made.page = replace(hand_made.page, warmth=seen)
    text = owner.get("/people/1/").content.decode()
    assert all(words in text for words in (">71<", ">82<", "strong", seen.words, "2025: 4, 2026: 5", "Slack: 9"))
    hand_made.page = replace(hand_made.page, owner=True)
    assert "Your tie" not in owner.get("/people/1/").content.decode()


def test_a_factor_that_no_source_can_show_is_unknown_not_zero(owner: Client, hand_made: Any) -> None:
    factors = tuple(replace(f, observable=f.name != "curation") for f in hand_made.page.score.factors)
    hand_made.page = replace(hand_made.page, score=replace(hand_made.page.score, factors=factors))
    assert "unknown, not zero" in owner.get("/people/1/").content.decode()


def test_htmx_gets_the_part_it_asks_for(owner: Client) -> None:
    for path in ("/people/?q=bo", "/seeds/?q=bo", "/formula/?q=mention", "/people/1/evidence/depth/?offset=10"):
        text = owner.get(path, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in text and text.strip()


def test_more_data_points_take_the_focus_of_the_link_that_goes(owner: Client) -> None:
    address = "/people/1/evidence/depth/"
    more = owner.get(f"{address}?offset=10", headers={"HX-Request": "true"}).content.decode()
    assert more.count(" autofocus") == 1 and more.index(" autofocus") < more.index("<blockquote>")
    for start in (owner.get(address, headers={"HX-Request": "true"}), owner.get(f"{address}?offset=10")):
        assert "autofocus" not in start.content.decode()


def test_search_works_without_scripts_and_keeps_its_order(owner: Client) -> None:
    text = owner.get("/people/?q=bo&sort=name").content.decode()
    assert 'value="bo"' in text and "Bo Diaz" in text and "Zoe Fischer" not in text
    assert "?q=bo&amp;sort=score" in text and "?q=bo&amp;sort=-name" in text and 'aria-sort="ascending"' in text


def test_areas_are_found_by_all_words(owner: Client) -> None:
    text = owner.get("/formula/?q=mention+365").content.decode()
    assert "slack.mention.received.365d.count" in text and "slack.reply" not in text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFoundError("there is no person 7", hint="look in the list"), 404),
        (LockedError("another import is running"), 409),
        (AmbiguousError("three people fit"), 409),
    ],
)
def test_our_own_errors_are_sentences(owner: Client, hand_made: Any, error: Exception, status: int) -> None:
    def fail(*_: object) -> None:
        raise error

    hand_made.people.person = fail
    answer = owner.get("/people/7/")
    assert answer.status_code == status and str(error).split(". ")[0] in answer.content.decode()


def test_several_people_that_fit_are_links_and_can_be_chosen(owner: Client, hand_made: Any) -> None:
    def fail(*_: object) -> None:
        matches = ("17  Ana Ruiz  ;ana;@ar;", "4611686018427387901  Ana  Ruiz  ")
        raise AmbiguousError("'ana' fits 2 people", matches=matches, hint="use the id in front of the one you mean")

    hand_made.people.confirm_owner = hand_made.people.find = hand_made.people.person = fail
    for path, field in (("/owner/", "person"), ("/seeds/", "who")):
        text = owner.post(path, {field: "ana"}).content.decode()
        assert 'href="/people/17/"' in text and "ana, @ar" in text and "in front" not in text
        assert f'name="{field}" value="4611686018427387901"' in text and f'action="{path}"' in text
    assert "<form" not in owner.get("/people/1/").content.decode().split("</nav>")[1]


def test_a_page_does_not_tell_to_type_commands(owner: Client, hand_made: Any) -> None:
    def fail(*_: object) -> None:
        raise NotFoundError("nobody here is called 'x'", hint="look with: renown people PART-OF-THE-NAME")

    hand_made.people.find = fail
    text = owner.post("/seeds/", {"who": "x"}).content.decode()
    assert "renown people" not in text and "Look in the list of people" in text


def test_nobody_is_higher_than_everybody(owner: Client, hand_made: Any) -> None:
    own = replace(hand_made.view.own, percentile=100.0, observable_points=60)
    hand_made.view = replace(hand_made.view, own=own)
    text = owner.get("/influence/").content.decode()
    assert "Higher than 99 % of" in text and "the upper end holds what these sources cannot show" in text
    hand_made.view = replace(hand_made.view, own=replace(own, observable_points=100))
    assert "the upper end holds" not in owner.get("/influence/").content.decode()


def test_the_empty_list_of_people_leads_to_the_sources(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, imports=0))
    text = owner.get("/people/").content.decode().split("<main")[1]
    assert 'href="/sources/"' in text and "Nobody fits" not in text


def test_networks_are_drawn_out_of_a_hundred(owner: Client) -> None:
    part = owner.get("/people/1/").content.decode().split("By network")[1].split("</section>")[0]
    assert 'width="40.1"' in part and 'width="28.9"' in part


def test_how_much_a_source_shows_is_said_in_words(owner: Client) -> None:
    text = owner.get("/sources/").content.decode()
    assert "whole community" in text and "shows what all members did" in text


def test_before_somebody_goes_their_namesakes_are_shown(owner: Client, hand_made: Any) -> None:
    one = replace(hand_made.rows[0], person=1, name="Lena Kovac", handles=("@lena",))
    hand_made.rows = (one, replace(one, person=2, handles=("@other",)), replace(one, person=3, name="Lena Kovacs"))
    text = owner.get("/people/1/forget/").content.decode()
    assert "1 other person bears this name and stays" in text and "@other" in text and 'href="/people/2/"' in text
    assert "@lena" in text and "Kovacs" not in text


def test_the_certificate_is_in_words(owner: Client, hand_made: Any) -> None:
    made = {"at": "2026-11-21T09:30:00", "accounts": 2, "fact_rows": 31, "history_rows": 90}
    hand_made.people.forget = lambda _: made
    text = owner.post("/people/1/forget/").content.decode()
    assert "21 Nov 2026, 15:15" in text and "rows of facts removed" in text and "fact_rows" not in text


def test_an_unknown_address_has_a_page_in_style(owner: Client) -> None:
    answer = owner.get("/nothing-here/")
    assert answer.status_code == 404 and "There is no page at this address." in answer.content.decode()


def test_an_unforeseen_error_is_a_calm_page(owner: Client, hand_made: Any) -> None:
    hand_made.overview = None
    owner.raise_request_exception = False
    answer = owner.get("/influence/")
    assert answer.status_code == 500 and b"Something broke" in answer.content and b"Traceback" not in answer.content


def test_an_import_without_a_file_is_explained(owner: Client) -> None:
    answer = owner.post("/sources/", {"path": " "})
    assert answer.status_code == 400 and b"no file was chosen" in answer.content


def test_the_newest_fact_may_be_undated(owner: Client, hand_made: Any) -> None:
    hand_made.all_reports = (replace(hand_made.all_reports[0], since=None, until=None, at=datetime(2026, 1, 1)),)
    assert owner.get("/sources/").status_code == 200
