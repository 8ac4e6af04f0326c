"""A program that asks every address of the interface with real rows, as one may over some weeks.

It leaves a workspace behind in which every list holds something: what the interface is tried against afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from renown.demo import World
from renown.workspace import Workspace

from ..team.two_members import bo
from .programs import Program
from .recruit_addresses import recruiting

NOW = datetime.now(UTC)
TODAY = NOW.date()


def live(program: Program, workspace: Workspace, world: World) -> None:
    """Ask every address. `workspace` is the one that is served, in a team (`in_team`)."""
    ask = program.done
    warm = [line["person"] for line in ask("GET", "/ties", limit=8)]
    _people(ask, warm)
    _review(ask, warm)
    warm = [line["person"] for line in ask("GET", "/ties", limit=8)]
    _scores(ask, warm, world)
    _ties(ask, warm, world)
    _circles(ask, warm)
    _favours(ask, warm)
    _paths(ask)
    _today(ask)
    _events(ask, warm)
    _references(ask, warm)
    _leads(ask, warm, world)
    _goals(ask, warm)
    _reminders(ask, warm)
    _groups(ask, warm)
    _team(ask)
    _work(ask, workspace)
    _profile(ask)
    recruiting(ask)
    _farewell(ask)


Ask = Callable[..., Any]
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A PNG of one point."""


def _people(ask: Ask, warm: list[int]) -> None:
    page = ask("GET", "/people", per_page=3, page=2, sort="name")
    assert len(page["rows"]) == 3 and page["page"] == 2
    person = ask("POST", "/people", name="Xia Reedham", email="xia@maps.example", organisation="Saltworks")
    assert ask("GET", "/people/find", text="Xia Reedham", exact="true") == person
    assert ask("GET", "/people/suggestions", text="a", limit=3)
    assert ask("GET", "/people/{person}", person=person)["row"]["name"] == "Xia Reedham"
    assert ask("GET", "/people/{person}/name", person=warm[0])
    assert ask("GET", "/people/{person}/where", person=warm[0]) == warm[0]
    known = ask("GET", "/people/{person}/details", person=person)
    assert [one["value"] for one in known["reach"]] == ["xia@maps.example"]
    said = ask("POST", "/people/{person}/details", person=person, fact="phone", new="+49 30 901820", seen=known["last"])
    ask("DELETE", "/details/{edit}", edit=said)
    assert [line["edit"] for line in ask("GET", "/people/{person}/edits", person=person)] == [said]
    ask("POST", "/people/{person}/picture", person=person, picture=PICTURE)
    assert ask("GET", "/people/{person}/picture", person=person).startswith("/9j/")
    candidates = ask("GET", "/owner")
    account = candidates[0]["account"]
    ask("DELETE", "/owner/{account}", account=account)
    assert ask("POST", "/owner", who=account)


def _review(ask: Ask, warm: list[int]) -> None:
    pairs = ask("GET", "/review", limit=3)
    assert len(pairs) == 3
    ask("POST", "/review", a=pairs[0]["a"], b=pairs[0]["b"], word="no")
    ask("POST", "/review", a=pairs[1]["a"], b=pairs[1]["b"], word="yes")
    assert len(ask("GET", "/review/answers", limit=2)) == 2
    assert ask("POST", "/review/take-back")
    assert ask("GET", "/review/progress")
    assert ask("POST", "/review/certain") >= 0
    pages = (ask("GET", "/people/{person}", person=person) for person in warm)
    several = next(page for page in pages if len(page["accounts"]) > 1)
    one = several["accounts"][-1]
    ask("POST", "/people/{person}/split", person=several["row"]["person"], account=f"{one['network']}:{one['key']}")
    ask("POST", "/review/take-back")


