"""Replies owed: whose word waits, and what counts as an answer."""

from __future__ import annotations

from datetime import UTC

import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.model.kinds import EXCHANGES, KINDS
from renown.model.tables import INTERACTIONS
from renown.ties.owed import ADDRESSED, PRIVATE, TOGETHER, exchanges_of, replies_owed

# Few examples, each with many acts: one run of the engine costs more than a hundred acts.
MODEST = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OWNER = 1
NOW = 200


def owed(house, at, acts, day=NOW, **more):
    return replies_owed(house.exchanges(acts), at(day), **more)


def people(entries):
    return [e.person for e in entries]


@pytest.fixture(scope="session")
def some_acts(act):
    """Acts between the owner (1) and others (90 is an account of person 9), at quarters of days."""
    people = [OWNER] * 6 + [2, 3, 4, 5, 6, 9, 90]
    one = st.builds(
        act,
        actor=st.sampled_from(people),
        target=st.sampled_from(people),
        day=st.none() | st.integers(0, 4 * NOW - 1).map(lambda quarter: quarter / 4),
        kind=st.sampled_from(["message", "mail", "mention", "like", "follow", "meeting", "connect", "recommend"]),
        network=st.sampled_from(["slack", "x"]),
        object=st.none() | st.integers(50, 55),
        group_size=st.integers(2, 5),
    )
    return st.lists(one, min_size=1, max_size=60)


def expected(acts, day):
    """person -> (waiting days, networks) by definition, walking through the acts one by one."""
    person = {90: 9}
    rows = [(a, person.get(a.actor, a.actor), person.get(a.target, a.target)) for a in acts if a.day is not None]
    liked = {a.object for a, who, whom in rows if who == OWNER != whom and a.kind == "like" and a.object is not None}
    said, heard = {}, {}
    for a, who, whom in rows:
        if OWNER not in (who, whom) or who == whom:
            continue
        other = whom if who == OWNER else who
        asks = whom == OWNER and (a.kind in ADDRESSED or (a.kind in PRIVATE and a.group_size <= 3))
        if a.kind in TOGETHER or (who == OWNER and a.kind in EXCHANGES) or (asks and a.object in liked):
            said[other] = max(said.get(other, -1), a.day)
        if asks:
            heard.setdefault(other, []).append((a.day, a.network))
    found = {}
    for other, words in heard.items():
        waiting = [(d, network) for d, network in words if d > said.get(other, -1)]
        if waiting and 1 <= day - max(waiting)[0] <= 180:
            found[other] = (int(day - max(waiting)[0]), tuple(sorted({network for _, network in waiting})))
    return found


def test_says_who_where_and_since_when(house, act, at):
    (entry,) = owed(house, at, [act(OWNER, 7, 190), act(7, OWNER, 193.5)])
    assert (entry.person, entry.networks, entry.since, entry.waiting_days) == (7, ("slack",), at(193.5), 6)
    assert entry.words == "wrote on Slack 6 days ago; no answer seen"


def test_a_stranger_may_be_owed_a_reply(house, act, at):
    assert people(owed(house, at, [act(7, OWNER, 199, kind="invite")])) == [7]


def test_an_answer_on_another_network_and_to_another_account_counts(house, act, at):
    asked = [act(9, OWNER, 190)]
    assert people(owed(house, at, asked)) == [9]
    assert owed(house, at, [*asked, act(OWNER, 90, 191, kind="mail", network="email")]) == ()


def test_an_older_word_of_the_owner_is_no_answer(house, act, at):
    assert people(owed(house, at, [act(OWNER, 7, 189.9), act(7, OWNER, 190)])) == [7]


def test_having_met_since_is_an_answer(house, act, at):
    assert owed(house, at, [act(7, OWNER, 190), act(7, OWNER, 191, kind="meeting")]) == ()


def test_connecting_answers_an_invitation_even_if_only_its_day_is_known(house, act, at):
    asked = [act(7, OWNER, 190.6, kind="invite"), act(8, OWNER, 191.2, kind="invite")]
    both = [act(person, OWNER, 190, kind="connect", precision="d") for person in (7, 8)]
    assert people(owed(house, at, asked + both)) == [8]


def test_an_emoji_under_the_last_word_is_an_answer_to_it_only(house, act, at):
    first, second = (act(7, OWNER, day, kind="mention", object=key) for day, key in ((188, 50), (190, 51)))
    assert owed(house, at, [first, second, act(OWNER, 7, 190, kind="like", object=51)]) == ()
    assert people(owed(house, at, [first, second, act(OWNER, 7, 188, kind="like", object=50)])) == [7]


def test_another_persons_like_of_a_liked_post_is_no_word(house, act, at):
    asked = [act(7, OWNER, 190), act(7, OWNER, 191, kind="like", object=50)]
    assert people(owed(house, at, [*asked, act(OWNER, 8, 191, kind="like", object=50)])) == [7]


@pytest.mark.parametrize(("size", "listed"), [(2, True), (3, True), (4, False)])
def test_a_word_to_many_asks_nobody(house, act, at, size, listed):
    assert bool(owed(house, at, [act(7, OWNER, 190, group_size=size)])) is listed


