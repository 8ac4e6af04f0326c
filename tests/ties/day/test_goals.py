"""Goals: each measure against a slow count, unknown kept apart from nothing, and smaller steps that are smaller."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.day.goals import (
    ANSWER_DAYS,
    GROWING,
    MEASURES,
    REVIVED_AFTER,
    Seen,
    Span,
    answers,
    measured,
    met,
    new_ties,
    progress_of,
    question_of,
    revived,
    smaller_step,
)

rows = st.dictionaries(
    st.tuples(st.integers(2, 5), st.one_of(st.integers(0, 30), st.integers(190, 220))),
    st.sampled_from([(True, False), (False, True), (True, True)]),
    max_size=25,
)
spans = st.tuples(st.integers(0, 230), st.integers(0, 40)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
Rows = dict[tuple[int, int], tuple[bool, bool]]


def seen_of(told: Rows, **more: object) -> Seen:
    order = sorted(told)
    person, day = (np.array([key[i] for key in order], np.int64) for i in (0, 1))
    said, heard = (np.array([told[key][i] for key in order], bool) for i in (0, 1))
    return Seen(person, day, said, heard, **more)  # type: ignore[arg-type]


def days(told: Rows, person: int, side: int | None = None) -> list[int]:
    return sorted(day for (p, day), spoke in told.items() if p == person and (side is None or spoke[side]))


@given(rows, spans)
@settings(max_examples=50, deadline=None)
def test_each_measure_is_what_counting_by_hand_gives(told: Rows, span: Span) -> None:
    seen = seen_of(told)
    people = {p for p, _ in told}

    def both(person: int, since: int) -> bool:
        return all(any(since <= d <= span.last for d in days(told, person, side)) for side in (0, 1))

    fresh = {p for p in people if span.first <= days(told, p)[0] <= span.last and both(p, 0)}
    assert new_ties(seen, span) == fresh and new_ties(seen, span, [2, 3]) == fresh & {2, 3}
    back = {
        p
        for p in people
        for before, after in zip(days(told, p), days(told, p)[1:], strict=False)
        if after - before >= REVIVED_AFTER and span.first <= after <= span.last and both(p, after)
    }
    assert revived(seen, span) == back
    inside = {p: sum(span.first <= d <= span.last for d in days(told, p)) for p in people}
    assert met(seen, span) == {p: count for p, count in inside.items() if count}
    quick = known = 0
    for (person, day), (_, heard) in told.items():
        if heard and span.first <= day <= span.last:
            by = min(day + ANSWER_DAYS, span.last)
            answered = any(day <= d <= by for d in days(told, person, 0))
            quick, known = quick + answered, known + (answered or day + ANSWER_DAYS <= span.last)
    assert answers(seen, span) == (quick, known)


@given(rows, spans, st.sampled_from(list(MEASURES)), st.floats(0.1, 100), st.integers(0, 260))
@settings(max_examples=50, deadline=None)
def test_progress_says_unknown_or_a_share_and_never_blames(
    told: Rows, span: Span, kind: str, target: float, today: int
) -> None:
    found = progress_of(kind, target, span, today, seen_of(told), None)
    assert 0.0 <= found.share <= 1.0 and found.words.endswith(".")
    assert (found.value is None) == (found.standing == "unknown") == found.words.startswith("Unknown")
    assert found.step is None or found.step < target
    assert (found.standing == "reached") == (found.value is not None and found.value >= target)


def test_what_is_not_noted_is_unknown_and_what_is_noted_counts() -> None:
    span = Span.of(date(2026, 11, 1), date(2026, 11, 30))
    day = Span.of(date(2026, 11, 9), date(2026, 11, 9)).first
    told = {(2, day): (True, True)}
    assert measured("mentors", seen_of(told, mentors=frozenset()), span) is None
    assert measured("mentors", seen_of(told, mentors=frozenset({2, 3})), span) == 1.0
    assert measured("diversity", seen_of(told), span) is None
    assert measured("diversity", seen_of(told, diversity=0.6), span) == 0.6
    assert measured("give-ask", seen_of(told, given=(), got=()), span) is None
    favours = {"given": (date(2026, 11, 2), date(2026, 11, 30)), "got": (date(2026, 11, 1), date(2026, 10, 31))}
    assert measured("give-ask", seen_of(told, **favours), span) == 2.0


@given(st.sampled_from(list(MEASURES)), st.floats(0.1, 50), st.floats(0, 50), st.floats(0, 50))
@settings(max_examples=50, deadline=None)
def test_a_smaller_step_lies_between_what_was_done_and_the_target(
    kind: str, target: float, before: float, now: float
) -> None:
    before, now = (round(before), round(now)) if kind in GROWING else (before, now)
    step = smaller_step(kind, target, before, now)
    assert step is None or max(before, now) <= step < target


def test_every_week_has_one_question_and_they_take_turns() -> None:
    asked = [question_of(date.fromordinal(date(2026, 11, 16).toordinal() + 7 * i))[0] for i in range(6)]
    assert len(set(asked)) == 6
