"""Hand-made answers of a workspace, for the pages' odd states; everything else is tested on a real one."""

from __future__ import annotations

import json
import math
import time
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from renown.desk import Desk, open_desk
from renown.model.rows import Problem
from renown.web import application, served
from renown.workspace import Workspace
from renown.workspace.answers import PersonRow
from renown.workspace.circles.answers import Circle, CircleMember, CircleSuggestion
from renown.workspace.data.answers import CoverageLine, FileReport, ImportReport, SourceCard, State
from renown.workspace.day.answers.today import Gift, Reason, TodayOwed, TodayPage, TodayPerson
from renown.workspace.day.answers.welcome import WelcomeSteps
from renown.workspace.giving.answers import AskCheck, Balance, NotesPage
from renown.workspace.influence.answers import (
    AreaLine,
    Evidence,
    EvidenceItem,
    FactorLine,
    HistoryPoint,
    NetworkLine,
    NetworkPicture,
    Node,
    Overview,
    Score,
)
from renown.workspace.people.answers.page import PersonPage
from renown.workspace.people.answers.people import Account, OwnerCandidate, PeoplePage
from renown.workspace.people.answers.review import Answered, Candidate, ReviewProgress, Side
from renown.workspace.preferences.answers import Wishes
from renown.workspace.register import grown
from renown.workspace.ties.answers import Owed, Quiet, Tie

from .people.hand_made import stand_in

NOW = datetime(2026, 11, 21)
NAMES = (
    "Lena Kovac",
    "Bo Diaz",
    "Zoe Fischer",
    "Eli Sato",
    "Mai Okafor",
    "Hana Weber",
    "Ivo Baker",
    "Xia Varga",
    "Ana Eriksen",
    "Noor Haddad",
    "Tomas Lindqvist",
    "Priya Raman",
    "Otto Brandt",
    "Sofia Marques",
    "Yusuf Demir",
)
FACTORS = (
    ("resonance", "Resonance", 24.1, 30, "38 people in 6 communities acted because of you; 31 of them trusted"),
    ("depth", "Depth", 10.2, 15, "They came back: 4.1 acts each, most of them replies"),
    ("curation", "Curation", 16.6, 30, "9 people put you on a list or endorsed you"),
    ("breadth", "Breadth", 10.9, 15, "Six communities, three of them strongly"),
    ("endurance", "Endurance", 7.2, 10, "Somebody acted in 41 of the past 52 weeks"),
)


def score(value: float = 69.0, seen: str = "enough", **changes: Any) -> Score:
    factors = tuple(
        FactorLine(
            name,
            title,
            f"What {title.lower()} measures, in a sentence.",
            points,
            top,
            points * 1.7,
            words,
            True,
            ("x.reply.received.90d", "slack.mention.received.30d"),
        )
        for name, title, points, top, words in FACTORS
    )
    made = Score(
        person=1,
        name=NAMES[0],
        score=value,
        low=value - 4,
        high=value + 4,
        seen=seen,
        actors=38,
        guarded=True,
        as_of=NOW,
        formula="v1",
        percentile=88.2,
        scope_size=1240,
        observable_points=70,
        possible_points=100,
        factors=factors,
        holds_down=("Two thirds of the reactions come from one community", "No curation since May"),
        networks=(NetworkLine("slack", 40.1, 52.0, 25), NetworkLine("x", 28.9, 41.5, 19)),
        change=4.2,
        change_since=date(2026, 10, 22),
        change_cause="12 more people answered",
    )
    return replace(made, **changes)


def row(person: int = 1, seen: str = "enough") -> PersonRow:
    name = NAMES[person % len(NAMES)]
    handle = "@" + name.split()[0].lower()
    return PersonRow(
        person,
        name,
        "person",
        (handle,),
        ("slack", "x"),
        person % 6,
        "Works on maps",
        90.0 - person,
        85.0 - person,
        94.0 - person,
        seen,
        90.0,
    )


def trend(days: int = 90) -> tuple[HistoryPoint, ...]:
    start = date(2026, 8, 23)
    values = [(i, 60 + 4 * math.sin(i / 9) + i / 15 + math.sin(i * 2.1)) for i in range(days)]
    return tuple(
        HistoryPoint(
            start + timedelta(i), v, v - 3, v + 3.5, "enough", "v1", "d1", "an import was added" if i == 40 else ""
        )
        for i, v in values
    )


