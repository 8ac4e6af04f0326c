"""The layouts of the made-up CVs: twelve in two halves, four that were written after them, and twelve of other tools.

Invariant: the reader of CVs was built while looking at the half "seen"; every other set ("held", "last", "fresh",
"spare", in this order) was read once before anything was changed for it, and widened the reader then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from renown.demo.resumes import fresh, later, office, pdf, plain, spare
from renown.demo.resumes.sheet import Sheet, Truth, sheet

LANGUAGES = ("de", "en", "es")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay a CV out. ending: of the file; "print": a web page for a browser to print. latin: its letters.

    An ending with "writer-" is of the file that LibreOffice Writer makes of `write`'s (flat OpenDocument or DOCX).
    """

    name: str
    half: str
    ending: str
    write: Callable[[Sheet], bytes]
    latin: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A made-up CV as a file, and what stands in it."""

    name: str
    layout: Layout
    content: bytes
    truth: Truth
    language: str


LAYOUTS = (
    Layout("ruled text", "seen", "txt", plain.ruled_text),
    Layout("table in Word", "seen", "docx", office.table),
    Layout("one column of reportlab", "seen", "pdf", pdf.classic, latin=True),
    Layout("sidebar of reportlab", "seen", "pdf", pdf.sidebar, latin=True),
    Layout("printed page", "seen", "print", plain.printed_page),
    Layout("OpenDocument", "seen", "odt", plain.odt),
    Layout("tabs in Word", "held", "docx", office.tabs),
    Layout("printed page of two columns", "held", "print", plain.two_columns),
    Layout("saved from LinkedIn", "held", "pdf", pdf.linkedin, latin=True),
    Layout("rich text", "held", "rtf", plain.rtf),
    Layout("grid of reportlab", "held", "pdf", pdf.grid, latin=True),
    Layout("saved page", "held", "html", plain.saved_page),
)

LAST = (
    Layout("text with marks", "last", "md", later.marked_text),
    Layout("letters in Word", "last", "docx", later.bold_letters),
    Layout("printed table", "last", "print", later.printed_table),
    Layout("two columns of reportlab", "last", "pdf", later.right_column, latin=True),
)

FRESH = (
    Layout("lines of Writer", "fresh", "writer-pdf", fresh.writer_lines),
    Layout("template of Word", "fresh", "docx", fresh.word_template),
    Layout("look of Europass", "fresh", "print", fresh.europass_look),
    Layout("designed page", "fresh", "print", fresh.designed),
    Layout("scholar's of reportlab", "fresh", "pdf", fresh.academic, latin=True),
    Layout("letters of Windows", "fresh", "txt", fresh.letters, latin=True),
)
SPARE = (
    Layout("tables of Writer", "spare", "writer-docx", spare.writer_table),
    Layout("stars of Writer", "spare", "writer-odt", spare.stars),
    Layout("one printed column", "spare", "print", spare.one_column),
    Layout("tables in tables of Word", "spare", "docx", spare.dates_right),
    Layout("drawn letters", "spare", "pdf", spare.drawn, latin=True),
    Layout("page of boxes", "spare", "html", spare.boxes),
)


def written(each: int, layouts: tuple[Layout, ...] = LAYOUTS, first: int = 0) -> Iterator[Written]:
    """So many made-up CVs of each layout, the languages in turn; first: the number of the first life.

    >>> [(cv.name, len(cv.truth.jobs) > 1) for cv in written(1, LAYOUTS[:1])]
    [('cv-00-0.txt', True)]
    """
    for number, layout in enumerate(layouts):
        for copy in range(each):
            language = LANGUAGES[(number + copy) % len(LANGUAGES)]
            made = sheet(first + number * each + copy, layout.half, language, layout.latin, grouped=copy % 3 == 2)
            truth = _of_linkedin(made.truth, made) if layout.write is pdf.linkedin else made.truth
            name = f"cv-{number:02d}-{copy}.{layout.ending}"
            yield Written(name, layout, layout.write(made), truth, language)


def _of_linkedin(truth: Truth, made: Sheet) -> Truth:
    """LinkedIn tells three skills, months always, and levels in its own words."""
    jobs = tuple(
        replace(told, start=_month(job.start), end=_month(job.end) if job.end else "")
        for told, job in zip(truth.jobs, made.life.jobs, strict=True)
    )
    levels = ("native", "good", "basic")
    tongues = tuple((code, level) for (code, _), level in zip(truth.tongues, levels, strict=False))
    return replace(truth, jobs=jobs, skills=truth.skills[:3], tongues=tongues)


def _month(month: tuple[int, int]) -> str:
    return f"{month[0]}-{month[1]:02d}"
