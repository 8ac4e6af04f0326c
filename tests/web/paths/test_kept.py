"""Answers that are kept: never stale after any kind of decision, and no page forgets what another rests on.

A workspace that stays open is asked everything after each decision, and so is one that was opened just now: both must
say the same. The kinds of decisions are those that programs can take, so a new one cannot be forgotten here.
"""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from renown.errors import RenownError
from renown.web import served
from renown.web.api.routes import ROOMS, ROUTES
from renown.workspace import Workspace

from .recruit_questions import ASKED, ELSEWHERE, KEEP_NOTHING, VACANCY_DECISIONS

BY_FACTS_ALONE = ("team", "servers", "areas", "formula", "imports")
"""Rooms whose answers no decision changes, and the team, which is elsewhere."""

Step = Callable[[Workspace, list[int]], object]

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
DAY = date(2026, 6, 1)
SOON = datetime.now(UTC).replace(tzinfo=None, microsecond=0)

NOT_HERE = {
    "people.add": "an import of its own, like the other imports",
    "people.forget": "asked last, in a test of its own",
    "people.record_objection": "asked last, in a test of its own",
    "notes.understand": "keeps nothing",
    "paths.request": "keeps nothing",
    "table.csv": "changes nothing",
    "paths.draft": "keeps nothing",
    "servers.remove": "no answer rests on servers",
    "servers.begin_anew": "no answer rests on servers",
    **dict.fromkeys(KEEP_NOTHING, "keeps nothing"),
    **dict.fromkeys(ELSEWHERE, "in a workspace of another purpose"),
}


