"""Word's DOCX: paragraphs, tables, text boxes, heads and feet, lists, headings, in their order.

Invariants: text that Word hides is kept and marked; deleted text of a change that is still open is not text; nothing
that the file points to is fetched and no macro runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from renown.errors import InputError
from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import Draft, beside, clean, document, headed, says, too_deep, unmarked
from renown.recruit.texts.package import Package, parsed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MAIN = "word/document.xml"
_SMALLEST = 2.5
_DEPTH = 60
_SKIPPED = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tcPr", "trPr")
) | {f"{_MC}Fallback"}
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_SIGNS = {"F0B7": "•", "F0A7": "▪"}


@dataclass(frozen=True, slots=True)
class _Style:
    size: float = 0.0
    bold: bool = False
    heading: bool = False
    bullet: bool = False
    vanished: bool = False
    white: bool = False
    shaded: bool = False

    @property
    def hidden(self) -> bool:
        """Whether nobody sees such letters on white paper."""
        return self.vanished or (self.white and not self.shaded) or 0 < self.size < _SMALLEST


@dataclass(slots=True)
class _Run:
    text: str
    size: float
    bold: bool
    hidden: bool


def read(name: str, package: Package) -> Document:
    """The document that a DOCX is."""
    with closing(package):
        return _Reading(package).document(name)


class _Reading:
    """One DOCX while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._remarks: list[Remark] = []
        self._too_deep = False
        self._links: dict[str, str] = {}
        self._styles: dict[str, _Style] = {}
        self._usual = _Style()
        self._shade = 0
        self._shading: set[str] = set()

    def document(self, name: str) -> Document:
        main = self._main()
        self._note()
        self._read_styles()
        drafts = [*self._edges("header"), *self._part(main), *self._edges("footer")]
        for notes in ("footnotes", "endnotes", "comments"):
            drafts += self._part(f"word/{notes}.xml")
        for remark in self._remarks:
            if remark.kind == "damaged" and not drafts:
                raise InputError(remark.words)
        if self._too_deep:
            self._remarks.append(too_deep())
        return document(name, "docx", headed(drafts), self._remarks)

    def _main(self) -> str:
        """Where the text lies: nearly always in the same part, but a program may name it otherwise."""
        if _MAIN in self._package or "_rels/.rels" not in self._package:
            return _MAIN
        for relation in self._package.tree("_rels/.rels").iter(_RELATION):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", _MAIN).lstrip("/")
        return _MAIN

    def _note(self) -> None:
        """Say of macros and of what lies outside."""
        if any("vbaproject" in name.lower() for name in self._package.names):
            self._remarks.append(Remark("macros", "It holds macros, which were not run"))
        outside: list[str] = []
        for name in self._package.names:
            if name.startswith("word/_rels/") and name.endswith(".rels"):
                outside += self._relations(name, main=name == f"word/_rels/{_MAIN.removeprefix('word/')}.rels")
        if outside:
            words = f"It wants to fetch {len(outside)} things from elsewhere, which was not done: {outside[0][:200]}"
            self._remarks.append(Remark("links", words))

    def _relations(self, name: str, *, main: bool) -> Iterator[str]:
        try:
            tree = self._package.tree(name)
        except InputError as error:
            self._remarks.append(Remark("damaged", str(error)))
            return
        for relation in tree.iter(_RELATION):
            if relation.get("TargetMode") != "External":
                continue
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            if kind.endswith("/hyperlink"):
                if main:
                    self._links[relation.get("Id", "")] = clean(target)[:2000]
            else:
                yield target

    def _read_styles(self) -> None:
        if "word/styles.xml" not in self._package:
            return
        try:
            tree = self._package.tree("word/styles.xml")
        except InputError as error:
            self._remarks.append(Remark("damaged", str(error)))
            return
        default = tree.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._usual = _changed(_Style(), default, None)
        kept = {style.get(f"{_W}styleId", ""): style for style in tree.iter(f"{_W}style")}
        self._shading = {key for key, style in kept.items() if any(map(_is_dark, style.iter(f"{_W}shd")))}
        for key in kept:
            self._styles[key] = self._resolved(key, kept, 0)
            if kept[key].get(f"{_W}default") == "1" and kept[key].get(f"{_W}type") == "paragraph":
                self._usual = self._styles[key]

    def _resolved(self, key: str, kept: dict[str, Element], depth: int) -> _Style:
        style = kept.get(key)
        if style is None or depth > 20:
            return self._usual
        base = style.find(f"{_W}basedOn")
        below = self._usual if base is None else self._resolved(base.get(f"{_W}val", ""), kept, depth + 1)
        named = style.find(f"{_W}name")
        called = "" if named is None else named.get(f"{_W}val", "").lower()
        held = _changed(below, style.find(f"{_W}rPr"), style.find(f"{_W}pPr"))
        heading = held.heading or called.startswith(("heading", "title")) or called == "subtitle"
        bullet = held.bullet or called.startswith("list bullet")
        return replace(held, heading=heading, bullet=bullet)

    def _edges(self, kind: str) -> Iterator[Draft]:
        """Heads or feet, each text once."""
        seen: set[str] = set()
        for name in sorted(self._package.names):
            if name.startswith(f"word/{kind}") and name.endswith(".xml"):
                for draft in self._part(name):
                    if draft.text not in seen and not draft.text.strip().isdigit():
                        seen.add(draft.text)
                        yield draft

    def _part(self, name: str) -> Iterator[Draft]:
        if name not in self._package and name != _MAIN:
            return
        try:
            data = self._package.part(name)
            if _STRICT[0] in data:
                data = data.replace(_STRICT[0], _W[1:-1].encode()).replace(_STRICT[1], _R[1:-1].encode())
            tree = parsed(data, name)
        except InputError as error:
            self._remarks.append(Remark("damaged", str(error)))
            return
        behind = any(anchor.get("behindDoc") == "1" for anchor in tree.iter(f"{_ANCHOR}anchor"))
        self._shade += behind
        yield from list(self._blocks(tree, 0))
        self._shade -= behind

    def _blocks(self, element: Element, depth: int) -> Iterator[Draft]:
        """The lines of everything in an element, in its order."""
        for child in self._within(element, depth):
            if child.tag == f"{_W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child, depth)
            elif child.tag not in _SKIPPED:
                yield from self._blocks(child, depth + 1)

    def _within(self, element: Element, depth: int) -> Iterable[Element]:
        """What is in an element, unless that is nested deeper than anybody writes."""
        if depth < _DEPTH:
            return element
        self._too_deep = self._too_deep or len(element) > 0
        return ()

    def _table(self, table: Element, depth: int) -> Iterator[Draft]:
        """A table row by row; see `beside`."""
        for row in (row for row in table.iter(f"{_W}tr") if row in table or _within(table, row)):
            cells = [self._cell(cell, table, depth) for cell in row if cell.tag in (f"{_W}tc", f"{_W}sdt")]
            yield from beside([cell for cell in cells if cell])

    def _cell(self, cell: Element, table: Element, depth: int) -> list[Draft]:
        """The lines of a cell; on a coloured ground white letters are seen."""
        styled = table.find(f"{_W}tblPr/{_W}tblStyle")
        grounds = [*cell.findall(f"{_W}tcPr/{_W}shd"), *table.findall(f"{_W}tblPr/{_W}shd")]
        shaded = any(map(_is_dark, grounds)) or (styled is not None and styled.get(f"{_W}val") in self._shading)
        self._shade += shaded
        lines = list(self._blocks(cell, depth + 1))
        self._shade -= shaded
        return lines

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Draft]:
        properties = paragraph.find(f"{_W}pPr")
        style = self._usual
        if properties is not None:
            named = properties.find(f"{_W}pStyle")
            style = style if named is None else self._styles.get(named.get(f"{_W}val", ""), style)
            style = _changed(style, None, properties)
        runs = list(self._runs(paragraph, style, depth))
        yield from _lines(runs, style)
        for box in _boxes(paragraph, depth):
            self._shade += 1  # what colour a box has is said in many ways
            yield from list(self._blocks(box, depth + 1))
            self._shade -= 1

    def _runs(self, element: Element, style: _Style, depth: int) -> Iterator[_Run]:
        for child in self._within(element, depth):
            if child.tag == f"{_W}r":
                yield self._run(child, style)
            elif child.tag == f"{_W}hyperlink":
                runs = list(self._runs(child, style, depth + 1))
                address = self._links.get(child.get(f"{_R}id", ""), "")
                if runs and address and not says("".join(run.text for run in runs), address):
                    runs[-1].text += f" ({address})"
                yield from runs
            elif child.tag not in _SKIPPED and child.tag not in (f"{_W}tbl", f"{_W}p"):
                yield from self._runs(child, style, depth + 1)

    def _run(self, run: Element, style: _Style) -> _Run:
        properties = run.find(f"{_W}rPr")
        if properties is not None:
            named = properties.find(f"{_W}rStyle")
            base = None if named is None else self._styles.get(named.get(f"{_W}val", ""))
            if base is not None:
                style = replace(style, size=base.size or style.size, bold=base.bold or style.bold, white=base.white)
            style = _changed(style, properties, None)
        return _Run("".join(_letters(run)), style.size, style.bold, style.hidden and not (style.white and self._shade))


