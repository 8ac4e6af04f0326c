"""G6, A1: guarded words are pointed at, and nothing anywhere concludes what somebody is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import renown
from renown.desk.recruit.records import CandidateRecord, PaperRecord
from renown.recruit.law.sensitive import WORDS, guarded
from renown.recruit.profiles import Profile

HOUSE = Path(renown.__file__).parent
ROOMS = ("recruit", "workspace/recruit", "desk/recruit", "cli/recruit", "web/views/recruit")
WHAT = (
    "gender|sex|ethnic|race|nationality|origin|relig|faith|politic|party|health|illness|disab|pregnan|emotion|mood|"
    "sentiment|personality|age"
)
VERBS = "infer|guess|predict|detect|classif|estimate|recogni[sz]e|derive|score|rate"
INFERS = re.compile(
    rf"(?:{VERBS})\w*_(?:\w+_)?(?:{WHAT})(?:_|$|s$|y$|ity|ion|al)|^_?(?:{WHAT})\w*_(?:of|from|by)(?:_|$)"
)
PACKAGES = re.compile(r"^(gender|ethnic|deepface|fer|nameparser|face|emotion|namsor|genderize)", re.MULTILINE)


def names() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for file in sorted((HOUSE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    yield file.name, node.name.lower()


def test_g6_a1_no_function_concludes_what_somebody_is() -> None:
    assert [name for _, name in names()], "nothing was looked at"
    assert [found for found in names() if INFERS.search(found[1])] == []


@pytest.mark.parametrize(
    "name",
    [
        "infer_gender",
        "guess_age",
        "ethnicity_from_name",
        "detect_emotion",
        "gender_of",
        "score_personality",
        "predict_health",
    ],
)
def test_g6_a1_the_look_would_see_one(name: str) -> None:
    assert INFERS.search(name)


@pytest.mark.parametrize(
    "name", ["gender_form", "age_words", "origin_words", "language_of", "estimate_minutes", "page_of"]
)
def test_words_of_an_advertisement_may_be_looked_at(name: str) -> None:
    assert not INFERS.search(name)


def test_g6_no_record_has_room_for_it() -> None:
    held = {field.name for kind in (Profile, CandidateRecord, PaperRecord) for field in fields(kind)}
    assert not held & {
        "name_of_person",
        "gender",
        "sex",
        "age",
        "birthday",
        "nationality",
        "religion",
        "health",
        "photo",
        "score",
    }


def test_no_package_that_concludes_it_is_locked() -> None:
    lock = HOUSE.parents[1] / "requirements.lock"
    assert PACKAGES.findall(lock.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Member of IG Metall since 2010", "union membership"),
        ("Burn-out, then back", "health"),
        ("Grad der Behinderung: GdB 50", "disability"),
        ("Elternzeit 2020", "pregnancy and family"),
        ("römisch-katholisch", "religion"),
        ("militante de un partido político", "politics"),
    ],
)
def test_g6_guarded_words_are_pointed_at(text: str, kind: str) -> None:
    found = guarded(text)
    assert kind in {one.kind for one in found} <= set(WORDS)
    assert all(text[one.start : one.end] == one.word for one in found)


def test_g6_plain_work_is_not_warned_of() -> None:
    assert guarded("Data engineer, Python, image recognition, agent, gayageum player, party planner") == ()
    assert len(guarded("union member " * 5000)) == 50