def _scores(ask: Ask, warm: list[int], world: World) -> None:
    added = ask("POST", "/seeds", who=str(warm[3]))
    assert len(ask("GET", "/seeds")) >= 2
    ask("DELETE", "/seeds/{person}", person=added[0])
    assert ask("POST", "/people/{person}/vouch", person=added[0], yes=True)["vouched"] is True
    ask("POST", "/seeds", who=warm[3])
    ask("POST", "/welcome/{step}", step="vouch", word="skipped")
    assert [step["name"] for step in ask("GET", "/welcome")["steps"]] == ["bring", "you", "vouch", "word"]
    assert ask("DELETE", "/welcome/{step}", step="vouch") is True
    assert ask("GET", "/first-word")["words"]
    ask("GET", "/tour")
    number = ask("GET", "/imports")[0]["import_id"]
    ask("GET", "/imports/{import_id}", import_id=number)
    assert ask("GET", "/imports/{import_id}/coverage", import_id=number)
    assert len(ask("GET", "/scores", limit=2)) == 2
    score = ask("GET", "/people/{person}/score", person=warm[0])
    ask("GET", "/people/{person}/score/history", person=warm[0])
    assert ask("GET", "/people/{person}/score/moved", person=warm[0], days=60)["factors"]
    assert ask("GET", "/people/{person}/around", person=warm[0])["people"]
    factor = score["factors"][0]["name"]
    ask("GET", "/people/{person}/score/{factor}", person=warm[0], factor=factor, limit=2)
    assert ask("GET", "/areas") and ask("GET", "/people/{person}/areas", person=warm[0])
    assert ask("GET", "/formula")


def _ties(ask: Ask, warm: list[int], world: World) -> None:
    ask("GET", "/ties/check")
    assert len(ask("GET", "/ties/page", per_page=3, page=2)["rows"]) == 3
    for address in ("/ties/quiet", "/ties/owed", "/ties/given"):
        ask("GET", address, limit=2, as_of="latest")
    ask("GET", "/ties/at", organisation=world.company, limit=2)
    ask("POST", "/people/{person}/warmth", person=warm[1], value="close", why="since school")
    ask("DELETE", "/people/{person}/warmth", person=warm[1])
    ask("POST", "/people/{person}/warmth", person=warm[1], value=0.7)
    assert ask("GET", "/ties/corrections")
    assert ask("GET", "/people/{person}/warmth", person=warm[1])
    assert len(ask("GET", "/people/{person}/ties", person=warm[1])) == 2


def _circles(ask: Ask, warm: list[int]) -> None:
    ask("GET", "/circles/suggestions", limit=3)
    for person in warm[:3]:
        assert ask("POST", "/people/{person}/circles", person=person, circle="suggestions / tide")
    ask("DELETE", "/people/{person}/circles", person=warm[2], circle="suggestions / tide")
    ask("DELETE", "/people/{person}/circles/word", person=warm[2], circle="suggestions / tide")
    ask("POST", "/people/{person}/circles/no", person=warm[3], circle="suggestions / tide")
    ask("POST", "/circles/rename", circle="suggestions / tide", name="rowers")
    ask("POST", "/people/{person}/circles", person=warm[0], circle="clients")
    assert ask("GET", "/circles") and len(ask("GET", "/circles/members", circle="rowers")) == 2
    assert len(ask("GET", "/people/{person}/circles", person=warm[0])) == 2
    _tags(ask, warm)
    _table(ask, warm)


def _tags(ask: Ask, warm: list[int]) -> None:
    assert ask("POST", "/people/{person}/tags", person=warm[0], tag="a/b; likes “maps”")
    assert ask("GET", "/people/{person}/tags", person=warm[0]) == ["a/b; likes “maps”"]
    assert ask("GET", "/tags") == [{"name": "a/b; likes “maps”", "people": 1}]
    assert ask("GET", "/table", tag="a/b; likes “maps”")["total"] == 1
    assert ask("DELETE", "/people/{person}/tags", person=warm[0], tag="a/b; likes “maps”")


def _table(ask: Ask, warm: list[int]) -> None:
    warmest = [row["warmth"] for row in ask("GET", "/ties", limit=3)]
    assert [row["warmth"] for row in ask("GET", "/table", sort="warmth", per_page=3)["rows"]] == warmest
    done = ask("POST", "/table/steps", what="tag", words="tide", persons=warm[:3])
    assert done["said"] == "3 people tagged tide" and ask("GET", "/table/steps")[0]["id"] == done["id"]
    assert "tide" in ask("POST", "/table/csv", asked={"tag": "tide"})
    assert ask("DELETE", "/table/steps/{step}", step=done["id"])["undone"]
    hidden = ask("POST", "/table/steps", what="hide", persons=[warm[7]])["id"]
    assert ask("GET", "/people/{person}/hidden", person=warm[7]) is True
    assert ask("DELETE", "/table/steps/{step}", step=hidden)["undone"]
    assert ask("GET", "/people/{person}/hidden", person=warm[7]) is False
    view = ask("POST", "/table/views", name="Warm", asked={"sort": "warmth"})
    assert ask("DELETE", "/table/views/{view}", view=view) and ask("GET", "/table/views") == []
    assert ask("POST", "/table/views/{view}/back", view=view) and ask("GET", "/table/views")[0]["name"] == "Warm"
    assert ask("POST", "/table/columns", columns=["phone", "last"]) == ["last", "phone"] == ask("GET", "/table/columns")


