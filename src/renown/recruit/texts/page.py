"""Web pages: what a person reads of them, as lines, and what they say of themselves for machines (JSON-LD).

Invariants: scripts do not run and nothing is fetched; text that the page hides is kept and marked.
"""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from renown.recruit.texts.document import Document
from renown.recruit.texts.drafts import LINES_KEPT, Draft, beside, clean, document, says, too_deep, unmarked
from renown.recruit.texts.plain import empty, text_of

_DROPPED = frozenset("script style template noscript iframe object embed svg math head select datalist".split())
_BLOCKS = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr html legend li main nav ol optgroup option p pre search section summary table tbody "
    "tfoot thead tr td th caption ul center".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 legend caption".split())
_DEPTH: Final = 240
_LENGTH = re.compile(r"^\s*(-?[\d.]+)\s*(px|pt|em|rem|%)?\s*$")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_SIMPLE = re.compile(r"^[a-z0-9]*([.#][\w-]+)$", re.I)
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "transparent", "rgba(0,0,0,0)"})
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks at a place. ground: whether something behind it has a colour of its own."""

    hidden: bool = False
    white: bool = False
    ground: bool = False
    bold: bool = False
    heading: bool = False
    bullet: bool = False
    kept: bool = False


@dataclass(slots=True)
class _Text:
    """A line while it grows."""

    text: str = ""
    hidden: bool = False
    plain: bool = False


def read(name: str, data: bytes) -> Document:
    """The document that a web page is, saved by itself or as one file with its pictures (.mht)."""
    text = _decoded(_page_of(data))
    root = _parsed(text)
    if root is None:
        return document(name, "html", (), [empty(data)])
    reading = _Reading(root)
    drafts = list(islice(reading.lines(root, _Look(), 0), LINES_KEPT + 1))
    title = clean(root.findtext("head/title") or "")
    if title and not any(title in draft.text or draft.text in title for draft in drafts if draft.heading):
        drafts.insert(0, Draft(title, heading=True))
    remarks = [too_deep()] if reading.too_deep else []
    said = list(_said(root))
    return document(name, "html", drafts, remarks, said or None)


def _page_of(data: bytes) -> bytes:
    """The page in a page that was saved together with its pictures."""
    if data[:4096].lstrip()[:5].lower() not in (b"mime-", b"from:"):
        return data
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            held = part.get_payload(decode=True)
            return held if isinstance(held, bytes) else data
    return data


def _decoded(data: bytes) -> str:
    """The page as text: in UTF-8 or UTF-16 if it is, else as it says itself."""
    told = _CHARSET.search(data[:4096])
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    if told and b"\0" not in data[:100]:
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(told[1].decode("ascii"))
    return text_of(data)


def _parsed(text: str) -> HtmlElement | None:
    if not text.strip():
        return None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        return document_fromstring(text, parser=HTMLParser(huge_tree=False, no_network=True, remove_pis=True))
    except (etree.ParserError, ValueError):
        return None


def _said(root: HtmlElement) -> Iterator[object]:
    """What the page says of itself, each thing by itself; what is no JSON is left out."""
    for script in root.iter("script"):
        if script.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            with suppress(ValueError, RecursionError):
                held = json.loads(script.text or "", strict=False)
                things = held if isinstance(held, list) else [held]
                for thing in things:
                    graph = thing.get("@graph") if isinstance(thing, dict) else None
                    yield from graph if isinstance(graph, list) else [thing]


class _Reading:
    """One page while it is read."""

    def __init__(self, root: HtmlElement) -> None:
        self.too_deep = False
        self._rules = _rules(root)

    def lines(self, element: HtmlElement, look: _Look, depth: int) -> Iterator[Draft]:
        """The lines of a block."""
        if depth > _DEPTH:
            self.too_deep = True
            return
        if element.tag == "table" and _is_grid(element):
            for row in element.iter("tr"):
                cells = [list(self.lines(cell, self._seen(cell, look), depth + 1)) for cell in row]
                yield from beside([cell for cell in cells if cell])
            return
        held = _Text()
        yield from self._flow(element, look, held, depth)
        yield from _ended(held, look)

    def _flow(self, element: HtmlElement, look: _Look, held: _Text, depth: int) -> Iterator[Draft]:
        yield from _added(held, element.text, look)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                yield from self._child(child, look, held, depth + 1)
            yield from _added(held, child.tail, look)

    def _child(self, child: HtmlElement, look: _Look, held: _Text, depth: int) -> Iterator[Draft]:
        inner = self._seen(child, look)
        if depth > _DEPTH:
            self.too_deep = True
        elif child.tag == "br":
            yield from _ended(held, look)
        elif child.tag in _BLOCKS:
            yield from _ended(held, look)
            yield from self.lines(child, inner, depth)
        elif child.tag in ("input", "textarea", "img"):
            yield from _added(held, f" {child.get('value') or child.get('alt') or ''} ", inner)
            yield from _added(held, child.text, inner)
        else:
            if inner.hidden != look.hidden:
                yield from _ended(held, look)
            before = len(held.text)
            yield from self._flow(child, inner, held, depth)
            address = child.get("href", "") if child.tag == "a" else ""
            if re.match(r"(https?|mailto|tel):", address, re.I) and not says(held.text[before:], address):
                yield from _added(held, f" ({address})", inner)
            if inner.hidden != look.hidden:
                yield from _ended(held, inner)

    def _seen(self, element: HtmlElement, look: _Look) -> _Look:
        """How the text in an element looks."""
        style = " ".join(
            [*(self._rules.get(key, "") for key in _keys(element)), element.get("style", "")]
        )  # the last of equals counts
        said = _declared(style)
        ground = said.get("background-color", said.get("background", ""))
        white = said["color"].replace(" ", "") in _WHITE if "color" in said else look.white
        grounded = (look.ground or bool(ground)) and ground.replace(" ", "") not in _WHITE
        tag = element.tag
        return replace(
            look,
            white=white,
            ground=grounded,
            hidden=look.hidden or element.get("hidden") is not None or _is_unseen(said) or (white and not grounded),
            bold=look.bold or tag in ("b", "strong") or said.get("font-weight") in ("bold", "700", "800", "900"),
            heading=look.heading or tag in _HEADINGS or element.get("role") == "heading",
            bullet=tag == "li" or (look.bullet and tag not in ("ul", "ol")),
            kept=look.kept or tag == "pre",
        )


def _is_grid(table: HtmlElement) -> bool:
    """Whether a table is one: a page that is laid out by a table of one cell or of tables is not read in rows."""
    return not any(inner is not table for inner in table.iter("table"))


def _added(held: _Text, text: str | None, look: _Look) -> Iterator[Draft]:
    """Add text to a line; where line ends count (`pre`) they end it."""
    if not text:
        return
    pieces = text.split("\n") if look.kept else [text]
    for number, piece in enumerate(pieces):
        if number:
            yield from _ended(held, look)
        if piece.strip():
            held.plain = held.plain or not look.bold
            held.hidden = look.hidden
        held.text += piece if look.kept else re.sub(r"\s+", " ", piece)


def _ended(held: _Text, look: _Look) -> Iterator[Draft]:
    """The line, if it says something, and begin the next one."""
    text, marked = unmarked(clean(held.text))
    if text:
        hidden = held.hidden
        bullet = look.bullet or marked
        bold = not held.plain and len(text) <= 80 and not text.endswith((".", ",", ";"))
        yield Draft(text, heading=(look.heading or (bold and not bullet)) and not hidden, bullet=bullet, hidden=hidden)
    held.text, held.plain, held.hidden = "", False, look.hidden


def _keys(element: HtmlElement) -> Iterator[str]:
    yield from (f".{name}" for name in element.get("class", "").split())
    if element.get("id"):
        yield f"#{element.get('id')}"


def _rules(root: HtmlElement) -> dict[str, str]:
    """What the page's own styles say of a class or an id alone."""
    found: dict[str, str] = {}
    for style in root.iter("style"):
        if (style.get("media") or "all").strip().lower() not in ("all", "screen"):
            continue
        text = re.sub(
            r"/\*.*?\*/|@media[^{]*\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", " ", (style.text or "")[:200_000], flags=re.S
        )
        for names, said in _RULE.findall(text):
            for name in names.split(","):
                if simple := _SIMPLE.match(name.strip()):
                    found[simple[1]] = f"{found.get(simple[1], '')};{said};"
    return found


def _declared(style: str) -> dict[str, str]:
    parts = (part.partition(":") for part in style.lower().split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in parts if value.strip()}


def _is_unseen(said: dict[str, str]) -> bool:
    """Whether nobody sees what is styled so."""
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if (
        said.get("position") in ("absolute", "fixed")
        and min(_size(said.get(side, "")) for side in ("left", "top")) < -500
    ):
        return True
    if _size(said.get("text-indent", "")) < -500 or said.get("opacity") in ("0", "0.0", "0%"):
        return True
    size = _LENGTH.match(said.get("font-size", ""))
    return size is not None and float(size[1] or 0) < {"em": 0.2, "rem": 0.2, "%": 20}.get(size[2] or "px", 3)


def _size(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1]) if found else 0.0
