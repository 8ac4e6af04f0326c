"""The address book by hand: somebody written down comes in as a small import, undone like any other; and the way out.

Invariant: the same person written down twice with the same words is the same account; whoever is known already is
named, and nobody is written down beside them unless that was asked for.
"""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from renown.desk.records import OWNER
from renown.errors import InputError, KnownPersonError, NotFoundError
from renown.identity.search import folded
from renown.intake import imports, undo
from renown.lake.durable import open_private, storage_errors
from renown.model.ids import account_id
from renown.model.rows import AccountRow
from renown.model.values import EMAIL, NAME
from renown.model.values.organisation import is_organisation
from renown.publish.address_book import form_named
from renown.publish.vcard import write_cards
from renown.sources.contact import NETWORK, Contact, number, rows
from renown.workspace.circles.circles import known_circle, people_of
from renown.workspace.context import Context
from renown.workspace.people.answers.contacts import ExportedBook
from renown.workspace.people.book_export import contacts_of
from renown.workspace.people.tags import known_tag, people_tagged
from renown.workspace.register import called

BY_HAND = "added by hand"
_SPACE = uuid.UUID("6f1f7f52-6f0e-5a86-9b52-2f0f5b6d8b1e")
"""What the ids of people added by hand are made in."""


def add_person(context: Context, contact: Contact, *, anyway: bool) -> int:
    """Write somebody down; returns the person. Raises InputError, also where somebody is known already."""
    contact = _checked(contact)
    if not anyway and (known := _known(context, contact)):
        raise KnownPersonError(
            f"somebody with {known[2]} is here already: {known[1]} ({known[0]})",
            person=known[0],
            hint="open that person; or add this one all the same, as somebody else (--anyway)",
        )
    contact.uid = str(
        uuid.uuid5(_SPACE, "\x1f".join((contact.name, *contact.emails, *contact.phones, contact.organisation)))
    )
    import_id = write_down(context, [contact])
    persons = context.derivation().persons_of((account_written(contact),))
    if not persons:
        undo.undo(context.lake, import_id)
        raise InputError(
            f"{contact.name} was forgotten here, or objected, and stays away", hint="nothing was written down"
        )
    return persons[0]


def write_down(context: Context, contacts: Sequence[Contact]) -> int:
    """Bring contacts in as an address book of their own; returns the number of the import."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / BY_HAND
        path.write_bytes(b"".join(write_cards(contacts)))
        return imports.import_path(context.lake, path, source="vcard")[0].import_id


def account_written(contact: Contact) -> int:
    """The account that a contact becomes."""
    row = next(row for row in rows(contact) if isinstance(row, AccountRow))
    return account_id(NETWORK, row.key)


def export_book(context: Context, form: str, wanted: Sequence[int] | None, file: Path | None) -> ExportedBook:
    """Write the people meant as an address book; what left is noted in the audit log, by number and not by name.

    wanted: None for everybody who has a name.
    """
    form_of = form_named(form)
    made = contacts_of(context, wanted)
    if not made:
        raise NotFoundError("nobody is there to be written down")
    content = b"".join(form_of.write(made))
    if file is not None:
        with storage_errors(file), open_private(file) as out:
            out.write(content)
    context.desk.audit(OWNER, "export contacts", people=len(made), form=form)
    return ExportedBook(f"contacts{form_of.suffix}", form_of.media, len(made), content)


def people_meant(context: Context, circle: str, tag: str, person: int | None) -> tuple[int, ...] | None:
    """The people of a circle, with a tag, or the one person; None for everybody. Raises NotFoundError."""
    wanted = [] if person is None else [{person}]
    if circle:
        wanted.append(set(people_of(context, known_circle(context, circle))))
    if tag:
        wanted.append(set(people_tagged(context, known_tag(context, tag))))
    return tuple(sorted(set.intersection(*wanted))) if wanted else None


def _checked(contact: Contact) -> Contact:
    """The contact with its values in the form in which they are stored. Raises InputError."""
    name = NAME.clean(contact.name)
    if not name:
        raise InputError("no name was given", hint="say at least what the person is called")
    emails = [EMAIL.clean(email) for email in contact.emails]
    if None in emails:
        raise InputError(f"{contact.emails[0]!r} is no mail address", hint="write it like name@example.org")
    phones = [number(phone) for phone in contact.phones]
    if "" in phones:
        raise InputError(f"{contact.phones[0]!r} is no phone number", hint="write it with its country: +49 30 901820")
    contact.name, contact.emails, contact.phones = name, [email for email in emails if email], phones
    contact.organisation = NAME.clean(contact.organisation) or ""
    return contact


def _known(context: Context, contact: Contact) -> tuple[int, str, str] | None:
    """Somebody who has the same address, the same number, or the same name and no other employer: id, name, what."""
    for person, what in _candidates(context, contact):
        return person, called(context, [person])[person], what
    return None


def _candidates(context: Context, contact: Contact) -> Iterator[tuple[int, str]]:
    derivation = context.derivation()
    described = derivation.described
    for email in contact.emails:
        fits = described.filter(described.keys.contains(f";{folded(email)};"))
        yield from ((row, "the same address") for row in _persons(derivation.fetch(fits, "who has this address")))
    facts = derivation.facts("facts")
    told = facts.filter(facts.value.isin([*contact.emails, *contact.phones]) & facts.fact.isin(["email", "phone"]))
    accounts = derivation.fetch(told.select("account"), "who has this number")["account"].to_pylist()
    yield from ((person, "the same address or number") for person in derivation.persons_of(tuple(accounts)))
    employer = contact.organisation if is_organisation(contact.organisation) else ""
    fits = described.filter(described.folded_name == folded(contact.name))
    for row in derivation.fetch(fits, "who has this name").to_pylist():
        theirs, ours = folded(row["organisation"] or ""), folded(employer)
        if not theirs or not ours or theirs == ours:
            yield row["person"], "the same name"


def _persons(table: pa.Table) -> list[int]:
    found: list[int] = table["person"].to_pylist()
    return found
