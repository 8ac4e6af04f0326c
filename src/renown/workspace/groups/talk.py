"""The room `talk`: what rises in the owner's circles, which links go round, and whom each would help."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from renown.reckoning.scoring import Scoring
from renown.ties.contacts import date_of
from renown.topics.trends import MONTH, Rise, Said, rising
from renown.topics.words import apart
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import TalkedOf, TalkLink, Topic
from renown.workspace.groups.neighbourhood import named
from renown.workspace.groups.utterances import Utterance, utterances
from renown.workspace.kept import kept
from renown.workspace.me import me
from renown.workspace.room import Room

FEWEST_SHARERS = 2
NAMES_PER_TOPIC, HELPED, LINKS, WITH = 6, 6, 3, 3


class Talk(Room):
    """What the people around the owner write about in public places."""

    def rising(self, as_of: AsOf = None, limit: int = 20) -> tuple[Topic, ...]:
        """Topics that more people write about this month than in the months before, strongest first."""
        heard = self._heard(as_of)
        day = self._context.derivation(as_of).day
        owner, ties = self._own(as_of)
        rises = rising((Said(u.person, u.day, u.terms) for u in heard if u.person != owner), day, limit)
        return tuple(self._topic(rise, heard, ties, day) for rise in rises)

    def links(self, as_of: AsOf = None, limit: int = 20) -> tuple[TalkLink, ...]:
        """Pages that at least two people passed on this month, the most people first."""
        heard = self._heard(as_of)
        day = self._context.derivation(as_of).day
        owner, ties = self._own(as_of)
        passed: dict[str, list[Utterance]] = defaultdict(list)
        for said in heard:
            if said.day >= day - MONTH and said.person != owner:
                for link in said.links:
                    passed[link].append(said)
        found = [self._link(url, rows, heard, ties) for url, rows in passed.items() if _sharers(rows)]
        return tuple(sorted(found, key=lambda row: (-row.people, row.url))[:limit])

    def _own(self, as_of: AsOf) -> tuple[int | None, Mapping[int, float]]:
        own = me(self._context, as_of)
        return own.person, own.acquaintances

    def _heard(self, as_of: AsOf) -> Sequence[Utterance]:
        """What was written by the people around the owner: their ties, and whoever shares a circle with them."""
        own = me(self._context, as_of)
        return _around(self._context, self._context.scoring(as_of), own.person, frozenset(own.acquaintances))

    def _topic(self, rise: Rise, heard: Sequence[Utterance], ties: Mapping[int, float], day: int) -> Topic:
        now = [u for u in heard if rise.term in u.terms and u.day >= day - MONTH]
        who = _by_warmth(rise.people, ties)
        usual = rise.expected
        helps = self._helps(heard, ties, {rise.term}, without=())
        links = Counter(link for u in now for link in u.links)
        return Topic(
            term=rise.term,
            score=rise.score,
            people=len(rise.people),
            usual=usual,
            who=named(self._context, who[:NAMES_PER_TOPIC]),
            helps=helps,
            links=tuple(link for link, _ in sorted(links.items(), key=lambda row: (-row[1], row[0]))[:LINKS]),
            words=f"{len(rise.people)} people this month; {_usually(usual)}",
        )

    def _link(
        self, url: str, rows: Sequence[Utterance], heard: Sequence[Utterance], ties: Mapping[int, float]
    ) -> TalkLink:
        people = sorted({row.person for row in rows})
        terms = Counter(term for row in rows for term in row.terms)
        order = sorted(terms.items(), key=lambda row: (-row[1], -len(row[0]), row[0]))
        topics = apart((term for term, _ in order), WITH)
        return TalkLink(
            url=url,
            host=urlsplit(url).netloc.removeprefix("www."),
            people=len(people),
            who=named(self._context, _by_warmth(people, ties)[:NAMES_PER_TOPIC]),
            topics=topics,
            last=date_of(max(row.day for row in rows)),
            helps=self._helps(heard, ties, set(topics), without=people),
            words=f"{len(people)} people passed it on this month",
        )

    def _helps(
        self, heard: Sequence[Utterance], ties: Mapping[int, float], terms: set[str], without: Sequence[int]
    ) -> tuple[TalkedOf, ...]:
        """The owner's ties who asked about one of these terms, then those who wrote of it; the warmest first."""
        asked: dict[int, int] = {}
        wrote: Counter[int] = Counter()
        for said in heard:
            if said.person in ties and said.person not in without and said.terms & terms:
                wrote[said.person] += 1
                if said.question:
                    asked[said.person] = max(said.day, asked.get(said.person, 0))
        order = sorted(wrote, key=lambda p: (p not in asked, -ties[p], p))[:HELPED]
        return tuple(
            TalkedOf(n.person, n.name, _why(asked.get(n.person), wrote[n.person])) for n in named(self._context, order)
        )


@kept()
def _around(
    context: Context, scoring: Scoring, owner: int | None, acquaintances: frozenset[int]
) -> tuple[Utterance, ...]:
    everything = utterances(context, scoring)
    if owner is None:
        return everything
    near = {owner, *acquaintances}
    for people in neighbourhood.places_of(context, scoring).values():
        if owner in people:
            near |= people
    return tuple(said for said in everything if said.person in near)


def _sharers(rows: Iterable[Utterance]) -> bool:
    return len({row.person for row in rows}) >= FEWEST_SHARERS


def _by_warmth(people: Sequence[int], ties: Mapping[int, float]) -> list[int]:
    return sorted(people, key=lambda person: (-ties.get(person, -1.0), person))


def _usually(number: float) -> str:
    """How many people a term usually has in a month, in words.

    >>> _usually(0.3), _usually(1.2), _usually(2.4)
    ('usually hardly anybody writes of it', 'usually about 1 person writes of it', 'usually about 2 people write of it')
    """
    if number < 0.5:
        return "usually hardly anybody writes of it"
    many = f"{number:.0f}"
    return f"usually about {many} {'person writes' if many == '1' else 'people write'} of it"


def _why(asked: int | None, wrote: int) -> str:
    if asked is not None:
        day: date = date_of(asked)
        return f"asked about it on {day.day} {day:%B}"
    return "wrote of it once" if wrote == 1 else f"wrote of it {wrote} times"
