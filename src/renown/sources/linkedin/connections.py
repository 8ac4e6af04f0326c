"""Connections, invitations, follows: who is tied to the owner, since when, and who asked."""

from __future__ import annotations

from renown.model.rows import Problem
from renown.model.values import EMAIL, NAME
from renown.sources.linkedin.people import HIDDEN
from renown.sources.linkedin.reading import Outcome, Reading
from renown.sources.linkedin.sheets import Record
from renown.sources.tally import PROBLEM

_DIRECTIONS = ("INCOMING", "OUTGOING")
UNFOLLOWED = "no longer followed"


def connection(record: Record, reading: Reading) -> Outcome:
    """A connection is mutual and dated to the day (before 2020 to the minute)."""
    name = record.name()
    key = reading.people.connection_key(name, record["url"], record["connectedon"])
    if key is None:
        return HIDDEN
    moment = yield from reading.dated(record, "connectedon", "05 Mar 2024")
    yield reading.people.account(
        key,
        NAME.clean(name),
        EMAIL.clean(record["emailaddress"]),
        headline=NAME.clean(record["position"]),
        organisation=NAME.clean(record["company"]),
    )
    yield reading.act("connect", reading.people.owner, key, moment)
    return ""


def invitation(record: Record, reading: Reading) -> Outcome:
    """An invitation; its note is not stored."""
    if record["direction"].upper() not in _DIRECTIONS:
        yield Problem(
            record.file, record.line, record["direction"] or "no direction", "INCOMING or OUTGOING", "mend the cell"
        )
        return PROBLEM
    incoming = record["direction"].upper() == "INCOMING"
    name, url = ("from", "inviterprofileurl") if incoming else ("to", "inviteeprofileurl")
    key = reading.people.key(record[name], record[url])
    if key is None:
        return HIDDEN
    moment = yield from reading.dated(record, "sentat", "3/5/24, 7:08 AM")
    return (yield from reading.between("invite", (key, record[name]), incoming, moment))


def registration(record: Record, reading: Reading) -> Outcome:
    """Who brought the owner to LinkedIn; only exports until 2018 say so."""
    name = record.name("invitedbyfirstname", "invitedbylastname")
    key = reading.people.key(name)
    if key is None:
        return "names no inviter"
    moment = yield from reading.dated(record, "registrationdate", "3/5/24, 7:08 AM")
    return (yield from reading.between("invite", (key, name), True, moment))


def member_follow(record: Record, reading: Reading) -> Outcome:
    """A person the owner follows, by name only."""
    if record["status"].casefold() not in ("active", ""):
        return UNFOLLOWED
    key = reading.people.key(record["fullname"])
    if key is None:
        return HIDDEN
    moment = yield from reading.dated(record, "date", "2024-03-05 07:08:09")
    return (yield from reading.between("follow", (key, record["fullname"]), False, moment))
