"""What is read of an advertisement, with its place, and what is said to be missing."""

from __future__ import annotations

import pytest
from tests.recruit.vacancies.truth import ads

from renown.errors import InputError
from renown.recruit.texts.document import Document, Line, Remark
from renown.recruit.vacancies.advert import MOST_CHARACTERS, from_document, pasted
from renown.recruit.vacancies.reading import read_vacancy
from renown.recruit.vacancies.vacancy import VACANCY_FIELDS, Said, Vacancy

GERMAN = """Data Engineer (m/w/d) in Hamburg

Über uns
Die Nordlicht Daten GmbH baut Werkzeuge für Stadtwerke. Unser Umsatz: 20.000.000 Euro.

Ihre Aufgaben
- Sie bauen Datenstrecken

Ihr Profil
- Mindestens 3 Jahre Erfahrung mit Python und SQL (zwingend)
- Spark, idealerweise auch Kafka
- Deutsch C1, Englisch B2
- Scala von Vorteil
- Ein Studium ist nicht erforderlich

Das passt nicht
- Reine Projektleitung

Wir bieten
- 58.000 bis 72.000 Euro brutto im Jahr bei 38,5 Stunden pro Woche
- 500 € Budget für Weiterbildung, unbefristeter Vertrag ab 01.03.2027
- 3 Tage pro Woche Homeoffice

Kontakt: Frau Ida Brandt, jobs@nordlicht.example, +49 30 901820
"""
ENGLISH = """Senior Backend Engineer

We are Fjord Labs Ltd and build booking software. Location: Leeds

What you bring:
* 5+ years of Go or Java
* PostgreSQL is a must, Kafka would be nice

Nice to have
* Kubernetes

What we offer
£52k-£60k a year, two days in the office, full-time, permanent contract. Start: 1 March 2027.

Contact: Sam Hill, jobs@fjord.example
"""


def read(text: str) -> Vacancy:
    return read_vacancy(pasted(text))


def values(text: str) -> dict[str, str | None]:
    told = read(text)
    said = {name: getattr(told, name) for name in VACANCY_FIELDS if hasattr(told, name)}
    return {name: one.value if one else None for name, one in said.items()}


def test_a_german_advertisement_is_read():
    told = read(GERMAN)
    assert values(GERMAN) == {
        "title": "Data Engineer",
        "employer": "Nordlicht Daten GmbH",
        "place": "Hamburg",
        "remote": "60 %",
        "hours": "38.5 hours a week",
        "pay": "58.000 bis 72.000 Euro",
        "contract": "permanent",
        "start": "2027-03-01",
    }
    assert told.pay and (told.pay.low, told.pay.high, told.pay.currency, told.pay.period) == (58e3, 72e3, "EUR", "year")
    assert [contact.value for contact in told.contacts] == [
        "Frau Ida Brandt",
        "jobs@nordlicht.example",
        "+49 30 901820",
    ]
    assert [d.value for d in told.of("must")] == [
        "Mindestens 3 Jahre Erfahrung mit Python und SQL (zwingend)",
        "Spark",
        "Deutsch C1, Englisch B2",
    ]
    assert [d.value for d in told.of("nice")] == ["idealerweise auch Kafka", "Scala von Vorteil"]
    assert [d.value for d in told.of("not")] == ["Reine Projektleitung"]
    assert [d.value for d in told.of("waived")] == ["Ein Studium ist nicht erforderlich"]
    assert told.of("must")[0].years == 3
    assert [(t.value, t.level) for t in told.tongues] == [("de", "C1"), ("en", "B2")]
    assert (told.language, told.missing) == ("de", ())


def test_an_english_advertisement_is_read():
    told = read(ENGLISH)
    assert values(ENGLISH) == {
        "title": "Senior Backend Engineer",
        "employer": "Fjord Labs Ltd",
        "place": "Leeds",
        "remote": "60 %",
        "hours": "full time",
        "pay": "£52k-£60k",
        "contract": "permanent",
        "start": "2027-03-01",
    }
    assert told.pay and (told.pay.low, told.pay.high, told.pay.currency) == (52e3, 60e3, "GBP")
    assert [(d.weight, d.value) for d in told.demands] == [
        ("must", "5+ years of Go or Java"),
        ("must", "PostgreSQL is a must"),
        ("nice", "Kafka would be nice"),
        ("nice", "Kubernetes"),
    ]


@pytest.mark.parametrize("ad", [*ads("clean"), *ads("flawed")], ids=lambda ad: ad.name)
def test_every_value_stands_where_it_is_said_to(ad):
    told = read(ad.text)
    fields = [getattr(told, name) for name in VACANCY_FIELDS if hasattr(told, name)]
    for said in [*(one for one in fields if one), *told.contacts, *told.demands, *told.tongues]:
        assert isinstance(said, Said)
        assert ad.text[said.start : said.end] == said.words and said.words.strip()


