"""The words of a page of a PDF: what they say, where they stand, how large and bold, and in which order they came.

Invariant: words keep every letter that the file gives; signs that stand for pictures (private use) are no letters.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from renown.recruit.texts.drafts import LIGATURES

_LETTERS = 200_000
"""A page with more letters is no page that people read."""

_BOLD = 600
_BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi")
_GAP = 0.18
"""Letters further apart than this part of their size are of two words."""

_LEFTWARD_GAP = 0.25
_INVISIBLE = 3
_LATIN_ENDS = "\u024f"
"""Letters up to here are on every machine."""

_BLANKS = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)))
_LIGATURES = {
    **LIGATURES,
    0x2: "-",  # what pdfium makes of a hyphen at the end of a line
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0x200E, 0x200F), None),
}
_OWN_SIGNS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF02D: "-", 0xF06F: "◦"}
"""The signs of lists in Word's fonts of signs."""


@dataclass(slots=True, eq=False)
class Word:
    """A word. x0, x1: its edges; y: its base line, growing downwards, in points; box: its place on the page.

    order: its place in the order in which the page is drawn. turn: by how many quarters it is turned.
    laid: whether it is drawn without ink, as programs lay text under a scan.
    grey: how light its ink is (of 256), where its letters are not in the file and may not be on this machine, so that
    whether they are seen cannot be told from a painting; None for all others.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    order: int
    turn: int
    box: tuple[float, float, float, float]
    laid: bool = False
    grey: int | None = None
    hidden: bool = False


_Letter = tuple[str, float, float, float, float]
"""A letter and the edges of its box: left, bottom, right, top."""


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    turn: int
    laid: bool
    grey: int | None


def words(page: Any) -> tuple[list[Word], list[Any]]:
    """The words of a text page of pdfium, and the things on the page that draw them."""
    reader = _Reader(page)
    return reader.words(), list(reader.drawn.values())


class _Reader:
    """Reads letter by letter, and asks for a style only where what draws the letters changes."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._styles: dict[int, _Style] = {}
        self.drawn: dict[int, Any] = {}

    def words(self) -> list[Word]:
        found: list[Word] = []
        letters: list[_Letter] = []
        style: _Style | None = None
        begin = 0
        for at in range(min(pdfium.FPDFText_CountChars(self._page), _LETTERS)):
            letter = pdfium.FPDFText_GetUnicode(self._page, at)
            if letter in _BLANKS:
                if pdfium.FPDFText_IsGenerated(self._page, at):
                    continue  # what pdfium makes of the gaps: often wrong where each letter is set by itself
                self._end(found, letters, style, begin)
                letters = []
                continue
            now = self._style(at)
            pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
            box = self._box
            place = (chr(letter), box.left, box.bottom, box.right, box.top)
            if letters and (style is None or now.turn != style.turn or _apart(letters[-1], place, now)):
                self._end(found, letters, style, begin)
                letters = []
            if not letters:
                begin = at
            letters.append(place)
            style = now if len(letters) == 1 or style is None or now.size > style.size else style
        self._end(found, letters, style, begin)
        return found

    def _style(self, at: int) -> _Style:
        thing = pdfium.FPDFText_GetTextObject(self._page, at)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in self._styles:
            self._styles[key] = self._seen(at, thing if key else None)
            if key:
                self.drawn[key] = thing
        return self._styles[key]

    def _seen(self, at: int, thing: Any) -> _Style:
        pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        m = self._matrix
        size = pdfium.FPDFText_GetFontSize(self._page, at) * math.hypot(m.c, m.d)
        turn = round(math.atan2(m.b, m.a) / (math.pi / 2)) % 4
        laid = thing is not None and pdfium.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
        return _Style(size, self._is_bold(at), turn, laid, None if thing is None else _lent(thing))

    def _is_bold(self, at: int) -> bool:
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
        if pdfium.FPDFText_GetFontWeight(self._page, at) >= _BOLD:
            return True
        pdfium.FPDFText_GetFontInfo(self._page, at, name, 128, flags)
        called = name.value.decode("latin-1").lower()
        return bool(flags.value & 1 << 18) or any(part in called for part in _BOLD_NAMES)

    def _end(self, found: list[Word], letters: list[_Letter], style: _Style | None, at: int) -> None:
        """Add the word that these letters make, or the words where they run to the left."""
        if style is None or not letters:
            return
        pdfium.FPDFText_GetCharOrigin(self._page, at, self._x, self._y)
        if any(unicodedata.bidirectional(letter[0]) in ("R", "AL") for letter in letters):
            for word in _leftward_words(letters, style.size):
                self._add(found, word, style)
        else:
            self._add(found, letters, style)

    def _add(self, found: list[Word], letters: list[_Letter], style: _Style) -> None:
        text = _text([letter[0] for letter in letters])
        if not text:
            return
        box = (
            min(letter[1] for letter in letters),
            min(letter[2] for letter in letters),
            max(letter[3] for letter in letters),
            max(letter[4] for letter in letters),
        )
        x0, x1, y = _upright(box, (self._x.value, self._y.value), style.turn)
        grey = style.grey if any(letter > _LATIN_ENDS for letter in text) else None
        found.append(Word(text, x0, x1, y, style.size, style.bold, len(found), style.turn, box, style.laid, grey))


