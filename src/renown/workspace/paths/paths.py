"""The room `paths`: the warmest ways to a person or to anybody a goal in words means, and asking along them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from renown.errors import InputError, NotFoundError
from renown.reckoning.scoring import Scoring
from renown.ties.noted import NotedContact
from renown.ties.paths import paths
from renown.ties.paths.paths import Acquaintance, why_none
from renown.ties.paths.targets import Fit, grounds
from renown.ties.paths.willingness import in_tenths
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept
from renown.workspace.me import everybody, me
from renown.workspace.paths.answers.paths import (
    AskingSoFar,
    Hop,
    LetterLine,
    Paths,
    RequestLetter,
    RequestLine,
    WarmPath,
)
from renown.workspace.paths.drafts import draft_of, drafts_of, keep_draft, plain
from renown.workspace.paths.introductions import check_chain, experience, letter_to, requests_of, so_far, written
from renown.workspace.paths.targets import fits_of
from renown.workspace.register import Names, account_of, called, find_person, name_of, names_of
from renown.workspace.room import Room

LOOKED_AT = 500
"""Paths are looked for to so many of the people a goal means, the surest first."""

PATHS = "paths start at you"

UNKNOWN = {
    "organisation": "nobody is known at {0!r}. What would make one visible: an export that says where people work, "
    "such as your connections on a network for work.",
    "role": "no headline or position says {0!r}. What would make one visible: other words for the role, or an export "
    "that says what people do.",
    "place": "no headline or position names {0!r}. What would make one visible: an export that says where people are.",
    "topic": "nobody was seen posting about {0!r}. What would make one visible: other words, or the export of a "
    "community where it is spoken of.",
}


class WarmPaths(Room):
    """Ways to people through people who were seen in contact."""

    def to(self, target: int | str, kind: str = "person", as_of: AsOf = None, limit: int = 10) -> Paths:
        """The best ways of at most three hops.

        target: a person (id, handle or name), or words for an organisation, a role, a topic or a place, as `kind` says.
        Raises NotFoundError without an owner or for nobody, AmbiguousError where several people fit, InputError for the
        owner or a kind that is none.
        """
        owner = me(self._context, as_of).require(PATHS)
        if kind == "person":
            person = target if isinstance(target, int) else find_person(self._context, target)
            return _answer(self._context, owner, _goal(self._context, owner, person), (as_of, limit))
        target = str(target)
        fits = fits_of(self._context, kind, target, owner, as_of)
        return _answer(self._context, owner, (target, kind, fits), (as_of, limit))

    def request(
        self, target: int, through: Sequence[int], language: str = "en", hop: int = 0, why: str = ""
    ) -> RequestLetter:
        """The letter that asks for an introduction to somebody; nothing is sent and nothing is kept.

        through: the people of the path between, in order; hop: which of them the letter is to. why: what the owner
        hopes for. Raises InputError for a path that is none and NotFoundError for people who are not here.
        """
        chain = (me(self._context).require(PATHS), *through, target)
        return letter_to(self._context, chain, hop, language, why)

    def ask(
        self,
        target: int,
        through: Sequence[int],
        words: str,
        language: str = "en",
        *,
        goal: str = "",
        day: date | None = None,
        draft: bool = False,
    ) -> int:
        """Note that the owner asked for an introduction; returns the request's number.

        The same words to the same introducer, sent twice on one day (a form sent twice), are one request.

        goal: what it was for. day: today by default. draft: it is not sent yet.
        Raises InputError for a path that is none, where no contact with the introducer was seen, or without words;
        NotFoundError for people who are not here.
        """
        owner = me(self._context).require(PATHS)
        check_chain(self._context, (owner, *through, target))
        known = acquaintance(self._context)
        computed = known.formula(owner, through[0])
        if computed is None:
            raise InputError("no contact between you and the introducer was seen", hint="choose a path again")
        accounts = [account_of(self._context, person) for person in (*through, target)]
        expected = experience(self._context).expected(through[0], computed)
        new = written(accounts, plain(words), language, goal, expected)
        status, day = "draft" if draft else "asked", day or self._today()
        for line in self.requests(open_only=True):
            chain = tuple(person for person, _ in line.chain)
            if (line.person, chain, line.words, line.status) == (target, tuple(through), new.words, status) and (
                line.steps[-1].day == day
            ):
                return line.id
        number: int = self._context.desk.requests.add(new, status, day)
        written_so_far = None if draft else draft_of(self._context, target, through, 0)
        if written_so_far is not None:
            self._context.desk.letters.drop(written_so_far.id)
        return number

    def drafts(self) -> tuple[LetterLine, ...]:
        """The letters that are being written, in the owner's own words, the last touched first."""
        return drafts_of(self._context)

    def draft(self, target: int, through: Sequence[int], hop: int = 0) -> LetterLine | None:
        """The letter that is being written to somebody on a path, if there is one."""
        return draft_of(self._context, target, through, hop)

    def keep_draft(
        self,
        target: int,
        through: Sequence[int],
        words: str,
        language: str = "en",
        *,
        hop: int = 0,
        why: str = "",
        changed: int | None = None,
    ) -> int:
        """Keep own words for a letter until it is sent; its number, or 0 where they are what is suggested.

        language, why: of the suggestion they began as. changed: the letter that they were made from, 0 for none; where
        another stands by now, another window changed it, and InputError is raised. None: take the place of any.
        """
        return keep_draft(self._context, self.request(target, through, language, hop, why), words, why, changed)

    def drop_draft(self, number: int) -> bool:
        """Go back to the suggestion; False when that was done already. Raises NotFoundError."""
        return bool(self._context.desk.letters.drop(number))

    def restore_draft(self, number: int) -> int:
        """Take own words up again that were let go; their new number. Raises NotFoundError."""
        restored: int = self._context.desk.letters.restore(number)
        return restored

    def step(self, number: int, status: str, words: str = "", day: date | None = None) -> None:
        """Note what happened to a request. Raises InputError for a step that cannot follow, NotFoundError."""
        self._context.desk.requests.step(number, status, day or self._today(), words)

    def undo(self, number: int) -> str:
        """Take the last step of a request back, and with the first one the request; returns what was taken back."""
        taken: str = self._context.desk.requests.undo(number)
        return taken

    def requests(self, open_only: bool = False) -> tuple[RequestLine, ...]:
        """The requests, those under way first, then the latest first."""
        return requests_of(self._context, open_only=open_only)

    def so_far(self) -> AskingSoFar:
        """How asking went so far."""
        return so_far(self._context)

    def _today(self) -> date:
        return self._context.today().date()


