"""A file as its lines, in the order in which a person reads them.

Invariant: nothing is dropped. What could not be read is a remark of its own, and text that no person would see is
kept, marked, and never taken for what was said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["pdf", "docx", "odt", "rtf", "html", "text", "json", "xml", "image", "other"]
"""What a file is by its content. image: a picture. other: something that is not read, such as an old .doc."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. at: where it begins in `Document.text`; page: from 1; size: of the letters in points, 0 unknown.

    text: cells that stand side by side (a table, a day at the edge) are parted by a tab; signs of lists are left out.
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
    """Something the reader of the file should know.

    kind: scanned, hidden, encrypted, long (only a part was read), links (points to what was not fetched), damaged,
    macros (holds programs, which were not run), running (what stands at the edge of each page), empty, unreadable,
    same (as another file).
    """

    kind: str
    words: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    data: what a file of data (JSON, XML) holds, as it was parsed (see `records`); of a web page the list of what it
    says of itself for machines (JSON-LD); of a PDF what a file of data holds that is attached to it (Europass).
    """

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
