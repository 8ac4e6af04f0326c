"""The page of a plan: a proposal, changed, ticked off, taken back, refused in words, and as files."""

from __future__ import annotations

import html

from django.test import Client

AD = "Koch (m/w/d)\nStandort: Kiel\nIhr Profil:\n- Kochen\n<script>alert(1)</script>\n"


def begin(client: Client) -> str:
    page: str = client.post("/recruit/vacancies/", {"text": AD})["Location"].split("?")[0]
    return f"{page}plan/"


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def act(client: Client, page: str, do: str, status: int = 302, **fields: object) -> str:
    answer = client.post(page, {"do": do, **fields})
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer["Location"] if status == 302 else html.unescape(answer.content.decode())


def test_a_plan_is_reached_from_its_vacancy_and_walked(at_home: Client) -> None:
    page = begin(at_home)
    assert f'href="{page}"' in text_of(at_home, page.removesuffix("plan/"))
    shown = text_of(at_home, page)
    assert "a proposal: nothing is kept yet" in shown and shown.count('class="card plan-step"') == 8
    assert "<script>alert" not in at_home.get(page).content.decode()
    after = act(at_home, page, "edit", item="step:paid", version=0, owner="<b>Ana</b>", day="2027-01-05", minutes="25")
    assert after.endswith("#step-paid")
    assert "&lt;b&gt;Ana&lt;/b&gt;" in at_home.get(page).content.decode()
    done = act(at_home, page, "tick", item="step:paid", version=2)
    assert "Ticked off." in text_of(at_home, done) and 'name="change" value="3"' in text_of(at_home, done)
    act(at_home, page, "undo", change=3)
    assert "Done on" not in text_of(at_home, page)


def test_of_two_windows_the_second_is_told_and_loses_no_word(at_home: Client) -> None:
    page = begin(at_home)
    act(at_home, page, "edit", item="step:brand", version=0, owner="Ana")
    late = act(at_home, page, "edit", 409, item="step:brand", version=1, words="My late words", owner="Ben")
    assert "changed meanwhile" in late and "My late words</textarea>" in late
    act(at_home, page, "write", channel="x", version=2, text="First text")
    late = act(at_home, page, "write", 409, channel="x", version=2, text="Second text")
    assert "Second text</textarea>" in late
    wrong = act(at_home, page, "frame", 400, version=0, minutes="many", link="https://a.example")
    assert 'value="many"' in wrong and 'role="alert"' in wrong


def test_tasks_channels_and_money_are_the_owners(at_home: Client) -> None:
    page = begin(at_home)
    act(at_home, page, "frame", version=0, start="2026-12-01", weeks="2", minutes="30", budget="1.000", region="DE")
    assert "does not fit your time" in text_of(at_home, page)
    act(at_home, page, "add", step="brand", words="Frage das Team", minutes="10")
    assert "Frage das Team" in text_of(at_home, page)
    act(at_home, page, "use", channel="indeed", version=3, cost="1.200,50")
    assert "200.50 above 1,000.00" in text_of(at_home, page)
    act(at_home, page, "leave", channel="indeed", version=4)
    assert 'id="channel-indeed"' not in text_of(at_home, page)
    act(at_home, page, "drop", item="task:1", version=5)
    act(at_home, page, "tick", 404, item="task:1", version=6)
    act(at_home, page, "add", 400, step="brand", words="x" * 501)
    assert at_home.post(page, {"do": "explode"}).status_code == 404
    text_of(at_home, "/recruit/vacancies/999/plan/", 404)


def test_the_files_can_be_taken_along(at_home: Client) -> None:
    page = begin(at_home)
    paper, calendar = at_home.get(f"{page}plan.md"), at_home.get(f"{page}plan.ics")
    assert paper["Content-Type"].startswith("text/markdown") and paper.content.startswith(b"# Plan: Koch")
    assert calendar["Content-Type"].startswith("text/calendar") and calendar.content.count(b"BEGIN:VEVENT") == 8
    assert "attachment" in paper["Content-Disposition"] and at_home.get(f"{page}plan.pdf").status_code == 404
