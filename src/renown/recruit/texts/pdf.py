"""PDFs: their words in reading order, and what of them a person does not see.

Invariants: a page is read or a remark says that it was not; nothing that a PDF points to is fetched and no program in
it runs; a scan is called a scan, its letters are never guessed.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from renown.errors import RenownError
from renown.recruit.texts import glyphs, layout, records, sight
from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import LETTERS_KEPT, Draft, clean, document, mended, says, unmarked
from renown.recruit.texts.glyphs import Word

PAGES_READ = 100
"""Nobody's CV and no advertisement is longer; of a longer file the beginning is read."""

_SECONDS = 10.0
"""So much processor time a file may take before what was read until then has to do."""

_THINGS = 4_000
_PASSWORD = 4
_FEW_WORDS = 4
_HALF = 0.5
_ATTACHED, _ATTACHED_BYTES = 20, 8 << 20
_DATA = {".xml": records.read_xml, ".json": records.read_json}
_EDGE = 0.08
_RULE = 7.0
_LARGER = 1.15
_HEADING = 80
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Page:
    number: int
    rows: list[layout.Row]
    hidden: list[layout.Row]
    letters: int
    bottom: float
    height: float


def read(name: str, source: bytes | Path) -> Document:
    """The document that a PDF is."""
    try:
        opened = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        return document(name, "pdf", (), [_refusal(error)])
    with closing(opened) as pdf:
        return _Reading(name, pdf).document()


def _refusal(error: pypdfium2.PdfiumError) -> Remark:
    if getattr(error, "err_code", 0) == _PASSWORD:
        return Remark("encrypted", "It is locked by a password; ask for a copy without one")
    return Remark("damaged", "It is damaged and could not be opened; ask for it again")