@pytest.mark.parametrize("ad", list(ads("clean")), ids=lambda ad: ad.name)
def test_a_clean_advertisement_says_whom_it_looks_for_what_it_demands_and_pays(ad):
    told = read(ad.text)
    assert told.title and told.pay and told.of("must") and told.language == ad.name[:2]
    assert not {"title", "pay", "must"} & set(told.missing)


def test_what_is_not_said_is_named_and_not_guessed():
    told = read("We are a bakery and bake bread. Come and see us, we are nice people.")
    assert told == Vacancy(language="en", missing=VACANCY_FIELDS)


def test_prose_without_headings_demands_by_its_words_only():
    told = read(
        "Wir backen Brot. Zwingend ist ein Gesellenbrief. Erfahrung mit Sauerteig ist von Vorteil. Wir lachen viel."
    )
    assert [(d.weight, d.value) for d in told.demands] == [
        ("must", "Zwingend ist ein Gesellenbrief"),
        ("nice", "Erfahrung mit Sauerteig ist von Vorteil"),
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_sentence_behind_a_list_is_no_item_of_it(gap):
    profile = "Koch (m/w/d)\nIhr Profil:\n- Kochen\n- Erfahrung mit\n  Fisch und Fleisch"
    text = f"{profile}{gap}Wir freuen uns auf Sie und zahlen gut."
    told = read(text)
    assert [d.value for d in told.of("must")] == ["Kochen", "Erfahrung mit Fisch und Fleisch"]
    assert all(text[d.start : d.end] == d.words for d in told.demands)


def test_skills_are_those_that_the_taxonomy_finds_in_a_demand():
    def mentions(text: str) -> list[tuple[int, int, str]]:
        return [(text.index("Python"), text.index("Python") + 6, "Python (programming)")] if "Python" in text else []

    told = read_vacancy(pasted(GERMAN), mentions)
    assert [demand.skills for demand in told.of("must")] == [("Python (programming)",), (), ()]


PAYS = [
    ("Gehalt: 3.400 bis 3.900 Euro brutto im Monat", (3400, 3900, "EUR", "month", "")),
    ("Stundenlohn ab 17,50 €", (17.5, 17.5, "EUR", "hour", "")),
    ("Salary: $120,000 - $140,000 per year", (120e3, 140e3, "USD", "year", "")),
    ("CHF 90’000 bis 105’000 Lohn pro Jahr", (90e3, 105e3, "CHF", "year", "")),
    ("Pay 52-60k € p.a.", (52e3, 60e3, "EUR", "year", "")),
    ("Jahresgehalt 60.000 €", (60e3, 60e3, "EUR", "year", "")),
    ("Salario: 24.000 a 27.000 euros brutos al año", (24e3, 27e3, "EUR", "year", "")),
    ("Vergütung nach TVöD E 9b", (None, None, "", "", "TVöD E 9b")),
    ("Bezahlung nach EG 13 TV-L", (None, None, "", "", "EG 13 TV-L")),
    ("Gehalt 60.000", None),
    ("Wir machen 20 Mio. € Umsatz im Jahr", None),
    ("Ein Gutschein über 50 € im Monat", None),
    ("Referral bonus of $2,000 paid after a year", None),
    ("competitive salary", None),
]


@pytest.mark.parametrize(("text", "pay"), PAYS)
def test_pay_is_what_is_paid_and_nothing_else(text, pay):
    told = read(f"Nurse\n{text}").pay
    assert pay == (told and (told.low, told.high, told.currency, told.period, told.agreement))


def test_two_advertisements_in_one_text_are_said_to_be_two():
    one = "Koch (m/w/d)\nIhr Profil:\n- Kochen\n"
    assert read(one + "Kellner (m/w/d)\nIhr Profil:\n- Tragen\n").remarks[0].startswith("this looks like 2")
    assert read(one).remarks == ()


def page(data: object, *lines: str, hidden: str = "") -> Document:
    seen, at = [], 0
    for text in [*lines, *([hidden] if hidden else [])]:
        seen.append(Line(text, at, hidden=text == hidden))
        at += len(text) + 1
    return Document("job.html", "html", tuple(seen), data=data)


LIES = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Chief Astronaut",
    "hiringOrganization": {"name": "Moon Ltd"},
    "jobLocation": [{"address": {"addressLocality": "Tycho"}}],
    "baseSalary": {"currency": "EUR", "value": {"minValue": 1, "maxValue": 2, "unitText": "YEAR"}},
}


