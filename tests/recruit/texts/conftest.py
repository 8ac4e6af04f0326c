"""Files as programs write them, made anew for each test: nothing of a stranger's lies in the tree."""

from __future__ import annotations

import io
import shutil
import subprocess
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


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer"


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """`printed(page)`: what a real browser prints of a web page, as a PDF."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    chromium = CHROMIUM
    folder = tmp_path_factory.mktemp("printed")

    def made(page: str) -> bytes:
        (folder / "page.html").write_text(f"<!doctype html><meta charset=utf-8>{page}", encoding="utf-8")
        out = folder / "page.pdf"
        command = [chromium, *FLAGS.split(), f"--user-data-dir={folder / 'home'}", f"--print-to-pdf={out}"]
        subprocess.run([*command, str(folder / "page.html")], check=True, capture_output=True, timeout=180)
        return out.read_bytes()

    return made
