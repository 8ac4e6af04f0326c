"""A3: a ranking is told whole, by pseudonyms, and a wrong one is seen."""

from __future__ import annotations

from renown.recruit.law.journal import Ranked, Ranking, digest_of, wrong_with

SHOWN = Ranking(digest_of({"cv": 1}), "terms 1", "must: Python", (Ranked("ab", 1, 0.9), Ranked("cd", 2, 0.4)))


def test_a3_a_ranking_is_told_whole() -> None:
    line = SHOWN.line()
    assert line["rows"] == [["ab", 1, 0.9], ["cd", 2, 0.4]] and line["version"] == "terms 1"
    assert list(wrong_with(4, line)) == []


def test_a3_a_ranking_that_lacks_something_is_named() -> None:
    line = SHOWN.line()
    page = {**line, "rows": [["ab", 26, 0.9], ["cd", 26, 0.4], ["ef", 28, 0.1]]}
    assert list(wrong_with(4, page)) == [], "a later page, with a place that two share"
    for rows in ([["ab", 2, 0.9], ["cd", 1, 0.4]], [["ab", 0, 0.9]]):
        assert list(wrong_with(4, {**line, "rows": rows})) == ["line 4: the places of a ranking are not in order"]
    assert list(wrong_with(4, {"rows": []})) == ["line 4: a ranking without inputs, version, criteria"]


def test_inputs_that_differ_have_another_digest() -> None:
    assert digest_of([1, 2]) != digest_of([2, 1]) and len(digest_of("x")) == 64
