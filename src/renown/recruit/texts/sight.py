"""What of a page a person sees: the page is painted twice, with its letters and without, and the pictures compared.

Invariant: a word is hidden if the page looks the same without it, whatever hides it: its colour, its size, what lies
over it, or that it stands beside the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from renown.recruit.texts.glyphs import Word

_SMALLEST = 2.5
"""Letters of fewer points nobody reads."""

_INK = 12
"""Steps of 256 in grey by which a letter must differ from what lies below it."""

_WIDEST = 1600
_INVISIBLE = 3


def look(page: Any, words: Sequence[Word], drawn: Sequence[Any]) -> None:
    """Mark the words of a page that nobody sees. drawn: what draws them; it draws nothing afterwards."""
    if not words:
        return
    scale = min(1.0, _WIDEST / max(page.get_size()))
    painted = page.render(scale=scale, grayscale=True)
    for thing in drawn:
        pdfium.FPDFTextObj_SetTextRenderMode(thing, _INVISIBLE)
    bare = page.render(scale=scale, grayscale=True)
    views = _View(page, painted), _View(page, bare)
    for word in words:
        word.hidden = word.size < _SMALLEST or (_has_ink(word.text) and _is_unseen(word, *views))
    painted.close()
    bare.close()


def _is_unseen(word: Word, painted: _View, bare: _View) -> bool:
    """Whether a word makes no difference; where its letters may be missing here, whether its ink would make none."""
    if word.grey is None:
        return painted.same(bare, word.box)
    return word.laid or bare.like(word.grey, word.box)


def _has_ink(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


class _View:
    """A painted page."""

    def __init__(self, page: Any, bitmap: Any) -> None:
        self._page = page
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._dots = bytes(bitmap.buffer)

    def same(self, other: _View, box: tuple[float, float, float, float]) -> bool:
        """Whether two paintings do not differ in a box of the page."""
        left, top, right, bottom = self._place(box)
        if left >= right or top >= bottom:
            return True
        for row in range(top, bottom):
            begin, end = row * self._stride + left, row * self._stride + right
            mine, its = self._dots[begin:end], other._dots[begin:end]
            if mine != its and any(abs(a - b) >= _INK for a, b in zip(mine, its, strict=True)):
                return False
        return True

    def like(self, grey: int, box: tuple[float, float, float, float]) -> bool:
        """Whether a box of the page is painted in one shade throughout, or beside the page."""
        left, top, right, bottom = self._place(box)
        rows = (self._dots[row * self._stride + left : row * self._stride + right] for row in range(top, bottom))
        return all(abs(dot - grey) < _INK for row in rows for dot in row)

    def _place(self, box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        (a, b), (c, d) = self._dot(box[0], box[1]), self._dot(box[2], box[3])
        left, right, top, bottom = min(a, c), max(a, c) + 1, min(b, d), max(b, d) + 1
        return max(left, 0), max(top, 0), min(right, self._width), min(bottom, self._height)

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page, 0, 0, self._width, self._height, 0, x, y, across, down)
        return across.value, down.value
