"""The pictures: numbers in, SVG out, drawn on the server.

Invariant: colours and type come from the style sheet by class, never from the drawing; every picture says in words
what it shows; a name from the data is escaped here and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from renown.model.wording import day_and_month, day_in_words
from renown.workspace.influence.answers import FactorLine, HistoryPoint, NetworkPicture, Node

ENOUGH = "enough"
HUES = 8
"""How many colours the style sheet has: classes c0 to c6 for communities, c7 for nobody's."""


def ring(score: float, low: float, high: float, seen: str) -> SafeString:
    """A score out of 100 as a ring, with its 80 % band as a paler arc; an open ring where not enough was seen.

    >>> "42" in ring(42.2, 38.0, 47.0, "enough"), "42" in ring(42.2, 38.0, 47.0, "not_enough")
    (True, False)
    """
    if seen != ENOUGH:
        words = _("Not enough seen for a score")
        inside = '<circle class="ring-track ring-open" cx="80" cy="80" r="66"/>'
        return _ring_frame(words, inside + _centre(_("not enough"), _("seen yet"), "ring-words"))
    words = _("%(score)s of 100, most likely between %(low)s and %(high)s") % {
        "score": round(score),
        "low": round(low),
        "high": round(high),
    }
    inside = (
        '<circle class="ring-track" cx="80" cy="80" r="66"/>'
        + _arc("ring-band", low, high)
        + _arc("ring-value", 0, score)
        + _centre(str(round(score)), _("of 100"), "ring-number")
    )
    return _ring_frame(words, inside)


def _ring_frame(words: str, inside: str) -> SafeString:
    return SafeString(
        f'<svg class="ring" viewBox="0 0 160 160" role="img" aria-label="{escape(words)}">'
        '<defs><linearGradient id="ring-fill" x1="0" y1="1" x2="1" y2="0">'
        '<stop class="ring-from" offset="0"/><stop class="ring-to" offset="1"/></linearGradient></defs>'
        f"{inside}</svg>"
    )


def _arc(css: str, start: float, end: float) -> str:
    length, turn = max(end - start, 0.01), start * 3.6 - 90
    return (
        f'<circle class="{css}" cx="80" cy="80" r="66" pathLength="100"'
        f' transform="rotate({turn:.1f} 80 80)" stroke-dasharray="{length:.2f} 100"/>'
    )


def _centre(first: str, second: str, css: str) -> str:
    return (
        f'<text class="{css}" x="80" y="86" text-anchor="middle">{escape(first)}</text>'
        f'<text class="ring-of" x="80" y="108" text-anchor="middle">{escape(second)}</text>'
    )


def stacked_bar(factors: Sequence[FactorLine]) -> SafeString:
    """The factors of a score side by side on a bar of 100 points, in the order given."""
    words = ", ".join(f"{factor.title} {factor.points:.1f}" for factor in factors)
    parts, x = [], 0.0
    for place, factor in enumerate(factors):
        width = max(factor.points - 0.4, 0)
        title = f"{escape(factor.title)}: {factor.points:.1f}"
        parts.append(
            f'<rect class="f{place}" x="{x:.2f}" y="0" width="{width:.2f}" height="4"><title>{title}</title></rect>'
        )
        x += factor.points
    return SafeString(
        f'<svg class="stack" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="{escape(words)}">'
        f"{''.join(parts)}</svg>"
    )


def meter(value: float, maximum: float, place: int = 0) -> SafeString:
    """A thin bar, full at `maximum`, in the colour of this place in the formula.

    It only repeats a number that stands beside it, so it is hidden from screen readers.

    >>> 'width="25.0"' in meter(5, 20)
    True
    """
    share = min(max(value / maximum, 0.0), 1.0) * 100 if maximum > 0 else 0.0
    return SafeString(
        '<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="meter-track" width="100" height="6"/>'
        f'<rect class="f{place}" width="{share:.1f}" height="6"/></svg>'
    )


def lean(balance: float) -> SafeString:
    """A balance from -1 to 1 as a bar that leans from the middle to one side; it repeats words beside it.

    >>> 'x="25.0" width="25.0"' in lean(-0.5)
    True
    """
    share = min(max(balance, -1.0), 1.0) * 50
    start = 50 + min(share, 0.0)
    return SafeString(
        '<svg class="meter lean" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="meter-track" width="100" height="6"/>'
        f'<rect class="f{1 if share < 0 else 2}" x="{start:.1f}" width="{abs(share):.1f}" height="6"/>'
        '<rect class="lean-middle" x="49.6" width=".8" height="6"/></svg>'
    )


