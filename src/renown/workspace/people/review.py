"""Who is who: the pairs that wait for a word, strongest first, and the words that were given.

Invariant: nothing is asked again once it was answered with yes or no; "later" holds until something else is known or
30 days have passed. An answer changes the mapping of accounts to people, never a fact, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from renown.desk.people.records import Answer, Word
from renown.errors import InputError, NotFoundError
from renown.identity import clusters, evidence, mapping
from renown.identity.search import folded
from renown.lake.expressions import _
from renown.model.ids import account_id
from renown.model.networks import ONE_EACH
from renown.model.values.name import fold
from renown.model.values.profile import link_to
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.people.answers.people import Account
from renown.workspace.people.answers.review import Answered, Candidate, ReviewProgress, Side
from renown.workspace.register import names_of

LATER = timedelta(days=30)
LOOK = "look with: renown people PART-OF-THE-NAME"
STRENGTHS = ((evidence.SURE, "nearly certain"), (5.0, "very likely"), (4.0, "likely"), (evidence.REVIEW, "possible"))

Row = dict[str, Any]
Pair = tuple[int, int]


class Review:
    """Pairs of people who may be one."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._units: tuple[str, frozenset[int]] = ("", frozenset())

    def waiting(self, limit: int = 20) -> tuple[Candidate, ...]:
        """The pairs to look at, strongest first, both sides with all their accounts."""
        rows = self._open().slice(0, limit).to_pylist()
        sides = self._sides({person for row in rows for person in (row["one"], row["other"])})
        bearers = self._bearers(side.name for side in sides.values())
        return tuple(_candidate(row, sides[row["one"]], sides[row["other"]], bearers) for row in rows)

    def progress(self) -> ReviewProgress:
        """How far the review is."""
        said = [answer.word for answer in self._context.desk.review.standing()]
        put_off = said.count(Word.LATER)
        waiting = self._open()
        return ReviewProgress(waiting.num_rows, waiting["sure"].to_pylist().count(True), len(said) - put_off, put_off)

    def answer(self, a: int, b: int, word: str) -> None:
        """Say of two accounts, or two people, whether they are one: yes, no or later.

        Raises InputError for another word or one person twice, NotFoundError for somebody who is not here.
        """
        if word not in tuple(Word):
            raise InputError(f"an answer: found {word!r}, expected {', '.join(Word)}")
        if a == b:
            raise InputError("somebody is one person already", hint="name two of the list: renown review")
        pair = (a, b) if {a, b} <= self._known() else self._accounts(a, b, Word(word))
        known = self._fingerprint(pair) if word == Word.LATER else ""
        self._context.desk.review.answer(*pair, Word(word), known=known)

    def answer_certain(self) -> int:
        """Say yes, in one word that is taken back in one, to all pairs that are nearly certain; how many."""
        table = self._open()
        rows = {(row["one"], row["other"]): (row["a"], row["b"]) for row in table.filter(table["sure"]).to_pylist()}
        aparts = self._context.desk.aparts()
        person = self._context.derivation().person_by_account([account for pair in aparts for account in pair])
        two = [(person[a], person[b]) for a, b in aparts if a in person and b in person]
        found = [rows[pair] for pair in mapping.agreeable(rows, two)]
        if found:
            self._context.desk.review.answer_all(found, Word.YES)
        return len(found)

    def split(self, person: int, account: str) -> None:
        """Say that an account is not this person's: it is apart from each other account they have.

        account: `network:key` or `network:handle`, or the key or handle alone. Raises InputError where none fits.
        """
        if not self._context.derivation().accounts_of(person):
            raise NotFoundError(f"there is no person {person}", hint=LOOK)
        wanted = account.strip().removeprefix("@")
        told = self._sides({person})[person].accounts
        found = [a for a in told if wanted in {x for w in (a.key, a.handle) if w for x in (w, f"{a.network}:{w}")}]
        if len(found) != 1 or len(told) < 2:
            named = ", ".join(f"{a.network}:{a.handle or a.key}" for a in told)
            raise InputError(f"an account of this person: found {account!r}, expected one of {named}")
        one, *_ = (account_id(a.network, a.key) for a in found)
        if one in self._context.desk.owners():
            raise InputError(f"{account} is confirmed as yours", hint=f"say first: renown owner not {account}")
        others = (account_id(a.network, a.key) for a in told if a is not found[0])
        self._context.desk.review.answer_all([(one, other) for other in others], Word.NO)

    def called(self, account: int) -> tuple[str, ...]:
        """What an account may be typed as: key, handle, and both after the network; nothing for one no fact names."""
        person = self._context.derivation().person_by_account([account]).get(account)
        told = () if person is None else self._sides({person})[person].accounts
        found = [a for a in told if account_id(a.network, a.key) == account]
        return tuple(x for a in found for w in (a.key, a.handle) if w for x in (w, f"{a.network}:{w}"))

    def take_back(self) -> tuple[Answered, ...]:
        """Take back what was said last; nothing when nothing stands."""
        return self._named(self._context.desk.review.take_back_last())

    def answers(self, limit: int = 20) -> tuple[Answered, ...]:
        """What was said, newest first, also what was taken back."""
        return self._named(self._context.desk.review.answers()[::-1][:limit])

    def _open(self) -> pa.Table:
        """The pairs that wait now: all but those put off of which nothing else is known since."""
        table, since = self._table(), self._context.today() - LATER
        shown = np.ones(table.num_rows, dtype=bool)
        for (one, other), later in self._put_off().items():
            at = np.flatnonzero((table["one"].to_numpy() == one) & (table["other"].to_numpy() == other))
            if at.size and later.at.astimezone(UTC).replace(tzinfo=None) > since:
                shown[at] = later.known != evidence.fingerprint(table.slice(int(at[0]), 1).to_pylist()[0])
        return table.filter(pa.array(shown))

    def _table(self) -> pa.Table:
        """Pairs of people nobody said yes or no to, as things stand; worked out once while they do."""
        context = self._context
        return _waiting(context, context.scoring(), context.desk.aparts())

    def _put_off(self) -> dict[Pair, Answer]:
        """What was put off, by the people it is about now."""
        later = [answer for answer in self._context.desk.review.standing() if answer.word is Word.LATER]
        persons = self._context.derivation().person_by_account([x for answer in later for x in (answer.a, answer.b)])
        found = {}
        for answer in later:
            if answer.a in persons and answer.b in persons:
                one, other = sorted((persons[answer.a], persons[answer.b]))
                found[one, other] = answer
        return found

    def _known(self) -> frozenset[int]:
        """The accounts that stand for units in candidates: those can be answered about without asking who is who."""
        derivation = self._context.derivation()
        version = derivation.units_version
        if self._units[0] != version:
            rows = derivation.fetch(derivation.candidates.select("a", "b"), "accounts that may be asked about")
            self._units = version, frozenset(rows["a"].to_pylist()) | frozenset(rows["b"].to_pylist())
        return self._units[1]

    def _accounts(self, a: int, b: int, word: Word) -> Pair:
        """An account of each of two people, given by any account or the id of the person."""
        derivation = self._context.derivation()
        known = derivation.person_by_account([a, b])
        one, other = (known.get(x, x) for x in (a, b))
        for person in (one, other):
            if not derivation.accounts_of(person):
                raise NotFoundError(f"there is no person {person}", hint=LOOK)
        if one == other and word is not Word.NO:
            raise InputError("these are one person already", hint="to part them: renown review split PERSON ACCOUNT")
        for row in self._table().to_pylist():
            if {row["one"], row["other"]} == {one, other}:
                return row["a"], row["b"]
        return tuple(x if x in known else derivation.accounts_of(x)[0] for x in (a, b))  # type: ignore[return-value]

    def _fingerprint(self, pair: Pair) -> str:
        rows = (r for r in self._table().to_pylist() if {r["a"], r["b"]} == set(pair))
        return next((evidence.fingerprint(row) for row in rows), "")

    def _sides(self, persons: Iterable[int]) -> dict[int, Side]:
        """Each of these people with name and accounts."""
        wanted = sorted(set(persons))
        if not wanted:
            return {}
        derivation = self._context.derivation()
        of = derivation.mapping.filter(derivation.mapping.person.isin(wanted))
        rows = derivation.lake.facts("accounts").inner_join(of, "account").order_by("import_id")
        held: dict[int, dict[tuple[str, str], Row]] = {person: {} for person in wanted}
        for row in derivation.fetch(rows, "accounts of people who may be one").to_pylist():
            told = {f: row[f] for f in ("handle", "name", "url", "headline", "organisation") if row[f]}
            held[row["person"]].setdefault((row["network"], row["key"]), {}).update(told)
        names = names_of(self._context, wanted)
        return {
            p: Side(
                p, names[p][0], tuple(_account(network, key, told) for (network, key), told in sorted(held[p].items()))
            )
            for p in held
        }

    def _bearers(self, names: Iterable[str]) -> dict[str, int]:
        """How many people bear each of these names, folded: one who has several accounts counts once."""
        wanted = sorted({folded(name) for name in names})
        if not wanted:
            return {}
        described = self._context.derivation().described
        counted = described.filter(described.folded_name.isin(wanted)).group_by("folded_name").agg(n=_.count())
        rows = self._context.lake.engine.fetch(counted, "people of these names")
        return dict(zip(rows["folded_name"].to_pylist(), rows["n"].to_pylist(), strict=True))

    def _named(self, answers: Sequence[Answer]) -> tuple[Answered, ...]:
        derivation = self._context.derivation()
        persons = derivation.person_by_account([x for answer in answers for x in (answer.a, answer.b)])
        names = names_of(self._context, list(persons.values()))
        shown = {account: names[person][0] for account, person in persons.items()}
        return tuple(
            Answered(x.a, x.b, shown.get(x.a, str(x.a)), shown.get(x.b, str(x.b)), str(x.word), x.who, x.at, x.undone)
            for x in answers
        )


