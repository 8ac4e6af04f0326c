"""Lines as people write them, in three languages, and what must be read in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.giving.notes.draft import WHATS
from renown.ties.giving.notes.names import Roster
from renown.ties.giving.notes.reading import folded, read

TODAY = date(2026, 11, 21)  # a Saturday
KNOWN = Roster.of(
    ["Ana Lund", "Al", "Ben Okafor", "Bo Diaz", "Cara Voss", "Eva Blum", "Luis de la Cruz", "Omar Haddad"]
)

TABLE = """
Ben promised an introduction to Cara by Friday | promise_theirs | introduction | Ben | Cara | due 11-27 |
thanked Ana for the review | thanks | review | Ana |  |  |
Ana helped me with the talk yesterday | received | help | Ana |  | 11-20 | with the talk
I owe Ben an article by 12 Dec | promise_mine | article | Ben |  | due 12-12 |
Ich habe Ben eine Empfehlung versprochen bis Freitag | promise_mine | reference | Ben |  | due 11-27 |
Ana me presentó a Luis ayer | received | introduction | Ana | Luis | 11-20 |
gave Bo a reference | given | reference | Bo |  |  |
met Cara at PyCon: she builds maps | met |  | Cara |  |  |
Ben promised to introduce me to Cara next week | promise_theirs | introduction | Ben | Cara | due 11-28 |
promised Ana Lund the slides by Monday | promise_mine | other | Ana Lund |  | due 11-23 | the slides
I promised to introduce Ben to Cara | promise_mine | introduction | Ben | Cara |  |
I'll send Ben the article tomorrow | promise_mine | article | Ben |  | due 11-22 |
Ben will review my paper by 2026-12-01 | promise_theirs | review | Ben |  | due 12-01 | my paper
Ana reviewed my paper last Friday | received | review | Ana |  | 11-20 | my paper
got a reference from Bo on 3 Nov | received | reference | Bo |  | 11-03 |
introduced Ana to Luis de la Cruz | given | introduction | Ana | Luis de la Cruz |  |
Ana and Ben helped me with the move | received | help | Ana, Ben |  |  | with the move
sent Ana an article about maps | given | article | Ana |  |  | about maps
wrote a reference for Ben | given | reference | Ben |  |  |
shared an article with Eva | given | article | Eva |  |  |
helped Al with the tent | given | help | Al |  |  | with the tent
ben promised me an intro to cara by friday | promise_theirs | introduction | ben | cara | due 11-27 |
thanked ana lund for the help | thanks | help | ana lund |  |  |
asked Ben for an introduction to Cara | asked | introduction | Ben | Cara |  |
Ana put me in touch with Luis | received | introduction | Ana | Luis |  |
Yesterday Ana gave me good advice on pricing | received | advice | Ana |  | 11-20 | on pricing
Sent a thank-you note to Ana | thanks | other | Ana |  |  |
Ben referred me to Cara | received | referral | Ben | Cara |  |
Ana thanked me for the tent | note |  | Ana |  |  | for the tent
Cara: moved to Lisbon | fact |  | Cara |  |  |
had lunch with Ana at Noma | lunch |  | Ana |  |  |
Ben owes me a review | promise_theirs | review | Ben |  |  |
Ana hat mir gestern beim Vortrag geholfen | received | help | Ana |  | 11-20 | beim Vortrag
Ben hat mir bis Freitag eine Vorstellung bei Cara versprochen | promise_theirs | introduction | Ben | Cara | due 11-27 |
Ben verspricht mir eine Empfehlung bis 12.12. | promise_theirs | reference | Ben |  | due 12-12 |
Ich habe Ana für die Durchsicht gedankt | thanks | review | Ana |  |  |
habe mich bei Ana für die Hilfe bedankt | thanks | help | Ana |  |  |
Ana hat mich Luis vorgestellt | received | introduction | Ana | Luis |  |
Ana hat mich mit Luis bekannt gemacht | received | introduction | Ana | Luis |  |
Habe Bo eine Referenz geschrieben | given | reference | Bo |  |  |
Ich schulde Ben einen Artikel bis zum 12. Dezember | promise_mine | article | Ben |  | due 12-12 |
Gestern habe ich Ana beim Umzug geholfen | given | help | Ana |  | 11-20 | beim Umzug
Habe Cara auf der Messe getroffen: baut Karten | met |  | Cara |  |  |
Ben hat mich bei Luis empfohlen | received | referral | Ben | Luis |  |
Ana hat meinen Aufsatz durchgesehen | received | review | Ana |  |  | meinen Aufsatz
habe von Bo eine Referenz bekommen | received | reference | Bo |  |  |
traf Cara auf der Messe | met |  | Cara |  |  |
in zwei Wochen schulde ich Ben einen Artikel | promise_mine | article | Ben |  | due 12-05 |
Ben me prometió una presentación a Cara para el viernes | promise_theirs | introduction | Ben | Cara | due 11-27 |
Ana me ayudó con la charla ayer | received | help | Ana |  | 11-20 | con la charla
Le debo a Ben un artículo hasta el 12 de diciembre | promise_mine | article | Ben |  | due 12-12 |
agradecí a Ana la revisión | thanks | review | Ana |  |  |
Le di las gracias a Ana por la ayuda | thanks | help | Ana |  |  |
presenté a Ana a Luis | given | introduction | Ana | Luis |  |
le envié a Ana un artículo sobre mapas | given | article | Ana |  |  | sobre mapas
di una referencia a Bo | given | reference | Bo |  |  |
recibí una referencia de Bo | received | reference | Bo |  |  |
conocí a Cara en la feria: hace mapas | met |  | Cara |  |  |
He prometido a Ben una recomendación en dos semanas | promise_mine | reference | Ben |  | due 12-05 |
Ana revisó mi artículo hace tres días | received | review | Ana |  | 11-18 | mi artículo
pedí a Ben una presentación | asked | introduction | Ben |  |  |
hablé con Eva hoy | met |  | Eva |  |  |
Luis me recomendó a Cara | received | referral | Luis | Cara |  |
Ben promised yesterday an introduction by Friday | promise_theirs | introduction | Ben |  | due 11-27 since 11-20 |
I promised Ben on Monday an article by Friday | promise_mine | article | Ben |  | due 11-27 since 11-16 |
gave Ana the slides for her article | given | other | Ana |  |  | the slides for her article
helped ben move house | given | help | ben |  |  | move house
told Eva I'd send her the slides | promise_mine | other | Eva |  |  | send her the slides
Ben is going to introduce me to Cara | promise_theirs | introduction | Ben | Cara |  |
promised to help Omar with his move on 3 December | promise_mine | help | Omar |  | due 12-03 | with his move
emailed Ana about the grant | message |  | Ana |  |  |
Ich muss Ben noch den Artikel schicken | promise_mine | article | Ben |  |  |
Omar me puso en contacto con Cara | received | introduction | Omar | Cara |  |
Le prometí un artículo a Eva | promise_mine | article | Eva |  |  |
had coffee with Eva this morning, she is looking for a designer | coffee |  | Eva |  |  |
Mit Eva telefoniert: sucht eine Designerin | call |  | Eva |  |  |
Ich habe Ben versprochen, ihn Cara vorzustellen | promise_mine | introduction | Ben | Cara |  |
"""
"""The line, what it is, the kind, whom it is about, the third person, due or day (month-day), remaining words."""

LINES = {row[0]: row[1:] for row in ([cell.strip() for cell in line.split("|")] for line in TABLE.strip().split("\n"))}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read(line: str) -> None:
    draft = read(line, TODAY, KNOWN)
    what, kind, people, about, when, words = LINES[line]
    due = f"due {draft.due:%m-%d}" if draft.due else ""
    day = "" if draft.day == TODAY else f"{draft.day:%m-%d}"
    told = f"{due} since {day}" if due and day else due or day
    assert (draft.what, draft.kind, ", ".join(p.text for p in draft.people)) == (what, kind, people)
    assert (draft.about.text if draft.about else "", told, draft.words) == (about, when, words)
    assert not draft.unclear


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ben helped me tomorrow", '"tomorrow" lies ahead'),
        ("Ben promised an article by last Friday", "lies behind"),
        ("Ben promised an article by 31.2.", '"by 31.2." is no day of the calendar'),
        ("Ben promised an article by 3/4", "two ways"),
    ],
)
def test_what_is_unclear_is_said(line: str, words: str) -> None:
    assert any(words in said for said in read(line, TODAY).unclear)


def test_every_reading_names_words_of_the_line() -> None:
    for line in LINES:
        draft = read(line, TODAY)
        assert all(reading.words in draft.text for reading in draft.read)
        assert draft.read[0].part == "what" and (draft.read[0].words or draft.what == "note")


@pytest.mark.parametrize("line", ["gave him a reference", "the weather is nice", "", "?", "@", "# \n\n", "42", "🌊"])
def test_what_nothing_tells_is_a_plain_note(line: str) -> None:
    draft = read(line, TODAY, KNOWN)
    assert (draft.what, draft.people, draft.day, draft.due, draft.unclear) == ("note", (), TODAY, None, ())


@settings(max_examples=50, deadline=None)
@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from(sorted({w for x in LINES for w in x.split()})), max_size=14).map(" ".join)
)
def test_any_line_is_read_without_inventing_anybody(line: str) -> None:
    draft = read(line, TODAY, KNOWN)
    spans = draft.names
    assert all(draft.text[s.start : s.end] == s.text and s.text for s in spans)
    assert len(folded(draft.text)) == len(draft.text)
    assert draft.what in WHATS


NAMES = st.sampled_from(["Ana", "Bo Diaz", "Luis de la Cruz", "Ümit Øst", "@zoe", "Jean-Luc O'Hara", "Eva von der Au"])


@settings(max_examples=50, deadline=None)
@given(NAMES, NAMES, st.dates(date(2026, 11, 22), date(2027, 11, 19)), st.sampled_from(["en", "de", "es"]))
def test_a_promised_introduction_comes_back_whatever_the_names_and_the_day(
    giver: str, third: str, due: date, language: str
) -> None:
    line = {
        "en": f"{giver} promised me an introduction to {third} by {due.day} {due:%B %Y}",
        "de": f"{giver} hat mir bis zum {due:%d.%m.%Y} eine Vorstellung bei {third} versprochen",
        "es": f"{giver} me prometió una presentación a {third} para el {due:%Y-%m-%d}",
    }[language]
    draft = read(line, TODAY)
    assert (draft.what, draft.kind, draft.language) == ("promise_theirs", "introduction", language)
    assert ([p.text for p in draft.people], draft.about and draft.about.text, draft.due) == ([giver], third, due)
