"""The order in which a person reads the words of a page: columns one after the other, tables row by row.

Invariant: every word comes out exactly once. Words on one base line make a line; where they stand far apart a tab is
between them. Columns are told from tables by three signs together: whether the lines of both sides stand on common
base lines, whether the page is drawn side by side or one side after the other, and whether one side is days.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from renown.recruit.texts.drafts import LIST_SIGNS
from renown.recruit.texts.glyphs import Word

_WIDE = 1.0
"""A gap of so many sizes parts what stands beside each other."""

_JUMP = 0.45
"""A gap of so many sizes does it where the page was not drawn in that order."""

_FEWEST = 3
"""Lines that each side must have to be a column."""

_INDENT = 8
"""Steps of three points that a column can be set in below its headings."""

_COMMON, _WOVEN, _DAYS = 0.7, 0.35, 0.5
_PROSE = 45
_TAIL = 3
_DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b|\b(?:heute|present|today|now|actual(?:idad|mente)?|hoy|laufend)\b", re.I
)
_DATED = re.compile(
    r"(?:(?:jan|feb|m[aä]r|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov|de[cz]|ene|abr|ago|dic)[^\W\d_]{0,7}\.?)?\s?"
    r"(?:['’]?[\d./]{2,10})?\s?(?:[-–—]|bis|to|hasta|a)?(?:\s?['’]?[\d./]{2,10})?",
    re.I,
)
_LASTING = re.compile(
    r"(?:bis )?(?:heute|dato|jetzt)|present|today|now|current|actual(?:idad|mente)?|hoy|laufend", re.I
)


@dataclass(slots=True, eq=False)
class Piece:
    """Words that stand beside each other without a wide gap. ruled: a line is drawn before them."""

    words: list[Word]
    ruled: bool = False
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)
    order: int = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.x1 = min(w.x0 for w in self.words), max(w.x1 for w in self.words)
        biggest = max(self.words, key=lambda word: (len(word.text), word.size))
        self.y, self.size = biggest.y, biggest.size
        self.order = min(word.order for word in self.words)
        self.text = _spelled(self.words)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(word.bold for word in self.words)

    @property
    def is_days(self) -> bool:
        """Whether it is little more than days."""
        return len(self.text) <= 40 and bool(_DAY.search(self.text))

    @property
    def is_dated(self) -> bool:
        """Whether it is a part of days, as a narrow column breaks them: 'January', '2025 -', 'bis'."""
        return bool(_DATED.fullmatch(self.text))


@dataclass(slots=True, eq=False)
class Row:
    """What stands on one line of one column."""

    pieces: list[Piece]

    @property
    def text(self) -> str:
        """The words, with a tab where a wide gap is."""
        pieces = sorted(self.pieces, key=lambda piece: piece.x0)
        if _runs_left("".join(piece.text for piece in pieces)):
            pieces.reverse()
        text = pieces[0].text
        for last, piece in pairwise(pieces):
            gap = max(piece.x0 - last.x1, last.x0 - piece.x1)
            size = min(last.size, piece.size)
            wide = piece.ruled or gap > _WIDE * size or (last is pieces[0] and last.is_dated and gap > _JUMP * size)
            text += ("\t" if wide else " ") + piece.text
        return text

    @property
    def size(self) -> float:
        """The size of the letters of its longest piece."""
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def bold(self) -> bool:
        """Whether it is bold throughout."""
        return all(piece.bold for piece in self.pieces)

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [word for piece in self.pieces for word in piece.words]


Rule = tuple[float, float, float]
"""A line drawn upright: where it stands, its lower and its upper end."""


def read(words: Iterable[Word], rules: Sequence[Rule] = ()) -> list[Row]:
    """The rows of a page in reading order; words that are turned come after those that stand upright."""
    by_turn: dict[int, list[Word]] = {}
    for word in words:
        by_turn.setdefault(word.turn, []).append(word)
    turns = sorted(by_turn.values(), key=len, reverse=True)
    return [row for turned in turns for row in _read(_pieces(turned, sorted(rules)), depth=0)]


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words by common base lines, from the top."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if line and word.y - line[0].y > 0.4 * max(min(word.size, line[0].size), 1.0):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _pieces(words: Sequence[Word], rules: Sequence[Rule]) -> list[Piece]:
    found: list[Piece] = []
    flush = (0.0, 0.0)
    for line in _lines(words):
        line = _spread(sorted(line, key=lambda word: word.x0))
        held, ruled = [line[0]], False
        edges = line[0].x0, line[-1].x1
        even = _is_even(line) or (_are_near(edges, flush) and _is_drawn_on(line))
        flush = edges if even else (0.0, 0.0)
        for word in line[1:]:
            cut = not word.turn and _is_ruled(held[-1], word, rules)
            if cut or (not even and _parted(held, word)):
                found.append(Piece(held, ruled))
                held, ruled = [], cut
            held.append(word)
        found.append(Piece(held, ruled))
    return found


def _is_even(line: list[Word]) -> bool:
    """Whether all gaps of a line are alike and not wide, as in prose that is set to both edges."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line)]
    if len(gaps) < 2 or not _is_drawn_on(line):
        return False
    return max(gaps) < 2.2 * line[0].size and max(gaps) - min(gaps) < 0.12 * max(gaps)


