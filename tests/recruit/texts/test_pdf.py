"""PDFs as strangers send them: locked, scanned, damaged, endless, and with words that only machines see."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from renown.recruit.texts.document import Document
from renown.recruit.texts.pdf import PAGES_READ
from renown.recruit.texts.reader import Reader, read


def kinds(document: Document) -> set[str]:
    return {remark.kind for remark in document.remarks}


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A page that is drawn by hand."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_password_is_said_and_a_mere_ban_on_printing_is_none(pdf: Callable[..., bytes]):
    page = [(40, 700, 10, "Ann Alder")]
    locked = read("cv.pdf", pdf(page, encrypt=StandardEncryption("secret", canPrint=0)))
    assert (locked.lines, kinds(locked)) == ((), {"encrypted"})
    assert "password" in locked.remarks[0].words
    banned = read("cv.pdf", pdf(page, encrypt=StandardEncryption("", "owner", canPrint=0, canCopy=0)))
    assert (banned.text, banned.remarks) == ("Ann Alder", ())


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(40, 600, "python kubernetes")


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.985, 0.985, 0.985)
    canvas.drawString(40, 600, "python kubernetes")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(40, 600, "python kubernetes")


def scaled(canvas: Canvas) -> None:
    canvas.scale(0.1, 0.1)
    canvas.drawString(400, 6000, "python kubernetes")


def beside(canvas: Canvas) -> None:
    canvas.drawString(-400, 600, "python kubernetes")


def below(canvas: Canvas) -> None:
    canvas.drawString(40, -50, "python kubernetes")


def covered(canvas: Canvas) -> None:
    canvas.drawString(40, 600, "python kubernetes")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(30, 590, 300, 30, stroke=0, fill=1)


def without_ink(canvas: Canvas) -> None:
    text = canvas.beginText(40, 600)
    text.setTextRenderMode(3)
    text.textLine("python kubernetes")
    canvas.drawText(text)


def clear(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(40, 600, "python kubernetes")


def dark_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.2)
    canvas.rect(30, 590, 300, 30, stroke=0, fill=1)
    canvas.drawString(40, 600, "python kubernetes")


HIDERS = [white, nearly_white, tiny, scaled, beside, below, covered, without_ink, clear, dark_on_dark]


@pytest.mark.parametrize("hide", HIDERS, ids=lambda hide: hide.__name__)
def test_words_that_nobody_sees_are_kept_marked_and_said(hide: Callable[[Canvas], None]):
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 700, "Ann Alder, data engineer with many years")
        canvas.drawString(40, 580, "Berlin, Example Street")
        canvas.saveState()
        hide(canvas)
        canvas.restoreState()

    document = read("cv.pdf", drawn(draw))
    assert [line.text for line in document.lines if line.hidden] == ["python kubernetes"]
    assert [line.text for line in document.lines if not line.hidden][1] == "Berlin, Example Street"
    (remark,) = document.remarks
    assert (remark.kind, remark.page) == ("hidden", 1) and "python kubernetes" in remark.words


def on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.2)
    canvas.rect(30, 590, 300, 30, stroke=0, fill=1)
    white(canvas)


def pale(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.75, 0.75, 0.75)
    canvas.drawString(40, 600, "python kubernetes")


def small_print(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 5)
    canvas.drawString(40, 600, "python kubernetes")


@pytest.mark.parametrize("show", [on_dark, pale, small_print], ids=lambda show: show.__name__)
def test_words_that_are_only_hard_to_see_are_seen(show: Callable[[Canvas], None]):
    document = read("cv.pdf", drawn(show))
    assert ([(line.text, line.hidden) for line in document.lines], document.remarks) == (
        [("python kubernetes", False)],
        (),
    )


@pytest.mark.parametrize(
    ("font", "text"),
    [("STSong-Light", "张伟 数据工程师"), ("HeiseiMin-W3", "山田太郎 データ"), ("HYGothic-Medium", "김민수 데이터")],
)
def test_letters_that_the_file_does_not_bring_are_judged_by_their_ink(font: str, text: str):
    """No machine has every font: what cannot be painted here is seen on the machine of who wrote it."""
    pdfmetrics.registerFont(UnicodeCIDFont(font))

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        canvas.drawString(40, 700, text)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(40, 600, text)
        canvas.drawString(-300, 650, text)
        canvas.setFillColorRGB(0, 0, 0.3)
        canvas.rect(30, 490, 300, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(40, 500, text)

    document = read("cv.pdf", drawn(draw))
    assert [(line.text, line.hidden) for line in document.lines] == [(text, False)] * 2 + [(text, True)] * 2


def test_a_scan_is_said_to_be_one_and_its_letters_are_not_guessed(picture: bytes):
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *A4)

    document = read("cv.pdf", drawn(draw))
    assert (document.lines, kinds(document)) == ((), {"scanned"})
    assert "Page 1 is a picture" in document.remarks[0].words


def test_what_a_program_read_of_a_scan_is_text_with_a_remark(picture: bytes):
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *A4)
        text = canvas.beginText(40, 700)
        text.setTextRenderMode(3)
        for line in ("Ann Alder, data engineer", "Python, SQL, Airflow"):
            text.textLine(line)
        canvas.drawText(text)

    document = read("cv.pdf", drawn(draw))
    assert document.text == "Ann Alder, data engineer\nPython, SQL, Airflow"
    assert not any(line.hidden for line in document.lines) and kinds(document) == {"scanned"}
    assert "another program recognised" in document.remarks[0].words


def test_letters_drawn_as_shapes_are_no_letters():
    def draw(canvas: Canvas) -> None:
        for n in range(200):
            path = canvas.beginPath()
            path.moveTo(40 + n, 700)
            path.curveTo(45 + n, 710, 50 + n, 690, 55 + n, 700)
            canvas.drawPath(path)

    assert kinds(read("cv.pdf", drawn(draw))) == {"scanned"}


def test_what_was_filled_into_a_form_is_read():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 700, "Name:")
        canvas.acroForm.textfield(name="name", x=100, y=690, width=200, height=20, value="Ann Alder")

    assert read("cv.pdf", drawn(draw)).text == "Name:\tAnn Alder"


def test_addresses_behind_words_are_told_where_the_words_do_not_say_them():
    def draw(canvas: Canvas) -> None:
        for y, words, address in (
            (700, "LinkedIn", "https://www.example.org/in/ann"),
            (680, "ann@example.org", "mailto:ann@example.org"),
            (660, "Danger", "javascript:alert(1)"),
        ):
            canvas.drawString(40, y, words)
            canvas.linkURL(address, (38, y - 3, 150, y + 10))

    text = read("cv.pdf", drawn(draw)).text
    assert text.split("\n")[:2] == ["LinkedIn (https://www.example.org/in/ann)", "ann@example.org"]


def test_of_two_thousand_pages_the_beginning_is_read_and_that_is_said(pdf: Callable[..., bytes]):
    document = read("cv.pdf", pdf(*([(40, 700, 10, f"This is page {page}")] for page in range(1, 2001))))
    assert document.lines[-1].text == f"This is page {PAGES_READ}"
    (remark,) = (remark for remark in document.remarks if remark.kind == "long")
    assert remark.words == f"Only the first {PAGES_READ} of 2,000 pages were read"


def test_pages_that_cost_too_much_end_the_reading_and_what_was_read_is_kept(tmp_path: Path, monkeypatch):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.beginForm("dense")
    for n in range(1500):
        canvas.setFont("Helvetica", 3)
        canvas.drawString(5 + n % 28 * 20, 10 + n // 28 * 4, "ab cd")
    canvas.endForm()
    for page in range(1, 60):
        canvas.drawString(40, 800, f"This is page {page}")
        canvas.doForm("dense")
        canvas.showPage()
    canvas.save()
    hasty = "from renown.recruit.texts import cell, pdf\npdf._SECONDS = 0.3\ncell.main()\n"
    (tmp_path / "hasty_cell.py").write_text(hasty)
    monkeypatch.syspath_prepend(str(tmp_path))
    with Reader("hasty_cell") as reader:
        document = reader.read("cv.pdf", out.getvalue())
    assert document.lines[0].text == "This is page 1"
    (remark,) = (remark for remark in document.remarks if remark.kind == "long")
    assert remark.page == document.lines[-1].page < 59


def test_a_file_of_200_megabytes_is_not_held_in_memory(pdf: Callable[..., bytes], tmp_path: Path, monkeypatch):
    small = pdf([(40, 700, 10, "Ann Alder")])
    body, _, tail = small.partition(b"\nxref\n")
    big = tmp_path / "big.pdf"
    size = 200 << 20
    with big.open("wb") as file:  # with a hole in it, which the disk does not keep
        file.write(body + b"\n99 0 obj\n<< /Length %d >>\nstream\n" % size)
        file.seek(size, io.SEEK_CUR)
        file.write(b"\nendstream\nendobj\n")
        at = file.tell()
        file.write(b"xref\n" + tail[: tail.index(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % at)
    (tmp_path / "narrow_cell.py").write_text(
        "from renown.recruit.texts import cell\ncell.READER_MEMORY = 380 << 20\ncell.main()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with Reader("narrow_cell") as reader:
        assert reader.read("big.pdf", big).text == "Ann Alder"
        assert reader.read("big.pdf", lambda: big.open("rb")).lines == ()  # held, it does not fit
        assert reader.read("cv.pdf", small).text == "Ann Alder"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9, 0.99])
def test_a_file_that_breaks_off_gives_what_there_is_or_says_so(pdf: Callable[..., bytes], keep: float):
    made = pdf(*([(40, 700, 10, f"This is page {page}")] for page in range(1, 6)))
    document = read("cv.pdf", made[: int(len(made) * keep)])
    assert document.form == "pdf" and (document.lines or document.remarks)


def test_no_damage_is_more_than_a_remark(pdf: Callable[..., bytes]):
    made = pdf([(40, 700, 10, "Ann Alder"), (40, 680, 10, "Data engineer")], pageCompression=1)
    chance = random.Random(7)
    with Reader() as reader:
        for _ in range(120):
            broken = bytearray(made)
            for _ in range(chance.randint(1, 30)):
                broken[chance.randrange(10, len(broken))] = chance.randrange(256)
            document = reader.read("cv.pdf", bytes(broken))
            assert document.lines or document.remarks or b"Ann" not in broken
        assert reader.read("cv.pdf", made).text == "Ann Alder\nData engineer"


def test_a_program_in_a_file_is_said_and_does_not_run(pdf: Callable[..., bytes]):
    made = pdf([(40, 700, 10, "Ann Alder")])
    script = b"/Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >> /Type /Catalog"
    document = read("cv.pdf", made.replace(b"/Type /Catalog", script))
    assert (document.text, kinds(document)) == ("Ann Alder", {"macros"})


def test_no_parser_is_loaded_where_the_owner_works():
    asked = "import sys, renown.recruit.texts.folder; print([m for m in ('pypdfium2', 'lxml') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"  # parsers of strangers' files live in the process apart


def test_data_attached_to_a_file_is_read_and_other_things_are_said(pdf: Callable[..., bytes]):
    made = pypdfium2.PdfDocument(pdf([(40, 700, 10, "Ann Alder")]))
    for name, data in (("photo.exe", b"MZ"), ("attachment.xml", b"<SkillsPassport><Name>Ann</Name></SkillsPassport>")):
        made.new_attachment(name).set_data(data)
    out = io.BytesIO()
    made.save(out)
    made.close()
    document = read("cv.pdf", out.getvalue())
    assert (document.text, document.data) == ("Ann Alder", {"SkillsPassport": {"Name": "Ann"}})
    (remark,) = document.remarks
    assert remark.kind == "links" and remark.words.endswith("photo.exe")
