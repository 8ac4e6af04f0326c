"""Nothing is dropped, whatever the lines of a file are: each stands in a fact, or is said not to be understood."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.resumes.headings import known
from renown.recruit.resumes.profile import profile_of
from renown.recruit.resumes.reader import resume_of
from renown.recruit.texts.document import Document, Line

DAY = date(2026, 1, 15)
FIXED = (
    "Berufserfahrung",
    "Education",
    "Idiomas",
    "SKILLS",
    "Interests",
    "Profil",
    "Contact",
    "Certificates",
    "03/2019 - heute Köchin, Gasthof Adler",
    "Hospital San Telmo, Cádiz",
    "2015-2017",
    "Bachelor of Arts, University of Leeds, 2010 - 2013",
    "Deutsch: Muttersprache",
    "Python, SQL und Java",
    "ann@example.org",
    "Ann Alder",
    "----",
    "",
)
WORD = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=8)
FREE = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
ROWS = st.lists(
    st.tuples(st.sampled_from(FIXED) | FREE, st.booleans()), max_size=14, unique_by=lambda row: row[0].lower()
)


def document(rows: list[tuple[str, bool]]) -> Document:
    """A file of lines, some of them of a list."""
    lines, at = [], 0
    for text, bullet in rows:
        lines.append(Line(text, at, bullet=bullet))
        at += len(text) + 1
    return Document("cv.txt", "text", tuple(lines))


@given(ROWS)
def test_every_word_is_somewhere(rows: list[tuple[str, bool]]) -> None:
    held = document(rows)
    made = resume_of(held, DAY)
    facts = (*made.positions, *made.studies, *made.languages, *made.certificates)
    places = [fact.stands for fact in facts]
    said = " ".join(str(value) for value in asdict(made).values())
    for line in held.lines:
        inside = any(place.at <= line.at < place.end for place in places)
        if inside or known(line.text) or re.fullmatch(r"[\W\d_]*", line.text):
            continue
        for word in re.findall(r"[^\W\d_]{3,}", line.text):
            assert word in said, (word, line.text)


@settings(max_examples=40)
@given(ROWS, st.integers(0, 13))
def test_hidden_lines_change_nothing(rows: list[tuple[str, bool]], at: int) -> None:
    held = document(rows)
    spiked = [*held.lines]
    spiked.insert(min(at, len(spiked)), Line("Skills: Haskell, Rust, Erlang", 10_000, hidden=True))
    made = resume_of(Document("cv.txt", "text", tuple(spiked)), DAY)
    assert profile_of(made, 1, DAY) == profile_of(resume_of(held, DAY), 1, DAY)
    assert [line.text for line in made.hidden] == ["Skills: Haskell, Rust, Erlang"]
