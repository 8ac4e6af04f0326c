"""The pack for a reference: only what was written down, in three languages."""

from __future__ import annotations

import pytest

from renown.errors import InputError
from renown.ties.paths.briefing import LETTERS, Job, letter, markdown
from renown.ties.paths.references import Point

JOB = Job("Data lead", "Lumenfold", "storage and SQL\nin Vellmar")
POINTS = (Point("storage", True, "Moved 4 TB"), Point("SQL", True, ""))


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_every_letter_names_the_job_the_points_and_both_people(language):
    words = letter(language, ("Bo Diaz", "Ana Lund"), JOB, POINTS)
    assert all(
        part in words for part in ("Bo", "Ana Lund", "Data lead", "Lumenfold", "- storage (Moved 4 TB)", "- SQL")
    )
    assert "{" not in words
    bare = letter(language, ("Bo Diaz", "Ana Lund"), Job("Data lead", "", ""), ())
    assert "Lumenfold" not in bare and "-" not in bare and "{" not in bare


def test_a_language_nobody_wrote_is_refused():
    with pytest.raises(InputError, match="language"):
        letter("tlh", ("Bo", "Ana"), JOB, ())


def test_the_pack_holds_points_job_and_letter():
    words = letter("en", ("Bo Diaz", "Ana Lund"), JOB, POINTS)
    pack = markdown(("Bo Diaz", "Ana Lund"), JOB, POINTS, words)
    assert "1. **storage**, named in the job: Moved 4 TB" in pack
    assert "> in Vellmar" in pack
    assert pack.endswith(words + "\n")
    assert "## To stress" not in markdown(("Bo", "Ana"), Job("x", "", ""), (), "y")
