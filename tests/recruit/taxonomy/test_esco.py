"""The files of ESCO, written here as its portal writes them: columns, line ends within cells, several languages."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from renown.errors import InputError
from renown.recruit.taxonomy import load_esco

SKILL, JOB, GROUP = (f"http://data.europa.eu/esco/{kind}" for kind in ("skill/s1", "occupation/o1", "skill/S1.1"))
SKILLS = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description\n"
JOBS = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description\n"
FILES = {
    "skills_en.csv": SKILLS
    + f'KnowledgeSkillCompetence,{SKILL},skill,x,weave baskets,"weaving baskets\nbasketry",,released,"Weave, '
    f'and\na,b,c,d,e,f,g,h,i\n""again""."\n'
    + f"KnowledgeSkillCompetence,{SKILL}2,knowledge,,Swift (computer programming),,,released,\n",
    "skills_de.csv": SKILLS + f"KnowledgeSkillCompetence,{SKILL},,,Körbe flechten,Korbflechterei,,released,\n",
    "occupations_en.csv": JOBS + f"Occupation,{JOB},7317,basket maker,basket weaver,,released,\n",
    "occupationSkillRelations.csv": "occupationUri,relationType,skillType,skillUri\n"
    f"{JOB},essential,skill,{SKILL}\n{JOB},optional,,{SKILL}2\n{JOB},maybe,,{SKILL}\n",
    "ISCOGroups_en.csv": "conceptType,conceptUri,code,preferredLabel,altLabels,inScheme,description\n"
    "ISCOGroup,http://data.europa.eu/esco/isco/C7317,7317,Handicraft workers in wood,,x,\n"
    "ISCOGroup,http://data.europa.eu/esco/isco/C731,731,Handicraft workers,,x,\n",
    "skillGroups_en.csv": "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status\n"
    f"SkillGroup,{GROUP},handicrafts,,,\nSkillGroup,{GROUP}.0,fine handicrafts,,,\n",
    "broaderRelationsSkillPillar.csv": "conceptType,conceptUri,broaderType,broaderUri\n"
    f"KnowledgeSkillCompetence,{SKILL},SkillGroup,{GROUP}.0\n",
    "skillsHierarchy_en.csv": "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Level 2 URI,"
    f"Level 2 preferred term,Level 3 URI,Level 3 preferred term\n{GROUP},handicrafts,{GROUP}.0,fine handicrafts,,,,\n",
    "transversalSkillsCollection_en.csv": "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,"
    f"description,broaderConceptUri,broaderConceptPT\nKnowledgeSkillCompetence,{SKILL}3,,,work with hands,"
    f"use one's hands | handiwork,,{GROUP} | {GROUP}.0,x | y\n",
    "dictionary_en.csv": "filename,data header\nskills,x\n",
}


def written(folder: Path, **changed: str) -> Path:
    """A download of ESCO on the disk."""
    for name, text in {**FILES, **changed}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_names_relations_and_groups_of_several_files_and_languages_come_together(tmp_path: Path) -> None:
    found = load_esco(written(tmp_path))
    taxonomy = found.taxonomy
    assert taxonomy[SKILL].labels == {
        "en": ("weave baskets", "weaving baskets", "basketry"),
        "de": ("Körbe flechten", "Korbflechterei"),
    }
    assert taxonomy[f"{SKILL}2"].names() == ("Swift (computer programming)", "Swift")
    assert taxonomy.skills_of(JOB) == ((SKILL,), (f"{SKILL}2",))
    assert [taxonomy[one].label() for one in taxonomy.broader_of(JOB)] == [
        "Handicraft workers in wood",
        "Handicraft workers",
    ]
    assert taxonomy.broader_of(SKILL) == (f"{GROUP}.0", GROUP)
    assert taxonomy[f"{SKILL}3"].names() == ("work with hands", "use one's hands", "handiwork")
    assert sorted((p.file, p.line, p.found) for p in found.problems) == [
        ("dictionary_en.csv", 1, "filename, data header"),
        ("occupationSkillRelations.csv", 4, "maybe"),
    ]


def test_a_zip_and_a_single_file_are_read_and_the_language_is_told_where_the_name_does_not(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "esco.zip", "w") as pack:
        for name, text in FILES.items():
            pack.writestr(f"ESCO dataset/{name}", text)
    assert SKILL in load_esco(tmp_path / "esco.zip").taxonomy.concepts
    alone = tmp_path / "mine.csv"
    alone.write_text(FILES["skills_de.csv"], encoding="utf-8")
    assert set(load_esco(alone, "de").taxonomy[SKILL].labels) == {"de"}


def test_damaged_rows_are_told_with_the_line_they_begin_on(tmp_path: Path) -> None:
    bad = (
        SKILLS
        + f"KnowledgeSkillCompetence,{SKILL},,,good,,,released,\n"
        + "KnowledgeSkillCompetence,not an address,,,bad,,,released,\n"
        + f"Planet,{SKILL}4,,,bad,,,released,\n"
        + f"KnowledgeSkillCompetence,{SKILL}5,,,,,,released,\n"
        + f"KnowledgeSkillCompetence,{SKILL}6,,,short\n"
        + f'KnowledgeSkillCompetence,{SKILL}7,,,open,"never closed,,released,\nmore\n'
    )
    (tmp_path / "skills_en.csv").write_text(bad, encoding="utf-8")
    found = load_esco(tmp_path / "skills_en.csv")
    assert set(found.taxonomy.concepts) == {SKILL}
    assert [p.line for p in found.problems] == [3, 4, 5, 6, 7]
    assert "every quotation mark closed" in str(found.problems[-1])


def test_semicolons_are_read_and_what_separates_otherwise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "skills_en.csv"
    path.write_text(FILES["skills_de.csv"].replace(",", ";"), encoding="utf-8")
    assert SKILL in load_esco(path).taxonomy.concepts
    path.write_text(FILES["skills_de.csv"].replace(",", "|"), encoding="utf-8")
    with pytest.raises(InputError, match="separated by commas"):
        load_esco(path)
    path.write_text("some,other,file\n1,2,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no skill or occupation that could be read"):
        load_esco(path)