class _Reading:
    """One PDF while it is read."""

    def __init__(self, name: str, pdf: pypdfium2.PdfDocument) -> None:
        self._name, self._pdf = name, pdf
        self._remarks: list[Remark] = []
        self._bad: dict[str, list[int]] = defaultdict(list)

    def document(self) -> Document:
        pages = list(self._pages())
        if pdfium.FPDFDoc_GetJavaScriptActionCount(self._pdf) > 0:
            self._remarks.append(Remark("macros", "It holds a program, which was not run"))
        self._note_pages()
        drafts = list(mended(_drafts(pages, self._remarks)))
        drafts += [_draft(page.number, row, hidden=True) for page in pages for row in page.hidden]
        drafts.sort(key=lambda draft: draft.page)
        return document(self._name, "pdf", drafts, self._remarks, self._attached())

    def _attached(self) -> object:
        """What the first file of data holds that is attached, as Europass does; other things attached are said."""
        left = []
        data: object = None
        for at in range(min(self._pdf.count_attachments(), _ATTACHED)):
            attached = self._pdf.get_attachment(at)
            name = clean(attached.get_name())[:200]
            reader = _DATA.get(Path(name).suffix.lower())
            if reader is not None and data is None:
                data = self._data(reader, name, bytes(attached.get_data()))
            if data is None or reader is None:
                left.append(name)
        if left:
            self._remarks.append(Remark("links", f"Attached to it, and not read: {', '.join(left)}"))
        return data

    def _data(self, reader: Callable[[str, bytes], Document], name: str, data: bytes) -> object:
        try:
            return reader(name, data).data if len(data) <= _ATTACHED_BYTES else None
        except RenownError as error:
            self._remarks.append(Remark("damaged", f"{name}, attached to it: {error}"))
            return None

    def _pages(self) -> Iterator[_Page]:
        begun, letters, count = time.process_time(), 0, len(self._pdf)
        for at in range(min(count, PAGES_READ)):
            page = self._page(at)
            if page is not None:
                letters += page.letters
                yield page
            if at + 1 < count and (time.process_time() - begun > _SECONDS or letters > LETTERS_KEPT):
                count, whole = at + 1, count
                self._remarks.append(_long(at + 1, whole))
                return
        if count > PAGES_READ:
            self._remarks.append(_long(PAGES_READ, count))

    def _page(self, at: int) -> _Page | None:
        """One page, or None where it is damaged."""
        try:
            page = self._pdf[at]
            if _flatten(page):
                page.close()
                page = self._pdf[at]
        except pypdfium2.PdfiumError:
            self._bad["damaged"].append(at + 1)
            return None
        try:
            return self._seen(page, at + 1)
        except (pypdfium2.PdfiumError, OverflowError, MemoryError):
            self._bad["damaged"].append(at + 1)
            return None
        finally:
            page.close()

    def _seen(self, page: Any, number: int) -> _Page:
        with closing(page.get_textpage()) as text:
            words, drawn = glyphs.words(text)
            things = _things(page)
            sight.look(page, words, drawn)
        self._judge(number, words, things)
        _point(page, words)
        seen = [word for word in words if not word.hidden]
        rows = layout.read([*seen, *_dotted(things.dots, seen)], things.rules)
        hidden = layout.read([word for word in words if word.hidden])
        _, bottom, _, top = page.get_cropbox()
        return _Page(number, rows, hidden, sum(len(word.text) for word in words), bottom, top - bottom)

    def _judge(self, number: int, words: Sequence[Word], things: _Drawn) -> None:
        """Say of a page whether it is a picture, and take what a program read of the picture for what it shows."""
        seen = sum(not word.hidden for word in words)
        laid = [word for word in words if word.laid and word.hidden]
        if len(laid) > _FEW_WORDS and len(laid) > seen and things.covered > _HALF:
            for word in laid:
                word.hidden = False
            self._bad["recognised"].append(number)
        elif seen <= _FEW_WORDS and (things.covered > 0.25 or things.shapes > 30):
            self._bad["scanned"].append(number)

    def _note_pages(self) -> None:
        for kind, numbers in self._bad.items():
            which = f"Page {numbers[0]}" if len(numbers) == 1 else f"Pages {_listed(numbers)}"
            one = len(numbers) == 1
            words = {
                "damaged": f"{which} {'is' if one else 'are'} damaged and could not be read",
                "scanned": f"{which} {'is a picture' if one else 'are pictures'} without letters (a scan): nothing was "
                "read from there. Ask for the file it was printed from",
                "recognised": f"{which} {'is a scan' if one else 'are scans'}; the text is what another program "
                "recognised, and may be wrong",
            }[kind]
            self._remarks.append(Remark("damaged" if kind == "damaged" else "scanned", words, numbers[0]))


def _listed(numbers: Sequence[int]) -> str:
    """Numbers as words.

    >>> _listed([1, 2, 3]), _listed([1, 4])
    ('1 to 3', '1, 4')
    """
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]} to {numbers[-1]}"
    return ", ".join(map(str, numbers[:20])) + (" and more" if len(numbers) > 20 else "")


def _long(read_: int, whole: int) -> Remark:
    return Remark("long", f"Only the first {read_:,} of {whole:,} pages were read", read_)


