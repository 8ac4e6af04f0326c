"""Who can speak for the owner: a small pool, one who was named for a job, and a thank-you that is due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace

POOL = (
    ("manager", "storage, planning, mentoring", "Head of data", "given"),
    ("peer", "SQL, data quality, code review", "Senior data engineer", "given"),
    ("client", "reporting, meeting deadlines", "Product manager", "given"),
    ("mentor", "teaching, writing", "Staff engineer", "asked"),
    ("report", "mentoring, fairness", "Analytics engineer", ""),
)
JOB = "Lead for the storage team: storage at scale, SQL, mentoring of five people, planning with the harbour's offices."
CV = """Moved 40 TB of storage without a night shift
Mentoring of four colleagues since 2023
Keeper of the data quality circle"""


def tell(workspace: Workspace, world: World) -> None:
    """The pool of the five warmest, with the steps of consent; two uses, one of them a while ago."""
    today = world.today
    room = workspace.references
    people = [tie.person for tie in workspace.ties.warmth(datetime.combine(today, time()), len(POOL))]
    for number, (person, (relation, skills, position, consent)) in enumerate(zip(people, POOL, strict=False)):
        since = date(today.year - 4, 2 + number, 1)
        room.add(person, skills, relation, position=position, since=since)
        if consent:
            room.consent(person, "asked", today - timedelta(days=80 - number))
        if consent == "given":
            room.consent(person, consent, today - timedelta(days=78 - number), "gladly")
    if len(people) < len(POOL):
        return
    old = room.use(people[1], "Data engineer", "Oakum Insurance", day=today - timedelta(days=70), text="SQL, reporting")
    room.briefed(old, today - timedelta(days=70))
    room.outcome(old, "an interview, then no", today - timedelta(days=52))
    room.thanked(old, today - timedelta(days=51))
    new = room.use(people[0], "Lead, storage", "Lumenfold", day=today - timedelta(days=9), text=JOB, cv=CV)
    room.briefed(new, today - timedelta(days=9))
