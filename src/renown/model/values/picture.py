"""Pictures of people: small, square JPEGs that hold what is seen and nothing beside it.

Invariant: what comes out was drawn anew from the points of a picture, so no place, no camera, no script and no other
file rides in it; what comes out once comes out unchanged again.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import struct
from typing import TYPE_CHECKING

from renown.errors import InputError

if TYPE_CHECKING:
    from PIL import Image

SIDE = 256
"""Points on a side, at most."""

MOST_BYTES = 10_000_000
MOST_SIDE = 20_000
MOST_POINTS = 60_000_000
"""A picture is unpacked whole: so many points take a quarter of a gigabyte."""

READ = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
MEDIA = "image/jpeg"

_QUALITY = 85
_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"
_JFIF, _SCAN = 0xE0, 0xDA
_NEEDED = frozenset({0xDB, 0xC0, 0xC4})
_WITHIN = frozenset({0x00, *range(0xD0, 0xD8)})
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, OverflowError, struct.error)
_HINT = "choose a photograph as a JPEG or PNG"


def drawn(raw: bytes) -> bytes:
    """The picture as a small square JPEG, cut to its middle, of moving ones the first. Raises InputError.

    >>> drawn(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    Traceback (most recent call last):
    ...
    renown.errors.InputError: this is no picture that can be read: expected JPEG, PNG, WebP, GIF or BMP. Choose a ...
    """
    if len(raw) > MOST_BYTES:
        raise InputError(
            f"this picture is {len(raw) / 1e6:,.0f} MB large, at most {MOST_BYTES / 1e6:.0f} MB are read", hint=_HINT
        )
    if _is_drawn(raw):
        return raw
    try:
        with _opened(raw) as image:
            return _redrawn(image)
    except InputError:
        raise
    except _BROKEN as error:
        raise InputError(
            "this is no picture that can be read: expected JPEG, PNG, WebP, GIF or BMP", hint=_HINT
        ) from error


def digest(picture: bytes) -> str:
    """The name of a picture by its content.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(picture).hexdigest()


def packed(picture: bytes) -> str:
    """A picture as text, for a table."""
    return base64.b64encode(picture).decode()


def unpacked(text: str) -> bytes:
    """The picture in a text; nothing where it is none.

    >>> unpacked(packed(b"abc")), unpacked("a")
    (b'abc', b'')
    """
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _opened(raw: bytes) -> Image.Image:
    """The picture, looked at and not unpacked yet."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the bound is ours, below, with its sentence
    image: Image.Image = Image.open(io.BytesIO(raw), formats=READ)
    if max(image.size) > MOST_SIDE or image.width * image.height > MOST_POINTS:
        raise _too_large()
    return image


def _too_large() -> InputError:
    return InputError(
        f"this picture has too many points: at most {MOST_SIDE:,} on a side and {MOST_POINTS // 1_000_000} million",
        hint="make it smaller first",
    )


def _redrawn(image: Image.Image) -> bytes:
    from PIL import Image, ImageOps

    image.draft("RGB", (2 * SIDE, 2 * SIDE))
    upright = ImageOps.exif_transpose(image)
    side = max(1, min(SIDE, *upright.size))
    seen = ImageOps.fit(upright.convert("RGBA"), (side, side), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    out = io.BytesIO()
    ground.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _is_drawn(raw: bytes) -> bool:
    """Whether this is a picture as `drawn` makes them, to the last byte: the same bytes stay the same."""
    if not _holds_points_alone(raw):
        return False
    try:
        with _opened(raw) as image:
            image.load()
            return image.format == "JPEG" and image.width == image.height <= SIDE and not image.info.get("exif")
    except _BROKEN:
        return False


def _holds_points_alone(raw: bytes) -> bool:
    """Whether a JPEG consists of the segments that its points need, with no words or other files between or behind."""
    at, jfif = 2, 0
    if not (raw.startswith(_BEGIN) and raw.endswith(_END)):
        return False
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        kind, length = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4])
        if kind == _SCAN:
            return _scan_end(raw, at + 2 + length) == len(raw) - len(_END)
        jfif += kind == _JFIF and raw[at + 2 : at + 9] == b"\x00\x10JFIF\x00"
        if kind not in _NEEDED and not (kind == _JFIF and jfif == 1):
            return False
        at += 2 + length
    return False


def _scan_end(raw: bytes, at: int) -> int:
    """Where the points of a scan end: at the first mark that does not belong to them."""
    while (at := raw.find(b"\xff", at)) >= 0 and at + 1 < len(raw) and raw[at + 1] in _WITHIN:
        at += 2
    return at
