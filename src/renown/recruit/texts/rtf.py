"""RTF as Word, WordPad and LibreOffice write it: paragraphs, tables, lists, headings, in their order.

Invariants: text that is hidden is kept and marked; pictures, objects and what is told for programs are left out;
nothing that the file points to is fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import Draft, beside, clean, document, headed, says, unmarked

_TOKEN = re.compile(rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.I)
_ASIDE = frozenset(
    "fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore listtable "
    "listoverridetable rsidtbl generator xmlnstbl mmathPr pgdsctbl filetbl revtbl bkmkstart bkmkend fldinst "
    "objdata nonshppict pntext listpicture template userprops docvar annotation atnid atnauthor shpinst sp sn sv "
    "field_aside private do falt panose".split()
)
_READ_ANYWAY = frozenset(
    "shptxt shppict_text header footer headerl headerr headerf footerl footerr footerf footnote".split()
)
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "~": " ", "_": "-", "-": "",
}  # fmt: skip
_CHARSETS = {0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
             178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}  # fmt: skip
_ENDS = frozenset("par sect page cell nestcell row nestrow".split())
_DEPTH = 500
_SMALLEST = 2.5


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a pair of braces."""

    aside: bool = False
    reads: str = ""
    hidden: bool = False
    white: bool = False
    ground: bool = False
    bold: bool = False
    size: float = 12.0
    heading: bool = False
    bullet: bool = False
    in_table: bool = False
    signs: int = 1
    page: str = ""

    @property
    def unseen(self) -> bool:
        """Whether nobody sees letters here."""
        return self.hidden or (self.white and not self.ground) or self.size < _SMALLEST


@dataclass(slots=True)
class _Run:
    text: str
    state: _State


@dataclass(slots=True)
class _Heads:
    """What the head of the file says: pages of code by font, colours, which styles are headings."""

    pages: dict[int, str] = field(default_factory=dict)
    white: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)


def read(name: str, data: bytes) -> Document:
    """The document that an RTF is."""
    reading = _Reading(data)
    drafts = list(reading.drafts())
    remarks = [Remark("damaged", "It breaks off in the middle, or its braces do not match")] if reading.torn else []
    if re.search(rb"\\object\b", data):
        remarks.append(Remark("links", "It holds objects of other programs, which were not opened"))
    return document(name, "rtf", headed(drafts), remarks)