def decisions() -> dict[str, Step]:
    """One decision of each kind, in an order in which each can be taken; p: people, the owner not among them."""
    return {
        "people.confirm_owner": lambda ws, p: ws.people.confirm_owner("p0"),
        "details.edit": lambda ws, p: [
            ws.details.edit(p[0], "organisation", "Tideway Charts"),
            ws.details.edit(p[1], "email", "p2@new.example"),
            ws.details.edit(p[2], "birthday", f"--{SOON + timedelta(days=2):%m-%d}"),
        ],
        "details.draw": lambda ws, p: ws.details.draw(p[1], PICTURE),
        "details.undo": lambda ws, p: ws.details.undo(1),
        "ties.correct": lambda ws, p: ws.ties.correct(p[0], 12.5, "why"),
        "seeds.add": lambda ws, p: ws.seeds.add(p[1]),
        "circles.put": lambda ws, p: [ws.circles.put(one, "Choir") for one in p[:4]],
        "circles.reject": lambda ws, p: ws.circles.reject(p[4], "Choir"),
        "circles.rename": lambda ws, p: ws.circles.rename("Choir", "Singers"),
        "circles.take_out": lambda ws, p: ws.circles.take_out(p[0], "Singers"),
        "circles.take_back": lambda ws, p: ws.circles.take_back(p[0], "Singers"),
        "tags.put": lambda ws, p: [ws.tags.put(one, "Tide") for one in p[:3]],
        "tags.take_off": lambda ws, p: ws.tags.take_off(p[0], "tide"),
        "table.act": lambda ws, p: [
            ws.table.act("circle", "Singers", p[1:4]),
            ws.table.act("hide", "", p[3:5]),
            ws.table.act("tag", "all of them", asked={"circle": "Singers"}),
        ],
        "table.take_back": lambda ws, p: ws.table.take_back(2),
        "table.save_view": lambda ws, p: ws.table.save_view("Tide", {"tag": "Tide", "sort": "-last"}),
        "table.remove_view": lambda ws, p: ws.table.remove_view(1),
        "table.bring_back_view": lambda ws, p: ws.table.bring_back_view(1),
        "table.keep_columns": lambda ws, p: ws.table.keep_columns(["tags", "phone"]),
        "notes.keep": lambda ws, p: [
            ws.notes.keep(line)
            for line in (
                "Person 1 helped me",
                "I promised Person 2 an article",
                "I helped Person 3",
                "Person 3 helped me",
                "Lunch with Person 2 yesterday, Person 4 was on my mind",
                "Person thinks of moving",
            )
        ],
        "notes.change": lambda ws, p: ws.notes.change(5, version(ws, 5), "coffee", day=DAY),
        "notes.add_person": lambda ws, p: ws.notes.add_person(6, version(ws, 6), p[3]),
        "notes.drop_person": lambda ws, p: ws.notes.drop_person(6, version(ws, 6), about(ws, 6)),
        "notes.attach": lambda ws, p: ws.notes.attach(6, version(ws, 6), "0123456789ab"),
        "notes.remind": lambda ws, p: [
            ws.notes.change(6, version(ws, 6), due=SOON.date() + timedelta(9)),
            ws.notes.remind(6, version(ws, 6)),
        ],
        "notes.leave_out": lambda ws, p: ws.notes.leave_out(6, version(ws, 6), "event"),
        "notes.write": lambda ws, p: ws.notes.write(6, version(ws, 6), "Person 3 likes tea"),
        "notes.reread": lambda ws, p: ws.notes.reread(5, version(ws, 5)),
        "notes.revert": lambda ws, p: ws.notes.revert(5, version(ws, 5)),
        "notes.confirm": lambda ws, p: ws.notes.change(3, version(ws, 3), "received"),
        "notes.bring_back": lambda ws, p: [ws.notes.undo(4), ws.notes.bring_back(4)],
        "favours.thank": lambda ws, p: ws.favours.thank(1),
        "favours.unthank": lambda ws, p: ws.favours.unthank(1),
        "favours.end": lambda ws, p: ws.favours.end(1, kept=True),
        "favours.reopen": lambda ws, p: ws.favours.reopen(1),
        "paths.keep_draft": lambda ws, p: ws.paths.keep_draft(p[2], [p[0]], "Could you?"),
        "paths.drop_draft": lambda ws, p: ws.paths.drop_draft(1),
        "paths.restore_draft": lambda ws, p: ws.paths.restore_draft(1),
        "notes.undo": lambda ws, p: ws.notes.undo(),
        "paths.ask": lambda ws, p: ws.paths.ask(p[2], [p[0]], "Could you?"),
        "paths.step": lambda ws, p: ws.paths.step(1, "agreed"),
        "paths.undo": lambda ws, p: ws.paths.undo(1),
        "today.done": lambda ws, p: ws.today.done(p[2], "by phone"),
        "today.snooze": lambda ws, p: ws.today.snooze(p[3], 3),
        "today.skip": lambda ws, p: ws.today.skip(p[1], ever=True),
        "today.cadence": lambda ws, p: ws.today.cadence(p[0], 14),
        "today.undo": lambda ws, p: ws.today.undo(),
        "events.add": lambda ws, p: ws.events.add("Map evening", SOON - timedelta(hours=1), SOON),
        "events.set": lambda ws, p: ws.events.set(event(ws), goal="Person 4", networking=True, cost=3.0, hours=1.0),
        "events.expect": lambda ws, p: ws.events.expect(event(ws), p[2]),
        "events.expect_no_longer": lambda ws, p: ws.events.expect_no_longer(event(ws), p[2]),
        "events.capture": lambda ws, p: ws.events.capture(event(ws), "Somebody new: likes maps"),
        "events.name": lambda ws, p: ws.events.name(1, p[3]),
        "events.followed": lambda ws, p: ws.events.followed(p[3]),
        "events.unfollowed": lambda ws, p: ws.events.unfollowed(2),
        "events.followed_met": lambda ws, p: ws.events.followed_met(2),
        "events.unmeet": lambda ws, p: ws.events.unmeet(2),
        "events.remove": lambda ws, p: ws.events.remove(event(ws)),
        "references.add": lambda ws, p: ws.references.add(p[1], "maps"),
        "references.consent": lambda ws, p: ws.references.consent(p[1], "given"),
        "references.use": lambda ws, p: ws.references.use(p[1], "Cartographer", day=DAY),
        "references.briefed": lambda ws, p: ws.references.briefed(1),
        "references.outcome": lambda ws, p: ws.references.outcome(1, "hired"),
        "references.thanked": lambda ws, p: ws.references.thanked(1),
        "references.undo_step": lambda ws, p: ws.references.undo_step(1, "thanked"),
        "references.undo_use": lambda ws, p: ws.references.undo_use(1),
        "references.undo_consent": lambda ws, p: ws.references.undo_consent(p[1]),
        "references.remove": lambda ws, p: ws.references.remove(p[1]),
        "leads.aim": lambda ws, p: ws.leads.aim("Atlas"),
        "leads.add": lambda ws, p: ws.leads.add("Atlas", contact=p[2]),
        "leads.step": lambda ws, p: ws.leads.step(1, "asked"),
        "leads.undo": lambda ws, p: ws.leads.undo(1),
        "leads.drop": lambda ws, p: ws.leads.drop(1),
        "people.keep_last_words": lambda ws, p: ws.people.keep_last_words(True),
        "reminders.add": lambda ws, p: [ws.reminders.add(w, "today", "week", p[3]) for w in ("maps", "tea")],
        "reminders.done": lambda ws, p: ws.reminders.done(1),
        "reminders.later": lambda ws, p: ws.reminders.later(2, 3),
        "reminders.undo": lambda ws, p: ws.reminders.undo(1),
        "reminders.remove": lambda ws, p: ws.reminders.remove(1),
        "reminders.restore": lambda ws, p: ws.reminders.restore(1),
        "goals.add": lambda ws, p: [ws.goals.add(kind, 1) for kind in ("touch", "diversity") if kind in known(ws)],
        "goals.answer": lambda ws, p: ws.goals.answer("More maps."),
        "goals.add_mentor": lambda ws, p: ws.goals.add_mentor(p[3]),
        "goals.remove_mentor": lambda ws, p: ws.goals.remove_mentor(p[3]),
        "goals.remove": lambda ws, p: ws.goals.remove(1),
        "goals.restore": lambda ws, p: ws.goals.restore(1),
        "presentation.write": lambda ws, p: ws.presentation.write("I draw maps."),
        "presentation.take_back": lambda ws, p: ws.presentation.take_back(1),
        "people.answer": lambda ws, p: ws.people.answer(p[3], p[4], "yes"),
        "people.take_back": lambda ws, p: ws.people.take_back(),
        "people.answer_certain": lambda ws, p: ws.people.answer_certain(),
        "people.split": lambda ws, p: split(ws, p),
        "ties.uncorrect": lambda ws, p: ws.ties.uncorrect(p[0]),
        "seeds.remove": lambda ws, p: ws.seeds.remove(p[1]),
        "seeds.vouch": lambda ws, p: ws.seeds.vouch(p[4]),
        "welcome.say": lambda ws, p: ws.welcome.say("vouch", "skipped"),
        "welcome.take_up": lambda ws, p: ws.welcome.take_up("vouch"),
        "preferences.set": lambda ws, p: ws.preferences.set(zone="Pacific/Kiritimati", letters="de", theme="dark"),
        **VACANCY_DECISIONS,
        "people.unconfirm_owner": lambda ws, p: ws.people.unconfirm_owner("p0"),
    }