def _is_drawn_on(line: list[Word]) -> bool:
    """Whether a line was drawn word after word."""
    return all(b.order - a.order == 1 for a, b in pairwise(line))


def _are_near(edges: tuple[float, float], others: tuple[float, float]) -> bool:
    return abs(edges[0] - others[0]) < 1.5 and abs(edges[1] - others[1]) < 1.5


def _is_ruled(last: Word, word: Word, rules: Sequence[Rule]) -> bool:
    """Whether a line is drawn between two words."""
    if not rules or word.x0 - last.x1 < 0.3 * word.size:
        return False
    middle = (word.box[1] + word.box[3]) / 2
    between = rules[bisect_left(rules, (last.x1 - 1.0,)) : bisect_left(rules, (word.x0 + 1.0,))]
    return any(low <= middle <= high for _, low, high in between)


def _parted(held: list[Word], word: Word) -> bool:
    last = held[-1]
    size = max(min(last.size, word.size), 1.0)
    gap = word.x0 - last.x1
    if len(held) == 1 and last.text in LIST_SIGNS and gap < 5 * size:
        return False
    return gap > _WIDE * size or (gap > _JUMP * size and abs(word.order - last.order) != 1)


def _spread(line: list[Word]) -> list[Word]:
    """A line where letters that are set far apart (S K I L L S) are the words that they spell."""
    found: list[Word] = []
    run: list[Word] = []
    for word in line:
        single = len(word.text) == 1 and word.text.isalpha()
        if not single or (run and word.x0 - run[-1].x1 > 2.5 * word.size):
            found += _together(run)
            run = []
        (run if single else found).append(word)
    return found + _together(run)


def _together(run: list[Word]) -> list[Word]:
    """Single letters as one word, with a blank where the gap is wider than between most; few stay as they are."""
    if len(run) < 5 or _runs_left("".join(word.text for word in run)):
        return run
    gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
    usual = max(median(gaps), 0.1)
    text = run[0].text + "".join(" " * (gap > 1.7 * usual) + word.text for gap, word in zip(gaps, run[1:], strict=True))
    whole = (run[0].box[0], min(word.box[1] for word in run), run[-1].box[2], max(word.box[3] for word in run))
    return [replace(run[0], text=text, x1=run[-1].x1, box=whole)]


def _read(pieces: list[Piece], depth: int) -> list[Row]:
    """The rows of a part of a page."""
    cut = _columns(pieces) if depth < 12 and len(pieces) >= 2 * _FEWEST else None
    if cut is None:
        return _rows(pieces)
    above, left, right, below = cut
    if not _are_columns(left, right):
        cells = _cells(left, right) if _is_whole(above, [*left, *right], below) else []
        return [*_read(above, depth + 1), *cells, *_read(below, depth + 1)] if cells else _rows(pieces)
    return [row for part in cut if part for row in _read(part, depth + 1)]


