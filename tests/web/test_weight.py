"""How much a page sends: the first load is small, and files go compressed."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client


def test_a_first_load_stays_below_40_kilobytes(owner: Client) -> None:
    page = owner.get("/influence/", headers={"Accept-Encoding": "gzip"})
    files = [finders.find(name) for name in ("renown.css", "logo.svg", "django_htmx/htmx-2.min.js")]
    sizes = [len(gzip.compress(Path(str(file)).read_bytes())) for file in files]
    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.content) + sum(sizes) <= 40_000, (len(page.content), sizes)


def test_files_are_sent_compressed(owner: Client) -> None:
    with closing(owner.get("/static/django_htmx/htmx-2.min.js", headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(b"".join(answer.streaming_content)) < 20_000
