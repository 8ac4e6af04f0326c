"""G10, G11: whoever is gone is known again by any way to reach them, and by nothing without the key."""

from __future__ import annotations

import pytest

from renown.recruit.law.marks import Job, Reach, marks_at, marks_of

KEY = b"key of one workspace"
ANA = Reach("Ana Lund", ("Ana@Example.org",), ("+49 30 901820",), ("https://www.linkedin.com/in/ana/",))


def test_one_way_to_reach_somebody_is_one_mark_however_it_was_written() -> None:
    theirs = Reach("Lund, A.", ("ana@example.org ",), ("+4930901820",), ("linkedin.com/in/ana",))
    ours = set(marks_of(ANA, KEY))
    assert ours == set(marks_of(theirs, KEY)) and len(ours) == 4


@pytest.mark.parametrize(
    "written",
    [
        "ANA@example.org",
        "mailto:ana@example.org",
        "Ana Lund <ana@example.org>",
        "ana+jobs@example.org",
        "ana (at) example.org",
        "ana@example.org.",
        "+49 (30) 901820",
        "0049 30 901820",
        "030 901820",
        "(030) 90 18-20",
        "tel:+4930901820",
        "http://de.linkedin.com/in/Ana?trk=1",
        "m.linkedin.com/in/ana/",
    ],
)
def test_g11_every_spelling_of_an_address_or_number_is_known_again(written: str) -> None:
    assert set(marks_at(written, KEY)) & set(marks_of(ANA, KEY)) and not set(marks_at(written, b"k")) & set(
        marks_of(ANA, KEY)
    )


@pytest.mark.parametrize(
    "other", ["ana.b@example.org", "anna@example.org", "030 901821", "901820", "+49 40 901820", ""]
)
def test_another_address_or_number_is_of_somebody_else(other: str) -> None:
    assert not set(marks_at(other, KEY)) & set(marks_of(ANA, KEY))


def test_a_name_is_a_mark_only_of_whom_nothing_else_is_known() -> None:
    for same in ("ANA  LUND", "Lund, Ana", "Dr. Ana Lund", "Aná Lund"):
        assert marks_of(Reach("Ana Lund"), KEY) == marks_of(Reach(same), KEY)
    assert not set(marks_of(Reach("Ana Lund"), KEY)) & set(marks_of(Reach("Ana Lund", ("ana@example.org",)), KEY))


def test_a_name_with_a_job_is_a_mark_whatever_address_stands_beside_it() -> None:
    jobs = [Job("Alder & Co. KG", "2019-03"), Job("Birch", "")]
    ours = set(marks_of(ANA, KEY, jobs=jobs))
    assert len(ours) == 5
    assert ours & set(marks_of(Reach("LUND, Ana", ("new@example.net",)), KEY, jobs=[Job("ALDER & CO. KG", "2019-03")]))
    for name, job in (("Bo Lund", jobs[0]), ("Ana Lund", Job("Alder & Co. KG", "2020-03")), ("Ana Lund", jobs[1])):
        assert not ours & set(marks_of(Reach(name, ("new@example.net",)), KEY, jobs=[job]))


def test_a_text_is_a_mark_in_whatever_order_and_only_when_it_is_long() -> None:
    words = [f"word{number}" for number in range(40)]
    ours = set(marks_of(ANA, KEY, text=" ".join(words)))
    assert ours & set(marks_of(Reach("X", ("x@example.org",)), KEY, text="\n".join(reversed(words)).upper()))
    assert len(marks_of(ANA, KEY, text="short text")) == 4


def test_a_file_is_a_mark_and_names_nobody_without_the_key() -> None:
    one, other = (marks_of(Reach("Ana Lund"), KEY, [content]) for content in (b"cv", b"another"))
    assert len(one) == 2 and one[0] == other[0] and one[1] != other[1]
    assert not set(one) & set(marks_of(Reach("Ana Lund"), b"key of another", [b"cv"]))