def version(ws: Workspace, note: int) -> int:
    return ws.notes.card(note).note.version


def about(ws: Workspace, note: int) -> int:
    """Whom a note is about: with the account it was put on, another person may be meant since."""
    return ws.notes.card(note).note.people[0].person


def event(ws: Workspace) -> str:
    return next(line.id for line in (*ws.events.coming(), *ws.events.past()) if line.title == "Map evening")


def event_here(ws: Workspace) -> str:
    return event(ws) if ws.state().owner is not None and ws.events.past() else ""


def known(ws: Workspace) -> set[str]:
    return {measure.name for measure in ws.goals.kinds()}


def split(ws: Workspace, p: list[int]) -> None:
    ws.people.link(p[3], p[4])
    ws.people.split(ws.people.find("p4"), "slack:p4")


def everything(ws: Workspace, persons: list[int]) -> dict[str, object]:
    """What every address that reads answers; a refusal is an answer too."""
    arguments: dict[str, Any] = {
        "person": persons[0],
        "target": persons[2],
        "company": "Atlas",
        "organisation": "Atlas",
    }
    arguments |= {
        "factor": "resonance",
        "job": "maps",
        "text": "p3",
        "circle": "Singers",
        "import_id": 1,
        "use": 1,
        "note": 5,
    }
    group = next((row.id for row in ws.groups.list()), "")
    arguments |= {"group": group, "event": event_here(ws)}
    told: dict[str, object] = {}
    for route in ROUTES:
        if route.method == "GET" and route.room not in BY_FACTS_ALONE and route.answers != "scores.evidence":
            asked = inspect.signature(getattr(ROOMS[route.room], route.verb)).parameters
            known_here = arguments | ASKED.get(route.room, {})
            given = {name: known_here[name] for name in asked if name in known_here}
            told[route.answers] = try_(lambda: getattr(getattr(ws, route.room), route.verb)(**given))  # noqa: B023
    return told