def _is_whole(above: list[Piece], table: list[Piece], below: list[Piece]) -> bool:
    """Whether no line stands partly in a table and partly above or below it."""
    top, bottom = min(piece.y for piece in table), max(piece.y for piece in table)
    return all(top - piece.y > 0.4 * piece.size for piece in above) and all(
        piece.y - bottom > 0.4 * piece.size for piece in below
    )


def _cells(left: list[Piece], right: list[Piece]) -> list[Row]:
    """Two columns as the rows of a table whose cells have many lines; nothing where they were not drawn so."""
    sides = sorted([(piece.order, 0, piece) for piece in left] + [(piece.order, 1, piece) for piece in right])
    runs = [[piece for _, _, piece in run] for _, run in groupby(sides, key=lambda placed: placed[1])]
    if sides[0][1] or len(runs) % 2 or len(runs) < 4 or all(len(run) == 1 for run in runs):
        return []
    found: list[Row] = []
    for label, told in zip(runs[::2], runs[1::2], strict=True):
        top = min(piece.y for piece in (*label, *told))
        if found and top <= max(piece.y for row in found for piece in row.pieces):
            return []
        first, *rest = _flowing(_rows(label))
        head, *more = _rows(told)
        if abs(first.pieces[0].y - head.pieces[0].y) > 0.4 * first.size:
            return []
        alone = not rest and not (first.bold and not head.bold and not _is_days(head))
        joined = alone or _is_days(first) or (_is_days(head) and not more)
        if not joined:
            found += [first, *rest, head, *more]
        else:
            found += [Row([*first.pieces, *head.pieces]), *rest, *more]
    return found


def _flowing(label: list[Row]) -> list[Row]:
    """The rows of a narrow cell; one, where they are days that found no room beside each other."""
    whole = " ".join(row.text for row in label)
    if len(label) < 2 or not all(_DATED.fullmatch(row.text) or _LASTING.fullmatch(row.text) for row in label):
        return label
    piece = Piece([word for row in label for word in row.words], label[0].pieces[0].ruled)
    piece.text, piece.y = whole, label[0].pieces[0].y
    return [Row([piece])]


def _is_days(row: Row) -> bool:
    return all(piece.is_days for piece in row.pieces)


def _rows(pieces: list[Piece]) -> list[Row]:
    found: list[Row] = []
    last: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if last is not None and piece.y - last.y <= 0.4 * min(piece.size, last.size):
            found[-1].pieces.append(piece)
            continue
        found.append(Row([piece]))
        last = piece
    return [part for row in found for part in _labelled(row)]


def _labelled(row: Row) -> list[Row]:
    """A row, or two where its first piece is a heading at the edge of what it is the heading of."""
    first = min(row.pieces, key=lambda piece: piece.x0)
    others = [piece for piece in row.pieces if piece is not first]
    if not others or not first.bold or not first.text.isupper() or len(first.text) < 4:
        return [row]
    if any(piece.bold or piece.is_days for piece in others):
        return [row]
    return [Row([first]), Row(others)]