def _notes(ask: Ask, warm: list[int]) -> None:
    number = ask("POST", "/notes", text="The tide was late")["note"]["id"]
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("people", {"person": warm[2]}),
        ("change", {"what": "call", "day": str(TODAY)}),
        ("text", {"text": "The tide was very late"}),
        ("change", {"due": str(TODAY + timedelta(400))}),
        ("remind", {}),
        ("event", {"event": "0123456789ab"}),
        ("leave-out", {"part": "event"}),
        ("people/drop", {"person": warm[2]}),
        ("revert", {}),
        ("confirm", {}),
        ("reread", {}),
    )
    for what, sent in steps:
        version = ask("GET", "/notes/{note}", note=number)["note"]["version"]
        assert ask("POST", f"/notes/{{note}}/{what}", note=number, version=version, **sent)["note"]["id"] == number
    assert ask("GET", "/notes/{note}/versions", note=number)
    assert ask("GET", "/notes", query="very late")["total"] == 1


def _favours(ask: Ask, warm: list[int]) -> None:
    first, second = (ask("GET", "/people/{person}/name", person=person) for person in warm[:2])
    chosen = {first: warm[0], second: warm[1]}
    notes = (
        f"{first} helped me with the tide tables",
        f"I promised {second} an introduction by {TODAY + timedelta(30)}",
        f"{first} promised me a book by {TODAY + timedelta(9)}",
        f"{second} helped me with the move",
        f"I helped {second} with a letter",
    )
    for line in notes:
        assert ask("POST", "/notes/understand", text=line, chosen=chosen)["settled"]
        assert ask("POST", "/notes", text=line, chosen=chosen)["note"]["told"]
    number = ask("POST", "/notes/undo")
    assert ask("POST", "/notes/{note}/bring-back", note=number)["note"]["told"]
    assert ask("POST", "/notes/undo") == number
    assert ask("GET", "/notes")["total"] == len(notes)
    _notes(ask, warm)
    favour = ask("GET", "/favours", person=warm[0])[0]["id"]
    thanks = ask("POST", "/favours/{favour}/thanks", favour=favour)
    ask("DELETE", "/favours/thanks/{thanks}", thanks=thanks)
    promises = ask("GET", "/promises")
    number = promises[0]["id"]
    ask("POST", "/promises/{promise}/end", promise=number, kept=True)
    assert ask("GET", "/promises/ended")
    ask("POST", "/promises/{promise}/reopen", promise=number)
    for address in ("/favours/balances", "/favours/balance", "/favours/unthanked", "/favours/owed"):
        ask("GET", address)
    for address in ("balance", "ideas", "idea", "before-asking"):
        ask("GET", f"/people/{{person}}/{address}", person=warm[0])


def _paths(ask: Ask) -> None:
    through, target = _far(ask)
    letter = ask("POST", "/requests/letter", target=target, through=through, why="to learn about tides")
    own = ask("POST", "/letters", target=target, through=through, words="Would you?")
    assert ask("POST", "/letters/{number}/drop", number=own)
    assert ask("POST", "/letters/{number}/restore", number=own) > own
    assert ask("POST", "/letters/find", target=target, through=through)["words"] == "Would you?"
    assert len(ask("GET", "/letters")) == 1
    number = ask("POST", "/requests", target=target, through=through, words=letter["text"], goal="tides", draft=True)
    ask("POST", "/requests/{number}/step", number=number, status="asked", day=str(TODAY))
    ask("POST", "/requests/{number}/undo", number=number)
    assert ask("GET", "/requests") and ask("GET", "/requests/so-far")


def _far(ask: Ask) -> tuple[list[int], int]:
    """Somebody whom a path of two steps leads to, and who is between."""
    owner = ask("GET", "/people/find", text=ask("GET", "/profile/card")["name"])
    for row in ask("GET", "/people", per_page=60)["rows"]:
        if row["person"] == owner:
            continue
        for path in ask("GET", "/paths", target=str(row["person"]), limit=2)["paths"]:
            if len(path["hops"]) == 2:
                return [path["hops"][0]["taker"]], path["person"]
    raise AssertionError("the world has no path of two steps")


