"""The catalogue of channels in the pages."""

from __future__ import annotations

from django.test import Client

from renown.web import served


def test_the_list_is_filtered_and_leads_to_the_card(at_home: Client) -> None:
    text = at_home.get("/recruit/channels/?q=linkedin&field=software").content.decode()
    assert 'href="/recruit/channels/linkedin/"' in text and 'href="/recruit/channels/tiktok/"' not in text
    assert '<option value="software" selected>' in text and 'data-go="r" aria-current="true"' in text
    part = at_home.get("/recruit/channels/?q=zzz", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "No channel fits all of that" in part
    assert at_home.get("/recruit/channels/nowhere/").status_code == 404


def test_a_card_shows_each_figure_with_its_source_and_measures_a_text(at_home: Client) -> None:
    text = at_home.get("/recruit/channels/instagram/").content.decode()
    for words in (
        "<h1>Instagram</h1>",
        "at most 2,200 signs",
        "ayrshare.com</a>",
        "Nobody is chosen by them",
        "utm_source",
    ):
        assert words in text
    assert "none of your sources shows accounts there" in text
    assert "Not known: no dated source was found." in at_home.get("/recruit/channels/xing/").content.decode()
    sent = at_home.post("/recruit/channels/x/", {"text": "<b>" + "a" * 300, "title": ""}).content.decode()
    assert "the text is 303, at most 280 are taken" in sent and "&lt;b&gt;aaa" in sent and "<b>aaa" not in sent
    assert at_home.post("/recruit/channels/x/", {"text": "a" * 100_001}).status_code == 400


def test_advice_answers_what_was_asked_and_says_what_it_does_not_know(at_home: Client) -> None:
    bare = at_home.get("/recruit/advice/").content.decode()
    assert "Which channels for whom?" in bare and "Your mix" not in bare
    asked = "/recruit/advice/?profession=Data+Engineer&region=DE&minutes=240&budget=1,5"
    text = at_home.get(asked).content.decode()
    for words in ("Your mix", "Read from the profession: software and data", "What this does not know", "Left out"):
        assert words in text
    assert 'value="Data Engineer"' in text and '<option value="DE" selected>' in text
    wrong = at_home.get("/recruit/advice/?profession=x&minutes=soon")
    assert wrong.status_code == 400 and "expected a number" in wrong.content.decode()
    assert 'value="soon"' in wrong.content.decode()
    for odd in ("?minutes=nan", "?budget=inf", "?minutes=-3", "?field=magic", "?level=<script>"):
        answer = at_home.get(f"/recruit/advice/{odd}")
        assert answer.status_code == 400 and "<script>" not in answer.content.decode().split("<main")[1]


def test_advice_is_a_click_away_from_a_vacancy(at_home: Client) -> None:
    card = served.workspace().vacancies.add("Pflegefachkraft (m/w/d)\n\nWir suchen Dich in Bremen.\n")
    link = f"/recruit/advice/?vacancy={card.number}"
    assert f'href="{link}"' in at_home.get(f"/recruit/vacancies/{card.number}/").content.decode()
    text = at_home.get(link).content.decode()
    assert 'value="Pflegefachkraft' in text and "a first choice for health and care" in text
    assert at_home.get("/recruit/advice/?vacancy=999999").status_code == 404
