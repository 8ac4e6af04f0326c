"""Which reader a file gets, by its content. Runs where a file may do harm: see `cell`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from renown.errors import RenownError
from renown.recruit.texts import opendocument, page, pdf, plain, records, rtf, word
from renown.recruit.texts.document import Document, Form, Remark
from renown.recruit.texts.drafts import document
from renown.recruit.texts.forms import HEAD_BYTES, form_of, refusal
from renown.recruit.texts.package import Package

_WHOLE: Final = 64 << 20
"""Of a file that is read in one piece, so many bytes; a PDF and a zip may be larger, since little of them is read."""


def dispatch(name: str, source: bytes | Path) -> Document:
    """The document that a file is, whatever its name; what is wrong with it is a remark."""
    head = _begin(source, 1 << 16)
    form = form_of(head[:HEAD_BYTES])
    try:
        return _packed(name, source) if form is None else _read(name, source, form, head)
    except RenownError as error:
        return document(name, form or "other", (), [Remark("damaged", str(error))])


def _begin(source: bytes | Path, size: int) -> bytes:
    if isinstance(source, bytes):
        return source[:size]
    with source.open("rb") as file:
        return file.read(size)


def _read(name: str, source: bytes | Path, form: Form, head: bytes) -> Document:
    if form == "pdf":
        return pdf.read(name, source)
    if form == "image":
        words = "It is a picture, whose letters are not guessed; ask for the file it was made from"
        return document(name, "image", (), [Remark("scanned", words)])
    if form == "other":
        return document(name, "other", (), [Remark(*refusal(head))])
    data = _begin(source, _WHOLE)
    return {"json": records.read_json, "xml": records.read_xml, "html": page.read, "rtf": rtf.read}.get(
        form, plain.read
    )(name, data)


def _packed(name: str, source: bytes | Path) -> Document:
    """The document in a zip."""
    package = Package(source)
    if any(part.startswith("word/") for part in package.names):
        return word.read(name, package)
    if "content.xml" in package.names and any(part.startswith("META-INF/") for part in package.names):
        return opendocument.read(name, package)
    package.close()
    return document(name, "other", (), [Remark("unreadable", "It is a packed folder without a text of its own")])
