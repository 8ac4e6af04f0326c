"""CVs as data: JSON Resume in and out, Europass in both forms; what is written and read again is the same."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.resumes.json_resume import from_json_resume, to_json_resume
from renown.recruit.resumes.reader import resume_of
from renown.recruit.resumes.resume import (
    Certificate,
    Contact,
    Link,
    Passage,
    Period,
    Position,
    Resume,
    Skill,
    Spoken,
    Study,
    When,
)
from renown.recruit.resumes.tongues import level_of
from renown.recruit.texts.document import Document, Line

DAY = date(2026, 1, 15)
_LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp"))
WORDS = st.text(_LETTERS, min_size=1, max_size=12)
MAYBE = st.just("") | WORDS
LINES = st.lists(WORDS, max_size=3).map(tuple)
WHEN = st.builds(When, st.integers(1950, 2040), st.none() | st.integers(1, 12)) | st.builds(
    When, st.integers(1950, 2040), st.integers(1, 12), st.integers(1, 28)
)
PERIOD = st.builds(Period, st.none() | WHEN, st.none() | WHEN, st.just(False)) | st.builds(
    Period, WHEN, st.none(), st.just(True)
)
SPOKEN = st.builds(
    lambda words, code, said: Spoken(words, code, level_of(said), said),
    WORDS,
    st.sampled_from(["de", "en", "xx"]),
    st.sampled_from(["", "C1", "Muttersprache", "good"]),
)
RESUME = st.builds(
    Resume,
    language=st.sampled_from(["de", "en", "es"]),
    contact=st.builds(
        Contact,
        MAYBE,
        st.lists(st.sampled_from(["a@example.org", "b@example.org"]), max_size=2).map(tuple),
        st.lists(st.sampled_from(["+4930901820", "+15550100"]), max_size=2).map(tuple),
        LINES,
    ),
    headline=MAYBE,
    summary=LINES,
    positions=st.lists(st.builds(Position, WORDS, WORDS, MAYBE, PERIOD, LINES), max_size=3).map(tuple),
    studies=st.lists(st.builds(Study, MAYBE, WORDS, MAYBE, PERIOD, LINES), max_size=2).map(tuple),
    skills=st.lists(st.builds(Skill, WORDS, st.booleans(), MAYBE, MAYBE), max_size=3).map(tuple),
    languages=st.lists(SPOKEN, max_size=3).map(tuple),
    links=st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True).map(
        lambda names: tuple(Link(f"https://{name}.example.org") for name in names)
    ),
    certificates=st.lists(st.builds(Certificate, WORDS, MAYBE, st.none() | WHEN), max_size=2).map(tuple),
    passages=st.lists(st.builds(Passage, st.sampled_from(["interests", "other"]), MAYBE, LINES), max_size=2).map(tuple),
    rest=st.lists(WORDS.map(lambda text: Line(text, 0)), max_size=2).map(tuple),
)


@settings(max_examples=50)
@given(RESUME)
def test_what_is_written_comes_back(resume: Resume) -> None:
    written = to_json_resume(resume)
    again = from_json_resume(written)
    assert to_json_resume(again) == written
    assert again == _freelance_aside(resume, again)


def _freelance_aside(resume: Resume, again: Resume) -> Resume:
    """A made-up word may happen to say 'freelance'; then the reader is right to see it."""
    jobs = zip(resume.positions, again.positions, strict=True)
    assert all(not one.freelance or two.freelance for one, two in jobs)
    from dataclasses import replace

    positions = tuple(
        replace(one, freelance=two.freelance) for one, two in zip(resume.positions, again.positions, strict=True)
    )
    return replace(resume, positions=positions)


JSON_RESUME = {
    "basics": {
        "name": "Ann Alder",
        "label": "Cook",
        "image": "https://example.org/face.png",
        "email": "ann@example.org",
        "location": {"city": "Kiel", "postalCode": "24103"},
        "profiles": [{"network": "LinkedIn", "username": "ann", "url": "https://linkedin.com/in/ann"}],
    },
    "work": [
        {
            "name": "Gasthof Adler",
            "position": "Cook",
            "startDate": "2019-03-01",
            "summary": "All meals of the day.",
            "highlights": ["Planned menus with Mise en place"],
            "url": "https://adler.example.org",
        }
    ],
    "education": [{"institution": "Berufsschule Kiel", "area": "Koch", "studyType": "Ausbildung", "endDate": "2018"}],
    "skills": [{"name": "Kitchen", "keywords": ["Mise en place", "Menu planning"]}, {"name": "HACCP"}],
    "languages": [{"language": "German", "fluency": "Native speaker"}],
    "awards": [{"title": "Best soup", "date": "2020"}],
}


def test_json_resume_of_others() -> None:
    text = "All meals of the day.\nPlanned menus with Mise en place"
    lines = (Line("All meals of the day.", 0), Line("Planned menus with Mise en place", 22))
    made = resume_of(Document("ann.json", "json", lines, data=JSON_RESUME), DAY)
    assert made.positions[0] == Position(
        "Cook",
        "Gasthof Adler",
        "",
        Period(When(2019, 3, 1), None, True),
        ("All meals of the day.", "Planned menus with Mise en place"),
    )
    assert made.studies[0].degree == "Ausbildung, Koch"
    assert [skill.words for skill in made.skills] == ["Mise en place", "Menu planning", "HACCP"]
    place = made.skills[0].places[0]
    assert text[place.at : place.end] == "Mise en place"
    assert (made.languages[0].code, made.languages[0].level) == ("de", "native")
    assert made.contact.personal == ("Kiel, 24103",)
    assert [line.text for line in made.rest] == [
        "work[0].url: https://adler.example.org",
        "awards[0].title: Best soup",
        "awards[0].date: 2020",
    ]
    assert "face.png" not in repr(made)


LEARNER = {
    "Identification": {
        "PersonName": {"FirstName": "Ann", "Surname": "Alder"},
        "ContactInfo": {"Email": {"Contact": "ann@example.org"}, "Address": {"Contact": {"Municipality": "Kiel"}}},
        "Demographics": {"Birthdate": {"@year": "1990"}},
    },
    "WorkExperienceList": {
        "WorkExperience": [
            {
                "Period": {"From": {"@year": "2019", "@month": "--03"}, "Current": "true"},
                "Position": {"Code": "5120", "Label": "Head cook"},
                "Activities": "<p>Runs the kitchen</p><ul><li>Plans &amp; buys</li></ul>",
                "Employer": {
                    "Name": "Gasthof Adler",
                    "ContactInfo": {"Address": {"Contact": {"Municipality": "Husum"}}},
                },
            },
            {
                "Period": {"From": {"Year": 2015, "Month": 2}, "To": {"Year": 2018}},
                "Position": {"Label": "Cook"},
                "Employer": {"Name": "Hotel Post"},
            },
        ]
    },
    "EducationList": {
        "Education": {"Period": {"To": {"@year": "2014"}}, "Title": "Ausbildung", "Organisation": {"Name": "IHK Kiel"}}
    },
    "Skills": {
        "Linguistic": {
            "MotherTongueList": {"MotherTongue": {"Description": {"Code": "de", "Label": "German"}}},
            "ForeignLanguageList": {
                "ForeignLanguage": {
                    "Description": {"Code": "en", "Label": "English"},
                    "ProficiencyLevel": {"Listening": "C1", "Reading": "C1", "Writing": "B1"},
                }
            },
        },
        "Computer": {"Description": "Excel, SAP"},
    },
    "AchievementList": {"Achievement": {"Description": "Best soup"}},
}


def test_europass_of_the_first_portal() -> None:
    made = resume_of(Document("e.xml", "xml", data={"SkillsPassport": {"LearnerInfo": LEARNER}}), DAY)
    assert [
        (job.title, job.employer, job.place, str(job.period.start), str(job.period.end)) for job in made.positions
    ] == [
        ("Head cook", "Gasthof Adler", "Husum", "2019-03", "None"),
        ("Cook", "Hotel Post", "", "2015-02", "2018"),
    ]
    assert made.positions[0].description == ("Runs the kitchen", "Plans & buys")
    assert [(one.code, one.level) for one in made.languages] == [("de", "native"), ("en", "C1")]
    assert [skill.words for skill in made.skills] == ["Excel", "SAP"]
    assert made.contact == Contact("Ann Alder", ("ann@example.org",), (), ("Kiel",))
    assert [line.text for line in made.rest] == ["AchievementList: Best soup"]


def test_europass_of_the_second_portal() -> None:
    score = {"CompetencyDimensionTypeCode": "CEF-Understanding-Listening", "Score": {"ScoreText": "B2"}}
    candidate = {
        "CandidatePerson": {
            "PersonName": {"GivenName": "Ann", "FamilyName": "Alder"},
            "Communication": {"ChannelCode": "Email", "URI": "ann@example.org"},
            "BirthDate": "1990-02-01",
        },
        "CandidateProfile": {
            "@languageCode": "en",
            "EmploymentHistory": {
                "EmployerHistory": {
                    "OrganizationName": "Gasthof Adler",
                    "OrganizationContact": {"Communication": {"Address": {"CityName": "Husum"}}},
                    "PositionHistory": {
                        "PositionTitle": {"@typeCode": "FREETEXT", "#text": "Head cook"},
                        "EmploymentPeriod": {
                            "StartDate": {"FormattedDateTime": "2019-03-01"},
                            "CurrentIndicator": "true",
                        },
                        "Description": "&lt;p&gt;Runs the kitchen&lt;/p&gt;",
                    },
                }
            },
            "PersonQualifications": {
                "PersonCompetency": [
                    {"CompetencyID": "deu", "TaxonomyID": "language"},
                    {"CompetencyID": "eng", "TaxonomyID": "language", "CompetencyDimension": [score, score]},
                    {"CompetencyName": "HACCP", "TaxonomyID": "skill"},
                ]
            },
        },
    }
    made = resume_of(Document("c.xml", "xml", data={"Candidate": candidate}), DAY)
    job = made.positions[0]
    assert (job.title, job.employer, job.place, job.period) == (
        "Head cook",
        "Gasthof Adler",
        "Husum",
        Period(When(2019, 3, 1), None, True),
    )
    assert job.description == ("Runs the kitchen",)
    assert [(one.code, one.level) for one in made.languages] == [("de", "native"), ("en", "B2")]
    assert [skill.words for skill in made.skills] == ["HACCP"]
    assert made.contact.personal == ("1990-02-01",)
