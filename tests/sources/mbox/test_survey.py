"""Whose mail a file holds: told from the first look, in doubt as somebody's own."""

from __future__ import annotations

import pytest

from renown.sources.mbox.headers import Headers
from renown.sources.mbox.survey import archive_of, owners_of, survey

PEOPLE = ("ann", "bob", "cyd", "dee")


def mails(count: int = 8, **more: str) -> list[Headers]:
    """Mails of four people, each answering the one before; `{n}` in a value is the number, `{who}` the writer."""
    fields = {"From": "{who}@example.org", "Message-ID": "<{n}@x>", "In-Reply-To": "<{m}@x>"} | more
    texts = []
    for n in range(count):
        values = {"n": n, "m": n - 1, "who": PEOPLE[n % 4]}
        texts.append("\n".join(f"{name.replace('_', '-')}: {value.format(**values)}" for name, value in fields.items()))
    return [Headers(text.encode()) for text in texts]


ARCHIVES = [
    ({"From": "{who} at example.org"}, "oaks"),
    ({}, "oaks"),
    ({"Subject": "[Trees] oak {n}"}, "Trees"),
    ({"Subject": "Re: [Trees] oak {n}", "To": "trees@example.org", "In-Reply-To": ""}, "Trees"),
]
OWN = [
    {"Delivered-To": "mara@example.org"},
    {"X-Gmail-Labels": "Inbox"},
    {"Received": "by x; 1 Mar 2024 10:00:00 +0000", "Subject": "[Trees] oak"},
    {"To": "{who}-friend@example.org", "Subject": "[Trees] oak"},
    {"To": "mara@example.org", "Subject": "[EXTERNAL] oak", "In-Reply-To": ""},
    {"From": "ann@example.org"},
    {"List-Id": "<trees.example.org>"},
]


@pytest.mark.parametrize(("more", "name"), ARCHIVES)
def test_public_archives(more: dict[str, str], name: str) -> None:
    assert archive_of(survey("lists/oaks.mbox", mails(**more))) == name


@pytest.mark.parametrize("more", OWN)
def test_own_mail(more: dict[str, str]) -> None:
    assert archive_of(survey("lists/oaks.mbox", mails(**more))) is None


def test_monthly_files_are_named_after_their_folder() -> None:
    assert archive_of(survey("oaks/2004-January.txt", mails())) == "oaks"


@pytest.mark.parametrize(
    ("path", "more", "given", "expected"),
    [
        ("a", {"Delivered-To": "mara@example.org"}, None, ("mara@example.org",)),
        ("a", {"Delivered-To": "mara@example.org"}, "m@example.org", ("m@example.org", "mara@example.org")),
        ("Sent", {"From": "mara@example.org", "To": "{who}@example.org"}, None, ("mara@example.org",)),
        ("INBOX", {"To": "mara@example.org", "Received": "by x"}, None, ("mara@example.org",)),
        ("INBOX", {"To": "mara@example.org", "Cc": "odo@example.org", "Received": "by x"}, None, ()),
        ("a", {"To": "trees@x.example", "List-Post": "<mailto:trees@x.example>"}, None, ()),
        ("a", {"Delivered-To": "trees@x.example", "List-Post": "<mailto:trees@x.example>"}, None, ()),
    ],
)
def test_owners(path: str, more: dict[str, str], given: str | None, expected: tuple[str, ...]) -> None:
    assert owners_of([survey(path, mails(**more))], given) == expected