def _today(ask: Ask) -> None:
    people = ask("GET", "/today", limit=5, quick="true")
    assert len(people) == 5
    lent = {line["person"] for line in ask("GET", "/team/inbox")}  # whoever is left alone for good is lent no more
    first, second, third, fourth = [line["person"] for line in people if line["person"] not in lent][:4]
    assert ask("GET", "/today/page")["people"]
    assert ask("GET", "/today/digest") and ask("GET", "/today/calendar").startswith("BEGIN:VCALENDAR")
    ask("POST", "/today/{person}/done", person=first, how="wrote")
    ask("POST", "/today/{person}/snooze", person=second, days=7)
    ask("POST", "/today/{person}/skip", person=third, reason="too far", ever=True)
    ask("POST", "/today/{person}/cadence", person=fourth, days=21)
    assert len(ask("GET", "/people/{person}/cadence", person=fourth)) == 2
    ask("POST", "/today/undo", step="last")
    ask("POST", "/today/{person}/cadence", person=fourth, days=None)
    assert len(ask("GET", "/today/steps")) > 2 and ask("GET", "/today/cadences")


def _events(ask: Ask, warm: list[int]) -> None:
    begin = NOW - timedelta(hours=1)
    event = ask("POST", "/events", title="Sundial fair", since=begin.isoformat(), place="Vellmar")
    other = ask("POST", "/events", title="Sundial fair, next year", since=(NOW + timedelta(300)).isoformat())
    ask("POST", "/events/{event}", event=event, goal="Meet two makers", cost=12.5, hours=3, networking=True)
    for person in warm[:3]:
        ask("POST", "/events/{event}/expected/{person}", event=event, person=person)
    assert ask("DELETE", "/events/{event}/expected/{person}", event=event, person=warm[2])
    assert ask("GET", "/events/find", text="Sundial fair, next") == other
    assert ask("DELETE", "/events/{event}", event=other)
    assert ask("GET", "/events/now")["id"] == event
    lines = [ask("POST", "/events/{event}/met", event=event, text=f"{name}: tide tables") for name in ("Qu A", "Qu B")]
    ask("POST", "/events/{event}/met", event=event, text="Qu C: sundials")
    ask("POST", "/met/{met}/followed", met=lines[0]["number"])
    assert ask("DELETE", "/met/{met}/followed", met=lines[0]["number"])
    assert ask("DELETE", "/met/{met}", met=lines[0]["number"])
    ask("POST", "/met/{met}/name", met=lines[1]["number"], person=warm[0])
    ask("POST", "/people/{person}/followed", person=warm[0], event=event)
    assert ask("GET", "/events/{event}", event=event)["met"]
    assert ask("GET", "/events/{event}/whom-to-meet", event=event)
    for address in ("/events", "/events/past", "/events/yields"):
        assert ask("GET", address, as_of="latest")
    ask("GET", "/events/follow-ups", named_only="false")


def _references(ask: Ask, warm: list[int]) -> None:
    for person, skills in zip(warm[:3], ("SQL, storage", "cooking", "welding"), strict=True):
        ask("POST", "/references/{person}", person=person, skills=skills, relation="manager", since="2020-01-01")
    ask("DELETE", "/references/{person}", person=warm[2])
    ask("POST", "/references/{person}/consent", person=warm[0], step="asked")
    ask("POST", "/references/{person}/consent", person=warm[0], step="given", words="gladly")
    ask("POST", "/references/{person}/consent", person=warm[1], step="asked", day=str(TODAY))
    assert ask("DELETE", "/references/{person}/consent", person=warm[1])
    long_ago = str(TODAY - timedelta(40))
    use = ask("POST", "/references/{person}/uses", person=warm[0], job="Data lead", text="SQL", day=long_ago)
    other = ask("POST", "/references/{person}/uses", person=warm[0], job="Data clerk")
    assert ask("DELETE", "/uses/{use}", use=other)
    assert len(ask("GET", "/references")) == 2 and len(ask("GET", "/references/ranking", job="SQL")) == 2
    ask("POST", "/uses/{use}/briefed", use=use)
    assert ask("GET", "/references/thanks-due")
    ask("POST", "/uses/{use}/outcome", use=use, words="hired")
    ask("POST", "/uses/{use}/thanked", use=use)
    assert ask("DELETE", "/uses/{use}/steps/{step}", use=use, step="thanked")
    assert ask("GET", "/uses/{use}/briefing", use=use)["points"] and ask("GET", "/uses")


