"""Lines on their way into a document: cleaned, put together where a word was cut, numbered.

Invariant: only white space, signs of lists and hyphens that the end of a line asked for get lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from renown.recruit.texts.document import Document, Form, Line, Remark

LETTERS_KEPT = 3_000_000
"""Letters that a document keeps: five hundred pages of them."""

LINES_KEPT = 20_000
LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
LIST_SIGNS = frozenset("•◦▪▫●○■□‣⁃∙·➢➤►▶✓✔❖◆◇–—-*")
"""What stands before a point of a list."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_UNSEEN = re.compile(r"[\ufeff\u2060\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"[^\S\t]+")
_CUT = re.compile(r"(\w{0,60}[^\W\d_])(-|\u00ad|\u2010)$")
_GOES_ON = re.compile(r"[^\W\d_][\w\-]*[.,;:!?)]*")
_ADDRESS = re.compile(r"[\w-]\.[a-z]{2,}/\S*$", re.I)
_LINKEDINS = re.compile(r"^\S+ \((LinkedIn|Company|Portfolio|Blog|Personal|Other)\)$")
_DAYS_RIGHT = re.compile(r"(?<!\d)(?:19[4-9]\d|20\d\d|['’]\d\d|(?:0[1-9]|1[0-2])[/.]\d\d)(?!\d)")
_AND = frozenset("und oder and or bzw y o u e sowie".split())
_KEEPS = frozenset("time term based driven oriented level end stack house site native scale line up".split())
"""Second halves of English words that keep their hyphen: full-time, cloud-native."""


@dataclass(slots=True)
class Draft:
    """A line before it is numbered; see `document.Line`."""

    text: str
    page: int = 1
    size: float = 0.0
    heading: bool = False
    bullet: bool = False
    hidden: bool = False


def clean(text: str) -> str:
    r"""A line without control signs and with single spaces; tabs stay.

    >>> clean("  Data\x00  engineer \t 2019 ")
    'Data engineer\t2019'
    """
    held = _SPACE.sub(" ", _CONTROL.sub(" ", _UNSEEN.sub("", text).replace("\n", " ").replace("\r", " ")))
    held = unicodedata.normalize("NFC", held.translate(LIGATURES))
    return "\t".join(filter(None, (cell.strip() for cell in held.split("\t"))))


def unmarked(text: str) -> tuple[str, bool]:
    """A line without the sign of a list before it, and whether there was one.

    >>> unmarked("• Built pipelines"), unmarked("-5 degrees"), unmarked("– 2019")
    (('Built pipelines', True), ('-5 degrees', False), ('2019', True))
    """
    sign, rest = text[:1], text[1:]
    if sign in LIST_SIGNS and rest and (rest[0].isspace() or sign not in "–—-*·"):
        return rest.strip(), True
    if sign == "o" and rest[:1] == "\t":  # Word's second level in Courier
        return rest.strip(), True
    return text, False


def says(text: str, address: str) -> bool:
    """Whether words already say the address behind them.

    >>> says("ann@example.org", "mailto:ann@example.org"), says("example.org", "https://www.example.org/")
    (True, True)
    >>> says("Home", "http://a.example")
    False
    """
    bare = re.sub(r"^(mailto:|tel:|https?://)(www\.)?", "", address.lower()).rstrip("/")
    return re.sub(r"\W", "", bare) in re.sub(r"\W", "", text.lower())