Goal = tuple[str, str, tuple[Fit, ...]]


def _goal(context: Context, owner: int, person: int) -> Goal:
    """One person as a goal. Raises InputError for the owner, NotFoundError for nobody."""
    if person == owner:
        raise InputError("found you yourself as the goal of a path", hint="name somebody else")
    if person not in names_of(context, [person]):
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    return name_of(context, person), "person", (Fit(person, "person", ""),)


def _answer(context: Context, owner: int, goal: Goal, asked: tuple[AsOf, int]) -> Paths:
    (target, kind, fits), (as_of, limit) = goal, asked
    people = [fit.person for fit in fits[:LOOKED_AT]]
    if not people:
        return Paths(target, kind, 0, (), 0, (), f"No path visible: {UNKNOWN[kind].format(target)}")
    known = acquaintance(context, as_of)
    found = known.paths(owner, people, limit, experience(context, as_of))
    words = "" if found else why_none(known.known_by(owner), max(known.known_by(person) for person in people))
    named = named_paths(context, found, {fit.person: fit.words for fit in fits})
    return Paths(target, kind, len(fits), grounds(fits), len(people), named, words)


def acquaintance(context: Context, as_of: AsOf = None) -> Acquaintance:
    """Who is in contact with whom: people, without bots and organisations."""
    own = me(context, as_of)
    return _acquaintance(context, context.scoring(as_of), own.person, own.noted)


@kept(most=2)
def _acquaintance(context: Context, scoring: Scoring, owner: int | None, noted: NotedContact) -> Acquaintance:
    return Acquaintance(everybody(context, scoring, owner, noted))


def named_paths(context: Context, found: Sequence[paths.WarmPath], said: Mapping[int, str]) -> tuple[WarmPath, ...]:
    """Paths as the doors see them; said: why each person at their end is meant."""
    persons = {person for path in found for hop in path.hops for person in (hop.giver, hop.taker)}
    names = called(context, sorted(persons))
    return tuple(_path(path, names, said.get(path.person, "")) for path in found)


def _path(path: paths.WarmPath, names: Names, ground: str) -> WarmPath:
    chance, low, high = path.chance, path.low, path.high
    name, words = names[path.person], in_tenths(chance, low, high)
    return WarmPath(path.person, name, chance, low, high, words, ground, _hops(path, names))


def _hops(path: paths.WarmPath, names: Names) -> tuple[Hop, ...]:
    return tuple(
        Hop(
            giver=hop.giver,
            giver_name=names[hop.giver],
            taker=hop.taker,
            taker_name=names[hop.taker],
            networks=hop.networks,
            days=hop.days,
            last=hop.last,
            warmth=hop.warmth,
            both_ways=hop.both_ways,
            chance=hop.chance,
            weakest=at == path.weakest,
            words=hop.words,
            agreed=hop.willing.agreed,
            answered=hop.willing.answered,
            held=hop.willing.budget.words,
        )
        for at, hop in enumerate(path.hops)
    )