def test_a_later_word_to_many_does_not_hide_a_question(house, act, at):
    (entry,) = owed(house, at, [act(7, OWNER, 190), act(7, OWNER, 195, kind="mail", network="email", group_size=40)])
    assert (entry.networks, entry.waiting_days) == (("slack",), 10)


@pytest.mark.parametrize(("day", "listed"), [(200, False), (199.1, False), (199, True), (20, True), (19.9, False)])
def test_listed_from_one_day_to_half_a_year(house, act, at, day, listed):
    assert bool(owed(house, at, [act(7, OWNER, day)])) is listed


@pytest.mark.parametrize("kind", ["like", "follow", "join", "recommend", "answer_accepted"])
def test_what_asks_nothing_is_not_owed(house, act, at, kind):
    assert owed(house, at, [act(7, OWNER, 190, kind=kind)]) == ()


def test_an_undated_word_is_not_owed(house, act, at):
    assert owed(house, at, [act(7, OWNER, None)]) == ()


def test_the_newest_comes_first_and_equals_by_id(house, act, at):
    acts = [act(7, OWNER, 100), act(8, OWNER, 190), act(6, OWNER, 190)]
    assert people(owed(house, at, acts)) == [6, 8, 7]
    assert people(owed(house, at, acts, limit=2)) == [6, 8]


def test_those_who_asked_come_before_those_who_responded(house, act, at):
    acts = [act(5, OWNER, 195, kind="reply"), act(6, OWNER, 100), act(7, OWNER, 195, kind="reply", network="x")]
    assert people(owed(house, at, [*acts, act(7, OWNER, 90, kind="mention")])) == [7, 6, 5]


def test_an_aware_instant_is_read_as_utc(house, act, at):
    rows = house.exchanges([act(7, OWNER, 190)])
    assert replies_owed(rows, at(NOW).replace(tzinfo=UTC)) == replies_owed(rows, at(NOW))


def test_names_the_post_of_the_last_word(house, act, at):
    acts = [act(7, OWNER, 190, kind="mention", object=51), act(7, OWNER, 189, kind="mention", object=99)]
    (entry,) = owed(house, at, acts)
    assert (entry.object, entry.words) == (51, "named you on Slack 10 days ago; no answer seen")


def test_words_from_the_instant_on_are_not_seen(house, act, at):
    acts = [act(7, OWNER, 190), act(OWNER, 7, 195)]
    assert people(replies_owed(house.exchanges(acts, before=at(195)), at(195))) == [7]


def test_nobody_wrote_nobody_is_owed(house, act, at):
    assert owed(house, at, [act(OWNER, 7, 190)]) == ()


def test_every_kind_that_asks_is_an_exchange_of_the_registry():
    assert set(PRIVATE) | set(ADDRESSED) <= set(EXCHANGES)
    assert set(TOGETHER) <= set(KINDS)


def test_columns_and_spark_sql():
    interactions = ibis.table(ibis.Schema.from_pyarrow(INTERACTIONS.arrow_schema()), name="interactions")
    people = ibis.table({"account": "int64", "person": "int64"}, name="people")
    expression = exchanges_of(interactions, people, OWNER, None)
    assert {name: str(kind) for name, kind in expression.schema().items()} == {
        "person": "int64",
        "network": "string",
        "last_in": "timestamp(6)",
        "last_in_kind": "string",
        "last_in_object": "int64",
        "last_in_group_size": "int32",
        "last_out": "timestamp(6)",
    }
    sql = ibis.to_sql(expression, dialect="pyspark")
    assert "ROW_NUMBER() OVER" in sql and "`last_out`" in sql


@MODEST
@given(data=st.data(), day=st.integers(100, NOW))
def test_equals_its_definition(data, day, house, at, some_acts):
    acts = [a for a in data.draw(some_acts) if a.day is None or a.day < day]
    found = {e.person: (e.waiting_days, e.networks) for e in owed(house, at, acts, day)}
    assert found == expected(acts, day)


@MODEST
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_order_and_repetition_do_not_matter(data, seed, house, at, some_acts):
    acts = data.draw(some_acts)
    table = house.exchanges(acts)
    order = np.random.default_rng(seed).permutation(table.num_rows)
    again = house.exchanges([*reversed(acts), acts[0]])
    assert replies_owed(again.take(pa.array(order)), at(NOW)) == replies_owed(table, at(NOW))


@MODEST
@given(data=st.data(), network=st.sampled_from(["slack", "x", "email"]))
def test_a_reply_removes_the_entry_and_nobody_else(data, network, house, at, act, some_acts):
    acts = data.draw(some_acts)
    entries = owed(house, at, acts)
    answered = entries[::2]
    days = [(entry.since - at(0)).total_seconds() / 86_400 + 0.1 for entry in answered]
    answers = [act(OWNER, entry.person, day, "mail", network) for entry, day in zip(answered, days, strict=True)]
    assert owed(house, at, acts + answers) == entries[1::2]
