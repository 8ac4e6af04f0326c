"""The first reading of a LinkedIn export: which profile bears which name, and who the owner is.

Invariant: it only looks; nothing is yielded, and what cannot be read here is told by the second reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from renown.sources.linkedin.people import People, slug_of
from renown.sources.linkedin.sheets import Record, Sheet

_BOTH = (("from", "senderprofileurl"), ("to", "recipientprofileurls"))


def survey(sheets: Iterable[Sheet], given: str | None) -> People:
    """The people of an export, with its owner decided. `given`: the owner's address or slug, if the user said it."""
    people = People()
    for sheet in sheets:
        if look := _LOOKS.get(sheet.kind.name):
            for record in sheet.records():
                if isinstance(record, Record):
                    look(people, record)
    people.settle(given)
    return people


def _connection(people: People, record: Record) -> None:
    people.learn_connection(record.name(), record["url"], record["connectedon"])
    moment = record.moment("connectedon")
    if moment and record.name():
        # Which of those that came on the oldest day is first does not depend on the order of rows.
        mark = f"{moment.ts:%Y-%m-%d} {slug_of(record['url']) or record.name()}"
        people.signs.oldest = min(people.signs.oldest or mark, mark)


def _message(people: People, record: Record) -> None:
    slugs = set()
    for name, url in _BOTH:
        if "," not in record[url]:
            people.learn(record[name], record[url])
        slugs |= {slug for one in record[url].split(",") if (slug := slug_of(one.strip()))}
    if slugs:
        people.signs.conversations.setdefault(record["conversationid"], set()).update(slugs)
    _sides(people, record)


def _invitation(people: People, record: Record) -> None:
    people.learn(record["from"], record["inviterprofileurl"])
    people.learn(record["to"], record["inviteeprofileurl"])
    mine = record["inviteeprofileurl" if _incoming(record) else "inviterprofileurl"]
    if slug := slug_of(mine):
        people.signs.slugs[slug] += 1
    _sides(people, record)


def _sides(people: People, record: Record) -> None:
    """Direction tells which side's name is the owner's."""
    if record["direction"] and (name := record["to" if _incoming(record) else "from"]):
        people.signs.names[name] += 1


def _incoming(record: Record) -> bool:
    return record["direction"].upper() == "INCOMING"


def _endorser(people: People, record: Record) -> None:
    people.learn(record.name("endorserfirstname", "endorserlastname"), record["endorserpublicurl"])


def _endorsee(people: People, record: Record) -> None:
    people.learn(record.name("endorseefirstname", "endorseelastname"), record["endorseepublicurl"])


def _profile(people: People, record: Record) -> None:
    people.owner_name = people.owner_name or record.name()


_LOOKS: dict[str, Callable[[People, Record], None]] = {
    "connections": _connection,
    "messages": _message,
    "invitations": _invitation,
    "endorsed_by": _endorser,
    "endorsed": _endorsee,
    "profile": _profile,
}