def _leads(ask: Ask, warm: list[int], world: World) -> None:
    ask("POST", "/companies", name=world.company, role="data engineer", digital=True)
    other = ask("POST", "/companies", name="Saltworks", why="kind people", day=str(TODAY))
    ask("POST", "/companies", name="Oakum")
    assert ask("DELETE", "/companies/{company}", company=other)
    assert len(ask("GET", "/companies")) == 2
    assert len(ask("GET", "/companies/insiders", company=world.company, limit=2)) == 2
    lead = ask("POST", "/leads", organisation="Oakum", role="clerk", contact=warm[0], words="they grow")
    ask("POST", "/leads", organisation="Brindle")
    ask("POST", "/leads/{lead}/step", lead=lead, stage="talk", words="a good one")
    ask("POST", "/leads/{lead}/step", lead=lead, stage="offer")
    ask("POST", "/leads/{lead}/undo", lead=lead)
    assert len(ask("GET", "/leads", open_only="true")) == 2 and ask("GET", "/leads/funnel")
    ask("GET", "/leads/dormant", as_of=str(TODAY + timedelta(500)))


def _reminders(ask: Ask, warm: list[int]) -> None:
    assert ask("POST", "/last-words", on=True) == ask("GET", "/last-words") == {"kept": True, "ties": 0}
    weekly = ask("POST", "/reminders", words="Ask about the maps", when=str(TODAY), every="week", person=warm[0])
    once = ask("POST", "/reminders", words="Tax", when="in 2 weeks")
    assert [line["id"] for line in ask("GET", "/reminders/due")] == [weekly]
    done = ask("POST", "/reminders/{reminder}/done", reminder=weekly)
    assert ask("POST", "/reminders/answers/{step}/undo", step=done)
    ask("POST", "/reminders/{reminder}/later", reminder=once, days=3)
    assert ask("DELETE", "/reminders/{reminder}", reminder=once)
    assert ask("POST", "/reminders/{reminder}/restore", reminder=once)
    assert len(ask("GET", "/reminders")) == 2 and ask("GET", "/people/{person}/timeline", person=warm[0])["entries"]


def _goals(ask: Ask, warm: list[int]) -> None:
    assert ask("GET", "/goals/kinds")
    goal = ask("POST", "/goals", kind="revived", target=3, weeks=8, words="Old friends", setback="Write to one")
    ask("POST", "/goals", kind="new-ties", target=2, circle="clients", since=str(TODAY - timedelta(80)))
    assert ask("DELETE", "/goals/{goal}", goal=goal) and ask("POST", "/goals/{goal}/restore", goal=goal)
    assert len(ask("GET", "/goals")) == 2 and ask("GET", "/goals/week")
    ask("POST", "/goals/week", text="Bo, with the tiles.")
    for person in warm[:3]:
        ask("POST", "/mentors/{person}", person=person)
    assert ask("DELETE", "/mentors/{person}", person=warm[2]) and len(ask("GET", "/mentors")) == 2


def _groups(ask: Ask, warm: list[int]) -> None:
    group = ask("GET", "/groups")[0]["id"]
    assert ask("GET", "/groups/{group}", group=group)
    assert ask("GET", "/groups/map", limit=50)["people"]
    ask("GET", "/groups/meet", limit=2)
    ask("GET", "/groups/where-to-go", limit=2)
    assert ask("GET", "/groups/diversity") and ask("GET", "/groups/diversity", person=warm[0])
    ask("GET", "/people/{person}/what-if", person=ask("GET", "/groups/meet", limit=1)[0]["person"])
    ask("GET", "/talk", as_of="latest", limit=2)
    ask("GET", "/talk/links", limit=2)


def in_team(path: Path, root: Path) -> None:
    """Put the workspace into a team with a colleague who lends their ties. Not while it is served: the desk that was
    opened last is the one this process has."""
    (root / "shared").mkdir()
    with Workspace.open(path) as workspace:
        workspace.team.create(root / "shared", "Ana")
        workspace.team.lend(everybody=True)
        code, name, address = workspace.team.invite(), *_with_address(workspace)
    with Workspace.open(bo(root)) as colleague:
        colleague.team.join(root / "shared", code, "Bo")
        colleague.team.lend(everybody=True)
        colleague.team.ask(colleague.people.add(name, email=address), "about tides")


