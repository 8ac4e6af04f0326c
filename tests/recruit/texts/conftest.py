"""Files as programs write them, made anew for each test: nothing of a stranger's lies in the tree."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Placed = tuple[float, float, float, str]
"""Where a text stands, how large, and what it says."""


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """`pdf(page, page, ...)`: a PDF of pages, each a list of (x, y, size, text); the font bold where it ends in *."""

    def made(*pages: Iterable[Placed], **options: object) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, **options)  # type: ignore[arg-type]
        for page in pages:
            for x, y, size, text in page:
                canvas.setFont("Helvetica-Bold" if text.endswith("*") else "Helvetica", size)
                canvas.drawString(x, y, text.removesuffix("*"))
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return made


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A photograph of a page."""
    image = Image.new("RGB", (600, 800), "white")
    ImageDraw.Draw(image).text((50, 50), "Ann Alder, data engineer", fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
