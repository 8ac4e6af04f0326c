"""JSON and XML: what they hold is kept as data, and their words are lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.texts.document import Document
from renown.recruit.texts.reader import read


def kinds(document: Document) -> set[str]:
    return {remark.kind for remark in document.remarks}


RESUME = {
    "basics": {"name": "Zoë Müller", "label": "Data engineer", "summary": "First line\nsecond line"},
    "work": [{"name": "Acme GmbH", "startDate": "2019-03", "highlights": ["Built pipelines"]}],
    "skills": [],
    "meta": {"version": 1.5, "public": True, "none": None},
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_json_resume(encoding: str):
    document = read("cv.json", json.dumps(RESUME, ensure_ascii=False).encode(encoding))
    assert (document.form, document.data, document.remarks) == ("json", RESUME, ())
    assert [line.text for line in document.lines] == [
        *("Zoë Müller", "Data engineer", "First line", "second line", "Acme GmbH", "2019-03", "Built pipelines", "1.5")
    ]


EUROPASS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made up -->
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<LearnerInfo><Identification><PersonName><FirstName>Zoë</FirstName><Surname>Müller</Surname></PersonName></Identification>
<WorkExperienceList><WorkExperience><Period><From year="2019" month="--03"/></Period></WorkExperience>
<WorkExperience><Position><Label>Analyst</Label></Position></WorkExperience></WorkExperienceList></LearnerInfo>
</SkillsPassport>"""


def test_a_europass_file():
    document = read("cv.xml", EUROPASS.encode())
    assert (document.form, document.remarks) == ("xml", ())
    assert document.data == {
        "SkillsPassport": {
            "LearnerInfo": {
                "Identification": {"PersonName": {"FirstName": "Zoë", "Surname": "Müller"}},
                "WorkExperienceList": {
                    "WorkExperience": [
                        {"Period": {"From": {"@year": "2019", "@month": "--03"}}},
                        {"Position": {"Label": "Analyst"}},
                    ]
                },
            }
        }
    }
    assert document.text == "Zoë\nMüller\nAnalyst"


BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
LEAK = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
REMOTE = '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a>Ann</a>'


@pytest.mark.parametrize("text", [BOMB, LEAK])
def test_entities_are_refused(text: str):
    document = read("cv.xml", f'<?xml version="1.0"?>{text}'.encode())
    assert (document.lines, document.data, kinds(document)) == ((), None, {"damaged"})


def test_a_document_type_from_elsewhere_is_not_fetched():
    assert read("cv.xml", f'<?xml version="1.0"?>{REMOTE}'.encode()).text == "Ann"


@pytest.mark.parametrize(
    "data",
    [
        b'{"basics": {"name": "Ann"',
        b'<?xml version="1.0"?><a><b>Ann</b>',
        b'{"a":' * 50_000,
        b'{"Ann": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'<?xml version="1.0"?>' + b"<a>" * 3000 + b"Ann" + b"</a>" * 3000,
    ],
    ids=["cut json", "cut xml", "deep cut json", "deep json", "deep xml"],
)
def test_what_is_damaged_is_read_as_text_with_a_remark(data: bytes):
    document = read("cv", data)
    assert document.form in ("text", "json") and kinds(document) >= {"damaged"} and document.data is None


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=6), values, min_size=1, max_size=4))
def test_every_json_comes_back_as_it_was(held: dict[str, object]):
    assert read("cv.json", json.dumps(held).encode()).data == held