def mended(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Lines with words that the end of a line had cut put together on the upper one."""
    whole = {word for draft in drafts for word in draft.text.split() if "-" in word[1:-1]}
    pending: Draft | None = None
    for draft in drafts:
        if pending is not None:
            _join(pending, draft, whole)
            yield pending
        pending = draft
    if pending is not None:
        yield pending


def _is_cut_address(upper: str, lower: str) -> bool:
    """Whether the end of a line cut an address of the web: after a hyphen, or as LinkedIn's own files have it.

    >>> _is_cut_address("example.org/in/ann-", "alder-1"), _is_cut_address("example.org/in/ann", "alder (LinkedIn)")
    (True, True)
    """
    if not _ADDRESS.search(upper):
        return False
    return (upper.endswith("-") and bool(re.match(r"[\w-]", lower))) or bool(_LINKEDINS.match(lower))


def _join(upper: Draft, lower: Draft, whole: set[str]) -> None:
    if _is_cut_address(upper.text, lower.text) and upper.hidden == lower.hidden:
        first, _, lower.text = lower.text.partition(" ")
        upper.text += first
        return
    cut = _CUT.search(upper.text)
    on = _GOES_ON.match(lower.text)
    if not cut or not on or lower.bullet or upper.hidden != lower.hidden or on[0].lower().rstrip(".,") in _AND:
        if upper.text.endswith("\u00ad"):
            upper.text = upper.text[:-1] + "-"
        return
    first, hyphen = cut[1], cut[2]
    keeps = hyphen == "-" and (
        on[0][0].isupper() or on[0].rstrip(".,;:!?)") in _KEEPS or f"{first}-{on[0]}" in whole or first.isupper()
    )
    upper.text = upper.text[: cut.start(2)] + "-" * keeps + on[0]
    lower.text = lower.text[on.end() :].strip()


def beside(cells: list[list[Draft]]) -> Iterator[Draft]:
    """The lines of cells that stand beside each other: as one line where each is one, else cell by cell.

    A short label, such as the days of a position, stands before the first line of what it is about, or behind it where
    it has days and stands on the right.
    """
    if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
        first = cells[0][0]
        text = "\t".join(cell[0].text for cell in cells)
        alike = all(cell[0].hidden == first.hidden for cell in cells)
        if alike and len(text) < 400:
            yield Draft(
                text, first.page, first.size, all(cell[0].heading for cell in cells), first.bullet, first.hidden
            )
            return
    if len(cells) == 2 and len(cells[0]) == 1 and not cells[0][0].heading and len(cells[0][0].text) < 40 and cells[1]:
        label, first = cells[0][0], cells[1][0]
        if label.hidden == first.hidden and not first.bullet:
            yield Draft(f"{label.text}\t{first.text}", label.page, first.size, False, False, label.hidden)
            yield from cells[1][1:]
            return
    if len(cells) == 2 and len(cells[1]) == 1 and _are_days(cells[1][0]) and cells[0]:
        first, days = cells[0][0], cells[1][0]
        if days.hidden == first.hidden and not first.bullet and len(first.text) < 120:
            yield Draft(f"{first.text}\t{days.text}", first.page, first.size, first.heading, False, first.hidden)
            yield from cells[0][1:]
            return
    for cell in cells:
        yield from cell


def _are_days(draft: Draft) -> bool:
    return len(draft.text) < 40 and bool(_DAYS_RIGHT.search(draft.text)) and not draft.bullet


def headed(drafts: list[Draft]) -> list[Draft]:
    """The lines, those in letters larger than most as headings."""
    shown = [draft for draft in drafts if not draft.hidden]
    sizes: dict[float, int] = {}
    for draft in shown:
        sizes[draft.size] = sizes.get(draft.size, 0) + len(draft.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    for draft in shown:
        if usual and draft.size >= 1.15 * usual and len(draft.text) <= 80 and not draft.bullet:
            draft.heading = draft.heading or not draft.text.endswith((".", ",", ";"))
    return drafts


def document(
    name: str, form: Form, drafts: Iterable[Draft], remarks: Iterable[Remark] = (), data: object = None
) -> Document:
    """The document that lines make. What is beyond `LETTERS_KEPT` letters is left out, and a remark says so."""
    lines: list[Line] = []
    noted = list(remarks)
    at = 0
    for draft in drafts:
        text = clean(draft.text).replace("\u00ad", "")
        if not text:
            continue
        if at + len(text) > LETTERS_KEPT or len(lines) >= LINES_KEPT:
            noted.append(Remark("long", f"Only the first {at:,} letters were read; the rest was left out", draft.page))
            break
        lines.append(Line(text, at, draft.page, round(draft.size, 1), draft.heading, draft.bullet, draft.hidden))
        at += len(text) + 1
    if unseen := [line for line in lines if line.hidden]:
        noted.append(_hidden(unseen))
    return Document(name, form, tuple(lines), tuple(noted), data)


def too_deep() -> Remark:
    """What to say of a file that is nested deeper than anybody writes."""
    return Remark("long", "It is nested deeper than is read; a part was left out")


def _hidden(lines: Sequence[Line]) -> Remark:
    """What to say of text that no person sees."""
    letters = sum(len(line.text) for line in lines)
    begin = " ".join(line.text for line in lines)[:120]
    words = (
        f"{letters:,} letters are in the file that nobody sees (too small, without colour, covered or beside the page)"
    )
    return Remark("hidden", f"{words}: “{begin}”", lines[0].page)