def _columns(pieces: list[Piece]) -> tuple[list[Piece], ...] | None:
    """What stands above two columns, the left one, the right one, and what stands below; None where there are none."""
    ordered = sorted(pieces, key=lambda piece: (piece.y, piece.x0))
    size = median(piece.size for piece in pieces)
    best: tuple[float, tuple[list[Piece], ...]] | None = None
    for edge in _edges(pieces):
        for begin, end in _runs(ordered, edge, size):
            cut = _cut(ordered, begin, end, edge)
            if cut is None:
                continue
            worth = len(cut[1]) + len(cut[2]) + min(len(cut[1]), len(cut[2])) + 1000 * _are_columns(cut[1], cut[2])
            if best is None or worth > best[0]:
                best = worth, cut
    return best[1] if best else None


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Where right columns may begin: left edges that several pieces share, the outermost left out.

    Fewer are enough where what they head is set a little further in, as below the headings of a column.
    """
    shared = Counter(round(piece.x0 / 3) for piece in pieces)
    outermost = min(shared)
    near = {edge: shared[edge] + shared[edge + 1] for edge in shared}
    further = [edge for edge in near if edge > outermost + 3]
    likely = [edge for edge in further if near[edge] >= _FEWEST]
    heads = [edge for edge in further if near[edge] == 2 and any(0 < other - edge <= _INDENT for other in likely)]
    likely.sort(key=lambda edge: -near[edge])
    return [min(p.x0 for p in pieces if round(p.x0 / 3) in (edge, edge + 1)) for edge in (*likely[:12], *heads[:3])]


def _runs(ordered: Sequence[Piece], edge: float, size: float) -> Iterator[tuple[int, int]]:
    """From where to where no piece crosses the gutter before an edge."""
    gutter = edge - max(0.5 * size, 4.0)
    begin = 0
    for at, piece in enumerate(ordered):
        if piece.x0 < edge - 1.5 and piece.x1 > gutter:
            if at - begin >= 2 * _FEWEST:
                yield begin, at
            begin = at + 1
    if len(ordered) - begin >= 2 * _FEWEST:
        yield begin, len(ordered)


def _cut(ordered: list[Piece], begin: int, end: int, edge: float) -> tuple[list[Piece], ...] | None:
    begin, end = _trimmed(ordered, begin, end, edge)
    run = ordered[begin:end]
    left = [piece for piece in run if piece.x0 < edge - 1.5]
    right = [piece for piece in run if piece.x0 >= edge - 1.5]
    if len(left) < _FEWEST or len(right) < _FEWEST:
        return None
    return ordered[:begin], left, right, ordered[end:]


def _trimmed(ordered: Sequence[Piece], begin: int, end: int, edge: float) -> tuple[int, int]:
    """A run without the heading above both columns, and without what belongs to the line that ends it."""
    sides = [piece.x0 < edge - 1.5 for piece in ordered[begin:end]]
    if not (any(sides) and not all(sides)):
        return begin, end
    first = max(sides.index(True), sides.index(False))
    last = min(_last(sides, True), _last(sides, False))
    usual = median(piece.size for piece in ordered[begin:end])
    above, below = ordered[begin : begin + first], ordered[begin + last + 1 : end]
    if above and len(above) <= _TAIL + 1 and (sides[0] or max(piece.size for piece in above) > 1.25 * usual):
        # what stands beside the first of the other column is of the columns
        beside = ordered[begin + first]
        first -= sum(1 for piece in above if beside.y - piece.y < 0.8 * beside.size)
        begin += first
    if below and len(below) <= _TAIL and end < len(ordered):
        end -= len(below)
    return begin, end


def _last(sides: list[bool], side: bool) -> int:
    return len(sides) - 1 - sides[::-1].index(side)


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    """Whether two sides are read one after the other, not line by line."""
    few = min((left, right), key=len)
    many = right if few is left else left
    lines = [piece.y for piece in many]
    common = sum(any(abs(piece.y - y) <= 0.4 * piece.size for y in lines) for piece in few)
    if common < _COMMON * len(few):
        return True
    if any(sum(piece.is_days for piece in side) >= _DAYS * len(side) for side in (left, right)):
        return False
    drawn = sorted([(piece.order, 0) for piece in left] + [(piece.order, 1) for piece in right])
    changes = sum(a[1] != b[1] for a, b in pairwise(drawn))
    if changes <= 2 or changes < _WOVEN * common:
        return True
    return all(median(len(piece.text) for piece in side) >= _PROSE for side in (left, right))


def _runs_left(text: str) -> bool:
    """Whether most letters are of a script that runs to the left."""
    ways = Counter(unicodedata.bidirectional(sign) for sign in text)
    return ways["R"] + ways["AL"] > ways["L"]


def _spelled(words: Sequence[Word]) -> str:
    """Words side by side as text, in the order of their script."""
    line = sorted(words, key=lambda word: word.x0)
    if _runs_left("".join(word.text for word in line)):
        return " ".join(word.text for word in _from_the_right(line))
    return " ".join(word.text for word in line)


def _from_the_right(line: list[Word]) -> list[Word]:
    """Words of a line that runs to the left; a stretch of words that run to the right among them stays as it is."""
    found: list[Word] = []
    stretch: list[Word] = []
    for word in reversed(line):
        if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in word.text):
            found += reversed(stretch)
            stretch = []
            found.append(word)
        else:
            stretch.append(word)
    return found + stretch[::-1]