@kept(most=2)
def _waiting(context: Context, scoring: Scoring, apart: tuple[Pair, ...]) -> pa.Table:
    derivation = scoring.derivation
    rows = derivation.lake.facts("accounts").filter(_.network.isin(list(ONE_EACH)))
    return clusters.waiting(
        derivation.fetch(derivation.candidates, "pairs that may be one person"),
        derivation.fetch(derivation.mapping, "read people"),
        derivation.fetch(rows.select("account", "network").distinct(), "accounts of which one person has one"),
        apart,
    )


def _account(network: str, key: str, told: Row) -> Account:
    fields = ("handle", "name", "url", "headline", "organisation")
    return Account(network, key, **{f: told.get(f) for f in fields} | {"url": link_to(told.get("url"))})


def _candidate(row: Row, one: Side, other: Side, bearers: Mapping[str, int]) -> Candidate:
    works = (a.organisation for side in (one, other) for a in side.accounts if a.organisation)
    told = {
        "at": next((work for work in works if fold(work) == row["at"]), row["at"]),
        "name_bearers": max(2, *(bearers.get(folded(side.name), 0) for side in (one, other))),
    }
    strength = next(word for least, word in STRENGTHS if row["points"] >= least)
    return Candidate(row["a"], row["b"], one, other, strength, row["points"], evidence.reasons(row | told))