def _within(table: Element, row: Element) -> bool:
    """Whether a row is of this table though something stands between, such as a field of content."""
    return any(row in between for between in table if between.tag != f"{_W}tr" for between in between.iter())


def _boxes(paragraph: Element, depth: int) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, each once."""
    if depth >= _DEPTH:
        return
    for child in paragraph:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child, depth + 1)


def _letters(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}sym":
            yield _SIGNS.get(child.get(f"{_W}char", "").upper(), "")
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]


def _lines(runs: list[_Run], style: _Style) -> Iterator[Draft]:
    """A paragraph as lines: a break begins a new one, and so does text that is not seen."""
    for hidden in (False, True):
        text = (" " * hidden).join(run.text for run in runs if run.hidden == hidden)
        told = [run for run in runs if run.hidden == hidden and run.text.strip()]
        size = max(told, key=lambda run: len(run.text)).size if told else 0.0
        bold = bool(told) and all(run.bold for run in told)
        for line in text.split("\n"):
            kept, marked = unmarked(clean(line))
            if kept:
                heading = style.heading or (bold and len(kept) <= 80 and not kept.endswith((".", ",", ";")))
                bullet = marked or style.bullet
                yield Draft(kept, 1, size, heading and not hidden and not bullet, bullet, hidden)


def _changed(style: _Style, run: Element | None, paragraph: Element | None) -> _Style:
    """A style with what properties of letters and of paragraphs change of it."""
    if run is not None:
        style = replace(
            style,
            size=_number(run.find(f"{_W}sz"), style.size * 2) / 2,
            bold=_on(run.find(f"{_W}b"), style.bold),
            vanished=_on(run.find(f"{_W}vanish"), style.vanished),
            white=_is_white(run.find(f"{_W}color"), style.white),
            shaded=style.shaded or run.find(f"{_W}highlight") is not None or _is_dark(run.find(f"{_W}shd")),
        )
    if paragraph is not None:
        level, points = paragraph.find(f"{_W}outlineLvl"), paragraph.find(f"{_W}numPr/{_W}numId")
        style = replace(
            style,
            heading=style.heading or (level is not None and _number(level, 9) < 9),
            bullet=_number(points, 0) > 0 if points is not None else style.bullet,
            shaded=style.shaded or _is_dark(paragraph.find(f"{_W}shd")),
        )
    return style


def _is_white(colour: Element | None, before: bool) -> bool:
    if colour is None:
        return before
    if colour.get(f"{_W}themeColor") in ("background1", "light1"):
        return not colour.get(f"{_W}themeShade")
    return _is_pale(colour.get(f"{_W}val", ""))


def _is_dark(ground: Element | None) -> bool:
    """Whether a ground has a colour of its own."""
    if ground is None:
        return False
    filled = ground.get(f"{_W}fill", "auto")
    return (filled != "auto" and not _is_pale(filled)) or ground.get(f"{_W}themeFill", "background1") != "background1"


def _is_pale(colour: str) -> bool:
    """Whether a colour cannot be told from white.

    >>> _is_pale("FFFFFF"), _is_pale("C0C0C0"), _is_pale("auto")
    (True, False, False)
    """
    return len(colour) == 6 and all(part.lower() >= "f5" for part in (colour[:2], colour[2:4], colour[4:]))


def _on(element: Element | None, before: bool) -> bool:
    if element is None:
        return before
    return element.get(f"{_W}val", "1") not in ("0", "false", "off", "none")


def _number(element: Element | None, otherwise: float) -> float:
    try:
        return otherwise if element is None else float(element.get(f"{_W}val", otherwise))
    except ValueError:
        return otherwise
