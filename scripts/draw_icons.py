"""Draw the icons by which a phone shows Renown, from the strokes of the logo: `python scripts/draw_icons.py`.

A maskable icon fills its square and keeps the logo within the inner four fifths, whatever shape a phone cuts out.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parents[1] / "src" / "renown" / "web" / "static"
GROUND, LINE, DOT = "#4f46e5", "#c7d2fe", "#ffffff"
POINTS = ((9, 23), (9, 11.5), (16, 17), (23, 9), (23, 23))
DOTS = ((9, 10.5, 3.0), (16, 17, 2.3), (23, 9, 3.6))
FINER = 8
ICONS = {"icon-192.png": (192, False), "icon-512.png": (512, False), "icon-maskable-512.png": (512, True)}
APPLE = {"apple-touch-icon.png": (180, True)}


def drawn(size: int, *, filled: bool) -> Image.Image:
    """The logo as a picture of this many pixels a side; filled: to the corners, with the logo smaller."""
    side, part = size * FINER, size * FINER / 32 * (0.78 if filled else 1)
    edge = (side - 32 * part) / 2
    picture = Image.new("RGBA", (side, side), GROUND if filled else "#00000000")
    pen = ImageDraw.Draw(picture)
    if not filled:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), 9 * part, fill=GROUND)
    placed = [(edge + x * part, edge + y * part) for x, y in POINTS]
    pen.line(placed, fill=LINE, width=round(2.2 * part), joint="curve")
    for x, y in (placed[0], placed[-1]):
        pen.ellipse((x - 1.1 * part, y - 1.1 * part, x + 1.1 * part, y + 1.1 * part), fill=LINE)
    for x, y, radius in DOTS:
        middle, far = (edge + x * part, edge + y * part), radius * part
        pen.ellipse((middle[0] - far, middle[1] - far, middle[0] + far, middle[1] + far), fill=DOT)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write every icon."""
    for name, (size, filled) in (ICONS | APPLE).items():
        picture = drawn(size, filled=filled)
        few = picture.convert("RGB").quantize(64) if filled else picture.quantize(64)
        few.save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    main()