def _with_address(workspace: Workspace) -> tuple[str, str]:
    """The name and the mail address of somebody whose tie is lent."""
    for tie in workspace.team.lent():
        for account in workspace.people.person(tie.person).accounts:
            if "@" in account.key:
                return tie.name, account.key
    raise AssertionError("nobody whose tie is lent has an address")


def _team(ask: Ask) -> None:
    assert len(ask("GET", "/team")["members"]) == 2
    xia = ask("GET", "/people/find", text="Xia Reedham")
    assert ask("GET", "/team/who", text="xia@maps.example")["words"]
    assert ask("GET", "/people/{person}/team", person=xia)
    asked = ask("POST", "/people/{person}/team", person=xia, words="about tides")
    assert ask("DELETE", "/team/asks/{ask}", ask=asked["id"])
    ask("POST", "/people/{person}/team", person=xia, words="about tides")
    assert ask("GET", "/team/asks")
    (asked,) = ask("GET", "/team/inbox")
    known = next(line["person"] for line in ask("GET", "/ties", limit=2) if line["person"] != asked["person"])
    assert ask("POST", "/team/lent", everybody=True, never=[known])
    ask("POST", "/team/lent", person=known)
    assert ask("GET", "/team/lent")
    ask("DELETE", "/team/lent", person=known)
    assert ask("POST", "/team/inbox/{ask}", ask=asked["id"], yes=True)


def _work(ask: Ask, workspace: Workspace) -> None:
    first = ask("GET", "/imports")[0]["import_id"]
    for address in ("/imports/{import_id}/undo", "/imports/{import_id}/redo"):
        ask("POST", address, import_id=first)
    job = ask("POST", "/imports", path="nowhere.zip", on_problem="stop")
    ask("POST", "/scores/rebuild")
    server = workspace.servers.add("imap://127.0.0.1:1", user="ana@salt.example", password="x").server
    other = workspace.servers.add("imap://127.0.0.1:2", user="ana@salt.example", password="x").server
    ask("POST", "/servers/{server}/sync", server=server)
    ask("POST", "/servers/{server}/anew", server=server)
    ask("DELETE", "/servers/{server}", server=other)
    assert len(ask("GET", "/servers")) == 1
    assert ask("GET", "/jobs/{job}", job=job["id"])["kind"] == "import" and len(ask("GET", "/jobs", limit=2)) == 2
    for waiting in workspace.desk.jobs.pending():
        ask("POST", "/jobs/{job}/cancel", job=waiting.id)


def _profile(ask: Ask) -> None:
    ask("GET", "/profile")
    ask("GET", "/profile/card", show=["name", "email"])
    version = ask("POST", "/profile/texts", text="I draw maps of tides.")
    ask("POST", "/profile/texts", text="I draw maps.")
    ask("POST", "/profile/texts", text="I draw.")
    ask("DELETE", "/profile/texts/{version}", version=version)
    assert len(ask("GET", "/profile/texts")) >= 2
    assert ask("GET", "/preferences")["theme"] == "system"
    assert ask("POST", "/preferences", zone="Europe/Berlin", theme="dark")["zone_from"] == "owner"
    assert ask("GET", "/channels", query="linkedin", field="software")
    assert ask("GET", "/channels/{name}", name="linkedin")["card"]["formats"]
    assert ask("POST", "/channels/{name}/check", name="x", text="a" * 281)[0]["problems"]
    assert len(ask("GET", "/channels/choices")["fields"]) > 9
    advice = ask("GET", "/channels/advice", profession="nurse", region="DE", languages="de", minutes=200, budget=10.5)
    assert advice["fields"] == ["health"] and advice["channels"][0]["reasons"]
    assert ask("GET", "/sourcing/read", query="python (a OR b)")["any"]
    assert ask("GET", "/sourcing/elsewhere", query="python", dialect="github")[0]["searches"]
    assert ask("GET", "/sourcing/synonyms", query="nurse")[0]["names"]
    assert ask("GET", "/sourcing/chips/added", query="python", words="C++", to="none") == "python AND NOT C++"
    assert ask("GET", "/sourcing/chips/dropped", query="a b", place="must", number=0) == "b"


def _farewell(ask: Ask) -> None:
    for name, last in (("Edda Goneson", True), ("Edgar Goneson", False)):
        person = ask("POST", "/people", name=name)
        if last:
            ask("DELETE", "/people/{person}", person=person)
        else:
            ask("POST", "/people/{person}/objection", person=person)
