"""What a file is, by its content: people name files as they like.

Invariant: nothing is unpacked or parsed here; the first bytes and, of a zip, the names in it have to do.
"""

from __future__ import annotations

import re
from typing import Final

from renown.recruit.texts.document import Form
from renown.sources.text import decode

HEAD_BYTES: Final = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_PARTS = (
    b"[Content_Types].xml",
    b"mimetype",
    b"_rels/",
    b"word/",
    b"docProps/",
    b"xl/",
    b"ppt/",
    b"content.xml",
)
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|script|div|p|h1|table|meta|title|section|article)\b", re.I)
_XML = re.compile(r"<\?xml\b|<[A-Za-z_][\w:.-]*[^<>]*xmlns|<!DOCTYPE\s(?!html)", re.I)
_TAG = re.compile(r"<[A-Za-z_][\w:.-]*(\s[^<>]*)?/?>")
_CONTROLS = bytes({*range(32)} - {7, 8, 9, 10, 12, 13, 26, 27})


def form_of(head: bytes) -> Form | None:
    """What a file is that begins so; None for a zip, which is known by what is in it.

    >>> form_of(b"%PDF-1.7 ..."), form_of(b"{\\\\rtf1 Ann}"), form_of(b"Ann Alder"), form_of(b"PK\\3\\4...")
    ('pdf', 'rtf', 'text', None)
    """
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if _is_picture(head):
        return "image"
    if head.startswith(_OLD_OFFICE) or _is_binary(head):
        return "other"
    return _form_of_text(head)


def is_office(head: bytes) -> bool:
    """Whether a zip that begins so is a document: its first part has one of the names that office programs give.

    >>> is_office(b"PK\\3\\4" + bytes(22) + b"\\x08\\0\\0\\0mimetypeapplication/...")
    True
    """
    name = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    return head.startswith(b"PK\x03\x04") and name.startswith(_OFFICE_PARTS)


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"BM"):
        return _is_binary(head)
    return (
        head.startswith(_PICTURES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or head[4:12]
        in (
            b"ftypheic",
            b"ftypheix",
            b"ftypmif1",
            b"ftypavif",
        )
    )


def _is_binary(head: bytes) -> bool:
    """Whether these are no letters of any encoding."""
    if decode(head).startswith("utf-16"):
        return False
    controls = sum(head.count(bytes([sign])) for sign in _CONTROLS)
    return controls > 0.02 * len(head) and bool(head.strip(b"\0"))


def _form_of_text(head: bytes) -> Form:
    text = head.decode(decode(head), "replace").lstrip("\ufeff \t\r\n\0")
    if text[:1] in "{[" and re.match(r'[{\[]\s*(["{}\[\]]|-?\d|true|false|null)', text):
        return "json"
    if text[:1] == "<":
        html = _HTML.search(text[:2000])
        if html and (not text.lower().startswith("<?xml") or html[1].lower() in ("html", "!doctype html")):
            return "html"
        if _XML.match(text) or _TAG.match(text):
            return "xml"
    if text.lower().startswith(("mime-version:", "from:")) and "multipart/related" in text:
        return "html"
    return "html" if len(_TAG.findall(text)) > 5 and _HTML.search(text) else "text"


def refusal(head: bytes) -> tuple[str, str]:
    """What to say of a file of form "other": the kind of remark and its words."""
    if not head.startswith(_OLD_OFFICE):
        return "unreadable", "It is no document that is read here; ask for a PDF, or for Word's .docx"
    if "EncryptedPackage".encode("utf-16-le") in head:
        return "encrypted", "It is locked by a password; ask for a copy without one"
    if "WordDocument".encode("utf-16-le") in head:
        return "unreadable", "It is in Word's old form (.doc), which is not read; open it and save it as .docx or PDF"
    return "unreadable", "It is in Office's old form, which is not read; open it and save it as .docx or PDF"
