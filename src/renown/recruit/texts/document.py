"""A file as its lines, in the order in which a person reads them.

Invariant: nothing is dropped. What could not be read is a remark of its own, and text that no person would see is
kept, marked, and never taken for what was said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["pdf", "docx", "odt", "rtf", "html", "text", "json", "xml"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line. at: where it begins in `Document.text`; page: from 1; size: of the letters in points, 0 unknown.

    heading: whether the file itself says, or its letters show, that it is one. hidden: no person would see it.
    """

    text: str
    at: int
    page: int = 1
    size: float = 0.0
    heading: bool = False
    bullet: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader of the file should know. kind: scanned, hidden, encrypted, long, links, damaged, macros."""

    kind: str
    words: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. data: what a file of data (JSON, XML) holds, as it was parsed."""

    name: str
    form: Form
    lines: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()
    data: object = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """All lines a person sees or not, one under the other.

        >>> Document("cv.txt", "text", (Line("Ann Alder", 0), Line("Data engineer", 10))).text[10:14]
        'Data'
        """
        return "\n".join(line.text for line in self.lines)
