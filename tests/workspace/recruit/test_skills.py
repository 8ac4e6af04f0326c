"""Skills through the door of the workspace: texts, files, lists of one's own, synonyms and what hangs together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as workspace:
        yield workspace


def test_a_text_names_skills_and_occupations_with_their_places(ws: Workspace) -> None:
    text = "Pflegefachkraft (m/w/d) mit Wundversorgung"
    found = ws.skills.mentions(text)
    assert [(text[m.mention.start : m.mention.end], m.label) for m in found] == [
        ("Pflegefachkraft", "nurse"),
        ("Wundversorgung", "wound care"),
    ]
    assert [m.label for m in ws.skills.mentions(text, "skill", "de")] == ["Wundversorgung"]
    for wrong in ({"kind": "planet"}, {"language": "deutsch"}):
        with pytest.raises(InputError):
            ws.skills.mentions(text, **wrong)
    with pytest.raises(InputError, match="at most 100,000"):
        ws.skills.mentions("x" * 100_001)


def test_a_file_is_read_as_what_it_is_and_a_list_of_ones_own_counts_besides(ws: Workspace, tmp_path: Path) -> None:
    paper = Document()
    paper.add_paragraph("Korbflechten und Python")
    paper.save(str(tmp_path / "cv.docx"))
    own = tmp_path / "own.csv"
    own.write_text("id,de,broader\nbasket,Korbflechten,nowhere\n", encoding="utf-8")
    plain = ws.skills.look_through("", tmp_path / "cv.docx")
    both = ws.skills.look_through("", tmp_path / "cv.docx", own)
    assert [m.mention.concept for m in plain.mentions] == ["python"]
    assert [m.mention.concept for m in both.mentions] == ["basket", "python"]
    assert [p.found for p in both.problems] == ["nowhere"] and both.left_out == 1
    esco = tmp_path / "skills_de.csv"
    esco.write_text(
        "conceptType,conceptUri,preferredLabel,altLabels\n"
        "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,Korbflechten,\n",
        encoding="utf-8",
    )
    official = ws.skills.look_through("Korbflechten", None, esco)
    assert [m.mention.concept for m in official.mentions] == ["http://data.europa.eu/esco/skill/1"]


def test_words_find_what_is_near_or_nothing(ws: Workspace) -> None:
    near, far = ws.skills.nearest(("kubernets", "flibbertigibbet"))
    assert near[0].label == "Kubernetes" and far == ()
    for many, limit in ((("x",) * 1001, 5), (("x",), 0)):
        with pytest.raises(InputError):
            ws.skills.nearest(many, limit=limit)


def test_synonyms_and_what_hangs_together(ws: Workspace) -> None:
    assert "Pflegefachfrau" in ws.skills.synonyms("Krankenschwester", "de")
    card = ws.skills.show("job:nurse", "de")
    assert card.label == "Pflegefachkraft" and "Pflegedokumentation" in {one.label for one in card.essential}
    assert "nurse" in {one.label for one in ws.skills.show("wound-care").occupations}
    with pytest.raises(NotFoundError):
        ws.skills.show("flying")
