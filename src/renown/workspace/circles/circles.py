"""The room `circles`: which parts of the owner's life people belong to, and who else may.

Invariant: nobody is in a circle unless the owner said so; what was turned down is not suggested again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from renown.desk.circles.records import CircleEntry
from renown.errors import InputError, NotFoundError
from renown.reckoning.scoring import Scoring
from renown.ties.circles import CIRCLES, Suggestion, circle_named, suggest
from renown.workspace.circles.answers import Circle, CircleMember, CircleSuggestion
from renown.workspace.circles.facts import NOBODY, known_of
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.me import me
from renown.workspace.register import hidden_people, names_of
from renown.workspace.room import Room

Pair = tuple[int, str]


class Circles(Room):
    """Circles of people: the usual seven, and as many others as the owner names."""

    def list(self) -> tuple[Circle, ...]:
        """Every circle, also the usual ones that are empty: those first, the owner's own by name."""
        sizes = Counter(circle for _, circle in members_by_circle(self._context))
        own = sorted(sizes.keys() - set(CIRCLES), key=str.casefold)
        return tuple(Circle(name, sizes[name], name not in CIRCLES) for name in (*CIRCLES, *own))

    def of(self, person: int) -> tuple[str, ...]:
        """The circles a person is in, in the order of `list`."""
        held = {circle for one, circle in members_by_circle(self._context) if one == person}
        return tuple(sorted(held, key=_place))

    def members(self, circle: str) -> tuple[CircleMember, ...]:
        """The people of a circle, by name; none where nobody is in it, or there is no such circle."""
        wanted = circle_named(circle).casefold()
        words = {pair: word for pair, word in _words(self._context).items() if pair[1] == wanted and word.belongs}
        names = names_of(self._context, [person for person, _ in words])
        found = [
            CircleMember(person, *names[person], word.circle, word.at, word.who)
            for (person, _), word in words.items()
            if person in names
        ]
        return tuple(sorted(found, key=lambda member: (member.name.casefold(), member.person)))

    def suggest(self, limit: int = 20, circle: str = "", person: int | None = None) -> tuple[CircleSuggestion, ...]:
        """Who may belong where, those for whom most speaks first; without whom the owner has had a word on already.

        circle, person: only these. Nothing is known of the owner before they say which accounts are theirs: then
        only the address book's own groups suggest anything.
        """
        said, wanted = _words(self._context), circle_named(circle).casefold()
        hidden = hidden_people(self._context) if person is None else frozenset()
        open_ = [
            hint
            for hint in self._hints()
            if hint.person not in hidden
            and (hint.person, hint.circle.casefold()) not in said
            and (not wanted or hint.circle.casefold() == wanted)
            and (person is None or hint.person == person)
        ][:limit]
        names = names_of(self._context, [hint.person for hint in open_])
        return tuple(
            CircleSuggestion(hint.person, *names[hint.person], spelt(self._context, hint.circle), hint.reasons)
            for hint in open_
            if hint.person in names
        )

    def put(self, person: int, circle: str) -> bool:
        """Put a person into a circle; False when they are in it already. Raises InputError, NotFoundError."""
        return self._say(person, circle, belongs=True)

    def take_out(self, person: int, circle: str) -> bool:
        """Take a person out of a circle; they are not suggested for it again. False when they were not in it."""
        return circle_named(circle).casefold() in map(str.casefold, self.of(person)) and self.reject(person, circle)

    def reject(self, person: int, circle: str) -> bool:
        """Say that a person does not belong to a circle; False when that was said already."""
        return self._say(person, circle, belongs=False)

    def take_back(self, person: int, circle: str) -> bool:
        """Take back whatever was said of a person and a circle: they may be suggested again."""
        return self._context.desk.circles.take_back(self._accounts(person), circle_named(circle))

    def rename(self, circle: str, name: str) -> int:
        """Give a circle of one's own another name; one that is there already takes its people in. How many moved."""
        if circle_named(circle) in CIRCLES:
            raise InputError(f"{circle_named(circle)} is a circle that everybody has", hint="rename one of your own")
        return self._context.desk.circles.rename(circle_named(circle), spelt(self._context, named(name)))

    def _say(self, person: int, circle: str, *, belongs: bool) -> bool:
        name = spelt(self._context, named(circle))
        return self._context.desk.circles.say(self._accounts(person), name, belongs=belongs)

    def _accounts(self, person: int) -> tuple[int, ...]:
        """The accounts of a person; the one that the person is called by stands first, and stands for them."""
        accounts = self._context.derivation().accounts_of(person)
        if not accounts:
            raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
        return tuple(sorted(accounts, key=lambda account: account != person))

    def _hints(self) -> tuple[Suggestion, ...]:
        owner = me(self._context).person
        return _hints(self._context, self._context.scoring(), NOBODY if owner is None else owner)


@kept()
def _hints(context: Context, scoring: Scoring, owner: int) -> tuple[Suggestion, ...]:
    return tuple(suggest(known_of(scoring.derivation, owner))) if context.lake.imports() else ()


def members_by_circle(context: Context) -> tuple[Pair, ...]:
    """Every person and circle they are in; somebody in three circles is told three times. People who left are not."""
    return tuple((person, word.circle) for (person, _), word in _words(context).items() if word.belongs)


def spelt(context: Context, circle: str) -> str:
    """The circle as it was first written: “Choir” and “choir” are one."""
    known = {word.circle.casefold(): word.circle for word in reversed(context.desk.circles.words())}
    return known.get(circle.casefold(), circle)


def known_circle(context: Context, circle: str) -> str:
    """A circle that there is, also an empty one of the usual. Raises NotFoundError, with those that there are."""
    name = circle_named(circle)
    there = (*CIRCLES, *sorted({c for _, c in members_by_circle(context)} - set(CIRCLES), key=str.casefold))
    if name.casefold() not in map(str.casefold, there):
        raise NotFoundError(f"there is no circle {circle!r}", hint=f"there are: {', '.join(there)}")
    return name


def people_of(context: Context, circle: str) -> tuple[int, ...]:
    """The people of a circle, in the order in which they were put there."""
    wanted = circle_named(circle).casefold()
    return tuple(person for person, name in members_by_circle(context) if name.casefold() == wanted)


def _words(context: Context) -> Mapping[Pair, CircleEntry]:
    """What the owner last said of each person and circle (its name casefolded): accounts that merged speak as one.

    Worked out once while the words and the people stand: every page of a person asks for it.
    """
    return _by_person(context, context.scoring(), context.desk.circles.words())


@kept(most=2)
def _by_person(context: Context, scoring: Scoring, words: tuple[CircleEntry, ...]) -> Mapping[Pair, CircleEntry]:
    persons = scoring.derivation.person_by_account(_accounts_of(words))
    found = {(persons[w.account], w.circle.casefold()): w for w in words if w.account in persons}
    return MappingProxyType(found)


def _accounts_of(words: Iterable[CircleEntry]) -> list[int]:
    return sorted({word.account for word in words})


def named(circle: str) -> str:
    """The name of a circle. Raises InputError when nothing was given."""
    if not (name := circle_named(circle)):
        raise InputError("no circle was named", hint=f"one of {', '.join(CIRCLES)}, or a name of your own")
    return name


def _place(circle: str) -> tuple[int, str]:
    return (CIRCLES.index(circle) if circle in CIRCLES else len(CIRCLES)), circle.casefold()
