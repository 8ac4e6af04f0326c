"""Portraits of people who do not exist, drawn from their names: a ground, shoulders, a head and some hair.

Invariant: the same name has the same portrait, and it shows nobody.
"""

from __future__ import annotations

import hashlib
import io

from PIL import Image, ImageDraw

SIDE = 240

_GROUNDS = ("#dbe7f5", "#f3e2d0", "#dff0e3", "#f0dfee", "#e9e6d6", "#d9eef0")
_SHIRTS = ("#31527b", "#8a3f3a", "#2f6b4f", "#6a4c8c", "#7a6428", "#3c6f78")
_SKINS = ("#f1c9a5", "#d9a27a", "#b67a52", "#8d5b3a", "#f6d7bd", "#6f452c")
_HAIRS = ("#2b1d14", "#5a3a1e", "#a0722f", "#8c8c8c", "#7b2d1d", "#151515")


def portrait(name: str) -> bytes:
    """A JPEG of somebody of this name.

    >>> portrait("Ana") == portrait("Ana") != portrait("Bo")
    True
    """
    drawn = hashlib.sha256(name.encode()).digest()
    ground, shirt, skin, hair = (
        colours[byte % 6] for colours, byte in zip((_GROUNDS, _SHIRTS, _SKINS, _HAIRS), drawn, strict=False)
    )
    width, long = 44 + drawn[4] % 14, drawn[5] % 3
    image = Image.new("RGB", (SIDE, SIDE), ground)
    draw = ImageDraw.Draw(image)
    if long:
        draw.ellipse((120 - width - 18, 48, 120 + width + 18, 150 + 30 * long), fill=hair)
    draw.rounded_rectangle((40, 182, 200, 290), 60, fill=shirt)
    draw.rectangle((104, 150, 136, 196), fill=skin)
    draw.ellipse((120 - width, 60, 120 + width, 172), fill=skin)
    draw.pieslice((120 - width - 4, 50, 120 + width + 4, 142), 180, 360, fill=hair)
    for eye in (120 - width // 2, 120 + width // 2):
        draw.ellipse((eye - 4, 112, eye + 4, 120), fill="#222")
    draw.arc((100, 122, 140, 154), 20, 160, fill="#7a3b32", width=4)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