def chance_bar(low: float, chance: float, high: float) -> SafeString:
    """A chance from 0 to 1 as a line on the range it may lie in; it repeats words, so screen readers skip it.

    >>> 'x="20.0" width="40.0"' in chance_bar(0.2, 0.35, 0.6)
    True
    """
    return SafeString(
        '<svg class="chance" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="chance-track" width="100" height="8" rx="2"/>'
        f'<rect class="chance-range" x="{100 * low:.1f}" width="{100 * (high - low):.1f}" height="8" rx="2"/>'
        f'<rect class="chance-middle" x="{max(100 * chance - 1.25, 0.0):.1f}" width="2.5" height="8"/></svg>'
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps days and scores onto a drawing 600 wide and 200 high."""

    first: date
    last: date
    bottom: int
    top: int

    def x(self, day: date) -> float:
        return 600 * (day - self.first).days / max((self.last - self.first).days, 1)

    def y(self, score: float) -> float:
        return 200 - 200 * (score - self.bottom) / (self.top - self.bottom)


def trend(points: Sequence[HistoryPoint]) -> SafeString:
    """Scores by day as a line with its band; days on which too little was seen are gaps.

    Where the formula or the data changed between two days a line stands, with the cause.

    The drawing stretches to its place; the labels beside it are text, so that they stay readable on a phone.
    """
    shown = [point for point in points if point.seen == ENOUGH]
    if len(shown) < 2:
        return SafeString("")
    scale = _scale(points, shown)
    runs = list(_runs(points))
    inside = (
        "".join(f'<path class="trend-grid" d="M0 {scale.y(tick):.1f}H600"/>' for tick in _ticks(scale))
        + "".join(f'<path class="trend-band" d="{_band(run, scale)}"/>' for run in runs)
        + "".join(_break(point, scale) for before, point in pairwise(points) if _base(before) != _base(point))
        + "".join(f'<path class="trend-line" d="{_line(run, scale)}"/>' for run in runs)
        + f'<path class="trend-end" d="M{scale.x(shown[-1].day):.1f} {scale.y(shown[-1].score):.1f}h.01"/>'
        + "".join(_hover(shown, scale))
    )
    return SafeString(
        f'<div class="trend"><div class="trend-y" aria-hidden="true">'
        f"{''.join(f'<span>{tick}</span>' for tick in reversed(_ticks(scale)))}</div>"
        f'<svg viewBox="0 0 600 200" preserveAspectRatio="none" role="img" aria-label="{escape(_trend_words(shown))}">'
        f'{inside}</svg><div class="trend-x" aria-hidden="true">{_days(scale)}</div></div>'
    )


def _scale(points: Sequence[HistoryPoint], shown: Sequence[HistoryPoint]) -> _Scale:
    low, high = min(p.low for p in shown), max(p.high for p in shown)
    step = 5 if high - low <= 25 else 10 if high - low <= 50 else 20
    bottom = max(math.floor(low / step) * step, 0)
    return _Scale(points[0].day, points[-1].day, bottom, max(math.ceil(high / step) * step, bottom + step))


def _ticks(scale: _Scale) -> list[int]:
    span = scale.top - scale.bottom
    step = next(step for step in (5, 10, 20, 25) if span / step <= 5)
    return list(range(scale.bottom, scale.top + 1, step))


def _runs(points: Sequence[HistoryPoint]) -> Iterator[list[HistoryPoint]]:
    run: list[HistoryPoint] = []
    for point in points:
        if point.seen == ENOUGH:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _line(run: Sequence[HistoryPoint], scale: _Scale) -> str:
    return "M" + "L".join(f"{scale.x(p.day):.1f} {scale.y(p.score):.1f}" for p in run)


def _band(run: Sequence[HistoryPoint], scale: _Scale) -> str:
    up = [f"{scale.x(p.day):.1f} {scale.y(p.high):.1f}" for p in run]
    down = [f"{scale.x(p.day):.1f} {scale.y(p.low):.1f}" for p in reversed(run)]
    return "M" + "L".join(up + down) + "Z"


def _base(point: HistoryPoint) -> tuple[str, str]:
    return point.formula, point.data_version


def _break(point: HistoryPoint, scale: _Scale) -> str:
    words = f"{day_and_month(point.day)}: {escape(point.cause)}"
    return f'<path class="trend-break" d="M{scale.x(point.day):.1f} 0V200"><title>{words}</title></path>'


def _hover(shown: Sequence[HistoryPoint], scale: _Scale) -> Iterator[str]:
    width = 600 / max((scale.last - scale.first).days, 1)
    for point in shown:
        span = f"{point.score:.1f} ({point.low:.0f}–{point.high:.0f})"
        words = escape(f"{day_and_month(point.day)}: {span} {point.cause}".strip())
        x = scale.x(point.day) - width / 2
        yield f'<rect class="trend-day" x="{x:.1f}" width="{width:.1f}" height="200"><title>{words}</title></rect>'


def _days(scale: _Scale) -> str:
    span = (scale.last - scale.first).days
    steps = min(4, span)
    days = [date.fromordinal(scale.first.toordinal() + round(span * i / steps)) for i in range(steps + 1)]
    return "".join(f"<span>{day_and_month(day)}</span>" for day in days)


def _trend_words(shown: Sequence[HistoryPoint]) -> str:
    first, last = shown[0], shown[-1]
    return _("From %(start)s on %(from)s to %(end)s on %(until)s; lowest %(low)s, highest %(high)s") % {
        "start": f"{first.score:.1f}",
        "from": day_in_words(first.day),
        "end": f"{last.score:.1f}",
        "until": day_in_words(last.day),
        "low": f"{min(p.score for p in shown):.1f}",
        "high": f"{max(p.score for p in shown):.1f}",
    }


_WIDE, _HIGH, _EDGE = 760, 520, 36
NAMES_WRITTEN, LARGE_NAMES = 10, 4
"""How many names the network picture writes out at most, and how many of them also on a phone, twice as large."""

NAME_LETTERS = 24
"""How much of a name the picture has room for."""

_LARGE_DOT = 0.45
"""Dots from this size on are not written over."""


def network(picture: NetworkPicture) -> SafeString:
    """People as dots, coloured by community, joined where they acted because of each other; each dot is a link."""
    places = _places(picture.nodes)
    edges = "".join(
        f"M{places[a][0]:.0f} {places[a][1]:.0f}L{places[b][0]:.0f} {places[b][1]:.0f}" for a, b in picture.edges
    )
    dots = "".join(_dot(node, place) for node, place in zip(picture.nodes, places, strict=True))
    labels = "".join(_labels(picture.nodes, places))
    words = _("%(people)s people and %(ties)s ties") % {"people": len(picture.nodes), "ties": len(picture.edges)}
    return SafeString(
        f'<svg class="network" viewBox="0 0 {_WIDE} {_HIGH}" role="group" aria-label="{escape(words)}">'
        f'<path class="edges" d="{edges}"/>{dots}<g class="labels" aria-hidden="true">{labels}</g></svg>'
    )


def _places(nodes: Sequence[Node]) -> list[tuple[float, float]]:
    """The nodes' places stretched to fill the drawing."""
    columns = [_spread([n.x for n in nodes], _WIDE), _spread([n.y for n in nodes], _HIGH)]
    return list(zip(*columns, strict=True))


def _spread(values: Sequence[float], size: int) -> list[float]:
    low, span = min(values, default=0.0), max(values, default=0.0) - min(values, default=0.0)
    return [_EDGE + (value - low) / span * (size - 2 * _EDGE) if span else size / 2 for value in values]


def hue(community: int | None) -> str:
    """The colour class of a community, the same on every page; people outside of any are grey.

    >>> hue(8), hue(None), hue(-1)
    ('c1', 'c7', 'c7')
    """
    return f"c{HUES - 1}" if community is None or community < 0 else f"c{community % (HUES - 1)}"


SHAPES = (
    "",
    "-.9 -.9 .9 -.9 .9 .9 -.9 .9",
    "0 -1.2 1.15 .85 -1.15 .85",
    "0 -1.25 1.15 0 0 1.25 -1.15 0",
    "0 1.2 1.15 -.85 -1.15 -.85",
    "0 -1.15 1.1 -.36 .68 .93 -.68 .93 -1.1 -.36",
    "-.38 -1.1 .38 -1.1 .38 -.38 1.1 -.38 1.1 .38 .38 .38 .38 1.1 -.38 1.1 -.38 .38 -1.1 .38 -1.1 -.38 -.38 -.38",
)
"""The shape that goes with a colour, as corners around the middle; the first is a disc. `map.js` has the same."""


def shape(community: int | None) -> int:
    """Which shape a community has, so that none is told from another by colour alone; people outside of any are discs.

    >>> shape(0), shape(3), shape(10), shape(None)
    (0, 3, 4, 0)
    """
    return 0 if community is None or community < 0 else (community + community // (HUES - 1)) % len(SHAPES)


def mark(community: int | None) -> str:
    """The classes of colour and shape for a mark beside a community's name.

    >>> mark(3), mark(-1)
    ('c3 s3', 'c7 s0')
    """
    return f"{hue(community)} s{shape(community)}"


def _dot(node: Node, place: tuple[float, float]) -> str:
    css = f"node {hue(node.community)}" + (" node-own" if node.owner else "")
    name = escape(node.name)
    drawn = _shape(SHAPES[shape(node.community)], place, 3.5 + 8 * node.size)
    return f'<a class="{css}" href="/people/{node.person}/" aria-label="{name}"><title>{name}</title>{drawn}</a>'


def _shape(corners: str, place: tuple[float, float], radius: float) -> str:
    if not corners:
        return f'<circle cx="{place[0]:.0f}" cy="{place[1]:.0f}" r="{radius:.1f}"/>'
    numbers = [float(number) for number in corners.split()]
    points = " ".join(f"{radius * value + place[at % 2]:.1f}" for at, value in enumerate(numbers))
    return f'<polygon points="{points}"/>'


def _labels(nodes: Sequence[Node], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    ranked = sorted(range(len(nodes)), key=lambda i: (not nodes[i].owner, -nodes[i].size, i))
    taken = [_dot_box(nodes[i], places[i]) for i in ranked if nodes[i].size >= _LARGE_DOT]
    written = 0
    for i in ranked:
        large = written < LARGE_NAMES
        x, y, box = _label_box(nodes[i], places[i], 7.4 if large else 4.3)
        if written < NAMES_WRITTEN and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            written += 1
            css = "label" if large else "label label-minor"
            name = escape(_short(nodes[i].name))
            yield f'<text class="{css}" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{name}</text>'


_Box = tuple[float, float, float, float]


def _dot_box(node: Node, place: tuple[float, float]) -> _Box:
    radius = 3.5 + 8 * node.size
    return place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius


def _label_box(node: Node, place: tuple[float, float], letter: float) -> tuple[float, float, _Box]:
    """Where a name goes, above its dot, and the room it takes with letters of this half width."""
    half = letter * len(_short(node.name)) + 6
    x, y = min(max(place[0], half), _WIDE - half), place[1] - 11 - 8 * node.size
    return x, y, (x - half, y - 4 * letter, x + half, y + 5)


def _short(name: str) -> str:
    """A name as it is written into the picture; the dot's own title has the whole.

    >>> _short("Ana Ruiz"), len(_short("Ana " * 15))
    ('Ana Ruiz', 24)
    """
    return name if len(name) <= NAME_LETTERS else name[: NAME_LETTERS - 1].rstrip() + "…"


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def sparkline(counts: Sequence[int]) -> SafeString:
    """Days of contact in each fortnight as small bars, the latest on the right; it says the sum and the best in words.

    >>> sparkline([0, 3]).count("<rect"), "3 days" in sparkline([0, 3]), sparkline([])
    (2, True, '')
    """
    if not counts:
        return SafeString("")
    total, top = sum(counts), max(*counts, 4)
    words = ngettext("%(n)s day of contact in a year", "%(n)s days of contact in a year", total) % {"n": total}
    bars = []
    for place, count in enumerate(counts):
        height = max(24 * count / top, 2) if count else 1
        css = "" if count else ' class="none"'
        bars.append(f'<rect{css} x="{place * 4}" y="{24 - height:.1f}" width="3" height="{height:.1f}"/>')
    frame = f'<svg class="spark" viewBox="0 0 {4 * len(counts)} 24" role="img" aria-label="{escape(words)}">'
    return SafeString(f"{frame}{''.join(bars)}</svg>")