def test_where_a_pages_data_and_its_text_differ_the_text_is_taken_and_it_is_said():
    told = read_vacancy(from_document(page(LIES, "Baker", "Pay: 20 euros an hour. Location: Cork")))
    assert told.title and told.title.value == "Baker"
    assert told.place and told.place.value == "Cork"
    assert told.pay and told.pay.low == 20
    assert told.employer == Said("Moon Ltd", "Moon Ltd")
    assert told.employer.nowhere
    assert [remark.split(" for the ")[1].split(",")[0] for remark in told.remarks] == ["title", "place", "pay"]


def test_pay_that_only_the_data_says_is_taken_and_said_to_be_unseen():
    told = read_vacancy(from_document(page(LIES, "Chief Astronaut")))
    assert told.pay and (told.pay.low, told.pay.high, told.pay.period, told.pay.nowhere) == (1, 2, "year", True)
    assert any("a reader does not see it" in remark for remark in told.remarks)


@pytest.mark.parametrize(
    "data", [None, 7, "JobPosting", {"@type": {}}, {"@type": ["JobPosting"], "title": []}, [[[[]]]]]
)
def test_data_of_any_shape_does_no_harm(data):
    told = read_vacancy(from_document(page(data, "Baker", "We bake.")))
    assert told.title and told.title.value == "Baker"


def test_data_that_nests_without_end_is_looked_through_to_a_depth():
    deep: dict[str, object] = {"@type": "JobPosting", "title": "Deep"}
    for _ in range(3_000):
        deep = {"a": deep}
    assert from_document(page(deep, "Baker")).postings == ()


def test_a_file_of_data_alone_is_read_from_its_description():
    data = LIES | {"description": "<p>We bake.</p><h3>Requirements</h3><ul><li>Bread<script>evil()</script></ul>"}
    told = read_vacancy(from_document(Document("job.json", "json", data=data)))
    assert [demand.value for demand in told.demands] == ["Bread"]
    assert told.title and told.title.value == "Chief Astronaut"


def test_lines_that_no_person_sees_are_not_read_and_said_to_be_there():
    told = read_vacancy(from_document(page(None, "Baker", "We bake.", hidden="Pay: 90,000 euros a year")))
    assert told.pay is None and "1 lines that no reader sees were left out" in told.remarks


def test_a_picture_alone_is_refused_with_its_reason():
    scanned = Document("ad.pdf", "pdf", remarks=(Remark("scanned", "the pages are pictures"),))
    with pytest.raises(InputError, match="the pages are pictures"):
        from_document(scanned)


@pytest.mark.parametrize("text", ["", " \n\t", "x" * (MOST_CHARACTERS + 1)])
def test_what_is_no_advertisement_by_its_length_is_refused(text):
    with pytest.raises(InputError):
        pasted(text)


def test_text_from_right_to_left_is_read_without_a_guess():
    told = read("מהנדס נתונים\n- ניסיון בפייתון\n\u202eevil\u202c")
    assert told.language == "" and "pay" in told.missing


@pytest.mark.parametrize(
    ("text", "place", "employer"),
    [
        ("Cook\n\nOakmere House is a home for 32 people in Shrewsbury.", "Shrewsbury", "Oakmere House"),
        ("Driver\n\nRedshank Logistics, Aberdeen. Parcels in May.", "Aberdeen", "Redshank Logistics"),
        ("Lager (m/w/d)\n\nWir verschicken von Kassel aus Ersatzteile.", "Kassel", None),
        ("Filialleitung (m/w/d), Erfurt\n\nWir suchen in Teilzeit.", "Erfurt", None),
        ("Koch (m/w/d)\n\nBezahlt wird in Anlehnung an den Tarif, Beginn im Mai.", None, None),
        ("Clerk\n\nStart in January. We work in English.", None, None),
    ],
)
def test_a_place_and_an_employer_that_no_label_names(text: str, place: str | None, employer: str | None):
    found = read_vacancy(pasted(text))
    assert (found.place and found.place.value) == place
    assert (found.employer and found.employer.value) == employer
    for said in (found.place, found.employer):
        assert said is None or text[said.start : said.end] == said.words


def test_hours_and_pay_that_stand_by_themselves():
    found = read_vacancy(pasted("Bricklayer\n\n£19 to £23, 42 hours, permanent. We answer within 24 hours."))
    assert found.hours is not None and found.hours.low == 42
    found = read_vacancy(pasted("Planner\n\nSalary £31,500 to £37,000, 40 hours a week."))
    assert found.pay is not None and (found.pay.high, found.pay.period) == (37000, "")
