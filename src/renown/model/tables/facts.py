"""Facts about people that have dates but are not edges: positions, education, skills, memberships."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

FACTS = Table(
    "facts",
    "One row per dated statement about an account. Working at the same place is not a tie.",
    (
        Column("account", "int64", "Whom it is about."),
        Column("network", "string", "The network that says so."),
        Column(
            "fact",
            "string",
            "position, education, skill, language, certificate, membership, event; from address books email (a further "
            "address, or the kind of the account's own), phone, profile (a page or a chat address), birthday, "
            "anniversary, date (another day of the year), department, photo (a row of `pictures`), relation, category "
            "(a group of the book), nickname, address (a postal one), note; position there is a second employer.",
        ),
        Column(
            "value",
            "string",
            "The title, degree, skill or group. birthday: 1985-04-12, or --04-12 without its year. phone: E.164, or "
            "as written where no country is named. relation: `spouse: name` or `friend: urn:uuid:...`. address: "
            "`street; place; region; code; country`, empty ones kept where something follows. date: as birthday. "
            "photo: the picture's digest.",
        ),
        Column(
            "organisation",
            "string",
            "Employer, school or issuer. event: the part in it (organiser, accepted, tentative, declined, unanswered). "
            "date: what happened on it. department: the employer it is of.",
            optional=True,
        ),
        Column(
            "place",
            "string",
            "Where. email, phone, profile, address: the kind that the book gives it (home, work, cell, fax, ...), "
            "several parted by commas.",
            optional=True,
        ),
        Column("since", "timestamp", "From when; empty when unknown.", optional=True),
        Column("until", "timestamp", "Until when; empty when it lasts or is unknown.", optional=True),
        Column(
            "object",
            "int64",
            "The thing that is told in several states (`lake/states.py`), as stored; empty when read.",
            optional=True,
        ),
    ),
    key=("account", "network", "fact", "value", "organisation", "since"),
)