def picture(people: int = 140) -> NetworkPicture:
    nodes = []
    for i in range(people):
        group, turn, far = i % 6, i * 2.4, 0.02 + 0.15 * math.sqrt((i // 6) / (people / 6))
        x = 0.5 + 0.34 * math.cos(group * 1.047) + far * math.cos(turn)
        y = 0.5 + 0.32 * math.sin(group * 1.047) + far * math.sin(turn)
        nodes.append(Node(i + 1, NAMES[i % len(NAMES)], x, y, max(0.0, 1 - i / 60) ** 2, group, i == 0))
    edges = tuple((i, j) for i in range(people) for j in (i + 6, (i * 7) % people) if j < people and i < j)
    names = ("Maps", "Alumni", "Open source", "Clients", "Meetup", "Family")
    return NetworkPicture(tuple(nodes), edges, tuple(enumerate(names)))


def state(**changes: Any) -> State:
    made = State(
        path="w",
        people=1240,
        interactions=48211,
        imports=3,
        networks=("linkedin", "slack", "x"),
        newest_fact=NOW,
        as_of=NOW,
        stale_days=None,
        guarded=True,
        seeds=10,
        owner=1,
        owner_name="Lena Kovac",
        scored_at=NOW,
        data_version="d1",
    )
    return replace(made, **changes)


def report(import_id: int = 1, **changes: Any) -> ImportReport:
    problems = (
        Problem("general/2026-01-03.json", 14, "a ts of 'soon'", "seconds since 1970", "the message was skipped"),
    )
    files = (
        FileReport("users.json", 120, 120, 0),
        FileReport("general/2026-01-03.json", 410, 396, 14, {"joined the channel": 13, "time unreadable": 1}),
        FileReport("integration_logs.json", 0, 0, 0, {}, "says nothing about people"),
    )
    made = ImportReport(
        import_id,
        "slack",
        "Slack",
        "maps-community.zip",
        datetime(2026, 11, 20, 9, 30),
        530,
        516,
        14,
        48211,
        1240,
        3021,
        files,
        problems,
        1,
        {"users.json": ("tz_label", "color")},
        datetime(2025, 1, 2),
        datetime(2026, 11, 20),
    )
    return replace(made, **changes)


def ties() -> tuple[Tie, ...]:
    return tuple(
        Tie(i, ("slack",), 40 - 3 * i, 30 - 2 * i, 20 - i, date(2025, 3, 1), date(2026, 11, 1), NAMES[i])
        for i in range(1, 9)
    )


def overview(**changes: Any) -> Overview:
    quiet = tuple(
        Quiet(
            i, ("slack",), date(2026, 9, 1), 81 - i, 9.0, 40, "Usually every 9 days, now nothing since 1 Sep", NAMES[i]
        )
        for i in range(2, 7)
    )
    owed = tuple(
        Owed(i, ("slack",), NOW, 12 - i, "asked you about the tile server", name=NAMES[i]) for i in range(7, 12)
    )
    made = Overview(state(), score(), trend(), tuple(row(i) for i in range(1, 10)), picture(), quiet, owed, ties())
    return replace(made, **changes)


def person_page(**changes: Any) -> PersonPage:
    accounts = (
        Account("slack", "T1/U7", "lena", "Lena Kovac", None, "Works on maps", "Atlas"),
        Account("x", "12", "@lenak", "Lena", "https://x.com/lenak"),
    )
    made = PersonPage(
        row(15), accounts, score(), trend(), ties(), ties()[::-1], (("x", "likes on posts", 1904),), False, False
    )
    return replace(made, **changes)


def evidence(factor: str = "resonance", total: int = 45) -> Evidence:
    items = tuple(
        EvidenceItem(
            NOW - timedelta(days=i),
            "slack",
            "reply",
            "answered in #maps",
            i + 1,
            NAMES[i % 15],
            0.8,
            0.9 - i / 40,
            "#maps",
            "Yes! The contour lines are much better now.",
            None,
            "maps-community.zip",
        )
        for i in range(20)
    )
    return Evidence(1, factor, items, total)


def candidate() -> Candidate:
    one = Side(1, NAMES[0], (Account("slack", "T1/U7", "lena", NAMES[0], None, "Works on maps", "Atlas"),))
    other = Side(2, NAMES[0], (Account("linkedin", "lena-k", None, NAMES[0], "linkedin.com/in/lena-k"),))
    return Candidate(11, 12, one, other, "likely", 4.3, ("the same name, which nobody else here has", "both at Atlas"))


AREAS = tuple(
    AreaLine(f"slack.{kind}.received.{h}d.{m}", f"{kind}s received as {m}, half-life {h} days", "acts", 0, None, 3.5)
    for kind in ("reply", "mention", "like")
    for h in (7, 30, 90, 365)
    for m in ("count", "people", "days")
)


def day(**changes: Any) -> TodayPage:
    people = tuple(
        TodayPerson(
            i,
            NAMES[i],
            "Works on maps",
            i,
            3.0 - i / 10,
            (Reason("cadence", "cadence", 3.0, f"Silent for {20 + i} days; you want to be in touch every 14 days."),),
            Gift("word", "Ask how the tile server is doing."),
            14,
            False,
            date(2026, 11, 1),
        )
        for i in range(2, 7)
    )
    owed = tuple(grown(TodayOwed, one, write="", key="", picture="") for one in overview().owed)
    made = TodayPage(date(2026, 11, 21), people, (), "", (), (), owed, None)
    return replace(made, **changes)


NO_BALANCE = Balance(None, 0, 0, 0.0, (), 0, 0, 0, 40, 12, "No favour noted yet.", "")
UNKNOWN = AskCheck(3, "unknown", 0, None, "Nothing given, received or asked is known between you yet.", NAMES[3], ())


def nothing(*_: object, **__: object) -> tuple[()]:
    return ()


CARDS = (
    SourceCard("slack", "Slack", "community", (("Slack", ("Export",)),), "Export.", "Messages, mentions.", "2026-10"),
    SourceCard("table", "Any table", "community", (), "A CSV.", "Columns you name.", "2026-10"),
)


CARD = {
    "name": "v1",
    "factors": [{"name": n, "title": t, "weight": top, "meaning": w, "cap_points": 1.5} for n, t, _, top, w in FACTORS],
    "reactions": [("like", 1.0, "liked a post"), ("mention", 12.0, "named the person in a post")],
    "curations": [("list_add", 1.0, "put the person on a list")],
    "half_lives": {"action": 90, "presence": 365, "curation": 1826},
    "walk": {},
    "min_actors": 5,
    "band": 0.8,
}


class HandMade:
    """A workspace whose answers are given, not worked out; tests change the answers they are about."""

    def __init__(self) -> None:
        self.together, self.recruiting = nullcontext, False
        self.view = overview()
        self.page = person_page()
        self.candidates = tuple(
            OwnerCandidate(i, i, "slack", NAMES[i], NAMES[i].split()[0].lower(), "the export's profile says so", i == 1)
            for i in range(1, 4)
        )
        self.rows = tuple(row(i, "enough" if i < 12 else "not_enough") for i in range(1, 15))
        self.all_reports: tuple[ImportReport, ...] = (
            report(),
            report(2, name="linkedin.zip", title="LinkedIn", undone=True, problem_count=0, problems=()),
        )
        self.people = SimpleNamespace(
            page=lambda query="", **_: PeoplePage(
                tuple(r for r in self.rows if query.lower() in r.name.lower()), 1240, 1, 25
            ),
            person=lambda *_: self.page,
            owner_candidates=lambda: self.candidates,
            name=lambda _: NAMES[0],
            review=lambda limit: (candidate(),)[:limit],
            review_progress=lambda: ReviewProgress(7, 3, 12, 1),
            answers=lambda limit: (Answered(1, 2, NAMES[0], NAMES[1], "yes", "owner", NOW, None),)[:limit],
        )
        stand_in(self)
        self.team = SimpleNamespace(knows=lambda _: None, joined=lambda: False, page=lambda: None)
        self.circles = SimpleNamespace(
            list=lambda: (Circle("work", 2, False), Circle("Choir", 1, True)),
            members=lambda name: (CircleMember(3, NAMES[3], ("slack",), name, NOW, "owner"),),
            suggest=lambda *_: (CircleSuggestion(4, NAMES[4], ("slack",), "work", ("You both work at Atlas",)),),
        )
        self.scores = SimpleNamespace(
            evidence=lambda person, factor, *_: evidence(factor), why=lambda *_: self.view.own or score()
        )
        self.day = day()
        self.today = SimpleNamespace(page=lambda *_, **__: self.day, steps=lambda *_: (), feed_token=lambda: "f" * 40)
        self.today.cadence_of, self.today.tiers = lambda *_: (14, True), lambda: (14, 30, 90)
        lists = ("promises", "ended", "unthanked", "lines", "balances", "owes_give")
        sums = {"balance": lambda *_: NO_BALANCE, "overall": lambda *_: NO_BALANCE, "before_asking": lambda *_: UNKNOWN}
        self.favours = SimpleNamespace(**dict.fromkeys(lists, nothing), **sums)
        self.notes = SimpleNamespace(list=lambda *_, **__: NotesPage((), 0, 1, 20))
        self.seeds = SimpleNamespace(list=lambda *_: self.rows[:3])
        self.areas = SimpleNamespace(list=lambda: AREAS, values=lambda *_: AREAS)
        coverage = (CoverageLine("slack", "#maps", "both", ("reply", "mention", "like"), NOW, NOW),)
        self.imports = SimpleNamespace(
            reports=lambda: self.all_reports, report=lambda i: self.all_reports[i - 1], coverage=lambda _: coverage
        )
        self.imports.is_unknown_table = lambda _: False
        self.formula = SimpleNamespace(card=lambda: CARD)
        self.servers = SimpleNamespace(list=lambda: ())
        self.searches = SimpleNamespace(fresh=lambda: ())
        self.welcome = SimpleNamespace(steps=lambda *_: WelcomeSteps(False, (), "word", 4), tour=nothing)
        self.zone, wishes = ZoneInfo("Asia/Kathmandu"), Wishes("Asia/Kathmandu", "owner", "system", "en", "", keys=True)
        self.preferences = SimpleNamespace(all=lambda: wishes)

        self.asked: list[object] = []
        self.path, self.desk, self.decided = Path(), cast(Desk, None), nothing

    def close(self) -> None:
        self.desk.close()

    def state(self, as_of: object = None) -> State:
        self.asked.append(as_of)
        return self.view.state

    def overview(self, as_of: object = None) -> Overview:
        return self.view

    def source_cards(self) -> tuple[SourceCard, ...]:
        return CARDS

    def backup_due(self) -> tuple[bool, str]:
        return True, "the last one was made forty days ago"


@pytest.fixture
def hand_made(tmp_path: Path) -> Iterator[HandMade]:
    """A hand-made workspace that the pages show, with a real desk."""
    workspace = HandMade()
    workspace.path, workspace.desk = tmp_path, open_desk(tmp_path)
    key = served.show(cast(Workspace, workspace)).secret("pages").hex()
    application.adjust(tmp_path, 8765, key)
    yield workspace
    served.leave()


@pytest.fixture
def stranger(hand_made: HandMade) -> Client:
    """A browser that is not signed in."""
    return Client(headers={"host": "127.0.0.1:8765"})


@pytest.fixture
def owner(hand_made: HandMade, stranger: Client) -> Client:
    """The owner's browser, come in with a link."""
    assert stranger.get(f"/enter/{hand_made.desk.create_link()}/").status_code == 302
    return stranger


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A small Slack export of six invented people who answer and like each other."""
    users = [
        {
            "id": f"U{i}",
            "team_id": "T1",
            "name": f"p{i}",
            "profile": {"real_name": f"Person {i}", "email": f"p{i}@maps.example"},
        }
        for i in range(6)
    ]
    start = time.time() - 20 * 86400
    messages = [
        {
            "type": "message",
            "user": f"U{i % 6}",
            "text": f"<@U{(i * 5 + 1) % 6}> see the contour lines",
            "ts": f"{start + i * 3600:.6f}",
            "reactions": [{"name": "+1", "users": [f"U{(i + 2) % 6}"], "count": 1}],
        }
        for i in range(300)
    ]
    path = tmp_path / "maps-community.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("users.json", json.dumps(users))
        file.writestr("channels.json", json.dumps([{"id": "C1", "name": "maps", "members": [u["id"] for u in users]}]))
        file.writestr("maps/2026-01-01.json", json.dumps(messages))
    return path
