"""Numbers in, shapes out: the pictures say what the numbers say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.web import charts
from renown.workspace.influence.answers import FactorLine, HistoryPoint, NetworkPicture, Node

SVG = "{http://www.w3.org/2000/svg}"
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


def factor(points: float, top: float = 30.0, title: str = "Depth") -> FactorLine:
    return FactorLine(title.lower(), title, "", points, top, 0.0, "", True, ())


def history(scores: list[float | None]) -> list[HistoryPoint]:
    start = date(2026, 1, 1)
    return [
        HistoryPoint(
            start + timedelta(i),
            s or 0,
            max((s or 0) - 2, 0),
            (s or 0) + 2,
            "enough" if s is not None else "not_enough",
            "v1",
            "d",
        )
        for i, s in enumerate(scores)
    ]


def parse(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def coordinates(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


@given(st.floats(0, 100), st.floats(0, 20), st.floats(0, 20))
@settings(max_examples=40, deadline=None)
def test_the_ring_is_filled_as_far_as_the_score(score: float, below: float, above: float) -> None:
    drawing = parse(charts.ring(score, score - below, score + above, "enough"))
    arcs = {c.get("class"): c for c in drawing.iter(f"{SVG}circle")}
    length = float(str(arcs["ring-value"].get("stroke-dasharray")).split()[0])
    assert length == pytest.approx(max(score, 0.01), abs=0.006)
    assert str(round(score)) in [text.text for text in drawing.iter(f"{SVG}text")]
    assert f"{round(score)} of 100" in str(drawing.get("aria-label"))


def test_too_little_seen_shows_no_number() -> None:
    drawing = charts.ring(83.0, 80, 85, "not_enough")
    assert "83" not in drawing and "not enough" in drawing and "ring-value" not in drawing


@given(st.lists(st.floats(0.5, 20), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_the_bar_holds_every_factor_in_order_and_to_scale(points: list[float]) -> None:
    parts = list(parse(charts.stacked_bar([factor(p) for p in points])).iter(f"{SVG}rect"))
    starts = [float(str(part.get("x"))) for part in parts]
    assert starts == [pytest.approx(sum(points[:i]), abs=0.01) for i in range(len(points))]
    assert [float(str(part.get("width"))) for part in parts] == [pytest.approx(p - 0.4, abs=0.01) for p in points]


@pytest.mark.parametrize(
    ("value", "top", "width"), [(5, 20, "25.0"), (30, 20, "100.0"), (-1, 20, "0.0"), (3, 0, "0.0")]
)
def test_a_meter_never_leaves_its_track(value: float, top: float, width: str) -> None:
    assert f'width="{width}" height="6"/></svg>' in charts.meter(value, top)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=40))
@settings(max_examples=40, deadline=None)
def test_the_trend_runs_over_the_full_width_inside_its_band(scores: list[float]) -> None:
    drawing = parse(charts.trend(history(list(scores))))
    paths = {p.get("class"): str(p.get("d")) for p in drawing.iter(f"{SVG}path")}
    line, band = coordinates(paths["trend-line"]), coordinates(paths["trend-band"])
    assert (line[0][0], line[-1][0]) == (0.0, 600.0)
    upper, lower = band[: len(line)], band[len(line) :][::-1]
    assert all(u[1] <= y <= low[1] for u, (_, y), low in zip(upper, line, lower, strict=True))
    assert all(0 <= y <= 200.05 for _, y in upper + lower)
    assert line[scores.index(max(scores))][1] == min(y for _, y in line)


def test_days_with_too_little_are_gaps_not_zeros() -> None:
    drawing = charts.trend(history([50, 51, None, 53, 54]))
    assert drawing.count('class="trend-line"') == 2
    assert "lowest 50.0" in drawing


def test_a_single_day_draws_no_line() -> None:
    assert charts.trend(history([50, None])) == ""


def test_a_line_stands_where_the_data_changed_and_says_why() -> None:
    points = [replace(point, cause="time passed") for point in history([50, 51, 52])]
    assert "trend-break" not in charts.trend(points)
    points[1:] = [replace(point, data_version="d2", cause="an import <was> added") for point in points[1:]]
    drawing = charts.trend(points)
    assert drawing.count("trend-break") == 1
    assert 'd="M300.0 0V200"' in drawing and "an import &lt;was&gt; added" in drawing


@given(st.lists(st.tuples(names, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_everybody_in_the_network_is_a_link_inside_the_drawing(people: list[tuple[str, float, float, float]]) -> None:
    nodes = tuple(Node(i, name, x, y, size, i % 3, i == 0) for i, (name, x, y, size) in enumerate(people))
    drawing = parse(charts.network(NetworkPicture(nodes, (), ((0, "Maps"),))))
    links = list(drawing.iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == [f"/people/{i}/" for i in range(len(nodes))]
    dots = [(float(str(c.get("cx"))), float(str(c.get("cy")))) for c in drawing.iter(f"{SVG}circle")]
    assert all(20 <= x <= 740 and 20 <= y <= 500 for x, y in dots)


def test_names_are_written_where_they_do_not_cover_each_other() -> None:
    nodes = tuple(Node(i, f"Person {i}", 0.5, 0.5 + i / 1000, 1.0, 0, False) for i in range(9))
    nodes += (Node(99, "Far away", 0.0, 0.0, 0.1, 0, False),)
    labels = [t.text for t in parse(charts.network(NetworkPicture(nodes, (), ()))).iter(f"{SVG}text")]
    assert "Far away" in labels and len(labels) < len(nodes)


def test_edges_join_the_places_of_their_nodes() -> None:
    nodes = (Node(1, "a", 0, 0, 0, 0, False), Node(2, "b", 1, 1, 0, 0, False))
    assert 'd="M36 36L724 484"' in charts.network(NetworkPicture(nodes, ((0, 1),), ()))


def test_no_drawing_carries_a_style_or_a_script() -> None:
    nodes = (Node(1, '<script>"', 0, 0, 0, 0, True),)
    for drawing in (
        charts.network(NetworkPicture(nodes, (), ())),
        charts.trend(history([1, 2])),
        charts.ring(1, 0, 2, "enough"),
    ):
        assert "style=" not in drawing and "<script" not in drawing and "onclick" not in drawing


def test_a_long_name_is_cut_in_the_picture_and_whole_on_its_dot() -> None:
    name = "Maria Anastasia " * 4
    drawing = charts.network(NetworkPicture((Node(1, name, 0.5, 0.5, 1.0, 0, True),), (), ()))
    (label,) = [t.text for t in parse(drawing).iter(f"{SVG}text")]
    assert label == "Maria Anastasia Maria A…" and f"<title>{name}</title>" in drawing
