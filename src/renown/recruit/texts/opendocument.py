"""LibreOffice's ODT: paragraphs, headings, lists, tables, text boxes, heads and feet, in their order.

Invariants: text that is hidden is kept and marked; nothing that the file points to is fetched and no macro runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from renown.errors import InputError
from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import Draft, beside, clean, document, headed, says, too_deep, unmarked
from renown.recruit.texts.package import Package

_O = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = f"{_O}text:1.0}}", f"{_O}table:1.0}}", f"{_O}style:1.0}}"
_FO, _DRAW = f"{_O}xsl-fo-compatible:1.0}}", f"{_O}drawing:1.0}}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_O}office:1.0}}forms"})
_BREAKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SMALLEST = 2.5
_DEPTH = 60


@dataclass(frozen=True, slots=True)
class _Look:
    size: float = 0.0
    bold: bool = False
    vanished: bool = False
    white: bool = False
    ground: bool = False
    heading: bool = False
    bullet: bool = False

    @property
    def hidden(self) -> bool:
        """Whether nobody sees letters that look so."""
        return self.vanished or (self.white and not self.ground) or 0 < self.size < _SMALLEST


@dataclass(slots=True)
class _Run:
    text: str
    look: _Look


def read(name: str, package: Package) -> Document:
    """The document that an ODT is."""
    with closing(package):
        if _is_locked(package):
            return document(name, "odt", (), [Remark("encrypted", "It is locked by a password; ask for one without")])
        return _Reading(package).document(name)


def _is_locked(package: Package) -> bool:
    with suppress(InputError):
        return b"encryption-data" in package.part("META-INF/manifest.xml")
    return False


class _Reading:
    """One ODT while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._remarks: list[Remark] = []
        self._too_deep = False
        self._styles: dict[str, Element] = {}
        self._looks: dict[str, _Look] = {}

    def document(self, name: str) -> Document:
        content = self._package.tree("content.xml")
        trees = [content]
        if "styles.xml" in self._package:
            try:
                trees.insert(0, self._package.tree("styles.xml"))
            except InputError as error:
                self._remarks.append(Remark("damaged", str(error)))
        for tree in trees:
            self._styles |= {style.get(f"{_STYLE}name", ""): style for style in tree.iter(f"{_STYLE}style")}
        edges = {kind: self._edges(trees[0], kind) for kind in ("header", "footer")}
        body = content.find(f"{_O}office:1.0}}body")
        drafts = list(self._blocks(body, _Look(), 0)) if body is not None else []
        self._note(content)
        if self._too_deep:
            self._remarks.append(too_deep())
        return document(name, "odt", headed([*edges["header"], *drafts, *edges["footer"]]), self._remarks)

    def _note(self, content: Element) -> None:
        if any(name.startswith(("Basic/", "Scripts/")) for name in self._package.names):
            self._remarks.append(Remark("macros", "It holds macros, which were not run"))
        outside = [
            held.get(_LINK, "")
            for held in content.iter()
            if held.tag in (f"{_DRAW}image", f"{_DRAW}object", f"{_TEXT}section-source")
            and "://" in held.get(_LINK, "")
        ]
        if outside:
            words = f"It wants to fetch {len(outside)} things from elsewhere, which was not done: {outside[0][:200]}"
            self._remarks.append(Remark("links", words))

    def _edges(self, styles: Element, kind: str) -> list[Draft]:
        """Heads or feet, each text once."""
        found: dict[str, Draft] = {}
        for page in styles.iter(f"{_STYLE}{kind}"):
            for draft in self._blocks(page, _Look(), 0):
                if not draft.text.strip().isdigit():
                    found.setdefault(draft.text, draft)
        return list(found.values())

    def _look(self, name: str, before: _Look) -> _Look:
        """How text of a style looks, within what looks otherwise."""
        chain: list[Element] = []
        style = self._styles.get(name)
        while style is not None and len(chain) < 20:
            chain.append(style)
            style = self._styles.get(style.get(f"{_STYLE}parent-style-name", ""))
        for held in reversed(chain):
            before = _changed(before, held)
        return before

    def _blocks(self, element: Element, look: _Look, depth: int) -> Iterator[Draft]:
        for child in self._within(element, depth):
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child, look, depth)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child, look, depth)
            elif child.tag == f"{_TEXT}list-item":
                yield from self._blocks(child, replace(look, bullet=True), depth + 1)
            elif child.tag == f"{_TEXT}section":
                vanished = look.vanished or child.get(f"{_TEXT}display") == "none"
                yield from self._blocks(child, replace(look, vanished=vanished), depth + 1)
            elif child.tag not in _SKIPPED:
                yield from self._blocks(child, self._framed(child, look), depth + 1)

    def _framed(self, frame: Element, look: _Look) -> _Look:
        """What stands in a box may have a ground of its own."""
        return replace(look, ground=True) if frame.tag.startswith(_DRAW) else look

    def _within(self, element: Element, depth: int) -> Iterable[Element]:
        """What is in an element, unless that is nested deeper than anybody writes."""
        if depth < _DEPTH:
            return element
        self._too_deep = self._too_deep or len(element) > 0
        return ()

    def _table(self, table: Element, look: _Look, depth: int) -> Iterator[Draft]:
        for row in table.iter(f"{_TABLE}table-row"):
            cells = []
            for cell in row.findall(f"{_TABLE}table-cell"):
                inner = self._look(cell.get(f"{_TABLE}style-name", ""), look)
                cells.append(list(self._blocks(cell, inner, depth + 1)))
            yield from beside([cell for cell in cells if cell])

    def _paragraph(self, paragraph: Element, look: _Look, depth: int) -> Iterator[Draft]:
        look = self._look(paragraph.get(f"{_TEXT}style-name", ""), look)
        look = replace(look, heading=look.heading or paragraph.tag == f"{_TEXT}h")
        runs: list[_Run] = []
        boxes: list[Element] = []
        self._run(paragraph, look, runs, boxes, depth)
        yield from _lines(runs, look)
        for box in boxes:
            yield from self._blocks(box, replace(_Look(), ground=True), depth + 1)

    def _run(self, element: Element, look: _Look, runs: list[_Run], boxes: list[Element], depth: int) -> None:
        runs.append(_Run(element.text or "", look))
        for child in self._within(element, depth):
            if child.tag == f"{_TEXT}s":
                runs.append(_Run(" ", look))
            elif child.tag in _BREAKS:
                runs.append(_Run(_BREAKS[child.tag], look))
            elif child.tag.startswith(_DRAW):
                boxes.append(child)
            elif child.tag == f"{_TEXT}note":
                boxes += child.findall(f"{_TEXT}note-body")
            elif child.tag in (f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"):
                runs.append(_Run(child.get(f"{_TEXT}string-value", ""), replace(look, vanished=True)))
            else:
                begun = len(runs)
                self._run(child, self._look(child.get(f"{_TEXT}style-name", ""), look), runs, boxes, depth + 1)
                address = clean(child.get(_LINK, ""))[:2000] if child.tag == f"{_TEXT}a" else ""
                if address and not says("".join(run.text for run in runs[begun:]), address):
                    runs.append(_Run(f" ({address})", look))
            runs.append(_Run(child.tail or "", look))


def _lines(runs: list[_Run], look: _Look) -> Iterator[Draft]:
    """A paragraph as lines: a break begins a new one, and so does text that is not seen."""
    for hidden in (False, True):
        told = [run for run in runs if run.look.hidden == hidden and run.text.strip()]
        text = (" " * hidden).join(run.text for run in runs if run.look.hidden == hidden)
        size = max(told, key=lambda run: len(run.text)).look.size if told else 0.0
        bold = bool(told) and all(run.look.bold for run in told)
        for line in text.split("\n") if told else ():
            kept, marked = unmarked(clean(" ".join(line.split(" "))))
            if kept:
                bullet = (look.bullet or marked) and not look.heading
                short = bold and len(kept) <= 80 and not kept.endswith((".", ",", ";"))
                yield Draft(kept, 1, size, (look.heading or short) and not hidden and not bullet, bullet, hidden)


def _changed(look: _Look, style: Element) -> _Look:
    """A look with what one style changes of it."""
    letters = style.find(f"{_STYLE}text-properties")
    if style.get(f"{_STYLE}default-outline-level") or style.get(f"{_STYLE}name", "") in ("Title", "Subtitle"):
        look = replace(look, heading=True)
    for kind in ("paragraph", "table-cell", "graphic"):
        ground = style.find(f"{_STYLE}{kind}-properties")
        if ground is not None and ground.get(f"{_FO}background-color", "transparent") not in ("transparent", "#ffffff"):
            look = replace(look, ground=True)
    if letters is None:
        return look
    size, colour = letters.get(f"{_FO}font-size", ""), letters.get(f"{_FO}color", "")
    return replace(
        look,
        size=_points(size, look.size),
        bold=letters.get(f"{_FO}font-weight", "bold" if look.bold else "") in ("bold", "600", "700", "800", "900"),
        vanished=look.vanished or letters.get(f"{_TEXT}display") == "none",
        white=colour.lower().startswith(("#fff", "#fefefe", "#fdfdfd")) if colour else look.white,
        ground=look.ground or letters.get(f"{_FO}background-color", "transparent") not in ("transparent", "#ffffff"),
    )


def _points(size: str, before: float) -> float:
    """A size in points.

    >>> _points("11pt", 0), _points("50%", 12), _points("", 9)
    (11.0, 6.0, 9)
    """
    for unit, factor in (("pt", 1.0), ("%", before / 100), ("mm", 2.835), ("cm", 28.35), ("in", 72.0)):
        if size.endswith(unit):
            with suppress(ValueError):
                return float(size.removesuffix(unit)) * factor
    return before
