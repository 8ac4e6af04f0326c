"""G10, G11: whoever is gone is known again by any way to reach them, and by nothing without the key."""

from __future__ import annotations

from renown.recruit.law.marks import Reach, mark_of, marks_of

KEY = b"key of one workspace"


def test_one_way_to_reach_somebody_is_one_mark_however_it_was_written() -> None:
    ours = marks_of(
        Reach("Ana Lund", ("Ana@Example.org",), ("+49 30 901820",), ("https://www.linkedin.com/in/ana/",)), KEY
    )
    theirs = marks_of(Reach("Lund, A.", ("ana@example.org ",), ("+4930901820",), ("linkedin.com/in/ana",)), KEY)
    assert ours == theirs and len(set(ours)) == 3
    asked = ("ANA@example.org", "+49 (30) 901820", "http://de.linkedin.com/in/Ana?trk=1")
    assert tuple(mark_of(address, KEY) for address in asked) == ours


def test_a_name_is_a_mark_only_of_whom_nothing_else_is_known() -> None:
    assert marks_of(Reach("Ana Lund"), KEY) == marks_of(Reach("ANA  LUND"), KEY)
    assert not set(marks_of(Reach("Ana Lund"), KEY)) & set(marks_of(Reach("Ana Lund", ("ana@example.org",)), KEY))


def test_a_file_is_a_mark_and_names_nobody_without_the_key() -> None:
    one, other = (marks_of(Reach("Ana Lund"), KEY, [content]) for content in (b"cv", b"another"))
    assert len(one) == 2 and one[0] == other[0] and one[1] != other[1]
    assert not set(one) & set(marks_of(Reach("Ana Lund"), b"key of another", [b"cv"]))
