"""Pictures of people: whatever comes in, what comes out is a small square JPEG with nothing beside its points."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from renown.errors import InputError
from renown.model.values.picture import MOST_BYTES, SIDE, digest, drawn, packed, unpacked

SPY = b"<script>alert(1)</script>"


def picture(form: str = "PNG", size: tuple[int, int] = (300, 200), colour: Any = "teal", **how: Any) -> bytes:
    image = Image.new("RGBA" if form in ("PNG", "WEBP") else "RGB", size, colour)
    ImageDraw.Draw(image).ellipse((5, 5, size[0] - 5, size[1] - 5), fill="orange")
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "BMP"])
def test_every_kind_becomes_a_small_square(form: str) -> None:
    image = opened(drawn(picture(form, (700, 500))))
    assert (image.format, image.size) == ("JPEG", (SIDE, SIDE))
    red, green, blue = image.getpixel((SIDE // 2, SIDE // 2))  # type: ignore[misc]
    assert red > 200 and 120 < green < 200 and blue < 60


@settings(max_examples=25, deadline=None)
@given(width=st.integers(1, 400), height=st.integers(1, 400), points=st.binary(min_size=1, max_size=64))
def test_what_came_out_once_comes_out_unchanged(width: int, height: int, points: bytes) -> None:
    image = Image.frombytes("L", (8, 8), (points * 64)[:64]).resize((width, height))
    out = io.BytesIO()
    image.save(out, "PNG")
    once = drawn(out.getvalue())
    assert drawn(once) == once and opened(once).width == opened(once).height <= min(SIDE, width, height)


def test_no_place_and_no_words_ride_along() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "at home, 12 Quay Lane", 6
    raw = picture("JPEG", (400, 200), exif=exif, comment=SPY)
    assert b"Quay Lane" in raw and SPY in raw
    made = drawn(raw)
    assert b"Quay" not in made and SPY not in made and b"Exif" not in made


def test_the_side_that_was_up_stays_up() -> None:
    image = Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 200, 40), fill="black")
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6  # turned by a quarter: its upper edge is shown at the right
    image.save(out, "JPEG", exif=exif)
    seen = opened(drawn(out.getvalue())).convert("L")
    assert seen.getpixel((195, 100)) < 60 < 200 < seen.getpixel((100, 5))  # type: ignore[operator]


@pytest.mark.parametrize("behind", [SPY, b"PK\x03\x04 a zip", b"%PDF-1.7"])
def test_a_file_behind_the_picture_is_left_behind(behind: bytes) -> None:
    small = drawn(picture())
    for raw in (small + behind, small[:2] + b"\xff\xfe" + (len(behind) + 2).to_bytes(2) + behind + small[2:]):
        assert behind in raw
        made = drawn(raw)
        assert behind not in made and drawn(made) == made


def test_of_moving_pictures_the_first_is_kept() -> None:
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    red, _, blue = opened(drawn(out.getvalue())).getpixel((20, 20))  # type: ignore[misc]
    assert red > 200 > 60 > blue


def test_what_can_be_seen_through_lies_on_white() -> None:
    red, green, blue = opened(drawn(picture("PNG", (60, 60), (0, 0, 0, 0)))).getpixel((0, 0))  # type: ignore[misc]
    assert min(red, green, blue) > 240


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        SPY + picture(),
        picture()[:120],
        drawn(picture())[:400],
        b"\xff\xd8\xff\xd9",
    ],
)
def test_what_is_no_picture_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(InputError, match="no picture that can be read"):
        drawn(raw)


def test_what_is_too_large_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(InputError, match="is 40 MB large, at most 10 MB"):
        drawn(b"\x89PNG" + bytes(4 * MOST_BYTES))
    for size in ((20_001, 3), (9_000, 9_000)):
        out = io.BytesIO()
        Image.new("1", size).save(out, "PNG")
        assert len(out.getvalue()) < 200_000
        with pytest.raises(InputError, match="too many points: at most 20,000 on a side and 60 million"):
            drawn(out.getvalue())


def test_a_picture_is_named_by_its_content_and_packed_without_loss() -> None:
    made = drawn(picture())
    assert unpacked(packed(made)) == made and digest(made) != digest(made + b"x")