def _flatten(page: Any) -> bool:
    """Make what was filled into a form a part of the page, which is then to be opened anew."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), 500)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
            return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)
    return False


@dataclass(slots=True)
class _Drawn:
    """What is drawn on a page beside letters.

    covered: the part of it that pictures cover; dots: such as stand before points; rules: lines that stand upright,
    also the sides of boxes; shapes: how many there are.
    """

    covered: float = 0.0
    dots: list[tuple[float, float, float, float]] = field(default_factory=list)
    rules: list[layout.Rule] = field(default_factory=list)
    shapes: int = 0


def _things(page: Any) -> _Drawn:
    width, height = page.get_size()
    drawn = _Drawn()
    sides = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _THINGS)):
        thing = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        if not pdfium.FPDFPageObj_GetBounds(thing, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawn.covered += max(right - left, 0) * max(top - bottom, 0) / max(width * height, 1)
            continue
        drawn.shapes += 1
        if 1 <= right - left <= 7 and 1 <= top - bottom <= 7 and abs(right - left - top + bottom) < 1:
            drawn.dots.append((left, bottom, right, top))
        elif top - bottom >= _RULE:
            drawn.rules += [(left, bottom, top), (right, bottom, top)]
    return drawn


def _dotted(dots: Sequence[tuple[float, float, float, float]], words: Sequence[Word]) -> list[Word]:
    """The dots that stand before a word, as words."""
    found = []
    for left, bottom, right, top in dots[:500]:
        middle = (bottom + top) / 2
        beside = [w for w in words if not w.turn and w.box[1] < middle < w.box[3] and -1 < w.x0 - right < 2.5 * w.size]
        if beside:
            word = min(beside, key=lambda word: word.x0)
            found.append(
                Word("•", left, right, word.y, word.size, word.bold, word.order, 0, (left, bottom, right, top))
            )
    return found


def _point(page: Any, words: Sequence[Word]) -> None:
    """Add the address behind a link to its last word, where the words do not say it."""
    at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(500):
        if not pdfium.FPDFLink_Enumerate(page, at, link):
            return
        address = _address(page, link)
        if not address or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        inside = [
            word
            for word in words
            if box.left <= (word.box[0] + word.box[2]) / 2 <= box.right
            and box.bottom <= (word.box[1] + word.box[3]) / 2 <= box.top
        ]
        if inside and not says("".join(word.text for word in inside), address):
            inside[-1].text += f" ({address})"


def _address(page: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    held = ctypes.create_string_buffer(2048)
    size = pdfium.FPDFAction_GetURIPath(page.pdf, action, held, 2048)
    return clean(held.raw[: max(min(size, 2048) - 1, 0)].decode("utf-8", "replace"))


def _drafts(pages: Sequence[_Page], remarks: list[Remark]) -> list[Draft]:
    """All rows as lines: headings found by their letters, what stands at the edge of each page told once."""
    running = _running(pages)
    usual, boldly = _usual(pages)
    drafts: list[Draft] = []
    told: set[str] = set()
    left: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        for row in page.rows:
            key = _DIGITS.sub("#", row.text)
            if key in running and _is_at_edge(row, page):
                if key in told:
                    left[row.text].append(page.number)
                    continue
                told.add(key)
            drafts.append(_draft(page.number, row, usual=usual, boldly=boldly))
    if left:
        said = "; ".join(f"“{text}” on page {_listed(numbers)}" for text, numbers in list(left.items())[:20])
        remarks.append(Remark("running", f"What stands at the edge of each page is in the text once. Left out: {said}"))
    return drafts


def _running(pages: Sequence[_Page]) -> set[str]:
    """Lines, numbers apart, that stand at the edge of several pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update(
            {_DIGITS.sub("#", row.text) for row in page.rows if _is_at_edge(row, page) and len(row.text) <= 120}
        )
    return {text for text, count in seen.items() if count > 1 and count >= 0.5 * len(pages)}


def _is_at_edge(row: layout.Row, page: _Page) -> bool:
    """Whether a row stands where heads and feet stand."""
    middle = sum(word.box[1] + word.box[3] for word in row.words) / (2 * len(row.words))
    return not page.bottom + _EDGE * page.height < middle < page.bottom + (1 - _EDGE) * page.height


def _usual(pages: Sequence[_Page]) -> tuple[float, bool]:
    """The size of most letters, and whether most are bold."""
    sizes: Counter[float] = Counter()
    bold = 0
    for page in pages:
        for row in page.rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
            bold += len(row.text) * row.bold
    return (sizes.most_common(1)[0][0] if sizes else 0.0), bold > 0.5 * sizes.total()


def _draft(page: int, row: layout.Row, *, usual: float = 0.0, boldly: bool = True, hidden: bool = False) -> Draft:
    text, bullet = unmarked(clean(row.text))
    large = bool(usual) and row.size >= _LARGER * usual
    short = len(text) <= _HEADING and any(sign.isalpha() for sign in text) and not text.endswith((".", ",", ";"))
    heading = short and not bullet and not hidden and (large or (row.bold and not boldly))
    return Draft(text, page, row.size, heading, bullet, hidden)
