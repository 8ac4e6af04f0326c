"""Made-up profiles and queries: few words, so that they meet, stand near each other, repeat and join."""

from __future__ import annotations

import random
from collections.abc import Sequence

from renown.recruit.profiles import Profile
from renown.recruit.query.tree import And, Between, Everything, Leaf, Near, Node, Not, Or, Phrase, Span, Term, Wild

TODAY = 20_700
AT = Span(0, 0)
WORDS = (
    "python java c++ c# .NET Node.js data engineer Entwickler Entwicklerin Softwareentwickler Entwickler:in software "
    "München Muenchen Munich Größe groesse Geschäftsführer Datenbank daten bank R&D spark scala junior senior intern "
    "ASP.NET Data-Engineer Kauffrau Projektleiter projekt leiter machine learning go"
).split()
PLAIN = (
    "python java c++ c# .net node.js data engineer entwickler software softwareentwickler munchen daten spark".split()
)
OFTEN = "python data engineer Entwicklerin Softwareentwickler München leiter C++".split()
LABELS = ("Python", "python", "Größe", "C++", "C#", "Data Engineering", "Machine Learning", "SQL", "Go")
CITIES = ("Berlin", "München", "Munich", "Zürich", "zürich", "New York")
COMPANIES = ("Ashgrove Rail", "Saltmarsh Analytics", "Münzner Söhne", "Tern & Tallow", "Harbour Pool")
TITLES = ("Data Engineer", "Softwareentwickler", "Softwareentwicklerin (m/w/d)", "Projektleiterin", "Head of Data")


def profiles(chance: random.Random, count: int, first: int = 0) -> list[Profile]:
    return [profile(chance, first + number) for number in range(count)]


def profile(chance: random.Random, person: int) -> Profile:
    def some(of: Sequence[str], most: int) -> tuple[str, ...]:
        return tuple(chance.choices(of, k=chance.randint(0, most)))

    return Profile(
        person,
        text=" ".join(chance.choices(WORDS, k=chance.choice((0, 1, 8, 15, 40, 60)))),
        titles=some(TITLES, 2),
        past_titles=some(TITLES, 2),
        companies=some(COMPANIES, 1),
        past_companies=some(COMPANIES, 2),
        skills=some(LABELS, 4),
        schools=some(("TU München", "ETH Zürich"), 1),
        cities=some(CITIES, 2),
        languages=some(("de", "en", "es"), 2),
        topics=some(("graphs", "open data"), 2),
        circles=some(("choir", "former colleagues"), 1),
        sources=some(("board.example.org", "CV files"), 1),
        years=chance.choice((None, 0.0, 0.5, 2.0, 5.0, 7.5, 12.0, 40.0)),
        seen=chance.choice((None, TODAY, TODAY - 1, TODAY - 30, TODAY - 365, TODAY - 366, TODAY + 1)),
    )


def tree(chance: random.Random, depth: int = 3) -> Node:
    kind = chance.random()
    if depth == 0 or kind < 0.3:
        return last(chance)
    if kind < 0.45:
        return Not(tree(chance, depth - 1), AT)
    parts = tuple(tree(chance, depth - 1) for _ in range(chance.randint(1, 4)))
    return And(parts[:2], AT) if kind < 0.65 else Or(parts, AT)


def last(chance: random.Random) -> Node:
    kind = chance.random()
    if kind < 0.6:
        return leaf(chance)
    if kind < 0.8:
        field = chance.choice((*[""] * 6, "title", "skill"))
        sides = leaf(chance, field, slop=False), leaf(chance, field, slop=False)
        return Near(*sides, chance.randint(0, 7), chance.random() < 0.5, AT)
    if kind < 0.95:
        field, steps = ("years", (0, 0.5, 2, 5, 12, 50)) if chance.random() < 0.5 else ("seen", (0, 1, 30, 365, 365.5))
        low, high = (chance.choice((None, *steps)) for _ in range(2))
        return Between(field, low, high, AT)
    return Everything(AT)


def leaf(chance: random.Random, field: str | None = None, *, slop: bool = True) -> Leaf:
    if field is None:
        field = chance.choice([*[""] * 8, *"title current past company skill school city lang source".split()])
    word = chance.choice(WORDS if not field else (*WORDS, *LABELS, *TITLES, *CITIES, *COMPANIES, "de", "en"))
    if not field and chance.random() < 0.5:
        word = chance.choice(OFTEN)
    kind, boost = chance.random(), chance.choice((1.0, 1.0, 0.5, 3.0))
    if kind < 0.5:
        return Term(word, AT, field, boost)
    if kind < 0.7:
        return Wild(gapped(chance), AT, field, boost)
    words = tuple(chance.choices(OFTEN if chance.random() < 0.7 else WORDS, k=chance.choice((1, 2, 2, 3))))
    return Phrase(words, AT, field, chance.randint(0, 4) if slop else 0, boost)


def gapped(chance: random.Random) -> str:
    word = chance.choice(PLAIN)
    start = chance.randint(0, len(word) - 1)
    end = chance.randint(start + 1, len(word))
    shape = chance.choice(("{}*", "*{}", "*{}*", "?{}", "{}?", "{}*{}"))
    return shape.format(word[start:end], word[-1:])