def _lent(thing: Any) -> int | None:
    """How light the ink of something is whose letters are not in the file; None where they are."""
    font = pdfium.FPDFTextObj_GetFont(thing)
    if not font or pdfium.FPDFFont_GetIsEmbedded(font) == 1:
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(thing, *parts):
        return 0
    red, green, blue, alpha = (part.value for part in parts)
    grey = (299 * red + 587 * green + 114 * blue) // 1000
    return 255 - (255 - grey) * alpha // 255


def _leftward(letter: str) -> bool:
    """Whether a letter is of a script that runs to the left."""
    return unicodedata.bidirectional(letter) in ("R", "AL", "NSM")


def _apart(last: _Letter, here: _Letter, s: _Style) -> bool:
    """Whether a letter does not stand beside the one before it.

    Letters that run to the left are given in an order that may be any: they are sorted later, and need only stand on
    one line.
    """
    if _leftward(last[0]) and _leftward(here[0]):
        return here[2] >= last[4] or here[4] <= last[2]
    if s.turn % 2:
        gap, height = max(here[2] - last[4], last[2] - here[4]), abs(here[1] - last[1])
    else:
        gap, height = max(here[1] - last[3], last[1] - here[3]), abs(here[2] - last[2])
    return gap > max(_GAP * s.size, 0.4) or height > max(s.size, 1.0)


def _leftward_words(letters: list[_Letter], size: float) -> Iterator[list[_Letter]]:
    """Letters of a script that runs to the left as words, from the right: some files give them in any order."""
    word: list[_Letter] = []
    for letter in sorted(letters, key=lambda letter: -(letter[1] + letter[3])):
        if word and word[-1][1] - letter[3] > _LEFTWARD_GAP * size:
            yield word
            word = []
        word.append(letter)
    yield word


def _text(letters: list[str]) -> str:
    """The letters as text: pairs of surrogates joined, ligatures spelled, accents put on their letters."""
    joined = "".join(letters)
    if any("\ud800" <= letter <= "\udfff" for letter in joined):
        joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    joined = joined.translate(_OWN_SIGNS).translate(_LIGATURES)
    kept = "".join(sign for sign in joined if unicodedata.category(sign) not in ("Co", "Cc", "Cn"))
    return unicodedata.normalize("NFC", kept)


def _upright(
    box: tuple[float, float, float, float], origin: tuple[float, float], turn: int
) -> tuple[float, float, float]:
    """Both edges and the base line of a word, as they are when the page is turned so that it stands upright."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, top, origin[0]
    if turn == 2:
        return -right, -left, origin[1]
    if turn == 3:
        return -top, -bottom, -origin[0]
    return left, right, -origin[1]
