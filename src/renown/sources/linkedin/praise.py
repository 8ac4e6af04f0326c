"""Endorsements and recommendations, received and given."""

from __future__ import annotations

from renown.sources.linkedin.people import HIDDEN
from renown.sources.linkedin.reading import Outcome, Reading
from renown.sources.linkedin.sheets import Record

WITHDRAWN = "withdrawn or refused"
_GONE = ("DELETED", "REJECTED", "WITHDRAWN", "REVOKED", "DECLINED")


def endorsed_by(record: Record, reading: Reading) -> Outcome:
    """Somebody endorsed a skill of the owner; accepted, pending or hidden by the owner, the act stands."""
    return (yield from _endorsement(record, reading, "endorser", incoming=True))


def endorsed(record: Record, reading: Reading) -> Outcome:
    """The owner endorsed somebody's skill."""
    return (yield from _endorsement(record, reading, "endorsee", incoming=False))


def recommended_by(record: Record, reading: Reading) -> Outcome:
    """Somebody wrote a recommendation of the owner; its words are not stored."""
    return (yield from _recommendation(record, reading, incoming=True))


def recommended(record: Record, reading: Reading) -> Outcome:
    """The owner recommended somebody."""
    return (yield from _recommendation(record, reading, incoming=False))


def _endorsement(record: Record, reading: Reading, who: str, incoming: bool) -> Outcome:
    name = record.name(f"{who}firstname", f"{who}lastname")
    key = reading.people.key(name, record[f"{who}publicurl"])
    if key is None:
        return HIDDEN
    if record["endorsementstatus"].upper().startswith(_GONE):
        return WITHDRAWN
    moment = yield from reading.dated(record, "endorsementdate", "2024/03/05 07:08:09 UTC")
    return (yield from reading.between("endorse", (key, name), incoming, moment))


def _recommendation(record: Record, reading: Reading, incoming: bool) -> Outcome:
    name = record.name()
    key = reading.people.key(name)
    if key is None:
        return HIDDEN
    if record["status"].upper().startswith(_GONE):
        return WITHDRAWN
    moment = yield from reading.dated(record, "creationdate", "03/05/24, 07:08 PM")
    return (yield from reading.between("recommend", (key, name), incoming, moment))
