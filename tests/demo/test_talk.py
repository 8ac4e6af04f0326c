"""The conversation: its shape is that of a real community, and the story is in it."""

from __future__ import annotations

from collections import Counter

import numpy as np

from renown.demo.cast import WEEKS
from renown.demo.rhythm import DAY, as_datetime


def test_the_volume_is_that_of_a_busy_workspace(community):
    assert 25_000 < len(community.acts()) < 50_000


def test_attention_is_heavy_tailed(community):
    drawn = np.sort(list(Counter(target for _, target in community.acts()).values()))[::-1]
    top_tenth = drawn[: len(drawn) // 10].sum() / drawn.sum()
    assert 0.45 < top_tenth < 0.85
    # Hill's estimator over the upper tail: a power law has a stable exponent between 1 and 3 for such networks.
    tail = drawn[:60].astype(float)
    exponent = 1 + len(tail) / np.log(tail / tail[-1]).sum()
    assert 1.5 < exponent < 4.0


def test_ties_are_returned_as_often_as_in_real_communities(community):
    ordinary = community.those("") | {community.one("owner")}
    edges = {(a, t) for a, t in community.acts() if a in ordinary and t in ordinary}
    returned = sum((t, a) in edges for a, t in edges) / len(edges)
    assert 0.2 < returned < 0.6


def test_people_react_inside_their_community_far_more_than_chance(community):
    homes = [person.home for person in community.cast]
    ordinary = community.those("")
    inside = [homes[a] == homes[t] for a, t in community.acts() if a in ordinary and t in ordinary]
    assert np.mean(inside) > 0.4  # one in eight by chance


def test_weekdays_are_busier_than_weekends_and_days_than_nights(community):
    days = Counter(as_datetime(m.moment).weekday() for m in community.messages)
    assert max(days[5], days[6]) < min(days[d] for d in range(4)) / 2
    berlin = [m for m in community.messages if community.cast[m.author].offset == 1]
    hours = Counter((as_datetime(m.moment).hour + 1) % 24 for m in berlin if m.opener is None)
    assert sum(hours[h] for h in range(9, 18)) > 5 * sum(hours[h] for h in range(6))


def test_everything_happens_before_today_and_replies_follow_their_opener(community):
    assert all(m.moment < community.calendar.end for m in community.messages)
    assert all(m.moment >= m.opener.moment for m in community.messages if m.opener)


def test_everybody_named_is_somebody(community):
    keys = {person.slack_id for person in community.cast}
    assert len(keys) == len(community.cast)
    assert all("{" not in m.text for m in community.messages)


def test_the_quiet_mover_says_little_and_is_heard_by_those_who_are_heard(community):
    mover = community.one("mover")
    openings = [m for m in community.messages if m.author == mover and m.opener is None]
    assert 8 <= len(openings) <= 45
    acts = community.acts()
    drawn = Counter(target for _, target in acts)
    assert drawn[mover] / len(openings) > 20
    assert sorted(drawn.values(), reverse=True).index(drawn[mover]) < 25


def test_the_bought_account_is_cheered_by_accounts_to_which_nobody_reacts(community):
    bought, fakes = community.one("bought"), community.those("throwaway")
    cheering = {actor for actor, target in community.acts() if target == bought}
    assert len(cheering) > 100
    assert cheering <= fakes
    assert not any(target in fakes for _, target in community.acts())
    assert {target for actor, target in community.acts() if actor in fakes} == {bought}


def test_the_pod_reacts_to_itself_only_and_nobody_else_reacts_to_it(community):
    pod = community.those("pod")
    assert len(pod) == 7
    assert all((actor in pod) == (target in pod) for actor, target in community.acts())


def test_the_faded_voice_was_loud_and_is_silent(community):
    faded, start = community.one("faded"), community.calendar.start
    weeks = Counter((m.moment - start) // DAY // 7 for m in community.messages if m.author == faded and not m.opener)
    assert sum(weeks[w] for w in range(16, 30)) > 50
    assert sum(weeks[w] for w in range(36, WEEKS)) == 0


def test_the_newcomer_came_lately_and_rises(community):
    newcomer, start = community.one("newcomer"), community.calendar.start
    drawn = Counter()
    for message in community.messages:
        if message.author == newcomer:
            drawn[(message.moment - start) // DAY // 7] += sum(map(len, message.reactions.values()))
    assert min(drawn) >= WEEKS - 18
    assert sum(drawn[w] for w in range(WEEKS - 6, WEEKS)) > sum(drawn[w] for w in range(WEEKS - 18, WEEKS - 10))


def test_the_connector_is_heard_in_two_communities(community):
    connector = community.one("connector")
    person = community.cast[connector]
    homes = Counter(community.cast[a].home for a, t in community.acts() if t == connector)
    assert {home for home, _ in homes.most_common(2)} == {person.home, person.second}
    assert homes.most_common(2)[1][1] > 0.15 * homes.total()
