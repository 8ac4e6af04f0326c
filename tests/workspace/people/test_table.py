"""The table of people: each filter, each order both ways, views, and everything done to many taken back at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from renown.errors import AmbiguousError, InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.people.answers.table import TableRow
from renown.workspace.people.asked import COLUMNS, Asked, read_asked


def persons(ws: Workspace, **asked: str) -> list[int]:
    return [row.person for row in ws.table.page(**asked, per_page=500).rows]


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

KEYS: dict[str, Callable[[TableRow], object]] = {
    "name": lambda row: row.name.casefold(),
    "organisation": lambda row: row.organisation.lower() or None,
    "warmth": lambda row: row.warmth,
    "last": lambda row: row.last,
    "reminder": lambda row: row.reminder,
    "score": lambda row: row.score if row.seen == "enough" else None,
    "community": lambda row: row.community,
    "circles": lambda row: min(map(str.casefold, row.circles), default=None),
    "tags": lambda row: min(map(str.casefold, row.tags), default=None),
}


def test_every_column_sorts_both_ways_and_what_is_unknown_stands_last(own: Workspace) -> None:
    some = persons(own)[:9]
    for place, person in enumerate(some):
        own.tags.put(person, f"tag {place % 3}")
        own.circles.put(person, ("work", "Choir", "alumni")[place % 3])
        own.reminders.add("write", f"in {1 + place * 5 % 7} days", "2 weeks", person)
    everybody = sorted(persons(own))
    for column, key in KEYS.items():
        for sort, turned in (
            (column, column in ("warmth", "last", "score")),
            (f"-{column}", column not in ("warmth", "last", "score")),
        ):
            rows = own.table.page(sort=sort, per_page=500).rows
            known = [key(row) for row in rows if key(row) is not None]
            assert known == sorted(known, reverse=turned), sort  # type: ignore[type-var]
            assert [key(row) for row in rows][len(known) :] == [None] * (len(rows) - len(known)), sort
            assert sorted(row.person for row in rows) == everybody, sort


def test_every_filter_lets_through_whom_it_names(own: Workspace) -> None:
    rows = own.table.page(per_page=500, columns="mail,phone,last").rows
    assert {row.standing for row in rows} >= {"none", "dormant"}
    for standing in {row.standing for row in rows}:
        assert set(persons(own, warmth=standing)) == {row.person for row in rows if row.standing == standing}
    for has, fits in (
        ("mail", lambda r: r.mail),
        ("phone", lambda r: r.phone),
        ("neither", lambda r: not (r.mail or r.phone)),
    ):
        assert set(persons(own, has=has)) == {row.person for row in rows if fits(row)}, has
    middle = sorted(row.last for row in rows if row.last)[7]
    since, before = persons(own, since=middle.isoformat()), persons(own, before=middle.isoformat())
    assert set(since) == {row.person for row in rows if row.last and row.last >= middle}
    assert set(before) == {row.person for row in rows if row.last and row.last < middle} and before
    employer = next(row.organisation for row in rows if " " in row.organisation)
    turned = " ".join(reversed(employer.casefold().split()))
    assert set(persons(own, organisation=turned)) >= {row.person for row in rows if row.organisation == employer}
    assert set(persons(own, network="linkedin", warmth="none")) == {
        row.person for row in rows if "linkedin" in row.networks and row.standing == "none"
    }


@pytest.mark.parametrize(
    "asked",
    [{"sort": "shoe size"}, {"warmth": "tepid"}, {"has": "fax"}, {"since": "May"}, {"columns": "name"}, {"shoes": "7"},
     {"community": "x"}, {"show": "me"}],
)  # fmt: skip
def test_what_the_table_does_not_know_is_refused_with_what_it_knows(asked: dict[str, str]) -> None:
    with pytest.raises(InputError):
        read_asked(asked)


def test_the_next_reminder_stands_in_the_table_and_is_filtered_by(own: Workspace) -> None:
    soon, once, other = persons(own)[:3]
    today = date.today()
    later = own.reminders.add("call", "in 9 days", "", soon)
    own.reminders.add("write", "in 3 days", "", soon)
    due = own.reminders.add("thank", (today - timedelta(20)).isoformat(), "1 week", once)
    own.reminders.add("nobody's", "in 2 days")
    days = {row.person: row.reminder for row in own.table.page(per_page=500).rows}
    first = {line.person: line.day for line in reversed(own.reminders.list()) if line.person}
    assert {p: day for p, day in days.items() if day} == first and set(first) == {soon, once}
    assert days[soon] == min(line.day for line in own.reminders.list(soon)) and days[other] is None
    assert persons(own, sort="reminder")[:2] == sorted(first, key=lambda p: first[p])
    assert set(persons(own, reminder="some")) == {soon, once} and not {soon, once} & set(persons(own, reminder="none"))
    assert own.table.page(reminder="none").total + 2 == own.table.page().total
    assert persons(own, reminder="due") == [line.person for line in own.reminders.due()]
    assert f'"{first[soon].isoformat()}"' in own.table.csv({"reminder": "some", "columns": "last,reminder"})
    own.reminders.remove(due)
    assert persons(own, reminder="some") == [soon] and own.reminders.remove(later)
    with pytest.raises(InputError, match="some, due, none"):
        own.table.page(reminder="soon")


def test_a_picture_stands_in_the_table_until_it_is_taken_back(own: Workspace) -> None:
    person = persons(own)[2]
    word = own.details.draw(person, PIXEL)
    named = {row.person: row.picture for row in own.table.page(per_page=500).rows}
    assert named[person] == own.details.of(person).picture != "" and own.table.csv({"columns": "last"})
    assert {p for p, name in named.items() if name} - {person} == {
        p for p in named if p != person and own.details.of(p).picture
    }
    own.details.undo(word)
    assert own.table.page(own.people.name(person)).rows[0].picture == own.details.of(person).picture


def test_what_is_asked_survives_an_address_and_a_view(own: Workspace) -> None:
    asked = read_asked(
        {"query": " ana  lund ", "sort": "-last", "columns": "score,phone", "has": "mail", "since": "2026-01-02"}
    )
    assert read_asked(asked.told()) == asked and asked.query == "ana lund" and asked.shown == ("score", "phone")
    assert read_asked({}) == Asked() and replace(asked, columns=COLUMNS).shown == COLUMNS
    number = own.table.save_view("  Ana’s  ", asked.told())
    assert own.table.views()[0].asked == asked.told() and own.table.views()[0].name == "Ana’s"
    own.table.save_view("ANA’S", {})
    assert len(own.table.views()) == 1 and own.table.bring_back_view(number)
    assert own.table.views()[0].asked == asked.told()
    for name in ("", "  ", "x" * 101):
        with pytest.raises(InputError):
            own.table.save_view(name, {})
    with pytest.raises(InputError):
        own.table.save_view("odd", {"sort": "odd"})
    own.table.keep_columns(["phone", "last"])
    assert own.table.page().columns == ("last", "phone") and own.table.keep_columns([]) == read_asked({}).shown
    assert len(own.table.views()) == 1


def test_what_is_done_to_many_is_taken_back_at_once_and_changes_nobody_else(own: Workspace) -> None:
    some, other = persons(own)[:5], persons(own)[5]
    own.tags.put(some[0], "Choir")
    own.tags.put(other, "Choir")
    own.circles.put(some[1], "work")
    own.circles.reject(some[2], "work")
    before = {p: (own.tags.of(p), own.circles.of(p)) for p in [*some, other]}
    tagged = own.table.act("tag", " choir ", some)
    assert tagged.said == "4 people tagged Choir" and set(persons(own, tag="CHOIR")) == {*some, other}
    assert own.table.act("tag", "choir", some).people == 0
    circled = own.table.act("circle", "work", some)
    assert circled.people == 4 and all("work" in own.circles.of(p) for p in some)
    assert own.table.take_back(tagged.id).undone and own.table.take_back(tagged.id).undone
    own.table.take_back(circled.id)
    assert {p: (own.tags.of(p), own.circles.of(p)) for p in [*some, other]} == before
    assert not any(hint.person == some[2] for hint in own.circles.suggest(200, "work"))
    gone = own.table.act("untag", "choir", some)
    assert gone.people == 1 and own.tags.of(some[0]) == () and own.tags.of(other) == ("Choir",)
    own.table.take_back(gone.id)
    assert own.tags.of(some[0]) == ("Choir",)
    everybody = own.table.act("tag", "all", asked={"network": "linkedin"})
    assert everybody.people == own.table.page(network="linkedin").total == own.table.page(tag="all").total
    with pytest.raises(NotFoundError):
        own.table.take_back(999)


@pytest.mark.parametrize(
    ("what", "words", "many"),
    [
        ("tag", "", 1),
        ("tag", "x" * 101, 1),
        ("tag", "x", 0),
        ("merge", "", 1),
        ("merge", "", 21),
        ("dance", "", 1),
        ("circle", " ", 1),
    ],
)
def test_what_cannot_be_done_to_many_is_refused_and_leaves_no_trace(
    ws: Workspace, what: str, words: str, many: int
) -> None:
    with pytest.raises(InputError):
        ws.table.act(what, words, persons(ws)[:many])
    assert ws.table.steps() == () and ws.tags.list() == ()


def test_people_joined_in_the_table_are_one_until_it_is_taken_back(own: Workspace) -> None:
    a, b, c = persons(own)[3:6]
    own.tags.put(a, "first")
    own.tags.put(b, "second")
    step = own.table.act("merge", "", [a, b, c])
    one = own.people.find(str(min(a, b, c)))
    assert step.said == "3 people joined into one" and own.tags.of(one) == ("first", "second")
    own.table.take_back(step.id)
    assert own.tags.of(a) == ("first",) and own.tags.of(b) == ("second",) and {a, b, c} <= set(persons(own))


def has_no_namesake(ws: Workspace, name: str) -> bool:
    try:
        return ws.people.find(name) > 0
    except AmbiguousError:
        return False


def test_who_is_hidden_is_in_no_list_and_is_found_when_asked(own: Workspace) -> None:
    hidden = next(row for row in own.table.page(sort="warmth").rows if has_no_namesake(own, row.name))
    quiet = {one.person for one in own.ties.quiet(limit=500)}
    step = own.table.act("hide", persons=[hidden.person])
    listed = own.table.page(per_page=500)
    assert listed.hidden == 1 and hidden.person not in {row.person for row in listed.rows}
    assert hidden.person not in {row.person for row in own.people.page(per_page=500).rows}
    assert hidden.person not in {one.person for one in own.people.suggest("", limit=50)}
    assert hidden.person not in {one.person for one in own.ties.warmth(limit=500)}
    assert {one.person for one in own.ties.quiet(limit=500)} == quiet - {hidden.person}
    assert hidden.person not in {one.person for one in (*own.ties.given(limit=500), *own.ties.owed(limit=500))}
    assert hidden.person not in {one.person for one in own.today.list(limit=500)}
    assert hidden.person not in {one.person for one in own.circles.suggest(500)}
    assert [row.person for row in own.table.page(show="hidden").rows] == [hidden.person]
    assert own.people.find(hidden.name) == hidden.person == own.table.page(hidden.name).rows[0].person
    assert own.people.suggest(hidden.name)[0].person == hidden.person
    own.table.take_back(step.id)
    assert own.table.page().hidden == 0


def test_tags_are_any_words_and_not_without_end(own: Workspace) -> None:
    person = persons(own)[0]
    for odd in ("a/b", "suggestions", "=cmd|x", "🦄 ünïcode", "שלום", "a;b,c", "x" * 100):
        assert own.tags.put(person, odd) and not own.tags.put(person, odd.upper())
        assert person in persons(own, tag=odd), odd
    with pytest.raises(NotFoundError) as unknown:
        own.table.page(tag="nonsense")
    assert "a/b" in unknown.value.hint
    assert own.tags.take_off(person, "A/B") and not own.tags.take_off(person, "a/b")
    for n in range(1000 - len(own.tags.list())):
        own.desk.marks.tag([person], f"tag {n}")
    with pytest.raises(InputError, match="1,000 tags"):
        own.tags.put(person, "one more")
    assert not own.tags.put(person, "tag 5") and len(own.tags.of(person)) == 1000
    assert own.people.page("tag 77").total == 1


def test_a_file_of_the_table_is_what_it_shows_and_no_cell_is_a_formula(own: Workspace) -> None:
    person = persons(own)[2]
    own.tags.put(person, "=HYPERLINK(1)")
    told = own.table.csv({"sort": "name", "columns": "tags,last,phone,score"})
    rows = list(csv.DictReader(io.StringIO(told)))
    table = own.table.page(sort="name", per_page=500).rows
    assert list(rows[0]) == ["name", "tags", "last", "score", "phone"] and len(rows) == len(table)
    assert [row["name"] for row in rows] == [row.name for row in table]
    assert [row["last"] for row in rows] == [row.last.isoformat() if row.last else "" for row in table]
    assert [row["tags"] for row in rows if row["tags"]] == ["'=HYPERLINK(1)"]
    assert len(list(csv.reader(io.StringIO(own.table.csv(persons=[person]))))) == 2


def test_a_row_counts_the_days_of_contact_of_each_fortnight(ws: Workspace) -> None:
    row = ws.table.page(sort="warmth", columns="contact").rows[0]
    tie = ws.ties.warmth_with(row.person)
    assert tie is not None and len(row.contact) == 26 and row.last == tie.last
    assert 0 < sum(row.contact) <= tie.days and max(row.contact) <= 14
    today = date.today()
    assert (row.contact[-1] > 0) == (tie.last is not None and (today - tie.last).days <= 14)
