"""Nobody works at "Independent": no answer names an organisation that is none, nor brings people together by one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from renown.workspace import Workspace

WORDS = ("Independent", "self-employed", "Freelance", "Selbständig", "freiberuflich", "Autónomo", "retired", "n/a")
FRIENDS = 16

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:{name}\r\nORG:{org}\r\n{more}END:VCARD\r\n"


@pytest.fixture(scope="module")
def friends_without(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The world, whose owner and warmest friends all have cards that say so in the place of an employer."""
    folder = tmp_path_factory.mktemp("words")
    shutil.copytree(built, folder / "workspace")
    with Workspace.open(folder / "workspace") as ws:
        rows = [ws.people.person(p).row for p in (ws.state().owner, *(w.person for w in ws.ties.warmth(limit=FRIENDS)))]
        cards = (_card(n, row.name, row.handles, WORDS[n % len(WORDS)]) for n, row in enumerate(rows))
        (folder / "book.vcf").write_text("".join(cards), encoding="utf-8", newline="")
        ws.imports.add(folder / "book.vcf")
        yield ws


def _card(number: int, name: str, handles: tuple[str, ...], organisation: str) -> str:
    mails = "".join(f"EMAIL:{h.partition(':')[2]}\r\n" for h in handles if "@" in h)
    return CARD.format(n=number, name=name, org=organisation, more=mails)


def test_how_somebody_works_is_what_they_are(friends_without: Workspace) -> None:
    told = [row.headline for row in friends_without.people.page("selbständig").rows]
    assert told and set(told) == {"Selbständig"}


def answers(ws: Workspace) -> Iterator[tuple[str, Any]]:
    """Every answer that could name an organisation."""
    people = [row.person for row in ws.people.page(per_page=15).rows]
    yield "people", ws.people.page(per_page=500)
    for word in WORDS:
        yield f"at {word}", (ws.ties.at(word) if word != "n/a" else ())
        yield f"insiders {word}", ws.leads.insiders(word)
        yield f"paths {word}", ws.paths.to(word, "organisation")
    yield "circles", ws.circles.suggest(limit=500)
    yield "review", ws.people.review(limit=500)
    yield "groups", ws.groups.list()
    yield "diversity", ws.groups.diversity()
    yield "meet", ws.groups.meet(limit=50)
    yield "today", ws.today.list()
    yield "profile", ws.presentation.check()
    yield "business card", ws.presentation.card()
    for person in {*people, ws.state().owner, *(w.person for w in ws.ties.warmth(limit=FRIENDS))}:
        yield f"person {person}", ws.people.person(person)
        yield f"ideas {person}", ws.favours.ideas(person)
    for form in ("vcard4", "vcard3", "jscontact"):
        yield form, ws.people.export_contacts(form).content.decode()


def texts(answer: Any, of: str = "") -> Iterator[tuple[str, str]]:
    """Every text in an answer with the name of its field."""
    if isinstance(answer, str):
        yield of, answer
    elif is_dataclass(answer):
        for field in fields(answer):
            yield from texts(getattr(answer, field.name), field.name)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            yield from texts(value, str(key))
    elif isinstance(answer, list | tuple | set | frozenset):
        for one in answer:
            yield from texts(one, of)


_ANY = "|".join(WORDS)
_NAMED = re.compile(rf"\b(?:at|around|and) (?:{_ANY})\b|^ORG[^:]*:(?:{_ANY})|Organization[^}}]*(?:{_ANY})", re.I | re.M)


def test_no_answer_names_an_organisation_that_is_none(friends_without: Workspace) -> None:
    said = {word.casefold() for word in WORDS}
    for question, answer in answers(friends_without):
        for field, text in texts(answer):
            assert not _NAMED.search(text), (question, field, text)
            assert field not in ("organisation", "company", "at") or text.casefold() not in said, (question, text)


def test_nobody_is_found_there(friends_without: Workspace) -> None:
    for word in ("Independent", "Freelance", "Selbständig"):
        assert not friends_without.ties.at(word)
        assert not friends_without.leads.insiders(word)
        assert not friends_without.paths.to(word, "organisation").people
