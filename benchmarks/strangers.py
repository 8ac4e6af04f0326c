"""How fast are strangers' files read? A hundred CVs of two pages, against pdfplumber and python-docx.

Two thirds are PDFs, of one column and with a side bar, the others are Word's. Ours reads them in its process apart,
in reading order, and looks for words that nobody sees; the rivals give the text of a page or of paragraphs and
tables, no more. Processor seconds, children and start included.

    python benchmarks/strangers.py
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WORDS = "pipelines reports data warehouse Python SQL teams budgets customers machines plans audits care nights".split()
LINES = 48


def sentence(number: int, words: int) -> str:
    """So many words, others for each number."""
    return " ".join(WORDS[(number * 7 + at * 5) % len(WORDS)] for at in range(words))


def pdf(number: int, *, side_bar: bool) -> bytes:
    """A CV of two pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in range(2):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(40, 790, f"Person {number}")
        for line in range(LINES):
            y = 750 - 15 * line
            canvas.setFont("Helvetica-Bold" if line % 8 == 0 else "Helvetica", 10)
            if side_bar and line % 2:
                canvas.drawString(40, y + 4, sentence(number + line, 2))
            canvas.drawString(200 if side_bar else 40, y, sentence(number + line + page, 7 if side_bar else 11))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word(number: int) -> bytes:
    """A CV of two pages in Word's form."""
    made = docx.Document()
    made.add_heading(f"Person {number}", 0)
    for block in range(12):
        made.add_heading(sentence(block, 2), 2)
        for line in range(6):
            made.add_paragraph(sentence(number + line, 11), style="List Bullet")
    table = made.add_table(rows=6, cols=2)
    for row in range(6):
        table.cell(row, 0).text, table.cell(row, 1).text = sentence(row, 1), sentence(number + row, 3)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def write(folder: Path, files: int) -> None:
    """Fill a folder with CVs."""
    for number in range(files):
        if number % 3 == 2:
            (folder / f"{number:03}.docx").write_bytes(word(number))
        else:
            (folder / f"{number:03}.pdf").write_bytes(pdf(number, side_bar=number % 3 == 1))


def ours(folder: Path) -> int:
    """Letters that ours reads."""
    from renown.recruit.texts.folder import read_all

    return sum(len(found.document.text) for found in read_all(folder))


def rivals(folder: Path) -> int:
    """Letters that the rivals read."""
    import pdfplumber

    letters = 0
    for file in sorted(folder.iterdir()):
        if file.suffix == ".pdf":
            with pdfplumber.open(file) as opened:
                letters += sum(len(page.extract_text()) for page in opened.pages)
            continue
        made = docx.Document(str(file))
        letters += sum(len(paragraph.text) for paragraph in made.paragraphs)
        letters += sum(len(cell.text) for table in made.tables for row in table.rows for cell in row.cells)
    return letters


def timed(which: str, folder: Path) -> dict[str, float]:
    """Letters read and processor seconds that it took, those of children too."""
    letters = (ours if which == "ours" else rivals)(folder)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"letters": letters, "cpu_s": sum(part.ru_utime + part.ru_stime for part in used)}


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--only", choices=["ours", "rivals"])
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    if args.only:
        print(json.dumps(timed(args.only, args.folder)))
        return
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), args.files)
        found = {}
        for which in ("ours", "rivals"):
            command = [sys.executable, __file__, "--only", which, "--folder", folder]
            found[which] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {
        "cpu_s": round(found["ours"]["cpu_s"], 2),
        "rivals_cpu_s": round(found["rivals"]["cpu_s"], 2),
        "ratio": round(found["rivals"]["cpu_s"] / found["ours"]["cpu_s"], 2),
        "share": round(found["ours"]["letters"] / found["rivals"]["letters"], 3),
    }
    print(json.dumps({"bench": "strangers", "files": args.files} | figures))


if __name__ == "__main__":
    main()
