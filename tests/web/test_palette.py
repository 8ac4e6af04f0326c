"""Every two colours of communities can be told apart, also by who does not see red or green, and stand out from the
card they are on. The arithmetic is that of the published standards: CIEDE2000 (CIE 142) over simulated dichromacy
(Machado, Oliveira & Fernandes 2009)."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STYLES = (Path(__file__).parents[2] / "src/renown/web/static/renown.css").read_text()
SCHEMES = dict(zip(("light", "dark"), re.findall(r":root[^{\n]*\{(.*?)\n\s*\}", STYLES, re.S), strict=False))
SEEN_BY = {
    "everybody": np.eye(3),
    "protanopes": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopes": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
)
TOLD_APART = 15.0
SHAPES_NEEDED = 3.0
"""What WCAG 2.2 asks of a sign beside its ground."""


def linear(colour: str) -> Floats:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: Floats) -> tuple[float, float, float]:
    xyz = TO_XYZ @ light / np.array([0.95047, 1.0, 1.08883])
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116).tolist()
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    """CIEDE2000, in the notation of Sharma, Wu & Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    a1, a2 = (a * (1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25.0**7))) for a in (a1, a2))
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    light, chroma, hue = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    l_mean, c_mean, h_mean = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    t = 1 + sum(size * np.cos(np.radians(times * h_mean + at)) for size, times, at in waves)
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    turned = (
        -2 * np.sqrt(c_mean**7 / (c_mean**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((h_mean - 275) / 25) ** 2))))
    )
    parts = light / s_l, chroma / s_c, hue / s_h
    return float(np.sqrt(sum(part**2 for part in parts) + turned * parts[1] * parts[2]))


def colours(scheme: str) -> list[str]:
    return [re.findall(rf"--d{at}: (#[0-9a-f]{{6}})", SCHEMES[scheme])[0] for at in range(8)]


def luminance(colour: str) -> float:
    return float(TO_XYZ[1] @ linear(colour))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_table(
    one: tuple[float, float, float], two: tuple[float, float, float], expected: float
) -> None:
    """Rows of table 1 of Sharma, Wu & Dalal 2005."""
    assert difference(one, two) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("who", SEEN_BY)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_two_communities_can_be_told_apart(scheme: str, who: str) -> None:
    seen = {colour: lab(np.clip(SEEN_BY[who] @ linear(colour), 0.0, 1.0)) for colour in colours(scheme)}
    near = {(a, b): round(difference(seen[a], seen[b]), 1) for a, b in combinations(seen, 2)}
    assert {pair: d for pair, d in near.items() if d < TOLD_APART} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_community_stands_out_from_its_card(scheme: str) -> None:
    ground = re.findall(r"--surface: (#[0-9a-f]+)", SCHEMES[scheme])[0]
    card = luminance(ground if len(ground) == 7 else "#" + "".join(2 * letter for letter in ground[1:]))
    for colour in colours(scheme):
        high, low = max(luminance(colour), card), min(luminance(colour), card)
        assert (high + 0.05) / (low + 0.05) >= SHAPES_NEEDED, colour


def test_who_chooses_dark_sees_the_same_dark() -> None:
    chosen = re.findall(r'data-theme="dark"\] \{(.*?)\n\}', STYLES, re.S)[0]
    assert re.findall(r"--\w+: [^;]+", chosen) == re.findall(r"--\w+: [^;]+", SCHEMES["dark"])
