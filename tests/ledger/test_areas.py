"""Areas against plain sums over the acts themselves, and against the portable expression."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ledger.area_sums import area_sums_of
from renown.ledger.areas import values
from renown.ledger.ledger import ledger_of

MODEST = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = 20_000


@pytest.fixture(scope="module")
def ledger(engine, interactions, people):
    def build(acts):
        return engine.fetch(ledger_of(interactions(acts), people({}), None), "ledger")

    return build


def found(table):
    return {(row["person"], row["area"]): row["value"] for row in table.to_pylist()}


def expected(acts):
    """Some areas by their sentences, straight from the acts."""
    wanted = {}
    for network, kind, person, h in product(["slack", "x", "all"], ["reply", "like", "all"], range(1, 6), [7, 365]):
        inside = [a for a in acts if a.actor != a.target and network in (a.network, "all") and kind in (a.kind, "all")]
        got, gave = defaultdict(list), defaultdict(list)
        for a in inside:
            if a.target == person:
                got[a.actor].append(DAY - a.day)
            if a.actor == person:
                gave[a.target].append(DAY - a.day)
        if got or gave:
            name = f"{network}.{kind}.{h}d."
            wanted |= {(person, name + k): v for k, v in _fading(got, gave, h).items()}
            wanted |= {(person, f"{network}.{kind}.ever.{k}"): v for k, v in _lasting(got, gave).items()}
    return wanted


def _fading(got, gave, h):
    worth = {u: sum(2.0 ** (-age / h) for age in ages) for u, ages in got.items()}
    given_worth = sum(2.0 ** (-age / h) for ages in gave.values() for age in ages)
    recent = {u for u, ages in got.items() if min(ages) <= h}
    mutual = {u for u in recent if u in gave and min(gave[u]) <= h}
    total = sum(worth.values())
    areas = {
        "received": total,
        "given": given_worth,
        "people_received": len(recent),
        "new_people": sum(max(ages) <= h for ages in got.values()),
        "lapsed_people": len(got) - len(recent),
        "mutual_people": len(mutual),
        "balance": total / (total + given_worth),
    }
    if got:
        areas["strongest_share_received"] = max(worth.values()) / total
        areas["concentration_received"] = sum((w / total) ** 2 for w in worth.values())
        areas["effective_people"] = 1 / areas["concentration_received"]
        areas["still_counting"] = total / sum(map(len, got.values()))
    if recent:
        areas["reciprocity"] = len(mutual) / len(recent)
        areas["acts_per_person"] = sum(worth[u] for u in recent) / len(recent)
    return areas


def _lasting(got, gave):
    areas = {
        "acts_received": sum(map(len, got.values())),
        "acts_given": sum(map(len, gave.values())),
        "all_people_received": len(got),
        "all_people_given": len(gave),
        "weeks_received": len({w for ages in got.values() for age in ages if (w := DAY // 7 - (DAY - age) // 7) < 52}),
        "weeks_given": len({w for ages in gave.values() for age in ages if (w := DAY // 7 - (DAY - age) // 7) < 52}),
    }
    if got:
        ages = [age for ages in got.values() for age in ages]
        areas |= {"newest_received": min(ages), "tenure_received": max(ages) - min(ages)}
        areas["reciprocity_ever"] = len(got.keys() & gave.keys()) / len(got)
    return areas


@MODEST
@given(data=st.data())
def test_areas_say_what_their_sentences_say(data, ledger, acts_between):
    acts = data.draw(acts_between(st.integers(19_900, DAY - 1) | st.integers(18_000, DAY - 1)))
    shown = found(values(ledger(acts), None, DAY))
    for key, value in expected(acts).items():
        assert shown[key] == pytest.approx(value, rel=1e-9), key


@MODEST
@given(data=st.data())
def test_one_person_gets_the_same_values_as_among_all(data, ledger, acts_between):
    table = ledger(data.draw(acts_between(st.integers(19_000, DAY - 1))))
    everybody = found(values(table, None, DAY))
    for person in range(1, 6):
        alone = found(values(table, [person], DAY))
        assert alone == pytest.approx({key: v for key, v in everybody.items() if key[0] == person}, rel=1e-12)


@MODEST
@given(data=st.data())
def test_portable_sums_give_the_same_numbers(data, engine, ledger, acts_between):
    table = ledger(data.draw(acts_between(st.integers(18_000, DAY - 1))))
    shown = found(values(table, None, DAY))
    rows = engine.fetch(area_sums_of(engine.table(table), DAY), "area sums").to_pylist()
    assert len({(r["person"], r["network"], r["kind"], r["side"]) for r in rows}) == len(rows)
    for row in rows:
        where = f"{row['network']}.{row['kind']}"
        for h in (7, 90, 1826):
            read = {
                f"{row['side']}": row[f"acts_{h}"],
                f"people_{row['side']}": row[f"people_{h}"],
                f"strongest_share_{row['side']}": row[f"strongest_{h}"] / row[f"acts_{h}"],
                f"concentration_{row['side']}": row[f"squares_{h}"] / row[f"acts_{h}"] ** 2,
            }
            for measure, value in read.items():
                assert shown[row["person"], f"{where}.{h}d.{measure}"] == pytest.approx(value, rel=1e-9), measure
        assert shown[row["person"], f"{where}.ever.acts_{row['side']}"] == row["n"]
        assert shown[row["person"], f"{where}.ever.all_people_{row['side']}"] == row["all_people"]


def test_what_was_not_seen_has_no_value(ledger, act):
    shown = found(values(ledger([act(1, 2, 19_990)]), [1, 2, 3], DAY))
    assert {person for person, _ in shown} == {1, 2}
    assert (1, "slack.reply.90d.strongest_share_received") not in shown
    assert not [area for _, area in shown if area.startswith("x.")]


def test_an_empty_ledger_has_no_values(ledger):
    assert values(ledger([]), [1], DAY).num_rows == values(ledger([]), None, DAY).num_rows == 0


def test_a_ledger_later_than_the_day_is_refused(ledger, act):
    with pytest.raises(InputError, match=r"acts of day 20001, areas were asked for day 20000"):
        values(ledger([act(1, 2, DAY + 1)]), None, DAY)


def test_old_sums_of_short_half_lives_stay_in_range(ledger, act):
    shown = found(values(ledger([act(1, 2, 0), act(3, 2, 1)]), [2], DAY))
    shares = {area: value for (_, area), value in shown.items() if "concentration" in area or "effective" in area}
    assert shares and all(np.isfinite(list(shares.values())))


def test_schema(ledger, act):
    assert values(ledger([act(1, 2, 3)]), None, DAY).schema.types == [pa.int64(), pa.string(), pa.float64()]