def try_(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except RenownError as error:
        return str(error)


@pytest.fixture
def opened(tmp_path: Path, export: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w") as ws:
        ws.imports.add(export)
        yield ws


def people(ws: Workspace) -> list[int]:
    return [ws.people.find(f"p{number}") for number in range(1, 6)]


def test_every_kind_of_decision_is_looked_at() -> None:
    deciding = {route.answers for route in ROUTES if route.method != "GET" and route.room not in ("imports", "team")}
    assert deciding == decisions().keys() | NOT_HERE.keys()


def rounds() -> Iterator[list[tuple[str, Step]]]:
    """The decisions in rounds, one of each room in each: what one leaves stale, no other of its round puts right."""
    rooms: dict[str, list[tuple[str, Step]]] = {}
    *steps, last = decisions().items()
    for name, decide in steps:
        rooms.setdefault(name.partition(".")[0], []).append((name, decide))
    for number in range(max(map(len, rooms.values()))):
        yield [taken[number] for taken in rooms.values() if number < len(taken)]
    yield [last]


def test_no_answer_is_stale_after_any_decision(opened: Workspace) -> None:
    everything(opened, people(opened))
    for taken in rounds():
        for _, decide in taken:
            decide(opened, people(opened))
        stays = everything(opened, people(opened))
        with Workspace.open(opened.path) as fresh:
            anew = everything(fresh, people(fresh))
        stale = [asked for asked in anew if stays[asked] != anew[asked]]
        assert not stale, f"after {[name for name, _ in taken]}"


def test_nor_after_a_decision_of_another_process(opened: Workspace) -> None:
    opened.people.confirm_owner("p0")
    persons = people(opened)
    before = opened.ties.warmth_with(persons[0])
    code = "import sys; from renown import Workspace; w = Workspace.open(sys.argv[1]); "
    code += "w.ties.correct(int(sys.argv[2]), 3.5); w.circles.put(int(sys.argv[2]), 'Choir'); w.close()"
    subprocess.run([sys.executable, "-c", code, str(opened.path), str(persons[0])], check=True)
    now = opened.ties.warmth_with(persons[0])
    assert before is not None and now is not None and (before.said, now.said) == (None, 3.5)
    assert opened.circles.of(persons[0]) == ("Choir",)


def test_nothing_of_whoever_was_forgotten_is_kept(opened: Workspace) -> None:
    opened.people.confirm_owner("p0")
    gone, other = people(opened)[:2]
    everything(opened, [gone, other, *people(opened)[2:]])
    opened.people.forget(gone)
    rest = [other, *people_but(opened, "p1")]
    stays = everything(opened, rest)
    with Workspace.open(opened.path) as fresh:
        assert everything(fresh, rest) == stays


def people_but(ws: Workspace, name: str) -> list[int]:
    return [ws.people.find(f"p{number}") for number in range(1, 6) if f"p{number}" != name]


class Counted:
    """How often the desk and the lake were asked."""

    def __init__(self) -> None:
        self.desk: list[str] = []
        self.lake: list[str] = []

    @property
    def sums(self) -> tuple[int, int]:
        return len(self.desk), len(self.lake)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    counts, engine = Counted(), served.workspace()._context.lake.engine

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        counts.desk.append(sql)
        return execute(sql, *rest)

    def fetch(expression: Any, step: str, real: Any = engine.fetch) -> Any:
        counts.lake.append(step)
        return real(expression, step)

    with monkeypatch.context() as patched, connection.execute_wrapper(note):
        patched.setattr(engine, "fetch", fetch)
        yield counts


def test_today_takes_as_much_work_after_many_pages_as_before(at_home: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def work() -> tuple[int, int]:
        with counted(monkeypatch) as counts:
            assert at_home.get("/").status_code == 200
        return counts.sums

    work()
    before = work()
    rows = served.workspace().people.page(sort="name", per_page=75).rows
    assert len(rows) > 50
    for row in rows:
        assert at_home.get(f"/people/{row.person}/").status_code == 200
    assert work() <= before and before[0] <= 11


def test_a_warm_page_of_a_person_asks_the_desk_little(at_home: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    close = served.workspace().ties.warmth(limit=3)
    for row in close:
        at_home.get(f"/people/{row.person}/")
    with counted(monkeypatch) as counts:
        assert at_home.get(f"/people/{close[0].person}/").status_code == 200
    assert len(counts.desk) <= 6, counts.desk
    for person, most in ((close[1].person, 15), (close[0].person, 11)):  # the first word of a day keeps its list
        with counted(monkeypatch) as counts:
            assert served.workspace().today.done(person)
        assert len([sql for sql in counts.desk if sql.startswith("SELECT")]) <= most, counts.desk