class _Reading:
    """One RTF while it is read."""

    def __init__(self, data: bytes) -> None:
        self._data = _without_blobs(data)
        self._heads = _heads(data)
        found = re.search(rb"\\ansicpg(\d+)", data[:2000])
        self._page = _page(int(found[1])) if found else "cp1252"
        self._state = _State(page=self._page)
        self._stack: list[_State] = []
        self._runs: list[_Run] = []
        self._cell: list[Draft] = []
        self._cells: list[list[Draft]] = []
        self._skip = 0
        self._bytes = bytearray()
        self._link = ""
        self._linked = 0
        self.torn = False

    def drafts(self) -> Iterator[Draft]:
        """The lines."""
        for token in _TOKEN.finditer(self._data):
            yield from self._token(token)
        self.torn = self.torn or bool(self._stack)
        yield from self._paragraph()
        yield from self._row()

    def _token(self, token: re.Match[bytes]) -> Iterator[Draft]:
        word, number, code, sign, brace, text = token.groups()
        if code is not None:
            self._byte(int(code, 16))
            return
        if text is not None and not self._state.aside and self._state.reads != "link":
            self._letters(text)
            return
        self._settle()
        if brace == b"{":
            self._open()
        elif brace == b"}":
            self._shut()
        elif word is not None:
            yield from self._word(word.decode("ascii"), None if number is None else int(number))
        elif sign is not None:
            self._sign(sign)
        elif text is not None and self._state.reads == "link":
            self._link += text.decode("latin-1")

    def _open(self) -> None:
        if len(self._stack) < _DEPTH:
            self._stack.append(self._state)
        else:
            self.torn = True

    def _shut(self) -> None:
        if not self._stack:
            self.torn = True
            return
        before, self._state = self._state, self._stack.pop()
        if before.reads == "shown" and self._state.reads != "shown":
            self._point()
        # paragraphs outlive the braces in which they began
        self._state = replace(self._state, in_table=before.in_table, heading=self._state.heading)

    def _point(self) -> None:
        """Add the address of a link that has ended, where its words do not say it."""
        found = re.search(r'HYPERLINK\s+"([^"]{1,2000})"', self._link)
        shown = "".join(run.text for run in self._runs[self._linked :])
        if found and not says(shown, found[1]):
            self._runs.append(_Run(f" ({found[1]})", self._state))
        self._link = ""

    def _byte(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        elif not self._state.aside:
            self._bytes.append(code)

    def _letters(self, text: bytes) -> None:
        if self._skip:
            dropped = min(self._skip, len(text))
            self._skip -= dropped
            text = text[dropped:]
        self._bytes += text
        self._settle()

    def _settle(self) -> None:
        """Make letters of the bytes that came."""
        if self._bytes:
            self._runs.append(_Run(self._bytes.decode(self._state.page, "replace"), self._state))
            self._bytes.clear()

    def _sign(self, sign: bytes) -> None:
        letter = sign.decode("latin-1")
        if letter == "*":
            self._state = replace(self._state, aside=True)
        elif self._state.aside:
            return
        elif letter in "\\{}":
            self._runs.append(_Run(letter, self._state))
        elif letter in _SIGNS:
            self._runs.append(_Run(_SIGNS[letter], self._state))
        elif letter in "\r\n":
            self._runs.append(_Run("\n", self._state))

    def _word(self, word: str, number: int | None) -> Iterator[Draft]:
        if self._turned(word) or self._state.aside:
            return
        if word == "u" and number is not None:
            self._runs.append(_Run(chr(number % 65536), self._state))
            self._skip = self._state.signs
        elif word in _SIGNS:
            self._runs.append(_Run(_SIGNS[word], self._state))
        elif word in _ENDS:
            yield from self._end(word)
        else:
            self._state = self._changed(word, number)

    def _turned(self, word: str) -> bool:
        """Whether a word says what a pair of braces holds, which decides whether it is read."""
        if word == "fldinst":
            self._link = ""
            self._state = replace(self._state, aside=True, reads="link")
        elif word == "fldrslt":
            self._linked = len(self._runs)
            self._state = replace(self._state, aside=False, reads="shown")
        elif word in ("listtext", "pntext"):
            self._state = replace(self._state, aside=True)
            self._stack[-1:] = [replace(state, bullet=True) for state in self._stack[-1:]]
        elif word in _READ_ANYWAY:
            self._state = replace(self._state, aside=False)
        elif word in _ASIDE:
            self._state = replace(self._state, aside=True)
        else:
            return False
        return True

    def _end(self, word: str) -> Iterator[Draft]:
        lines = list(self._paragraph())
        if word in ("cell", "nestcell"):
            self._cells.append(self._cell + lines)
            self._cell = []
        elif word in ("row", "nestrow"):
            yield from self._row()
        elif self._state.in_table:
            self._cell += lines
        else:
            yield from self._row()
            yield from lines

    def _row(self) -> Iterator[Draft]:
        cells, self._cells = [*self._cells, self._cell], []
        self._cell = []
        yield from beside([cell for cell in cells if cell])

    def _paragraph(self) -> Iterator[Draft]:
        self._settle()
        runs, self._runs, self._linked = self._runs, [], 0
        for unseen in (False, True):
            told = [run for run in runs if run.state.unseen == unseen and run.text.strip()]
            text = (" " * unseen).join(run.text for run in runs if run.state.unseen == unseen)
            if not told:
                continue
            longest = max(told, key=lambda run: len(run.text)).state
            bold = all(run.state.bold for run in told)
            joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            for line in joined.split("\n"):
                kept, marked = unmarked(clean(line))
                bullet = (marked or longest.bullet) and not longest.heading
                short = bold and len(kept) <= 80 and not kept.endswith((".", ",", ";"))
                heading = (longest.heading or short) and not unseen and not bullet
                yield Draft(kept, 1, longest.size, heading, bullet, unseen)

    def _changed(self, word: str, number: int | None) -> _State:
        """What holds after a word that changes how text looks."""
        state, on = self._state, number != 0
        if word == "pard":
            return replace(state, heading=False, bullet=False, in_table=False, ground=False)
        if word == "plain":
            return replace(state, hidden=False, white=False, bold=False, size=12.0, ground=False, page=self._page)
        if word in ("v", "webhidden", "deleted"):
            return replace(state, hidden=on)
        if word == "b":
            return replace(state, bold=on)
        if word == "intbl":
            return replace(state, in_table=True)
        if word in ("ls", "pnlvlblt"):
            return replace(state, bullet=on)
        return self._numbered(state, word, number or 0)

    def _numbered(self, state: _State, word: str, number: int) -> _State:
        if word == "fs":
            return replace(state, size=number / 2)
        if word == "cf":
            return replace(state, white=number in self._heads.white)
        if word in ("cb", "chcbpat", "highlight", "cbpat"):
            return replace(state, ground=number != 0 and number not in self._heads.white)
        if word == "f":
            return replace(state, page=self._heads.pages.get(number, self._page))
        if word == "uc":
            return replace(state, signs=min(max(number, 0), 8))
        if word == "s":
            return replace(state, heading=number in self._heads.headings)
        if word == "outlinelevel":
            return replace(state, heading=0 <= number < 9)
        return state


def _without_blobs(data: bytes) -> bytes:
    """An RTF without the bytes of pictures that stand in it as they are."""
    kept, at = [], 0
    for found in re.finditer(rb"\\bin(\d{1,9}) ?", data):
        if found.start() >= at:
            kept.append(data[at : found.start()])
            at = found.end() + int(found[1])
    return b"".join([*kept, data[at:]])


def _page(number: int) -> str:
    """The name of a page of code; windows-1252 where nobody knows it."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _heads(data: bytes) -> _Heads:
    """What the head of an RTF says of its fonts, colours and styles."""
    head = data[: 1 << 19]
    heads = _Heads()
    for number, charset in re.findall(rb"\{\\f(\d+)\b[^{}]{0,200}?\\fcharset(\d+)", head):
        if int(charset) in _CHARSETS:
            heads.pages[int(number)] = _page(_CHARSETS[int(charset)])
    colours = re.search(rb"\{\\colortbl([^{}]*)\}", head)
    for at, colour in enumerate(colours[1].split(b";")) if colours else ():
        parts = [int(part) for part in re.findall(rb"\\(?:red|green|blue)(\d+)", colour)]
        if len(parts) == 3 and min(parts) >= 245:
            heads.white.add(at)
    for number in re.findall(rb"\{\\s(\d+)\b[^{}]*?[ \d](?:heading|Heading|Title|Subtitle|berschrift)[^{};]*;", head):
        heads.headings.add(int(number))
    return heads
